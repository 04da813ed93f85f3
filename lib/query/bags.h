/* Texts as bags of shingles (neighbouring words), weighed by rarity: how alike two of many texts are, without
 * comparing each with each. What many texts share, the boilerplate of penalty clauses, weighs little. Two
 * sides; a bag of the left is compared with all bags of the right. Inside lib/query only. */
#ifndef FT_QUERY_BAGS_H
#define FT_QUERY_BAGS_H

#include "base/arena.h"

struct ft_bags;

struct ft_bags *ft_bags_new(size_t words); /* about so many words in all bags together */
void ft_bags_free(struct ft_bags *b);      /* NULL is fine */

/* Adds the next bag of a side: the shingles of h[n], but those that begin at a word that is `covered` (may be
 * NULL). */
void ft_bags_put(struct ft_bags *b, bool right, const uint32_t *h, const bool *covered, size_t n);

/* A text that is no bag, read behind the last of them: its shingles are the less rare. */
void ft_bags_seen(struct ft_bags *b, const uint32_t *h, size_t n);

/* After the last bag: weighs shingles. By the logarithm of how many bags lack them; or sharply, by 2/n where
 * n bags have them, so that what stands in two bags alone outweighs any boilerplate. */
void ft_bags_close(struct ft_bags *b, bool sharp);

double ft_bags_weight(const struct ft_bags *b, bool right, size_t i);

struct ft_near {
	size_t right;
	double shared; /* weight of the shingles that both have */
};

/* The bags of the right that share something with bag i of the left, in no order; lent until the next call. */
const struct ft_near *ft_bags_near(struct ft_bags *b, size_t i, size_t *count);

#endif
