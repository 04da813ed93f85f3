#include "cli/cmd/feeding.h"

#include "cli/cmd/kept.h"
#include "doc/eid.h"
#include "query/show.h"

#include <string.h>

void ft_feed_arena(struct feed *f)
{
	ft_arena_free(f->arena);
	f->arena = ft_arena_new();
}

void ft_feed_done(struct feed *f)
{
	ft_tracer_free(f->tracer);
	ft_arena_free(f->arena);
	ft_refs_free(f->refs);
}

/* ---- notes ---- */

int ft_feed_notes(struct feed *f)
{
	struct ft_user *u;
	int status = ft_kept_user(f->cli, &u);

	if (status)
		return status;
	f->notes = ft_note_list(u, f->cli->matter, f->cli->arena, &f->note_len);
	ft_user_close(u);
	return 0;
}

static bool is_within(struct ft_str eid, struct ft_str place)
{
	return ft_starts(eid, place) && (eid.n == place.n || ft_starts(ft_from(eid, place.n), FT_S("__")));
}

struct ft_str ft_feed_note(struct feed *f, const struct ft_place *p)
{
	struct ft_buf b = {0};
	struct ft_str s;

	for (size_t i = 0; i < f->note_len; i++) {
		const struct ft_kept *k = &f->notes[i];

		if (!ft_eq(k->key, p->key) || !ft_eq(k->date, p->date) || !is_within(k->eid, p->eid))
			continue;
		if (b.len)
			ft_buf_putc(&b, '\n');
		if (k->eid.n > p->eid.n)
			ft_buf_fmt(&b, "%.*s: ", FT_FMT(k->label));
		ft_buf_add(&b, k->text);
	}
	s = ft_arena_dup(f->arena ? f->arena : f->cli->arena, ft_buf_str(&b));
	ft_buf_free(&b);
	return s;
}

/* ---- a work ---- */

void ft_feed_work(struct feed *f, const struct ft_target *t, struct ft_xwork *w)
{
	struct ft_db *db = f->cli->db;

	*w = (struct ft_xwork){.whole = false};
	ft_work_load(db, f->arena, t->work, &w->work);
	if (w->work.issuer_en.n == 0 && w->work.issuer_zh.n)
		w->work.issuer_en = ft_issuer_en(db, f->arena, w->work.issuer_zh);
	ft_place_of_work(db, f->arena, t->work, t->version, FT_S(""), &w->place);
	w->versions = ft_versions(db, f->arena, t->work, &w->version_len);
	w->at = w->version_len;
	for (size_t i = 0; i < w->version_len; i++)
		if (w->versions[i].id == t->version)
			w->at = i;
	w->before = ft_successors(db, f->arena, w->work.key, true, &w->before_len);
	w->after = ft_successors(db, f->arena, w->work.key, false, &w->after_len);
}

void ft_feed_run(struct feed *f, const struct ft_target *t, struct run *r)
{
	ft_feed_work(f, t, &r->w);
	ft_book_open(f->cli->db, f->arena, t->work, t->version, &r->book);
	r->marked = ft_arena_alloc(f->arena, (r->book.len + 1) * sizeof *r->marked);
}

/* ---- what is covered ---- */

bool ft_feed_is_one(const struct run *r, const struct ft_target *t)
{
	ptrdiff_t at = ft_book_find(&r->book, t->eid);

	return t->eid.n && (at < 0 || ft_is_unit(r->book.leaves[at].kind));
}

static bool level_fits(struct feed *f, const struct ft_leaf *leaf)
{
	struct ft_place p;
	int64_t node = leaf->in[0].node ? leaf->in[0].node : leaf->in[1].node;

	if (f->x->level == 0 || !ft_place_load(f->cli->db, f->arena, node, &p))
		return true;
	return p.level == 0 || p.level == f->x->level;
}

static void mark(struct feed *f, struct run *r, size_t from, size_t to)
{
	for (size_t i = from; i < to && i < r->book.len; i++) {
		if (!ft_is_unit(r->book.leaves[i].kind) || !level_fits(f, &r->book.leaves[i]))
			continue;
		for (int k = (int)i; k >= 0 && !r->marked[k]; k = r->book.leaves[k].parent)
			r->marked[k] = true;
	}
}

/* The leaf behind all that lies below a leaf. */
static size_t end_of(const struct ft_book *b, size_t at)
{
	size_t end = at + 1;

	while (end < b->len && b->leaves[end].depth > b->leaves[at].depth)
		end++;
	return end;
}

