/* The paper for Word: paragraphs and tables in WordprocessingML, in the styles of word.c. */
#include "export/paper.h"

#include "base/safe.h"
#include "doc/manifest.h"
#include "export/say.h"
#include "export/word.h"

#include <string.h>

static const char *const styles[FT_PS_COUNT] = {"Title", "Subtitle", "Day", "Normal", "Meta", "Status", "Warning", "Chain", "Note"};

static void flag(struct ft_markup *m, const char *element, const char *value)
{
	ft_markup_open(m, element);
	ft_markup_attr(m, "w:val", ft_str(value));
	ft_markup_close(m);
}

static void open_para(struct ft_markup *m, const char *style, bool new_page)
{
	ft_markup_open(m, "w:p");
	ft_markup_open(m, "w:pPr");
	flag(m, "w:pStyle", style);
	if (new_page)
		flag(m, "w:pageBreakBefore", "true");
	ft_markup_close(m);
}

/* Words without a line break, what is invisible shown. */
static void put_words(struct ft_markup *m, struct ft_str s)
{
	struct ft_buf safe = {0};

	ft_safe_line(&safe, s);
	ft_markup_open(m, "w:t");
	ft_markup_attr(m, "xml:space", FT_S("preserve"));
	ft_markup_text(m, ft_buf_str(&safe));
	ft_markup_close(m);
	ft_buf_free(&safe);
}

static void put_run(struct ft_markup *m, const struct ft_run *r)
{
	int depth = m->depth;
	struct ft_str rest = r->text, line;
	bool more = r->line;

	if (r->to.n) {
		ft_markup_open(m, "w:hyperlink");
		ft_markup_attr(m, "w:anchor", r->to);
	}
	ft_markup_open(m, "w:r");
	if (r->mono || r->strong) {
		ft_markup_open(m, "w:rPr");
		if (r->mono)
			flag(m, "w:rStyle", "Mono");
		if (r->strong)
			flag(m, "w:b", "true");
		ft_markup_close(m);
	}
	while (ft_next_line(&rest, &line)) {
		if (more) {
			ft_markup_open(m, "w:br");
			ft_markup_close(m);
		}
		put_words(m, line);
		more = true;
	}
	ft_markup_close_to(m, depth);
}

static void put_para(struct ft_markup *m, const char *style, const struct ft_run *v, size_t n)
{
	open_para(m, style, false);
	for (size_t i = 0; i < n; i++)
		put_run(m, &v[i]);
	ft_markup_close(m);
}

static void put_line(struct ft_markup *m, const char *style, struct ft_str text)
{
	struct ft_run r = {.text = text};

	put_para(m, style, &r, 1);
}

static void heading(struct ft_paper *p, int level, struct ft_str anchor, const struct ft_run *v, size_t n)
{
	struct ft_markup *m = &p->m;
	unsigned id = ++*p->ids;

	open_para(m, level == 2 ? "Heading1" : "Heading2", level == 2);
	ft_markup_open(m, "w:bookmarkStart");
	ft_markup_attrf(m, "w:id", "%u", id);
	ft_markup_attr(m, "w:name", anchor);
	ft_markup_close(m);
	for (size_t i = 0; i < n; i++) {
		struct ft_run r = v[i];

		put_run(m, &r);
		if (i == 0 && n > 1) {
			r = (struct ft_run){.text = FT_S("  ")};
			put_run(m, &r);
		}
	}
	ft_markup_open(m, "w:bookmarkEnd");
	ft_markup_attrf(m, "w:id", "%u", id);
	ft_markup_close(m);
	ft_markup_close(m);
}

static void para(struct ft_paper *p, enum ft_paper_style s, const struct ft_run *v, size_t n)
{
	put_para(&p->m, styles[s], v, n);
}

/* ---- tables ---- */

static void width(struct ft_markup *m, const char *element, int percent)
{
	ft_markup_open(m, element);
	ft_markup_attrf(m, "w:w", "%d", FT_WORD_WIDTH * percent / 100);
	ft_markup_attr(m, "w:type", FT_S("dxa"));
	ft_markup_close(m);
}

static void open_table(struct ft_markup *m, const int *percent, size_t n)
{
	ft_markup_open(m, "w:tbl");
	ft_markup_open(m, "w:tblPr");
	flag(m, "w:tblStyle", "TableGrid");
	width(m, "w:tblW", 100);
	ft_markup_open(m, "w:tblLayout");
	ft_markup_attr(m, "w:type", FT_S("fixed"));
	ft_markup_close(m);
	ft_markup_close(m);
	ft_markup_open(m, "w:tblGrid");
	for (size_t i = 0; i < n; i++) {
		ft_markup_open(m, "w:gridCol");
		ft_markup_attrf(m, "w:w", "%d", FT_WORD_WIDTH * percent[i] / 100);
		ft_markup_close(m);
	}
	ft_markup_close(m);
}

static void open_row(struct ft_markup *m, bool head, bool whole)
{
	ft_markup_open(m, "w:tr");
	if (!head && !whole)
		return;
	ft_markup_open(m, "w:trPr");
	if (whole)
		flag(m, "w:cantSplit", "true");
	if (head)
		flag(m, "w:tblHeader", "true");
	ft_markup_close(m);
}

