/* Links from and to a place (CONTRACT: links). */
#ifndef FT_QUERY_LINKS_H
#define FT_QUERY_LINKS_H

#include "query/resolve.h"

struct ft_link {
	int64_t id;
	struct ft_place from, to; /* work 0: null */
	bool has_to;
	struct ft_place *now; /* where `to` stands on the day (query/trace.h): none where it was dropped, several for a split */
	size_t now_len;
	struct ft_str title, quote, target_eid, target_to, type, relation, why_zh, why_en, basis, origin, rule, walk,
		source;
	long start, end, strength;
	bool resolved;
};

/* Whether a link can be of that type: cites, maps-to, punished-by, …. */
bool ft_is_link_type(struct ft_str s);

/* One side of a place: outgoing, or incoming. `type` may be empty (any). Links of places inside it
 * count, those of the units of a chapter or a group of clauses, too. */
struct ft_link *ft_links(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, bool incoming,
			 struct ft_str type, int day, size_t *count);

/* The same; with `alone`, links of that very place, not of places inside it. */
struct ft_link *ft_links_at(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, bool incoming,
			    struct ft_str type, bool alone, int day, size_t *count);

/* Every link of the library, in order; lends each to `each`, a false return of which ends it. */
void ft_links_all(struct ft_db *db, int day, bool (*each)(void *arg, const struct ft_link *l), void *arg);

#endif
