/* Which leaves stand in a row: those of one version, or of two that were aligned. */
#include "tui/view/reader.h"

#include "query/facing.h"

#include <stdlib.h>

void reader_pair_one(struct reader *r)
{
	r->len = r->book[0].len;
	r->pairs = ft_arena_alloc(r->a, (r->len + 1) * sizeof *r->pairs);
	for (size_t i = 0; i < r->len; i++)
		r->pairs[i] = (struct pair){{(int)i, (int)i}};
	reader_forget(r);
}

/* For each leaf of the left book the leaf of the right one that it became, -1 none; taken[] says of each of
 * the right whether it is somebody's. */
static void match_leaves(struct reader *r, const struct ft_facing *f, bool aligned, int *to, bool *taken)
{
	const struct ft_book *left = &r->book[0], *right = &r->book[1];

	for (size_t i = 0; i < left->len; i++) {
		struct ft_str eid = left->leaves[i].eid, want = eid;
		ptrdiff_t at = aligned && ft_is_unit(left->leaves[i].kind)
				       ? ft_facing_find(f->al.left, f->al.lefts, eid)
				       : -1;

		to[i] = -1;
		for (size_t k = 0; at >= 0 && k < f->al.len; k++)
			if (f->al.v[k].left == at && f->al.v[k].whole)
				want = f->al.v[k].right >= 0 ? f->al.right[f->al.v[k].right].eid : FT_S("");
		for (size_t k = 0; want.n && k < right->len; k++)
			if (!taken[k] && ft_eq(right->leaves[k].eid, want)) {
				to[i] = (int)k;
				taken[k] = true;
				break;
			}
	}
}

/* Pairs in the order of the left; what the right alone has stands behind its neighbour there. */
static void lay_pairs(struct reader *r, const int *to, const bool *taken)
{
	const struct ft_book *left = &r->book[0], *right = &r->book[1];
	size_t next = 0;

	r->pairs = ft_arena_alloc(r->a, (left->len + right->len + 1) * sizeof *r->pairs);
	r->len = 0;
	for (size_t i = 0; i < left->len; i++) {
		for (; to[i] >= 0 && next < (size_t)to[i]; next++)
			if (!taken[next])
				r->pairs[r->len++] = (struct pair){{-1, (int)next}};
		r->pairs[r->len++] = (struct pair){{(int)i, to[i]}};
		if (to[i] >= 0 && (size_t)to[i] >= next)
			next = (size_t)to[i] + 1;
	}
	for (; next < right->len; next++)
		if (!taken[next])
			r->pairs[r->len++] = (struct pair){{-1, (int)next}};
}

bool reader_pair_versions(struct reader *r, int64_t version)
{
	struct ft_stmt *s = ft_sql(r->s->db, "SELECT work FROM version WHERE id=?1");
	struct ft_facing f = {0};
	int64_t work = 0;
	bool aligned;
	int *to;
	bool *taken;

	ft_bind_int(s, 1, version);
	while (ft_step(s))
		work = ft_col_int(s, 0);
	if (work == 0 || !ft_book_open(r->s->db, r->a, work, version, &r->book[1]))
		return false;
	aligned = ft_facing_choose(r->s->db, r->a, r->book[0].version.id, FT_S(""), version, FT_S(""),
				   r->s->lang, &f);
	if (aligned)
		ft_facing_load(r->s->db, r->a, &f, true);
	to = ft_alloc((r->book[0].len + 1) * sizeof *to);
	taken = ft_alloc((r->book[1].len + 1) * sizeof *taken);
	match_leaves(r, &f, aligned, to, taken);
	lay_pairs(r, to, taken);
	free(to);
	free(taken);
	reader_forget(r);
	return true;
}

/* The versions to compare with, in turn: other versions of the work, then works that it stands in the place
 * of and that stand in its place, drafts among them. */
int64_t reader_other_version(struct reader *r)
{
	struct ft_arena *tmp = ft_arena_new();
	int64_t all[64], next = 0;
	size_t n = 0, count;
	struct ft_version *v = ft_versions(r->s->db, tmp, r->book[0].work.id, &count);

	for (size_t i = count; i-- > 0 && n < 64;)
		if (v[i].id != r->book[0].version.id)
			all[n++] = v[i].id;
	for (int back = 1; back >= 0; back--) {
		struct ft_str *keys = ft_successors(r->s->db, tmp, r->book[0].work.key, back, &count);
		size_t keys_len = count;

		for (size_t k = 0; k < keys_len; k++) {
			v = ft_versions(r->s->db, tmp, ft_work_id(r->s->db, keys[k]), &count);
			for (size_t i = count; i-- > 0 && n < 64;)
				all[n++] = v[i].id;
		}
	}
	for (size_t i = 0; i < n; i++)
		if (r->beside == BESIDE_VERSION && all[i] == r->other_version)
			next = i + 1 < n ? all[i + 1] : 0;
	if (n && r->beside != BESIDE_VERSION)
		next = all[0];
	ft_arena_free(tmp);
	return next;
}
