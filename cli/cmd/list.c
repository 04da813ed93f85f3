#include "cli/cmd/address.h"
#include "cli/cmd/list_rows.h"
#include "cli/out.h"

#include "base/date.h"
#include "base/safe.h"
#include "render/place.h"

#include <string.h>

/* ---- works ---- */

static const char *status_at(const struct ft_version *v, int day)
{
	return ft_status_word(ft_status_on(&v->time, day));
}

static void json_version(struct ft_json *j, const struct ft_version *v, int day)
{
	ft_json_open(j, NULL, '{');
	ft_json_str_or_null(j, "date", v->date);
	ft_json_str_or_null(j, "event", v->event);
	ft_json_str_or_null(j, "promulgated", v->promulgated);
	ft_json_str_or_null(j, "effective", v->effective);
	if (v->time.ends) {
		char until[11];

		ft_date_text(until, v->time.ends);
		ft_json_cstr(j, "until", until);
	} else {
		ft_json_null(j, "until");
	}
	ft_json_cstr(j, "status", status_at(v, day));
	ft_json_cstr(j, "status_basis", v->time.stated ? "catalogue" : "dates");
	ft_json_pair(j, "label", v->label_zh, v->label_en);
	if (v->articles >= 0)
		ft_json_int(j, "articles", v->articles);
	ft_json_close(j, '}');
}

/* Texts of a version; the files of one text (a code filed part by part) stand as one. */
static void json_texts(struct ft_json *j, struct ft_cli *cli, const struct ft_version *v)
{
	size_t n;
	struct ft_text *t = ft_texts(cli->db, cli->arena, v->id, &n);

	for (size_t i = 0; i < n; i++) {
		long units = 0;

		if (t[i].grp != t[i].id)
			continue;
		for (size_t k = 0; k < n; k++)
			units += t[k].grp == t[i].grp ? t[k].units : 0;
		ft_json_open(j, NULL, '{');
		ft_json_str_or_null(j, "version", v->date);
		ft_json_cstr(j, "lang", ft_lang_word(t[i].lang));
		ft_json_cstr(j, "authority", ft_authority_word(t[i].authority));
		ft_json_cstr(j, "basis", t[i].basis ? ft_basis_word(t[i].basis) : NULL);
		ft_json_int(j, "units", units);
		ft_json_str(j, "source", t[i].file);
		ft_json_str(j, "folder", t[i].folder);
		ft_json_str(j, "matched_by", t[i].how);
		ft_json_close(j, '}');
	}
}

static void json_work(struct ft_json *j, struct ft_cli *cli, const struct ft_work *w, const struct ft_version *v, size_t n)
{
	ft_json_str(j, "key", w->key);
	ft_json_cstr(j, "kind", ft_work_kind_word(w->kind));
	ft_json_pair(j, "title", w->title_zh, w->title_en);
	ft_json_str_or_null(j, "number", w->number);
	ft_json_pair(j, "issuer", w->issuer_zh, w->issuer_en);
	ft_json_str_or_null(j, "page", w->page);
	ft_json_open(j, "versions", '[');
	for (size_t i = 0; i < n; i++)
		json_version(j, &v[i], cli->day);
	ft_json_close(j, ']');
	ft_json_open(j, "texts", '[');
	for (size_t i = 0; i < n; i++)
		json_texts(j, cli, &v[i]);
	ft_json_close(j, ']');
	ft_json_str(j, "iri", ft_arena_fmt(cli->arena, "/akn/cn/act/%.*s", FT_FMT(w->key)));
}

static void put_phrase(struct ft_buf *out, const struct ft_work *w, const struct ft_version *v, int day)
{
	struct ft_place p = {.kind = w->kind, .time = v->time, .effective = v->effective};

	ft_status_phrase(out, &p, day);
}

/* Whether no text before this one is of its language and authority: copies are told once. */
static bool is_first_of_sort(const struct ft_text *t, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (t[k].lang == t[i].lang && t[k].authority == t[i].authority)
			return false;
	return t[i].units > 0;
}

static void put_version(struct ft_out *o, const struct ft_work *w, const struct ft_version *v)
{
	size_t n;
	struct ft_text *t = ft_texts(o->cli->db, o->cli->arena, v->id, &n);

	ft_buf_fmt(&o->text, "    %-10.*s  ", FT_FMT(v->date.n ? v->date : FT_S("no date")));
	put_phrase(&o->text, w, v, o->cli->day);
	for (size_t i = 0; i < n; i++)
		if (is_first_of_sort(t, i))
			ft_buf_fmt(&o->text, " · %s %s", ft_lang_word(t[i].lang), ft_authority_word(t[i].authority));
	if (n == 0)
		ft_buf_puts(&o->text, " · no text at hand");
	ft_buf_putc(&o->text, '\n');
}

static void put_work(struct ft_out *o, const struct ft_work *w, const struct ft_version *v, size_t n, bool detail)
{
	ft_safe_line(&o->text, w->title_zh.n ? w->title_zh : w->title_en);
	if (w->title_zh.n && w->title_en.n) {
		ft_buf_puts(&o->text, "  ");
		ft_safe_line(&o->text, w->title_en);
	}
	ft_buf_fmt(&o->text, "\n    %.*s · %s", FT_FMT(w->key), ft_work_kind_label(w->kind, FT_LANG_EN));
	if (w->number.n) {
		ft_buf_puts(&o->text, " · ");
		ft_safe_line(&o->text, w->number);
	}
	ft_buf_putc(&o->text, '\n');
	for (size_t i = 0; i < n; i++)
		put_version(o, w, &v[i]);
	if (detail && w->note_en.n) {
		ft_buf_puts(&o->text, "    ");
		ft_wrap_safe(&o->text, w->note_en, ft_columns(), 4);
		ft_buf_putc(&o->text, '\n');
	}
}

