/* From words to lines in reading order. A page is cut into rows of words; where a gutter parts most of its rows, those
 * between two full rows are read column by column. */
#include "indexer/convert/html.h"
#include "indexer/convert/pdf.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 200, MIN_ROWS = 8, CELL = 3 /* sizes */, LABEL = 27 /* bytes: 第一百二十条之一 and a blank */ };

/* Words of one height on the page, from left to right. */
struct row {
	size_t from, to; /* into the sorted words */
	struct ft_box box;
};

struct page {
	struct ft_pdf *p;
	size_t no;
	struct ft_pdf_word *words;
	size_t len;
	struct row *rows;
	size_t row_len, row_cap;
	double size; /* the usual one of its letters */
};

static double middle(const struct ft_box *b)
{
	return (b->y0 + b->y1) / 2;
}

static int by_height(const void *a, const void *b)
{
	double x = middle(&((const struct ft_pdf_word *)a)->box), y = middle(&((const struct ft_pdf_word *)b)->box);

	return (x > y) - (x < y);
}

static int by_left(const void *a, const void *b)
{
	double x = ((const struct ft_pdf_word *)a)->box.x0, y = ((const struct ft_pdf_word *)b)->box.x0;

	return (x > y) - (x < y);
}

static void widen(struct ft_box *b, const struct ft_box *more)
{
	b->x0 = more->x0 < b->x0 ? more->x0 : b->x0;
	b->y0 = more->y0 < b->y0 ? more->y0 : b->y0;
	b->x1 = more->x1 > b->x1 ? more->x1 : b->x1;
	b->y1 = more->y1 > b->y1 ? more->y1 : b->y1;
}

/* ---- rows ---- */

/* How much of the smaller one's height two words share. */
static double overlap(const struct ft_pdf_word *a, const struct ft_pdf_word *b)
{
	double top = a->box.y0 > b->box.y0 ? a->box.y0 : b->box.y0, foot = a->box.y1 < b->box.y1 ? a->box.y1 : b->box.y1;
	double least = a->size < b->size ? a->size : b->size;

	return least > 0 ? (foot - top) / least : 0;
}

/* A word goes on the row with whose first word it shares half its height: raised and lowered ones do, too. */
static void make_rows(struct page *g)
{
	qsort(g->words, g->len, sizeof *g->words, by_height);
	for (size_t i = 0; i < g->len; i++) {
		struct row *last = g->row_len ? &g->rows[g->row_len - 1] : NULL;
		const struct ft_box *b = &g->words[i].box;

		if (last && overlap(&g->words[last->from], &g->words[i]) > 0.5) {
			widen(&last->box, b);
			last->to = i + 1;
			continue;
		}
		g->rows = ft_grow(g->rows, g->row_len, &g->row_cap, sizeof *g->rows);
		g->rows[g->row_len++] = (struct row){i, i + 1, *b};
	}
	for (size_t r = 0; r < g->row_len; r++)
		qsort(g->words + g->rows[r].from, g->rows[r].to - g->rows[r].from, sizeof *g->words, by_left);
}

static double usual_size(const struct page *g)
{
	double *v = ft_alloc((g->len + 1) * sizeof *v), size;

	for (size_t i = 0; i < g->len; i++)
		v[i] = g->words[i].size;
	size = ft_median(v, g->len);
	free(v);
	return size;
}

/* ---- columns ---- */

/* Whether a word of the row goes over the middle of the gutter: a long line of a column may reach into it. */
static bool crosses(const struct page *g, const struct row *r, double x0, double x1)
{
	double x = (x0 + x1) / 2;

	for (size_t i = r->from; i < r->to; i++)
		if (g->words[i].box.x0 < x && g->words[i].box.x1 > x)
			return true;
	return false;
}

/* How much of its side of the gutter the usual row fills. Columns of running text are full; columns of a table and lists
 * of contents are not. */
static bool is_filled(const struct page *g, double from, double to, bool left)
{
	double *v = ft_alloc((g->row_len + 1) * sizeof *v), low = to, high = from, fill;
	size_t n = 0;

	for (size_t r = 0; r < g->row_len; r++) {
		double x0 = to, x1 = from;

		for (size_t i = g->rows[r].from; i < g->rows[r].to; i++) {
			const struct ft_box *b = &g->words[i].box;

			if (left ? b->x1 > to : b->x0 < from)
				continue;
			x0 = b->x0 < x0 ? b->x0 : x0;
			x1 = b->x1 > x1 ? b->x1 : x1;
		}
		if (x1 <= x0)
			continue;
		v[n++] = x1 - x0;
		low = x0 < low ? x0 : low;
		high = x1 > high ? x1 : high;
	}
	fill = ft_median(v, n) / (high > low ? high - low : 1);
	free(v);
	return n >= MIN_ROWS && fill > 0.6;
}

