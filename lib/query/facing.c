#include "query/facing.h"

#include "query/whole.h"

#include <stdlib.h>
#include <string.h>

/* ---- which texts ---- */

static bool has_unit(struct ft_db *db, const struct ft_text *t, struct ft_str eid)
{
	struct ft_stmt *s = ft_sql(
		db, "SELECT 1 FROM text t JOIN provision p ON p.text=t.id AND p.eid=?3"
		    " WHERE t.version=?1 AND t.grp=?2 AND coalesce(length(p.body),0)>0 LIMIT 1");
	bool found = false;

	if (eid.n == 0)
		return true;
	ft_bind_int(s, 1, t->version);
	ft_bind_int(s, 2, t->grp);
	ft_bind_str(s, 3, eid);
	while (ft_step(s))
		found = true;
	return found;
}

static bool has_units(struct ft_db *db, const struct ft_text *t)
{
	struct ft_stmt *s = ft_sql(db, "SELECT 1 FROM provision WHERE text=?1 AND length(body)>0 LIMIT 1");
	bool found = false;

	ft_bind_int(s, 1, t->id);
	while (ft_step(s))
		found = true;
	return found;
}

/* How well two texts go together: the lower the better. */
static int distance(const struct ft_text *x, const struct ft_text *y)
{
	return (x->lang != y->lang) * 1000 + (x->authority != y->authority) * 100 +
	       (int)(x->authority + y->authority) * 10 + (x->lang != FT_LANG_ZH);
}

/* Whether two texts may face each other. Of one version they are two: both in `lang`, or one of each
 * language. */
static bool may_face(const struct ft_text *x, const struct ft_text *y, int lang)
{
	bool same = x->version == y->version;

	if (same && lang < 0)
		return x->lang == FT_LANG_ZH && y->lang == FT_LANG_EN;
	if (same && x->grp == y->grp)
		return false;
	return lang < 0 || (x->lang == (enum ft_lang)lang && y->lang == (enum ft_lang)lang);
}

bool ft_facing_choose(struct ft_db *db, struct ft_arena *a, int64_t left_version, struct ft_str left_eid,
		      int64_t right_version, struct ft_str right_eid, int lang, struct ft_facing *out)
{
	size_t n, m;
	struct ft_text *x = ft_texts(db, a, left_version, &n), *y = ft_texts(db, a, right_version, &m);
	int best = -1;

	*out = (struct ft_facing){.by_number = left_version == right_version};
	for (size_t i = 0; i < n; i++) {
		if (!has_units(db, &x[i]) || !has_unit(db, &x[i], left_eid))
			continue;
		for (size_t j = 0; j < m; j++) {
			int d = distance(&x[i], &y[j]);

			if (!may_face(&x[i], &y[j], lang) || (best >= 0 && d >= best) ||
			    !has_units(db, &y[j]) || !has_unit(db, &y[j], right_eid))
				continue;
			best = d;
			out->left = x[i];
			out->right = y[j];
		}
	}
	return best >= 0;
}

/* ---- their units ---- */

/* A digest's line that says that it has no text (docs/CORPUS.md): nothing to compare. */
static bool is_stub(struct ft_str body)
{
	static const char *const stubs[] = {"（手头无全文", "（仅列主题）", "(Text not at hand",
					    "(Subject only)"};

	for (size_t i = 0; i < sizeof stubs / sizeof stubs[0]; i++)
		if (ft_starts(body, ft_str(stubs[i])))
			return true;
	return false;
}

struct loaded {
	struct ft_align_unit *v;
	int64_t *ids;
	size_t len, cap, id_cap;
};

/* An outline's clause has a heading alone; that stands for its text. */
static struct loaded load_units(struct ft_db *db, struct ft_arena *a, const struct ft_text *t)
{
	struct ft_stmt *s = ft_sql(
		db, "SELECT p.id, p.eid, p.kind, CASE WHEN p.body='' THEN p.heading ELSE p.body END"
		    " FROM text t JOIN provision p ON p.text=t.id WHERE t.version=?1 AND t.grp=?2"
		    " AND p.body IS NOT NULL ORDER BY t.ord, p.id");
	struct loaded l = {NULL, NULL, 0, 0, 0};

