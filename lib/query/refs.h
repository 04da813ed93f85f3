/* The references in a unit's text with the places that they mean: for an export, which marks them. */
#ifndef FT_QUERY_REFS_H
#define FT_QUERY_REFS_H

#include "query/resolve.h"

/* Keeps the names looked up, so that thousands of references to one law look it up once. */
struct ft_refs;
struct ft_refs *ft_refs_new(struct ft_db *db);
void ft_refs_free(struct ft_refs *r); /* NULL is fine */

/* Those of a unit that are bound to a work of the library, by their place in the text, none overlapping:
 * work, date and eid are filled, eid empty where the work has no such place. */
struct ft_anchor *ft_refs_of(struct ft_refs *r, struct ft_arena *a, const struct ft_place *from,
			     size_t *count);

#endif
