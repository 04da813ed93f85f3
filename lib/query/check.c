#include "query/check.h"

#include "base/date.h"
#include "cite/address.h"
#include "doc/eid.h"
#include "query/called.h"
#include "query/trace.h"

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

enum { MAX_WORKS = 8, MAX_NOW = 16 };

struct ctx {
	struct ft_db *db;
	struct ft_arena *a;
	struct ft_tracer *tracer;
	struct ft_check *out;
	struct ft_str text;
	size_t cap;
	int day, memo_day; /* memo_day 0: unknown */
	size_t off, line, line_off; /* where counting of lines has come to */
};

/* ---- finding the place ---- */

/* A place in one version: resolved, or FT_NONE. */
static enum ft_err place_in(struct ctx *c, const struct ft_version *v, struct ft_str key, struct ft_str eid,
			    struct ft_target *out)
{
	struct ft_buf b = {0};
	struct ft_resolved r;

	if (ft_starts(eid, FT_S("L"))) /* a printed unit id: looked up as one types it */
		ft_buf_fmt(&b, "%.*s %.*s", FT_FMT(key), FT_FMT(eid));
	else
		ft_address_put(&b, key, v->date, eid);
	r = ft_resolve(c->db, c->a, ft_buf_str(&b), c->day);
	ft_buf_free(&b);
	if (r.err == FT_OK)
		*out = r.targets[0];
	return r.err;
}

static bool is_draft(const struct ft_version *v)
{
	return v->time.fixed == FT_ST_DRAFT + 1;
}

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

static void load(struct ctx *c, const struct ft_target *t, struct ft_checked *k)
{
	k->has_place = ft_target_place(c->db, c->a, t, &k->place);
}

/* ---- ambiguity of versions ---- */

/* Two chapters are one where they bear the same heading. */
static bool same_heading(struct ctx *c, const struct ft_target *a, const struct ft_target *b)
{
	struct ft_place p, q;

	return ft_target_place(c->db, c->a, a, &p) && ft_target_place(c->db, c->a, b, &q) && ft_eq(p.heading, q.heading);
}

/* Whether the place of an older version is, on the day, the same-numbered place of version v. */
static bool is_same_place(struct ctx *c, const struct ft_target *old, const struct ft_version *v, const struct ft_target *t)
{
	size_t n;
	struct ft_step_to *s;

	if (!ft_starts(t->eid, FT_S("art_")))
		return same_heading(c, old, t);
	s = ft_tracer_run(c->tracer, c->a, old, v->time.begins > c->day ? v->time.begins : c->day, &n);
	return n == 1 && s[0].has_to && ft_eq(ft_eid_unit(s[0].to.eid), ft_eid_unit(t->eid));
}

static void add_now(struct ctx *c, struct ft_checked *k, const struct ft_target *t)
{
	if (k->now == NULL)
		k->now = ft_arena_alloc(c->a, MAX_NOW * sizeof *k->now);
	if (k->now_len < MAX_NOW && ft_target_place(c->db, c->a, t, &k->now[k->now_len]))
		k->now_len++;
}

/* The memo's day is unknown and it names no version: the number must mean one thing in all versions that have it.
 * True: it does not, and both are in `now`. */
static bool means_several(struct ctx *c, const struct ft_version *v, size_t n, const struct ft_version *mine,
			  const struct ft_target *t, struct ft_checked *k)
{
	for (size_t i = 0; i < n; i++) {
		struct ft_target old;

		if (ft_starts(k->cite.eid, FT_S("L")) || &v[i] == mine || is_draft(&v[i]) || v[i].time.begins > mine->time.begins ||
		    place_in(c, &v[i], t->key, k->cite.eid, &old) != FT_OK || is_same_place(c, &old, mine, t))
			continue;
		add_now(c, k, &old);
	}
	if (k->now_len == 0)
		return false;
	add_now(c, k, t);
	k->message = ft_arena_fmt(c->a, "the memo's date is not known, and this number means different provisions in the versions"
					" of %.*s and %.*s; say when it was written (--written)",
				  FT_FMT(k->now[0].date), FT_FMT(mine->date));
	return true;
}

