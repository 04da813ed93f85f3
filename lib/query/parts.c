#include "query/parts.h"

#include "doc/span.h"
#include "query/bags.h"
#include "query/diff.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST_RUN = 3, LEAST_LEFT_OVER = 8, LONG_LEFT_OVER = 15 };

static const double enough = 0.5, plenty = 0.7, shingles_wanted = 4;

/* ---- what each pair explains ---- */

/* Runs of fewer words are chance, not a copy. */
static void drop_short(bool *covered, size_t n)
{
	for (size_t i = 0, from = 0; i <= n; i++) {
		if (i < n && covered[i])
			continue;
		if (i - from < LEAST_RUN)
			memset(covered + from, 0, i - from);
		from = i + 1;
	}
}

static void cover(struct ft_al_unit *x, struct ft_al_unit *y)
{
	size_t both = 0;

	ft_diff_mark(x->m, x->n, y->m, y->n, x->covered, y->covered);
	for (size_t i = 0; i < x->n; i++)
		both += x->covered[i];
	x->similarity = y->similarity = x->n + y->n ? 2 * (double)both / (double)(x->n + y->n) : 1;
	drop_short(x->covered, x->n);
	drop_short(y->covered, y->n);
}

void ft_parts_cover(struct ft_al *al)
{
	for (size_t i = 0; i < al->side[0].len; i++) {
		struct ft_al_unit *x = &al->side[0].v[i];

		if (x->match >= 0 && !x->exact)
			cover(x, &al->side[1].v[x->match]);
	}
}

/* ---- pieces ---- */

/* A line of a unit: a paragraph without its items, an item, a point. */
struct piece {
	int unit;
	struct ft_str eid; /* relative */
	size_t from, n;    /* words of the unit */
	bool all, open;    /* open: enough of it is unexplained to be looked for elsewhere */
};

struct pieces {
	struct piece *v;
	size_t len, cap;
};

static bool is_open(const struct ft_al_unit *u, const struct piece *p)
{
	size_t left_over = 0, run = 0, longest = 0;

	for (size_t i = p->from; i < p->from + p->n; i++) {
		run = u->covered[i] ? 0 : run + 1;
		left_over += !u->covered[i];
		longest = run > longest ? run : longest;
	}
	return left_over >= LEAST_LEFT_OVER && (left_over * 5 >= p->n * 2 || longest >= LONG_LEFT_OVER);
}

static void cut_unit(const struct ft_al *al, int side, int at, struct pieces *out)
{
	const struct ft_al_unit *u = &al->side[side].v[at];
	const struct ft_align_unit *in = &al->side[side].in[at];
	struct ft_spans s;
	size_t w = 0;

	if (u->exact || in->node == FT_N_PREAMBLE) /* which becomes no article, nor any of it */
		return;
	s = ft_spans(al->a, in->text, in->node);
	for (size_t k = 0; k < s.len; k++) {
		struct piece p = {.unit = at, .eid = s.v[k].eid, .from = w, .all = s.len == 1};

		while (w < u->n && u->off[w] < s.v[k].off + s.v[k].n)
			w++;
		p.n = w - p.from;
		p.open = is_open(u, &p);
		out->v = ft_grow(out->v, out->len, &out->cap, sizeof *out->v);
		out->v[out->len++] = p;
	}
}

static struct pieces cut_side(const struct ft_al *al, int side)
{
	struct pieces p = {NULL, 0, 0};

	for (size_t i = 0; i < al->side[side].len; i++)
		cut_unit(al, side, (int)i, &p);
	return p;
}

/* A bag for each open piece, an empty one for the others. */
static void put_pieces(const struct ft_al *al, struct ft_bags *b, int side, const struct pieces *p)
{
	for (size_t i = 0; i < p->len; i++) {
		const struct ft_al_unit *u = &al->side[side].v[p->v[i].unit];

		ft_bags_put(b, side, u->m + p->v[i].from, u->covered + p->v[i].from,
			    p->v[i].open ? p->v[i].n : 0);
	}
}

