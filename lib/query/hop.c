#include "query/hop.h"

#include "doc/eid.h"

#include <stdlib.h>
#include <string.h>

static const double like_enough = 0.5;

void ft_landings_add(struct ft_landings *l, struct ft_landing x)
{
	l->v = ft_grow(l->v, l->len, &l->cap, sizeof *l->v);
	l->v[l->len++] = x;
}

static struct ft_str join_eid(struct ft_arena *a, struct ft_str unit, struct ft_str inner)
{
	return inner.n ? ft_arena_fmt(a, "%.*s__%.*s", FT_FMT(unit), FT_FMT(inner)) : unit;
}

/* Whether the place `eid` lies in `outer` (or is it). */
static bool lies_in(struct ft_str eid, struct ft_str outer)
{
	return ft_starts(eid, outer) &&
	       (eid.n == outer.n || outer.n == 0 || ft_starts(ft_from(eid, outer.n), FT_S("__")));
}

/* ---- curated rows ---- */

struct ft_curated {
	int64_t from, to; /* versions, in the direction of the hop */
	struct ft_succession *v;
	size_t len;
	struct ft_curated *next;
};

static const struct ft_curated *rows_of(struct ft_tracer *t, const struct ft_hop *h)
{
	struct ft_curated *r = t->rows;

	while (r && (r->from != h->from.version || r->to != h->to.version))
		r = r->next;
	if (r)
		return r;
	r = ft_arena_alloc(t->arena, sizeof *r);
	*r = (struct ft_curated){.from = h->from.version, .to = h->to.version, .next = t->rows};
	r->v = ft_successions(t->db, t->arena, &h->from, &h->to, h->back, &r->len);
	return t->rows = r;
}

/* The eid of the rows that speak of the place: its own, else the nearest above it; false: only rows of places
 * inside it, or none. A row on a whole work says nothing of its articles. */
static bool nearest_row(const struct ft_curated *r, struct ft_str eid, struct ft_str *best)
{
	bool found = false;

	for (size_t i = 0; i < r->len; i++)
		if (lies_in(eid, r->v[i].here) && (r->v[i].here.n || eid.n == 0) &&
		    (!found || r->v[i].here.n > best->n)) {
			*best = r->v[i].here;
			found = true;
		}
	return found;
}

/* Rows are kept in the tracer's arena; what leaves it is copied. */
static void land_row(struct ft_arena *a, struct ft_landings *out, const struct ft_succession *x,
		     struct ft_str there, double confidence)
{
	ft_landings_add(out, (struct ft_landing){.has_to = x->there.p != NULL,
						 .eid = ft_arena_dup(a, there),
						 .change = x->change,
						 .confidence = confidence,
						 .evidence = ft_arena_dup(a, x->why_en),
						 .why_zh = ft_arena_dup(a, x->why_zh),
						 .basis = "curated"});
}

/* A row on the unit, asked of a place inside it: the same place where the unit only moved, else by the texts;
 * the unit alone where they do not tell. */
static void land_inside(struct ft_tracer *t, struct ft_arena *a, const struct ft_hop *h, struct ft_str eid,
			const struct ft_succession *x, struct ft_landings *out)
{
	struct ft_str inner = ft_from(eid, x->here.n + 2), found;
	double s, trust = x->sure ? 1 : 0.8;

	if (x->there.p == NULL || x->there.n == 0) {
		land_row(a, out, x, x->there, trust * 0.9);
	} else if ((x->change == FT_CH_UNCHANGED || x->change == FT_CH_RENUMBERED) &&
		   ft_eid_inner(x->there).n == 0) {
		land_row(a, out, x, join_eid(a, x->there, inner), trust);
	} else {
		found = ft_hop_inside(t, a, h, ft_eid_unit(eid), ft_eid_inner(eid), ft_eid_unit(x->there),
				      &s);
		found = join_eid(a, ft_eid_unit(x->there), found);
		if (s >= like_enough && lies_in(found, x->there))
			land_row(a, out, x, found, trust * (0.5 + s / 2));
		else
			land_row(a, out, x, x->there, trust * (x->change == FT_CH_SPLIT ? 0.5 : 0.7));
	}
}

/* Of the places that a split article went to, asked of a place inside it: those found inside by the texts, if
 * any. */
