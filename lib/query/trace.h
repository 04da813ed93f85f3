/* Where a provision went (CONTRACT: trace).
 *
 * From the version that an address names, hop by hop, to the one that applies on a day: through later
 * versions of the work, and from a repealed work (or a draft) to those that took its place. Each hop follows
 * the curated rows (succeeded-by, docs/CORPUS.md) where there are any for the two versions; else the texts of
 * the two versions are aligned (query/align.h), in one language, official before digest. A day before the
 * version began is traced backward: where the provision came from. */
#ifndef FT_QUERY_TRACE_H
#define FT_QUERY_TRACE_H

#include "query/align.h"
#include "query/resolve.h"

/* One place where it went: several for a split; of what was dropped one step, without a place. */
struct ft_step_to {
	bool has_to; /* false: deleted (or, backward, inserted): nothing stands there */
	struct ft_place
		to; /* loaded; body is the unit's. Without has_to: the work and version it is missing from */
	enum ft_change change;   /* over all hops: what tells most wins */
	double confidence;       /* 0 to 1; 1: stated, or not moved at all */
	bool sure;               /* false: say so; a human should look */
	struct ft_str evidence;  /* for people, in English */
	struct ft_str reason_zh; /* a curated row's own reasons, or empty */
	const char *basis;       /* "same" (no hop), "curated", "by-text", "catalogue" (work level only) */
	unsigned hops;
	const struct ft_str *maybe; /* unresolved: eids in `to`'s version that it may have become, the likeliest first */
	size_t maybe_len;
};

/* Keeps alignments between calls, so that a thousand links into one old law align it once. */
struct ft_tracer;
struct ft_tracer *ft_tracer_new(struct ft_db *db);
void ft_tracer_free(struct ft_tracer *t);    /* NULL is fine */
void ft_tracer_by_text(struct ft_tracer *t); /* sets the curated rows aside */

/* Where `target` (whole work: eid empty) stands on `day` (YYYYMMDD). At least one step, in the arena. */
struct ft_step_to *ft_tracer_run(struct ft_tracer *t, struct ft_arena *a, const struct ft_target *target,
				 int day, size_t *count);

/* The same for a single question. */
struct ft_step_to *ft_trace(struct ft_db *db, struct ft_arena *a, const struct ft_target *target, int day,
			    size_t *count);

#endif
