/* Paragraphs (款), items (项) and points (目) as spans of a unit's text.
 *
 * Each line of the text is a paragraph, unless it begins with an item mark, in which case it is an item of
 * the paragraph above it; a line with a point's mark below an item is a point of it.
 * Items: （一） (一) （1）? as the unit's first mark style; English (1) 1. (a) I.; standards a) b).
 * The first style of mark seen under a paragraph is that of its items, a second one that of its points.
 * In clauses of standards there are no numbered paragraphs: items hang on the clause itself. */
#ifndef FT_DOC_SPAN_H
#define FT_DOC_SPAN_H

#include "base/arena.h"
#include "doc/tree.h"

enum ft_span_kind { FT_SP_PARA, FT_SP_ITEM, FT_SP_POINT };

struct ft_span {
	enum ft_span_kind kind;
	struct ft_str eid;   /* relative to the unit: para_1, para_1__item_3; a clause: item_a */
	struct ft_str label; /* the mark as printed: （三）, a), "" for a paragraph */
	size_t off, n;       /* bytes of the unit's text: the line, mark included, LF excluded */
	size_t body;         /* offset of the words behind the mark, from `off` */
};

struct ft_spans {
	struct ft_span *v;
	size_t len;
};

/* Splits text into spans in the order of the text; eids live in `a`. Never fails. */
struct ft_spans ft_spans(struct ft_arena *a, struct ft_str text, enum ft_node_kind kind);

/* The item mark that begins the line: its number or letter as used in an eid ("3", "a", "3-1"), its style
 * (0 none) and the bytes it takes with blanks behind it. */
struct ft_mark {
	int style;
	char id[16];
	size_t n;
};
struct ft_mark ft_mark_read(struct ft_str line);

/* The spans that an eid relative to the unit names, and all below them; false when there are none.
 * A missing paragraph is allowed where only one place fits (item_3 for para_1__item_3). *first and *count
 * index into spans. *several is set when more than one paragraph has such an item. */
bool ft_spans_find(const struct ft_spans *s, struct ft_str eid, size_t *first, size_t *count, bool *several);

#endif
