/* Which version of a work answers for a day. */
#include "query/resolve.h"

/* How well a version answers for a day: higher is better. */
static int fitness(const struct ft_version *v, int day)
{
	switch (ft_status_on(&v->time, day)) {
	case FT_ST_IN_FORCE:
	case FT_ST_CURRENT:
		return 5;
	case FT_ST_UNKNOWN:
		return day < v->time.begins ? 2 : 4; /* an earlier one stood that is not held */
	case FT_ST_SUPERSEDED:
	case FT_ST_REPEALED:
	case FT_ST_WITHDRAWN:
		return 3;
	case FT_ST_NOT_YET:
		return 2;
	default:
		return 1;
	}
}

int64_t ft_version_on(struct ft_db *db, struct ft_arena *a, int64_t work, int day)
{
	size_t n;
	struct ft_version *v = ft_versions(db, a, work, &n);
	const struct ft_version *best = NULL;
	int had = 0;

	for (size_t i = 0; i < n; i++) {
		int f = fitness(&v[i], day);
		bool later = had && v[i].time.begins >= best->time.begins;

		if (f > had || (f == had && (f == 2 ? !later : later))) { /* of those to come, the next */
			best = &v[i];
			had = f;
		}
	}
	return best ? best->id : 0;
}

int64_t ft_version_of_date(struct ft_db *db, struct ft_arena *a, int64_t work, struct ft_str date, bool *clear)
{
	size_t n;
	struct ft_version *v = ft_versions(db, a, work, &n);
	int64_t found = 0;
	int hits = 0;

	for (size_t i = 0; i < n; i++) {
		if (ft_eq(v[i].date, date))
			return v[i].id;
		if (date.n == 4 && (ft_starts(v[i].date, date) || ft_starts(v[i].promulgated, date))) {
			found = v[i].id;
			hits++;
		}
	}
	*clear = hits <= 1;
	return hits == 1 ? found : 0;
}
