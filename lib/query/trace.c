#include "query/trace.h"

#include "doc/eid.h"
#include "query/hop.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_HOPS = 16, MAX_STEPS = 64, MAX_SUCCESSORS = 8 };

struct ft_tracer *ft_tracer_new(struct ft_db *db)
{
	struct ft_tracer *t = ft_alloc(sizeof *t);

	t->db = db;
	t->arena = ft_arena_new();
	return t;
}

void ft_tracer_free(struct ft_tracer *t)
{
	if (t == NULL)
		return;
	ft_arena_free(t->arena);
	free(t);
}

void ft_tracer_by_text(struct ft_tracer *t)
{
	t->by_text = true;
}

/* A place on its way. */
struct walker {
	struct ft_end at;
	struct ft_str eid;
	bool has_to, done;
	enum ft_change change;
	double confidence;
	struct ft_str evidence, why_zh;
	const char *basis;
	unsigned hops;
	const struct ft_str *maybe;
	size_t maybe_len;
};

struct trip {
	struct ft_tracer *t;
	struct ft_arena *a;
	int day;
	struct walker v[MAX_STEPS];
	size_t len;
};

/* ---- where to next ---- */

static bool is_draft(const struct ft_version *v)
{
	return v->time.fixed == FT_ST_DRAFT + 1;
}

static struct ft_end end_of(struct ft_str key, const struct ft_version *v)
{
	return (struct ft_end){v->work, v->id, key, v->date};
}

/* Whether there is anything to go by between two versions: curated rows, or two texts. */
static bool has_ground(struct trip *p, const struct ft_end *x, const struct ft_end *y)
{
	struct ft_stmt *s = ft_sql(p->t->db,
				   "SELECT 1 FROM link WHERE from_work=?1 AND from_date=?2 AND to_work=?1 AND"
				   " to_date=?3 AND type='succeeded-by' AND origin='curated' LIMIT 1");
	struct ft_facing f;
	bool found = false;

	ft_bind_str(s, 1, x->key);
	ft_bind_str(s, 2, x->date);
	ft_bind_str(s, 3, y->date);
	while (ft_step(s))
		found = true;
	return found ||
	       (ft_facing_choose(p->t->db, p->a, x->version, FT_S(""), y->version, FT_S(""), -1, &f) &&
		f.left.lang == f.right.lang);
}

/* The next version of the same work towards the one that applies on the day. */
static bool next_version(struct trip *p, const struct ft_end *at, struct ft_hop *h)
{
	size_t n;
	struct ft_version *v = ft_versions(p->t->db, p->a, at->work, &n);
	int64_t goal = ft_version_on(p->t->db, p->a, at->work, p->day);
	int i = -1, g = -1;

	for (int k = 0; k < (int)n; k++) {
		i = v[k].id == at->version ? k : i;
		g = v[k].id == goal ? k : g;
	}
	if (i < 0 || g < 0 || i == g)
		return false;
	*h = (struct ft_hop){.from = *at, .back = g < i};
	for (int k = i + (g > i ? 1 : -1);; k += g > i ? 1 : -1) {
		h->to = end_of(at->key, &v[k]);
		if (k == g ||
		    (!is_draft(&v[k]) && has_ground(p, h->back ? &h->to : at, h->back ? at : &h->to)))
			return true;
	}
}

static bool is_over(enum ft_status s)
{
	return s == FT_ST_REPEALED || s == FT_ST_SUPERSEDED || s == FT_ST_WITHDRAWN;
}

static enum ft_status status_of(struct trip *p, const struct ft_end *at)
{
	struct ft_place place;

	return ft_place_of_work(p->t->db, p->a, at->work, at->version, FT_S(""), &place)
		       ? ft_status_on(&place.time, p->day)
		       : FT_ST_UNKNOWN;
}

/* The version by which a successor took the place: its first that is no draft, if it had begun on the day. */
static bool successor_end(struct trip *p, struct ft_str key, struct ft_end *out)
{
	int64_t work = ft_work_id(p->t->db, key);
	size_t n;
	struct ft_version *v = work ? ft_versions(p->t->db, p->a, work, &n) : NULL;

	for (size_t i = 0; v && i < n; i++)
		if (!is_draft(&v[i]) && v[i].time.begins <= p->day) {
			*out = end_of(key, &v[i]);
			return true;
		}
	return false;
}

/* Keys of the works that took the place of this one: the catalogue's, and those that a curated row names. */
static struct ft_str *successor_keys(struct trip *p, struct ft_str key, size_t *n)
{
	struct ft_stmt *s = ft_sql(
		p->t->db, "SELECT DISTINCT to_work FROM link WHERE from_work=?1 AND to_work<>?1 AND"
			  " type='succeeded-by' AND origin='curated' AND from_eid IS NULL AND to_eid IS"
			  " NULL ORDER BY 1");
	struct ft_str *stated = ft_successors(p->t->db, p->a, key, false, n), *v;

