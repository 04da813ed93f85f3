/* Numbers whose rank only the text can tell. In bare brackets behind an article: art. 61(1) is item 1 or paragraph 1,
 * art. 61(1)(2) item 2 of paragraph 1 or point 2 of item 1. Behind "Section": article 23, or a section (节). */
#ifndef FT_DOC_BARE_H
#define FT_DOC_BARE_H

#include "doc/span.h"

/* The places of the unit that `inner` (as first read: item_1, para_1__item_2) can mean, and how many: none, one, or both.
 * The only paragraph of a unit is not counted beside an item of that number, nor an item that several paragraphs have
 * beside a paragraph of that number. Whole eids relative to the unit, in the arena. */
size_t ft_bare_readings(struct ft_arena *a, const struct ft_spans *s, struct ft_str inner, struct ft_str out[2]);

/* The second reading of such an eid, whole or relative; empty where it has but one. */
struct ft_str ft_bare_other(struct ft_arena *a, struct ft_str eid);

/* What an eid that has two readings may be, in words: "an item or a paragraph". */
const char *ft_bare_ranks(struct ft_str eid);

#endif