/* fill: a colour, or NULL; dashed: the frame of what is no official text. */
static void open_cell(struct ft_markup *m, int percent, const char *fill, bool dashed)
{
	static const char *const edges[] = {"w:top", "w:left", "w:bottom", "w:right"};

	ft_markup_open(m, "w:tc");
	ft_markup_open(m, "w:tcPr");
	width(m, "w:tcW", percent);
	if (dashed) {
		ft_markup_open(m, "w:tcBorders");
		for (int i = 0; i < 4; i++) {
			ft_markup_open(m, edges[i]);
			ft_markup_attr(m, "w:val", FT_S("dashed"));
			ft_markup_attr(m, "w:sz", FT_S("6"));
			ft_markup_attr(m, "w:space", FT_S("0"));
			ft_markup_attr(m, "w:color", FT_S("666666"));
			ft_markup_close(m);
		}
		ft_markup_close(m);
	}
	if (fill) {
		ft_markup_open(m, "w:shd");
		ft_markup_attr(m, "w:val", FT_S("clear"));
		ft_markup_attr(m, "w:color", FT_S("auto"));
		ft_markup_attr(m, "w:fill", ft_str(fill));
		ft_markup_close(m);
	}
	ft_markup_close(m);
}

static void table(struct ft_paper *p, const char *const *heads, const int *percent, size_t n)
{
	struct ft_markup *m = &p->m;

	p->percent = percent;
	open_table(m, percent, n);
	if (heads == NULL)
		return;
	open_row(m, true, true);
	for (size_t i = 0; i < n; i++) {
		struct ft_run r = {.text = ft_str(heads[i]), .strong = true};

		open_cell(m, percent[i], "EFECE5", false);
		put_para(m, "Cell", &r, 1);
		ft_markup_close(m);
	}
	ft_markup_close(m);
}

static void row(struct ft_paper *p, const struct ft_cell *v, size_t n)
{
	open_row(&p->m, false, true);
	for (size_t i = 0; i < n; i++) {
		open_cell(&p->m, p->percent[i], NULL, false);
		put_para(&p->m, "Cell", v[i].v, v[i].n);
		ft_markup_close(&p->m);
	}
	ft_markup_close(&p->m);
}

static void table_end(struct ft_paper *p)
{
	ft_markup_close(&p->m);
	put_line(&p->m, "Normal", FT_S("")); /* two tables in a row would be one */
}

/* ---- sides ---- */

static const int half = 50;
static const char tint[] = "F6F4EF";

static void put_head(struct ft_markup *m, const struct ft_side *s)
{
	struct ft_run v[3] = {{.text = s->lang == FT_LANG_EN ? FT_S("English") : FT_S("中文"), .strong = true},
			      {.text = FT_S(" — "), .strong = true},
			      {.text = s->speaker, .strong = true}};
	const char *style = s->digest ? "Digest" : "Cell";

	open_cell(m, half, s->digest ? tint : "EFECE5", s->digest);
	put_para(m, style, v, s->speaker.n ? 3 : 1);
	ft_markup_close(m);
}

static void put_body(struct ft_markup *m, const struct ft_side *s)
{
	struct ft_run label[3] = {{.text = s->label, .strong = true}, {.text = FT_S(" ")}, {.text = s->heading, .strong = true}};
	struct ft_str rest = s->body, line;

	open_cell(m, half, s->digest ? tint : NULL, s->digest);
	for (size_t i = 0; i < s->warning_len; i++)
		put_line(m, "Warning", s->warnings[i]);
	if (s->label.n || s->heading.n)
		put_para(m, "Words", label, s->heading.n ? 3 : 1);
	while (ft_next_line(&rest, &line))
		put_line(m, ft_paper_is_item(line) ? "Item" : "Words", line);
	if (s->body.n == 0)
		put_line(m, "Words", s->absent);
	ft_markup_close(m);
}

static void put_source(struct ft_markup *m, const struct ft_side *s)
{
	struct ft_run v[FT_SIDE_LINES];

	for (size_t i = 0; i < s->source_len; i++) {
		v[i] = s->source[i];
		v[i].line = i > 0;
	}
	open_cell(m, half, s->digest ? tint : NULL, s->digest);
	put_para(m, "Source", v, s->source_len);
	ft_markup_close(m);
}

static void sides(struct ft_paper *p, const struct ft_side v[FT_LANG_COUNT])
{
	static const int percent[] = {50, 50};
	static void (*const rows[])(struct ft_markup *, const struct ft_side *) = {put_head, put_body, put_source};
	struct ft_markup *m = &p->m;

	open_table(m, percent, 2);
	for (size_t r = 0; r < 3; r++) {
		open_row(m, r == 0, r != 1);
		for (int i = 0; i < FT_LANG_COUNT; i++)
			rows[r](m, &v[i]);
		ft_markup_close(m);
	}
	ft_markup_close(m);
	put_line(m, "Meta", FT_S(""));
}

static void finish(struct ft_export *x, struct ft_paper *sections, size_t n, struct ft_str manifest, struct ft_buf *out)
{
	struct ft_buf body = {0}, parts = {0}, day = {0};

	for (size_t i = 0; i < n; i++)
		ft_buf_add(&body, ft_buf_str(&sections[i].out));
	ft_say_on(&day, x, FT_LANG_ZH);
	ft_buf_puts(&day, " · ");
	ft_say_on(&day, x, FT_LANG_EN);
	ft_word_package(x, &parts, &body, ft_buf_str(&day), manifest);
	ft_manifest_seal(&parts, NULL);
	x->failed = !ft_word_zip(x, ft_buf_str(&parts), out);
	ft_buf_free(&body);
	ft_buf_free(&parts);
	ft_buf_free(&day);
}

const struct ft_setter ft_paper_word = {heading, para, table, row, table_end, sides, finish};
