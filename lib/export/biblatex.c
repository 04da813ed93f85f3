/* BibLaTeX: @legislation and @standard, UTF-8, for biber. */
#include "export/bib.h"

#include "base/safe.h"

#include <string.h>

static const char *type_of(enum ft_work_kind k)
{
	switch (k) {
	case FT_WK_NATIONAL_STANDARD:
	case FT_WK_INDUSTRY_STANDARD:
		return "standard";
	case FT_WK_PLAN:
		return "report";
	case FT_WK_COMMENTARY:
		return "online";
	case FT_WK_CASE:
		return "jurisdiction";
	default:
		return "legislation";
	}
}

/* The signs of TeX, escaped; braces would have to pair, so they become brackets. */
static void put_tex(struct ft_buf *out, struct ft_str s)
{
	struct ft_buf safe = {0};

	ft_safe_line(&safe, s);
	for (size_t i = 0; i < safe.len; i++) {
		char c = safe.data[i];

		if (c == '{' || c == '}')
			ft_buf_putc(out, c == '{' ? '(' : ')');
		else if (c == '\\')
			ft_buf_puts(out, "\\textbackslash{}");
		else if (c == '~' || c == '^')
			ft_buf_fmt(out, "\\%c{}", c);
		else {
			if (strchr("%&#_$", c))
				ft_buf_putc(out, '\\');
			ft_buf_putc(out, c);
		}
	}
	ft_buf_free(&safe);
}

static void put(struct ft_buf *out, const char *field, struct ft_str value)
{
	if (value.n == 0)
		return;
	ft_buf_fmt(out, "  %-12s = {", field);
	put_tex(out, value);
	ft_buf_puts(out, "},\n");
}

/* In braces of its own, so that no style changes its capitals. */
static void put_name(struct ft_buf *out, const char *field, struct ft_str value)
{
	if (value.n == 0)
		return;
	ft_buf_fmt(out, "  %-12s = {{", field);
	put_tex(out, value);
	ft_buf_puts(out, "}},\n");
}

/* An address is verbatim; what could end the field, or may not be seen raw, is percent-encoded. */
static void put_url(struct ft_buf *out, struct ft_str url)
{
	if (url.n == 0)
		return;
	ft_buf_fmt(out, "  %-12s = {", "url");
	for (size_t off = 0, from = 0; off < url.n; from = off) {
		uint32_t cp = ft_next_cp(url, &off);
		bool raw = cp > ' ' && cp != '{' && cp != '}' && cp != '\\' && !ft_cp_unsafe(cp);

		for (size_t i = from; i < off; i++)
			ft_buf_fmt(out, raw ? "%c" : "%%%02X", (unsigned char)url.p[i]);
	}
	ft_buf_puts(out, "},\n");
}

static void put_authors(struct ft_buf *out, const struct ft_bib *b)
{
	if (b->issuers == 0)
		return;
	ft_buf_fmt(out, "  %-12s = {", "author");
	for (size_t i = 0; i < b->issuers; i++) {
		ft_buf_puts(out, i ? " and {" : "{");
		put_tex(out, b->issuer[i]);
		ft_buf_putc(out, '}');
	}
	ft_buf_puts(out, "},\n");
}

static void unit(struct ft_export *x, const struct ft_xunit *u)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_buf *out = &x->out;
	struct ft_bib b;

	ft_bib_of(a, x, u, &b);
	ft_buf_fmt(out, "@%s{%.*s,\n", type_of(u->best->kind), FT_FMT(b.key));
	put_name(out, "title", b.title);
	put_name(out, "shorttitle", b.title_short);
	if (!ft_eq(b.original, b.title))
		put(out, "origtitle", b.original);
	put(out, "titleaddon", b.section);
	put_authors(out, &b);
	put(out, "number", b.number);
	put(out, "date", b.date);
	put(out, "location", FT_S("cn"));
	put(out, "langid", b.lang == FT_LANG_EN ? FT_S("english") : FT_S("chinese"));
	if (x->status)
		put(out, "pubstate", b.status);
	put_url(out, b.url);
	put(out, "urldate", b.accessed);
	put(out, "note", b.note);
	ft_buf_puts(out, "}\n\n");
	ft_arena_free(a);
}

const struct ft_exporter ft_export_biblatex = {.name = "biblatex",
					       .suffix = "bib",
					       .diet = FT_X_CITED,
					       .wants = FT_XW_HEIRS,
					       .unit = unit,
					       .summary = "bibliography for LaTeX"};
