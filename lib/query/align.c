#include "query/align.h"

#include "query/bags.h"
#include "query/diff.h"
#include "query/parts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const double least_score = 0.12, least_ordered = 0.25, least_moved = 0.42;

/* ---- units as words ---- */

static void fill_unit(struct ft_arena *a, const struct ft_align_unit *in, struct ft_al_unit *u)
{
	struct ft_words w = ft_words_cut(a, in->text);

	*u = (struct ft_al_unit){.match = -1, .nearest = -1, .sum = 5, .no = ft_ref_of_eid(in->eid)};
	for (int k = 0; k < FT_MAYBE; k++)
		u->maybe[k].other = -1;
	u->h = ft_arena_alloc(a, (w.len + 1) * sizeof *u->h);
	u->off = ft_arena_alloc(a, (w.len + 1) * sizeof *u->off);
	u->covered = ft_arena_alloc(a, w.len + 1);
	for (size_t i = 0; i < w.len; i++)
		u->refs += w.v[i].ref != 0;
	u->ref = ft_arena_alloc(a, (u->refs + 1) * sizeof *u->ref);
	u->refs = 0;
	for (size_t i = 0; i < w.len; i++) {
		if (w.v[i].mark)
			continue;
		if (w.v[i].ref)
			u->ref[u->refs++] = &w.v[i];
		u->h[u->n] = w.v[i].ref ? 13 : w.v[i].hash;
		u->off[u->n] = w.v[i].off;
		u->sum = ft_mix(u->sum, u->h[u->n++]);
	}
	u->m = u->h;
}

static void fill_side(struct ft_al *al, int which, const struct ft_align_unit *in, size_t len)
{
	struct ft_al_side *s = &al->side[which];

	*s = (struct ft_al_side){.in = in, .len = len, .v = ft_arena_alloc(al->a, (len + 1) * sizeof *s->v)};
	for (size_t i = 0; i < len; i++)
		fill_unit(al->a, &in[i], &s->v[i]);
}

static void pair(struct ft_al *al, int i, int j, double score)
{
	al->side[0].v[i].match = j;
	al->side[1].v[j].match = i;
	al->side[0].v[i].score = al->side[1].v[j].score = score;
}

/* ---- the same words ---- */

struct keyed {
	uint32_t sum;
	int at;
};

static int by_sum(const void *x, const void *y)
{
	const struct keyed *a = x, *b = y;

	return a->sum != b->sum ? (a->sum < b->sum ? -1 : 1) : a->at - b->at;
}

static struct keyed *sort_sums(const struct ft_al_side *s)
{
	struct keyed *k = ft_alloc((s->len + 1) * sizeof *k);

	for (size_t i = 0; i < s->len; i++)
		k[i] = (struct keyed){s->v[i].sum, (int)i};
	qsort(k, s->len, sizeof *k, by_sum);
	return k;
}

/* What stands before the articles is never one of them. */
static bool of_one_sort(const struct ft_al *al, size_t i, size_t j)
{
	return (al->side[0].in[i].node == FT_N_PREAMBLE) == (al->side[1].in[j].node == FT_N_PREAMBLE);
}

static void pair_same(struct ft_al *al, int i, int j)
{
	struct ft_al_unit *x = &al->side[0].v[i], *y = &al->side[1].v[j];

	if (!of_one_sort(al, (size_t)i, (size_t)j) || x->n != y->n || memcmp(x->h, y->h, x->n * sizeof *x->h) != 0 || x->n == 0)
		return;
	pair(al, i, j, 1);
	x->exact = y->exact = true;
	x->similarity = y->similarity = 1;
	memset(x->covered, 1, x->n);
	memset(y->covered, 1, y->n);
}

/* Units without words answer each other by number. */
static void pair_empty(struct ft_al *al, int i)
{
	for (size_t j = 0; al->side[0].v[i].n == 0 && j < al->side[1].len; j++)
		if (al->side[1].v[j].n == 0 && ft_eq(al->side[0].in[i].eid, al->side[1].in[j].eid)) {
			pair(al, i, (int)j, 0.5);
			al->side[0].v[i].exact = al->side[1].v[j].exact = true;
		}
}