void ft_feed_mark(struct feed *f, struct run *r, const struct ft_pick *p)
{
	ptrdiff_t at = ft_book_find(&r->book, p->t.eid), last = at;

	if (p->t.eid.n == 0) {
		mark(f, r, 0, r->book.len);
		return;
	}
	if (p->last.work)
		last = ft_book_find(&r->book, p->last.eid);
	if (at >= 0 && last >= at)
		mark(f, r, (size_t)at, end_of(&r->book, (size_t)last));
}

/* ---- handing on ---- */

static struct ft_str heir_of(struct feed *f, const struct ft_place *p)
{
	enum ft_status s = ft_status_on(&p->time, f->cli->day);
	struct ft_str next[4];
	bool precise;

	if ((f->x->form->wants & FT_XW_HEIRS) == 0 ||
	    (s != FT_ST_REPEALED && s != FT_ST_SUPERSEDED && s != FT_ST_WITHDRAWN))
		return FT_S("");
	return ft_successor_places(f->cli->db, f->arena, p, next, 4, &precise) ? next[0] : FT_S("");
}

static struct ft_xunit unit_of(struct feed *f, struct run *r, const struct ft_place *best,
			       const struct ft_place *texts, size_t n, unsigned depth)
{
	struct ft_xunit u = {.best = best, .texts = texts, .text_len = n, .of = &r->w, .depth = depth};

	u.heir = heir_of(f, best);
	if (f->x->notes)
		u.note = ft_feed_note(f, best);
	if ((f->x->form->wants & FT_XW_REFS) && f->refs == NULL)
		f->refs = ft_refs_new(f->cli->db);
	if (f->refs && best->id &&
	    ft_eid_inner(best->eid).n == 0) /* their places are those of the whole unit */
		u.refs = ft_refs_of(f->refs, f->arena, best, &u.ref_len);
	if ((f->x->form->wants & FT_XW_STEPS) && best->work)
		ft_feed_steps(f, best, &u);
	return u;
}

void ft_feed_unit(struct feed *f, struct run *r, const struct ft_place *best, const struct ft_place *texts,
		  size_t n, unsigned depth)
{
	struct ft_xunit u = unit_of(f, r, best, texts, n, depth);

	ft_export_unit(f->x, &u);
	f->count++;
}

void ft_feed_cited(struct feed *f, struct run *r, const struct ft_place *p, struct ft_str last)
{
	struct ft_xunit u = unit_of(f, r, p, p, 1, 0);

	u.last = last;
	ft_export_unit(f->x, &u);
	f->count++;
}

/* The texts of a leaf, the best one first: one a language. */
static struct ft_place *load_leaf(struct feed *f, struct run *r, const struct ft_leaf *leaf, size_t *n)
{
	struct ft_place *v = ft_arena_alloc(f->arena, FT_LANG_COUNT * sizeof *v);
	int best = ft_leaf_lang(&r->book, leaf, f->x->lang);

	*n = 0;
	for (int i = 0; best >= 0 && i < FT_LANG_COUNT; i++) {
		int64_t node = leaf->in[i ? 1 - best : best].node;

		if (node && ft_place_load(f->cli->db, f->arena, node, &v[*n]))
			++*n;
	}
	return v;
}

enum { DEEPEST = 32 };

/* The containers that are open, outermost first. */
struct open {
	int leaf[DEEPEST];
	struct ft_xunit unit[DEEPEST];
	unsigned len;
};

static void close_to(struct feed *f, struct open *o, unsigned depth)
{
	while (o->len > depth) {
		o->len--;
		ft_export_close(f->x, &o->unit[o->len]);
	}
}

void ft_feed_walk(struct feed *f, struct run *r)
{
	struct open o = {.len = 0};

	for (size_t i = 0; i < r->book.len && !f->x->failed; i++) {
		const struct ft_leaf *leaf = &r->book.leaves[i];
		struct ft_place *v;
		size_t n;

		if (!r->marked[i])
			continue;
		while (o.len && o.leaf[o.len - 1] != leaf->parent)
			close_to(f, &o, o.len - 1);
		v = load_leaf(f, r, leaf, &n);
		if (n && ft_is_unit(leaf->kind)) {
			ft_feed_unit(f, r, v, v, n, o.len);
		} else if (n && o.len < DEEPEST) {
			o.leaf[o.len] = (int)i;
			o.unit[o.len] = unit_of(f, r, v, v, n, o.len);
			ft_export_open(f->x, &o.unit[o.len]);
			o.len++;
		}
	}
	close_to(f, &o, 0);
}
