#include "cli/cli.h"

#include "base/fs.h"
#include "cli/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Opens the index for a command that needs one; says how to mend what is wrong. */
static int open_index(struct ft_cli *cli)
{
	char *path = ft_path(cli->data_dir, "index.db");
	struct ft_buf why = {0};
	enum ft_err e = ft_db_open(&cli->db, path, FT_DB_READ, &why);
	int status = 0;

	if (e == FT_MISSING)
		status = ft_complain(e, path, "there is no index yet; make one with: fatiao index");
	else if (e != FT_OK)
		status = ft_complain(e == FT_SYSTEM ? FT_SYSTEM : e, path, "%s; make it anew with: fatiao index --rebuild",
				     why.data ? why.data : ft_err_words(e));
	ft_buf_free(&why);
	free(path);
	return status;
}

/* An error of the handle that a command left unsaid. */
static int last_error(struct ft_cli *cli, int status)
{
	struct ft_buf why = {0};
	enum ft_err e = cli->db ? ft_db_error(cli->db, &why) : FT_OK;

	if (e != FT_OK)
		status = ft_complain(e, "index.db", "%s; make it anew with: fatiao index --rebuild", why.data);
	ft_buf_free(&why);
	return status;
}

/* Without a command: on a terminal the reader. */
static int run_bare(struct ft_cli *cli, const struct ft_globals *g, char **none)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return ft_help_main(stderr), 2;
	return ft_globals_settle(g, cli) ? ft_cmd_tui.run(cli, 0, none) : 2;
}

/* `help`, `help COMMAND`: what --help prints. */
static int run_help(int argc, char **argv)
{
	const struct ft_cmd *cmd = argc > 1 ? ft_cmd_find(argv[1]) : NULL;

	if (argc == 1)
		return ft_help_main(stdout), 0;
	if (cmd == NULL)
		return ft_complain(FT_USAGE, argv[1], "no such command; fatiao help lists them");
	return ft_help_command(stdout, cmd), 0;
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	struct ft_globals g;
	const struct ft_cmd *cmd;
	int rest, status;

	if (!ft_options(argc, argv, NULL, &g, &rest))
		return 2;
	if (g.version)
		return puts("fatiao " FT_VERSION) < 0 ? 5 : 0;
	if (g.help)
		return ft_help_main(stdout), 0;
	if (rest == argc)
		return run_bare(cli, &g, argv + argc);
	if (strcmp(argv[rest], "help") == 0)
		return run_help(argc - rest, argv + rest);
	cmd = ft_cmd_find(argv[rest]);
	if (cmd == NULL)
		return ft_complain(FT_USAGE, argv[rest], "no such command; fatiao --help lists them");
	argc -= rest;
	argv += rest;
	if (!ft_options(argc, argv, cmd, &g, &rest))
		return 2;
	if (g.help)
		return ft_help_command(stdout, cmd), 0;
	if (!ft_globals_settle(&g, cli))
		return 2;
	status = cmd->needs_index ? open_index(cli) : 0;
	if (status == 0)
		status = last_error(cli, cmd->run(cli, argc - rest, argv + rest));
	return status;
}

int main(int argc, char **argv)
{
	static struct ft_cli cli; /* static: what it holds lasts until the process ends, which frees it all at once */

	umask(077);
	cli.arena = ft_arena_new();
	return run(&cli, argc, argv);
}
