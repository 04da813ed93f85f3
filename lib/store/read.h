/* Reading the index: places, works, versions and texts as the tables have them. Strings live in the arena handed
 * in. */
#ifndef FT_STORE_READ_H
#define FT_STORE_READ_H

#include "doc/work.h"
#include "store/db.h"

/* The place of a unit (or container) by its row id; false when there is none. */
bool ft_place_load(struct ft_db *db, struct ft_arena *a, int64_t id, struct ft_place *out);
/* A place that has no unit here: work and version filled, and eid as given. version 0: the work's last. */
bool ft_place_of_work(struct ft_db *db, struct ft_arena *a, int64_t work, int64_t version, struct ft_str eid,
		      struct ft_place *out);

/* Walks all units of a text, or with text 0 of the whole library, in order; the arena is the caller's to reset.
 * A false return of `each` ends it. */
void ft_place_walk(struct ft_db *db, int64_t text, bool containers, bool (*each)(void *arg, const struct ft_place *p),
		   void *arg);

/* Versions of a work by date. */
struct ft_version *ft_versions(struct ft_db *db, struct ft_arena *a, int64_t work, size_t *count);

struct ft_text {
	int64_t id, version, grp;
	enum ft_lang lang;
	enum ft_authority authority;
	enum ft_basis basis;
	struct ft_str file, folder, how;
	int64_t first, last;
	long units;
};
/* Texts of a version, best first (docs/DATES.md); parts of one text in their order. */
struct ft_text *ft_texts(struct ft_db *db, struct ft_arena *a, int64_t version, size_t *count);

bool ft_work_load(struct ft_db *db, struct ft_arena *a, int64_t id, struct ft_work *out); /* false: there is none */
/* The name in English that the catalogue gives to an issuer named in Chinese, or empty. */
struct ft_str ft_issuer_en(struct ft_db *db, struct ft_arena *a, struct ft_str issuer_zh);
/* All works in the order of their keys. */
struct ft_work *ft_works(struct ft_db *db, struct ft_arena *a, size_t *count);

/* Works that have this folded name (cite/name.h); at most `max`. `known` (may be NULL; empty before) gets the full title that a
 * row of names.tsv gives the name whose work is not here. */
size_t ft_works_named(struct ft_db *db, struct ft_arena *a, struct ft_str folded, int64_t *out, size_t max,
		      struct ft_str *known);
/* Keys of the works that stand in the place of a work, or that it stands in the place of. */
struct ft_str *ft_successors(struct ft_db *db, struct ft_arena *a, struct ft_str key, bool backward, size_t *count);
int64_t ft_work_id(struct ft_db *db, struct ft_str key); /* 0: there is none */
int64_t ft_version_dated(struct ft_db *db, int64_t work, struct ft_str date); /* 0: none is of that date */

/* Row ids of the nodes with this eid in a version: best text first (as ft_texts), one with a body before one
 * without. */
size_t ft_nodes_at(struct ft_db *db, int64_t version, struct ft_str eid, int64_t *out, size_t max);
/* Eids in a version of units with a printed id (table alias), folded. */
size_t ft_units_of_alias(struct ft_db *db, struct ft_arena *a, struct ft_str folded, int64_t work,
			 struct ft_str *out, size_t max);

#endif
