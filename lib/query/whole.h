/* Whether a text that is shown is all of its version: what lawyers must know before they rely on it. */
#ifndef FT_QUERY_WHOLE_H
#define FT_QUERY_WHOLE_H

#include "query/show.h"

/* What is missing, in words: "this text is not whole: 9 of 29 articles", or that its source has gaps; empty where nothing is known to be missing. Asked of
 * official texts and translations; a digest says of itself what it is. *cut: the provision itself breaks off. The words live in
 * the arena. */
struct ft_str ft_what_is_missing(struct ft_db *db, struct ft_arena *a, const struct ft_shown *s, bool *cut);

/* Whether the text, with the other parts of its group, has fewer articles than its version. */
bool ft_is_partial(struct ft_db *db, int64_t text);

#endif