/* Units with the same words are each other's; where several have them, the first is the first's. */
static void find_same(struct ft_al *al)
{
	struct keyed *x = sort_sums(&al->side[0]), *y = sort_sums(&al->side[1]);
	size_t i = 0, j = 0;

	for (size_t k = 0; k < al->side[0].len; k++)
		pair_empty(al, (int)k);

	while (i < al->side[0].len && j < al->side[1].len) {
		if (x[i].sum == y[j].sum)
			pair_same(al, x[i++].at, y[j++].at);
		else if (x[i].sum < y[j].sum)
			i++;
		else
			j++;
	}
	free(x);
	free(y);
}

/* ---- pairs that are alike ---- */

struct couple {
	int i, j;
	double score, gain; /* gain: what taking it is worth to the order */
	int before;         /* the couple taken before it, -1 none */
	double total;
};

struct couples {
	struct couple *v;
	size_t len, cap;
};

static void add_couple(struct couples *c, int i, int j, double score, double gain)
{
	c->v = ft_grow(c->v, c->len, &c->cap, sizeof *c->v);
	c->v[c->len++] = (struct couple){i, j, score, gain, -1, 0};
}

static void note_score(struct ft_al_unit *u, double score, int other)
{
	if (score > u->best) {
		u->second = u->best;
		u->best = score;
		u->nearest = other;
	} else if (score > u->second) {
		u->second = score;
	}
}

/* How alike two bags are: what they share of both together, and of the smaller alone. */
static double score_of(double shared, double wi, double wj)
{
	double both = 2 * shared / (wi + wj), small = shared / (wi < wj ? wi : wj);

	return 0.6 * both + 0.4 * small;
}

/* Bags of the units that have no exact match yet; those are settled, and stand as empty ones. */
static struct ft_bags *fill_bags(struct ft_al *al)
{
	struct ft_bags *b = ft_bags_new(ft_open_words(al));

	for (int k = 0; k < 2; k++)
		for (size_t i = 0; i < al->side[k].len; i++) {
			const struct ft_al_unit *u = &al->side[k].v[i];

			ft_bags_put(b, k, u->h, NULL, u->exact ? 0 : u->n);
		}
	ft_bags_close(b, false);
	return b;
}

static void find_couples(struct ft_al *al, struct couples *c)
{
	struct ft_bags *b = fill_bags(al);

	for (size_t i = 0; i < al->side[0].len; i++) {
		size_t n;
		const struct ft_near *near = ft_bags_near(b, i, &n);

		if (al->side[0].v[i].exact)
			add_couple(c, (int)i, al->side[0].v[i].match, 1, 1.5);
		for (size_t k = 0; k < n; k++) {
			double s = score_of(near[k].shared, ft_bags_weight(b, false, i),
					    ft_bags_weight(b, true, near[k].right));

			if (s < least_score || !of_one_sort(al, i, near[k].right))
				continue;
			note_score(&al->side[0].v[i], s, (int)near[k].right);
			note_score(&al->side[1].v[near[k].right], s, (int)i);
			add_couple(c, (int)i, (int)near[k].right, s, s * s);
		}
	}
	ft_bags_free(b);
}

/* A couple that is far from the best that either could do is none. */
static void drop_poor(struct ft_al *al, struct couples *c)
{
	size_t kept = 0;

	for (size_t k = 0; k < c->len; k++) {
		struct couple *x = &c->v[k];

		if (x->score >= 1 || (x->score >= al->side[0].v[x->i].best * 0.5 &&
				      x->score >= al->side[1].v[x->j].best * 0.5))
			c->v[kept++] = *x;
	}
	c->len = kept;
}

/* ---- the order of the text ---- */

static int by_place(const void *x, const void *y)
{
	const struct couple *a = x, *b = y;

	return a->i != b->i ? a->i - b->i : b->j - a->j; /* from the right: one i, one j */
}

/* Best couple that ends before j, and the entry of couple k, in a tree of maxima over the right's places. */
static int best_before(const int *tree, const struct couple *v, int j)
{
	int best = -1;

	for (; j > 0; j -= j & -j)
		if (tree[j] >= 0 && (best < 0 || v[tree[j]].total > v[best].total))
			best = tree[j];
	return best;
}

static void enter(int *tree, const struct couple *v, int rights, int k)
{
	for (int j = v[k].j + 1; j <= rights; j += j & -j)
		if (tree[j] < 0 || v[tree[j]].total < v[k].total)
			tree[j] = k;
}