	ft_bind_int(s, 1, t->version);
	ft_bind_int(s, 2, t->grp);
	while (ft_step(s)) {
		struct ft_str body = ft_col_str(s, 3);

		l.v = ft_grow(l.v, l.len, &l.cap, sizeof *l.v);
		l.ids = ft_grow(l.ids, l.len, &l.id_cap, sizeof *l.ids);
		l.v[l.len] = (struct ft_align_unit){ft_col_dup(s, 1, a),
						    is_stub(body) ? FT_S("") : ft_arena_dup(a, body),
						    (enum ft_node_kind)ft_col_int(s, 2)};
		l.ids[l.len++] = ft_col_int(s, 0);
	}
	return l;
}

/* Makes room at place `at` for a unit that the text lacks. */
static void put_absent(struct loaded *l, size_t at, struct ft_align_unit u, int64_t id)
{
	l->v = ft_grow(l->v, l->len, &l->cap, sizeof *l->v);
	l->ids = ft_grow(l->ids, l->len, &l->id_cap, sizeof *l->ids);
	memmove(l->v + at + 1, l->v + at, (l->len - at) * sizeof *l->v);
	memmove(l->ids + at + 1, l->ids + at, (l->len - at) * sizeof *l->ids);
	l->v[at] = u;
	l->ids[at] = id;
	l->len++;
}

/* Articles that a text which is not whole lacks and another one of its version and language has: they stand at their places
 * without words, as a digest's that has no text at hand. */
static void add_absent(struct ft_arena *a, struct loaded *l, const struct loaded *other)
{
	size_t at = 0;

	for (size_t i = 0; i < other->len; i++) {
		int found = ft_facing_find(l->v, l->len, other->v[i].eid);

		if (found >= 0)
			at = (size_t)found + 1;
		else if (other->v[i].node == FT_N_ARTICLE)
			put_absent(l, at++, (struct ft_align_unit){ft_arena_dup(a, other->v[i].eid), FT_S(""), FT_N_ARTICLE},
				   other->ids[i]);
	}
}

static struct loaded load(struct ft_db *db, struct ft_arena *a, const struct ft_text *t)
{
	struct loaded l = load_units(db, a, t);
	struct ft_text *v;
	size_t n;

	if (!ft_is_partial(db, t->id))
		return l;
	v = ft_texts(db, a, t->version, &n);
	for (size_t i = 0; i < n; i++) {
		struct loaded other;

		if (v[i].lang != t->lang || v[i].grp == t->grp || v[i].id != v[i].grp)
			continue;
		other = load_units(db, a, &v[i]);
		add_absent(a, &l, &other);
		free(other.v);
		free(other.ids);
	}
	return l;
}

struct ft_align_unit *ft_facing_units(struct ft_db *db, struct ft_arena *a, const struct ft_text *t, size_t *count)
{
	struct loaded l = load_units(db, a, t);
	struct ft_align_unit *v = ft_arena_alloc(a, (l.len + 1) * sizeof *v);

	if (l.len)
		memcpy(v, l.v, l.len * sizeof *v);
	*count = l.len;
	free(l.v);
	free(l.ids);
	return v;
}

bool ft_facing_unit(struct ft_db *db, struct ft_arena *a, const struct ft_text *t, struct ft_str eid,
		    struct ft_align_unit *out)
{
	struct ft_stmt *s = ft_sql(
		db, "SELECT p.kind, p.body FROM text t JOIN provision p ON p.text=t.id AND p.eid=?3"
		    " WHERE t.version=?1 AND t.grp=?2 AND p.body IS NOT NULL LIMIT 1");
	bool found = false;

