#include "cli/out.h"

#include "base/fs.h"
#include "base/safe.h"
#include "indexer/parse.h"

#include <string.h>

static bool dry_run;

static const struct ft_opt options[] = {
	{"dry-run", NULL, FT_OPT_FLAG, &dry_run, "prints the tree, the faults and the work proposed; changes nothing"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

/* ---- JSON ---- */

static struct ft_str or_null(struct ft_str s)
{
	return s.n ? s : (struct ft_str){NULL, 0};
}

static void json_node(struct ft_json *j, const struct ft_node *n)
{
	ft_json_open(j, NULL, '{');
	ft_json_str(j, "eid", n->eid);
	ft_json_cstr(j, "kind", ft_node_kind_word(n->kind));
	ft_json_str(j, "label", n->label);
	ft_json_str(j, "heading", n->heading);
	ft_json_str(j, "text", n->text.p ? n->text : FT_S(""));
	ft_json_open(j, "children", '[');
	for (const struct ft_node *c = n->child; c; c = c->next)
		json_node(j, c);
	ft_json_close(j, ']');
	ft_json_close(j, '}');
}

static void json_faults(struct ft_json *j, const struct ft_diags *d)
{
	ft_json_open(j, "faults", '[');
	for (const struct ft_diag *g = d->head; g; g = g->next) {
		ft_json_open(j, NULL, '{');
		ft_json_int(j, "line", g->line);
		ft_json_int(j, "column", g->column);
		ft_json_cstr(j, "code", ft_diag_word(g->code));
		ft_json_str(j, "message", g->message);
		ft_json_close(j, '}');
	}
	ft_json_close(j, ']');
}

static void json_dates(struct ft_json *j, const struct ft_doc *d)
{
	ft_json_open(j, "dates", '[');
	for (const struct ft_dated *e = d->dated; e; e = e->next) {
		ft_json_open(j, NULL, '{');
		ft_json_cstr(j, "event", ft_event_word(e->event));
		ft_json_cstr(j, "date", e->date);
		ft_json_close(j, '}');
	}
	ft_json_close(j, ']');
}

static void json_file(struct ft_json *j, const char *path, const struct ft_parsed *p)
{
	const struct ft_doc *d = p->doc;

	ft_json_cstr(j, "file", path);
	ft_json_cstr(j, "form", p->form);
	ft_json_cstr(j, "encoding", p->encoding);
	ft_json_str(j, "work", or_null(p->ident.key));
	ft_json_cstr(j, "version", p->ident.date[0] ? p->ident.date : NULL);
	ft_json_cstr(j, "lang", ft_lang_word(d->lang));
	ft_json_cstr(j, "authority", d->digest ? "digest" : "official");
	ft_json_str(j, "title", or_null(d->title));
	ft_json_str(j, "number", or_null(d->number));
	json_dates(j, d);
	ft_json_cstr(j, "matched_by", "title");
	ft_json_open(j, "tree", '[');
	for (const struct ft_node *n = d->first; n; n = n->next)
		json_node(j, n);
	ft_json_close(j, ']');
	json_faults(j, &d->diags);
}

/* ---- text ---- */

static void put_node(struct ft_buf *out, const struct ft_node *n, int depth)
{
	ft_buf_fmt(out, "%*s%s %.*s  ", depth * 2, "", ft_node_kind_word(n->kind), FT_FMT(n->eid));
	ft_safe_line(out, n->label);
	ft_buf_putc(out, ' ');
	ft_safe_line(out, n->heading);
	ft_buf_putc(out, '\n');
	if (n->text.n) {
		ft_buf_fmt(out, "%*s", depth * 2 + 4, "");
		ft_wrap(out, n->text, ft_columns(), (size_t)depth * 2 + 4);
		ft_buf_putc(out, '\n');
	}
	for (const struct ft_node *c = n->child; c; c = c->next)
		put_node(out, c, depth + 1);
}

static void put_file(struct ft_buf *out, const char *path, const struct ft_parsed *p)
{
	const struct ft_doc *d = p->doc;
	struct ft_buf raw = {0};

	ft_buf_fmt(&raw, "%s · %s · %s\n", path, p->form ? p->form : "not read", p->encoding ? p->encoding : "");
	ft_buf_fmt(&raw, "%.*s %.*s\n", FT_FMT(d->title), FT_FMT(d->number));
	ft_buf_fmt(&raw, "work %.*s, version %s, %s, %zu provisions\n", FT_FMT(p->ident.key),
		   p->ident.date[0] ? p->ident.date : "unknown", ft_work_kind_label(p->ident.kind, FT_LANG_EN), d->units);
	for (const struct ft_dated *e = d->dated; e; e = e->next)
		ft_buf_fmt(&raw, "%s %s\n", ft_event_word(e->event), e->date);
	ft_buf_putc(&raw, '\n');
	for (const struct ft_node *n = d->first; n; n = n->next)
		put_node(&raw, n, 0);
	ft_safe(out, ft_buf_str(&raw));
	ft_buf_free(&raw);
}

static void say_faults(const char *path, const struct ft_diags *d)
{
	for (const struct ft_diag *g = d->head; g; g = g->next) {
		struct ft_buf where = {0};

		ft_buf_puts(&where, path);
		if (g->line)
			ft_buf_fmt(&where, ":%u:%u", g->line, g->column);
		ft_complain(FT_OK, where.data, "%s: %.*s", ft_diag_word(g->code), FT_FMT(g->message));
		ft_buf_free(&where);
	}
}

/* Reads one file and prints what it is. */
static int read_one(struct ft_out *o, const char *path)
{
	struct ft_parse_job job = {.path = path, .name = ft_str(ft_base_name(path)), .text = true,
				   .foreign = true};
	struct ft_json *j;
	struct ft_parsed p;
	int status;

	ft_parse_file(&p, &job);
	status = p.refused ? 3 : 0;
	if ((j = ft_out_item(o))) {
		json_file(j, path, &p);
		ft_out_item_end(o);
	} else if (!p.refused) {
		put_file(&o->text, path, &p);
	}
	say_faults(path, &p.doc->diags);
	ft_parsed_free(&p);
	return status;
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	struct ft_out o;
	int status = 0, one;

	if (argc == 0)
		return ft_complain(FT_USAGE, "import", "which file?");
	if (!dry_run)
		return ft_complain(FT_USAGE, "import", "this version reads and shows a text (--dry-run); to add texts, index their folder: "
						       "fatiao index --source DIR");
	ft_out_begin(&o, cli, "import");
	ft_out_list(&o, "files");
	for (int i = 0; i < argc; i++) {
		one = read_one(&o, argv[i]);
		status = one > status ? one : status;
	}
	ft_out_list_end(&o);
	return ft_out_end(&o, status);
}

const struct ft_cmd ft_cmd_import = {"import", "FILE...", "reads a text; with --dry-run shows its tree and faults", false, options,
				     run};