/* ---- what became of it ---- */

static void follow(struct ctx *c, const struct ft_target *t, struct ft_checked *k, enum ft_change *change)
{
	size_t n;
	struct ft_step_to *s = ft_tracer_run(c->tracer, c->a, t, c->day, &n);

	k->now = ft_arena_alloc(c->a, (n + 1) * sizeof *k->now);
	*change = n ? s[0].change : FT_CH_UNCHANGED;
	for (size_t i = 0; i < n; i++)
		if (s[i].has_to)
			k->now[k->now_len++] = s[i].to;
	if (n)
		k->message = s[0].evidence;
}

static struct ft_str labels_of(struct ctx *c, const struct ft_checked *k)
{
	struct ft_buf b = {0};
	struct ft_str out;

	for (size_t i = 0; i < k->now_len; i++) {
		struct ft_buf one = {0};

		ft_address_put(&one, k->now[i].key, k->now[i].date, k->now[i].eid);
		ft_buf_fmt(&b, "%s%s", i ? ", " : "", one.data);
		ft_buf_free(&one);
	}
	out = ft_arena_dup(c->a, ft_buf_str(&b));
	ft_buf_free(&b);
	return out;
}

/* A version that later ones of a living work replaced. */
static enum ft_outcome superseded(struct ctx *c, const struct ft_target *t, struct ft_checked *k)
{
	enum ft_change change;
	struct ft_str where;

	follow(c, t, k, &change);
	if (t->eid.n == 0) {
		k->message = FT_S("a later version is in force");
		return k->cite.date.n ? FT_OUT_SUPERSEDED : FT_OUT_OK;
	}
	where = labels_of(c, k);
	if (k->now_len == 0) {
		k->message = ft_arena_fmt(c->a, "the provision was dropped: %.*s", FT_FMT(k->message));
		return FT_OUT_REPEALED;
	}
	for (size_t i = 0; i < k->now_len; i++)
		if (!ft_eq(ft_eid_unit(k->now[i].eid), ft_eid_unit(t->eid))) {
			k->message = ft_arena_fmt(c->a, "now %.*s (%s)", FT_FMT(where), ft_change_word(change));
			return FT_OUT_RENUMBERED;
		}
	if (change != FT_CH_UNCHANGED && change != FT_CH_RENUMBERED) {
		k->message = ft_arena_fmt(c->a, "the words have changed since: %.*s", FT_FMT(where));
		return FT_OUT_AMENDED;
	}
	if (!ft_eq(k->now[0].eid, t->eid)) {
		k->message = ft_arena_fmt(c->a, "now %.*s", FT_FMT(where));
		return FT_OUT_RENUMBERED;
	}
	k->message = k->cite.date.n ? ft_arena_fmt(c->a, "an older version; it stands unchanged at %.*s", FT_FMT(where)) : FT_S("");
	return k->cite.date.n ? FT_OUT_SUPERSEDED : FT_OUT_OK;
}

static enum ft_outcome repealed(struct ctx *c, const struct ft_target *t, struct ft_checked *k)
{
	enum ft_change change;
	struct ft_str where;

	follow(c, t, k, &change);
	where = labels_of(c, k);
	if (k->now_len)
		k->message = ft_arena_fmt(c->a, "repealed; its matter stands in %.*s now", FT_FMT(where));
	else
		k->message = ft_arena_fmt(c->a, "repealed; %.*s", FT_FMT(k->message.n ? k->message : FT_S("no successor is known")));
	return FT_OUT_REPEALED;
}

