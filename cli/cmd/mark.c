#include "cli/cmd/kept.h"

#include "base/safe.h"

#include <string.h>

static int add(struct ft_cli *cli, struct ft_user *u, int argc, char **argv)
{
	struct ft_kept k;
	struct ft_buf why = {0};
	enum ft_err e;
	int status;

	if (argc != 2 || ft_cp_count(ft_str(argv[0])) != 1 || ft_cp_unsafe(ft_cp_at(ft_str(argv[0]), 0)))
		return ft_complain(FT_USAGE, "mark add",
				   "a letter and an address: fatiao mark add a ADDRESS");
	status = ft_kept_arg(cli, argv[1], &k);
	if (status)
		return status;
	k.letter = ft_str(argv[0]);
	e = ft_mark_set(u, cli->matter, &k, &why);
	return e == FT_OK ? 0 : ft_kept_failed(e, &why);
}

static int drop(struct ft_cli *cli, struct ft_user *u, int argc, char **argv)
{
	struct ft_buf why = {0};
	bool had;
	enum ft_err e;

	if (argc != 1)
		return ft_complain(FT_USAGE, "mark remove", "which letter?");
	e = ft_mark_remove(u, cli->matter, ft_str(argv[0]), &had, &why);
	if (e != FT_OK)
		return ft_kept_failed(e, &why);
	return had ? 0 : ft_complain(FT_NONE, argv[0], "there is no such mark");
}

/* All marks, or those of the letters named. */
static int list(struct ft_cli *cli, struct ft_user *u, int argc, char **argv)
{
	size_t n;
	struct ft_kept *v = ft_mark_list(u, cli->matter, cli->arena, &n);
	bool *wanted = ft_arena_alloc(cli->arena, (n + 1) * sizeof *wanted);
	int status = 0, listed;

	for (int i = 0; i < argc; i++) {
		bool found = false;

		for (size_t k = 0; k < n; k++)
			if (ft_eq(v[k].letter, ft_str(argv[i])))
				wanted[k] = found = true;
		if (!found)
			status = ft_complain(FT_NONE, argv[i], "there is no such mark");
	}
	listed = ft_kept_list(cli, "mark", "marks", v, n, argc ? wanted : NULL);
	return listed ? listed : status;
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	const char *verb = argc ? argv[0] : "list";
	struct ft_user *u;
	int status = ft_kept_user(cli, &u);

	if (status)
		return status;
	if (strcmp(verb, "add") == 0) {
		status = add(cli, u, argc - 1, argv + 1);
	} else if (strcmp(verb, "list") == 0) {
		status = list(cli, u, argc ? argc - 1 : 0, argv + 1);
	} else if (strcmp(verb, "remove") == 0) {
		status = drop(cli, u, argc - 1, argv + 1);
	} else {
		status = ft_complain(FT_USAGE, verb, "add, list or remove");
	}
	ft_user_close(u);
	return status;
}

const struct ft_cmd ft_cmd_mark = {
	"mark", "[add LETTER ADDRESS|list [LETTER...]|remove LETTER]", "places marked with a letter", true, NULL, run};