	ft_bind_int(s, 1, t->version);
	ft_bind_int(s, 2, t->grp);
	ft_bind_str(s, 3, eid);
	while (ft_step(s)) {
		struct ft_str body = ft_col_str(s, 1);

		*out = (struct ft_align_unit){eid, is_stub(body) ? FT_S("") : ft_arena_dup(a, body),
					      (enum ft_node_kind)ft_col_int(s, 0)};
		found = true;
	}
	return found;
}

/* What was loaded, in the arena. */
static struct ft_align_unit *keep(struct ft_arena *a, struct loaded *l, int64_t **ids)
{
	struct ft_align_unit *v = ft_arena_alloc(a, (l->len + 1) * sizeof *v);

	*ids = ft_arena_alloc(a, (l->len + 1) * sizeof **ids);
	if (l->len) {
		memcpy(v, l->v, l->len * sizeof *v);
		memcpy(*ids, l->ids, l->len * sizeof **ids);
	}
	free(l->v);
	free(l->ids);
	return v;
}

/* ---- by number ---- */

static int by_eid(const void *x, const void *y)
{
	const struct ft_align_unit *const *a = x, *const *b = y;

	return ft_cmp((*a)->eid, (*b)->eid);
}

/* For each unit of `other`: the unit of `units` with its eid, or -1. */
static int *numbers(struct ft_arena *a, const struct ft_align_unit *units, size_t n,
		    const struct ft_align_unit *other, size_t m)
{
	const struct ft_align_unit **sorted = ft_alloc((n + 1) * sizeof *sorted);
	int *out = ft_arena_alloc(a, (m + 1) * sizeof *out);

	for (size_t i = 0; i < n; i++)
		sorted[i] = &units[i];
	qsort(sorted, n, sizeof *sorted, by_eid);
	for (size_t j = 0; j < m; j++) {
		const struct ft_align_unit *key = &other[j];
		const struct ft_align_unit **hit = bsearch(&key, sorted, n, sizeof *sorted, by_eid);

		out[j] = hit ? (int)(*hit - units) : -1;
	}
	free(sorted);
	return out;
}

/* What the two texts call by the same number. Whether they say the same is not for us to tell. */
static void pair_numbers(struct ft_arena *a, struct ft_alignment *al)
{
	int *to = numbers(a, al->right, al->rights, al->left, al->lefts);
	int *from = numbers(a, al->left, al->lefts, al->right, al->rights);

	al->v = ft_arena_alloc(a, (al->lefts + al->rights + 1) * sizeof *al->v);
	for (size_t i = 0; i < al->lefts; i++)
		al->v[al->len++] = (struct ft_align_link){.left = (int)i,
							  .right = to[i],
							  .whole = true,
							  .confidence = 1,
							  .evidence = FT_S("the same number"),
							  .change = to[i] < 0 ? FT_CH_DELETED
									      : FT_CH_UNCHANGED};
	for (size_t j = 0; j < al->rights; j++)
		if (from[j] < 0)
			al->v[al->len++] = (struct ft_align_link){.left = -1,
								  .right = (int)j,
								  .whole = true,
								  .confidence = 1,
								  .evidence = FT_S(""),
								  .change = FT_CH_INSERTED};
}

void ft_facing_load(struct ft_db *db, struct ft_arena *a, struct ft_facing *f, bool align)
{
	struct loaded x = load(db, a, &f->left), y = load(db, a, &f->right);
	struct ft_align_unit *left = keep(a, &x, &f->left_ids), *right = keep(a, &y, &f->right_ids);

	f->by_number |= f->left.lang != f->right.lang;
	f->al = (struct ft_alignment){.left = left, .right = right, .lefts = x.len, .rights = y.len};
	if (align && f->by_number)
		pair_numbers(a, &f->al);
	else if (align)
		f->al = ft_align(a, left, x.len, right, y.len);
}

int ft_facing_find(const struct ft_align_unit *units, size_t count, struct ft_str eid)
{
	for (size_t i = 0; i < count; i++)
		if (ft_eq(units[i].eid, eid))
			return (int)i;
	return -1;
}
