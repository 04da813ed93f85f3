#include "query/resolve.h"

#include "base/date.h"
#include "base/fold.h"
#include "cite/address.h"
#include "cite/name.h"
#include "doc/eid.h"
#include "query/called.h"
#include "doc/span.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_CANDIDATES = 16, MAX_NEAREST = 5 };

/* ---- place ---- */

struct ctx {
	struct ft_db *db;
	struct ft_arena *a;
	struct ft_address addr;
	int day;
	bool bare_numbers; /* places inside the unit are numbered in brackets, not named */
};

static void put_address(const struct ctx *c, struct ft_target *t)
{
	struct ft_buf b = {0};

	ft_address_put(&b, t->key, t->date, t->eid);
	t->address = ft_arena_dup(c->a, ft_buf_str(&b));
	ft_buf_free(&b);
}

/* Completes the inner place (item_3) to a whole eid (art_7__para_1__item_3) by the text of the unit. `fits` is
 * cleared when the unit has no such place, `several` set when it has it in more than one paragraph. */
static struct ft_str complete(const struct ctx *c, int64_t node, struct ft_str unit, struct ft_str inner, bool *fits,
			      bool *several)
{
	struct ft_place p;
	struct ft_spans spans;
	size_t first, count;

	*fits = *several = false;
	if (!ft_place_load(c->db, c->a, node, &p))
		return inner;
	spans = ft_spans(c->a, p.body, p.node);
	*fits = ft_spans_find(&spans, inner, &first, &count, several);
	if (!*fits)
		return ft_arena_fmt(c->a, "%.*s__%.*s", FT_FMT(unit), FT_FMT(inner));
	return ft_arena_fmt(c->a, "%.*s__%.*s", FT_FMT(unit), FT_FMT(spans.v[first].eid));
}

/* Finds the place in the version of the target: tries the best texts until one has it. */
static bool find_place(const struct ctx *c, struct ft_target *t, struct ft_str eid, bool *several)
{
	struct ft_str unit = ft_eid_unit(eid), inner = ft_eid_inner(eid);
	int64_t nodes[8];
	size_t n = ft_nodes_at(c->db, t->version, unit, nodes, 8);
	bool fits = n > 0;

	*several = false;
	t->eid = eid;
	t->node = n ? nodes[0] : 0;
	for (size_t i = 0; i < n && inner.n; i++) {
		struct ft_str whole = complete(c, nodes[i], unit, inner, &fits, several);

		if (fits || *several) {
			t->eid = whole;
			t->node = nodes[i];
			break;
		}
	}
	return fits && !*several;
}

/* A unit named without the containers above it (sec_1 for chp_1__sec_1) or with ones it does not have. */
static struct ft_str other_eid(const struct ctx *c, int64_t version, struct ft_str eid)
{
	struct ft_stmt *s = ft_sql(c->db, "SELECT DISTINCT p.eid FROM text t JOIN provision p ON p.text=t.id"
					  " WHERE t.version=?1 AND (p.eid LIKE '%\\_\\_'||?2 ESCAPE '\\' OR ?2 LIKE"
					  " '%\\_\\_'||p.eid ESCAPE '\\') LIMIT 2");
	struct ft_str found = {"", 0};
	int n = 0;

