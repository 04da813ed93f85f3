/* Names that names.tsv gives an instrument which no catalogue holds: where a text of that very title is at hand, they
 * are its names, too, so that it answers to its English and its short ones. */
#include "indexer/write/inner.h"

#include "cite/name.h"

#include <stdlib.h>

/* A name that another work answers to stays that work's. */
static const char tie[] =
	"INSERT INTO name(folded, work, what, shown) SELECT DISTINCT k.folded, ?2, 'tied', k.shown FROM name k"
	" WHERE k.work IS NULL AND k.shown=?1 AND NOT EXISTS(SELECT 1 FROM name o WHERE o.folded=k.folded AND o.work IS NOT NULL)";

/* The one work that is called by the full title, or 0. */
static int64_t work_titled(struct ft_writer *w, struct ft_str title)
{
	struct ft_stmt *s = ft_sql(w->db, "SELECT min(work), count(DISTINCT work) FROM name WHERE folded=?1 AND work IS NOT NULL");
	struct ft_buf folded = {0};
	int64_t work = 0;

	ft_name_key(&folded, title);
	ft_bind_str(s, 1, ft_buf_str(&folded));
	while (ft_step(s))
		work = ft_col_int(s, 1) == 1 ? ft_col_int(s, 0) : 0;
	ft_buf_free(&folded);
	return work;
}

void ft_settle_known(struct ft_writer *w)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_str *titles = NULL;
	size_t n = 0, cap = 0;
	struct ft_stmt *s;

	ft_db_exec(w->db, "DELETE FROM name WHERE what='tied'");
	s = ft_sql(w->db, "SELECT DISTINCT shown FROM name WHERE work IS NULL ORDER BY 1");
	while (ft_step(s)) {
		titles = ft_grow(titles, n, &cap, sizeof *titles);
		titles[n++] = ft_col_dup(s, 0, a);
	}
	for (size_t i = 0; i < n; i++) {
		int64_t work = work_titled(w, titles[i]);

		if (work == 0)
			continue;
		s = ft_sql(w->db, tie);
		ft_bind_str(s, 1, titles[i]);
		ft_bind_int(s, 2, work);
		ft_run(s);
	}
	free(titles);
	ft_arena_free(a);
}
