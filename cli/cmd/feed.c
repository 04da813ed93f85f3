#include "cli/cmd/feed.h"

#include "cli/cmd/feeding.h"
#include "query/links.h"
#include "query/matrix.h"
#include "query/show.h"

#include <stdlib.h>
#include <string.h>

/* ---- texts: the dumps ---- */

static bool wanted(const struct feed *f, const struct ft_place *p)
{
	if (f->x->lang >= 0 && p->lang != (enum ft_lang)f->x->lang)
		return false;
	return f->x->level == 0 || p->level == 0 || p->level == f->x->level;
}

static bool each_text(void *arg, const struct ft_place *p)
{
	struct feed *f = arg;
	struct ft_xunit u = {.best = p, .texts = p, .text_len = 1};

	if (!wanted(f, p))
		return true;
	if (f->x->notes)
		u.note = ft_feed_note(f, p);
	ft_export_unit(f->x, &u);
	f->count++;
	return !f->x->failed;
}

static void texts_of_target(struct feed *f, const struct ft_target *t)
{
	size_t n;
	struct ft_shown *v = ft_show(f->cli->db, f->arena, t, f->cli->lang, &n);

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < v[i].text_len; k++)
			if (ft_is_unit(v[i].texts[k].node))
				each_text(f, &v[i].texts[k]);
}

/* A range: the units from its first to its last place, each with all its texts. */
static void texts_of_range(struct feed *f, const struct ft_pick *p)
{
	struct run r;

	ft_feed_run(f, &p->t, &r);
	ft_feed_mark(f, &r, p);
	for (size_t i = 0; i < r.book.len; i++)
		if (r.marked[i] && ft_is_unit(r.book.leaves[i].kind)) {
			struct ft_target t = p->t;

			t.eid = r.book.leaves[i].eid;
			texts_of_target(f, &t);
		}
}

static void feed_texts(struct feed *f, const struct ft_picks *picks)
{
	if (picks->len == 0)
		ft_place_walk(f->cli->db, 0, false, each_text, f);
	for (size_t i = 0; i < picks->len; i++) {
		ft_feed_arena(f);
		if (picks->v[i].last.work)
			texts_of_range(f, &picks->v[i]);
		else
			texts_of_target(f, &picks->v[i].t);
	}
}

/* ---- places, in the order asked for ---- */

/* One provision, or a place inside one: all its texts, folded. */
static void feed_one(struct feed *f, struct run *r, const struct ft_target *t)
{
	size_t n;
	struct ft_shown *v = ft_show(f->cli->db, f->arena, t, f->cli->lang, &n);

	for (size_t i = 0; i < n; i++)
		if (f->x->level == 0 || v[i].place.level == 0 || v[i].place.level == f->x->level)
			ft_feed_unit(f, r, &v[i].place, v[i].texts, v[i].text_len, 0);
}

static void feed_run(struct feed *f, const struct ft_pick *v, size_t n)
{
	struct run r;

	ft_feed_arena(f);
	ft_feed_run(f, &v->t, &r);
	for (size_t i = 0; i < n; i++)
		r.w.whole |= v[i].t.eid.n == 0;
	ft_export_work(f->x, &r.w);
	for (size_t i = 0; i < n; i++) {
		if (v[i].last.work == 0 && ft_feed_is_one(&r, &v[i].t)) {
			feed_one(f, &r, &v[i].t);
			continue;
		}
		memset(r.marked, 0, r.book.len);
		ft_feed_mark(f, &r, &v[i]);
		ft_feed_walk(f, &r);
	}
	ft_export_work_end(f->x, &r.w);
}

static bool same_run(const struct ft_pick *a, const struct ft_pick *b)
{
	return a->t.work == b->t.work && a->t.version == b->t.version;
}

static void feed_places(struct feed *f, const struct ft_picks *picks)
{
	for (size_t i = 0, n; i < picks->len; i += n) {
		for (n = 1; i + n < picks->len && same_run(&picks->v[i], &picks->v[i + n]); n++)
			;
		feed_run(f, &picks->v[i], n);
	}
}

/* ---- trees: the places of a version together ---- */

static bool seen_before(const struct feed *f, const struct ft_picks *picks, size_t at)
{
	for (size_t i = 0; i < at && !f->all; i++)
		if (same_run(&picks->v[i], &picks->v[at]))
			return true;
	return false;
}

static void feed_trees(struct feed *f, const struct ft_picks *picks)
{
	for (size_t i = 0; i < picks->len; i++) {
		struct run r;

		if (seen_before(f, picks, i))
			continue;
		ft_feed_arena(f);
		ft_feed_run(f, &picks->v[i].t, &r);
		for (size_t k = i; k < picks->len && (k == i || !f->all); k++)
			if (same_run(&picks->v[i], &picks->v[k])) {
				r.w.whole |= picks->v[k].t.eid.n == 0;
				ft_feed_mark(f, &r, &picks->v[k]);
			}
		ft_export_work(f->x, &r.w);
		ft_feed_walk(f, &r);
		ft_export_work_end(f->x, &r.w);
	}
}

/* ---- addresses ---- */

static void feed_cited(struct feed *f, const struct ft_picks *picks)
{
	for (size_t i = 0; i < picks->len; i++) {
		const struct ft_pick *pick = &picks->v[i];
		struct ft_place p;
		struct run r;

		ft_feed_arena(f);
		if (!ft_target_place(f->cli->db, f->arena, &pick->t, &p))
			continue;
		ft_feed_work(f, &pick->t, &r.w);
		r.w.whole = pick->t.eid.n == 0;
		ft_export_work(f->x, &r.w);
		ft_feed_cited(f, &r, &p, pick->last.work ? pick->last.eid : FT_S(""));
		ft_export_work_end(f->x, &r.w);
	}
}

