#include "query/check.h"

#include "base/date.h"
#include "cite/address.h"
#include "doc/bare.h"
#include "doc/eid.h"
#include "query/bound.h"
#include "query/called.h"
#include "query/checking.h"

#include <stdlib.h>
#include <string.h>

const char *ft_outcome_word(enum ft_outcome o)
{
	static const char *const words[] = {
#define X(name, word, zh) word,
		FT_OUTCOMES(X)
#undef X
	};

	return words[o];
}

/* ---- finding the place ---- */

/* The version that the citation names by a year or a day; NULL when there is none, or several. */
static const struct ft_version *dated(const struct ft_version *v, size_t n, struct ft_str date)
{
	const struct ft_version *found = NULL;

	for (size_t i = 0; i < n; i++) {
		if (ft_eq(v[i].date, date) || ft_eq(v[i].promulgated, date) || ft_eq(v[i].effective, date))
			return &v[i];
		if (date.n == 4 && ft_starts(v[i].date, date)) {
			if (found)
				return NULL;
			found = &v[i];
		}
	}
	return found;
}

static const struct ft_version *version_with(const struct ft_version *v, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].id == id)
			return &v[i];
	return NULL;
}

static void load(struct ft_checking *c, const struct ft_target *t, struct ft_checked *k)
{
	struct ft_check_place *p = &c->places[(size_t)t->node % FT_CHECK_PLACES];

	if (t->node && p->node == t->node && ft_eq(p->eid, t->eid)) {
		k->place = p->place;
		k->has_place = true;
		return;
	}
	k->has_place = ft_target_place(c->db, c->a, t, &k->place);
	if (t->node && k->has_place)
		*p = (struct ft_check_place){t->node, k->place.eid, k->place};
}

/* ---- one citation ---- */

/* No version chosen has the place `eid`, the citation's own or the end of its range: another one that has it is
 * told. */
static enum ft_outcome no_such(struct ft_checking *c, const struct ft_version *v, size_t n,
			       const struct ft_version *mine, struct ft_str key, struct ft_str eid,
			       struct ft_checked *k)
{
	struct ft_buf label = {0};
	struct ft_target t;

	ft_eid_label(&label, eid, FT_LANG_EN);
	k->message = ft_arena_fmt(c->a, "%.*s@%.*s has no %s", FT_FMT(key), FT_FMT(mine->date),
				  label.data ? label.data : "such place");
	for (size_t i = 0; i < n; i++)
		if (&v[i] != mine && ft_check_place(c, &v[i], key, eid, &t) == FT_OK)
			k->message = ft_arena_fmt(c->a, "%.*s; the version of %.*s has it",
						  FT_FMT(k->message), FT_FMT(v[i].date));
	ft_buf_free(&label);
	return FT_OUT_NO_SUCH;
}

/* Where no whole text has the article (a digest may leave some out), the number of articles that the catalogue
 * states is all there is to judge by. */
static bool may_have(struct ft_checking *c, const struct ft_version *v, struct ft_str eid)
{
	size_t n;
	const struct ft_text *t = ft_texts(c->db, c->a, v->id, &n);
	bool article = ft_starts(eid, FT_S("art_"));
	long number = article ? strtol(eid.p + 4, NULL, 10) : 1;
	int64_t node;

	for (size_t i = 0; i < n; i++)
		if (t[i].authority == FT_AU_OFFICIAL || t[i].authority == FT_AU_TRANSLATION)
			return false;
	if (number < 1 || (n && (!article || ft_nodes_at(c->db, v->id, ft_eid_unit(eid), &node, 1) > 0)))
		return false;
	return v->articles < 0 || number <= v->articles;
}

/* Whether a version has the end of the range, or there is none. */
static bool has_end(struct ft_checking *c, const struct ft_version *v, struct ft_str key, const struct ft_checked *k)
{
	return k->cite.end.n == 0 || may_have(c, v, k->cite.end) ||
	       ft_check_place(c, v, key, k->cite.end, &(struct ft_target){0}) != FT_NONE;
}

/* The version in which an undated number is found that only an older one has; NULL when there is none. */
static const struct ft_version *older_with(struct ft_checking *c, const struct ft_version *v, size_t n,
					   const struct ft_version *mine, struct ft_target *t, const struct ft_checked *k)
{
	for (size_t i = n; i-- > 0;)
		if (&v[i] != mine && !ft_check_is_draft(&v[i]) && v[i].time.begins <= mine->time.begins &&
		    ft_check_place(c, &v[i], t->key, k->cite.eid, t) == FT_OK && has_end(c, &v[i], t->key, k))
			return &v[i];
	return NULL;
}

