/* An alignment corrected by the curated rows between the two versions. Inside lib/query only. */
#ifndef FT_QUERY_BYROWS_H
#define FT_QUERY_BYROWS_H

#include "query/curated.h"
#include "query/facing.h"

/* A left unit of which the rows speak goes where they say; the others stay as the texts have them. True when
 * there are rows. */
bool ft_align_by_rows(struct ft_db *db, struct ft_arena *a, const struct ft_end *left,
		      const struct ft_end *right, struct ft_alignment *al);

#endif