/* What stands elsewhere too is the less telling. */
static void see_others(const struct ft_al *al, struct ft_bags *b, int side, const struct pieces *p)
{
	for (size_t i = 0; i < p->len; i++)
		if (!p->v[i].open)
			ft_bags_seen(b, al->side[side].v[p->v[i].unit].m + p->v[i].from, p->v[i].n);
	for (size_t i = 0; i < al->side[side].len; i++)
		if (al->side[side].v[i].exact)
			ft_bags_seen(b, al->side[side].v[i].m, al->side[side].v[i].n);
}

/* ---- pieces found again ---- */

/* The likeliest place of each piece: of the left on the right, of the right on the left. */
struct likely {
	int other;
	double shared;
};

static void find_likely(struct ft_bags *b, const struct pieces *l, const struct pieces *r, struct likely *to,
			struct likely *from)
{
	for (size_t j = 0; j < r->len; j++)
		from[j] = (struct likely){-1, 0};
	for (size_t i = 0; i < l->len; i++) {
		size_t n = 0;
		const struct ft_near *near = l->v[i].open ? ft_bags_near(b, i, &n) : NULL;

		to[i] = (struct likely){-1, 0};
		for (size_t k = 0; k < n; k++) {
			if (near[k].shared > to[i].shared)
				to[i] = (struct likely){(int)near[k].right, near[k].shared};
			if (near[k].shared > from[near[k].right].shared)
				from[near[k].right] = (struct likely){(int)i, near[k].shared};
		}
	}
}

static void add_part(struct ft_al *al, const struct piece *x, const struct piece *y, double of_left,
		     double of_right)
{
	if (al->side[0].v[x->unit].match == y->unit) /* moved within its own unit */
		return;
	al->parts = ft_grow(al->parts, al->part_len, &al->part_cap, sizeof *al->parts);
	al->parts[al->part_len++] = (struct ft_al_part){x->unit, y->unit, x->eid,  y->eid,
							x->all,  y->all,  of_left, of_right};
}

/* Takes the piece pair i, j if `wanted` of either piece is explained; of the left alone where `left_only`. */
static void judge(struct ft_al *al, struct ft_bags *b, const struct piece *x, const struct piece *y, size_t i,
		  size_t j, double shared, bool left_only)
{
	double of_left = shared / ft_bags_weight(b, false, i), of_right = shared / ft_bags_weight(b, true, j);

	if (shared < shingles_wanted)
		return;
	if (left_only ? of_left >= plenty : of_left >= enough || of_right >= enough)
		add_part(al, x, y, of_left, of_right);
}

/* Each right piece takes the left piece that explains most of it; a left piece that goes wholly into one that
 * has another source goes there too. */
static void judge_all(struct ft_al *al, struct ft_bags *b, const struct pieces *l, const struct pieces *r,
		      const struct likely *to, const struct likely *from)
{
	for (size_t i = 0; i < l->len; i++) {
		for (size_t j = 0; j < r->len; j++)
			if (from[j].other == (int)i)
				judge(al, b, &l->v[i], &r->v[j], i, j, from[j].shared, false);
		if (to[i].other >= 0 && from[to[i].other].other != (int)i)
			judge(al, b, &l->v[i], &r->v[to[i].other], i, (size_t)to[i].other, to[i].shared,
			      true);
	}
}

void ft_parts_find(struct ft_al *al)
{
	struct pieces l = cut_side(al, 0), r = cut_side(al, 1);
	struct ft_bags *b = ft_bags_new(ft_open_words(al));
	struct likely *to = ft_alloc((l.len + 1) * sizeof *to), *from = ft_alloc((r.len + 1) * sizeof *from);

	put_pieces(al, b, 0, &l);
	put_pieces(al, b, 1, &r);
	see_others(al, b, 0, &l);
	see_others(al, b, 1, &r);
	ft_bags_close(b, true);
	find_likely(b, &l, &r, to, from);
	judge_all(al, b, &l, &r, to, from);
	free(to);
	free(from);
	ft_bags_free(b);
	free(l.v);
	free(r.v);
}

size_t ft_open_words(const struct ft_al *al)
{
	size_t n = 0;

	for (int k = 0; k < 2; k++)
		for (size_t i = 0; i < al->side[k].len; i++)
			n += al->side[k].v[i].exact ? 0 : al->side[k].v[i].n;
	return n;
}
