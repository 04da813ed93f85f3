#include "query/browse.h"

#include "cite/name.h"
#include "doc/eid.h"
#include "store/titles.h"

#include <stdlib.h>
#include <string.h>

static struct ft_str col(struct ft_stmt *s, int at, struct ft_arena *a)
{
	struct ft_str v = ft_col_str(s, at);

	return v.n ? ft_arena_dup(a, v) : (struct ft_str){"", 0};
}

/* ---- the shelf ---- */

/* Columns from `at` on: key, both titles, number. */
static struct ft_shelved shelved(struct ft_stmt *s, struct ft_arena *a, int at, int64_t id,
				 enum ft_work_kind kind, bool catalogued)
{
	return (struct ft_shelved){.id = id,
				   .kind = kind,
				   .catalogued = catalogued,
				   .key = col(s, at, a),
				   .title_zh = col(s, at + 1, a),
				   .title_en = col(s, at + 2, a),
				   .number = col(s, at + 3, a)};
}

static int by_kind_and_key(const void *a, const void *b)
{
	const struct ft_shelved *x = a, *y = b;

	return x->kind != y->kind ? (x->kind < y->kind ? -1 : 1) : ft_cmp(x->key, y->key);
}

void ft_shelf(struct ft_db *db, struct ft_arena *a, struct ft_shelf *out)
{
	struct ft_stmt
		*others = ft_sql(db, "SELECT kind, count(*) FROM work WHERE catalogued=0 GROUP BY kind"),
		*ours = ft_sql(
			db, "SELECT id, kind, key, title_zh, title_en, number FROM work WHERE catalogued=1");
	struct ft_shelved *v = NULL;
	size_t cap = 0;

	*out = (struct ft_shelf){0};
	while (ft_step(others))
		if (ft_col_int(others, 0) >= 0 && ft_col_int(others, 0) < FT_WK_COUNT)
			out->others[ft_col_int(others, 0)] = (size_t)ft_col_int(others, 1);
	while (ft_step(ours)) {
		int64_t kind = ft_col_int(ours, 1);

		if (kind < 0 || kind >= FT_WK_COUNT)
			continue;
		v = ft_grow(v, out->len, &cap, sizeof *v);
		v[out->len++] = shelved(ours, a, 2, ft_col_int(ours, 0), (enum ft_work_kind)kind, true);
	}
	out->works = ft_arena_keep(a, v, out->len, sizeof *v);
	qsort(out->works, out->len, sizeof *out->works, by_kind_and_key);
	for (size_t i = 0; i < out->len; i++)
		for (int k = (int)out->works[i].kind + 1; k <= FT_WK_COUNT; k++)
			out->from[k] = i + 1;
}

struct ft_shelved *ft_shelf_others(struct ft_db *db, struct ft_arena *a, enum ft_work_kind kind,
				   size_t *count)
{
	struct ft_stmt *s = ft_sql(
		db, "SELECT key, title_zh, title_en, number, id FROM work WHERE kind=?1 AND NOT catalogued"
		    " ORDER BY coalesce(title_zh, title_en)");
	struct ft_shelved *v = NULL;
	size_t cap = 0;

	*count = 0;
	ft_bind_int(s, 1, kind);
	while (ft_step(s)) {
		v = ft_grow(v, *count, &cap, sizeof *v);
		v[(*count)++] = shelved(s, a, 0, ft_col_int(s, 4), kind, false);
	}
	return ft_arena_keep(a, v, *count, sizeof *v);
}

static size_t find_by_name(struct ft_db *db, struct ft_str key, int64_t *out, size_t max)
{
	struct ft_stmt *s = ft_sql(db, "SELECT DISTINCT work FROM name WHERE work IS NOT NULL AND what IN"
				       " ('key', 'number', 'short') AND instr(folded, ?1) ORDER BY work");
	size_t n = 0;

	ft_bind_str(s, 1, key);
	while (ft_step(s))
		if (n < max)
			out[n++] = ft_col_int(s, 0);
	return n;
}

size_t ft_shelf_find(struct ft_db *db, struct ft_str words, int64_t *out, size_t max)
{
	struct ft_buf key = {0};
	size_t n = 0;

	ft_name_key(&key, words);
	if (key.len)
		n = find_by_name(db, ft_buf_str(&key), out, max);
	n = ft_titles_add(db, ft_buf_str(&key), out, n, max);
	ft_buf_free(&key);
	return n;
}

/* ---- small questions ---- */

struct ft_str ft_node_body(struct ft_db *db, struct ft_arena *a, int64_t node)
{
	struct ft_stmt *s = ft_sql(db, "SELECT body FROM provision WHERE id=?1");
	struct ft_str body = {"", 0};

	ft_bind_int(s, 1, node);
	while (ft_step(s))
		body = col(s, 0, a);
	return body;
}

void ft_page_load(struct ft_db *db, struct ft_arena *a, struct ft_page *p)
{
	struct ft_stmt *s;

	if (p->loaded || p->node == 0)
		return;
	s = ft_sql(db, "SELECT label, heading FROM provision WHERE id=?1");
	ft_bind_int(s, 1, p->node);
	while (ft_step(s)) {
		p->label = col(s, 0, a);
		p->heading = col(s, 1, a);
	}
	p->loaded = true;
}

