#include "store/read.h"

#include "store/schema.h"

#include <string.h>

/* The columns of a place, in the order of fill_place: those of the unit, then those it shares with all of its text. */
#define PLACE_COLUMNS \
	"p.id, p.eid, p.label, p.heading, p.body, p.kind, coalesce(p.basis, f.basis), p.level, p.sha256, f.text, f.version," \
	" f.work, f.key, f.title_zh, f.title_en, f.number, f.date, f.kind, f.lang, f.authority, f.effective, f.until, f.as_of," \
	" f.file, f.folder, f.url, f.retrieved, f.begins, f.ends, f.fate, f.fixed, f.stated, f.older, f.resumes"
#define PLACE_TABLES " FROM provision p JOIN text_facts f ON f.text=p.text"

static struct ft_str col(struct ft_stmt *s, int at, struct ft_arena *a)
{
	struct ft_str v = ft_col_str(s, at);

	if (v.p == NULL)
		return (struct ft_str){"", 0};
	return a ? ft_arena_dup(a, v) : v;
}

/* From column `at` on: begins, ends, fate, fixed, stated, older, resumes. */
static struct ft_span_of_time time_of(struct ft_stmt *s, int at, uint8_t kind)
{
	return (struct ft_span_of_time){.begins = (int)ft_col_int(s, at), .ends = (int)ft_col_int(s, at + 1),
					.fate = (uint8_t)ft_col_int(s, at + 2), .kind = kind,
					.fixed = ft_col_null(s, at + 3) ? 0 : (uint8_t)(ft_col_int(s, at + 3) + 1),
					.stated = ft_col_int(s, at + 4) != 0, .older = (int)ft_col_int(s, at + 5),
					.resumes = (int)ft_col_int(s, at + 6)};
}

/* With a NULL arena the strings are lent until the next step. */
static void fill_place(struct ft_stmt *s, struct ft_arena *a, struct ft_place *p)
{
	struct ft_str sha = ft_col_str(s, 8);

	*p = (struct ft_place){.id = ft_col_int(s, 0), .eid = col(s, 1, a), .label = col(s, 2, a),
			       .heading = col(s, 3, a), .body = col(s, 4, a), .node = (enum ft_node_kind)ft_col_int(s, 5),
			       .basis = (enum ft_basis)ft_col_int(s, 6), .level = (int)ft_col_int(s, 7),
			       .text = ft_col_int(s, 9), .version = ft_col_int(s, 10), .work = ft_col_int(s, 11),
			       .key = col(s, 12, a), .title_zh = col(s, 13, a), .title_en = col(s, 14, a),
			       .number = col(s, 15, a), .date = col(s, 16, a), .kind = (enum ft_work_kind)ft_col_int(s, 17),
			       .lang = (enum ft_lang)ft_col_int(s, 18), .authority = (enum ft_authority)ft_col_int(s, 19),
			       .effective = col(s, 20, a), .until = col(s, 21, a), .as_of = (int)ft_col_int(s, 22),
			       .file = col(s, 23, a), .folder = col(s, 24, a), .url = col(s, 25, a),
			       .retrieved = col(s, 26, a)};
	p->time = time_of(s, 27, (uint8_t)p->kind);
	if (sha.n == sizeof p->sha)
		memcpy(p->sha, sha.p, sha.n);
}

static bool load(struct ft_stmt *s, struct ft_arena *a, int64_t id, struct ft_place *out)
{
	bool found = false;

	ft_bind_int(s, 1, id);
	while (ft_step(s)) {
		fill_place(s, a, out);
		found = true;
	}
	return found;
}

bool ft_place_load(struct ft_db *db, struct ft_arena *a, int64_t id, struct ft_place *out)
{
	return load(ft_sql(db, "SELECT " PLACE_COLUMNS PLACE_TABLES " WHERE p.id=?1"), a, id, out);
}

bool ft_place_of_work(struct ft_db *db, struct ft_arena *a, int64_t work, int64_t version, struct ft_str eid,
		      struct ft_place *p)
{
	struct ft_stmt *s = ft_sql(db,
		"SELECT v.id, k.id, k.key, k.title_zh, k.title_en, " FT_NUMBER_SQL ", v.date, k.kind, v.effective, v.until, k.as_of,"
		" v.begins, v.ends, v.fate, v.fixed, v.stated, v.older, v.resumes FROM work k LEFT JOIN version v ON v.work=k.id"
		" AND (?2=0 OR v.id=?2) WHERE k.id=?1 ORDER BY v.date DESC LIMIT 1");
	bool found = false;

