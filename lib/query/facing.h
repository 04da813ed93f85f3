/* Two versions face to face: their texts chosen in one language, their units loaded and aligned. */
#ifndef FT_QUERY_FACING_H
#define FT_QUERY_FACING_H

#include "query/align.h"
#include "store/read.h"

struct ft_facing {
	struct ft_alignment al;
	struct ft_text left, right;    /* the texts chosen; of a text in several files, its first part */
	int64_t *left_ids, *right_ids; /* row ids of the units */
	bool by_number; /* two texts of different languages, or of one version: paired by eid alone */
};

/* Which two texts: in `lang` (-1: any, of one language where that can be), of the same authority where that
 * can be, official first. With eids (may be empty), texts that have that unit. Of one and the same version
 * two different texts: both in `lang`, else one of each language. False where there are none to compare. */
bool ft_facing_choose(struct ft_db *db, struct ft_arena *a, int64_t left_version, struct ft_str left_eid,
		      int64_t right_version, struct ft_str right_eid, int lang, struct ft_facing *out);

/* All units of a text, those of its other files too. */
struct ft_align_unit *ft_facing_units(struct ft_db *db, struct ft_arena *a, const struct ft_text *t, size_t *count);

/* One unit of a text; false when it has none of this eid. */
bool ft_facing_unit(struct ft_db *db, struct ft_arena *a, const struct ft_text *t, struct ft_str eid,
		    struct ft_align_unit *out);

/* Loads the texts chosen, and aligns them if wanted. Of a text that is not whole, articles that another text of its version and
 * language has stand at their places without words, by the row ids of that other text. */
void ft_facing_load(struct ft_db *db, struct ft_arena *a, struct ft_facing *f, bool align);

/* Place of the unit with this eid in a side, or -1. */
int ft_facing_find(const struct ft_align_unit *units, size_t count, struct ft_str eid);

#endif
