#include "query/resolve.h"

#include "base/date.h"
#include "base/fold.h"
#include "cite/address.h"
#include "cite/name.h"
#include "doc/bare.h"
#include "doc/eid.h"
#include "doc/span.h"
#include "query/bound.h"
#include "query/called.h"
#include "query/spoken.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_CANDIDATES = 16, MAX_NEAREST = 5 };

/* ---- place ---- */

struct ctx {
	struct ft_db *db;
	struct ft_arena *a;
	struct ft_address addr;
	int day;
};

static void put_address(const struct ctx *c, struct ft_target *t)
{
	struct ft_buf b = {0};

	ft_address_put(&b, t->key, t->date, t->eid);
	t->address = ft_arena_dup(c->a, ft_buf_str(&b));
	ft_buf_free(&b);
}

/* Finds the place in the version of the target. */
static bool find_place(const struct ctx *c, struct ft_target *t, struct ft_str eid, bool *several)
{
	enum ft_err e;

	t->eid = eid;
	t->bare = c->addr.bare;
	e = ft_bound_find(c->db, c->a, t);
	*several = e == FT_AMBIGUOUS;
	return e == FT_OK;
}

/* Labels that share the beginning of the eid, or the units around. */
static void find_nearest(const struct ctx *c, const struct ft_target *t, struct ft_resolved *r)
{
	struct ft_str unit = ft_eid_unit(t->eid);
	ptrdiff_t bar = ft_find(unit, FT_S("_"));
	struct ft_stmt *s = ft_sql(c->db,
		"SELECT DISTINCT p.eid FROM text t JOIN provision p ON p.text=t.id WHERE t.version=?1 AND p.body IS NOT NULL"
		" AND substr(p.eid,1,length(?2))=?2 ORDER BY abs(CAST(substr(p.eid,length(?2)+1) AS INTEGER)-?3) LIMIT ?4");
	long n = bar > 0 ? strtol(unit.p + bar + 1, NULL, 10) : 0;

	r->nearest = ft_arena_alloc(c->a, MAX_NEAREST * sizeof *r->nearest);
	ft_bind_int(s, 1, t->version);
	ft_bind_str(s, 2, ft_sub(unit, 0, bar > 0 ? (size_t)bar + 1 : 0));
	ft_bind_int(s, 3, n);
	ft_bind_int(s, 4, MAX_NEAREST);
	while (ft_step(s))
		r->nearest[r->nearest_len++] = ft_col_dup(s, 0, c->a);
}

/* ---- the whole ---- */

static void add_target(struct ctx *c, struct ft_resolved *r, struct ft_target t)
{
	put_address(c, &t);
	if (r->target_len < MAX_CANDIDATES)
		r->targets[r->target_len++] = t;
}

/* The same place in other versions of the work: an old number is often meant. */
static void find_elsewhere(struct ctx *c, struct ft_resolved *r, const struct ft_target *t)
{
	size_t n;
	struct ft_version *v = ft_versions(c->db, c->a, t->work, &n);

	for (size_t i = 0; i < n; i++) {
		struct ft_target other = {.work = t->work, .version = v[i].id, .key = t->key, .date = v[i].date};
		bool several;

		if (v[i].id != t->version && find_place(c, &other, t->eid, &several))
			add_target(c, r, other);
	}
}

static void say_none(struct ctx *c, struct ft_resolved *r, const struct ft_target *t)
{
	struct ft_buf label = {0};

	ft_eid_label(&label, t->eid, FT_LANG_ZH);
	r->err = FT_NONE;
	r->message = ft_arena_fmt(c->a, "no such provision in %.*s: %s", FT_FMT(t->address), label.data ? label.data : "");
	find_elsewhere(c, r, t);
	find_nearest(c, t, r);
	ft_buf_free(&label);
}

/* The units that bear a printed id. */
static void by_unit_id(struct ctx *c, struct ft_resolved *r, struct ft_target t)
{
	struct ft_str eids[MAX_CANDIDATES];
	struct ft_buf key = {0};
	size_t n;

	ft_fold_key(&key, c->addr.unit_id);
	n = ft_units_of_alias(c->db, c->a, ft_buf_str(&key), t.work, eids, MAX_CANDIDATES);
	ft_buf_free(&key);
	for (size_t i = 0; i < n; i++) {
		bool several;

		find_place(c, &t, eids[i], &several);
		add_target(c, r, t);
	}
	r->err = n == 1 ? FT_OK : n ? FT_AMBIGUOUS : FT_NONE;
	if (n > 1)
		r->message = ft_arena_fmt(c->a, "%zu units bear the id %.*s", n, FT_FMT(c->addr.unit_id));
	else if (n == 0)
		r->message = ft_arena_fmt(c->a, "no unit of %.*s bears the id %.*s", FT_FMT(t.key), FT_FMT(c->addr.unit_id));
}

/* An item that stands in several paragraphs, a number that is an item's and a paragraph's: each is a candidate. */
static void by_paragraphs(struct ctx *c, struct ft_resolved *r, struct ft_target t, struct ft_str eid)
{
	struct ft_str unit = ft_eid_unit(eid), inner = ft_eid_inner(eid), both[2];
	struct ft_place p;
	struct ft_spans spans;
	size_t n;

	r->err = FT_AMBIGUOUS;
	r->message = ft_arena_fmt(c->a, "several paragraphs of %.*s have it; name the paragraph", FT_FMT(unit));
	t.eid = eid;
	n = ft_bound_both(c->db, c->a, &t, both);
	for (size_t i = 0; i < n; i++) {
		r->message = ft_arena_fmt(c->a, "the number may be %s; say which", ft_bare_ranks(eid));
		t.eid = both[i];
		add_target(c, r, t);
	}
	if (n || !ft_place_load(c->db, c->a, t.node, &p))
		return;
	spans = ft_spans(c->a, p.body, p.node);
	for (size_t i = 0; i < spans.len; i++)
		if (ft_ends(spans.v[i].eid, inner)) {
			t.eid = ft_arena_fmt(c->a, "%.*s__%.*s", FT_FMT(unit), FT_FMT(spans.v[i].eid));
			add_target(c, r, t);
		}
}

