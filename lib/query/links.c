#include "query/links.h"

#include "base/date.h"
#include "doc/eid.h"

#include <stdlib.h>
#include <string.h>

#define LINK_COLUMNS \
	"SELECT l.id, l.src, l.from_work, l.from_date, l.from_eid, l.to_work, l.to_date, l.to_eid, l.to_end, l.title," \
	" l.quote, l.start, l.stop, l.type, l.relation, l.why_zh, l.why_en, l.strength, l.basis, l.origin, l.rule, l.walk," \
	" f.path FROM link l LEFT JOIN file f ON f.id=l.file"

static struct ft_str col(struct ft_stmt *s, int at, struct ft_arena *a)
{
	struct ft_str v = ft_col_dup(s, at, a);

	return v.p ? v : (struct ft_str){"", 0};
}

/* The ends of a link as its row names them, still to be looked up. */
struct ends {
	int64_t src;
	struct ft_str from_work, from_date, from_eid, to_work, to_date, to_eid;
};

struct row {
	struct ft_link link;
	struct ends ends;
};

static void fill(struct ft_stmt *s, struct ft_arena *a, struct row *r)
{
	struct ft_link *l = &r->link;

	*r = (struct row){.ends = {.src = ft_col_int(s, 1), .from_work = col(s, 2, a), .from_date = col(s, 3, a),
				   .from_eid = col(s, 4, a), .to_work = col(s, 5, a), .to_date = col(s, 6, a),
				   .to_eid = col(s, 7, a)}};
	*l = (struct ft_link){.id = ft_col_int(s, 0), .target_eid = r->ends.to_eid, .target_to = col(s, 8, a),
			      .title = col(s, 9, a), .quote = col(s, 10, a), .start = (long)ft_col_int(s, 11),
			      .end = (long)ft_col_int(s, 12), .type = col(s, 13, a), .relation = col(s, 14, a),
			      .why_zh = col(s, 15, a), .why_en = col(s, 16, a), .strength = (long)ft_col_int(s, 17),
			      .basis = col(s, 18, a), .origin = col(s, 19, a), .rule = col(s, 20, a),
			      .walk = col(s, 21, a), .source = col(s, 22, a)};
}

static int64_t version_by_date(struct ft_db *db, int64_t work, struct ft_str date)
{
	struct ft_stmt *s = ft_sql(db, "SELECT id FROM version WHERE work=?1 AND date=?2");
	int64_t id = 0;

	ft_bind_int(s, 1, work);
	ft_bind_str(s, 2, date);
	while (ft_step(s))
		id = ft_col_int(s, 0);
	return id;
}

/* The place that a key, date and eid name; `day` picks the version where no date does. */
static bool place_of(struct ft_db *db, struct ft_arena *a, struct ft_str key, struct ft_str date, struct ft_str eid,
		     int day, struct ft_place *out)
{
	struct ft_target t = {.work = ft_work_id(db, key), .key = key, .eid = eid};
	int64_t node;

	if (t.work == 0)
		return false;
	t.version = date.n ? version_by_date(db, t.work, date) : ft_version_on(db, a, t.work, day);
	if (eid.n && ft_nodes_at(db, t.version, ft_eid_unit(eid), &node, 1))
		t.node = node;
	return ft_target_place(db, a, &t, out);
}

static void resolve(struct ft_db *db, struct ft_arena *a, struct row *r, int day)
{
	struct ft_link *l = &r->link;
	const struct ends *e = &r->ends;

	if (e->src == 0 || !ft_place_load(db, a, e->src, &l->from))
		place_of(db, a, e->from_work, e->from_date, e->from_eid, day, &l->from);
	else if (e->from_eid.n)
		l->from.eid = e->from_eid;
	if (e->to_work.n)
		l->has_to = place_of(db, a, e->to_work, e->to_date, e->to_eid, day, &l->to);
	l->resolved = l->has_to && (e->to_eid.n == 0 || l->to.id != 0);
	l->has_now = l->has_to;
	l->now = l->to;
	if (l->title.n == 0 && l->has_to)
		l->title = l->to.title_zh.n ? l->to.title_zh : l->to.title_en;
}

static const char out_sql[] = LINK_COLUMNS
	" WHERE l.from_work=?1 AND (l.from_date IS NULL OR l.from_date=?2) AND (l.from_eid=?3 OR substr(l.from_eid,1,"
	"length(?3)+2)=?3||'__' OR ?3='') AND (?4='' OR l.type=?4) ORDER BY l.origin='curated' DESC, l.type, l.id";
static const char in_sql[] = LINK_COLUMNS
	" WHERE l.to_work=?1 AND (l.to_date IS NULL OR l.to_date=?2) AND (l.to_eid=?3 OR substr(l.to_eid,1,"
	"length(?3)+2)=?3||'__' OR ?3='') AND (?4='' OR l.type=?4) ORDER BY l.origin='curated' DESC, l.type, l.id";

struct ft_link *ft_links(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, bool incoming,
			 struct ft_str type, int day, size_t *count)
{
	struct ft_stmt *s = ft_sql(db, incoming ? in_sql : out_sql);
	struct row *rows = NULL;
	struct ft_link *out;
	size_t cap = 0;

	*count = 0;
	ft_bind_str(s, 1, t->key);
	ft_bind_str(s, 2, t->date);
	ft_bind_str(s, 3, t->eid.n ? t->eid : FT_S(""));
	ft_bind_str(s, 4, type.n ? type : FT_S(""));
	while (ft_step(s)) {
		rows = ft_grow(rows, *count, &cap, sizeof *rows);
		fill(s, a, &rows[(*count)++]);
	}
	out = ft_arena_alloc(a, (*count + 1) * sizeof *out);
	for (size_t i = 0; i < *count; i++) {
		resolve(db, a, &rows[i], day);
		out[i] = rows[i].link;
	}
	free(rows);
	return out;
}

void ft_links_all(struct ft_db *db, int day, bool (*each)(void *, const struct ft_link *), void *arg)
{
	struct ft_stmt *s = ft_sql(db, LINK_COLUMNS " ORDER BY l.id");
	bool go = true;

	while (go && ft_step(s)) {
		struct ft_arena *a = ft_arena_new();
		struct row r;

		fill(s, a, &r);
		resolve(db, a, &r, day);
		go = each(arg, &r.link);
		ft_arena_free(a);
	}
}
