/* RIS, what reference managers exchange: a tag, two blanks, a dash, a blank and a value a line. */
#include "export/bib.h"

#include "base/safe.h"

#include <string.h>

static const char *type_of(enum ft_work_kind k)
{
	switch (k) {
	case FT_WK_NATIONAL_STANDARD:
	case FT_WK_INDUSTRY_STANDARD:
		return "STAND";
	case FT_WK_DRAFT:
		return "BILL";
	case FT_WK_PLAN:
		return "RPRT";
	case FT_WK_COMMENTARY:
		return "BLOG";
	case FT_WK_CASE:
		return "CASE";
	default:
		return "STAT";
	}
}

static void put(struct ft_buf *out, const char *tag, struct ft_str value)
{
	if (value.n == 0)
		return;
	ft_buf_fmt(out, "%s  - ", tag);
	ft_safe_line(out, value);
	ft_buf_puts(out, "\r\n");
}

/* 2025/10/28/ */
static void put_date(struct ft_buf *out, const char *tag, struct ft_str date)
{
	if (date.n != 10)
		return;
	ft_buf_fmt(out, "%s  - %.4s/%.2s/%.2s\r\n", tag, date.p, date.p + 5, date.p + 8);
}

static void unit(struct ft_export *x, const struct ft_xunit *u)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_buf *out = &x->out;
	struct ft_bib b;

	ft_bib_of(a, x, u, &b);
	put(out, "TY", ft_str(type_of(u->best->kind)));
	put(out, "ID", b.key);
	put(out, "TI", b.title);
	put(out, "ST", b.title_short);
	if (!ft_eq(b.original, b.title))
		put(out, "OP", b.original);
	for (size_t i = 0; i < b.issuers; i++) {
		ft_buf_puts(out, "AU  - ");
		ft_safe_line(out, b.issuer[i]);
		ft_buf_puts(out, ",\r\n"); /* the comma says that it is one name, not a person's */
	}
	put(out, "M1", b.number);
	put(out, "SE", b.section);
	put(out, "PY", ft_sub(b.date, 0, b.date.n < 4 ? b.date.n : 4));
	put_date(out, "DA", b.date);
	put(out, "CY", FT_S("cn"));
	put(out, "LA", b.lang == FT_LANG_EN ? FT_S("en") : FT_S("zh-CN"));
	put(out, "UR", b.url);
	put_date(out, "Y2", b.accessed);
	if (x->status)
		put(out, "C1", b.status);
	put(out, "N1", b.note);
	ft_buf_puts(out, "ER  - \r\n\r\n");
	ft_arena_free(a);
}

const struct ft_exporter ft_export_ris = {.name = "ris",
					  .suffix = "ris",
					  .diet = FT_X_CITED,
					  .wants = FT_XW_HEIRS,
					  .unit = unit,
					  .summary = "bibliography for reference managers"};
