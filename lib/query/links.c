#include "query/links.h"

#include "base/date.h"
#include "cite/cite.h"
#include "doc/eid.h"
#include "query/bound.h"
#include "query/browse.h"
#include "query/trace.h"

#include <stdlib.h>
#include <string.h>

#define LINK_COLUMNS \
	"SELECT l.id, l.src, l.from_work, l.from_date, l.from_eid, l.to_work, l.to_date, l.to_eid, l.to_end, l.title," \
	" l.quote, l.start, l.stop, l.type, l.relation, l.why_zh, l.why_en, l.strength, l.basis, l.origin, l.rule, l.walk," \
	" f.path, l.to_name FROM link l LEFT JOIN file f ON f.id=l.file"

static const char *const types[] = {"cites", "based-on", "repeals", "amends", "commanded-by", "punished-by",
				    "limited-by", "inspected-under", "evaluates", "designs-for", "maps-to",
				    "succeeded-by", "comments-on", "adds-to"};

bool ft_is_link_type(struct ft_str s)
{
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (ft_eq(s, ft_str(types[i])))
			return true;
	return false;
}

static struct ft_str col(struct ft_stmt *s, int at, struct ft_arena *a)
{
	struct ft_str v = ft_col_dup(s, at, a);

	return v.p ? v : (struct ft_str){"", 0};
}

/* The ends of a link as its row names them, still to be looked up. */
struct ends {
	int64_t src;
	struct ft_str from_work, from_date, from_eid, to_work, to_date, to_eid, to_name;
};

struct row {
	struct ft_link link;
	struct ends ends;
	const struct ft_target *of; /* the place by which it was found */
};

static void fill(struct ft_stmt *s, struct ft_arena *a, struct row *r)
{
	struct ft_link *l = &r->link;

	*r = (struct row){.ends = {.src = ft_col_int(s, 1), .from_work = col(s, 2, a), .from_date = col(s, 3, a),
				   .from_eid = col(s, 4, a), .to_work = col(s, 5, a), .to_date = col(s, 6, a),
				   .to_eid = col(s, 7, a), .to_name = col(s, 23, a)}};
	*l = (struct ft_link){.id = ft_col_int(s, 0), .target_eid = r->ends.to_eid, .target_to = col(s, 8, a),
			      .title = col(s, 9, a), .quote = col(s, 10, a), .start = (long)ft_col_int(s, 11),
			      .end = (long)ft_col_int(s, 12), .type = col(s, 13, a), .relation = col(s, 14, a),
			      .why_zh = col(s, 15, a), .why_en = col(s, 16, a), .strength = (long)ft_col_int(s, 17),
			      .basis = col(s, 18, a), .origin = col(s, 19, a), .rule = col(s, 20, a),
			      .walk = col(s, 21, a), .source = col(s, 22, a)};
}

/* The place that a key, date and eid name; `day` picks the version where no date does. */
static bool place_of(struct ft_db *db, struct ft_arena *a, struct ft_str key, struct ft_str date, struct ft_str eid,
		     int day, struct ft_place *out)
{
	struct ft_target t = {.work = ft_work_id(db, key), .key = key, .eid = eid};
	int64_t node;

	if (t.work == 0)
		return false;
	t.version = date.n ? ft_version_dated(db, t.work, date) : ft_version_on(db, a, t.work, day);
	if (eid.n && ft_nodes_at(db, t.version, ft_eid_unit(eid), &node, 1))
		t.node = node;
	return ft_target_place(db, a, &t, out);
}

/* Where the place stands on the day: itself, where its version applies then; else by trace. */
static void set_now(struct ft_tracer *tracer, struct ft_arena *a, struct ft_link *l, int day)
{
	enum ft_status s = ft_status_on(&l->to.time, day);
	struct ft_target t = {.work = l->to.work, .version = l->to.version, .key = l->to.key, .date = l->to.date,
			      .eid = l->to.eid, .node = l->to.id};
	struct ft_step_to *steps;
	size_t n;

	if (s == FT_ST_IN_FORCE || s == FT_ST_CURRENT || s == FT_ST_UNKNOWN) {
		l->now = ft_arena_alloc(a, sizeof *l->now);
		l->now[l->now_len++] = l->to;
		return;
	}
	steps = ft_tracer_run(tracer, a, &t, day, &n);
	l->now = ft_arena_alloc(a, (n + 1) * sizeof *l->now);
	for (size_t i = 0; i < n; i++)
		if (steps[i].has_to)
			l->now[l->now_len++] = steps[i].to;
}

