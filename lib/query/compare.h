/* Two versions, a draft and the adopted text, or two works, article by article (CONTRACT: compare). */
#ifndef FT_QUERY_COMPARE_H
#define FT_QUERY_COMPARE_H

#include "query/diff.h"
#include "query/facing.h"
#include "query/resolve.h"

struct ft_compare_row {
	bool has_left, has_right;
	struct ft_place left,
		right; /* body: the text compared, that of the piece alone where one went elsewhere */
	enum ft_change change;
	bool told;     /* false: two languages side by side, or where it went is not at hand; `change` says nothing */
	bool measured; /* false: those, and where one side has no text at hand: no similarity, no diff */
	bool moved;    /* out of the order of the text */
	double similarity, confidence;
	struct ft_str evidence;
	struct ft_diff diff;
};

struct ft_comparison {
	struct ft_facing facing;
	struct ft_compare_row
		*v; /* in the order of the left text, what is new at its place in the right one */
	size_t len;
	bool by_rows; /* paired by curated rows where they speak */
};

/* Compares what the two targets cover: works, chapters, articles or places in them. `lang` is a ft_lang or
 * -1; `by_text` sets the curated rows (succeeded-by) aside. False where no two texts can be compared. Strings
 * live in the arena. */
bool ft_compare(struct ft_db *db, struct ft_arena *a, const struct ft_target *left,
		const struct ft_target *right, int lang, bool by_text, struct ft_comparison *out);

#endif
