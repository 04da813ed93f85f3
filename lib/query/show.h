/* Provisions of an address as they are shown: the texts of one address folded, best first (CONTRACT, Texts). */
#ifndef FT_QUERY_SHOW_H
#define FT_QUERY_SHOW_H

#include "query/resolve.h"

struct ft_shown {
	struct ft_place place;    /* the best text in the language asked for; body is that of the place alone */
	struct ft_str unit;       /* the whole text of the place's unit, of which that body is a part */
	struct ft_place *texts;   /* all texts of the address, best first, bodies likewise */
	size_t text_len;
};

/* Units (and containers, whose place has no body) that a target covers: one for an article, all for a work or a
 * chapter. `lang` is a ft_lang or -1. Strings live in the arena. */
struct ft_shown *ft_show(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, int lang, size_t *count);

/* Keys and addresses that stand in the place of a place that is no longer law: curated successors of the
 * article, else the works that succeed. At most `max`; true for a precise one. */
size_t ft_successor_places(struct ft_db *db, struct ft_arena *a, const struct ft_place *p, struct ft_str *out,
			   size_t max, bool *precise);

#endif
