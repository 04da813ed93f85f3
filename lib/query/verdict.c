/* The last step of an alignment: what the pairs and parts found come to, in words. */
#include "query/parts.h"

#include "doc/eid.h"
#include "doc/span.h"

#include <math.h>
#include <stdlib.h>

struct verdict {
	struct ft_al *al;
	struct ft_alignment *out;
	size_t cap;
	size_t *targets; /* by left unit: to how many right ones it went */
	int *sole; /* by right unit: how many left ones went there and nowhere else */
};

static struct ft_align_link *add(struct verdict *v, struct ft_align_link link)
{
	struct ft_alignment *o = v->out;

	if (o->len == v->cap) { /* the arena keeps the smaller copies; there are few */
		struct ft_align_link *more = ft_arena_alloc(v->al->a,
							    (v->cap = v->cap * 2 + 64) * sizeof *more);

		for (size_t i = 0; i < o->len; i++)
			more[i] = o->v[i];
		o->v = more;
	}
	o->v[o->len] = link;
	return &o->v[o->len++];
}

/* ---- confidence ---- */

static bool matched(const struct ft_al *al, int i, int j)
{
	if (i < 0 || i >= (int)al->side[0].len)
		return j < 0 || j >= (int)al->side[1].len;
	return al->side[0].v[i].match == j;
}

/* A pair is the surer the more of what is rare it shares, the further the next best is, and where its
 * neighbours are each other's too. */
static double trust(const struct ft_al *al, int i)
{
	const struct ft_al_unit *u = &al->side[0].v[i];
	double c = u->exact ? (u->n ? 0.99 : 0.5) : 1 - pow(1 - u->score, 1.5),
	       rival = u->second > u->score ? u->best : u->second;

	if (!u->exact && rival > 0.8 * u->score)
		c -= 0.15;
	if (matched(al, i - 1, u->match - 1) && matched(al, i + 1, u->match + 1))
		c += (1 - c) * 0.4;
	else if (u->moved && !u->exact)
		c -= 0.1;
	return c < 0.05 ? 0.05 : c > 0.99 ? 0.99 : c;
}

/* ---- pieces ---- */

/* Words that the pair covers in a piece and all below it. */
static size_t covered_in(const struct ft_al_unit *u, const struct ft_spans *s, size_t k)
{
	size_t to = s->v[k].off + s->v[k].n, n = 0;

	for (size_t i = k + 1; i < s->len && s->v[i].kind > s->v[k].kind; i++)
		to = s->v[i].off + s->v[i].n;
	for (size_t w = 0; w < u->n && u->off[w] < to; w++)
		n += u->off[w] >= s->v[k].off && u->covered[w];
	return n;
}

/* The lowest piece of a unit that holds most of what its pair covers; empty when that is all of it. */
static struct ft_str main_piece(const struct ft_al *al, int side, int at)
{
	const struct ft_al_unit *u = &al->side[side].v[at];
	const struct ft_align_unit *in = &al->side[side].in[at];
	struct ft_spans s = ft_spans(al->a, in->text, in->node);
	struct ft_str found = FT_S("");
	size_t all = 0, paras = 0;

	for (size_t i = 0; i < u->n; i++)
		all += u->covered[i];
	for (size_t k = 0; k < s.len; k++)
		paras += s.v[k].kind == FT_SP_PARA;
	for (size_t k = 0; all && k < s.len; k++)
		if ((paras > 1 || s.v[k].kind != FT_SP_PARA) && covered_in(u, &s, k) * 10 >= all * 6)
			found = s.v[k].eid;
	return found;
}

/* ---- the words of it ---- */

static const char *label_of(const struct ft_al *al, int side, int at, struct ft_str in)
{
	struct ft_buf b = {0};
	struct ft_str eid = al->side[side].in[at].eid;

	if (in.n)
		eid = ft_arena_fmt(al->a, "%.*s__%.*s", FT_FMT(eid), FT_FMT(in));
	ft_eid_label(&b, eid, FT_LANG_EN);
	eid = ft_arena_dup(al->a, ft_buf_str(&b));
	ft_buf_free(&b);
	return eid.n ? eid.p : "it";
}

