/* What check.c and check_fate.c share. Inside lib/query only. */
#ifndef FT_QUERY_CHECKING_H
#define FT_QUERY_CHECKING_H

#include "query/check.h"
#include "query/trace.h"

struct ft_checking {
	struct ft_db *db;
	struct ft_arena *a;
	struct ft_tracer *tracer;
	struct ft_check *out;
	struct ft_str text;
	size_t cap;
	struct ft_str called; /* the name looked up last, and the works that it has */
	struct ft_str known;
	int64_t works[8];
	size_t work_len;
	int day, memo_day;          /* memo_day 0: unknown */
	size_t off, line, line_off; /* where counting of lines has come to */
};

/* A place in one version: resolved, or FT_NONE. */
enum ft_err ft_check_place(struct ft_checking *c, const struct ft_version *v, struct ft_str key,
			   struct ft_str eid, struct ft_target *out);
bool ft_check_is_draft(const struct ft_version *v);

/* ---- check_fate.c ---- */

void ft_check_add_now(struct ft_checking *c, struct ft_checked *k, const struct ft_target *t);
/* The memo's day is unknown and it names no version: the number must mean one thing in all versions that have
 * it. True: it does not, and both are in `now`. */
bool ft_check_several(struct ft_checking *c, const struct ft_version *v, size_t n,
		      const struct ft_version *mine, const struct ft_target *t, struct ft_checked *k);
/* The outcome of a place that is there, by what it and its version are on the day. */
enum ft_outcome ft_check_status(struct ft_checking *c, const struct ft_target *t, struct ft_checked *k);

#endif
