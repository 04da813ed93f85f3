/* Two versions of an instrument aligned by their texts: which article became which.
 *
 * Articles with the same words are found first; then the likeliest pairs, by rare shingles that both have
 * (query/bags.h), that keep the order of the text; then those that moved. What a pair leaves unexplained, on
 * the left and on the right, is compared piece by piece (款, 项): that finds what was split off, merged or
 * absorbed. A unit of the left for which nothing is found is deleted only where nothing that is left unexplained is
 * partly like it; else it is unresolved, and told with what it may have become. The number of an article that a text cites is no difference where the article cited moved to that
 * number. */
#ifndef FT_QUERY_ALIGN_H
#define FT_QUERY_ALIGN_H

#include "doc/tree.h"

#define FT_CHANGES(X)                                         \
	X(UNCHANGED, "unchanged", "unchanged", "未变动")      \
	X(RENUMBERED, "renumbered", "renumbered", "条号变动") \
	X(AMENDED, "amended", "amended", "有修改")            \
	X(SPLIT, "split", "split", "拆分")                    \
	X(MERGED, "merged", "merged", "合并")                 \
	X(DELETED, "deleted", "deleted", "删除")              \
	X(INSERTED, "inserted", "inserted", "新增")           \
	X(UNRESOLVED, "unresolved", "unresolved", "去向未定") \
	X(SUCCEEDED, "succeeded", "succeeded", "被取代")

enum ft_change {
#define X(name, word, en, zh) FT_CH_##name,
	FT_CHANGES(X)
#undef X
	FT_CH_COUNT
};

const char *ft_change_word(enum ft_change c);
const char *ft_change_label(enum ft_change c, enum ft_lang l);
int ft_change_find(struct ft_str word); /* or -1 */
/* The word in JSON, whose set of words is fixed: that of an unresolved one is `deleted`, beside which "unresolved" is true. */
const char *ft_change_key(enum ft_change c);

struct ft_align_unit {
	struct ft_str eid, text;
	enum ft_node_kind node;
};

/* A unit of one side and where it stands on the other. A split gives several links, so does a merger. */
struct ft_align_link {
	int left, right;        /* places in the sides; -1: nothing there (deleted, inserted) */
	struct ft_str left_in;  /* the piece that went there (para_2__item_1), empty: all of it */
	struct ft_str right_in; /* the piece where it stands, empty: the whole unit */
	enum ft_change change;
	bool whole;             /* the pair of two units, not of a piece of one */
	bool moved;             /* out of the order of the text */
	bool curated;           /* a row of ours says so (query/byrows.h) */
	double similarity;      /* of the two units, or of the piece */
	double confidence;      /* 0 to 1 */
	struct ft_str evidence; /* for people, in English */
	const struct ft_str *maybe; /* eids of units that it may have become, or come from, the likeliest first */
	size_t maybe_len;
};

struct ft_alignment {
	const struct ft_align_unit *left, *right;
	size_t lefts, rights;
	struct ft_align_link *v; /* by left, then by right; what was inserted last */
	size_t len;
};

/* The units must outlive the alignment, which lives in the arena. */
struct ft_alignment ft_align(struct ft_arena *a, const struct ft_align_unit *left, size_t lefts,
			     const struct ft_align_unit *right, size_t rights);

/* The place inside `right` that answers a place inside `left` (relative eids), empty where none does;
 * *similarity says how like the two pieces are. */
struct ft_str ft_align_inside(struct ft_arena *a, const struct ft_align_unit *left, struct ft_str inner,
			      const struct ft_align_unit *right, double *similarity);

enum { FT_SURE_PERCENT = 60 }; /* below this confidence a human should look */

#endif
