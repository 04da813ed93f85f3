#include "query/bound.h"

#include "doc/bare.h"
#include "doc/eid.h"
#include "doc/span.h"

struct ft_bound_name {
	struct ft_str name;
	struct ft_str known; /* the full title where names.tsv knows it, else empty */
	int64_t work; /* 0: none here; -1: several */
	int day; /* of the version kept, 0 none */
	int64_t version;
};

/* What an eid in a version came to. */
struct found {
	struct ft_str key; /* the eid, behind it the bytes of the version's id */
	struct ft_place *place; /* NULL: no such place */
};

void ft_binding_free(struct ft_binding *b)
{
	ft_table_free(&b->places);
	ft_buf_free(&b->key);
	ft_table_free(&b->names);
	ft_arena_free(b->a);
	b->a = NULL;
}

/* The entry of a name, looked up when it is new. */
static struct ft_bound_name *entry(struct ft_binding *b, struct ft_str name)
{
	struct ft_bound_name *e;
	int64_t works[2];
	bool fresh;
	size_t n;

	if (b->a == NULL)
		b->a = ft_arena_new();
	e = ft_table_at(&b->names, name, sizeof *e, &fresh);
	if (!fresh)
		return e;
	e->name = ft_arena_dup(b->a, name);
	e->known = FT_S("");
	n = ft_works_named(b->db, b->a, e->name, works, 2, &e->known);
	e->work = n == 1 ? works[0] : n == 0 ? 0 : -1;
	return e;
}

int ft_reading_day(const struct ft_place *from)
{
	return from->time.begins;
}

/* Names the paragraph of art_7__item_3, where the unit has one that fits, and what art. 7(3) means there. */
static struct ft_str complete(struct ft_db *db, struct ft_arena *a, int64_t node, struct ft_str eid, bool bare,
			      bool *fits, bool *several)
{
	struct ft_str inner = ft_eid_inner(eid), unit = ft_eid_unit(eid), read[2];
	struct ft_place p;
	struct ft_spans spans;
	size_t first, count, readings;

	*several = false;
	*fits = inner.n == 0 || ft_place_load(db, a, node, &p);
	if (inner.n == 0 || !*fits)
		return eid;
	spans = ft_spans(a, p.body, p.node);
	readings = bare ? ft_bare_readings(a, &spans, inner, read) : 0;
	if (readings == 1)
		return ft_arena_fmt(a, "%.*s__%.*s", FT_FMT(unit), FT_FMT(read[0]));
	if (readings == 2) {
		*several = true;
		return eid;
	}
	*fits = ft_spans_find(&spans, inner, &first, &count, several);
	if (*fits && !*several)
		return ft_arena_fmt(a, "%.*s__%.*s", FT_FMT(unit), FT_FMT(spans.v[first].eid));
	return eid;
}

struct ft_str ft_bound_other(struct ft_db *db, struct ft_arena *a, int64_t version, struct ft_str eid)
{
	struct ft_stmt *s = ft_sql(db, "SELECT DISTINCT p.eid FROM text t JOIN provision p ON p.text=t.id"
					  " WHERE t.version=?1 AND (p.eid LIKE '%\\_\\_'||?2 ESCAPE '\\' OR ?2 LIKE"
					  " '%\\_\\_'||p.eid ESCAPE '\\') LIMIT 2");
	struct ft_str found = {"", 0};
	int n = 0;

	ft_bind_int(s, 1, version);
	ft_bind_str(s, 2, eid);
	while (ft_step(s)) {
		found = ft_col_dup(s, 0, a);
		n++;
	}
	return n == 1 ? found : (struct ft_str){"", 0};
}

/* "Section 23": what the version has of a section and of an article of that number. */
static size_t sections(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, struct ft_str out[2])
{
	struct ft_str unit = ft_eid_unit(t->eid), rest = ft_from(t->eid, unit.n), other;
	size_t n = 0;
	int64_t node;

	if (ft_nodes_at(db, t->version, unit, &node, 1) > 0)
		out[n++] = t->eid;
	else if ((other = ft_bound_other(db, a, t->version, unit)).n)
		out[n++] = ft_arena_fmt(a, "%.*s%.*s", FT_FMT(other), FT_FMT(rest));
	other = ft_bare_other(a, unit);
	if (ft_nodes_at(db, t->version, other, &node, 1) > 0)
		out[n++] = ft_arena_fmt(a, "%.*s%.*s", FT_FMT(other), FT_FMT(rest));
	return n;
}

