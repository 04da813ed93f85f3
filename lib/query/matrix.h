/* Duties against controls and evaluation units, from the crosswalk (doc/matrix.h). */
#ifndef FT_QUERY_MATRIX_H
#define FT_QUERY_MATRIX_H

#include "doc/matrix.h"
#include "query/resolve.h"

/* The duties of the crosswalk that stand at the targets or inside them (none: all of them), with their controls of
 * a level (0: of all), as ft_chain_of has them. A target at which no duty stands is a row of its own: what holds of
 * its article or of its items, else that nothing is said. Strings live in the arena. */
struct ft_matrix ft_matrix_of(struct ft_db *db, struct ft_arena *a, const struct ft_target *targets, size_t n, long level,
			      int day);

#endif
