/* What an extracted reference is bound to: its name looked up in the table of names when it is asked for, the
 * version chosen by the day of the text that makes it. Inside lib/query only. */
#ifndef FT_QUERY_BOUND_H
#define FT_QUERY_BOUND_H

#include "base/buf.h"
#include "base/table.h"
#include "query/resolve.h"

/* Keeps what was looked up, so that thousands of links to one law look it up once. Zero-initialise. */
struct ft_binding {
	struct ft_db *db;
	struct ft_table names;
	struct ft_arena *a; /* of the names kept; made on first use */
	struct ft_arena *lasting; /* an arena that outlives this, else NULL: places found for it are kept, too */
	struct ft_table places;
	struct ft_buf key;
};

void ft_binding_free(struct ft_binding *b);

/* The place that an extracted reference means: name "." is the text itself. The paragraph is completed where
 * the text leaves it out and only one fits. False when no work is bound. */
bool ft_bound_place(struct ft_binding *b, struct ft_arena *a, const struct ft_place *from, struct ft_str name,
		    struct ft_str eid, struct ft_place *out, struct ft_str *known);

/* Finds t->eid in t->version: its node, and the paragraph where the eid leaves it out. FT_AMBIGUOUS where several
 * paragraphs fit, or with t->bare an item and a paragraph; FT_NONE where nothing does. */
enum ft_err ft_bound_find(struct ft_db *db, struct ft_arena *a, struct ft_target *t);

/* A unit named without the containers above it (sec_1 for chp_1__sec_1) or with ones it does not have: its own eid; empty
 * where there is none, or several. */
struct ft_str ft_bound_other(struct ft_db *db, struct ft_arena *a, int64_t version, struct ft_str eid);

/* The two places that a t->bare one can mean, where ft_bound_find said so and set its node: 2, else 0. */
size_t ft_bound_both(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, struct ft_str out[2]);

/* The day by which a text reads what it cites: when its version begins to apply. 0 unknown. */
int ft_reading_day(const struct ft_place *from);

#endif