static int percent(double x)
{
	return (int)(x * 100);
}

static bool cites_alike(const struct ft_al *al, const struct ft_word *x, const struct ft_word *y)
{
	if (x->ref == y->ref)
		return true;
	for (size_t i = 0; x->own && i < al->side[0].len; i++) {
		const struct ft_al_unit *u = &al->side[0].v[i];

		if (u->no != x->ref)
			continue;
		if (u->match >= 0 && al->side[1].v[u->match].no == y->ref)
			return true;
		for (size_t k = 0; k < al->part_len; k++)
			if (al->parts[k].left == (int)i && al->side[1].v[al->parts[k].right].no == y->ref)
				return true;
	}
	return false;
}

enum cited { CITES_SAME, CITES_MOVED, CITES_OTHER };

/* Whether the articles that two texts of the same words cite are the same, moved together with the text, or
 * others. */
static enum cited compare_cited(const struct ft_al *al, int i, const struct ft_word **x,
				const struct ft_word **y)
{
	const struct ft_al_unit *l = &al->side[0].v[i], *r = &al->side[1].v[l->match];
	enum cited c = CITES_SAME;

	for (size_t k = 0; k < l->refs && k < r->refs; k++) {
		if (l->ref[k]->ref == r->ref[k]->ref)
			continue;
		*x = l->ref[k];
		*y = r->ref[k];
		c = CITES_MOVED;
		if (!cites_alike(al, *x, *y))
			return CITES_OTHER;
	}
	return c;
}

static void judge_exact(struct verdict *v, struct ft_align_link *l)
{
	const struct ft_word *x = NULL, *y = NULL;
	enum cited c = compare_cited(v->al, l->left, &x, &y);
	struct ft_str here = v->al->side[0].in[l->left].eid, there = v->al->side[1].in[l->right].eid;

	l->change = ft_eq(here, there) ? FT_CH_UNCHANGED : FT_CH_RENUMBERED;
	l->evidence = v->al->side[0].v[l->left].n ? FT_S("the same words") : FT_S("no text on either side");
	if (c == CITES_MOVED)
		l->evidence = FT_S("the same words; the articles that it cites were renumbered");
	if (c == CITES_OTHER) {
		l->change = FT_CH_AMENDED;
		l->evidence = ft_arena_fmt(v->al->a,
					   "the same words but for an article that it cites: %u, now %u",
					   x->ref / 1000, y->ref / 1000);
	}
	if (l->moved)
		l->evidence = ft_arena_fmt(v->al->a, "%.*s, at another place of the text",
					   FT_FMT(l->evidence));
}

static void judge_alike(struct verdict *v, struct ft_align_link *l)
{
	const struct ft_al_unit *u = &v->al->side[0].v[l->left];
	bool rival = u->nearest >= 0 && u->nearest != l->right;

	l->change = FT_CH_AMENDED;
	l->evidence = ft_arena_fmt(v->al->a, "%d %% of the words agree%s%s%s", percent(l->similarity),
				   l->moved ? ", out of the order of the text" : ", in the order of the text",
				   rival ? "; also like " : "",
				   rival ? label_of(v->al, 1, u->nearest, FT_S("")) : "");
}

/* ---- links ---- */

static void add_pair(struct verdict *v, int i, size_t targets)
{
	const struct ft_al_unit *u = &v->al->side[0].v[i];
	struct ft_align_link *l = add(v, (struct ft_align_link){.left = i,
								.right = u->match,
								.whole = true,
								.moved = u->moved,
								.similarity = u->similarity,
								.confidence = trust(v->al, i)});

	if (u->exact)
		judge_exact(v, l);
	else
		judge_alike(v, l);
	if (targets < 2 && v->sole[u->match] < 2)
		return;
	l->change = targets > 1 ? FT_CH_SPLIT : FT_CH_MERGED;
	l->left_in = targets > 1 ? main_piece(v->al, 0, i) : FT_S("");
	l->right_in = main_piece(v->al, 1, u->match);
}

