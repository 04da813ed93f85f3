/* A clause of a standard as people write it: 8.1.4.3 a), A.1. */
#ifndef FT_CITE_PLACE_H
#define FT_CITE_PLACE_H

#include "base/buf.h"

/* Reads a clause that begins at s.p[*off]: appends its eid to `eid` (sec_8-1-4-3__item_a), advances *off
 * behind it, true. Where there is none nothing changes. */
bool ft_place_clause(struct ft_str s, size_t *off, struct ft_buf *eid);

#endif