	v = ft_arena_alloc(p->a, (*n + MAX_SUCCESSORS) * sizeof *v);
	for (size_t i = 0; i < *n; i++)
		v[i] = stated[i];
	ft_bind_str(s, 1, key);
	for (size_t more = 0; ft_step(s) && more < MAX_SUCCESSORS;) {
		bool known = false;

		for (size_t i = 0; i < *n; i++)
			known |= ft_eq(v[i], ft_col_str(s, 0));
		if (!known) {
			v[(*n)++] = ft_col_dup(s, 0, p->a);
			more++;
		}
	}
	return v;
}

/* Hops to the works that took the place of this one. */
static size_t successors(struct trip *p, const struct ft_end *at, struct ft_hop *out)
{
	size_t n, len = 0;
	struct ft_str *keys;
	enum ft_status s = status_of(p, at);

	if (!is_over(s) && s != FT_ST_DRAFT)
		return 0;
	keys = successor_keys(p, at->key, &n);
	for (size_t i = 0; i < n && len < MAX_SUCCESSORS; i++) {
		out[len] = (struct ft_hop){.from = *at, .across = true};
		len += successor_end(p, keys[i], &out[len].to);
	}
	return len;
}

/* ---- one hop ---- */

/* What two changes in a row come to: the one that a reader must know of. */
static enum ft_change compose(enum ft_change x, enum ft_change y)
{
	static const enum ft_change order[] = {FT_CH_DELETED, FT_CH_INSERTED, FT_CH_UNRESOLVED, FT_CH_SPLIT,
					       FT_CH_MERGED,  FT_CH_AMENDED,  FT_CH_SUCCEEDED,  FT_CH_RENUMBERED};

	for (size_t i = 0; i < sizeof order / sizeof order[0]; i++)
		if (x == order[i] || y == order[i])
			return order[i];
	return FT_CH_UNCHANGED;
}

/* Nothing tells where the place went: the version is named, no place in it. */
static void land_nowhere(struct trip *p, const struct ft_hop *h, struct ft_str eid, struct ft_landings *l)
{
	struct ft_landing x = {.has_to = true,
			       .eid = FT_S(""),
			       .change = FT_CH_SUCCEEDED,
			       .confidence = 1,
			       .basis = "catalogue",
			       .why_zh = FT_S("")};

	(void)p;
	x.evidence = h->across ? FT_S("this work took its place") : FT_S("a later version of the work");
	if (eid.n) {
		x.confidence = 0.2;
		x.evidence = FT_S("no row of ours and no two texts tell where in it the provision stands");
	}
	if (!h->across && eid.n == 0)
		x.change = FT_CH_AMENDED;
	ft_landings_add(l, x);
}

static struct ft_str join_words(struct ft_arena *a, struct ft_str x, struct ft_str y, const char *between)
{
	return x.n == 0 ? y : y.n == 0 ? x : ft_arena_fmt(a, "%.*s%s%.*s", FT_FMT(x), between, FT_FMT(y));
}

static void put_walker(struct trip *p, const struct walker *from, const struct ft_hop *h,
		       const struct ft_landing *x)
{
	struct walker w = *from;

	w.at = h->to;
	w.eid = x->eid;
	w.has_to = x->has_to;
	w.done = !x->has_to;
	w.change = from->hops ? compose(from->change, x->change) : x->change;
	w.confidence *= x->confidence;
	w.evidence = join_words(p->a, from->hops ? from->evidence : FT_S(""), x->evidence, "; then ");
	w.why_zh = join_words(p->a, from->why_zh, x->why_zh, "；");
	w.maybe = x->maybe;
	w.maybe_len = x->maybe_len;
	if (from->hops == 0 || strcmp(from->basis, "curated") == 0)
		w.basis = x->basis;
	w.hops++;
	for (size_t i = 0; i < p->len; i++) /* two ways to one place: the surer */
		if (p->v[i].at.version == w.at.version && p->v[i].has_to == w.has_to &&
		    ft_eq(p->v[i].eid, w.eid)) {
			if (p->v[i].confidence < w.confidence)
				p->v[i] = w;
			return;
		}
	if (p->len < MAX_STEPS)
		p->v[p->len++] = w;
}

static void take_hop(struct trip *p, const struct walker *from, const struct ft_hop *h)
{
	struct ft_landings l = {NULL, 0, 0};

	if ((p->t->by_text || !ft_hop_curated(p->t, p->a, h, from->eid, &l)) &&
	    !ft_hop_by_text(p->t, p->a, h, from->eid, &l))
		land_nowhere(p, h, from->eid, &l);
	for (size_t i = 0; i < l.len; i++)
		put_walker(p, from, h, &l.v[i]);
	free(l.v);
}

