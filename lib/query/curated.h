/* The curated rows that say what became of a provision (succeeded-by, docs/CORPUS.md). For lib/query only. */
#ifndef FT_QUERY_CURATED_H
#define FT_QUERY_CURATED_H

#include "query/align.h"
#include "store/db.h"

/* A version, as one end of a step. */
struct ft_end {
	int64_t work, version;
	struct ft_str key, date;
};

struct ft_succession {
	struct ft_str here,
		there; /* eids, empty for the whole work; there: p NULL where the row has no place */
	enum ft_change change;
	struct ft_str why_zh, why_en;
	bool sure; /* it rests on the official texts */
};

/* The rows between two versions in the order of their files: from `from` to `to`, or with `back` those of the
 * rows to `from` that come from `to`, the other way round. Strings live in the arena. */
struct ft_succession *ft_successions(struct ft_db *db, struct ft_arena *a, const struct ft_end *from,
				     const struct ft_end *to, bool back, size_t *count);

#endif