	ft_bind_int(s, 1, version);
	ft_bind_str(s, 2, eid);
	while (ft_step(s)) {
		found = ft_col_dup(s, 0, c->a);
		n++;
	}
	return n == 1 ? found : (struct ft_str){"", 0};
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

/* An item that stands in several paragraphs: each is a candidate. */
static void by_paragraphs(struct ctx *c, struct ft_resolved *r, struct ft_target t, struct ft_str eid)
{
	struct ft_str unit = ft_eid_unit(eid), inner = ft_eid_inner(eid);
	struct ft_place p;
	struct ft_spans spans;

	r->err = FT_AMBIGUOUS;
	r->message = ft_arena_fmt(c->a, "several paragraphs of %.*s have it; name the paragraph", FT_FMT(unit));
	if (!ft_place_load(c->db, c->a, t.node, &p))
		return;
	spans = ft_spans(c->a, p.body, p.node);
	for (size_t i = 0; i < spans.len; i++)
		if (ft_ends(spans.v[i].eid, inner)) {
			t.eid = ft_arena_fmt(c->a, "%.*s__%.*s", FT_FMT(unit), FT_FMT(spans.v[i].eid));
			add_target(c, r, t);
		}
}

/* Art. 13(1)(3) counts paragraph and item where the article has no item 1 with a point 3; in words, 第一项第三目, it says
 * what it means. Empty where the address is none of that form. */
static struct ft_str as_paragraph(const struct ctx *c, struct ft_str eid)
{
	struct ft_str unit = ft_eid_unit(eid), inner = ft_eid_inner(eid);
	ptrdiff_t point = ft_find(inner, FT_S("__point_"));

	if (!c->bare_numbers || !ft_starts(inner, FT_S("item_")) || point < 0)
		return (struct ft_str){"", 0};
	return ft_arena_fmt(c->a, "%.*s__para_%.*s__item_%.*s", FT_FMT(unit), (int)point - 5, inner.p + 5,
			    FT_FMT(ft_from(inner, (size_t)point + 8)));
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
	} else if ((other = as_paragraph(c, eid)).n && find_place(c, &t, other, &several)) {
		r->err = FT_OK;
		add_target(c, r, t);
	} else if ((other = other_eid(c, t.version, eid)).n && find_place(c, &t, other, &several)) {
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

/* A year that stands bare behind the name, 示例法 2018年, is that of the version, as one in brackets is. */
static bool take_year(struct ft_address *addr)
{
	struct ft_str s = addr->name;
	size_t n;

	if (addr->canonical || addr->date.n || !ft_ends(s, FT_S("年")) || s.n < 8)
		return false;
	s = ft_trim(ft_sub(s, 0, s.n - 3));
	for (n = 0; n < 4 && n < s.n && s.p[s.n - 1 - n] >= '0' && s.p[s.n - 1 - n] <= '9'; n++)
		;
	if (n < 4 || s.n == 4 || (s.p[s.n - 5] >= '0' && s.p[s.n - 5] <= '9'))
		return false;
	addr->date = ft_from(s, s.n - 4);
	addr->name = ft_trim(ft_sub(s, 0, s.n - 4));
	return true;
}

struct ft_resolved ft_resolve(struct ft_db *db, struct ft_arena *a, struct ft_str text, int day)
{
	struct ft_resolved r = {.err = FT_NONE, .message = FT_S(""), .known = FT_S("")};
	struct ctx c = {db, a, ft_address_parse(a, text), day, ft_find(text, FT_S("(")) >= 0 && ft_find(text, FT_S("项")) < 0};
	int64_t works[MAX_CANDIDATES];
	size_t n;

	r.targets = ft_arena_alloc(a, MAX_CANDIDATES * sizeof *r.targets);
	if (c.addr.fault) {
		r.err = FT_USAGE;
		r.message = ft_str(c.addr.fault);
		return r;
	}
	n = find_works(&c, works, &r.known);
	if (n == 0 && take_year(&c.addr))
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

bool ft_target_place(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, struct ft_place *out)
{
	struct ft_buf label = {0};

	if (t->node == 0 || !ft_place_load(db, a, t->node, out)) {
		if (!ft_place_of_work(db, a, t->work, t->version, t->eid, out))
			return false;
	}
	if (!ft_eq(out->eid, t->eid) || out->label.n == 0) {
		ft_eid_label(&label, t->eid, t->node ? out->lang : FT_LANG_ZH);
		out->label = ft_arena_dup(a, ft_buf_str(&label));
	}
	out->eid = t->eid;
	ft_buf_free(&label);
	return true;
}
