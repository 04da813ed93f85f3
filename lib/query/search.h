/* Searching the library (CONTRACT: search). */
#ifndef FT_QUERY_SEARCH_H
#define FT_QUERY_SEARCH_H

#include "query/snippet.h"
#include "store/read.h"

struct ft_hit {
	struct ft_place place;
	double score;
	struct ft_snippet snippet;
};

struct ft_related {
	struct ft_hit hit;
	struct ft_str via; /* the glossary's term that led here */
};

struct ft_facets {
	size_t kinds[FT_WK_COUNT], statuses[FT_ST_COUNT], authorities[FT_AU_COUNT], langs[FT_LANG_COUNT];
};

/* What one might have meant where nothing was found. */
struct ft_hint {
	enum {
		FT_HINT_NO_WORD,    /* the query has no word to look for */
		FT_HINT_ADDRESS,    /* it is the address `words` */
		FT_HINT_UNFILTERED, /* without the filters there are `count` */
		FT_HINT_ALONE       /* of the word `words` alone there are `count` */
	} what;
	struct ft_str words;
	size_t count;
};

struct ft_search {
	size_t total; /* addresses */
	struct ft_hit *hits;
	size_t hit_len;
	struct ft_related *related;
	size_t related_len;
	int64_t *works; /* row ids of works whose title holds the words */
	size_t work_len;
	struct ft_hint *hints; /* where nothing was found */
	size_t hint_len;
	struct ft_facets facets;
	struct ft_str fault; /* a filter that means nothing; then nothing was searched */
	bool no_work;        /* the fault is that the library has no such work */
};

struct ft_search_options {
	int day;                   /* YYYYMMDD */
	size_t limit, offset;
	bool count_only;
	bool extras;               /* related, works and hints, too */
	size_t snippet_width;      /* code points */
};

/* Runs a compiled query. Strings live in the arena. Errors stay with the handle (ft_db_error). */
void ft_search_run(struct ft_db *db, struct ft_arena *a, struct ft_query *q, const struct ft_search_options *o,
		   struct ft_search *out);

#endif