static bool is_section(const struct ft_target *t)
{
	return t->bare && t->version && ft_starts(t->eid, FT_S("sec_"));
}

enum ft_err ft_bound_find(struct ft_db *db, struct ft_arena *a, struct ft_target *t)
{
	int64_t nodes[4];
	size_t n = 0;
	bool unsure = false;
	struct ft_str read[2];

	if (is_section(t) && (n = sections(db, a, t, read)) != 1)
		return n ? FT_AMBIGUOUS : FT_NONE;
	if (n)
		t->eid = read[0];
	n = t->eid.n && t->version ? ft_nodes_at(db, t->version, ft_eid_unit(t->eid), nodes, 4) : 0;
	for (size_t i = 0; i < n; i++) {
		bool fits, several;
		struct ft_str whole = complete(db, a, nodes[i], t->eid, t->bare, &fits, &several);

		if (!fits)
			continue;
		t->eid = whole;
		t->node = nodes[i];
		if (!several)
			return FT_OK;
		unsure = true;
	}
	return unsure ? FT_AMBIGUOUS : t->eid.n ? FT_NONE : FT_OK;
}

size_t ft_bound_both(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, struct ft_str out[2])
{
	struct ft_spans spans;
	struct ft_place p;

	if (is_section(t))
		return sections(db, a, t, out) == 2 ? 2 : 0;
	if (!t->bare || !ft_place_load(db, a, t->node, &p))
		return 0;
	spans = ft_spans(a, p.body, p.node);
	if (ft_bare_readings(a, &spans, ft_eid_inner(t->eid), out) < 2)
		return 0;
	for (int i = 0; i < 2; i++)
		out[i] = ft_arena_fmt(a, "%.*s__%.*s", FT_FMT(ft_eid_unit(t->eid)), FT_FMT(out[i]));
	return 2;
}

static bool place_in(struct ft_db *db, struct ft_arena *a, struct ft_target *t, struct ft_place *out)
{
	ft_bound_find(db, a, t);
	return ft_target_place(db, a, t, out);
}

/* The same; what is found for an arena that lasts is kept for the next who asks. */
static bool kept_place(struct ft_binding *b, struct ft_arena *a, struct ft_target *t, struct ft_place *out)
{
	struct found *f;
	bool fresh;

	if (b->lasting == NULL || b->lasting != a)
		return place_in(b->db, a, t, out);
	ft_buf_reset(&b->key);
	ft_buf_add(&b->key, t->eid);
	ft_buf_add(&b->key, (struct ft_str){(const char *)&t->version, sizeof t->version});
	f = ft_table_at(&b->places, ft_buf_str(&b->key), sizeof *f, &fresh);
	if (fresh) {
		struct ft_place p;

		f->key = ft_arena_dup(a, f->key);
		if (place_in(b->db, a, t, &p)) {
			f->place = ft_arena_alloc(a, sizeof p);
			*f->place = p;
		}
	}
	if (f->place)
		*out = *f->place;
	return f->place != NULL;
}

bool ft_bound_place(struct ft_binding *b, struct ft_arena *a, const struct ft_place *from, struct ft_str name,
		    struct ft_str eid, struct ft_place *out, struct ft_str *known)
{
	struct ft_target t = {.eid = eid};
	struct ft_bound_name *e;
	int day = ft_reading_day(from);

	*known = FT_S("");
	if (name.n == 0)
		return false;
	if (ft_eq(name, FT_S("."))) {
		t.work = from->work;
		t.version = from->version;
		return kept_place(b, a, &t, out);
	}
	e = entry(b, name);
	*known = e->known;
	if (e->work <= 0)
		return false;
	if (e->version == 0 || e->day != day) {
		e->version = ft_version_on(b->db, a, e->work, day);
		e->day = day;
	}
	t.work = e->work;
	t.version = e->version;
	return kept_place(b, a, &t, out);
}