static void keep_found(struct ft_landings *out, size_t from)
{
	double best = 0;
	size_t kept = from;

	for (size_t i = from; i < out->len; i++)
		best = out->v[i].confidence > best ? out->v[i].confidence : best;
	for (size_t i = from; best > 0.6 && i < out->len; i++)
		if (out->v[i].confidence > best - 0.2)
			out->v[kept++] = out->v[i];
	if (best > 0.6)
		out->len = kept;
}

bool ft_hop_curated(struct ft_tracer *t, struct ft_arena *a, const struct ft_hop *h, struct ft_str eid,
		    struct ft_landings *out)
{
	const struct ft_curated *r = rows_of(t, h);
	struct ft_str at = eid;
	size_t before = out->len;
	bool found = nearest_row(r, eid, &at);

	for (size_t i = 0; i < r->len; i++) {
		const struct ft_succession *x = &r->v[i];

		if (found ? !ft_eq(x->here, at) : !lies_in(x->here, eid) || eid.n == 0)
			continue;
		if (!found || at.n == eid.n)
			land_row(a, out, x, x->there, x->sure ? 1 : 0.8);
		else
			land_inside(t, a, h, eid, x, out);
	}
	if (found && at.n < eid.n && out->len - before > 1)
		keep_found(out, before);
	return out->len > before;
}

/* ---- by the texts ---- */

static const struct ft_facing *aligned(struct ft_tracer *t, const struct ft_facing *chosen)
{
	struct ft_aligned *k = t->kept;

	while (k && (k->left_text != chosen->left.id || k->right_text != chosen->right.id))
		k = k->next;
	if (k)
		return &k->f;
	k = ft_arena_alloc(t->arena, sizeof *k);
	*k = (struct ft_aligned){chosen->left.id, chosen->right.id, *chosen, t->kept};
	ft_facing_load(t->db, t->arena, &k->f, true);
	t->kept = k;
	return &k->f;
}

/* The two texts for a hop, the older on the left. */
static bool choose(struct ft_tracer *t, const struct ft_hop *h, struct ft_str from, struct ft_str to,
		   struct ft_facing *f)
{
	struct ft_str left = h->back ? to : from, right = h->back ? from : to;

	return ft_facing_choose(t->db, t->arena, h->back ? h->to.version : h->from.version, left,
				h->back ? h->from.version : h->to.version, right, -1, f) &&
	       f->left.lang == f->right.lang;
}

struct ft_str ft_hop_inside(struct ft_tracer *t, struct ft_arena *a, const struct ft_hop *h,
			    struct ft_str from, struct ft_str inner, struct ft_str to, double *similarity)
{
	struct ft_str left = h->back ? to : from, right = h->back ? from : to;
	struct ft_align_unit x, y;
	struct ft_facing f;

	*similarity = 0;
	if (!choose(t, h, from, to, &f) || !ft_facing_unit(t->db, a, &f.left, left, &x) ||
	    !ft_facing_unit(t->db, a, &f.right, right, &y))
		return FT_S("");
	return h->back ? ft_align_inside(a, &y, inner, &x, similarity)
		       : ft_align_inside(a, &x, inner, &y, similarity);
}

/* How far an alignment of these two texts is to be trusted. */
static double trust_of(const struct ft_facing *f)
{
	double c = f->left.authority == f->right.authority ? 1 : 0.5;

	return f->left.authority == FT_AU_OFFICIAL && f->right.authority == FT_AU_OFFICIAL ? c : c * 0.85;
}

static struct ft_str say(struct ft_arena *a, const struct ft_facing *f, struct ft_str evidence)
{
	if (f->left.authority == FT_AU_OFFICIAL && f->right.authority == FT_AU_OFFICIAL)
		return ft_arena_fmt(a, "by the texts: %.*s", FT_FMT(evidence));
	if (f->left.authority == f->right.authority)
		return ft_arena_fmt(a, "by the two %ss: %.*s", ft_authority_word(f->left.authority),
				    FT_FMT(evidence));
	return ft_arena_fmt(a, "by the %s and the %s: %.*s", ft_authority_word(f->left.authority),
			    ft_authority_word(f->right.authority), FT_FMT(evidence));
}