	ft_bind_int(s, 1, work);
	ft_bind_int(s, 2, version);
	while (ft_step(s)) {
		*p = (struct ft_place){.version = ft_col_int(s, 0), .work = ft_col_int(s, 1), .key = col(s, 2, a),
				       .title_zh = col(s, 3, a), .title_en = col(s, 4, a), .number = col(s, 5, a),
				       .date = col(s, 6, a), .kind = (enum ft_work_kind)ft_col_int(s, 7),
				       .effective = col(s, 8, a), .until = col(s, 9, a),
				       .as_of = (int)ft_col_int(s, 10), .eid = eid, .authority = FT_AU_COUNT};
		p->time = time_of(s, 11, (uint8_t)p->kind);
		p->label = p->heading = p->body = p->file = p->folder = p->url = p->retrieved = FT_S("");
		found = true;
	}
	return found;
}

void ft_place_walk(struct ft_db *db, int64_t text, bool containers, bool (*each)(void *, const struct ft_place *),
		   void *arg)
{
	struct ft_stmt *s = ft_sql(db, "SELECT " PLACE_COLUMNS PLACE_TABLES
				       " WHERE p.text=?1 AND (?2 OR p.body IS NOT NULL) ORDER BY p.id");
	struct ft_stmt *all = ft_sql(db, "SELECT " PLACE_COLUMNS PLACE_TABLES
					 " WHERE (?2 OR p.body IS NOT NULL) ORDER BY p.id");
	struct ft_place p;

	if (text == 0)
		s = all;
	else
		ft_bind_int(s, 1, text);
	ft_bind_int(s, 2, containers);
	while (ft_step(s)) {
		fill_place(s, NULL, &p);
		if (!each(arg, &p))
			break;
	}
}

/* Rows of `size` bytes gathered by `fill` into the arena. */
static void *gather(struct ft_stmt *s, struct ft_arena *a, size_t size, size_t *count,
		    void (*fill)(struct ft_stmt *, struct ft_arena *, void *))
{
	char *v = NULL;
	size_t cap = 0;

	*count = 0;
	while (ft_step(s)) {
		v = ft_grow(v, *count, &cap, size);
		fill(s, a, v + (*count)++ * size);
	}
	return ft_arena_keep(a, v, *count, size);
}

static void fill_version(struct ft_stmt *s, struct ft_arena *a, void *at)
{
	struct ft_version *v = at;

	*v = (struct ft_version){.id = ft_col_int(s, 0), .work = ft_col_int(s, 1), .date = col(s, 2, a),
				 .event = col(s, 3, a), .promulgated = col(s, 4, a), .effective = col(s, 5, a),
				 .until = col(s, 6, a), .label_zh = col(s, 7, a), .label_en = col(s, 8, a),
				 .note_zh = col(s, 9, a), .note_en = col(s, 10, a),
				 .articles = ft_col_null(s, 11) ? -1 : (long)ft_col_int(s, 11),
				 .time = time_of(s, 13, (uint8_t)ft_col_int(s, 12))};
}

struct ft_version *ft_versions(struct ft_db *db, struct ft_arena *a, int64_t work, size_t *count)
{
	struct ft_stmt *s = ft_sql(db,
		"SELECT v.id, v.work, v.date, v.event, v.promulgated, v.effective, v.until, v.label_zh, v.label_en,"
		" v.note_zh, v.note_en, v.articles, k.kind, v.begins, v.ends, v.fate, v.fixed, v.stated, v.older, v.resumes FROM version v JOIN work k ON k.id=v.work WHERE v.work=?1 ORDER BY v.date");

	ft_bind_int(s, 1, work);
	return gather(s, a, sizeof(struct ft_version), count, fill_version);
}

static void fill_text(struct ft_stmt *s, struct ft_arena *a, void *at)
{
	struct ft_text *t = at;

	*t = (struct ft_text){.id = ft_col_int(s, 0), .version = ft_col_int(s, 1), .grp = ft_col_int(s, 2),
			      .lang = (enum ft_lang)ft_col_int(s, 3), .authority = (enum ft_authority)ft_col_int(s, 4),
			      .basis = (enum ft_basis)ft_col_int(s, 5), .file = col(s, 6, a), .folder = col(s, 7, a),
			      .how = col(s, 8, a), .first = ft_col_int(s, 9), .last = ft_col_int(s, 10),
			      .units = (long)ft_col_int(s, 11)};
}

struct ft_text *ft_texts(struct ft_db *db, struct ft_arena *a, int64_t version, size_t *count)
{
	struct ft_stmt *s = ft_sql(db,
		"SELECT t.id, t.version, t.grp, t.lang, t.authority, t.basis, f.path, s.path, t.how, t.first, t.last, t.units"
		" FROM text t JOIN file f ON f.id=t.file JOIN source s ON s.id=f.source WHERE t.version=?1"
		" ORDER BY t.ord, t.id");

	ft_bind_int(s, 1, version);
	return gather(s, a, sizeof(struct ft_text), count, fill_text);
}

#define WORK_COLUMNS \
	"SELECT id, kind, key, title_zh, title_en, number, issuer_zh, issuer_en, jurisdiction, page, note_zh, note_en," \
	" as_of, catalogued FROM work"

