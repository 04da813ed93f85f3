/* Words and bigrams of a text, as the index has them (store/token.c says how they are cut). */
#ifndef FT_STORE_TOKEN_H
#define FT_STORE_TOKEN_H

#include "base/str.h"

enum ft_token_kind {
	FT_T_WORD, /* a word, whole */
	FT_T_PAIR, /* two neighbouring ideographs */
	FT_T_LAST, /* the last ideograph of a run, alone */
};

/* Gets each token, folded, with the bytes [from, to) of the text that it comes from; non-zero ends the walk. */
typedef int (*ft_token_fn)(void *arg, struct ft_str token, size_t from, size_t to, enum ft_token_kind kind);

int ft_tokens(struct ft_str text, ft_token_fn emit, void *arg);

#endif
