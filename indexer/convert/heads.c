/* Running heads and page numbers: lines at a page's edge that other pages have there, too, or that are but a number.
 * Footnotes: lines in small letters at a page's foot, the first of which begins with a number. */
#include "indexer/convert/html.h"
#include "indexer/convert/pdf.h"

#include "base/arena.h"
#include "base/num.h"

#include <stdlib.h>
#include <string.h>

enum { EDGE = 3 };  /* lines from the top and from the bottom that may be such */

/* The n-th line from the top (or the bottom) of a page by its place, whatever the reading order; NULL where there is
 * none. Lines of one height count as one place. */
static struct ft_pdf_line *edge_line(const struct ft_pdf *p, const struct ft_pdf_page *page, size_t n, bool top)
{
	struct ft_pdf_line *found = NULL;
	double beyond = top ? -1e9 : 1e9;

	for (size_t k = 0; k <= n; k++) {
		found = NULL;
		for (size_t i = page->line_from; i < page->line_to; i++) {
			struct ft_pdf_line *l = &p->lines[i];
			double y = l->box.y0;

			if (top ? y <= beyond : y >= beyond)
				continue;
			if (!found || (top ? y < found->box.y0 : y > found->box.y0))
				found = l;
		}
		if (!found)
			return NULL;
		beyond = found->box.y0;
	}
	return found;
}

static bool is_same_place(const struct ft_pdf_line *a, const struct ft_pdf_line *b, double within)
{
	double d = a->box.y0 - b->box.y0;

	return d > -within && d < within;
}

/* Adds the line with every number as #, without blanks: what is the same on all pages. */
static void add_shape(struct ft_str s, char *to, size_t room)
{
	size_t len = strlen(to);

	for (size_t off = 0; off < s.n && len + 5 < room;) {
		size_t at = off;
		uint32_t cp = ft_next_cp(s, &off);

		if (ft_is_blank(cp))
			continue;
		if (cp >= '0' && cp <= '9') {
			if (len == 0 || to[len - 1] != '#')
				to[len++] = '#';
			continue;
		}
		memcpy(to + len, s.p + at, off - at);
		len += off - at;
	}
	to[len] = '\0';
}

/* The shape of all that stands at the line's height: in a page of two columns its head may be two lines. */
static void shape(const struct ft_pdf *p, const struct ft_pdf_line *l, char *to, size_t room)
{
	const struct ft_pdf_page *page = &p->pages[l->page - 1];

	to[0] = '\0';
	for (size_t i = page->line_from; i < page->line_to; i++)
		if (is_same_place(&p->lines[i], l, 1))
			add_shape(ft_buf_str(&p->lines[i].text), to, room);
}

/* - 3 -, — 3 —, 第3页 共9页, 3 / 9, Page 3 of 9: nothing but numbers and what goes with them. */
static bool is_page_number(struct ft_str s)
{
	static const char *const shapes[] = {"#", "-#-", "—#—", "–#–", "·#·", "第#页", "第#页共#页", "第#页/共#页", "第#页，共#页", "共#页第#页", "#/#",
		"Page#", "Page#of#", "page#of#", "PAGE#", "~#~", "[#]", "(#)", "－#－", "―#―"};
	char found[128] = "";

	add_shape(s, found, sizeof found);
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
		if (strcmp(found, shapes[i]) == 0)
			return true;
	return s.n <= 6 && ft_num_roman(s) > 0;
}

/* How many other pages have this line at their edge. Running heads may differ on left and right pages. */
static size_t count_alike(const struct ft_pdf *p, const struct ft_pdf_line *l, size_t n, bool top)
{
	char mine[256], other[256];
	size_t count = 0, from = l->page > 12 ? l->page - 12 : 1, to = l->page + 12;

	shape(p, l, mine, sizeof mine);
	for (size_t i = from - 1; i < p->page_len && i < to; i++) {
		const struct ft_pdf_line *o = edge_line(p, &p->pages[i], n, top);

		if (o == NULL || o->page == l->page || !is_same_place(l, o, 4))
			continue;
		shape(p, o, other, sizeof other);
		count += strcmp(mine, other) == 0;
	}
	return count;
}