/* Takes the couples that together gain most without crossing. */
static void take_ordered(struct ft_al *al, struct couples *c)
{
	int rights = (int)al->side[1].len, last;
	int *tree = ft_alloc(((size_t)rights + 1) * sizeof *tree);

	if (c->len)
		qsort(c->v, c->len, sizeof *c->v, by_place);
	for (int j = 0; j <= rights; j++)
		tree[j] = -1;
	for (int k = 0; k < (int)c->len; k++) {
		c->v[k].before = best_before(tree, c->v, c->v[k].j);
		c->v[k].total = c->v[k].gain + (c->v[k].before < 0 ? 0 : c->v[c->v[k].before].total);
		enter(tree, c->v, rights, k);
	}
	for (size_t i = 0; i < al->side[0].len; i++) /* what is not taken below moved */
		al->side[0].v[i].moved = al->side[0].v[i].exact;
	for (last = best_before(tree, c->v, rights); last >= 0; last = c->v[last].before) {
		const struct couple *x;

		assert(c->v); /* the tree holds couples of it */
		x = &c->v[last];
		if (x->score >= least_ordered &&
		    (al->side[0].v[x->i].exact || al->side[1].v[x->j].match < 0)) {
			pair(al, x->i, x->j, x->score);
			al->side[0].v[x->i].moved = false;
		}
	}
	free(tree);
}

static int by_score(const void *x, const void *y)
{
	const struct couple *a = x, *b = y;

	return a->score != b->score ? (a->score > b->score ? -1 : 1)
	       : a->i != b->i       ? a->i - b->i
				    : a->j - b->j;
}

static void take_moved(struct ft_al *al, struct couples *c)
{
	if (c->len)
		qsort(c->v, c->len, sizeof *c->v, by_score);
	for (size_t k = 0; k < c->len && c->v[k].score >= least_moved; k++) {
		const struct couple *x = &c->v[k];

		if (al->side[0].v[x->i].match < 0 && al->side[1].v[x->j].match < 0) {
			pair(al, x->i, x->j, x->score);
			al->side[0].v[x->i].moved = true;
		}
	}
}

/* ---- references followed ---- */

/* Where the article `ref` of the left went, as a ref; 0 when it has no match. */
static uint32_t follow(const struct ft_al *al, uint32_t ref)
{
	const struct ft_al_side *l = &al->side[0];

	for (size_t i = 0; i < l->len; i++)
		if (l->v[i].no == ref)
			return l->v[i].match < 0 ? 0 : al->side[1].v[l->v[i].match].no;
	return 0;
}

static void set_refs(struct ft_al *al, int side, struct ft_al_unit *u)
{
	size_t r = 0;

	if (u->refs == 0)
		return;
	u->m = ft_arena_alloc(al->a, (u->n + 1) * sizeof *u->m);
	memcpy(u->m, u->h, u->n * sizeof *u->m);
	for (size_t i = 0; i < u->n && r < u->refs; i++) {
		uint32_t to;

		if (u->off[i] != u->ref[r]->off)
			continue;
		to = u->ref[r]->ref;
		if (side == 0 && u->ref[r]->own)
			to = follow(al, to);
		u->m[i] = ft_mix(17, to ? to : 1);
		r++;
	}
}

static void map_refs(struct ft_al *al)
{
	for (int k = 0; k < 2; k++)
		for (size_t i = 0; i < al->side[k].len; i++)
			if (!al->side[k].v[i].exact)
				set_refs(al, k, &al->side[k].v[i]);
}

/* ---- the whole ---- */

struct ft_alignment ft_align(struct ft_arena *a, const struct ft_align_unit *left, size_t lefts,
			     const struct ft_align_unit *right, size_t rights)
{
	struct ft_al al = {.a = a};
	struct couples c = {NULL, 0, 0};
	struct ft_alignment out = {.left = left, .right = right, .lefts = lefts, .rights = rights};

	fill_side(&al, 0, left, lefts);
	fill_side(&al, 1, right, rights);
	find_same(&al);
	find_couples(&al, &c);
	drop_poor(&al, &c);
	take_ordered(&al, &c);
	take_moved(&al, &c);
	free(c.v);
	map_refs(&al);
	ft_parts_cover(&al);
	ft_parts_find(&al);
	ft_remains_find(&al);
	ft_verdict(&al, &out);
	free(al.parts);
	return out;
}
