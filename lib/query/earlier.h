/* Whether the number of a provision meant another one before: an answer that it stands unchanged would mislead whoever
 * has the number from an older text. */
#ifndef FT_QUERY_EARLIER_H
#define FT_QUERY_EARLIER_H

#include "query/trace.h"

struct ft_earlier {
	struct ft_place place;  /* the unit that bore the number in the version before */
	char until[11];         /* the day on which the target's version took its place */
	struct ft_step_to *now; /* where that one stands on the day */
	size_t now_len;
};

/* True where the version before the target's has a unit of the same eid that went elsewhere, surely. `day` is
 * YYYYMMDD; a day before the target's version asks where the target came from, and nothing is told then. */
bool ft_earlier_of(struct ft_tracer *t, struct ft_arena *a, const struct ft_target *target, int day,
		   struct ft_earlier *out);

/* "until 2026-01-01 Article 21 was what is Article 23 now". In the arena. */
struct ft_str ft_earlier_words(struct ft_arena *a, const struct ft_earlier *e);

#endif
