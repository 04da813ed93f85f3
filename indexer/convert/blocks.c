/* A page cut into paragraphs, headings and tables. */
#include "indexer/convert/html.h"

#include "base/arena.h"
#include "base/num.h"

#include <stdlib.h>

struct cut {
	struct ft_blocks *b;
	const xmlNode *core;
	size_t total; /* the page's weight */
	bool in_core;
	struct ft_block open;
};

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
		ft_page_words_in(&c->open, n, (struct ft_page_inside){link, keep_lines, gap});
	} else if (ft_page_one_of(n, ft_page_blocks)) {
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