/* What the looking up of links keeps. */
struct ctx {
	struct ft_db *db;
	struct ft_arena *a;
	struct ft_tracer *tracer;
	struct ft_binding binding;
	int day;
	int64_t src; /* the unit loaded last, 0 none: the links of one unit follow one another */
	struct ft_place from;
};

static struct ctx begin(struct ft_db *db, struct ft_arena *a, int day)
{
	return (struct ctx){.db = db, .a = a, .tracer = ft_tracer_new(db), .binding = {.db = db}, .day = day};
}

static void end(struct ctx *c)
{
	ft_tracer_free(c->tracer);
	ft_binding_free(&c->binding);
}

/* A title as known, full, in the arena of the caller: what binding found goes before the link does.
 * A bare noun that the text gave a meaning to ("the Act") stays as it is written. */
static void full_title(struct ft_arena *a, struct ft_link *l, struct ft_str known)
{
	bool noun = ft_eq(l->rule, FT_S("base")) || ft_eq(l->rule, FT_S("alias"));

	if (l->title.n && noun)
		return;
	if (l->has_to && (l->title.n == 0 || (l->title.p[0] & 0x80)))
		l->title = l->to.title_zh.n ? l->to.title_zh : l->to.title_en;
	else if (l->has_to)
		l->title = l->to.title_en.n ? l->to.title_en : l->to.title_zh;
	else if (known.n)
		l->title = ft_arena_dup(a, known);
}

/* The place inside its unit: eid and label are its own. */
static void narrow(struct ft_arena *a, struct ft_place *p, struct ft_str eid)
{
	struct ft_buf label = {0};

	if (ft_eq(p->eid, eid))
		return;
	p->eid = eid;
	ft_eid_label(&label, eid, p->lang);
	p->label = ft_arena_dup(a, ft_buf_str(&label));
	ft_buf_free(&label);
}

static bool load_from(struct ctx *c, int64_t src, struct ft_place *out)
{
	if (src == 0 || (c->src != src && !ft_place_load(c->db, c->a, src, &c->from)))
		return false;
	c->src = src;
	*out = c->from;
	return true;
}

static void resolve(struct ctx *c, struct row *r)
{
	struct ft_link *l = &r->link;
	const struct ends *e = &r->ends;
	struct ft_str known = {"", 0};
	struct ft_db *db = c->db;
	struct ft_arena *a = c->a;
	int day = c->day;

	if (!load_from(c, e->src, &l->from))
		place_of(db, a, e->from_work, e->from_date, e->from_eid, day, &l->from);
	else if (e->from_eid.n)
		narrow(a, &l->from, e->from_eid);
	if (e->to_work.n)
		l->has_to = place_of(db, a, e->to_work, e->to_date, e->to_eid, day, &l->to);
	else if (e->to_name.n)
		l->has_to = ft_bound_place(&c->binding, a, &l->from, e->to_name, e->to_eid, &l->to, &known);
	l->resolved = l->has_to && (e->to_eid.n == 0 || l->to.id != 0);
	if (l->has_to)
		set_now(c->tracer, a, l, day);
	full_title(a, l, known);
}

/* Rows that one end of which is in a place: ?5 says that it must be the place itself. The range narrows what the
 * index is read for; 'art_2' to 'art_2__~' holds art_20 too, hence the rest. */
#define LINKS_AT(work, date, eid, range) \
	LINK_COLUMNS " WHERE l." work "=?1 AND (l." date " IS NULL OR l." date "=?2)" range " AND (l." eid "=?3 OR NOT ?5" \
	" AND (substr(l." eid ",1,length(?3)+2)=?3||'__' OR ?3='')) AND (?4='' OR l.type=?4)" \
	" ORDER BY l.origin='curated' DESC, l.type, l.id"

/* Of a place, of a whole work; outgoing, incoming. */
static const char *const links_sql[2][2] = {
	{LINKS_AT("from_work", "from_date", "from_eid", " AND l.from_eid BETWEEN ?3 AND ?3||'__~'"),
	 LINKS_AT("to_work", "to_date", "to_eid", " AND l.to_eid BETWEEN ?3 AND ?3||'__~'")},
	{LINKS_AT("from_work", "from_date", "from_eid", ""), LINKS_AT("to_work", "to_date", "to_eid", "")},
};

