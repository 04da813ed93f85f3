/* XML and HTML, written by one small escaping writer: it keeps the open elements, so that what is begun is
 * ended, and nothing reaches the output that is not escaped. */
#ifndef FT_EXPORT_MARKUP_H
#define FT_EXPORT_MARKUP_H

#include "base/buf.h"

enum { FT_MARKUP_DEEPEST = 64 };

struct ft_markup {
	struct ft_buf *out;
	bool indent;  /* each element on a line of its own; never inside one that holds text */
	bool html;    /* an empty element has an end tag; what is invisible is shown */
	bool started; /* the start tag that was written last still lacks its '>' */
	int depth;
	const char *open[FT_MARKUP_DEEPEST]; /* constants */
	bool words[FT_MARKUP_DEEPEST + 1]; /* the element at that depth holds words: no blank may be added */
};

void ft_markup_open(struct ft_markup *m, const char *element);
/* Attributes of the element just begun; an empty value writes none. */
void ft_markup_attr(struct ft_markup *m, const char *name, struct ft_str value);
void ft_markup_attrf(struct ft_markup *m, const char *name, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* Characters, escaped. Control, invisible and bidirectional characters (base/safe.h) never go out as they
 * are: HTML shows them as <U+XXXX>, so that a source cannot change how the rest reads; XML has them as
 * references, so that nothing is lost, but for those that XML 1.0 forbids, which are shown. */
void ft_markup_text(struct ft_markup *m, struct ft_str s);
void ft_markup_inline(struct ft_markup *m); /* the element just begun holds words, elements among them */
void ft_markup_raw(struct ft_markup *m, const char *words); /* our own words, markup and all: a constant */
void ft_markup_close(struct ft_markup *m);
/* Ends elements until `depth` are open. */
void ft_markup_close_to(struct ft_markup *m, int depth);
/* <element>text</element>; nothing for an empty text. */
void ft_markup_leaf(struct ft_markup *m, const char *element, struct ft_str text);

#endif