static void in_version(struct ctx *c, struct ft_resolved *r, struct ft_target t)
{
	struct ft_str eid = c->addr.eid, other;
	bool several;

	if (c->addr.unit_id.n) {
		by_unit_id(c, r, t);
	} else if (eid.n == 0) {
		r->err = FT_OK;
		add_target(c, r, t);
	} else if (find_place(c, &t, eid, &several)) {
		r->err = FT_OK;
		add_target(c, r, t);
	} else if (several) {
		by_paragraphs(c, r, t, eid);
	} else if ((other = ft_bound_other(c->db, c->a, t.version, eid)).n && find_place(c, &t, other, &several)) {
		r->err = FT_OK;
		add_target(c, r, t);
	} else {
		t.eid = FT_S("");
		put_address(c, &t);
		t.eid = eid;
		say_none(c, r, &t);
	}
}

/* A day or a year that is no version's own: what stood then, at the year's end, may have been meant. */
static void find_of_day(struct ctx *c, struct ft_resolved *r, struct ft_target t)
{
	struct ft_str date = c->addr.date;
	int day = date.n == 10 ? ft_date_num(date.p) : (int)strtol(date.p, NULL, 10) * 10000 + 1231;
	struct ft_place p;
	bool several;

	t.version = ft_version_on(c->db, c->a, t.work, day);
	if (t.version == 0 || !ft_place_of_work(c->db, c->a, t.work, t.version, FT_S(""), &p))
		return;
	t.date = p.date;
	if (c->addr.eid.n == 0 || find_place(c, &t, c->addr.eid, &several))
		add_target(c, r, t);
}

static int64_t first_version(const struct ctx *c, int64_t work)
{
	size_t n;
	struct ft_version *v = ft_versions(c->db, c->a, work, &n);

	return n ? v[0].id : 0;
}

static void in_work(struct ctx *c, struct ft_resolved *r, int64_t work)
{
	struct ft_target t = {.work = work};
	struct ft_place p;
	bool clear = true;

	if (ft_is_order_of_version(c->addr.name) && c->addr.date.n == 0)
		t.version = first_version(c, work);
	else if (c->addr.date.n)
		t.version = ft_version_of_date(c->db, c->a, work, c->addr.date, &clear);
	else
		t.version = ft_version_on(c->db, c->a, work, c->day);
	if (!ft_place_of_work(c->db, c->a, work, t.version, FT_S(""), &p))
		return;
	t.key = p.key;
	t.date = t.version ? p.date : FT_S("");
	if (c->addr.date.n && t.version == 0) {
		r->err = FT_NONE;
		r->message = ft_arena_fmt(c->a, clear ? "%.*s has no version of %.*s" : "%.*s has several versions of %.*s",
					  FT_FMT(p.key), FT_FMT(c->addr.date));
		find_of_day(c, r, t);
		return;
	}
	in_version(c, r, t);
}

/* Works by key or name. A name without a word for draft never means one. A key alone is canonical; before a natural
 * place it is a title, which several works may have. */
static size_t find_works(struct ctx *c, int64_t *works, struct ft_str *known)
{
	bool natural = !c->addr.canonical && (c->addr.eid.n || c->addr.unit_id.n || c->addr.date.n);
	size_t n = 0;

	works[0] = natural ? 0 : ft_work_id(c->db, c->addr.name);
	if (works[0])
		n = 1;
	else if (!c->addr.canonical)
		n = ft_works_called(c->db, c->a, c->addr.name, works, MAX_CANDIDATES, known);
	return n;
}

struct ft_resolved ft_resolve(struct ft_db *db, struct ft_arena *a, struct ft_str text, int day)
{
	struct ft_resolved r = {.err = FT_NONE, .message = FT_S(""), .known = FT_S("")};
	struct ctx c = {db, a, ft_address_parse(a, text), day};
	int64_t works[MAX_CANDIDATES];
	size_t n;

	r.targets = ft_arena_alloc(a, MAX_CANDIDATES * sizeof *r.targets);
	if (c.addr.fault) {
		r.err = FT_USAGE;
		r.message = ft_str(c.addr.fault);
		return r;
	}
	n = find_works(&c, works, &r.known);
	if (n == 0 && r.known.n == 0 && !c.addr.canonical && ft_address_spoken(db, a, text, &c.addr))
		n = find_works(&c, works, &r.known);
	if (n == 1) {
		in_work(&c, &r, works[0]);
	} else if (n == 0) {
		r.message = r.known.n ? ft_arena_fmt(a, "%.*s is not in the library", FT_FMT(r.known))
				      : ft_arena_fmt(a, "no work is called %.*s", FT_FMT(c.addr.name));
	} else {
		for (size_t i = 0; i < n; i++)
			in_work(&c, &r, works[i]);
		r.err = FT_AMBIGUOUS;
		r.message = ft_arena_fmt(a, "several works are called %.*s", FT_FMT(c.addr.name));
	}
	return r;
}