static void add_part(struct verdict *v, const struct ft_al_part *p, size_t targets)
{
	double most = p->of_left > p->of_right ? p->of_left : p->of_right, c = 0.35 + 0.6 * most;
	bool merged = v->sole[p->right] > 1 || v->al->side[1].v[p->right].match >= 0;
	struct ft_align_link *l;

	l = add(v, (struct ft_align_link){.left = p->left,
					  .right = p->right,
					  .similarity = most,
					  .moved = true,
					  .confidence = c > 0.95 ? 0.95 : c});
	l->left_in = p->left_all ? FT_S("") : p->left_in;
	l->right_in = p->right_all ? FT_S("") : p->right_in;
	l->change = targets > 1 ? FT_CH_SPLIT : merged ? FT_CH_MERGED : FT_CH_AMENDED;
	l->evidence = p->of_left >= p->of_right
			      ? ft_arena_fmt(v->al->a, "%d %% of %s stands there", percent(p->of_left),
					     label_of(v->al, 0, p->left, l->left_in))
			      : ft_arena_fmt(v->al->a, "%d %% of %s there comes from %s",
					     percent(p->of_right), label_of(v->al, 1, p->right, l->right_in),
					     label_of(v->al, 0, p->left, l->left_in));
}

/* art. 10 (21 %), art. 34 (13 %): what it may have become. */
static struct ft_str maybe_words(struct verdict *v, int side, const struct ft_al_unit *u)
{
	struct ft_buf b = {0};
	struct ft_str out;

	for (int k = 0; k < FT_MAYBE && u->maybe[k].other >= 0; k++)
		ft_buf_fmt(&b, "%s%s (%d %%)", k ? ", " : "", label_of(v->al, !side, u->maybe[k].other, FT_S("")),
			   percent(u->maybe[k].score));
	out = ft_arena_dup(v->al->a, ft_buf_str(&b));
	ft_buf_free(&b);
	return out;
}

/* A unit that is partly like what nothing else explains on the other side. */
static void add_unresolved(struct verdict *v, int side, const struct ft_al_unit *u, struct ft_align_link *l)
{
	struct ft_str *eids = ft_arena_alloc(v->al->a, FT_MAYBE * sizeof *eids);

	for (l->maybe_len = 0; l->maybe_len < FT_MAYBE && u->maybe[l->maybe_len].other >= 0; l->maybe_len++)
		eids[l->maybe_len] = v->al->side[!side].in[u->maybe[l->maybe_len].other].eid;
	l->maybe = eids;
	l->change = side ? FT_CH_INSERTED : FT_CH_UNRESOLVED;
	l->confidence = side ? 0.9 - 2 * u->maybe[0].score : 0.5 - u->maybe[0].score / 2;
	l->confidence = l->confidence < 0.05 ? 0.05 : l->confidence;
	l->evidence = side ? ft_arena_fmt(v->al->a, "new as a whole; partly like %.*s", FT_FMT(maybe_words(v, side, u)))
			   : ft_arena_fmt(v->al->a, "dropped, or rewritten: what is new is partly like it in %.*s",
					  FT_FMT(maybe_words(v, side, u)));
}

/* What is left of the trust in a likeness that was not found: where much of a text was written anew, a unit that went
 * nowhere may well be among it in other words. */
static double trust_in_nothing(const struct verdict *v, const struct ft_al_unit *u)
{
	size_t gone = 0, all = v->al->side[0].len;

	for (size_t i = 0; i < all; i++)
		gone += v->targets[i] == 0;
	return (u->best > 0.6 ? 0.4 : 0.98 - u->best) * (1 - (double)gone / (double)(all + 1));
}

