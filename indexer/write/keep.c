/* What a build from nothing keeps of the index there was: the texts, catalogue facts and tables of files that cannot be
 * read now. Rows are carried over as they stand; what follows from them is settled with the rest. */
#include "indexer/write/inner.h"

#include "store/page.h"
#include "store/schema.h"

_Static_assert(FT_SCHEMA_VERSION == 5, "what is new in the schema is to be carried over below, too");

/* The old index, whole or not at all: the new seal will vouch for what comes out of it. */
static bool has_old(struct ft_writer *w)
{
	struct ft_stmt *s;

	if (w->old == FT_OLD_UNSEEN) {
		w->old = ft_pages_check(w->final) == FT_OK ? FT_OLD_AT_HAND : FT_OLD_NONE;
		if (w->old == FT_OLD_AT_HAND) {
			s = ft_sql(w->db, "ATTACH ?1 AS old");
			ft_bind_str(s, 1, ft_str(w->final));
			ft_run(s);
		}
	}
	return w->old == FT_OLD_AT_HAND;
}

bool ft_write_can_keep(struct ft_writer *w)
{
	return has_old(w);
}

/* Runs SQL with integers to bind to ?1, ?2 and so on; its first value, or 0. */
static int64_t run(struct ft_writer *w, const char *sql, size_t n, const int64_t *v)
{
	struct ft_stmt *s = ft_sql(w->db, sql);
	int64_t first = 0;

	for (size_t i = 0; i < n; i++)
		ft_bind_int(s, (int)i + 1, v[i]);
	while (ft_step(s))
		first = ft_col_int(s, 0);
	return first;
}
#define RUN(w, sql, ...) \
	run(w, sql, sizeof((int64_t[]){__VA_ARGS__}) / sizeof(int64_t), (const int64_t[]){__VA_ARGS__})

/* The file's row, with the hash of what is kept of it, so that verify tells the file from that; its faults are those
 * of this build, if it was looked at. Returns its id. */
static int64_t keep_row(struct ft_writer *w, int64_t old)
{
	int64_t id = RUN(w, "INSERT INTO main.file(source, path, role, size, mtime, inode, sha256) SELECT n.id, f.path, f.role, f.size,"
			    " f.mtime, f.inode, f.sha256 FROM old.file f JOIN old.source s ON s.id=f.source JOIN main.source n ON"
			    " n.path=s.path WHERE f.id=?1 ON CONFLICT(source, path) DO UPDATE SET sha256=CASE WHEN EXISTS(SELECT"
			    " 1 FROM old.text WHERE file=?1) THEN excluded.sha256 ELSE sha256 END RETURNING id",
			 old);

	RUN(w, "INSERT INTO main.fault(file, code, level, line, col, message) SELECT ?2, code, level, line, col, message FROM"
	       " old.fault WHERE file=?1 AND NOT EXISTS(SELECT 1 FROM main.fault WHERE file=?2)", old, id);
	return id;
}

/* ---- works ---- */

/* The work of an old one's key, carried over where there is none. One whose work.json is gone (file 0) is known by its
 * texts alone. */
static int64_t keep_work(struct ft_writer *w, int64_t old, int64_t file)
{
	int64_t id = RUN(w, "SELECT n.id FROM old.work k JOIN main.work n ON n.key=k.key WHERE k.id=?1", old);

	if (id)
		return id;
	RUN(w, "INSERT INTO main.work(key, kind, title_zh, title_en, number, issuer_zh, issuer_en, jurisdiction, page, note_zh,"
	       " note_en, as_of, catalogued, file) SELECT key, kind, title_zh, title_en, number, issuer_zh, issuer_en, jurisdiction,"
	       " page, note_zh, note_en, as_of, ?2>0, nullif(?2,0) FROM old.work WHERE id=?1", old, file);
	id = ft_last_id(w->db);
	RUN(w, "INSERT INTO main.name(folded, work, what, shown) SELECT folded, ?2, what, shown FROM old.name WHERE work=?1 AND"
	       " what NOT IN ('known','tied')", old, id);
	RUN(w, "INSERT OR IGNORE INTO main.succession SELECT s.* FROM old.succession s JOIN old.work k ON k.key IN (s.work,"
	       " s.successor) WHERE k.id=?1 AND ?2", old, file != 0);
	return id;
}

/* Versions of the old work `old`, or the one of them that is asked for, under the work `id`. */
static void keep_versions(struct ft_writer *w, int64_t old, int64_t id, int64_t one)
{
	RUN(w, "INSERT OR IGNORE INTO main.version(work, date, event, promulgated, effective, until, label_zh, label_en, note_zh,"
	       " note_en, articles, begins, ends, fate, fixed, stated, older, resumes) SELECT n.id, date, event, promulgated,"
	       " effective, until, label_zh, label_en, v.note_zh, v.note_en, articles, begins, ends, fate, fixed,"
	       " CASE stated WHEN 1 THEN n.catalogued ELSE 0 END, older, resumes FROM old.version v JOIN main.work n ON n.id=?2 WHERE v.work=?1 AND"
	       " ?3 IN (0, v.id)", old, id, one);
}

static int64_t keep_version(struct ft_writer *w, int64_t old)
{
	int64_t old_work = RUN(w, "SELECT work FROM old.version WHERE id=?1", old), work = keep_work(w, old_work, 0);

	keep_versions(w, old_work, work, old);
	return RUN(w, "SELECT n.id FROM old.version v JOIN main.version n ON n.date=v.date WHERE v.id=?1 AND n.work=?2", old, work);
}