/* art. 61(1): says in k->cite.eid what that is, in the version meant or else another that has it. False: an item and a
 * paragraph fit; both are in `now`. */
static bool settle(struct ft_checking *c, const struct ft_version *v, size_t n, const struct ft_version *mine, struct ft_str key,
		   struct ft_checked *k)
{
	struct ft_str first = k->cite.eid, both[2];
	enum ft_err e = FT_NONE;

	for (size_t i = 0; i <= n && e == FT_NONE; i++) { /* the version meant first, then from the last on */
		const struct ft_version *at = i ? &v[n - i] : mine;
		struct ft_target t = {.work = at->work, .version = at->id, .key = key, .date = at->date, .eid = first, .bare = true};

		e = i && at == mine ? FT_NONE : ft_bound_find(c->db, c->a, &t);
		k->cite.eid = e == FT_OK ? t.eid : first;
		if (e != FT_AMBIGUOUS)
			continue;
		for (size_t b = 0; b < ft_bound_both(c->db, c->a, &t, both); b++) {
			struct ft_target one = t;

			one.eid = both[b];
			ft_check_add_now(c, k, &one);
		}
	}
	if (e == FT_OK && k->cite.end.n && ft_eq(k->cite.eid, ft_bare_other(c->a, first)))
		k->cite.end = ft_bare_other(c->a, k->cite.end);
	return e != FT_AMBIGUOUS;
}

static enum ft_outcome in_version(struct ft_checking *c, const struct ft_version *v, size_t n,
				  const struct ft_version *mine, struct ft_target t, struct ft_checked *k)
{
	enum ft_err e = ft_check_place(c, mine, t.key, k->cite.eid, &t);
	bool free_choice = k->cite.date.n == 0 && c->memo_day == 0;
	const struct ft_version *older =
		e == FT_NONE && free_choice ? older_with(c, v, n, mine, &t, k) : NULL;

	if (older) {
		load(c, &t, k);
		return ft_check_range(c, older, t.key, k, ft_check_status(c, &t, k));
	}
	if (e == FT_AMBIGUOUS) {
		k->message = FT_S("several paragraphs have such an item; the citation names none");
		return FT_OUT_AMBIGUOUS;
	}
	if (e != FT_OK && !may_have(c, mine, k->cite.eid))
		return no_such(c, v, n, mine, t.key, k->cite.eid, k);
	if (!has_end(c, mine, t.key, k))
		return no_such(c, v, n, mine, t.key, k->cite.end, k);
	if (e != FT_OK && memchr(ft_eid_unit(k->cite.eid).p, '-', ft_eid_unit(k->cite.eid).n)) {
		k->message = FT_S("the text here is a digest and does not tell whether there is such an article");
		return FT_OUT_AMBIGUOUS;
	}
	if (e != FT_OK) {
		t.version = mine->id;
		t.date = mine->date;
		t.eid = k->cite.eid;
	}
	load(c, &t, k);
	if (free_choice && k->cite.eid.n && ft_check_several(c, v, n, mine, &t, k))
		return FT_OUT_AMBIGUOUS;
	return ft_check_range(c, mine, t.key, k, ft_check_status(c, &t, k));
}

/* Whether the memo names the order that made the work's first version, alone or behind its title. */
static bool by_order(const struct ft_check_work *w, const struct ft_memo_cite *m)
{
	return m->date.n == 0 && w->n > 0 &&
	       (ft_is_order_of_version(m->name) ||
		(ft_is_order_of_version(w->w.number) && ft_find(m->quote, w->w.number) >= 0));
}

static enum ft_outcome in_work(struct ft_checking *c, int64_t work, struct ft_checked *k)
{
	const struct ft_check_work *w = ft_check_work(c, work);
	struct ft_target t = {.work = work, .key = w->w.key};
	const struct ft_version *mine;

	if (by_order(w, &k->cite))
		k->cite.date = w->v[0].date;
	mine = k->cite.date.n ? dated(w->v, w->n, k->cite.date) : version_with(w->v, w->n, w->version);

	if (mine == NULL && k->cite.date.n) {
		k->message = ft_arena_fmt(c->a, "%.*s has no version of %.*s here", FT_FMT(t.key),
					  FT_FMT(k->cite.date));
		return FT_OUT_OUTSIDE;
	}
	if (mine == NULL) {
		t.address = t.key;
		t.eid = k->cite.eid;
		load(c, &t, k);
		k->message = FT_S("no version of it is known");
		return k->cite.eid.n ? FT_OUT_NO_SUCH : FT_OUT_OK;
	}
	if (k->cite.bare && !settle(c, w->v, w->n, mine, t.key, k)) {
		k->message = ft_arena_fmt(c->a, "the number may be %s; the citation does not say which", ft_bare_ranks(k->cite.eid));
		return FT_OUT_AMBIGUOUS;
	}
	return in_version(c, w->v, w->n, mine, t, k);
}

