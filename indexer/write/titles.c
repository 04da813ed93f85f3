/* The lists by which works are found by a part of their titles (store/titles.h). */
#include "indexer/write/inner.h"

#include "store/titles.h"

#include <stdlib.h>

struct gram {
	int64_t id;
	uint32_t work;
};

struct grams {
	struct gram *v;
	size_t len, cap;
};

static void add(struct grams *g, uint32_t first, uint32_t second, uint32_t work)
{
	g->v = ft_grow(g->v, g->len, &g->cap, sizeof *g->v);
	g->v[g->len++] = (struct gram){ft_title_gram(first, second), work};
}

static void add_name(struct grams *g, struct ft_str folded, uint32_t work)
{
	uint32_t before = 0;

	for (size_t off = 0; off < folded.n;) {
		uint32_t cp = ft_next_cp(folded, &off);

		add(g, cp, 0, work);
		if (before)
			add(g, before, cp, work);
		before = cp;
	}
}

static int compare(const void *a, const void *b)
{
	const struct gram *x = a, *y = b;

	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return x->work < y->work ? -1 : x->work > y->work;
}

static void put_list(struct ft_writer *w, int64_t id, struct ft_str works)
{
	struct ft_stmt *s = ft_sql(w->db, "INSERT INTO pack(id, data) VALUES(?1, ?2)");

	ft_bind_int(s, 1, id);
	ft_bind_blob(s, 2, works);
	ft_run(s);
}

static void put_lists(struct ft_writer *w, struct grams *g)
{
	struct ft_buf works = {0};

	if (g->len)
		qsort(g->v, g->len, sizeof *g->v, compare);
	for (size_t i = 0; i < g->len; i++) {
		bool last = i + 1 == g->len || g->v[i + 1].id != g->v[i].id;

		if (last || g->v[i + 1].work != g->v[i].work)
			ft_buf_add(&works, (struct ft_str){(const char *)&g->v[i].work, sizeof g->v[i].work});
		if (last) {
			put_list(w, g->v[i].id, ft_buf_str(&works));
			ft_buf_reset(&works);
		}
	}
	ft_buf_free(&works);
}

void ft_settle_titles(struct ft_writer *w)
{
	struct ft_stmt *s = ft_sql(w->db, "SELECT folded, work FROM name WHERE work IS NOT NULL AND what IN ('title', 'key')");
	struct ft_stmt *old = ft_sql(w->db, "DELETE FROM pack WHERE id<=?1");
	struct grams g = {0};

	ft_bind_int(old, 1, FT_TITLE_GRAMS);
	ft_run(old);
	while (ft_step(s))
		add_name(&g, ft_col_str(s, 0), (uint32_t)ft_col_int(s, 1));
	put_lists(w, &g);
	free(g.v);
}
