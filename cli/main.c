#include "cli/cli.h"

#include "base/fs.h"
#include "base/safe.h"
#include "cli/options.h"

#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const struct ft_cmd *const commands[] = {
#define X(name) &ft_cmd_##name,
	FT_CMDS(X)
#undef X
};

int ft_complain(enum ft_err e, const char *what, const char *why_fmt, ...)
{
	struct ft_buf raw = {0}, shown = {0};
	va_list ap;
	char why[1024];

	va_start(ap, why_fmt);
	vsnprintf(why, sizeof why, why_fmt, ap);
	va_end(ap);
	ft_buf_fmt(&raw, "%s: %s", what, why);
	ft_safe(&shown, ft_buf_str(&raw));
	fflush(stdout);
	fprintf(stderr, "fatiao: %s\n", shown.data);
	ft_buf_free(&raw);
	ft_buf_free(&shown);
	return ft_err_status(e);
}

char *ft_corpus_dir(void)
{
	static const char *const places[] = {"../corpus", "../share/fatiao/corpus"};
	const char *env = getenv("FATIAO_CORPUS");
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);

	if (env && env[0])
		return ft_strdup(ft_str(env));
	if (n <= 0)
		return NULL;
	self[n] = '\0';
	*strrchr(self, '/') = '\0';
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		char *path = ft_path(self, places[i]), *real = realpath(path, NULL);

		free(path);
		if (real && ft_is_dir(real))
			return real;
		free(real);
	}
	return NULL;
}

size_t ft_columns(void)
{
	struct winsize w;
	const char *env = getenv("COLUMNS");
	long n = env ? strtol(env, NULL, 10) : 0;

	if (n >= 20 && n <= 1000)
		return (size_t)n;
	if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col >= 20)
		return w.ws_col;
	return 80;
}

static bool is_long(struct ft_str text)
{
	struct winsize w;
	size_t lines = 0;

	if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) != 0)
		return false;
	for (size_t i = 0; i < text.n; i++)
		lines += text.p[i] == '\n';
	return lines >= w.ws_row;
}

int ft_page_out(struct ft_cli *cli, struct ft_str text)
{
	const char *pager = getenv("PAGER");
	FILE *to = stdout;
	int failed;

	if (cli->format == FT_TEXT && pager && pager[0] && strcmp(pager, "cat") != 0 && is_long(text)) {
		setenv("LESS", "FRX", 0);
		signal(SIGPIPE, SIG_IGN);
		to = popen(pager, "w");
		if (to == NULL)
			to = stdout;
	}
	if (text.n)
		fwrite(text.p, 1, text.n, to);
	if (to != stdout)
		return pclose(to) == -1 ? 5 : 0;
	failed = fflush(stdout) != 0 && errno != EPIPE;
	return failed ? ft_complain(FT_SYSTEM, "standard output", "%s", strerror(errno)) : 0;
}

static const struct ft_cmd *find_command(const char *name)
{
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

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
		return ft_help_main(stderr), 2;
	cmd = find_command(argv[rest]);
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
	struct ft_cli cli = {.arena = ft_arena_new()};
	int status;

	setlocale(LC_CTYPE, "");
	umask(077);
	status = run(&cli, argc, argv);
	ft_db_close(cli.db);
	ft_arena_free(cli.arena);
	return status;
}
