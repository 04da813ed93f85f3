/* Names that names.tsv gives an instrument which no catalogue holds: where a text of that very title is at hand, they
 * are its names, too, so that it answers to its English and its short ones. */
#include "indexer/write/inner.h"

#include "cite/name.h"

#include <stdlib.h>

/* A name that another work answers to stays that work's. */
static const char tie[] =
	"INSERT INTO name(folded, work, what, shown) SELECT ?1, ?2, 'tied', ?3"
	" WHERE NOT EXISTS(SELECT 1 FROM name WHERE folded=?1 AND work IS NOT NULL)";

struct known {
	struct ft_str title, folded;
};

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

/* Read at once, title by title: there is no index by title to look one up with. */
static struct known *load_known(struct ft_writer *w, struct ft_arena *a, size_t *count)
{
	struct ft_stmt *s = ft_sql(w->db, "SELECT shown, folded FROM name WHERE work IS NULL ORDER BY 1");
	struct known *v = NULL;
	size_t cap = 0;

	*count = 0;
	while (ft_step(s)) {
		v = ft_grow(v, *count, &cap, sizeof *v);
		v[(*count)++] = (struct known){ft_col_dup(s, 0, a), ft_col_dup(s, 1, a)};
	}
	return v;
}

void ft_settle_known(struct ft_writer *w)
{
	struct ft_arena *a = ft_arena_new();
	struct known *v;
	size_t n;
	int64_t work = 0;

	ft_db_exec(w->db, "DELETE FROM name WHERE what='tied'");
	v = load_known(w, a, &n);
	for (size_t i = 0; i < n; i++) {
		struct ft_stmt *s;

		if (i == 0 || !ft_eq(v[i].title, v[i - 1].title))
			work = work_titled(w, v[i].title);
		if (work == 0)
			continue;
		s = ft_sql(w->db, tie);
		ft_bind_str(s, 1, v[i].folded);
		ft_bind_int(s, 2, work);
		ft_bind_str(s, 3, v[i].title);
		ft_run(s);
	}
	free(v);
	ft_arena_free(a);
}
