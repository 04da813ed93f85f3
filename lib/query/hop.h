/* One hop of a trace: from one version to another. Inside lib/query only. */
#ifndef FT_QUERY_HOP_H
#define FT_QUERY_HOP_H

#include "query/curated.h"
#include "query/facing.h"
#include "query/trace.h"

struct ft_aligned { /* kept between calls */
	int64_t left_text, right_text;
	struct ft_facing f;
	struct ft_aligned *next;
};

struct ft_curated; /* the curated rows of one hop, kept likewise (hop.c) */

struct ft_tracer {
	struct ft_db *db;
	struct ft_arena *arena; /* of what is kept */
	struct ft_aligned *kept;
	struct ft_curated *rows;
	bool by_text;
};

struct ft_hop {
	struct ft_end from, to;
	bool back;   /* from the later version to the earlier one */
	bool across; /* to another work */
};

/* Where one place arrives. */
struct ft_landing {
	bool has_to;
	struct ft_str eid; /* empty: the whole work */
	enum ft_change change;
	double confidence;
	struct ft_str evidence, why_zh;
	const char *basis;
	const struct ft_str *maybe; /* as of ft_align_link, in the caller's arena */
	size_t maybe_len;
};

struct ft_landings {
	struct ft_landing *v; /* the caller frees */
	size_t len, cap;
};

void ft_landings_add(struct ft_landings *l, struct ft_landing x);

/* By curated rows; false when none speaks of the place. */
bool ft_hop_curated(struct ft_tracer *t, struct ft_arena *a, const struct ft_hop *h, struct ft_str eid,
		    struct ft_landings *out);
/* By the texts of the two versions; false when no two texts can be compared. */
bool ft_hop_by_text(struct ft_tracer *t, struct ft_arena *a, const struct ft_hop *h, struct ft_str eid,
		    struct ft_landings *out);

/* The place inside the unit `to` that answers `inner` of the unit `from`, by texts of one language;
 * *similarity 0 where there are none. */
struct ft_str ft_hop_inside(struct ft_tracer *t, struct ft_arena *a, const struct ft_hop *h,
			    struct ft_str from, struct ft_str inner, struct ft_str to, double *similarity);

#endif
