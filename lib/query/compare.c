#include "query/compare.h"

#include "doc/eid.h"
#include "doc/span.h"
#include "query/byrows.h"
#include "query/show.h"

#include <string.h>

struct comparing {
	struct ft_db *db;
	struct ft_arena *a;
	struct ft_facing *f;
	struct ft_comparison *out;
	bool *left_in, *right_in; /* by unit: the target covers it */
	bool *shown;              /* by right unit: its whole text stands in a row */
	bool same_language, new_too;
	bool open[2]; /* by side: it has units without words that nothing on the other side answers */
};

/* ---- what the targets cover ---- */

static void cover(struct comparing *c, const struct ft_target *t, const struct ft_align_unit *units, size_t n,
		  bool *in)
{
	size_t count;
	struct ft_shown *s;

	memset(in, t->eid.n == 0, n);
	if (t->eid.n == 0)
		return;
	s = ft_show(c->db, c->a, t, -1, &count);
	for (size_t i = 0; i < count; i++) {
		int at = ft_facing_find(units, n, ft_eid_unit(s[i].place.eid));

		if (at >= 0)
			in[at] = true;
	}
}

/* ---- rows ---- */

/* The text of a piece of a unit: its lines and those below it. */
static struct ft_str piece_of(struct ft_arena *a, const struct ft_align_unit *u, struct ft_str inner)
{
	struct ft_spans s = ft_spans(a, u->text, u->node);
	size_t first, count;
	bool several;

	if (inner.n == 0 || !ft_spans_find(&s, inner, &first, &count, &several) || count == 0)
		return u->text;
	return ft_sub(u->text, s.v[first].off,
		      s.v[first + count - 1].off + s.v[first + count - 1].n - s.v[first].off);
}

static bool load_end(struct comparing *c, bool right, int at, struct ft_str inner, struct ft_place *p)
{
	const struct ft_align_unit *u = right ? &c->f->al.right[at] : &c->f->al.left[at];
	struct ft_buf label = {0};

	if (!ft_place_load(c->db, c->a, right ? c->f->right_ids[at] : c->f->left_ids[at], p))
		return false;
	if (u->text.n) /* else its text is not at hand, and its body says so */
		p->body = piece_of(c->a, u, inner);
	if (inner.n) {
		p->eid = ft_arena_fmt(c->a, "%.*s__%.*s", FT_FMT(u->eid), FT_FMT(inner));
		ft_eid_label(&label, p->eid, p->lang);
		p->label = ft_arena_dup(c->a, ft_buf_str(&label));
		ft_buf_free(&label);
	}
	return true;
}

/* One row's texts against each other. */
static void tell(struct comparing *c, struct ft_compare_row *r, bool without_text)
{
	bool both = r->has_left && r->has_right;

	r->told = !both || c->same_language;
	r->measured = r->told && !without_text;
	if (!r->measured)
		return;
	r->diff = ft_diff_texts(c->a, r->has_left ? r->left.body : FT_S(""),
				r->has_right ? r->right.body : FT_S(""));
	r->similarity = both ? r->diff.similarity : 0;
	if (c->f->by_number && both)
		r->change = r->diff.same ? FT_CH_UNCHANGED : FT_CH_AMENDED;
}

/* Whether what a link finds nowhere may stand in what is not at hand: no row of ours tells where it went, and it has no words,
 * or the other side has units without words that anything may be in. */
static bool is_open(const struct comparing *c, const struct ft_align_link *l)
{
	const struct ft_align_unit *u = l->left >= 0 ? &c->f->al.left[l->left] : &c->f->al.right[l->right];

	return !l->curated && (l->left < 0 || l->right < 0) && (u->text.n == 0 || c->open[l->left >= 0]);
}

/* Notes which sides have units without words that are paired with nothing. */
static void find_open(struct comparing *c)
{
	const struct ft_alignment *al = &c->f->al;

	for (size_t i = 0; i < al->len; i++) {
		const struct ft_align_link *l = &al->v[i];

		if (!l->curated && l->right < 0 && al->left[l->left].text.n == 0)
			c->open[0] = true;
		if (!l->curated && l->left < 0 && al->right[l->right].text.n == 0)
			c->open[1] = true;
	}
}

static void not_at_hand(struct ft_compare_row *r, bool own)
{
	r->told = r->measured = false;
	r->similarity = r->confidence = 0;
	r->evidence = own ? FT_S("its text is not at hand") : FT_S("the other text is not whole: where this stands in it is not known");
}

/* A right unit that only pieces come from is shown whole once, with the first of them. */
static void add_row(struct comparing *c, const struct ft_align_link *l)
{
	struct ft_compare_row *r = &c->out->v[c->out->len];
	bool first = l->right >= 0 && !c->shown[l->right], bare = false;

	*r = (struct ft_compare_row){
		.change = l->change, .moved = l->moved, .confidence = l->confidence, .evidence = l->evidence};
	if (l->left >= 0)
		r->has_left = load_end(c, false, l->left, l->whole ? FT_S("") : l->left_in, &r->left);
	if (l->right >= 0)
		r->has_right = load_end(c, true, l->right, l->whole || first ? FT_S("") : l->right_in,
					&r->right);
	if (l->right >= 0)
		c->shown[l->right] = true;
	if (l->left >= 0 && l->right >= 0)
		bare = c->f->al.left[l->left].text.n == 0 || c->f->al.right[l->right].text.n == 0;
	tell(c, r, bare);
	if (!c->f->by_number && is_open(c, l))
		not_at_hand(r, (l->left >= 0 ? c->f->al.left[l->left] : c->f->al.right[l->right]).text.n == 0);
	c->out->len++;
}

