/* Whether a text that is shown is all of its version: what lawyers must know before they rely on it. */
#ifndef FT_QUERY_WHOLE_H
#define FT_QUERY_WHOLE_H

#include "query/show.h"

/* What is known to be missing of a text. */
struct ft_missing {
	enum { FT_MISSING_NOTHING, FT_MISSING_ARTICLES, FT_MISSING_END, FT_MISSING_PARTS } what;
	long have, all; /* of FT_MISSING_ARTICLES */
	bool at_least;  /* `all` is the least that there must be */
	bool cut;       /* the provision itself breaks off; of FT_MISSING_END another copy goes on */
};

/* Asked of official texts and translations; a digest says of itself what it is. */
struct ft_missing ft_what_is_missing(struct ft_db *db, const struct ft_shown *s);
/* The same of a unit that was loaded alone; `a` is for what is looked at meanwhile. */
struct ft_missing ft_what_is_missing_at(struct ft_db *db, struct ft_arena *a, const struct ft_place *unit);
/* "this text is not whole: 9 of 29 articles", or that its source has gaps; empty where nothing is missing. */
struct ft_str ft_missing_words(struct ft_arena *a, const struct ft_missing *m);

/* Whether the text, with the other parts of its group, has fewer articles than its version. */
bool ft_is_partial(struct ft_db *db, int64_t text);

#endif
