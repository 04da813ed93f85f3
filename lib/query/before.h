/* What a provision was before, by the rows that people wrote (succeeded-by, docs/CORPUS.md). */
#ifndef FT_QUERY_BEFORE_H
#define FT_QUERY_BEFORE_H

#include "store/read.h"

struct ft_before {
	struct ft_place place;  /* work, version and eid; no text. No eid: it was inserted */
	struct ft_str relation; /* a change word of trace */
};

/* Rows to this very place of a version, at most `max`. By the index of link ends: a book of provisions asks it for
 * each. Strings live in the arena. */
size_t ft_before(struct ft_db *db, struct ft_arena *a, struct ft_str key, struct ft_str date, struct ft_str eid,
		 struct ft_before *out, size_t max);

#endif