static enum ft_outcome judge(struct ft_checking *c, struct ft_checked *k)
{
	const struct ft_check_name *e;

	if (k->cite.fault.n) {
		k->message = k->cite.fault;
		return FT_OUT_AMBIGUOUS;
	}
	e = ft_check_look_up(c, k->cite.name, k->cite.key);
	if (e->len == 0) {
		k->message =
			e->known.n ? ft_arena_fmt(c->a, "%.*s is known, but no text of it is in the library",
						  FT_FMT(e->known))
				   : ft_arena_fmt(c->a, "no work here is called %.*s", FT_FMT(k->cite.name));
		return FT_OUT_OUTSIDE;
	}
	if (e->len == 1)
		return in_work(c, e->works[0], k);
	for (size_t i = 0; i < e->len; i++) {
		struct ft_target t = {.work = e->works[i],
				      .version = ft_version_on(c->db, c->a, e->works[i], c->day),
				      .eid = FT_S("")};

		ft_check_add_now(c, k, &t);
	}
	k->message = ft_arena_fmt(c->a, "%zu works are called %.*s", e->len, FT_FMT(k->cite.name));
	return FT_OUT_AMBIGUOUS;
}

/* ---- the whole ---- */

static void set_line(struct ft_checking *c, struct ft_checked *k)
{
	if (k->cite.off < c->off)
		c->off = c->line_off = 0, c->line = 1;
	for (; c->off < k->cite.off; c->off++)
		if (c->text.p[c->off] == '\n') {
			c->line++;
			c->line_off = c->off + 1;
		}
	k->line = c->line;
	k->column = ft_cp_count(ft_sub(c->text, c->line_off, k->cite.off - c->line_off)) + 1;
}

static void each_cite(void *arg, const struct ft_memo_cite *cite)
{
	struct ft_checking *c = arg;
	const struct ft_check_seen *s;
	struct ft_checked *k;

	c->out->v = ft_grow(c->out->v, c->out->len, &c->cap, sizeof *c->out->v);
	k = &c->out->v[c->out->len++];
	*k = (struct ft_checked){.cite = *cite, .message = FT_S(""), .caution = FT_S("")};
	if (k->cite.unit_id.n)
		k->cite.eid = k->cite.unit_id;
	set_line(c, k);
	s = k->cite.fault.n ? NULL : ft_check_seen(c, &k->cite);
	if (s && s->at < c->out->len - 1) {
		const struct ft_checked *was = &c->out->v[s->at];

		k->outcome = was->outcome;
		k->message = was->message;
		k->caution = was->caution;
		k->unresolved = was->unresolved;
		k->has_place = was->has_place;
		k->place = was->place;
		k->now = was->now;
		k->now_len = was->now_len;
	} else {
		k->outcome = judge(c, k);
	}
	if (k->outcome == FT_OUT_AMBIGUOUS) /* nothing is bound */
		k->has_place = false;
	c->out->count[k->outcome]++;
}

/* A standard has clauses: a bare "Article 5" cannot be its. */
static bool has_articles(void *arg, struct ft_str name)
{
	struct ft_checking *c = arg;
	const struct ft_check_name *e = ft_check_look_up(c, name, false);

	if (e->len == 0)
		return !ft_starts(name, FT_S("GB")) && !ft_starts(name, FT_S("GA")) &&
		       !ft_starts(name, FT_S("ISO"));
	return !ft_is_standard(ft_check_work(c, e->works[0])->w.kind);
}

void ft_check_run(struct ft_db *db, struct ft_arena *a, struct ft_str text, const char *written, int day,
		  struct ft_check *out)
{
	struct ft_checking c = {.db = db, .a = a, .out = out, .text = text, .day = day, .line = 1};
	struct ft_names *names = ft_names_of(db);
	struct ft_memo_reader r = {names, has_articles, each_cite, &c};

	*out = (struct ft_check){0};
	if (written && written[0])
		memcpy(out->written, written, sizeof out->written);
	else
		ft_memo_date(text, out->written);
	c.memo_day = ft_date_num(out->written);
	c.tracer = ft_tracer_new(db);
	ft_memo_read(a, text, &r);
	ft_tracer_free(c.tracer);
	ft_names_free(names);
	free(c.names);
	free(c.works);
	ft_table_free(&c.seen);
	out->v = ft_arena_keep(a, out->v, out->len, sizeof *out->v);
}