/* The rows that cover each slot of the page's width. */
static void cover(const struct page *g, double width, size_t slots[SLOTS])
{
	memset(slots, 0, SLOTS * sizeof *slots);
	for (size_t r = 0; r < g->row_len; r++) {
		for (size_t i = g->rows[r].from; i < g->rows[r].to; i++) {
			const struct ft_box *b = &g->words[i].box;
			long from = (long)(b->x0 / width * SLOTS), to = (long)(b->x1 / width * SLOTS);

			for (long s = from < 0 ? 0 : from; s <= to && s < SLOTS; s++)
				slots[s]++;
		}
	}
}

/* A strip about the middle that few rows cross, with columns of running text on both sides. */
static bool find_gutter(const struct page *g, double width, double *x0, double *x1)
{
	size_t slots[SLOTS], best = 0, best_at = 0;

	if (g->row_len < MIN_ROWS || width <= 0)
		return false;
	cover(g, width, slots);
	for (size_t s = SLOTS * 3 / 10, run = 0; s < SLOTS * 7 / 10; s++) {
		run = slots[s] * 5 <= g->row_len ? run + 1 : 0;
		if (run > best) {
			best = run;
			best_at = s + 1 - run;
		}
	}
	*x0 = (double)best_at * width / SLOTS;
	*x1 = (double)(best_at + best) * width / SLOTS;
	return best > 0 && *x1 - *x0 >= g->size * 0.8 && is_filled(g, 0, *x0 + g->size * 0.5, true) &&
	       is_filled(g, *x1 - g->size * 0.5, width, false);
}

static bool has_words(const struct page *g, double from, double to)
{
	for (size_t i = 0; i < g->len; i++)
		if (g->words[i].box.x0 >= from && g->words[i].box.x1 <= to)
			return true;
	return false;
}

/* A page of few rows, the last one say, has the gutter of those before it where hardly a row crosses it. */
static bool keeps_gutter(const struct page *g, double width, double *x0, double *x1)
{
	size_t crossed = 0;

	*x0 = g->p->gutter0;
	*x1 = g->p->gutter1;
	if (*x1 <= *x0)
		return false;
	for (size_t r = 0; r < g->row_len; r++)
		crossed += crosses(g, &g->rows[r], *x0, *x1);
	return crossed * 4 <= g->row_len && has_words(g, 0, *x0) && has_words(g, *x1, width);
}

/* ---- lines ---- */

static bool is_latin(uint32_t cp)
{
	return cp < 0x2E80 && !ft_is_wide(cp);
}

/* A number in small raised letters points to a footnote. */
static bool is_note_mark(const struct ft_pdf_word *before, const struct ft_pdf_word *w)
{
	for (size_t i = 0; i < w->text.n; i++)
		if (w->text.p[i] < '0' || w->text.p[i] > '9')
			return false;
	return w->text.n <= 3 && w->size < before->size * 0.8 && middle(&w->box) < middle(&before->box) - before->size * 0.1;
}

/* A clause's number or an item's letter, alone at the line's beginning: 8.1.4, A.1, a) */
static bool is_number(struct ft_str s)
{
	size_t i = 0;

	while (i < s.n && ((s.p[i] >= '0' && s.p[i] <= '9') || (i > 0 && s.p[i] == '.') || (i == 0 && s.p[i] >= 'A' && s.p[i] <= 'z')))
		i++;
	return s.n <= LABEL && i > 0 && (i == s.n || (i + 1 == s.n && s.p[i] == ')'));
}

/* A blank stands between two words that are Latin, behind a provision's label, and elsewhere where the gap is wider than
 * the spacing that programs put between scripts or into a line that is made to fill. A tab stands where a gap is so wide
 * that the words may be cells of a table. */
static void join_word(struct ft_buf *text, const struct ft_pdf_word *before, const struct ft_pdf_word *w, double loose)
{
	double gap = before ? w->box.x0 - before->box.x1 : 0, size = w->size;
	struct ft_str have = ft_buf_str(text);
	uint32_t last = have.n ? ft_cp_at(have, ft_prev_off(have, have.n)) : 0, first = ft_cp_at(w->text, 0);

	if (before && is_note_mark(before, w)) {
		ft_buf_fmt(text, "[%.*s]", FT_FMT(w->text));
		return;
	}
	if (last && loose == 0 && gap > size * CELL && !ft_words_labelled(have))
		ft_buf_putc(text, '\t');
	else if (last && ((is_latin(last) && is_latin(first)) || gap > (loose > size * 0.5 ? loose : size * 0.5) ||
			  (gap > 0 && have.n <= LABEL && (ft_words_labelled(have) || is_number(have)))))
		ft_buf_putc(text, ' ');
	ft_buf_add(text, w->text);
}