static enum ft_outcome by_status(struct ctx *c, const struct ft_target *t, struct ft_checked *k)
{
	switch (ft_status_on(&k->place.time, c->day)) {
	case FT_ST_DRAFT:
		k->message = FT_S("a draft, never law");
		return FT_OUT_DRAFT;
	case FT_ST_NOT_YET:
		k->message = ft_arena_fmt(c->a, "in force only from %.*s", FT_FMT(k->place.effective));
		return FT_OUT_NOT_YET;
	case FT_ST_REPEALED:
	case FT_ST_WITHDRAWN:
		return repealed(c, t, k);
	case FT_ST_SUPERSEDED:
		return superseded(c, t, k);
	default:
		add_now(c, k, t);
		return FT_OUT_OK;
	}
}

/* ---- one citation ---- */

/* No version chosen has the place: another one that has it is told. */
static enum ft_outcome no_such(struct ctx *c, const struct ft_version *v, size_t n, const struct ft_version *mine,
			       struct ft_str key, struct ft_checked *k)
{
	struct ft_buf label = {0};
	struct ft_target t;

	ft_eid_label(&label, k->cite.eid, FT_LANG_EN);
	k->message = ft_arena_fmt(c->a, "%.*s@%.*s has no %s", FT_FMT(key), FT_FMT(mine->date), label.data ? label.data : "such place");
	for (size_t i = 0; i < n; i++)
		if (&v[i] != mine && place_in(c, &v[i], key, k->cite.eid, &t) == FT_OK)
			k->message = ft_arena_fmt(c->a, "%.*s; the version of %.*s has it", FT_FMT(k->message), FT_FMT(v[i].date));
	ft_buf_free(&label);
	return FT_OUT_NO_SUCH;
}

/* Without a text, the number of articles that the catalogue states is all there is to judge by. */
static bool may_have(struct ctx *c, const struct ft_version *v, struct ft_str eid)
{
	size_t texts;

	(void)ft_texts(c->db, c->a, v->id, &texts);
	if (texts)
		return false;
	return v->articles < 0 || !ft_starts(eid, FT_S("art_")) || strtol(eid.p + 4, NULL, 10) <= v->articles;
}

static enum ft_outcome in_version(struct ctx *c, const struct ft_version *v, size_t n, const struct ft_version *mine,
				  struct ft_target t, struct ft_checked *k)
{
	enum ft_err e = place_in(c, mine, t.key, k->cite.eid, &t);
	bool free_choice = k->cite.date.n == 0 && c->memo_day == 0;

	for (size_t i = n; i-- > 0 && e == FT_NONE && free_choice;) /* undated: a number that only an older version has */
		if (&v[i] != mine && !is_draft(&v[i]) && v[i].time.begins <= mine->time.begins &&
		    place_in(c, &v[i], t.key, k->cite.eid, &t) == FT_OK) {
			load(c, &t, k);
			return by_status(c, &t, k);
		}
	if (e == FT_AMBIGUOUS) {
		k->message = FT_S("several paragraphs have such an item; the citation names none");
		return FT_OUT_AMBIGUOUS;
	}
	if (e != FT_OK && may_have(c, mine, k->cite.eid)) {
		t.version = mine->id;
		t.date = mine->date;
		t.eid = k->cite.eid;
	} else if (e != FT_OK || (k->cite.end.n && place_in(c, mine, t.key, k->cite.end, &(struct ft_target){0}) == FT_NONE)) {
		return no_such(c, v, n, mine, t.key, k);
	}
	load(c, &t, k);
	if (free_choice && k->cite.eid.n && means_several(c, v, n, mine, &t, k))
		return FT_OUT_AMBIGUOUS;
	return by_status(c, &t, k);
}

static enum ft_outcome in_work(struct ctx *c, int64_t work, struct ft_checked *k)
{
	struct ft_target t = {.work = work};
	const struct ft_version *v, *mine;
	struct ft_work w;
	size_t n;