void ft_write_keep_works(struct ft_writer *w, int64_t old_file)
{
	int64_t file, old;

	if (!has_old(w) || (old = RUN(w, "SELECT id FROM old.work WHERE file=?1 AND catalogued", old_file)) == 0)
		return;
	file = keep_row(w, old_file);
	keep_versions(w, old, keep_work(w, old, file), 0);
}

/* ---- texts ---- */

static void note_words(struct ft_writer *w, int64_t text)
{
	struct ft_stmt *s = ft_sql(w->db, "SELECT id, heading, body FROM main.provision WHERE text=?1 AND body IS NOT NULL ORDER BY id");

	ft_bind_int(s, 1, text);
	while (ft_step(s))
		ft_write_fresh(w, ft_col_int(s, 0), ft_unit_length(ft_col_str(s, 1), ft_col_str(s, 2)));
}

/* Ids of provisions are moved up behind those there are, all by the same. */
static void keep_text(struct ft_writer *w, int64_t old, int64_t file)
{
	int64_t version = keep_version(w, RUN(w, "SELECT version FROM old.text WHERE id=?1", old)), text;
	int64_t up = RUN(w, "SELECT (SELECT coalesce(max(id),0) FROM main.provision)+1-min(id) FROM old.provision WHERE text=?1",
			 old);

	RUN(w, "INSERT INTO main.text(version, grp, lang, authority, basis, file, title, url, retrieved, as_of, first, last, units, how,"
	       " days, part, articles, art_first, art_last) SELECT ?2, 0, lang, authority, basis, ?3, title, url, retrieved, as_of, 0,"
	       " 0, units, how, days, part, articles, art_first, art_last FROM old.text WHERE id=?1", old, version, file);
	text = ft_last_id(w->db);
	RUN(w, "INSERT INTO main.provision(id, text, parent, kind, eid, label, heading, body, line, level, basis, sha256) SELECT id+?2,"
	       " ?3, parent+?2, kind, eid, label, heading, body, line, level, basis, sha256 FROM old.provision WHERE text=?1",
	    old, up, text);
	RUN(w, "UPDATE main.text SET grp=id, first=(SELECT min(id) FROM main.provision WHERE text=?1),"
	       " last=(SELECT max(id) FROM main.provision WHERE text=?1) WHERE id=?1", text);
	RUN(w, "INSERT INTO main.link(src, from_work, from_date, from_eid, to_work, to_date, to_eid, to_end, title, quote, start, stop,"
	       " type, relation, why_zh, why_en, strength, basis, origin, rule, walk, file, line, to_name) SELECT src+?2, from_work,"
	       " from_date, from_eid, to_work, to_date, to_eid, to_end, title, quote, start, stop, type, relation, why_zh, why_en,"
	       " strength, basis, origin, rule, walk, ?3, line, to_name FROM old.link WHERE src IN (SELECT id FROM old.provision"
	       " WHERE text=?1)", old, up, file);
	note_words(w, text);
}

/* ---- tables ---- */

static void keep_tables(struct ft_writer *w, int64_t old_file, int64_t file)
{
	RUN(w, "INSERT INTO main.link(from_work, from_date, from_eid, to_work, to_date, to_eid, to_end, title, quote, start, stop,"
	       " type, relation, why_zh, why_en, strength, basis, origin, rule, walk, file, line, to_name) SELECT from_work,"
	       " from_date, from_eid, to_work, to_date, to_eid, to_end, title, quote, start, stop, type, relation, why_zh, why_en,"
	       " strength, basis, origin, rule, walk, ?2, line, to_name FROM old.link WHERE file=?1 AND src IS NULL",
	    old_file, file);
	RUN(w, "INSERT INTO main.term SELECT t.* FROM old.term t JOIN old.file f ON f.id=?1 AND f.role='glossary' WHERE NOT"
	       " EXISTS(SELECT 1 FROM main.term)", old_file);
	RUN(w, "INSERT INTO main.name SELECT n.folded, (SELECT m.id FROM old.work k JOIN main.work m ON m.key=k.key WHERE"
	       " k.id=n.work), n.what, n.shown FROM old.name n JOIN old.file f ON f.id=?1 AND f.role='names' WHERE n.what='known' AND"
	       " NOT EXISTS(SELECT 1 FROM main.name WHERE what='known')", old_file);
	RUN(w, "INSERT INTO main.alias SELECT a.folded, m.id, a.eid, a.shown FROM old.alias a JOIN old.work k ON k.id=a.work JOIN"
	       " main.work m ON m.key=k.key WHERE a.work IN (SELECT v.work FROM old.text t JOIN old.version v ON v.id=t.version JOIN"
	       " old.file f ON f.id=t.file AND f.role='outline' WHERE f.id=?1) AND NOT EXISTS(SELECT 1 FROM main.alias WHERE"
	       " work=m.id)", old_file);
}

void ft_write_keep(struct ft_writer *w, int64_t old_file)
{
	int64_t file, text = 0;

	if (!has_old(w))
		return;
	file = keep_row(w, old_file);
	while ((text = RUN(w, "SELECT min(id) FROM old.text WHERE file=?1 AND id>?2", old_file, text)) != 0)
		keep_text(w, text, file);
	keep_tables(w, old_file, file);
}
