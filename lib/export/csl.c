/* CSL-JSON, what Zotero and pandoc read: a list of items. */
#include "export/bib.h"

#include "base/date.h"

#include <string.h>

static const char *type_of(enum ft_work_kind k)
{
	switch (k) {
	case FT_WK_LAW:
		return "legislation";
	case FT_WK_NATIONAL_STANDARD:
	case FT_WK_INDUSTRY_STANDARD:
		return "standard";
	case FT_WK_DRAFT:
		return "bill";
	case FT_WK_PLAN:
		return "report";
	case FT_WK_COMMENTARY:
		return "webpage";
	case FT_WK_CASE:
		return "legal_case";
	default:
		return "regulation";
	}
}

static void begin(struct ft_export *x)
{
	struct ft_json *j = x->state = ft_arena_alloc(x->arena, sizeof *j);

	*j = (struct ft_json){.out = &x->out, .indent = true};
	ft_json_open(j, NULL, '[');
}

static void put(struct ft_json *j, const char *key, struct ft_str value)
{
	if (value.n)
		ft_json_str(j, key, value);
}

static void put_date(struct ft_json *j, const char *key, struct ft_str date)
{
	char day[11];
	int n;

	if (!ft_date_parse(date, day))
		return;
	n = ft_date_num(day);
	ft_json_open(j, key, '{');
	ft_json_open(j, "date-parts", '[');
	ft_json_open(j, NULL, '[');
	ft_json_int(j, NULL, n / 10000);
	ft_json_int(j, NULL, n / 100 % 100);
	ft_json_int(j, NULL, n % 100);
	ft_json_close(j, ']');
	ft_json_close(j, ']');
	ft_json_close(j, '}');
}

static void put_author(struct ft_json *j, const struct ft_bib *b)
{
	if (b->issuers == 0)
		return;
	ft_json_open(j, "author", '[');
	for (size_t i = 0; i < b->issuers; i++) {
		ft_json_open(j, NULL, '{');
		ft_json_str(j, "literal", b->issuer[i]);
		ft_json_close(j, '}');
	}
	ft_json_close(j, ']');
}

static void unit(struct ft_export *x, const struct ft_xunit *u)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_json *j = x->state;
	struct ft_buf id = {0};
	struct ft_bib b;

	ft_bib_of(a, x, u, &b);
	ft_place_address(&id, u->best);
	if (u->last.n)
		ft_buf_fmt(&id, "..%.*s", FT_FMT(u->last));
	ft_json_open(j, NULL, '{');
	ft_json_str(j, "id", ft_buf_str(&id));
	ft_json_cstr(j, "type", type_of(u->best->kind));
	put(j, "title", b.title);
	put(j, "title-short", b.title_short);
	put(j, "original-title", b.original);
	put_author(j, &b);
	put(j, "number", b.number);
	put(j, "section", b.section);
	put_date(j, "issued", b.date);
	put(j, "status", x->status ? b.status : FT_S(""));
	ft_json_cstr(j, "jurisdiction", "cn");
	ft_json_cstr(j, "language", b.lang == FT_LANG_EN ? "en" : "zh-CN");
	put(j, "URL", b.url);
	put_date(j, "accessed", b.accessed);
	put(j, "note", b.note);
	ft_json_close(j, '}');
	ft_buf_free(&id);
	ft_arena_free(a);
}

static void end(struct ft_export *x)
{
	ft_json_close(x->state, ']');
	ft_buf_putc(&x->out, '\n');
}

const struct ft_exporter ft_export_csl_json = {
	.name = "csl-json",
	.suffix = "json",
	.diet = FT_X_CITED,
	.wants = FT_XW_HEIRS,
	.begin = begin,
	.unit = unit,
	.end = end,
	.summary = "bibliography for Zotero, pandoc and other CSL programs"};
