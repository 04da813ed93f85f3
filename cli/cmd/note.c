#include "cli/cmd/kept.h"

#include "base/buf.h"

#include <string.h>

/* The words behind the address as one text. */
static int set(struct ft_cli *cli, struct ft_user *u, int argc, char **argv, bool remove)
{
	struct ft_kept k;
	struct ft_buf text = {0}, why = {0};
	enum ft_err e;
	size_t bad;
	int status;

	if (argc < (remove ? 1 : 2))
		return ft_complain(FT_USAGE, "note",
				   remove ? "of which ADDRESS?" : "fatiao note add ADDRESS WORDS...");
	status = ft_kept_arg(cli, argv[0], &k);
	if (status)
		return status;
	for (int i = 1; i < argc && !remove; i++)
		ft_buf_fmt(&text, "%s%s", i > 1 ? " " : "", argv[i]);
	k.text = remove ? FT_S("") : ft_buf_str(&text);
	if (!ft_utf8_valid(k.text, &bad)) {
		status = ft_complain(FT_USAGE, "note", "it is no UTF-8");
	} else if (remove && ft_note_of(u, cli->matter, cli->arena, &k).n == 0) {
		status = ft_complain(FT_NONE, argv[0], "there is no note of it");
	} else {
		e = ft_note_set(u, cli->matter, &k, &why);
		status = e == FT_OK ? 0 : ft_kept_failed(e, &why);
	}
	ft_buf_free(&text);
	ft_buf_free(&why);
	return status;
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	const char *verb = argc ? argv[0] : "list";
	struct ft_user *u;
	struct ft_kept *v;
	size_t n;
	int status = ft_kept_user(cli, &u);

	if (status)
		return status;
	if (strcmp(verb, "add") == 0 || strcmp(verb, "remove") == 0) {
		status = set(cli, u, argc - 1, argv + 1, verb[0] == 'r');
	} else if (strcmp(verb, "list") == 0) {
		v = ft_note_list(u, cli->matter, cli->arena, &n);
		status = ft_kept_list(cli, "note", "notes", v, n);
	} else {
		status = ft_complain(FT_USAGE, verb, "add, list or remove");
	}
	ft_user_close(u);
	return status;
}

const struct ft_cmd ft_cmd_note = {
	"note", "[add ADDRESS WORDS...|list|remove ADDRESS]", "your notes to provisions", true, NULL, run};