/* Extracted ones: by the unit that makes them, or by a name of the work (or the text itself) that they mean; those that
 * come in to a place, to a whole work. A standard has thousands of provisions, few of which mean its own places: to a
 * place the index of such links is read. */
static const char out_refs_sql[] = LINK_COLUMNS
	" WHERE l.src IN (SELECT p.id FROM text t JOIN provision p ON p.text=t.id WHERE t.version=?1 AND"
	" (?2='' OR p.eid=?2)) AND (l.from_eid=?3 OR NOT ?5 AND (substr(l.from_eid,1,length(?3)+2)=?3||'__' OR ?3=''))"
	" AND (?4='' OR l.type=?4) ORDER BY l.id";
#define IN_REFS(named, own) \
	LINK_COLUMNS " WHERE l.id IN (SELECT r.id FROM name n CROSS JOIN link r ON r.to_name=n.folded AND r.to_name>'.'" \
	" WHERE n.work=?1" named " UNION " own ") AND (?4='' OR l.type=?4) ORDER BY l.id"
/* By the rows of the texts of the version, which lie in one range: the index link_own tells them by itself. The place
 * and what is in it are asked for apart, since the index has art_50 between art_5 and art_5__para_1; + keeps the planner from the index
 * of src, which would read the rows. */
#define OWN_REFS(src, which) \
	"SELECT r.id FROM text t CROSS JOIN link r ON " src " BETWEEN t.first AND t.last AND " which \
	" AND r.to_name='.' WHERE t.version=?2"
static const char *const in_refs_sql[2] = {
	IN_REFS(" AND r.to_eid BETWEEN ?6 AND ?6||'__~'",
		OWN_REFS("r.src", "r.to_eid=?6") " UNION " OWN_REFS("+r.src", "r.to_eid BETWEEN ?6||'__' AND ?6||'__~'")),
	IN_REFS("", "SELECT r.id FROM text t JOIN provision p ON p.text=t.id CROSS JOIN link r ON r.src=p.id AND r.to_name='.'"
		    " WHERE t.version=?2"),
};

struct rows {
	struct row *v;
	size_t len, cap;
};

static void gather(struct ctx *c, struct ft_stmt *s, const struct ft_target *t, struct rows *rows)
{
	while (ft_step(s)) {
		rows->v = ft_grow(rows->v, rows->len, &rows->cap, sizeof *rows->v);
		fill(s, c->a, &rows->v[rows->len]);
		rows->v[rows->len++].of = t;
	}
}

static void find_curated(struct ctx *c, const struct ft_target *t, bool incoming, struct ft_str type, bool alone,
			 struct rows *rows)
{
	struct ft_stmt *s = ft_sql(c->db, links_sql[t->eid.n == 0][incoming]);

	ft_bind_str(s, 1, t->key);
	ft_bind_str(s, 2, t->date);
	ft_bind_str(s, 3, t->eid.n ? t->eid : FT_S(""));
	ft_bind_str(s, 4, type.n ? type : FT_S(""));
	ft_bind_int(s, 5, alone);
	gather(c, s, t, rows);
}

/* Whether texts make links of the type (cite/cite.h); the other types are drawn by people. */
static bool is_made_by_texts(struct ft_str type)
{
	static const char *const words[] = {
#define X(name, word) word,
		FT_REF_TYPES(X)
#undef X
	};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (ft_eq(type, ft_str(words[i])))
			return true;
	return type.n == 0;
}

static void find_extracted(struct ctx *c, const struct ft_target *t, bool incoming, struct ft_str type, bool alone,
			   struct rows *rows)
{
	struct ft_stmt *s = ft_sql(c->db, incoming ? in_refs_sql[t->eid.n == 0] : out_refs_sql);
	struct ft_str eid = t->eid.n ? t->eid : FT_S(""), unit = t->eid.n ? ft_eid_unit(t->eid) : FT_S("");

