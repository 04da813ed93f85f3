/* Styles in Chinese: the law reviews' handbook, the national standard for references, plain. */
#include "export/style.h"

#include "base/safe.h"
#include "doc/eid.h"

#include <string.h>

static void digits(struct ft_buf *out, struct ft_str eid)
{
	ft_eid_label_digits(out, eid);
}

static void numerals(struct ft_buf *out, struct ft_str eid)
{
	ft_eid_label(out, eid, FT_LANG_ZH);
}

static struct ft_str title_of(const struct ft_cited *c)
{
	return c->p->title_zh.n ? c->p->title_zh : c->p->title_en;
}

static struct ft_str issuers(const struct ft_cited *c)
{
	return c->w->work.issuer_zh.n ? c->w->work.issuer_zh : c->w->work.issuer_en;
}

static const struct ft_version *version_of(const struct ft_cited *c)
{
	return c->w->at < c->w->version_len ? &c->w->versions[c->w->at] : NULL;
}

/* （2013年修正）: the version, where the work has several. */
static void put_version(struct ft_buf *out, const struct ft_cited *c)
{
	const struct ft_version *v = version_of(c);
	const char *did = "";

	if (c->w->version_len < 2 || v == NULL || c->p->date.n < 4)
		return;
	if (v->label_zh.n) {
		ft_buf_puts(out, "（");
		ft_safe_line(out, v->label_zh);
		ft_buf_puts(out, "）");
		return;
	}
	if (ft_eq(v->event, FT_S("amended")))
		did = "修正";
	else if (ft_eq(v->event, FT_S("revised")))
		did = "修订";
	ft_buf_fmt(out, "（%.*s年%s）", FT_FMT(ft_cited_year(c)), did);
}

/* ---- 《法学引注手册》 ---- */

static bool is_statute(enum ft_work_kind k)
{
	return k == FT_WK_LAW || k == FT_WK_ADMIN_REGULATION || k == FT_WK_LOCAL_REGULATION;
}

static bool is_document(enum ft_work_kind k)
{
	return k == FT_WK_NORMATIVE || k == FT_WK_INTERPRETATION || k == FT_WK_PLAN;
}

/* Who issued it is said where the title does not say so; of statutes it is known. */
static void put_issuer(struct ft_buf *out, const struct ft_cited *c)
{
	struct ft_str who = issuers(c);

	if (is_statute(c->p->kind) || who.n == 0 || ft_starts(title_of(c), who))
		return;
	ft_safe_line(out, who);
	if (c->p->kind == FT_WK_COMMENTARY)
		ft_buf_puts(out, "：");
}

static void put_book_title(struct ft_buf *out, const struct ft_cited *c)
{
	struct ft_str title = title_of(c), prc = FT_S("中华人民共和国");

	if (is_statute(c->p->kind) && ft_starts(title, prc) && title.n > prc.n)
		title = ft_from(title, prc.n);
	ft_buf_puts(out, "《");
	ft_safe_line(out, title);
	ft_buf_puts(out, "》");
}

/* 《…》（法释〔2018〕1号），第100条; the whole: 《…》（已废止），法发〔1993〕36号. */
static void document(struct ft_buf *out, const struct ft_cited *c)
{
	if (ft_cited_over(c))
		ft_buf_fmt(out, "（%s）", ft_status_label(ft_cited_status(c), FT_LANG_ZH));
	if (ft_cited_has_number(c) && c->pin_len) {
		ft_buf_puts(out, "（");
		ft_cited_number(out, c);
		ft_buf_puts(out, "）");
	} else if (ft_cited_has_number(c)) {
		ft_buf_puts(out, "，");
		ft_cited_number(out, c);
	}
	if (c->pin_len)
		ft_buf_puts(out, "，");
	ft_cited_pins(out, c, digits, "至", "、");
}