/* ---- links ---- */

static bool each_link(void *arg, const struct ft_link *l)
{
	struct feed *f = arg;
	struct ft_xlink link = {.from = l->from,
				.to = l->to,
				.type = l->type,
				.relation = l->relation,
				.why_zh = l->why_zh,
				.why_en = l->why_en,
				.basis = l->basis,
				.target = l->target_eid,
				.strength = l->strength};

	const char *type = f->x->form->links;

	if (!ft_eq(l->origin, FT_S("curated")) || (type && !ft_eq(l->type, ft_str(type))))
		return true;
	if (!l->has_to)
		link.to.work = 0;
	ft_export_link(f->x, &link);
	f->count++;
	return !f->x->failed;
}

/* Rows handed on, by their ids: one between two places asked for is found from both. */
struct handed {
	int64_t *v;
	size_t len, cap;
};

static bool is_new(struct handed *h, int64_t id)
{
	for (size_t i = 0; i < h->len; i++)
		if (h->v[i] == id)
			return false;
	h->v = ft_grow(h->v, h->len, &h->cap, sizeof *h->v);
	h->v[h->len++] = id;
	return true;
}

/* What goes out of a place, and what comes in: of a control the duties that it answers. */
static void links_of_target(struct feed *f, struct handed *h, const struct ft_target *t)
{
	for (int in = 0; in < 2; in++) {
		size_t n;
		struct ft_link *v;

		ft_feed_arena(f);
		v = ft_links(f->cli->db, f->arena, t, in, ft_str(f->x->form->links), f->cli->day, &n);
		for (size_t k = 0; k < n; k++)
			if (is_new(h, v[k].id))
				each_link(f, &v[k]);
	}
}

static void feed_links(struct feed *f, const struct ft_picks *picks)
{
	struct handed h = {0};

	if (picks->len == 0)
		ft_links_all(f->cli->db, f->cli->day, each_link, f);
	for (size_t i = 0; i < picks->len; i++) {
		size_t n;
		struct ft_target *t = ft_pick_places(f->cli, &picks->v[i], &n);

		for (size_t k = 0; k < n; k++)
			links_of_target(f, &h, &t[k]);
	}
	free(h.v);
}

/* ---- the matrix ---- */

static void feed_matrix(struct feed *f, const struct ft_picks *picks)
{
	struct ft_target *t = ft_arena_alloc(f->cli->arena, (picks->len + 1) * sizeof *t);
	struct ft_matrix m;

	for (size_t i = 0; i < picks->len; i++)
		t[i] = picks->v[i].t;
	m = ft_matrix_of(f->cli->db, f->cli->arena, t, picks->len, f->x->level, f->cli->day);
	if (m.len)
		ft_export_matrix(f->x, &m);
	f->count = m.len;
}

/* ---- the whole ---- */

/* Every work of the library, in the version that answers for the day, those that have a text. */
static void pick_all(struct feed *f, struct ft_picks *out)
{
	size_t n, texts;
	struct ft_work *w = ft_works(f->cli->db, f->cli->arena, &n);

	for (size_t i = 0; i < n; i++) {
		struct ft_target t = {
			.work = w[i].id,
			.key = w[i].key,
			.eid = FT_S(""),
			.version = ft_version_on(f->cli->db, f->cli->arena, w[i].id, f->cli->day)};

		(void)ft_texts(f->cli->db, f->cli->arena, t.version, &texts);
		if (texts == 0 && f->x->form->diet != FT_X_CITED)
			continue;
		out->v = ft_grow(out->v, out->len, &out->cap, sizeof *out->v);
		out->v[out->len++] = (struct ft_pick){.t = t};
	}
}

static size_t count_runs(const struct feed *f, const struct ft_picks *picks)
{
	size_t n = 0;

	for (size_t i = 0; i < picks->len; i++) {
		bool again = f->x->form->diet == FT_X_TREE
				     ? seen_before(f, picks, i)
				     : i > 0 && same_run(&picks->v[i - 1], &picks->v[i]);

		n += f->x->form->diet == FT_X_CITED || !again;
	}
	return n;
}

int ft_feed(struct ft_cli *cli, struct ft_export *x, const struct ft_picks *picks)
{
	struct feed f = {.cli = cli, .x = x};
	enum ft_export_diet diet = x->form->diet;
	struct ft_picks all = {0};
	int status = x->notes ? ft_feed_notes(&f) : 0;

	if (status)
		return status;
	if (picks->len == 0 && diet != FT_X_TEXTS && diet != FT_X_LINKS && diet != FT_X_MATRIX) {
		pick_all(&f, &all);
		picks = &all;
		f.all = true;
	}
	x->works = count_runs(&f, picks);
	ft_export_begin(x);
	if (diet == FT_X_TEXTS)
		feed_texts(&f, picks);
	else if (diet == FT_X_PLACES)
		feed_places(&f, picks);
	else if (diet == FT_X_TREE)
		feed_trees(&f, picks);
	else if (diet == FT_X_CITED)
		feed_cited(&f, picks);
	else if (diet == FT_X_MATRIX)
		feed_matrix(&f, picks);
	else
		feed_links(&f, picks);
	if (f.count)
		ft_export_end(x);
	else
		ft_export_abandon(x);
	free(all.v);
	ft_feed_done(&f);
	if (!ft_db_ok(cli->db))
		return 4;
	return f.count ? 0 : 1;
}
