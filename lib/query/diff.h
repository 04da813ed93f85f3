/* Differences between two texts, by Chinese characters and English words (query/words.h). */
#ifndef FT_QUERY_DIFF_H
#define FT_QUERY_DIFF_H

#include "base/arena.h"

enum ft_diff_op { FT_DIFF_EQUAL, FT_DIFF_DELETE, FT_DIFF_INSERT, FT_DIFF_REPLACE };

/* The left sides of all spans in a row are the left text, the right sides the right one; a text without words
 * has none. The two sides of an equal span may differ in typography. */
struct ft_diff_span {
	enum ft_diff_op op;
	struct ft_str left, right;
};

struct ft_diff {
	struct ft_diff_span *v;
	size_t len;
	double similarity; /* 0 to 1: words that both have, to all words, without punctuation; 1 for two empty
			      texts */
	bool same;         /* the same words in the same order; punctuation may differ */
};

/* Spans live in the arena and lend the texts. Equal words too few between changes to help a reader are shown
 * as changed; `similarity` counts them all the same. */
struct ft_diff ft_diff_texts(struct ft_arena *a, struct ft_str left, struct ft_str right);

const char *ft_diff_op_word(enum ft_diff_op op); /* equal, delete, insert, replace */

/* Marks in ka[n] and kb[m] the elements of a longest common subsequence (Myers 1986, linear space). Where two
 * sequences differ too much for that to end soon, what lies between is left unmarked. */
void ft_diff_mark(const uint32_t *a, size_t n, const uint32_t *b, size_t m, bool *ka, bool *kb);

#endif
