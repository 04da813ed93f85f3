#include "cli/cmd/address.h"
#include "cli/cmd/refresh.h"
#include "cli/out.h"

#include "base/safe.h"
#include "user/library.h"

#include <stdio.h>
#include <string.h>

static const char *sha256;
static bool all;

static const struct ft_opt options[] = {
	{"sha256", "HEX", FT_OPT_STR, &sha256, "of several imports the one whose original has this hash, or begins so"},
	{"all", NULL, FT_OPT_FLAG, &all, "every import of that version"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

/* Which imports are meant. */
struct chosen {
	const struct ft_import **v;
	size_t len;
};

/* An address that names no version means the work's imports, whatever version they are of. */
static struct chosen choose(struct ft_cli *cli, const struct ft_target *t, bool dated)
{
	struct chosen c = {NULL, 0};
	size_t n;
	struct ft_import *m = ft_imports(cli->arena, cli->data_dir, &n, NULL, NULL);

	c.v = ft_arena_alloc(cli->arena, (n + 1) * sizeof *c.v);
	for (size_t i = 0; i < n; i++)
		if (ft_eq(m[i].work, t->key) && (!dated || ft_eq(m[i].version, t->date)) &&
		    (sha256 == NULL || ft_starts(m[i].sha256, ft_str(sha256))))
			c.v[c.len++] = &m[i];
	return c;
}

static void name_import(struct ft_buf *out, const struct ft_import *m)
{
	ft_buf_fmt(out, "%.*s@%.*s  ", FT_FMT(m->work), FT_FMT(m->version));
	ft_safe_line(out, m->name);
	ft_buf_fmt(out, "  sha256 %.*s", 12, m->sha256.p);
}

static int several(const struct chosen *c, const char *address)
{
	struct ft_buf out = {0};

	ft_complain(FT_AMBIGUOUS, address, "%zu imports fit; name the version, or the original by --sha256, or take --all:", c->len);
	for (size_t i = 0; i < c->len; i++) {
		ft_buf_puts(&out, "  ");
		name_import(&out, c->v[i]);
		ft_buf_putc(&out, '\n');
	}
	fputs(out.data, stderr);
	ft_buf_free(&out);
	return ft_err_status(FT_AMBIGUOUS);
}

static void tell(struct ft_out *o, const struct ft_import *m)
{
	struct ft_json *j = ft_out_item(o);

	if (j) {
		ft_json_str(j, "work", m->work);
		ft_json_str(j, "version", m->version.n ? m->version : (struct ft_str){NULL, 0});
		ft_json_str(j, "name", m->name);
		ft_json_str(j, "sha256", m->sha256);
		ft_out_item_end(o);
	} else if (o->cli->format == FT_TSV) {
		struct ft_str f[4] = {m->work, m->version, m->name, m->sha256};

		ft_out_tsv(o, f, 4);
	} else if (!o->cli->quiet) {
		ft_buf_puts(&o->text, "removed ");
		name_import(&o->text, m);
		ft_buf_putc(&o->text, '\n');
	}
}

/* The index of before holds until the new one is made, so a folder goes only when its removal can be told to it. */
static int remove_all(struct ft_cli *cli, const struct chosen *c)
{
	bool no_corpus = ft_db_int(cli->db, "SELECT count(*) FROM source WHERE kind='corpus'", 0) == 0;
	struct ft_user *u = NULL;
	struct ft_buf why = {0};
	struct ft_out o;
	int status = 0;

	ft_out_begin(&o, cli, "remove");
	ft_out_list(&o, "removed");
	if (ft_user_open(&u, cli->data_dir, &why) != FT_OK)
		status = ft_complain(FT_SYSTEM, "user.db", "%s", why.data ? why.data : "cannot be opened");
	for (size_t i = 0; i < c->len && status == 0; i++) {
		if (ft_library_remove(cli->data_dir, c->v[i]->dir, &why) != FT_OK)
			status = ft_complain(FT_SYSTEM, "library", "%s", why.data);
		else
			tell(&o, c->v[i]);
	}
	ft_out_list_end(&o);
	if (u) {
		int refreshed = ft_refresh(cli, u, &(struct ft_refresh){.no_corpus = no_corpus});

		status = status ? status : refreshed >= 4 ? refreshed : 0;
	}
	ft_user_close(u);
	ft_buf_free(&why);
	return ft_out_end(&o, status);
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	struct ft_target t;
	struct chosen c;
	int status;

	if (argc != 1)
		return ft_complain(FT_USAGE, "remove", "which text? name one ADDRESS");
	status = ft_address_arg(cli, argv[0], &t);
	if (status)
		return status;
	if (t.eid.n)
		return ft_complain(FT_USAGE, argv[0], "it is a provision; a text is removed whole");
	c = choose(cli, &t, strchr(argv[0], '@') != NULL);
	if (c.len == 0)
		return ft_complain(FT_NONE, argv[0], "no text of it was imported; fatiao list sources shows those that were");
	if (c.len > 1 && !all)
		return several(&c, argv[0]);
	ft_refresh_catch_signals();
	return remove_all(cli, &c);
}

const struct ft_cmd ft_cmd_remove = {"remove", "ADDRESS", "takes an imported text out of the user's library", true, options, run};
