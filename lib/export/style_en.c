/* Styles in English: the Bluebook, OSCOLA, plain. */
#include "export/style.h"

#include "base/date.h"
#include "base/safe.h"
#include "doc/bare.h"
#include "doc/eid.h"

#include <stdlib.h>
#include <string.h>

static struct ft_str title_of(const struct ft_cited *c)
{
	return c->p->title_en.n ? c->p->title_en : c->p->title_zh;
}

static const struct ft_version *version_of(const struct ft_cited *c)
{
	return c->w->at < c->w->version_len ? &c->w->versions[c->w->at] : NULL;
}

/* (as amended 2025): the version, where the work has several. */
static void put_version(struct ft_buf *out, const struct ft_cited *c)
{
	const struct ft_version *v = version_of(c);

	if (c->w->version_len < 2 || v == NULL || c->p->date.n < 4)
		return;
	ft_buf_puts(out, " (");
	ft_safe_line(out, v->label_en.n ? v->label_en : ft_cited_year(c));
	ft_buf_putc(out, ')');
}

/* 23(1)(3) of art_23__para_1__item_3, (3) of what only continues it; a clause of a standard as it is printed.
 */
static void brief(struct ft_buf *out, struct ft_str eid)
{
	struct ft_str rest = eid, step;
	bool clause = ft_starts(eid, FT_S("sec_")), first = true;

	if (clause || ft_starts(eid, FT_S("preamble")) || ft_starts(eid, FT_S("annex"))) {
		ft_eid_label(out, eid, FT_LANG_EN);
		return;
	}
	while (ft_eid_next(&rest, &step)) {
		ptrdiff_t bar = ft_find(step, FT_S("_"));
		struct ft_str id = bar < 0 ? step : ft_from(step, (size_t)bar + 1);
		bool article = ft_starts(step, FT_S("art_"));

		if (first && !article && (ft_starts(step, FT_S("chp")) || ft_starts(step, FT_S("part"))))
			ft_eid_label(out, step, FT_LANG_EN);
		else
			ft_buf_fmt(out, article ? "%.*s" : "(%.*s)", FT_FMT(id));
		first = false;
	}
}

static void full(struct ft_buf *out, struct ft_str eid)
{
	struct ft_buf label = {0};

	ft_eid_label(&label, eid, FT_LANG_EN);
	ft_buf_add(out, ft_buf_str(&label));
	ft_buf_free(&label);
}

/* The same without stops: art 3 para 2. */
static void full_bare(struct ft_buf *out, struct ft_str eid)
{
	struct ft_buf label = {0};

	full(&label, eid);
	for (size_t i = 0; i < label.len; i++)
		if (label.data[i] != '.')
			ft_buf_putc(out, label.data[i]);
	ft_buf_free(&label);
}

/* Whether the numbers in brackets of a place can be read back as no other: art. 3(2) may be item 2 or paragraph 2. */
static bool is_plain(struct ft_arena *a, const struct ft_spans *s, struct ft_str inner)
{
	struct ft_str first = inner, read[2];

	if (ft_starts(inner, FT_S("para_")) && ft_find(inner, FT_S("__")) < 0)
		first = ft_arena_fmt(a, "item_%.*s", FT_FMT(ft_from(inner, strlen("para_"))));
	return inner.n == 0 || s->len == 0 || (ft_bare_readings(a, s, first, read) == 1 && ft_eq(read[0], inner));
}

/* Whether a pin of the provision at hand needs its ranks in words. */
static bool needs_words(const struct ft_cited *c)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_spans s = ft_spans(a, c->p->body, c->p->node);
	bool needed = false;

	for (size_t i = 0; i < c->pin_len; i++)
		needed |= ft_eq(ft_eid_unit(c->pins[i].eid), ft_eid_unit(c->p->eid)) &&
			  ft_starts(c->pins[i].eid, FT_S("art_")) && !is_plain(a, &s, ft_eid_inner(c->pins[i].eid));
	ft_arena_free(a);
	return needed;
}

/* "art. 23(1)(3)", "arts. 21–23": with or without the stop. */
static void put_pins(struct ft_buf *out, const struct ft_cited *c, const char *stop)
{
	bool articles = c->pin_len && ft_starts(c->pins[0].eid, FT_S("art_"));
	bool several = c->pin_len > 1 || (c->pin_len && c->pins[0].last.n);
	struct ft_str a = c->pin_len ? ft_eid_unit(c->pins[0].eid) : FT_S("");

	if (needs_words(c)) {
		ft_cited_pins(out, c, stop[0] ? full : full_bare, " to ", ", ");
		return;
	}
	if (several && c->pin_len > 1 && ft_eq(a, ft_eid_unit(c->pins[c->pin_len - 1].eid)))
		several = false;
	if (several && c->pin_len == 1 && ft_eq(a, ft_eid_unit(c->pins[0].last)))
		several = false;
	if (articles)
		ft_buf_fmt(out, "art%s%s ", several ? "s" : "", stop);
	else if (c->pin_len && ft_is_standard(c->p->kind) && ft_starts(a, FT_S("sec_")))
		ft_buf_fmt(out, "cl%s%s ", several ? "s" : "", stop);
	ft_cited_pins(out, c, brief, "–", ", ");
}

void ft_cited_section_en(struct ft_buf *out, const struct ft_cited *c)
{
	put_pins(out, c, ".");
}

/* ---- The Bluebook ---- */

