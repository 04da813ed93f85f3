/* Tables of a page: which show data, and how their rows are written. */
#include "indexer/convert/html.h"

#include <stdlib.h>

enum { MAX_SPAN = 1000 };

/* The next row of the table below n, in the order of the page; NULL after the last. */
static xmlNode *next_row(const xmlNode *table, const xmlNode *row)
{
	xmlNode *n = row ? row->next : table->children;
	const xmlNode *group = row && row->parent != table ? row->parent : NULL;

	for (;;) {
		for (; n; n = n->next) {
			if (ft_page_is(n, "tr"))
				return n;
			if (group == NULL && ft_page_one_of(n, "tbody thead tfoot")) {
				group = n;
				n = n->children;
				break;
			}
		}
		if (n)
			continue;
		if (group == NULL)
			return NULL;
		n = group->next;
		group = NULL;
	}
}

static bool is_cell(const xmlNode *n)
{
	return ft_page_one_of(n, "td th");
}

static bool holds_table(const xmlNode *n)
{
	for (const xmlNode *c = n->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE && (ft_page_is(c, "table") || holds_table(c)))
			return true;
	return false;
}

/* A cell with several provisions is a column of a page's layout. */
static bool holds_provisions(const xmlNode *cell)
{
	struct ft_block b = {0};
	struct ft_str rest, line;
	size_t labels = 0;

	ft_page_words(&b, cell);
	rest = ft_buf_str(&b.text);
	while (ft_next_line(&rest, &line))
		labels += ft_words_labelled(ft_trim(line));
	ft_buf_free(&b.text);
	return labels >= 3;
}

static bool is_label(const xmlNode *cell)
{
	struct ft_block b = {0};
	bool label;

	ft_page_words(&b, cell);
	label = ft_words_label_alone(ft_buf_str(&b.text));
	ft_buf_free(&b.text);
	return label;
}

/* No table is one whose first column holds the labels of provisions and whose second their words. */
bool ft_page_is_data(const xmlNode *table)
{
	size_t rows = 0, wide = 0, labelled = 0;

	if (holds_table(table))
		return false;
	for (xmlNode *r = next_row(table, NULL); r; r = next_row(table, r)) {
		size_t cells = 0;
		bool label = false;

		for (const xmlNode *c = r->children; c; c = c->next) {
			if (!is_cell(c))
				continue;
			if (holds_provisions(c))
				return false;
			label |= cells++ == 0 && is_label(c);
		}
		rows += cells > 0;
		wide += cells > 1;
		labelled += label && cells == 2;
	}
	return rows > 1 && wide > 0 && labelled < 3;
}

static size_t span(const xmlNode *cell, const char *name)
{
	struct ft_str s = ft_page_attr(cell, name);
	long n = s.n ? strtol(s.p, NULL, 10) : 1;

	return n < 1 ? 1 : n > MAX_SPAN ? MAX_SPAN : (size_t)n;
}

struct grid {
	struct ft_block cells[FT_MAX_COLS];
	size_t below[FT_MAX_COLS]; /* rows that a cell from above still covers */
};

/* Puts a row's cells into their columns; a cell that spans several stands in its first. Returns the columns. */
static size_t lay_row(struct grid *g, const xmlNode *row)
{
	size_t col = 0, used = 0;

	for (const xmlNode *c = row->children; c; c = c->next) {
		size_t at, wide, high;

		if (!is_cell(c) || ft_page_hidden(c))
			continue;
		while (col < FT_MAX_COLS - 1 && g->below[col])
			col++;
		at = col;
		wide = span(c, "colspan");
		high = span(c, "rowspan");
		ft_page_words(&g->cells[at], c);
		for (size_t i = 0; i < wide && col < FT_MAX_COLS - 1; i++)
			g->below[col++] = high;
		used = col > at ? col : at + 1;
	}
	for (size_t i = 0; i < FT_MAX_COLS; i++) {
		used = g->below[i] && i >= used ? i + 1 : used;
		g->below[i] -= g->below[i] > 0;
	}
	return used;
}

void ft_page_table(struct ft_plain *out, xmlNode *table)
{
	struct grid g = {0};
	struct ft_str cells[FT_MAX_COLS];

	for (xmlNode *r = next_row(table, NULL); r; r = next_row(table, r)) {
		size_t n = lay_row(&g, r);

		for (size_t i = 0; i < FT_MAX_COLS; i++)
			cells[i] = ft_buf_str(&g.cells[i].text);
		ft_plain_row(out, cells, n);
		for (size_t i = 0; i < FT_MAX_COLS; i++)
			ft_buf_reset(&g.cells[i].text);
	}
	ft_plain_table_end(out);
	for (size_t i = 0; i < FT_MAX_COLS; i++)
		ft_buf_free(&g.cells[i].text);
}
