/* From an ADDRESS to places in the library (CONTRACT, Addresses). */
#ifndef FT_QUERY_RESOLVE_H
#define FT_QUERY_RESOLVE_H

#include "store/read.h"

struct ft_target {
	int64_t work, version; /* version 0: a work without one */
	struct ft_str key, date;
	struct ft_str eid;     /* whole eid, the paragraph named; empty: the whole work */
	struct ft_str address; /* canonical, with its date */
	bool bare;             /* asked: the numbers behind the article stand in brackets alone (doc/bare.h) */
	int64_t node;          /* row id of the best text's unit or container that holds the place; 0: none is at hand */
};

struct ft_resolved {
	enum ft_err err;           /* FT_OK, FT_NONE (no such work or provision), FT_AMBIGUOUS, FT_USAGE (no address) */
	struct ft_target *targets; /* one; with FT_AMBIGUOUS the candidates; with FT_NONE where other versions have it */
	size_t target_len;
	struct ft_str message;     /* for people, where err is not FT_OK */
	struct ft_str known;       /* title of a work that is known but not in the library, or empty */
	struct ft_str *nearest;    /* labels near a provision that is not there */
	size_t nearest_len;
};

/* `day` (YYYYMMDD) picks the version where the address names none. Strings live in the arena. */
struct ft_resolved ft_resolve(struct ft_db *db, struct ft_arena *a, struct ft_str text, int day);

/* The version of a work for a day: in force, else the last that was, else the next to come, else the draft. */
int64_t ft_version_on(struct ft_db *db, struct ft_arena *a, int64_t work, int day);

/* The version that a date or a year names: exact, or the one version whose dates fall into the year; 0 where there is
 * none, or, with *clear false, where there are several. */
int64_t ft_version_of_date(struct ft_db *db, struct ft_arena *a, int64_t work, struct ft_str date, bool *clear);

/* The place of a target, loaded: eid and label are those of the whole place, body that of its unit. */
bool ft_target_place(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, struct ft_place *out);

#endif
