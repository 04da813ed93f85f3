/* The output of `pdftotext -bbox`: a line a page or word. It looks like XHTML but is read as what it is, since words may
 * hold bytes that are none. */
#include "base/arena.h"
#include "indexer/convert/pdf.h"

#include <stdlib.h>
#include <string.h>

/* The number behind name=" in a tag; 0 where it is none. */
static double number(struct ft_str tag, const char *name)
{
	ptrdiff_t at = ft_find(tag, ft_str(name));
	double n = at < 0 ? 0 : strtod(tag.p + at + strlen(name), NULL);

	return n > -100000 && n < 100000 ? n : 0;
}

static void add_page(struct ft_pdf *p, struct ft_str tag)
{
	p->pages = ft_grow(p->pages, p->page_len, &p->page_cap, sizeof *p->pages);
	p->pages[p->page_len++] = (struct ft_pdf_page){.width = number(tag, "width=\""), .height = number(tag, "height=\""),
						      .from = p->word_len, .to = p->word_len};
}

/* The words, with the entities that pdftotext writes read. */
static struct ft_str clean(struct ft_arena *a, struct ft_str s)
{
	static const struct { const char *name; char c; } entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'},
									{"&apos;", '\''}};
	struct ft_buf out = {0};
	struct ft_str copy;

	if (!memchr(s.p, '&', s.n))
		return ft_arena_dup(a, s);
	for (size_t i = 0; i < s.n;) {
		size_t len = 0;

		for (size_t e = 0; e < sizeof entities / sizeof entities[0] && len == 0; e++) {
			if (ft_starts(ft_from(s, i), ft_str(entities[e].name))) {
				len = strlen(entities[e].name);
				ft_buf_putc(&out, entities[e].c);
			}
		}
		if (len == 0)
			ft_buf_putc(&out, s.p[i]);
		i += len ? len : 1;
	}
	copy = ft_arena_dup(a, ft_buf_str(&out));
	ft_buf_free(&out);
	return copy;
}

static void add_word(struct ft_pdf *p, struct ft_str line)
{
	ptrdiff_t open = ft_find(line, FT_S(">")), shut = ft_find(line, FT_S("</word>"));
	struct ft_pdf_word w;
	struct ft_str tag;
	size_t bad;

	if (p->page_len == 0 || open < 0 || shut <= open + 1)
		return;
	tag = ft_sub(line, 0, (size_t)open);
	w.text = clean(p->arena, ft_sub(line, (size_t)open + 1, (size_t)(shut - open) - 1));
	w.box = (struct ft_box){number(tag, "xMin=\""), number(tag, "yMin=\""), number(tag, "xMax=\""), number(tag, "yMax=\"")};
	if (!ft_utf8_valid(w.text, &bad) || ft_trim(w.text).n == 0 || w.box.y1 <= w.box.y0)
		return;
	p->words = ft_grow(p->words, p->word_len, &p->word_cap, sizeof *p->words);
	p->words[p->word_len++] = w;
	p->pages[p->page_len - 1].to = p->word_len;
	p->cps += ft_cp_count(w.text);
}

/* A wide letter is as wide as its size; others are about half as wide. 0 where there is no wide one to tell by. */
static double wide_size(const struct ft_pdf_word *w)
{
	double units = 0;
	bool wide = false;

	for (size_t off = 0; off < w->text.n;) {
		bool one = ft_is_wide(ft_next_cp(w->text, &off));

		units += one ? 1 : 0.5;
		wide |= one;
	}
	return wide ? (w->box.x1 - w->box.x0) / units : 0;
}

/* Letters of Latin words are half as wide as high on the average of many. */
static double latin_size(const struct ft_pdf_word *w)
{
	size_t cps = ft_cp_count(w->text);

	return cps > 3 ? (w->box.x1 - w->box.x0) / (double)cps / 0.5 : 0;
}

/* The size of letters to the height of their boxes, by the middle one of many words. Some fonts say that their letters
 * are more than twice as high as they are. */
static double size_to_height(const struct ft_pdf *p, double (*size_of)(const struct ft_pdf_word *w), size_t *known)
{
	double *ratios = ft_alloc((p->word_len + 1) * sizeof *ratios), ratio;

	*known = 0;
	for (size_t i = 0; i < p->word_len; i++) {
		const struct ft_pdf_word *w = &p->words[i];

		if (size_of(w) > 0)
			ratios[(*known)++] = size_of(w) / (w->box.y1 - w->box.y0);
	}
	ratio = ft_median(ratios, *known);
	free(ratios);
	return ratio;
}

/* Gives each word its size, by its own wide letters or else by the document's measure, and cuts its box to it. */
static void find_sizes(struct ft_pdf *p)
{
	size_t wide, latin;
	double by_wide = size_to_height(p, wide_size, &wide), by_latin = size_to_height(p, latin_size, &latin);
	double ratio = wide * 5 > p->word_len ? by_wide : latin && by_latin < 0.7 ? by_latin : 1;

	for (size_t i = 0; i < p->word_len; i++) {
		struct ft_pdf_word *w = &p->words[i];
		double middle = (w->box.y0 + w->box.y1) / 2;

		w->size = wide_size(w);
		w->size = w->size > 0 ? w->size : (w->box.y1 - w->box.y0) * ratio;
		w->box.y0 = middle - w->size / 2;
		w->box.y1 = middle + w->size / 2;
	}
}

void ft_pdf_words(struct ft_pdf *p, struct ft_str bbox)
{
	struct ft_str line;

	while (ft_next_line(&bbox, &line)) {
		line = ft_trim(line);
		if (ft_starts(line, FT_S("<word ")))
			add_word(p, line);
		else if (ft_starts(line, FT_S("<page ")))
			add_page(p, line);
	}
	find_sizes(p);
}

void ft_pdf_free(struct ft_pdf *p)
{
	for (size_t i = 0; i < p->line_len; i++)
		ft_buf_free(&p->lines[i].text);
	free(p->lines);
	free(p->words);
	free(p->pages);
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double ft_median(double *v, size_t n)
{
	if (n == 0)
		return 0;
	qsort(v, n, sizeof *v, by_value);
	return v[n / 2];
}

bool ft_is_wide(uint32_t cp)
{
	return (cp >= 0x2E80 && cp <= 0xA4CF) || (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0xFE30 && cp <= 0xFE4F) ||
	       (cp >= 0xFF00 && cp <= 0xFF60) || cp >= 0x20000 || cp == 0x2014 || cp == 0x2026 || (cp >= 0x2018 && cp <= 0x201D);
}