static void fill_work(struct ft_stmt *s, struct ft_arena *a, void *at)
{
	struct ft_work *w = at;

	*w = (struct ft_work){.id = ft_col_int(s, 0), .kind = (enum ft_work_kind)ft_col_int(s, 1), .key = col(s, 2, a),
			      .title_zh = col(s, 3, a), .title_en = col(s, 4, a), .number = col(s, 5, a),
			      .issuer_zh = col(s, 6, a), .issuer_en = col(s, 7, a), .jurisdiction = col(s, 8, a),
			      .page = col(s, 9, a), .note_zh = col(s, 10, a), .note_en = col(s, 11, a),
			      .as_of = (int)ft_col_int(s, 12), .catalogued = ft_col_int(s, 13) != 0};
}

bool ft_work_load(struct ft_db *db, struct ft_arena *a, int64_t id, struct ft_work *out)
{
	struct ft_stmt *s = ft_sql(db, WORK_COLUMNS " WHERE id=?1");
	bool found = false;

	ft_bind_int(s, 1, id);
	while (ft_step(s)) {
		fill_work(s, a, out);
		found = true;
	}
	return found;
}

struct ft_str ft_issuer_en(struct ft_db *db, struct ft_arena *a, struct ft_str issuer_zh)
{
	struct ft_stmt *s = ft_sql(db, "SELECT issuer_en FROM work WHERE issuer_zh=?1 AND issuer_en>''"
				       " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1");
	struct ft_str en = {"", 0};

	ft_bind_str(s, 1, issuer_zh);
	while (ft_step(s))
		en = col(s, 0, a);
	return en;
}

struct ft_work *ft_works(struct ft_db *db, struct ft_arena *a, size_t *count)
{
	return gather(ft_sql(db, WORK_COLUMNS " ORDER BY key"), a, sizeof(struct ft_work), count, fill_work);
}

size_t ft_works_named(struct ft_db *db, struct ft_arena *a, struct ft_str folded, int64_t *out, size_t max,
		      struct ft_str *known)
{
	struct ft_stmt *s = ft_sql(db, "SELECT DISTINCT work, shown FROM name WHERE folded=?1");
	size_t n = 0;

	ft_bind_str(s, 1, folded);
	while (ft_step(s)) {
		bool had = ft_col_null(s, 0);

		if (had && known && known->n == 0)
			*known = col(s, 1, a);
		for (size_t i = 0; i < n; i++)
			had |= out[i] == ft_col_int(s, 0);
		if (!had && n < max)
			out[n++] = ft_col_int(s, 0);
	}
	return n;
}

static void fill_str(struct ft_stmt *s, struct ft_arena *a, void *at)
{
	*(struct ft_str *)at = col(s, 0, a);
}

struct ft_str *ft_successors(struct ft_db *db, struct ft_arena *a, struct ft_str key, bool backward, size_t *count)
{
	struct ft_stmt *s = ft_sql(db, "SELECT CASE WHEN ?2 THEN work ELSE successor END FROM succession"
				       " WHERE CASE WHEN ?2 THEN successor ELSE work END=?1 ORDER BY 1");

	ft_bind_str(s, 1, key);
	ft_bind_int(s, 2, backward);
	return gather(s, a, sizeof(struct ft_str), count, fill_str);
}

int64_t ft_work_id(struct ft_db *db, struct ft_str key)
{
	struct ft_stmt *s = ft_sql(db, "SELECT id FROM work WHERE key=?1");

	ft_bind_str(s, 1, key);
	return ft_first_int(s);
}

int64_t ft_version_dated(struct ft_db *db, int64_t work, struct ft_str date)
{
	struct ft_stmt *s = ft_sql(db, "SELECT id FROM version WHERE work=?1 AND date=?2");

	ft_bind_int(s, 1, work);
	ft_bind_str(s, 2, date);
	return ft_first_int(s);
}

size_t ft_nodes_at(struct ft_db *db, int64_t version, struct ft_str eid, int64_t *out, size_t max)
{
	struct ft_stmt *s = ft_sql(db,
		"SELECT p.id FROM text t JOIN provision p ON p.text=t.id AND p.eid=?2 WHERE t.version=?1"
		" ORDER BY coalesce(length(p.body),0)=0, t.ord, t.id");
	size_t n = 0;

	ft_bind_int(s, 1, version);
	ft_bind_str(s, 2, eid);
	while (ft_step(s))
		if (n < max)
			out[n++] = ft_col_int(s, 0);
	return n;
}

size_t ft_units_of_alias(struct ft_db *db, struct ft_arena *a, struct ft_str folded, int64_t work,
			 struct ft_str *out, size_t max)
{
	struct ft_stmt *s = ft_sql(db, "SELECT eid FROM alias WHERE folded=?1 AND work=?2 ORDER BY rowid");
	size_t n = 0;

	ft_bind_str(s, 1, folded);
	ft_bind_int(s, 2, work);
	while (ft_step(s))
		if (n < max)
			out[n++] = ft_col_dup(s, 0, a);
	return n;
}