/* The width that could not be put at the end of the line before: a wide character, or a whole Latin word. */
static double first_width(const struct ft_pdf_word *w)
{
	size_t cps = ft_cp_count(w->text), n = 0;

	for (size_t off = 0; off < w->text.n;) {
		if (!is_latin(ft_next_cp(w->text, &off)))
			break;
		n++;
	}
	return (w->box.x1 - w->box.x0) * (double)(n ? n : 1) / (double)(cps ? cps : 1);
}

/* A row set letter by letter: the gap beyond which two letters are words apart; 0 for any other row. */
static double spacing(const struct page *g, const struct row *r)
{
	double least = 1e6;

	if (r->to - r->from < 4)
		return 0;
	for (size_t i = r->from; i < r->to; i++) {
		const struct ft_pdf_word *w = &g->words[i];
		double gap = i > r->from ? w->box.x0 - g->words[i - 1].box.x1 : least;

		if (ft_cp_count(w->text) != 1 || !ft_is_wide(ft_cp_at(w->text, 0)))
			return 0;
		least = gap < least ? gap : least;
	}
	return least * 1.5;
}

/* Adds the words of a row between two edges as a line. */
static void add_line(struct page *g, const struct row *r, double from, double to, size_t zone)
{
	struct ft_pdf_line line = {.page = g->no, .zone = zone};
	const struct ft_pdf_word *before = NULL;
	double loose = spacing(g, r);
	size_t most = 0;

	for (size_t i = r->from; i < r->to; i++) {
		const struct ft_pdf_word *w = &g->words[i];
		double x = (w->box.x0 + w->box.x1) / 2;

		if (x < from || x >= to)
			continue;
		if (before == NULL) {
			line.box = w->box;
			line.first = first_width(w);
		}
		widen(&line.box, &w->box);
		join_word(&line.text, before, w, loose);
		if (w->text.n > most) {
			most = w->text.n;
			line.size = w->size;
		}
		before = w;
	}
	if (before == NULL)
		return;
	g->p->lines = ft_grow(g->p->lines, g->p->line_len, &g->p->line_cap, sizeof *g->p->lines);
	g->p->lines[g->p->line_len++] = line;
}

/* Whether words of the page between two edges are Chinese: 1, 0, or -1 where there are too few, or some of each. */
static int is_chinese(const struct page *g, double from, double to)
{
	size_t wide = 0, all = 0;

	for (size_t i = 0; i < g->len; i++) {
		struct ft_str s = g->words[i].text;

		if (g->words[i].box.x0 < from || g->words[i].box.x1 > to)
			continue;
		for (size_t off = 0; off < s.n; all++)
			wide += ft_is_wide(ft_next_cp(s, &off));
	}
	return all < 40 ? -1 : wide * 10 > all * 6 ? 1 : wide * 10 < all ? 0 : -1;
}

/* Columns in two languages, side by side. */
static bool is_bilingual(const struct page *g, double gutter)
{
	int left = is_chinese(g, -1e6, gutter), right = is_chinese(g, gutter, 1e6);

	return left + right == 1 && left != right && left >= 0 && right >= 0;
}

static void add_band(struct page *g, size_t from, size_t to, double gutter)
{
	for (int side = 0; side < 2; side++) {
		size_t first = g->p->line_len;

		g->p->zones++;
		for (size_t r = from; r < to; r++)
			add_line(g, &g->rows[r], side ? gutter : -1e6, side ? 1e6 : gutter, g->p->zones);
		for (size_t i = first; i < g->p->line_len; i++)
			g->p->lines[i].second = side && g->p->bilingual;
	}
	g->p->zones++;
}

static void make_lines(struct page *g)
{
	double x0, x1, width = g->p->pages[g->no - 1].width;
	size_t band = 0;

	if (find_gutter(g, width, &x0, &x1)) {
		g->p->gutter0 = x0;
		g->p->gutter1 = x1;
		g->p->bilingual = is_bilingual(g, (x0 + x1) / 2);
	} else if (!keeps_gutter(g, width, &x0, &x1)) {
		for (size_t r = 0; r < g->row_len; r++)
			add_line(g, &g->rows[r], -1e6, 1e6, g->p->zones);
		g->p->zones++;
		return;
	}
	for (size_t r = 0; r < g->row_len; r++) {
		if (!crosses(g, &g->rows[r], x0, x1))
			continue;
		add_band(g, band, r, (x0 + x1) / 2);
		add_line(g, &g->rows[r], -1e6, 1e6, g->p->zones++);
		band = r + 1;
	}
	add_band(g, band, g->row_len, (x0 + x1) / 2);
}

void ft_pdf_lines(struct ft_pdf *p)
{
	for (size_t i = 0; i < p->page_len; i++) {
		struct ft_pdf_page *page = &p->pages[i];
		struct page g = {.p = p, .no = i + 1, .words = p->words + page->from, .len = page->to - page->from};

		page->line_from = p->line_len;
		g.size = usual_size(&g);
		make_rows(&g);
		make_lines(&g);
		page->line_to = p->line_len;
		free(g.rows);
	}
}
