/* How many bits a text costs under a plain model of Chinese and English law texts: the scorer behind ft_decode.
 *
 * A reading of some bytes in the right encoding is cheap, in a wrong one it is a run of rare characters. Since every
 * reading must account for the same bytes, the sums of two readings can be compared as they are (Bayes' rule with
 * equal priors), whatever the number of characters each finds. */
#ifndef FT_INDEXER_GUESS_H
#define FT_INDEXER_GUESS_H

#include "base/str.h"

struct ft_model {
	unsigned char band[0xA000 - 0x4E00]; /* of each ideograph, simplified: 1 + its band; 0: in none */
};

void ft_model_init(struct ft_model *m);

/* The cost of valid UTF-8 in tenths of a bit. U+FFFD counts as a fault. */
long ft_model_cost(const struct ft_model *m, struct ft_str text);

#endif