/* The outer tenth of the page, where two pages may have the same line only if it is a head. */
static bool is_margin(const struct ft_pdf_page *page, const struct ft_pdf_line *l, bool top)
{
	return top ? l->box.y1 < page->height * 0.1 : l->box.y0 > page->height * 0.9;
}

static bool is_head(const struct ft_pdf *p, const struct ft_pdf_page *page, const struct ft_pdf_line *l, size_t n, bool top)
{
	size_t alike;

	if (is_page_number(ft_buf_str(&l->text)) && (top ? l->box.y1 < page->height * 0.15 : l->box.y0 > page->height * 0.8))
		return true;
	alike = count_alike(p, l, n, top);
	return alike >= 2 || (alike == 1 && is_margin(page, l, top));
}

/* From the edge inwards: what stands inside the first line that is no head is text. */
static void drop_edge(struct ft_pdf *p, struct ft_pdf_page *page, bool top)
{
	for (size_t n = 0; n < EDGE; n++) {
		struct ft_pdf_line *l = edge_line(p, page, n, top);

		if (l == NULL || l->dropped || !is_head(p, page, l, n, top))
			return;
		for (size_t i = page->line_from; i < page->line_to; i++)
			if (is_same_place(&p->lines[i], l, 1))
				p->lines[i].dropped = true;
	}
}

/* ---- what is usual ---- */

static double usual(const struct ft_pdf *p, bool pitch)
{
	double *v = ft_alloc((p->line_len + 1) * sizeof *v), found;
	size_t n = 0;

	for (size_t i = 0; i < p->line_len; i++) {
		const struct ft_pdf_line *l = &p->lines[i];

		if (l->dropped)
			continue;
		if (!pitch)
			v[n++] = l->size;
		else if (i > 0 && p->lines[i - 1].zone == l->zone && l->box.y0 > p->lines[i - 1].box.y0)
			v[n++] = l->box.y0 - p->lines[i - 1].box.y0;
	}
	found = ft_median(v, n);
	free(v);
	return found;
}

double ft_pdf_usual_size(const struct ft_pdf *p)
{
	return usual(p, false);
}

double ft_pdf_usual_pitch(const struct ft_pdf *p)
{
	return usual(p, true);
}

/* ---- footnotes ---- */

/* 1 倒转是指, ① 倒转, [1] 倒转, * 倒转 */
static bool begins_note(struct ft_str s)
{
	size_t off = 0;
	uint32_t cp = ft_cp_at(s, 0);

	if (ft_words_labelled(s))
		return false;
	return (cp >= 0x2460 && cp <= 0x2473) || cp == '*' || cp == '[' || (cp >= '0' && cp <= '9' && ft_num_read(s, &off) >= 0);
}

/* From the foot upwards as long as the letters are small; what begins with no mark above the first note is text. */
static void find_notes(struct ft_pdf *p, const struct ft_pdf_page *page, double size)
{
	size_t from = page->line_to, first = page->line_to;

	while (from > page->line_from && (p->lines[from - 1].dropped || p->lines[from - 1].size < size * 0.88))
		from--;
	if (from == page->line_from) /* a page of small letters alone */
		return;
	for (size_t i = from; i < page->line_to && first == page->line_to; i++)
		if (!p->lines[i].dropped && begins_note(ft_buf_str(&p->lines[i].text)))
			first = i;
	for (size_t i = first; i < page->line_to; i++)
		p->lines[i].note = true;
}

void ft_pdf_heads(struct ft_pdf *p)
{
	double size;

	for (size_t i = 0; i < p->page_len; i++) {
		drop_edge(p, &p->pages[i], true);
		drop_edge(p, &p->pages[i], false);
	}
	size = ft_pdf_usual_size(p);
	for (size_t i = 0; i < p->page_len; i++)
		find_notes(p, &p->pages[i], size);
}