/* Takes the walker's next hops, each of which puts walkers anew; false when it stays. */
static bool go_on(struct trip *p, size_t i)
{
	struct ft_hop hops[MAX_SUCCESSORS];
	struct walker w = p->v[i];
	size_t n;

	if (w.done || w.hops >= MAX_HOPS)
		return false;
	n = next_version(p, &w.at, hops) ? 1 : successors(p, &w.at, hops);
	p->v[i].done = true;
	if (n == 0)
		return false;
	memmove(p->v + i, p->v + i + 1, (--p->len - i) * sizeof *p->v);
	for (size_t k = 0; k < n; k++)
		take_hop(p, &w, &hops[k]);
	return true;
}

/* ---- the end ---- */

/* A work that is no longer law and has no successor here. */
static void end_of_law(struct trip *p, struct walker *w)
{
	if (!w->has_to || !is_over(status_of(p, &w->at)))
		return;
	w->has_to = false;
	w->change = FT_CH_DELETED;
	w->evidence = join_words(
		p->a, w->hops ? w->evidence : FT_S(""),
		FT_S("the instrument is no longer law and none is known here to stand in its place"),
		"; then ");
	w->basis = "catalogue";
	w->confidence *= 0.9;
}

/* Why a place that went nowhere stays, by what its version is on the day. */
static struct ft_str stay_words(enum ft_status s)
{
	switch (s) {
	case FT_ST_NOT_YET:
		return FT_S("this version is not yet in force on the day, and no earlier one is known here");
	case FT_ST_DRAFT:
		return FT_S("a draft: it is not in force on any day");
	case FT_ST_UNKNOWN:
		return FT_S("no other version is known here; whether this one applies on the day is not known");
	default:
		return FT_S("this version applies on the day");
	}
}

static void load_step(struct trip *p, const struct ft_target *target, struct walker *w, struct ft_step_to *s)
{
	struct ft_target t = {.work = w->at.work,
			      .version = w->at.version,
			      .key = w->at.key,
			      .date = w->at.date,
			      .eid = w->eid};

	if (w->hops == 0)
		w->evidence = stay_words(status_of(p, &w->at));
	end_of_law(p, w);
	if (w->change == FT_CH_RENUMBERED && w->at.work == target->work && ft_eq(w->eid, target->eid))
		w->change = FT_CH_UNCHANGED;
	*s = (struct ft_step_to){
		w->has_to,   {0},       w->change, w->confidence, w->confidence * 100 >= FT_SURE_PERCENT,
		w->evidence, w->why_zh, w->basis,  w->hops,   w->maybe,      w->maybe_len};
	if (!w->has_to)
		t.eid = FT_S("");
	if (t.eid.n && ft_eq(t.eid, target->eid) && w->at.version == target->version)
		t.node = target->node;
	else if (t.eid.n)
		ft_nodes_at(p->t->db, t.version, ft_eid_unit(t.eid), &t.node, 1);
	ft_target_place(p->t->db, p->a, &t, &s->to);
}

static int by_address(const void *x, const void *y)
{
	const struct ft_step_to *a = x, *b = y;
	int c = ft_cmp(a->to.key, b->to.key);

	return c ? c : a->to.id < b->to.id ? -1 : a->to.id > b->to.id ? 1 : ft_cmp(a->to.eid, b->to.eid);
}

struct ft_step_to *ft_tracer_run(struct ft_tracer *t, struct ft_arena *a, const struct ft_target *target,
				 int day, size_t *count)
{
	struct trip *p = ft_arena_alloc(a, sizeof *p);
	struct ft_step_to *out;
	bool moved = true;

	*p = (struct trip){.t = t, .a = a, .day = day, .len = 1};
	p->v[0] = (struct walker){.at = {target->work, target->version, target->key, target->date},
				  .eid = target->eid,
				  .has_to = true,
				  .change = FT_CH_UNCHANGED,
				  .confidence = 1,
				  .basis = "same",
				  .evidence = FT_S(""),
				  .why_zh = FT_S("")};
	while (moved) {
		moved = false;
		for (size_t i = 0; i < p->len && !moved; i++)
			moved = go_on(p, i);
	}
	out = ft_arena_alloc(a, (p->len + 1) * sizeof *out);
	for (size_t i = 0; i < p->len; i++)
		load_step(p, target, &p->v[i], &out[i]);
	qsort(out, p->len, sizeof *out, by_address);
	*count = p->len;
	return out;
}

struct ft_step_to *ft_trace(struct ft_db *db, struct ft_arena *a, const struct ft_target *target, int day,
			    size_t *count)
{
	struct ft_tracer *t = ft_tracer_new(db);
	struct ft_step_to *out = ft_tracer_run(t, a, target, day, count);

	ft_tracer_free(t);
	return out;
}
