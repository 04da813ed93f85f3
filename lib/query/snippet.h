/* A piece of a text around its first hits, and where the hits are. */
#ifndef FT_QUERY_SNIPPET_H
#define FT_QUERY_SNIPPET_H

#include "query/compile.h"

struct ft_mark_range {
	size_t start, end; /* code points of the snippet */
};

struct ft_snippet {
	struct ft_str text; /* one line; … where it was cut */
	struct ft_mark_range *marks;
	size_t mark_len;
};

/* At most about `width` code points of `text`, by our own literal match of folded text. */
struct ft_snippet ft_snippet_make(struct ft_arena *a, struct ft_str text, const struct ft_query *q, size_t width);

/* All hits in a text, in order, not overlapping: code points. The caller frees *out. */
size_t ft_marks_find(struct ft_str text, const struct ft_query *q, struct ft_mark_range **out);

#endif