/* Oct. 28, 2025 (Bluebook, table of months) */
static void put_day(struct ft_buf *out, struct ft_str date)
{
	static const char *const months[] = {"Jan.", "Feb.", "Mar.",  "Apr.", "May",  "June",
					     "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."};
	char day[11];
	int n;

	if (!ft_date_parse(date, day)) {
		ft_safe_line(out, date);
		return;
	}
	n = ft_date_num(day);
	ft_buf_fmt(out, "%s %d, %d", months[n / 100 % 100 - 1], n % 100, n / 10000);
}

/* The bodies that the Bluebook's table of China abbreviates, known by either name; others are written out in English.
 * One that has no English name at hand is left out. */
static struct ft_str body_of(const struct ft_work *w)
{
	static const char *const table[][3] = {
		{"Standing Committee of the National People's Congress", "全国人民代表大会常务委员会",
		 "Standing Comm. Nat'l People's Cong."},
		{"National People's Congress", "全国人民代表大会", "Nat'l People's Cong."},
		{"State Council", "国务院", "St. Council"},
		{"Supreme People's Court", "最高人民法院", "Sup. People's Ct."},
		{"Supreme People's Procuratorate", "最高人民检察院", "Sup. People's Proc."},
	};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (ft_eq(w->issuer_en, ft_str(table[i][0])) ||
		    (w->issuer_en.n == 0 && ft_eq(w->issuer_zh, ft_str(table[i][1]))))
			return ft_str(table[i][2]);
	return w->issuer_en;
}

/* 1 October 2026 (OSCOLA) */
static void put_british_day(struct ft_buf *out, struct ft_str date)
{
	static const char *const months[] = {"January",   "February", "March",    "April",
					     "May",       "June",     "July",     "August",
					     "September", "October",  "November", "December"};
	char day[11];
	int n;

	if (!ft_date_parse(date, day))
		return;
	n = ft_date_num(day);
	ft_buf_fmt(out, "%d %s %d", n % 100, months[n / 100 % 100 - 1], n / 10000);
}

/* (repealed Oct. 1, 2026): the status, and since when. */
static void put_remark(struct ft_buf *out, const struct ft_cited *c,
		       void (*day)(struct ft_buf *, struct ft_str))
{
	enum ft_status s = ft_cited_status(c);
	const struct ft_span_of_time *t = &c->p->time;
	char date[11] = "";

	ft_buf_fmt(out, " (%s", ft_status_label(s, FT_LANG_EN));
	if (!t->fixed)
		ft_date_text(date, s == FT_ST_NOT_YET ? t->begins : t->ends);
	if (date[0]) {
		ft_buf_puts(out, s == FT_ST_NOT_YET ? ", from " : " ");
		day(out, ft_str(date));
	}
	ft_buf_putc(out, ')');
}

void ft_style_bluebook(struct ft_buf *out, const struct ft_cited *c)
{
	const struct ft_work *w = &c->w->work;

	if (c->p->title_zh.n)
		ft_safe_line(out, c->p->title_zh);
	if (c->p->title_zh.n && c->p->title_en.n)
		ft_buf_puts(out, " [");
	ft_safe_line(out, c->p->title_en);
	if (c->p->title_zh.n && c->p->title_en.n)
		ft_buf_putc(out, ']');
	if (ft_is_standard(c->p->kind) && c->p->number.n) {
		ft_buf_puts(out, ", ");
		ft_safe_line(out, c->p->number);
	}
	ft_buf_puts(out, " (");
	if (body_of(w).n) {
		ft_buf_puts(out, "promulgated by ");
		ft_safe_line(out, body_of(w));
		ft_buf_puts(out, ", ");
	}
	put_day(out, ft_cited_date(c));
	if (c->p->effective.n) {
		ft_buf_puts(out, ", effective ");
		put_day(out, c->p->effective);
	}
	ft_buf_putc(out, ')');
	if (c->pin_len)
		ft_buf_puts(out, ", ");
	put_pins(out, c, ".");
	ft_buf_puts(out, " (China)");
	if (ft_cited_over(c))
		put_remark(out, c, put_day);
}

/* ---- OSCOLA: as at home, without stops, the jurisdiction in brackets ---- */

void ft_style_oscola(struct ft_buf *out, const struct ft_cited *c)
{
	if (c->p->title_en.n == 0)
		ft_buf_puts(out, "《");
	ft_safe_line(out, title_of(c));
	if (c->p->title_en.n == 0)
		ft_buf_puts(out, "》");
	if (ft_is_standard(c->p->kind) && c->p->number.n) {
		ft_buf_putc(out, ' ');
		ft_safe_line(out, c->p->number);
	} else {
		ft_buf_fmt(out, " %.*s", FT_FMT(ft_cited_year(c)));
	}
	ft_buf_puts(out, " (China)");
	if (c->pin_len)
		ft_buf_putc(out, ' ');
	put_pins(out, c, "");
	if (ft_cited_over(c))
		put_remark(out, c, put_british_day);
}

/* ---- plain ---- */

static void put_iso_day(struct ft_buf *out, struct ft_str date)
{
	ft_buf_add(out, date);
}

void ft_style_plain_en(struct ft_buf *out, const struct ft_cited *c)
{
	ft_safe_line(out, title_of(c));
	if (ft_is_standard(c->p->kind) && c->p->number.n) {
		ft_buf_puts(out, " (");
		ft_safe_line(out, c->p->number);
		ft_buf_putc(out, ')');
	} else {
		put_version(out, c);
	}
	if (c->pin_len)
		ft_buf_puts(out, ", ");
	ft_cited_pins(out, c, full, " to ", ", ");
	if (ft_cited_over(c))
		put_remark(out, c, put_iso_day);
}
