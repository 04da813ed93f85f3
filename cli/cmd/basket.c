#include "cli/cmd/kept.h"
#include "cli/cmd/picks.h"

#include <stdlib.h>
#include <string.h>

/* Every place of a range is an entry of its own. */
static int add_pick(struct ft_cli *cli, struct ft_user *u, const struct ft_pick *p)
{
	size_t n;
	struct ft_target *t = ft_pick_places(cli, p, &n);
	int status = 0;

	for (size_t i = 0; i < n; i++) {
		struct ft_kept k;
		struct ft_buf why = {0};
		int one = ft_kept_place(cli, &t[i], &k);
		enum ft_err e;
		bool had;

		if (one == 0 && (e = ft_basket_add(u, cli->matter, &k, &had, &why)) != FT_OK)
			one = ft_kept_failed(e, &why);
		status = one > status ? one : status;
	}
	return status;
}

static int add(struct ft_cli *cli, struct ft_user *u, int argc, char **argv)
{
	struct ft_picks picks = {0};
	int status;

	if (argc == 0)
		return ft_complain(FT_USAGE, "basket add", "which? fatiao basket add ADDRESS...");
	status = ft_picks_of(cli, argc, argv, &picks);
	for (size_t i = 0; i < picks.len; i++) {
		int one = add_pick(cli, u, &picks.v[i]);

		status = one > status ? one : status;
	}
	free(picks.v);
	return status;
}

static int list(struct ft_cli *cli, struct ft_user *u, int argc, char **argv)
{
	size_t n;
	struct ft_kept *v;

	if (argc)
		return ft_complain(FT_USAGE, argv[0], "basket list takes nothing; --matter names another basket");
	v = ft_basket_list(u, cli->matter, cli->arena, &n);
	return ft_kept_list(cli, "basket", "items", v, n, NULL);
}

/* The entry that an argument names: its place in the list, or its address. 0: none. */
static size_t find(struct ft_cli *cli, const struct ft_kept *v, size_t n, const char *arg)
{
	char *end;
	long at = strtol(arg, &end, 10);
	struct ft_kept k;

	if (*arg && *end == '\0')
		return at >= 1 && (size_t)at <= n ? (size_t)at : 0;
	for (size_t i = 0; i < n; i++) { /* as printed, so that an orphan can go */
		struct ft_str s = ft_arena_fmt(cli->arena, "%.*s%s%.*s%s%.*s", FT_FMT(v[i].key),
					       v[i].date.n ? "@" : "", FT_FMT(v[i].date),
					       v[i].eid.n ? "#" : "", FT_FMT(v[i].eid));

		if (ft_eq(s, ft_str(arg)))
			return i + 1;
	}
	if (ft_kept_arg(cli, arg, &k) != 0)
		return 0;
	for (size_t i = 0; i < n; i++)
		if (ft_eq(v[i].key, k.key) && ft_eq(v[i].date, k.date) && ft_eq(v[i].eid, k.eid))
			return i + 1;
	return 0;
}

static int drop(struct ft_cli *cli, struct ft_user *u, int argc, char **argv)
{
	size_t n;
	struct ft_kept *v = ft_basket_list(u, cli->matter, cli->arena, &n);
	int status = argc ? 0
			  : ft_complain(FT_USAGE, "basket remove",
					"which? a number of the list, or an ADDRESS");

	for (int i = 0; i < argc; i++) {
		size_t at = find(cli, v, n, argv[i]);
		struct ft_buf why = {0};

		if (at == 0)
			status = ft_complain(FT_NONE, argv[i], "it is not in the basket");
		else if (ft_basket_remove(u, cli->matter, v[at - 1].id, &why) != FT_OK)
			status = ft_kept_failed(FT_SYSTEM, &why);
		ft_buf_free(&why);
	}
	return status;
}

/* A number of the list; 0 where it is none. */
static size_t number_of(const char *arg, size_t n)
{
	char *end;
	long at = strtol(arg, &end, 10);

	return *arg && *end == '\0' && at >= 1 && (size_t)at <= n ? (size_t)at : 0;
}

static int move(struct ft_cli *cli, struct ft_user *u, int argc, char **argv)
{
	struct ft_buf why = {0};
	enum ft_err e;
	size_t n, from, to;
	struct ft_kept *v = ft_basket_list(u, cli->matter, cli->arena, &n);

	if (argc != 2)
		return ft_complain(FT_USAGE, "basket move", "from where to where? fatiao basket move 3 1");
	from = find(cli, v, n, argv[0]);
	to = number_of(argv[1], n);
	if (from == 0)
		return ft_complain(FT_USAGE, argv[0], "it is not in the basket, which has %zu entries", n);
	if (to == 0)
		return ft_complain(FT_USAGE, argv[1], "it is no place in the basket, which has %zu entries", n);
	e = ft_basket_move(u, cli->matter, from, to, &why);
	return e == FT_OK ? 0 : ft_kept_failed(e, &why);
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	const char *verb = argc ? argv[0] : "list";
	struct ft_user *u;
	int status = ft_kept_user(cli, &u);

	if (status)
		return status;
	if (strcmp(verb, "add") == 0)
		status = add(cli, u, argc - 1, argv + 1);
	else if (strcmp(verb, "list") == 0)
		status = list(cli, u, argc ? argc - 1 : 0, argv + 1);
	else if (strcmp(verb, "remove") == 0)
		status = drop(cli, u, argc - 1, argv + 1);
	else if (strcmp(verb, "move") == 0)
		status = move(cli, u, argc - 1, argv + 1);
	else
		status = ft_complain(FT_USAGE, verb, "add, list, remove or move");
	ft_user_close(u);
	return status;
}

const struct ft_cmd ft_cmd_basket = {"basket",
				     "[add ADDRESS...|list|remove N|move N N]",
				     "provisions set aside, in your own order",
				     true,
				     NULL,
				     run};