/* Key, kind, titles and number; then the version that stands for the day, and its status. */
static void work_row(struct ft_out *o, const struct ft_work *w, const struct ft_version *v, size_t n)
{
	int64_t on = ft_version_on(o->cli->db, o->cli->arena, w->id, o->cli->day);
	struct ft_str f[7] = {w->key, ft_str(ft_work_kind_word(w->kind)), w->title_zh, w->title_en, w->number,
			      FT_S(""), FT_S("")};

	for (size_t i = 0; i < n; i++)
		if (v[i].id == on) {
			f[5] = v[i].date;
			f[6] = ft_str(status_at(&v[i], o->cli->day));
		}
	ft_out_tsv(o, f, 7);
}

static void version_rows(struct ft_out *o, const struct ft_work *w, const struct ft_version *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char until[11] = "";

		if (v[i].time.ends)
			ft_date_text(until, v[i].time.ends);
		struct ft_str f[] = {w->key, v[i].date, v[i].effective, ft_str(until),
				     ft_str(status_at(&v[i], o->cli->day)), v[i].label_zh, v[i].label_en};

		ft_out_tsv(o, f, sizeof f / sizeof f[0]);
	}
}

static void one_work(struct ft_out *o, const struct ft_work *w, bool detail)
{
	struct ft_cli *cli = o->cli;
	size_t n;
	struct ft_version *v = ft_versions(cli->db, cli->arena, w->id, &n);
	struct ft_json *j = ft_out_item(o);

	if (j) {
		json_work(j, cli, w, v, n);
		ft_out_item_end(o);
	} else if (cli->format == FT_TSV) {
		if (detail)
			version_rows(o, w, v, n);
		else
			work_row(o, w, v, n);
	} else {
		put_work(o, w, v, n, detail);
	}
}

static int list_works(struct ft_cli *cli)
{
	struct ft_out o;
	size_t n;
	struct ft_work *w = ft_works(cli->db, cli->arena, &n);
	struct ft_json *j = ft_out_begin(&o, cli, "list");

	if (j)
		ft_json_cstr(j, "on", cli->on);
	ft_out_list(&o, "works");
	for (int catalogued = 1; catalogued >= 0; catalogued--)
		for (size_t i = 0; i < n; i++)
			if (w[i].catalogued == (catalogued == 1))
				one_work(&o, &w[i], false);
	ft_out_list_end(&o);
	return ft_out_end(&o, n ? 0 : 1);
}

static int list_versions(struct ft_cli *cli, const char *text)
{
	struct ft_target t;
	struct ft_work w;
	struct ft_out o;
	int status = ft_address_arg(cli, text, &t);

	if (status)
		return status;
	if (!ft_work_load(cli->db, cli->arena, t.work, &w))
		return 1;
	ft_out_begin(&o, cli, "list");
	ft_out_list(&o, "works");
	one_work(&o, &w, true);
	ft_out_list_end(&o);
	return ft_out_end(&o, 0);
}

static int list_kinds(struct ft_cli *cli)
{
	struct ft_out o;
	size_t n, counts[FT_WK_COUNT] = {0};
	struct ft_work *w = ft_works(cli->db, cli->arena, &n);

	for (size_t i = 0; i < n; i++)
		counts[w[i].kind]++;
	ft_out_begin(&o, cli, "list");
	ft_out_list(&o, "kinds");
	for (int k = 0; k < FT_WK_COUNT; k++) {
		struct ft_json *j = ft_out_item(&o);
		enum ft_work_kind kind = (enum ft_work_kind)k;

		if (j) {
			ft_json_cstr(j, "kind", ft_work_kind_word(kind));
			ft_json_pair(j, "label", ft_str(ft_work_kind_label(kind, FT_LANG_ZH)),
				     ft_str(ft_work_kind_label(kind, FT_LANG_EN)));
			ft_json_int(j, "works", (long long)counts[k]);
			ft_out_item_end(&o);
		} else if (cli->format == FT_TSV) {
			ft_buf_fmt(&o.text, "%s\t%zu\n", ft_work_kind_word(kind), counts[k]);
		} else {
			ft_buf_fmt(&o.text, "%6zu  %-26s %s\n", counts[k], ft_work_kind_word(kind),
				   ft_work_kind_label(kind, FT_LANG_ZH));
		}
	}
	ft_out_list_end(&o);
	return ft_out_end(&o, 0);
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	const char *what = argc ? argv[0] : "works";

	if (strcmp(what, "versions") == 0)
		return argc == 2 ? list_versions(cli, argv[1]) : ft_complain(FT_USAGE, "list versions", "of which work?");
	if (argc > 1)
		return ft_complain(FT_USAGE, argv[1], "list takes one word");
	if (strcmp(what, "works") == 0)
		return list_works(cli);
	if (strcmp(what, "kinds") == 0)
		return list_kinds(cli);
	return ft_list_rows(cli, what);
}

const struct ft_cmd ft_cmd_list = {"list", "[works|versions WORK|sources|kinds|changes|faults]", "what is in the library", true,
				   NULL, run};
