/* A text held against the best text at hand of a version: what is the same, what changed. */
#ifndef FT_INDEXER_AGAINST_H
#define FT_INDEXER_AGAINST_H

#include "query/facing.h"

struct ft_against {
	bool any;               /* there is a text to hold it against */
	struct ft_text text;    /* that one: in the same language, no digest and no commentary */
	struct ft_alignment al; /* left: the text at hand, right: the new one */
	size_t count[FT_CH_COUNT]; /* of its links, by change */
	double likeness;        /* similarity of the pairs of units over the units of the longer text, 0 to 1; -1: none at hand */
};

/* Strings live in the arena, or lend the document and the arena. */
struct ft_against ft_hold_against(struct ft_db *db, struct ft_arena *a, const struct ft_doc *d, int64_t version);

#endif