void ft_style_zh_handbook(struct ft_buf *out, const struct ft_cited *c)
{
	put_issuer(out, c);
	put_book_title(out, c);
	if (is_document(c->p->kind)) {
		document(out, c);
		return;
	}
	if (ft_is_standard(c->p->kind)) {
		ft_buf_puts(out, "，");
		ft_cited_number(out, c);
		if (c->pin_len)
			ft_buf_puts(out, "，");
	} else {
		put_version(out, c);
	}
	ft_cited_pins(out, c, digits, "至", "、");
	if (ft_cited_over(c))
		ft_buf_fmt(out, "，%s", ft_status_label(ft_cited_status(c), FT_LANG_ZH));
}

/* ---- GB/T 7714 ---- */

/* Several issuers stand joined by 、 in the catalogue. */
static void put_joined(struct ft_buf *out, struct ft_str who, const char *comma)
{
	ptrdiff_t at;

	while ((at = ft_find(who, FT_S("、"))) >= 0) {
		ft_safe_line(out, ft_sub(who, 0, (size_t)at));
		ft_buf_puts(out, comma);
		who = ft_from(who, (size_t)at + strlen("、"));
	}
	ft_safe_line(out, who);
}

/* Author. Title：number[A/OL]. Year：place. URL. A standard of the 2025 edition begins with its number. */
static void gbt7714(struct ft_buf *out, const struct ft_cited *c, bool y2025)
{
	const char *colon = y2025 ? "：" : ": ";
	bool standard = ft_is_standard(c->p->kind);
	struct ft_str who = issuers(c), page = c->w->work.page;

	if (who.n && !(standard && y2025)) {
		put_joined(out, who, y2025 ? "，" : ", ");
		ft_buf_puts(out, ". ");
	}
	if (standard && y2025) {
		ft_cited_number(out, c);
		ft_buf_putc(out, ' ');
	}
	ft_safe_line(out, title_of(c));
	if (!standard)
		put_version(out, c);
	if (ft_cited_has_number(c) && !(standard && y2025)) {
		ft_buf_puts(out, colon);
		ft_cited_number(out, c);
	}
	ft_buf_fmt(out, "[%s%s].", standard ? "S" : "A", page.n ? "/OL" : "");
	if (c->p->date.n)
		ft_buf_fmt(out, " %.*s", FT_FMT(ft_cited_year(c)));
	if (c->pin_len)
		ft_buf_puts(out, c->p->date.n ? colon : " ");
	ft_cited_pins(out, c, digits, "-", y2025 ? "，" : ", ");
	if (c->p->date.n || c->pin_len)
		ft_buf_putc(out, '.');
	if (page.n) {
		ft_buf_putc(out, ' ');
		ft_safe_line(out, page);
		ft_buf_putc(out, '.');
	}
	if (ft_cited_over(c))
		ft_buf_fmt(out, y2025 ? "（%s）" : "(%s)", ft_status_label(ft_cited_status(c), FT_LANG_ZH));
}

void ft_style_gbt7714_2025(struct ft_buf *out, const struct ft_cited *c)
{
	gbt7714(out, c, true);
}

void ft_style_gbt7714_2015(struct ft_buf *out, const struct ft_cited *c)
{
	gbt7714(out, c, false);
}

/* ---- plain ---- */

void ft_cited_section_zh(struct ft_buf *out, const struct ft_cited *c)
{
	ft_cited_pins(out, c, digits, "至", "、");
}

void ft_style_plain_zh(struct ft_buf *out, const struct ft_cited *c)
{
	ft_buf_puts(out, "《");
	ft_safe_line(out, title_of(c));
	ft_buf_puts(out, "》");
	if (ft_is_standard(c->p->kind) && c->p->number.n) {
		ft_buf_puts(out, "（");
		ft_safe_line(out, c->p->number);
		ft_buf_puts(out, c->pin_len ? "） " : "）");
	} else {
		put_version(out, c);
	}
	ft_cited_pins(out, c, numerals, "至", "、");
	if (ft_cited_over(c))
		ft_buf_fmt(out, "（%s）", ft_status_label(ft_cited_status(c), FT_LANG_ZH));
}