/* Narrows a landing to the place inside the unit that was asked for. */
static void narrow(struct ft_arena *a, const struct ft_facing *f, const struct ft_align_link *l, bool back,
		   struct ft_str inner, struct ft_landing *x)
{
	const struct ft_align_unit *left = &f->al.left[l->left], *right = &f->al.right[l->right];
	struct ft_str found;
	double s;

	found = back ? ft_align_inside(a, right, inner, left, &s)
		     : ft_align_inside(a, left, inner, right, &s);
	if (s >= like_enough) {
		x->eid = join_eid(a, ft_eid_unit(x->eid), found);
		x->confidence *= 0.5 + s / 2;
	} else {
		x->confidence *= 0.5;
		x->evidence = ft_arena_fmt(a, "%.*s; the place inside it was not found again",
					   FT_FMT(x->evidence));
	}
}

/* The alignment may outlive the answer, or the other way round. */
static struct ft_str *copy_eids(struct ft_arena *a, const struct ft_str *v, size_t n)
{
	struct ft_str *out = ft_arena_alloc(a, (n + 1) * sizeof *out);

	for (size_t i = 0; i < n; i++)
		out[i] = ft_arena_dup(a, v[i]);
	return out;
}

static void land_link(struct ft_arena *a, const struct ft_facing *f, const struct ft_align_link *l, bool back,
		      struct ft_str inner, struct ft_landings *out)
{
	int there = back ? l->left : l->right;
	const struct ft_align_unit *u = there < 0 ? NULL : &(back ? f->al.left : f->al.right)[there];
	struct ft_str here_in = back ? l->right_in : l->left_in, there_in = back ? l->left_in : l->right_in;
	struct ft_landing x = {.has_to = u != NULL,
			       .eid = FT_S(""),
			       .change = l->change,
			       .confidence = l->confidence * trust_of(f),
			       .evidence = say(a, f, l->evidence),
			       .why_zh = FT_S(""),
			       .basis = "by-text"};

	x.maybe = copy_eids(a, l->maybe, l->maybe_len);
	x.maybe_len = l->maybe_len;
	if (u) {
		x.eid = join_eid(a, ft_arena_dup(a, u->eid),
				 there_in.n ? ft_arena_dup(a, there_in) : there_in);
		if (inner.n && !(here_in.n && ft_eq(here_in, inner)))
			narrow(a, f, l, back, inner, &x);
	}
	ft_landings_add(out, x);
}

/* Whether a link speaks of the place inside the unit: has it, is in it, or takes the unit as a whole. */
static bool speaks_of(const struct ft_align_link *l, bool back, struct ft_str inner)
{
	struct ft_str in = back ? l->right_in : l->left_in;

	return in.n == 0 || inner.n == 0 || lies_in(inner, in) || lies_in(in, inner);
}

static bool has_closer(const struct ft_alignment *al, int unit, bool back, struct ft_str inner)
{
	for (size_t i = 0; i < al->len; i++) {
		struct ft_str in = back ? al->v[i].right_in : al->v[i].left_in;

		if ((back ? al->v[i].right : al->v[i].left) == unit && in.n && inner.n && lies_in(inner, in))
			return true;
	}
	return false;
}

bool ft_hop_by_text(struct ft_tracer *t, struct ft_arena *a, const struct ft_hop *h, struct ft_str eid,
		    struct ft_landings *out)
{
	struct ft_str unit = ft_eid_unit(eid), inner = ft_eid_inner(eid);
	struct ft_facing chosen;
	const struct ft_facing *f;
	size_t before = out->len;
	bool closer;
	int at;

	if (eid.n == 0 || !choose(t, h, unit, FT_S(""), &chosen))
		return false;
	f = aligned(t, &chosen);
	at = h->back ? ft_facing_find(f->al.right, f->al.rights, unit)
		     : ft_facing_find(f->al.left, f->al.lefts, unit);
	closer = has_closer(&f->al, at, h->back, inner);
	for (size_t i = 0; at >= 0 && i < f->al.len; i++) {
		const struct ft_align_link *l = &f->al.v[i];

		if ((h->back ? l->right : l->left) != at || !speaks_of(l, h->back, inner))
			continue;
		if (!closer || (h->back ? l->right_in : l->left_in).n)
			land_link(a, f, l, h->back, inner, out);
	}
	return out->len > before;
}
