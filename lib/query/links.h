/* Links from and to a place (CONTRACT: links). */
#ifndef FT_QUERY_LINKS_H
#define FT_QUERY_LINKS_H

#include "query/resolve.h"

struct ft_link {
	int64_t id;
	struct ft_place from, to, now; /* work 0: null */
	bool has_to, has_now;
	struct ft_str title, quote, target_eid, target_to, type, relation, why_zh, why_en, basis, origin, rule, walk,
		source;
	long start, end, strength;
	bool resolved;
};

/* One side of a place: outgoing, or incoming. `type` may be empty (any). Links of places inside it count. */
struct ft_link *ft_links(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, bool incoming,
			 struct ft_str type, int day, size_t *count);

/* Every link of the library, in order; lends each to `each`, a false return of which ends it. */
void ft_links_all(struct ft_db *db, int day, bool (*each)(void *arg, const struct ft_link *l), void *arg);

#endif