	if (!is_made_by_texts(type))
		return;
	ft_bind_int(s, 1, incoming ? t->work : t->version);
	if (incoming)
		ft_bind_int(s, 2, t->version);
	else
		ft_bind_str(s, 2, unit);
	ft_bind_str(s, 4, type.n ? type : FT_S(""));
	if (incoming && t->eid.n)
		ft_bind_str(s, 6, unit);
	if (!incoming) {
		ft_bind_str(s, 3, eid);
		ft_bind_int(s, 5, alone);
	}
	gather(c, s, t, rows);
}

static bool is_within(struct ft_str eid, struct ft_str place, bool alone)
{
	if (ft_eq(eid, place) || (place.n == 0 && !alone))
		return true;
	return !alone && ft_starts(eid, place) && ft_starts(ft_from(eid, place.n), FT_S("__"));
}

/* An extracted one that comes in must mean this very version; a range counts when the place lies at either end. */
static bool means(const struct ft_link *l, const struct ft_target *t, bool alone)
{
	struct ft_str eid = t->eid.n ? t->eid : FT_S("");

	return l->has_to && l->to.work == t->work && l->to.version == t->version && is_within(l->to.eid, eid, alone);
}

/* A reference, and the text that made it first. */
struct made {
	struct ft_str key;
	int64_t text;
};

/* Copies of one text make the same reference: the one read first stands for all. */
static bool is_repeat(struct ctx *c, struct ft_table *made, const struct ft_link *l)
{
	struct ft_str key = ft_arena_fmt(c->a, "%lld %.*s %.*s %lld %.*s %.*s", (long long)l->from.version, FT_FMT(l->from.eid),
					 FT_FMT(l->target_eid), (long long)l->to.version, FT_FMT(l->type), FT_FMT(l->origin));
	bool fresh;
	struct made *m = ft_table_at(made, key, sizeof *m, &fresh);

	if (fresh)
		m->text = l->from.text;
	return m->text != l->from.text;
}

/* The place, and where it is a chapter or a group of clauses the units below it, whose eids do not begin with its own. */
static struct ft_target *with_units(struct ctx *c, const struct ft_target *t, bool alone, size_t *count)
{
	size_t units = 0;
	struct ft_str *eid = alone ? NULL : ft_units_below(c->db, c->a, t->work, t->version, t->eid, &units);
	struct ft_target *v = ft_arena_alloc(c->a, (units + 1) * sizeof *v);

	v[0] = *t;
	for (size_t i = 0; i < units; i++) {
		v[i + 1] = *t;
		v[i + 1].eid = eid[i];
	}
	*count = units + 1;
	return v;
}

struct ft_link *ft_links_at(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, bool incoming,
			    struct ft_str type, bool alone, int day, size_t *count)
{
	struct ctx c = begin(db, a, day);
	struct rows rows = {0};
	struct ft_table made = {0};
	struct ft_link *out;
	size_t curated, places;
	struct ft_target *at = with_units(&c, t, alone, &places);

	*count = 0;
	c.binding.lasting = a;
	for (size_t i = 0; i < places; i++)
		find_curated(&c, &at[i], incoming, type, alone, &rows);
	curated = rows.len;
	for (size_t i = 0; i < places; i++)
		find_extracted(&c, &at[i], incoming, type, alone, &rows);
	out = ft_arena_alloc(a, (rows.len + 1) * sizeof *out);
	for (size_t i = 0; i < rows.len; i++) {
		struct ft_link *l = &rows.v[i].link;

		resolve(&c, &rows.v[i]);
		if (i >= curated && incoming && !means(l, rows.v[i].of, alone))
			continue;
		if (!is_repeat(&c, &made, l) || i < curated)
			out[(*count)++] = *l;
	}
	end(&c);
	ft_table_free(&made);
	free(rows.v);
	return out;
}

struct ft_link *ft_links(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, bool incoming,
			 struct ft_str type, int day, size_t *count)
{
	return ft_links_at(db, a, t, incoming, type, false, day, count);
}

void ft_links_all(struct ft_db *db, int day, bool (*each)(void *, const struct ft_link *), void *arg)
{
	struct ft_stmt *s = ft_sql(db, LINK_COLUMNS " ORDER BY l.id");
	struct ctx c = begin(db, NULL, day);
	bool go = true;

	while (go && ft_step(s)) {
		struct row r;

		c.a = ft_arena_new();
		c.src = 0; /* it went with the arena before */
		fill(s, c.a, &r);
		resolve(&c, &r);
		go = each(arg, &r.link);
		ft_arena_free(c.a);
	}
	end(&c);
}
