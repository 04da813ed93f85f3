/* A page cut into paragraphs, headings and tables. */
#include "indexer/convert/html.h"

#include "base/arena.h"
#include "base/num.h"

#include <stdlib.h>
#include <string.h>

enum { SHORT_LABEL = 27 /* bytes: 第一百二十条之一 and a blank */ };

static const char block_names[] = "html body div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tbody thead tfoot tr td th caption "
				  "section article main header footer nav aside blockquote pre form fieldset center address figure "
				  "figcaption hr details summary";

struct cut {
	struct ft_blocks *b;
	const xmlNode *core;
	size_t total; /* the page's weight */
	bool in_core;
	struct ft_block open;
};

/* ---- words ---- */

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* One blank between words; none between two ideographs that only the source's line end parts, unless the first is the
 * end of a label (第三条). */
static void add_gap(struct ft_buf *out, struct ft_str next, bool line_end)
{
	struct ft_str have = ft_buf_str(out);
	uint32_t last;

	if (have.n == 0 || have.p[have.n - 1] == ' ' || have.p[have.n - 1] == '\n' || next.n == 0)
		return;
	last = ft_cp_at(have, ft_prev_off(have, have.n));
	if (line_end && have.n > SHORT_LABEL && last >= 0x2E80 && ft_cp_at(next, 0) >= 0x2E80)
		return;
	ft_buf_putc(out, ' ');
}

/* `gap` is what the blanks before amount to: 0 none, 1 blanks, 2 a line end among them. It outlives text nodes. */
static void add_text(struct ft_buf *out, struct ft_str s, bool keep_lines, int *gap)
{
	size_t i = 0;

	while (i < s.n) {
		size_t from = i;

		while (i < s.n && is_space(s.p[i])) {
			if (keep_lines && s.p[i] == '\n')
				ft_buf_putc(out, '\n');
			*gap = s.p[i] == '\n' && !keep_lines ? 2 : *gap ? *gap : 1;
			i++;
		}
		from = i;
		while (i < s.n && !is_space(s.p[i]))
			i++;
		if (i == from)
			break;
		if (*gap)
			add_gap(out, ft_sub(s, from, i - from), *gap == 2);
		*gap = 0;
		ft_buf_add(out, ft_sub(s, from, i - from));
	}
}

static size_t count_words(struct ft_str s)
{
	size_t n = 0;

	for (size_t off = 0; off < s.n;) {
		uint32_t cp = ft_next_cp(s, &off);

		n += cp > 0x20 && !ft_is_blank(cp) && !ft_is_zero_width(cp);
	}
	return n;
}

struct inside {
	bool link, keep_lines;
	int *gap;
};

static void add_words(struct ft_block *b, const xmlNode *n, struct inside in)
{
	if (ft_page_hidden(n))
		return;
	if (n->type != XML_ELEMENT_NODE) {
		struct ft_str s = n->content ? ft_str((const char *)n->content) : FT_S("");
		size_t words = count_words(s);

		b->cps += words;
		b->link_cps += in.link ? words : 0;
		add_text(&b->text, s, in.keep_lines, in.gap);
		return;
	}
	if (ft_page_is(n, "br")) {
		ft_buf_putc(&b->text, '\n');
		*in.gap = 0;
		return;
	}
	if (ft_page_is(n, "a") && ft_page_attr(n, "href").n) {
		in.link = true;
		b->in_page_link |= ft_starts(ft_page_attr(n, "href"), FT_S("#"));
	}
	in.keep_lines |= ft_page_is(n, "pre");
	for (const xmlNode *c = n->children; c; c = c->next)
		add_words(b, c, in);
	if (ft_page_one_of(n, block_names) && b->text.len) /* a block inside a cell */
		ft_buf_putc(&b->text, '\n');
}

void ft_page_words(struct ft_block *b, const xmlNode *n)
{
	int gap = 0;

	add_words(b, n, (struct inside){.gap = &gap});
}

/* ---- blocks ---- */

/* Ends the block that is open. One without words goes on: a list entry's number waits for its words. */
static void flush(struct cut *c)
{
	c->open.core = c->in_core;
	if (c->open.cps == 0 && c->open.table == NULL) {
		c->open.level = 0;
		return;
	}
	c->b->v = ft_grow(c->b->v, c->b->len, &c->b->cap, sizeof *c->b->v);
	c->b->v[c->b->len++] = c->open;
	c->open = (struct ft_block){0};
}

