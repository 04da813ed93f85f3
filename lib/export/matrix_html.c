/* The gap matrix as one HTML page: duty by duty, its controls with relation, strength and reason, and the units that
 * evaluate them. Heads stay in sight; what no control answers stands out. */
#include "export/matrix.h"
#include "export/paper.h"
#include "export/say.h"

#include <string.h>

static const char extra[] =
	"body{max-width:84rem}.grid{position:relative}.grid table{font-size:.86rem}\n"
	".grid thead th{position:sticky;top:0;z-index:2;box-shadow:inset 0 -2px 0 var(--ink)}\n"
	".grid .duty{position:sticky;top:2.6rem}.grid tbody{border-top:2px solid var(--ink)}\n"
	".grid tr.gap td{background:var(--warnbg)}.grid tr.gap .rel{color:var(--warn);font-weight:600}\n"
	".grid td.units code{white-space:nowrap;display:inline-block;margin-right:.6em}\n"
	".strength{display:block;height:.35rem;margin-top:.3rem;background:var(--line)}.strength i{display:block;height:100%;background:var(--note)}\n"
	"ul.sum{padding-left:1.2rem}h1{font-size:1.7rem;line-height:1.3;margin:.5rem 0}\n"
	"@media print{@page{size:A4 landscape;margin:14mm}.grid thead th,.grid .duty{position:static}.grid tr{break-inside:avoid}"
	".strength i,.grid tr.gap td{-webkit-print-color-adjust:exact;print-color-adjust:exact}}\n";

static void words(struct ft_markup *m, const char *element, const char *class, struct ft_str text)
{
	if (text.n == 0)
		return;
	ft_markup_open(m, element);
	ft_markup_attr(m, "class", ft_str(class));
	ft_markup_text(m, text);
	ft_markup_close(m);
}

/* Chinese, and English below it. */
static void both(struct ft_markup *m, struct ft_str zh, struct ft_str en)
{
	words(m, "div", "", zh);
	if (!ft_eq(zh, en))
		words(m, "div", "meta", en);
}

static void put_duty(struct ft_markup *m, struct ft_export *x, const struct ft_place *p, size_t rows)
{
	struct ft_buf status = {0};

	ft_markup_open(m, "td");
	ft_markup_attrf(m, "rowspan", "%zu", rows);
	ft_markup_open(m, "div");
	ft_markup_attr(m, "class", FT_S("duty"));
	words(m, "strong", "", ft_matrix_name(x, p, FT_LANG_ZH));
	words(m, "div", "", p->heading);
	words(m, "div", "meta", ft_matrix_name(x, p, FT_LANG_EN));
	words(m, "code", "", ft_matrix_address(x, p));
	ft_say_status(&status, p, x->day, FT_LANG_ZH);
	ft_buf_puts(&status, " · ");
	ft_say_status(&status, p, x->day, FT_LANG_EN);
	words(m, "div", "meta", ft_buf_str(&status));
	ft_markup_close(m);
	ft_markup_close(m);
	ft_buf_free(&status);
}

static void put_strength(struct ft_markup *m, const struct ft_matrix_row *r)
{
	ft_markup_open(m, "td");
	if (r->strength) {
		struct ft_buf b = {0};

		ft_buf_fmt(&b, "%ld/10<span class=\"strength\"><i style=\"width:%ld%%\"></i></span>", r->strength, r->strength * 10);
		ft_markup_raw(m, b.data);
		ft_buf_free(&b);
	}
	words(m, "div", "meta", r->basis);
	ft_markup_close(m);
}

static void put_units(struct ft_markup *m, const struct ft_matrix_row *r)
{
	ft_markup_open(m, "td");
	ft_markup_attr(m, "class", FT_S("units"));
	for (size_t i = 0; i < r->unit_len; i++) {
		words(m, "code", "", r->units[i].id.n ? r->units[i].id : r->units[i].place.label);
		ft_markup_raw(m, " ");
	}
	ft_markup_close(m);
}

