/* What check.c, check_known.c and check_fate.c share. Inside lib/query only. */
#ifndef FT_QUERY_CHECKING_H
#define FT_QUERY_CHECKING_H

#include "base/table.h"
#include "query/check.h"
#include "query/trace.h"

enum { FT_CHECK_WORKS = 8, FT_CHECK_PLACES = 128 };

struct ft_check_place {
	int64_t node;
	struct ft_str eid;
	struct ft_place place;
};

struct ft_check_name {
	struct ft_str name, known; /* known: a full title without a work */
	bool key;                  /* the name is a work's key */
	int64_t works[FT_CHECK_WORKS];
	size_t len;
};

struct ft_check_seen {
	struct ft_str key;
	size_t at; /* of the first citation of that place */
};

struct ft_check_work {
	int64_t id;
	struct ft_work w;
	const struct ft_version *v;
	size_t n;
	int64_t version; /* on the memo's day, else on the day asked about */
};

struct ft_checking {
	struct ft_db *db;
	struct ft_arena *a;
	struct ft_tracer *tracer;
	struct ft_check *out;
	struct ft_str text;
	size_t cap;
	struct ft_check_name *names; /* what was looked up so far: a memo keeps to a few laws */
	size_t name_len, name_cap;
	struct ft_check_work *works;
	size_t seen_len, seen_cap;
	struct ft_table seen; /* what is cited again means the same */
	struct ft_check_place places[FT_CHECK_PLACES]; /* loaded of late, by node */
	int day, memo_day;          /* memo_day 0: unknown */
	size_t off, line, line_off; /* where counting of lines has come to */
};

/* A place in one version: resolved, or FT_NONE. */
enum ft_err ft_check_place(struct ft_checking *c, const struct ft_version *v, struct ft_str key,
			   struct ft_str eid, struct ft_target *out);
bool ft_check_is_draft(const struct ft_version *v);

/* ---- check_known.c ---- */

/* The works that bear a name, or, with `key`, the one of that key. Lent until the next call. */
const struct ft_check_name *ft_check_look_up(struct ft_checking *c, struct ft_str name, bool key);
/* A work with its versions. Lent likewise. */
const struct ft_check_work *ft_check_work(struct ft_checking *c, int64_t id);
/* The entry of the place that a citation names; its `at` is the number of the first that named it. */
const struct ft_check_seen *ft_check_seen(struct ft_checking *c, const struct ft_memo_cite *m);

/* ---- check_fate.c ---- */

void ft_check_add_now(struct ft_checking *c, struct ft_checked *k, const struct ft_target *t);
/* The memo's day is unknown and it names no version: the number must mean one thing in all versions that have
 * it. True: it does not, and both are in `now`. */
bool ft_check_several(struct ft_checking *c, const struct ft_version *v, size_t n,
		      const struct ft_version *mine, const struct ft_target *t, struct ft_checked *k);
/* The outcome of a place that is there, by what it and its version are on the day. */
enum ft_outcome ft_check_status(struct ft_checking *c, const struct ft_target *t, struct ft_checked *k);
/* The outcome of a citation whose first place came to `first`: with a range that of its end in version v counts,
 * too, and the worse of both is told with what became of either. */
enum ft_outcome ft_check_range(struct ft_checking *c, const struct ft_version *v, struct ft_str key,
			       struct ft_checked *k, enum ft_outcome first);

#endif