static void add_table(struct cut *c, xmlNode *n)
{
	flush(c);
	c->open.table = n;
	ft_page_words(&c->open, n);
	flush(c);
}

/* A list numbers its entries where they do not do so themselves. */
static void number_entry(struct cut *c, const xmlNode *li)
{
	const xmlNode *list = li->parent;
	long n = 1;

	ft_buf_reset(&c->open.text);
	if (!list || !ft_page_is(list, "ol"))
		return;
	n = ft_page_attr(list, "start").n ? strtol(ft_page_attr(list, "start").p, NULL, 10) : 1;
	for (const xmlNode *s = li->prev; s; s = s->prev)
		n += ft_page_is(s, "li");
	if (ft_starts(ft_page_attr(list, "type"), FT_S("a")) && n >= 1 && n <= 26)
		ft_buf_fmt(&c->open.text, "%c. ", (char)('a' + n - 1));
	else
		ft_buf_fmt(&c->open.text, "%ld. ", n);
}

/* An ol whose style takes the numbers away, or whose entries bear their own, is none. */
static bool is_numbered(const xmlNode *li)
{
	struct ft_block b = {0};
	struct ft_str s;
	size_t off = 0;
	bool own;

	if (!li->parent || ft_find(ft_page_attr(li->parent, "style"), FT_S("none")) >= 0)
		return false;
	ft_page_words(&b, li);
	s = ft_trim(ft_buf_str(&b.text));
	own = ft_words_labelled(s) || ft_starts(s, FT_S("（")) || ft_starts(s, FT_S("(")) || ft_num_read(s, &off) >= 0;
	ft_buf_free(&b.text);
	return !own;
}

static void walk(struct cut *c, xmlNode *n, bool keep_lines, int *gap, bool link);

static void walk_children(struct cut *c, xmlNode *n, bool keep_lines, int *gap, bool link)
{
	for (xmlNode *k = n->children; k; k = k->next)
		walk(c, k, keep_lines, gap, link);
}

/* Furniture that holds a good part of the text is a frame round it and none. */
static bool is_left_out(const struct cut *c, const xmlNode *n)
{
	return ft_page_hidden(n) || (n != c->core && ft_page_furniture(n) && ft_page_weight(n) * 10 < c->total * 3);
}

static void walk_block(struct cut *c, xmlNode *n, bool keep_lines, bool link)
{
	bool was = c->in_core;
	int gap = 0;

	flush(c);
	c->in_core |= n == c->core;
	if (ft_page_is(n, "table") && ft_page_is_data(n)) {
		add_table(c, n);
	} else {
		if (n->name[0] == 'h' && n->name[1] >= '1' && n->name[1] <= '6')
			c->open.level = (unsigned)(n->name[1] - '0');
		if (ft_page_is(n, "li") && is_numbered(n))
			number_entry(c, n);
		walk_children(c, n, keep_lines || ft_page_is(n, "pre"), &gap, link);
		flush(c);
	}
	c->in_core = was;
}

static void walk(struct cut *c, xmlNode *n, bool keep_lines, int *gap, bool link)
{
	if (is_left_out(c, n))
		return;
	if (n->type != XML_ELEMENT_NODE || ft_page_is(n, "br")) {
		add_words(&c->open, n, (struct inside){link, keep_lines, gap});
	} else if (ft_page_one_of(n, block_names)) {
		walk_block(c, n, keep_lines, link);
		*gap = 0;
	} else {
		bool leads = ft_page_is(n, "a") && ft_page_attr(n, "href").n;

		c->open.in_page_link |= leads && ft_starts(ft_page_attr(n, "href"), FT_S("#"));
		walk_children(c, n, keep_lines, gap, link || leads);
	}
}

void ft_blocks_cut(struct ft_blocks *b, xmlNode *body, const xmlNode *core)
{
	struct cut c = {.b = b, .core = core, .total = ft_page_weight(body)};
	int gap = 0;

	walk(&c, body, false, &gap, false);
	flush(&c);
	ft_buf_free(&c.open.text);
}

void ft_blocks_free(struct ft_blocks *b)
{
	for (size_t i = 0; i < b->len; i++)
		ft_buf_free(&b->v[i].text);
	free(b->v);
	*b = (struct ft_blocks){0};
}
