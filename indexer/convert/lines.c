/* From words to lines in reading order. A page is cut into rows of words; where a gutter parts most of its rows, those
 * between two full rows are read column by column. */
#include "indexer/convert/pdf.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 400, MIN_ROWS = 8 };

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

/* The longest run of slots about the middle of the page that at most `most` rows cover; its length, 0 for none. */
static size_t longest_run(const size_t slots[SLOTS], size_t from, size_t to, size_t most, size_t *at)
{
	size_t best = 0;

	for (size_t s = from, run = 0; s < to; s++) {
		run = slots[s] <= most ? run + 1 : 0;
		if (run > best) {
			best = run;
			*at = s + 1 - run;
		}
	}
	return best;
}

/* A strip about the middle that at most `most` rows cross, with columns of running text on both sides. Between two languages
 * it may be narrow: in a table they stand close. *x0 and *x1 are the part of it that the fewest rows cross. */
static bool find_strip(const struct page *g, double width, size_t most, double *x0, double *x1)
{
	size_t slots[SLOTS], at = 0, best, least = g->row_len;
	double slot = width / SLOTS;

	cover(g, width, slots);
	best = longest_run(slots, SLOTS * 3 / 10, SLOTS * 7 / 10, most, &at);
	for (size_t s = at; s < at + best; s++)
		least = slots[s] < least ? slots[s] : least;
	if (best == 0 || ((double)best * slot < g->size * 0.8 && !is_bilingual(g, ((double)at + (double)best / 2) * slot)))
		return false;
	best = longest_run(slots, at, at + best, least, &at);
	*x0 = (double)at * slot;
	*x1 = (double)(at + best) * slot;
	return is_filled(g, 0, *x0 + g->size * 0.5, true) && is_filled(g, *x1 - g->size * 0.5, width, false);
}

/* One that hardly a row crosses is surer than one that a fifth of them do. */
static bool find_gutter(const struct page *g, double width, double *x0, double *x1)
{
	if (g->row_len < MIN_ROWS || width <= 0)
		return false;
	return find_strip(g, width, g->row_len / 20, x0, x1) || find_strip(g, width, g->row_len / 5, x0, x1);
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
			line.first = ft_pdf_first_width(w);
		}
		widen(&line.box, &w->box);
		ft_pdf_join(&line.text, before, w, loose);
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
	for (size_t i = 0; i < p->page_len && p->words; i++) { /* pages of pictures alone have no lines */
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
