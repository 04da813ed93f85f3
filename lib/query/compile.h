/* The query language (fatiao-query(7)): what a user types into a MATCH expression, filters and marks.
 *
 * Words are ANDed; "…" is a phrase; OR joins the two words beside it; -word excludes; field:value filters. No
 * syntax of FTS5 comes through: every token is folded, quoted and bound. */
#ifndef FT_QUERY_COMPILE_H
#define FT_QUERY_COMPILE_H

#include "base/arena.h"
#include "doc/kind.h"

/* Each filter is a set of members as bits, 0: any. */
struct ft_filters {
	uint32_t kinds, statuses, authorities, langs, levels;
	int64_t work;         /* row id, 0 any; filled by the caller from `work_name` */
	struct ft_str work_name; /* as typed, or empty */
};

/* A needle to mark in a snippet: folded text of one phrase or word. */
struct ft_needle {
	struct ft_str folded;
	bool prefix; /* the word may go on */
	bool word;   /* begins and ends at a word's border */
};

struct ft_query {
	struct ft_str text;  /* as typed */
	struct ft_str match; /* FTS5 expression; empty when there is nothing to look for */
	struct ft_filters filters;
	struct ft_needle *needles;
	size_t needle_len;
	struct ft_str plain; /* the words to look for, without filters and excluded ones */
	struct ft_str fault; /* an unknown field's value and the like, for people; or empty */
	bool no_work;        /* the fault is that the library has no such work */
};

/* Never fails: any bytes are some query. Strings live in the arena. */
struct ft_query ft_query_compile(struct ft_arena *a, struct ft_str text);

#endif