struct ft_anchor *ft_anchors(struct ft_db *db, struct ft_arena *a, int64_t node, size_t *count)
{
	struct ft_stmt *s = ft_sql(
		db, "SELECT start, stop, to_work, to_date, to_eid, title FROM link WHERE src=?1 AND"
		    " stop>start ORDER BY start, stop DESC");
	struct ft_anchor *v = NULL;
	size_t cap = 0;

	*count = 0;
	ft_bind_int(s, 1, node);
	while (ft_step(s)) {
		v = ft_grow(v, *count, &cap, sizeof *v);
		v[(*count)++] = (struct ft_anchor){.start = (size_t)ft_col_int(s, 0),
						   .end = (size_t)ft_col_int(s, 1),
						   .work = col(s, 2, a),
						   .date = col(s, 3, a),
						   .eid = col(s, 4, a),
						   .title = col(s, 5, a)};
	}
	return ft_arena_keep(a, v, *count, sizeof *v);
}

struct ft_link_count *ft_link_counts(struct ft_db *db, struct ft_arena *a, struct ft_str key,
				     struct ft_str date, struct ft_str eid, size_t *count)
{
	struct ft_stmt *s = ft_sql(
		db, "SELECT type, sum(o), sum(i) FROM (SELECT type, 1 o, 0 i FROM link WHERE from_work=?1"
		    " AND from_eid BETWEEN ?3 AND ?3||'_`' AND (from_eid=?3 OR from_eid>?3||'__')"
		    " AND (from_date IS NULL OR from_date='' OR from_date=?2)"
		    " UNION ALL SELECT type, 0, 1 FROM link WHERE to_work=?1"
		    " AND to_eid BETWEEN ?3 AND ?3||'_`' AND (to_eid=?3 OR to_eid>?3||'__')"
		    " AND (to_date IS NULL OR to_date='' OR to_date=?2)) GROUP BY type");
	struct ft_link_count *v = NULL;
	size_t cap = 0;

	*count = 0;
	ft_bind_str(s, 1, key);
	ft_bind_str(s, 2, date);
	ft_bind_str(s, 3, eid);
	while (ft_step(s)) {
		v = ft_grow(v, *count, &cap, sizeof *v);
		v[(*count)++] = (struct ft_link_count){col(s, 0, a), (size_t)ft_col_int(s, 1),
						       (size_t)ft_col_int(s, 2)};
	}
	return ft_arena_keep(a, v, *count, sizeof *v);
}

/* ---- days ---- */

int *ft_days_of_change(struct ft_db *db, struct ft_arena *a, size_t *count)
{
	struct ft_stmt *s = ft_sql(
		db, "SELECT begins FROM version WHERE begins>0 AND fixed IS NULL UNION SELECT ends FROM"
		    " version WHERE ends>0 AND fixed IS NULL ORDER BY 1");
	int *v = NULL;
	size_t cap = 0;

	*count = 0;
	while (ft_step(s)) {
		v = ft_grow(v, *count, &cap, sizeof *v);
		v[(*count)++] = (int)ft_col_int(s, 0);
	}
	return ft_arena_keep(a, v, *count, sizeof *v);
}

size_t ft_day_events(struct ft_db *db, struct ft_arena *a, int day, struct ft_day_event *out, size_t max)
{
	struct ft_stmt *s = ft_sql(
		db, "SELECT k.key, v.date, k.title_zh, k.title_en, v.begins=?1 FROM version v JOIN work k"
		    " ON k.id=v.work WHERE (v.begins=?1 OR v.ends=?1) AND v.fixed IS NULL"
		    " ORDER BY v.begins=?1 DESC, k.catalogued DESC, k.key LIMIT ?2");
	size_t n = 0;

	ft_bind_int(s, 1, day);
	ft_bind_int(s, 2, (int64_t)max);
	while (ft_step(s))
		if (n < max)
			out[n++] = (struct ft_day_event){col(s, 0, a), col(s, 1, a), col(s, 2, a),
							 col(s, 3, a), ft_col_int(s, 4) != 0};
	return n;
}

/* ---- what was kept ---- */

static int64_t version_of(struct ft_db *db, struct ft_str key, struct ft_str date)
{
	struct ft_stmt *s = ft_sql(
		db, "SELECT v.id FROM work k JOIN version v ON v.work=k.id WHERE k.key=?1 AND v.date=?2");
	int64_t id = 0;

	ft_bind_str(s, 1, key);
	ft_bind_str(s, 2, date);
	while (ft_step(s))
		id = ft_col_int(s, 0);
	return id;
}

enum ft_kept_state ft_kept_find(struct ft_db *db, struct ft_arena *a, struct ft_str key, struct ft_str date,
				struct ft_str eid, const unsigned char sha[32])
{
	static const unsigned char none[32];
	int64_t version = version_of(db, key, date), nodes[16];
	struct ft_place p;
	size_t n;

	if (eid.n == 0)
		return ft_work_id(db, key) ? FT_KEPT_HERE : FT_KEPT_ORPHANED;
	n = version ? ft_nodes_at(db, version, ft_eid_unit(eid), nodes, 16) : 0;
	if (n == 0)
		return FT_KEPT_ORPHANED;
	if (memcmp(sha, none, sizeof none) == 0)
		return FT_KEPT_HERE;
	for (size_t i = 0; i < n; i++)
		if (ft_place_load(db, a, nodes[i], &p) && memcmp(p.sha, sha, sizeof p.sha) == 0)
			return FT_KEPT_HERE;
	return FT_KEPT_CHANGED;
}
