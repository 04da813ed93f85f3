#include "query/byrows.h"

#include "doc/eid.h"

struct mending {
	struct ft_alignment *al;
	const struct ft_succession *rows;
	size_t row_len;
	struct ft_align_link *v; /* the new links */
	size_t len;
};

/* Whether a row on a piece is in what another row says of its whole unit: that both units answer each other;
 * or, of a dropped piece, anything. */
static bool is_said(const struct mending *m, const struct ft_succession *x)
{
	for (size_t i = 0; i < m->row_len; i++) {
		const struct ft_succession *y = &m->rows[i];

		if (y == x || !ft_eq(y->here, ft_eid_unit(x->here)) || ft_eid_inner(x->here).n == 0)
			continue;
		if (x->there.p == NULL || (y->there.p && ft_eq(y->there, ft_eid_unit(x->there))))
			return true;
	}
	return false;
}

static void add_row(struct mending *m, const struct ft_succession *x)
{
	struct ft_align_link l = {
		.change = x->change, .confidence = x->sure ? 1 : 0.8, .evidence = x->why_en, .right = -1, .curated = true};

	l.left = ft_facing_find(m->al->left, m->al->lefts, ft_eid_unit(x->here));
	if (x->there.p)
		l.right = ft_facing_find(m->al->right, m->al->rights, ft_eid_unit(x->there));
	if (l.left < 0 || (x->there.p && l.right < 0))
		return;
	l.left_in = ft_eid_inner(x->here);
	l.right_in = x->there.p ? ft_eid_inner(x->there) : FT_S("");
	l.whole = l.left_in.n == 0 && l.right_in.n == 0;
	if (!is_said(m, x))
		m->v[m->len++] = l;
}

/* The rows of a left unit, or else what the texts say of it. */
static void add_left(struct mending *m, int left)
{
	struct ft_str eid = m->al->left[left].eid;
	size_t before = m->len;

	for (size_t i = 0; i < m->row_len; i++)
		if (ft_eq(ft_eid_unit(m->rows[i].here), eid))
			add_row(m, &m->rows[i]);
	if (m->len > before)
		return;
	for (size_t i = 0; i < m->al->len; i++)
		if (m->al->v[i].left == left)
			m->v[m->len++] = m->al->v[i];
}

/* What nothing of the left went to is new; how surely, the texts say where they found nothing either. */
static void add_new(struct mending *m, int right)
{
	struct ft_align_link l = {.left = -1,
				  .right = right,
				  .change = FT_CH_INSERTED,
				  .whole = true,
				  .confidence = 1,
				  .evidence = FT_S("no row of ours leads there")};

	for (size_t i = 0; i < m->len; i++)
		if (m->v[i].right == right)
			return;
	for (size_t i = 0; i < m->al->len; i++)
		if (m->al->v[i].left < 0 && m->al->v[i].right == right)
			l = m->al->v[i];
	m->v[m->len++] = l;
}

/* A pair is out of the order of the text when an earlier one reaches further. */
static void mark_moved(struct mending *m)
{
	int furthest = -1;

	for (size_t i = 0; i < m->len; i++) {
		if (m->v[i].right < 0)
			continue;
		m->v[i].moved = m->v[i].right < furthest;
		furthest = m->v[i].right > furthest ? m->v[i].right : furthest;
	}
}

bool ft_align_by_rows(struct ft_db *db, struct ft_arena *a, const struct ft_end *left,
		      const struct ft_end *right, struct ft_alignment *al)
{
	struct mending m = {.al = al};

	m.rows = ft_successions(db, a, left, right, false, &m.row_len);
	if (m.row_len == 0)
		return false;
	m.v = ft_arena_alloc(a, (m.row_len + al->len + al->lefts + al->rights + 1) * sizeof *m.v);
	for (size_t i = 0; i < al->lefts; i++)
		add_left(&m, (int)i);
	mark_moved(&m);
	for (size_t j = 0; j < al->rights; j++)
		add_new(&m, (int)j);
	al->v = m.v;
	al->len = m.len;
	return true;
}