/* What is new counts where the left is a whole work, or the right is not. */
static bool is_asked(const struct comparing *c, const struct ft_align_link *l)
{
	if (l->left < 0 && !c->new_too)
		return false;
	return (l->left < 0 || c->left_in[l->left]) && (l->right < 0 || c->right_in[l->right]);
}

/* The inserted units up to place `until` of the right, each once. */
static void add_inserted(struct comparing *c, size_t *next, int until)
{
	const struct ft_alignment *al = &c->f->al;

	for (; *next < al->len && al->v[*next].right < until; ++*next)
		if (is_asked(c, &al->v[*next]))
			add_row(c, &al->v[*next]);
}

static void add_rows(struct comparing *c)
{
	const struct ft_alignment *al = &c->f->al;
	size_t next = 0;

	c->out->v = ft_arena_alloc(c->a, (al->len + 1) * sizeof *c->out->v);
	for (size_t i = 0; i < al->len; i++) /* a unit with a pair of its own is shown whole there */
		if (al->v[i].whole && al->v[i].left >= 0 && al->v[i].right >= 0 && c->left_in[al->v[i].left])
			c->shown[al->v[i].right] = true;
	while (next < al->len && al->v[next].left >= 0)
		next++;
	for (size_t i = 0; i < al->len && al->v[i].left >= 0; i++) {
		if (al->v[i].whole && al->v[i].right >= 0 && !al->v[i].moved)
			add_inserted(c, &next, al->v[i].right);
		if (is_asked(c, &al->v[i]))
			add_row(c, &al->v[i]);
	}
	add_inserted(c, &next, (int)al->rights);
}

/* ---- two provisions ---- */

static bool is_provision(struct ft_db *db, struct ft_arena *a, const struct ft_target *t)
{
	struct ft_place p;

	return t->eid.n && t->node && ft_place_load(db, a, t->node, &p) && ft_is_unit(p.node);
}

/* Two provisions named are compared with each other, whatever an alignment would say of them. */
static void pair_named(struct comparing *c, const struct ft_target *left, const struct ft_target *right)
{
	struct ft_align_link link = {
		.left = ft_facing_find(c->f->al.left, c->f->al.lefts, ft_eid_unit(left->eid)),
		.right = ft_facing_find(c->f->al.right, c->f->al.rights, ft_eid_unit(right->eid)),
		.left_in = ft_eid_inner(left->eid),
		.right_in = ft_eid_inner(right->eid),
		.confidence = 1,
		.evidence = FT_S("the two that were named")};
	struct ft_compare_row *r;

	c->out->v = ft_arena_alloc(c->a, sizeof *c->out->v);
	if (link.left < 0 || link.right < 0)
		return;
	c->shown[link.right] = true;
	add_row(c, &link);
	r = &c->out->v[0];
	r->told = r->measured;
	r->change = !r->diff.same                  ? FT_CH_AMENDED
		    : ft_eq(left->eid, right->eid) ? FT_CH_UNCHANGED
						   : FT_CH_RENUMBERED;
}

static struct ft_end end_of(const struct ft_target *t)
{
	return (struct ft_end){t->work, t->version, t->key, t->date};
}

bool ft_compare(struct ft_db *db, struct ft_arena *a, const struct ft_target *left,
		const struct ft_target *right, int lang, bool by_text, struct ft_comparison *out)
{
	struct ft_end from = end_of(left), to = end_of(right);
	struct comparing c = {
		.db = db, .a = a, .f = &out->facing, .out = out, .new_too = left->eid.n == 0 || right->eid.n};
	bool named = is_provision(db, a, left) && is_provision(db, a, right);

	*out = (struct ft_comparison){.v = NULL};
	if (!ft_facing_choose(db, a, left->version, named ? ft_eid_unit(left->eid) : FT_S(""), right->version,
			      named ? ft_eid_unit(right->eid) : FT_S(""), lang, &out->facing))
		return false;
	ft_facing_load(db, a, &out->facing, !named);
	c.same_language = out->facing.left.lang == out->facing.right.lang;
	c.left_in = ft_arena_alloc(a, out->facing.al.lefts + 1);
	c.right_in = ft_arena_alloc(a, out->facing.al.rights + 1);
	c.shown = ft_arena_alloc(a, out->facing.al.rights + 1);
	if (named) {
		pair_named(&c, left, right);
		return true;
	}
	if (!by_text && !out->facing.by_number)
		out->by_rows = ft_align_by_rows(db, a, &from, &to, &out->facing.al);
	find_open(&c);
	cover(&c, left, out->facing.al.left, out->facing.al.lefts, c.left_in);
	cover(&c, right, out->facing.al.right, out->facing.al.rights, c.right_in);
	add_rows(&c);
	return true;
}
