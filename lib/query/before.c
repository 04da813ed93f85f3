#include "query/before.h"

/* The ends as the rows name them; looked up when the statement is done with. */
static size_t read_rows(struct ft_db *db, struct ft_arena *a, struct ft_str key, struct ft_str date, struct ft_str eid,
			struct ft_before *out, size_t max)
{
	struct ft_stmt *s = ft_sql(db, "SELECT from_work, coalesce(from_date,''), coalesce(from_eid,''), coalesce(relation,'') FROM link"
				       " WHERE to_work=?1 AND to_eid=?2 AND type='succeeded-by' AND origin='curated'"
				       " AND coalesce(to_date,'') IN ('',?3) AND (from_eid<>'' OR relation='inserted') ORDER BY id");
	size_t n = 0;

	ft_bind_str(s, 1, key);
	ft_bind_str(s, 2, eid);
	ft_bind_str(s, 3, date);
	while (ft_step(s)) {
		if (n == max)
			continue;
		out[n] = (struct ft_before){.relation = ft_col_dup(s, 3, a)};
		out[n].place.key = ft_col_dup(s, 0, a);
		out[n].place.date = ft_col_dup(s, 1, a);
		out[n].place.eid = ft_col_dup(s, 2, a);
		n++;
	}
	return n;
}

size_t ft_before(struct ft_db *db, struct ft_arena *a, struct ft_str key, struct ft_str date, struct ft_str eid,
		 struct ft_before *out, size_t max)
{
	size_t n = read_rows(db, a, key, date, eid, out, max), kept = 0;

	for (size_t i = 0; i < n; i++) {
		int64_t work = ft_work_id(db, out[i].place.key);
		struct ft_before b = {.relation = out[i].relation};

		if (work && ft_place_of_work(db, a, work, ft_version_dated(db, work, out[i].place.date), out[i].place.eid, &b.place))
			out[kept++] = b;
	}
	return kept;
}
