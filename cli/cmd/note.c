#include "cli/cmd/kept.h"
#include "cli/cmd/picks.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

/* The words behind the address as one text. */
static int add(struct ft_cli *cli, struct ft_user *u, int argc, char **argv)
{
	struct ft_kept k;
	struct ft_buf text = {0}, why = {0};
	enum ft_err e;
	size_t bad;
	int status;

	if (argc < 2)
		return ft_complain(FT_USAGE, "note", "fatiao note add ADDRESS WORDS...");
	status = ft_kept_arg(cli, argv[0], &k);
	if (status)
		return status;
	for (int i = 1; i < argc; i++)
		ft_buf_fmt(&text, "%s%s", i > 1 ? " " : "", argv[i]);
	k.text = ft_buf_str(&text);
	if (!ft_utf8_valid(k.text, &bad)) {
		status = ft_complain(FT_USAGE, "note", "it is no UTF-8");
	} else {
		e = ft_note_set(u, cli->matter, &k, &why);
		status = e == FT_OK ? 0 : ft_kept_failed(e, &why);
	}
	ft_buf_free(&text);
	ft_buf_free(&why);
	return status;
}

/* By its number in the list, or its address. */
static int drop(struct ft_cli *cli, struct ft_user *u, int argc, char **argv)
{
	size_t n;
	struct ft_kept *v = ft_note_list(u, cli->matter, cli->arena, &n), k;
	struct ft_buf why = {0};
	enum ft_err e;
	char *end;
	long at;
	int status;

	if (argc != 1)
		return ft_complain(FT_USAGE, "note", "which? a number of the list, or an ADDRESS");
	at = strtol(argv[0], &end, 10);
	if (*argv[0] && *end == '\0') {
		if (at < 1 || (size_t)at > n)
			return ft_complain(FT_NONE, argv[0], "there is no such note; there are %zu", n);
		k = v[at - 1];
	} else if ((status = ft_kept_arg(cli, argv[0], &k)) != 0) {
		return status;
	} else if (ft_note_of(u, cli->matter, cli->arena, &k).n == 0) {
		return ft_complain(FT_NONE, argv[0], "there is no note of it");
	}
	k.text = FT_S("");
	e = ft_note_set(u, cli->matter, &k, &why);
	status = e == FT_OK ? 0 : ft_kept_failed(e, &why);
	ft_buf_free(&why);
	return status;
}

/* Notes of a place and of places inside it. */
static bool is_of(const struct ft_kept *k, const struct ft_target *t)
{
	bool inside = t->eid.n == 0 || (ft_starts(k->eid, t->eid) &&
					(k->eid.n == t->eid.n || ft_starts(ft_from(k->eid, t->eid.n), FT_S("__"))));

	return ft_eq(k->key, t->key) && ft_eq(k->date, t->date) && inside;
}

/* All notes, or those of the places named. */
static int list(struct ft_cli *cli, struct ft_user *u, int argc, char **argv)
{
	size_t n, places;
	struct ft_kept *v = ft_note_list(u, cli->matter, cli->arena, &n);
	bool *wanted = ft_arena_alloc(cli->arena, (n + 1) * sizeof *wanted);
	struct ft_picks picks = {0};
	int status = ft_picks_of(cli, argc, argv, &picks), listed;

	for (size_t i = 0; i < picks.len; i++) {
		struct ft_target *t = ft_pick_places(cli, &picks.v[i], &places);

		for (size_t k = 0; k < n * places; k++)
			wanted[k % n] |= is_of(&v[k % n], &t[k / n]);
	}
	free(picks.v);
	listed = ft_kept_list(cli, "note", "notes", v, n, argc ? wanted : NULL);
	return status ? status : listed;
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
	else if (strcmp(verb, "remove") == 0)
		status = drop(cli, u, argc - 1, argv + 1);
	else if (strcmp(verb, "list") == 0)
		status = list(cli, u, argc ? argc - 1 : 0, argv + 1);
	else
		status = ft_complain(FT_USAGE, verb, "add, list or remove");
	ft_user_close(u);
	return status;
}

const struct ft_cmd ft_cmd_note = {
	"note", "[add ADDRESS WORDS...|list [ADDRESS...]|remove N|remove ADDRESS]", "your notes to provisions", true, NULL, run};