	ft_work_load(c->db, c->a, work, &w);
	v = ft_versions(c->db, c->a, work, &n);
	t.key = w.key;
	mine = k->cite.date.n ? dated(v, n, k->cite.date)
			      : version_with(v, n, ft_version_on(c->db, c->a, work, c->memo_day ? c->memo_day : c->day));
	if (mine == NULL && k->cite.date.n) {
		k->message = ft_arena_fmt(c->a, "%.*s has no version of %.*s here", FT_FMT(w.key), FT_FMT(k->cite.date));
		return FT_OUT_OUTSIDE;
	}
	if (mine == NULL) {
		t.address = w.key;
		t.eid = k->cite.eid;
		load(c, &t, k);
		k->message = FT_S("no version of it is known");
		return k->cite.eid.n ? FT_OUT_NO_SUCH : FT_OUT_OK;
	}
	return in_version(c, v, n, mine, t, k);
}

static enum ft_outcome judge(struct ctx *c, struct ft_checked *k)
{
	int64_t works[MAX_WORKS];
	struct ft_str known;
	size_t n;

	if (k->cite.fault.n) {
		k->message = k->cite.fault;
		return FT_OUT_AMBIGUOUS;
	}
	n = ft_works_called(c->db, c->a, k->cite.name, works, MAX_WORKS, &known);
	if (n == 0) {
		k->message = known.n ? ft_arena_fmt(c->a, "%.*s is known, but no text of it is in the library", FT_FMT(known))
				     : ft_arena_fmt(c->a, "no work here is called %.*s", FT_FMT(k->cite.name));
		return FT_OUT_OUTSIDE;
	}
	if (n == 1)
		return in_work(c, works[0], k);
	for (size_t i = 0; i < n; i++) {
		struct ft_target t = {.work = works[i], .version = ft_version_on(c->db, c->a, works[i], c->day), .eid = FT_S("")};

		add_now(c, k, &t);
	}
	k->message = ft_arena_fmt(c->a, "%zu works are called %.*s", n, FT_FMT(k->cite.name));
	return FT_OUT_AMBIGUOUS;
}

/* ---- the whole ---- */

static void set_line(struct ctx *c, struct ft_checked *k)
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
	struct ctx *c = arg;
	struct ft_checked *k;

	c->out->v = ft_grow(c->out->v, c->out->len, &c->cap, sizeof *c->out->v);
	k = &c->out->v[c->out->len++];
	*k = (struct ft_checked){.cite = *cite, .message = FT_S("")};
	if (k->cite.unit_id.n)
		k->cite.eid = k->cite.unit_id;
	set_line(c, k);
	k->outcome = judge(c, k);
	if (k->outcome == FT_OUT_AMBIGUOUS) /* nothing is bound */
		k->has_place = false;
	c->out->count[k->outcome]++;
}

/* A standard has clauses: a bare "Article 5" cannot be its. */
static bool has_articles(void *arg, struct ft_str name)
{
	struct ctx *c = arg;
	int64_t works[2];
	struct ft_str known;
	struct ft_work w;

	if (ft_works_called(c->db, c->a, name, works, 2, &known) == 0)
		return !ft_starts(name, FT_S("GB")) && !ft_starts(name, FT_S("GA")) && !ft_starts(name, FT_S("ISO"));
	return !ft_work_load(c->db, c->a, works[0], &w) || !ft_is_standard(w.kind);
}

void ft_check_run(struct ft_db *db, struct ft_arena *a, struct ft_str text, const char *written, int day,
		  struct ft_check *out)
{
	struct ctx c = {.db = db, .a = a, .out = out, .text = text, .day = day, .line = 1};
	struct ft_names *names = ft_names_of(db);
	struct ft_memo_reader r = {names, has_articles, each_cite, &c};
	struct ft_checked *kept;

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
	kept = ft_arena_alloc(a, (out->len + 1) * sizeof *kept);
	if (out->len)
		memcpy(kept, out->v, out->len * sizeof *kept);
	free(out->v);
	out->v = kept;
}
