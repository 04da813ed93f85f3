#include "cli/cmd/list_rows.h"
#include "cli/out.h"

#include "base/safe.h"
#include "user/library.h"

#include <stdlib.h>
#include <string.h>

/* A listing: its SQL and the names of its columns; # before a name: a number. */
struct listing {
	const char *name, *list, *sql;
	const char *columns[8];
	const char *behind[8]; /* in text, what stands behind each column; behind those that have nothing: two blanks */
	bool imports;	       /* and what was imported */
};

static const struct listing listings[] = {
	{"sources", "sources",
	 "SELECT s.kind, s.path, count(f.id), coalesce(sum(f.id IN (SELECT file FROM text)),0), coalesce(sum(f.size),0) FROM source s LEFT JOIN file f"
	 " ON f.source=s.id GROUP BY s.id ORDER BY s.id",
	 {"kind", "path", "#files", "#texts", "#bytes", NULL}, {"  ", "  ", " files  ", " texts  ", " bytes"}, true},
	{"changes", "changes",
	 "SELECT day, what, key, date, title FROM (SELECT coalesce(v.effective, v.promulgated, v.date) AS day,"
	 /* a day on which it was only made is not told as that of its effect */
	 " CASE WHEN v.effective IS NOT NULL THEN 'begins' WHEN v.promulgated IS NOT NULL THEN 'promulgated' ELSE"
	 " coalesce(nullif(v.event,''),'dated') END AS what,"
	 " k.key AS key, v.date AS date, coalesce(k.title_zh, k.title_en) AS title FROM version v JOIN work k ON k.id=v.work"
	 " WHERE v.begins>0 AND v.fixed IS NULL UNION ALL"
	 " SELECT substr(v.ends,1,4)||'-'||substr(v.ends,5,2)||'-'||substr(v.ends,7,2), 'ends', k.key, v.date,"
	 " coalesce(k.title_zh, k.title_en) FROM version v JOIN work k ON k.id=v.work WHERE v.ends>0 AND v.fixed IS NULL)"
	 " ORDER BY day, what, key",
	 {"day", "what", "work", "version", "title", NULL}, {NULL}, false},
	{"faults", "faults",
	 "SELECT s.path||'/'||f.path, x.line, x.col, x.code, x.message FROM fault x JOIN file f ON f.id=x.file JOIN source s"
	 " ON s.id=f.source ORDER BY x.id",
	 {"file", "#line", "#column", "code", "message", NULL}, {":", ":", ": ", ": "}, false},
};

static void json_column(struct ft_json *j, struct ft_stmt *s, int at, const char *name)
{
	if (name[0] != '#')
		ft_json_str(j, name, ft_col_str(s, at));
	else if (ft_col_null(s, at))
		ft_json_null(j, name + 1);
	else
		ft_json_int(j, name + 1, ft_col_int(s, at));
}

static void put_fields(struct ft_out *o, const struct listing *l, const struct ft_str *f, size_t n)
{
	const size_t told = sizeof l->behind / sizeof l->behind[0];

	if (o->cli->format == FT_TSV) {
		ft_out_tsv(o, f, n);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		ft_safe_line(&o->text, f[i]);
		if (i < told && l->behind[i])
			ft_buf_puts(&o->text, l->behind[i]);
		else if (i + 1 < n)
			ft_buf_puts(&o->text, "  ");
	}
	ft_buf_putc(&o->text, '\n');
}

/* Words of an import's texts, joined where there are two: zh+en. */
static struct ft_str joined(struct ft_arena *a, const struct ft_import *m, bool lang)
{
	struct ft_str s = FT_S("");

	for (size_t i = 0; i < m->text_len; i++)
		s = ft_arena_fmt(a, "%.*s%s%s", FT_FMT(s), i ? "+" : "",
				 lang ? ft_lang_word(m->text[i].lang) : ft_authority_word(m->text[i].authority));
	return s;
}

/* An import as a source: its numbers first, as those of a folder, then what it is and where it came from. */
static void put_import(struct ft_out *o, const struct listing *l, const struct ft_import *m)
{
	static const char *const names[] = {"kind", "path", "files", "texts", "bytes", "address", "lang", "authority", "form", "name",
					    "sha256", "imported", "matched_by", "from"};
	struct ft_arena *a = o->cli->arena;
	struct ft_str f[] = {FT_S("import"), m->dir, ft_arena_fmt(a, "%zu", m->text_len + 2), ft_arena_fmt(a, "%zu", m->text_len),
			     ft_arena_fmt(a, "%lld", m->bytes),
			     ft_arena_fmt(a, "%.*s%s%.*s", FT_FMT(m->work), m->version.n ? "@" : "", FT_FMT(m->version)),
			     joined(a, m, true), joined(a, m, false), m->form, m->name, m->sha256, m->when, m->how, m->from};
	struct ft_json *j = ft_out_item(o);

	for (size_t c = 0; j && c < sizeof f / sizeof f[0]; c++) {
		if (c >= 2 && c <= 4)
			ft_json_int(j, names[c], strtoll(f[c].p, NULL, 10));
		else
			ft_json_str(j, names[c], f[c]);
	}
	if (j)
		ft_out_item_end(o);
	else
		put_fields(o, l, f, sizeof f / sizeof f[0] - 1);
}

/* What was imported stands below the folders. */
static size_t list_imports(struct ft_out *o, const struct listing *l)
{
	size_t n;
	struct ft_import *m = ft_imports(o->cli->arena, o->cli->data_dir, &n, NULL, NULL);

	for (size_t i = 0; i < n; i++)
		put_import(o, l, &m[i]);
	return n;
}

static int list_rows(struct ft_cli *cli, const struct listing *l)
{
	struct ft_stmt *s = ft_sql(cli->db, l->sql);
	struct ft_out o;
	size_t rows = 0;

	ft_out_begin(&o, cli, "list");
	ft_out_list(&o, l->list);
	while (ft_step(s)) {
		struct ft_json *j = ft_out_item(&o);
		struct ft_str f[8];
		size_t n = 0;

		for (; l->columns[n]; n++) {
			f[n] = ft_col_str(s, (int)n);
			if (j)
				json_column(j, s, (int)n, l->columns[n]);
		}
		if (j)
			ft_out_item_end(&o);
		else
			put_fields(&o, l, f, n);
		rows++;
	}
	if (l->imports)
		rows += list_imports(&o, l);
	ft_out_list_end(&o);
	return ft_out_end(&o, rows ? 0 : 1);
}

int ft_list_rows(struct ft_cli *cli, const char *what)
{
	for (size_t i = 0; i < sizeof listings / sizeof listings[0]; i++)
		if (strcmp(what, listings[i].name) == 0)
			return list_rows(cli, &listings[i]);
	return ft_complain(FT_USAGE, what, "list knows works, versions WORK, sources, kinds, changes, faults");
}
