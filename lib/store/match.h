/* Runs a MATCH expression over the units and hands each hit with its score to `each`, in no order.
 * The expression is query/compile.c's; it never holds a user's own syntax. */
#ifndef FT_STORE_MATCH_H
#define FT_STORE_MATCH_H

#include "store/db.h"

typedef void (*ft_match_fn)(void *arg, int64_t unit, double score);

void ft_match(struct ft_db *db, struct ft_str expression, ft_match_fn each, void *arg);

#endif