static void put_row(struct ft_markup *m, struct ft_export *x, const struct ft_matrix_row *r, size_t rows)
{
	bool has = r->gap == FT_GAP_ANSWERED;

	ft_markup_open(m, "tr");
	ft_markup_attr(m, "class", has ? FT_S("") : FT_S("gap"));
	if (rows)
		put_duty(m, x, r->duty, rows);
	ft_markup_open(m, "td");
	if (has) {
		words(m, "strong", "", ft_matrix_name(x, &r->control, FT_LANG_ZH));
		ft_markup_raw(m, " ");
		ft_markup_text(m, r->control.heading);
		words(m, "div", "meta", r->control.number);
	} else {
		ft_markup_raw(m, "—");
	}
	ft_markup_close(m);
	words(m, "td", "", has && r->control.level ? ft_arena_fmt(x->arena, "%d", r->control.level) : FT_S("—"));
	words(m, "td", "rel", r->relation);
	put_strength(m, r);
	ft_markup_open(m, "td");
	both(m, ft_matrix_why(r, FT_LANG_ZH), ft_matrix_why(r, FT_LANG_EN));
	if (r->via.n)
		words(m, "div", "meta", ft_arena_fmt(x->arena, "经由 by way of %.*s", FT_FMT(r->via)));
	ft_markup_close(m);
	put_units(m, r);
	ft_markup_close(m);
	ft_markup_raw(m, "\n");
}

/* How many duties there are of each kind: answered, or why not. */
static void put_counts(struct ft_markup *m, struct ft_export *x, const struct ft_matrix *t)
{
	size_t n[FT_GAP_COUNT] = {0};

	for (size_t i = 0, k; i < t->len; i = k) {
		enum ft_gap gap = t->v[i].gap;

		for (k = i; k < t->len && t->v[k].duty == t->v[i].duty; k++)
			gap = t->v[k].gap == FT_GAP_ANSWERED ? FT_GAP_ANSWERED : gap;
		n[gap]++;
	}
	words(m, "p", "", ft_arena_fmt(x->arena, "%zu 项义务，其中 %zu 项没有控制点对应： · %zu duties; no control answers %zu:", t->duties, t->open,
				       t->duties, t->open));
	ft_markup_open(m, "ul");
	ft_markup_attr(m, "class", FT_S("sum"));
	for (int g = 0; g < FT_GAP_COUNT; g++)
		if (n[g])
			words(m, "li", "", ft_arena_fmt(x->arena, "%zu — %s · %s", n[g], ft_gap_label((enum ft_gap)g, FT_LANG_ZH),
							ft_gap_label((enum ft_gap)g, FT_LANG_EN)));
	ft_markup_close(m);
}

static void put_head(struct ft_markup *m, struct ft_export *x, const struct ft_matrix *t)
{
	static const char *const heads[] = {"义务 Duty", "控制点 Control", "级", "关系 Relation", "强度 Strength",
					    "理由 Reason", "测评单元 Units"};
	struct ft_buf day = {0};

	words(m, "h1", "", t->level ? ft_arena_fmt(x->arena, "义务与控制点对照（第%ld级） · Gap matrix, level %ld", t->level, t->level)
				    : FT_S("义务与控制点对照 · Gap matrix"));
	ft_say_on(&day, x, FT_LANG_ZH);
	ft_buf_puts(&day, " · ");
	ft_say_on(&day, x, FT_LANG_EN);
	words(m, "p", "status", ft_buf_str(&day));
	ft_buf_free(&day);
	put_counts(m, x, t);
	words(m, "p", "meta", FT_S("关系用 NIST IR 8477 的集合论用语，指义务对控制点；强度与理由是编者的判断，并非官方意见。没有列出的，不作判断。 · "
				   "Relations are the set-theory words of NIST IR 8477, of the duty to the control; strength and reasons are "
				   "the library's own judgement, not an official view. Nothing follows from what is not listed."));
	ft_markup_raw(m, "<div class=\"grid\"><table><colgroup><col style=\"width:20%\"><col style=\"width:13%\"><col style=\"width:5%\">"
			 "<col style=\"width:10%\"><col style=\"width:10%\"><col style=\"width:31%\"><col style=\"width:11%\"></colgroup><thead><tr>");
	for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
		words(m, "th", "", ft_str(heads[i]));
	ft_markup_raw(m, "</tr></thead>\n");
}

static void matrix(struct ft_export *x, const struct ft_matrix *t)
{
	struct ft_markup m = {.out = &x->out, .html = true};

	ft_paper_html_head(&x->out, "义务与控制点对照 · Gap matrix", extra);
	put_head(&m, x, t);
	for (size_t i = 0, n; i < t->len; i += n) {
		for (n = 1; i + n < t->len && t->v[i + n].duty == t->v[i].duty; n++)
			;
		ft_markup_open(&m, "tbody");
		for (size_t k = 0; k < n; k++)
			put_row(&m, x, &t->v[i + k], k ? 0 : n);
		ft_markup_close(&m);
		ft_markup_raw(&m, "\n");
	}
	ft_markup_raw(&m, "</table></div>\n</body>\n</html>\n");
}

const struct ft_exporter ft_export_matrix_html = {.name = "matrix", .suffix = "html", .diet = FT_X_MATRIX, .matrix = matrix,
	.summary = "the same as a page"};
