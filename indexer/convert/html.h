/* A web page's text: html.c parses and drives, page.c knows what elements are for and where the text is, blocks.c cuts it
 * into paragraphs, table.c writes tables, label.c tells provisions. Pages are UTF-8 when they come here: the parent decodes them. */
#ifndef FT_CONVERT_HTML_H
#define FT_CONVERT_HTML_H

#include "indexer/convert/plain.h"

#include <libxml/tree.h>

/* A paragraph, a heading, or a table (data, walked when it is written). Blocks own their text. */
struct ft_block {
	struct ft_buf text;   /* LF where the page breaks the line */
	size_t link_cps, cps; /* code points inside links, and all, without blanks */
	unsigned level;       /* of a heading; 0 for others */
	bool in_page_link;    /* its links lead to places in the page itself */
	bool core;            /* stands inside the element that holds the text */
	xmlNode *table;       /* or NULL */
};

struct ft_blocks {
	struct ft_block *v;
	size_t len, cap;
};

/* Cuts what stands below `body` into blocks, in the order of the page; what is no text at all (scripts, hidden parts)
 * and the page's furniture are left out. `core` marks what stands in it. */
void ft_blocks_cut(struct ft_blocks *b, xmlNode *body, const xmlNode *core);
void ft_blocks_free(struct ft_blocks *b);

/* Weighs each element by the running text in it (in _private) and returns the deepest one that holds nearly all. */
xmlNode *ft_page_core(xmlNode *body);
size_t ft_page_weight(const xmlNode *n);

/* What an element is for. */
bool ft_page_hidden(const xmlNode *n);    /* never text: scripts, form fields, what is not displayed */
bool ft_page_furniture(const xmlNode *n); /* by its name and class: navigation, footers, sharing */
bool ft_page_is(const xmlNode *n, const char *name);
bool ft_page_one_of(const xmlNode *n, const char *names); /* names parted by blanks */
struct ft_str ft_page_attr(const xmlNode *n, const char *name); /* as it stands; empty where there is none */

/* A table that shows data in rows and columns, no mere frame of the layout. */
bool ft_page_is_data(const xmlNode *table);
void ft_page_table(struct ft_plain *out, xmlNode *table);

/* Adds the words below n to `text`: blanks run together, LF for a line break. */
void ft_page_words(struct ft_block *b, const xmlNode *n);
/* The same of one that stands among others: in a link, where line ends stay, and behind which blanks (`gap`: 0 none, 1 blanks,
 * 2 a line end among them), which is carried on. */
struct ft_page_inside {
	bool link, keep_lines;
	int *gap;
};
void ft_page_words_in(struct ft_block *b, const xmlNode *n, struct ft_page_inside in);

extern const char ft_page_blocks[]; /* elements that begin and end a line, parted by blanks */

/* Whether a paragraph begins as provisions do: 第三条, 第一章, Article 3. */
bool ft_words_labelled(struct ft_str s);
/* Whether they are an article's label and nothing else. */
bool ft_words_label_alone(struct ft_str s);
/* Whether the words hold what only a page says of itself: where it comes from, what can be done with it. */
bool ft_words_chrome(struct ft_str s);

/* The whole: used for a page, and for the parts of a Word file that are pages. Returns what it wrote, in code points. */
size_t ft_html_text(struct ft_plain *out, struct ft_str utf8);

#endif