static void add_gone(struct verdict *v, int side, int at)
{
	const struct ft_al_unit *u = &v->al->side[side].v[at];
	struct ft_align_link *l = add(
		v, (struct ft_align_link){.left = side ? -1 : at, .right = side ? at : -1, .whole = true});

	l->confidence = trust_in_nothing(v, u);
	l->change = side ? FT_CH_INSERTED : l->confidence * 100 < FT_SURE_PERCENT ? FT_CH_UNRESOLVED : FT_CH_DELETED;
	if (u->n == 0) {
		l->confidence = 0.1;
		l->evidence = FT_S("its text is not at hand");
	} else if (u->maybe[0].other >= 0) {
		add_unresolved(v, side, u, l);
	} else if (u->nearest < 0) {
		l->evidence = l->change == FT_CH_UNRESOLVED
				      ? FT_S("no text like it on the other side, but much of the text was written anew")
				      : FT_S("no text like it on the other side");
	} else {
		l->evidence = ft_arena_fmt(v->al->a,
					   "nothing new is like it on the other side; nearest is %s, %d %%, which answers another",
					   label_of(v->al, !side, u->nearest, FT_S("")), percent(u->best));
	}
}

/* Whether another part of the same two units says it already: its pieces hold the pieces of this one. */
static bool is_said(const struct ft_al *al, const struct ft_al_part *p)
{
	for (size_t k = 0; k < al->part_len; k++) {
		const struct ft_al_part *q = &al->parts[k];

		if (q != p && q->left == p->left && q->right == p->right &&
		    ft_starts(p->left_in, q->left_in) && ft_starts(p->right_in, q->right_in))
			return q < p || !ft_eq(p->left_in, q->left_in) || !ft_eq(p->right_in, q->right_in);
	}
	return false;
}

/* Different units that a left one went to. */
static size_t count_targets(const struct ft_al *al, int i)
{
	int match = al->side[0].v[i].match;
	size_t n = match >= 0;

	for (size_t k = 0; k < al->part_len; k++) {
		bool known = al->parts[k].left != i;

		for (size_t m = 0; m < k && !known; m++)
			known = al->parts[m].left == i && al->parts[m].right == al->parts[k].right;
		n += !known;
	}
	return n;
}

static void put_left(struct verdict *v, int i, size_t targets)
{
	bool paired = v->al->side[0].v[i].match < 0;

	if (targets == 0)
		add_gone(v, 0, i);
	for (size_t k = 0; k < v->al->part_len; k++) {
		const struct ft_al_part *p = &v->al->parts[k];

		if (p->left != i || is_said(v->al, p))
			continue;
		if (!paired && p->right > v->al->side[0].v[i].match) {
			add_pair(v, i, targets);
			paired = true;
		}
		add_part(v, p, targets);
	}
	if (!paired)
		add_pair(v, i, targets);
}

static void put_inserted(struct verdict *v)
{
	for (size_t j = 0; j < v->al->side[1].len; j++) {
		bool from = v->al->side[1].v[j].match >= 0;

		for (size_t k = 0; k < v->al->part_len; k++)
			from |= v->al->parts[k].right == (int)j;
		if (!from)
			add_gone(v, 1, (int)j);
	}
}

void ft_verdict(struct ft_al *al, struct ft_alignment *out)
{
	struct verdict v = {.al = al, .out = out};

	v.targets = ft_alloc((al->side[0].len + 1) * sizeof *v.targets);
	v.sole = ft_alloc((al->side[1].len + 1) * sizeof *v.sole);
	for (size_t i = 0; i < al->side[0].len; i++) {
		int to = al->side[0].v[i].match;

		v.targets[i] = count_targets(al, (int)i);
		for (size_t k = 0; k < al->part_len; k++)
			if (al->parts[k].left == (int)i)
				to = al->parts[k].right;
		if (v.targets[i] == 1)
			v.sole[to]++;
	}
	for (size_t i = 0; i < al->side[0].len; i++)
		put_left(&v, (int)i, v.targets[i]);
	put_inserted(&v);
	free(v.targets);
	free(v.sole);
}
