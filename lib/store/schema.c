#include "store/schema.h"

#include "store/inner.h"

#define STR_(x) #x
#define STR(x) STR_(x)

const char ft_schema_sql[] =
	"PRAGMA application_id=" STR(FT_APPLICATION_ID) ";"
	"PRAGMA user_version=" STR(FT_SCHEMA_VERSION) ";"

	/* build_id, built_at, program, average length of a unit, counts */
	"CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;"

	/* A folder that is read. kind: corpus, user, library. */
	"CREATE TABLE source(id INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL, kind TEXT NOT NULL);"

	/* Every file looked at. role: text, work, outline, links, glossary, names, none. `path` is below its
	 * source. size, mtime and inode tell whether it need be read again; sha256 whether it changed. */
	"CREATE TABLE file(id INTEGER PRIMARY KEY, source INTEGER NOT NULL, path TEXT NOT NULL, role TEXT NOT NULL,"
	" size INTEGER, mtime INTEGER, inode INTEGER, sha256 BLOB, UNIQUE(source, path));"

	/* Faults of a file, as printed. */
	"CREATE TABLE fault(id INTEGER PRIMARY KEY, file INTEGER NOT NULL, code TEXT, level TEXT, line INTEGER,"
	" col INTEGER, message TEXT);"

	/* An instrument. catalogued: it has a work.json; else it is known by a text's own head. */
	"CREATE TABLE work(id INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, kind INTEGER NOT NULL, title_zh TEXT,"
	" title_en TEXT, number TEXT, issuer_zh TEXT, issuer_en TEXT, jurisdiction TEXT, page TEXT, note_zh TEXT,"
	" note_en TEXT, as_of INTEGER, catalogued INTEGER NOT NULL, file INTEGER);"
	"CREATE INDEX work_shelf ON work(catalogued, kind);"
	"CREATE TABLE succession(work TEXT NOT NULL, successor TEXT NOT NULL, PRIMARY KEY(work, successor))"
	" WITHOUT ROWID;"

	/* Names by which a work is called, folded (ft_fold_key). what: title, short, number, key, known. `known`
	 * rows come from names.tsv; their work may be absent (NULL). `shown` is the full title. */
	"CREATE TABLE name(folded TEXT NOT NULL, work INTEGER, what TEXT NOT NULL, shown TEXT);"
	"CREATE INDEX name_folded ON name(folded);"
	"CREATE INDEX name_work ON name(work) WHERE work IS NOT NULL;"

	/* A version: begins and ends are the days on which it starts and ceases to apply (YYYYMMDD, 0 unknown);
	 * fate says what it is after `ends`: a ft_status. fixed: a ft_status that dates cannot say, or NULL. event
	 * 'effective': only the day of effect is known, and is the version's date.
	 * older and resumes: doc/place.h. stated: its dates are the catalogue's (1) or end by an unambiguous repeal clause (2), not inferred (0). */
	"CREATE TABLE version(id INTEGER PRIMARY KEY, work INTEGER NOT NULL, date TEXT NOT NULL, event TEXT,"
	" promulgated TEXT, effective TEXT, until TEXT, label_zh TEXT, label_en TEXT, note_zh TEXT, note_en TEXT,"
	" articles INTEGER, begins INTEGER NOT NULL, ends INTEGER NOT NULL, fate INTEGER NOT NULL, fixed INTEGER,"
	" stated INTEGER NOT NULL, older INTEGER NOT NULL DEFAULT 0, resumes INTEGER NOT NULL DEFAULT 0, UNIQUE(work, date));"

	/* A text of a version: one file read. days: those of adoption, amendment and promulgation that its head states,
	 * parted by blanks. grp, the row id of its first text, joins the parts of one text (a
	 * code filed part by part); part: the number that stands in their eids, or 0. ord: the order of preference among
	 * the texts of a version, parts in their order; 0 where there is one text. articles, art_first, art_last: how many
	 * it has, and the range of their numbers. */
	"CREATE TABLE text(id INTEGER PRIMARY KEY, version INTEGER NOT NULL, grp INTEGER NOT NULL, lang INTEGER NOT NULL,"
	" authority INTEGER NOT NULL, basis INTEGER NOT NULL, file INTEGER NOT NULL, title TEXT, url TEXT,"
	" retrieved TEXT, as_of INTEGER, first INTEGER, last INTEGER, units INTEGER, how TEXT, days TEXT,"
	" part INTEGER NOT NULL DEFAULT 0, ord INTEGER NOT NULL DEFAULT 0, articles INTEGER, art_first INTEGER,"
	" art_last INTEGER);"
	"CREATE INDEX text_version ON text(version);"

	/* What every unit of a text has in common, joined once (indexer/write/settle.c): facts of the text, its version, its
	 * work and its source file. */
	"CREATE TABLE text_facts(text INTEGER PRIMARY KEY, version INTEGER NOT NULL, work INTEGER NOT NULL, key TEXT NOT NULL,"
	" title_zh TEXT, title_en TEXT, number TEXT, date TEXT NOT NULL, kind INTEGER NOT NULL, lang INTEGER NOT NULL,"
	" authority INTEGER NOT NULL, basis INTEGER NOT NULL, effective TEXT, until TEXT, as_of INTEGER, file TEXT NOT NULL,"
	" folder TEXT NOT NULL, url TEXT, retrieved TEXT, begins INTEGER NOT NULL, ends INTEGER NOT NULL, fate INTEGER NOT NULL,"
	" fixed INTEGER, stated INTEGER NOT NULL, older INTEGER NOT NULL, resumes INTEGER NOT NULL);"

	/* A node of a text, in the order of the text: containers and units of article rank. `kind` is a
	 * ft_node_kind; `addr` the lowest id among the units that share the version and eid. */
	"CREATE TABLE provision(id INTEGER PRIMARY KEY, text INTEGER NOT NULL, parent INTEGER, kind INTEGER NOT NULL,"
	" eid TEXT NOT NULL, label TEXT, heading TEXT, body TEXT, line INTEGER, level INTEGER, basis INTEGER,"
	" sha256 BLOB);"
	"CREATE INDEX provision_eid ON provision(text, eid);"

	/* Full text over the units: overlapping bigrams of ideographs, words folded (store/token.c). */
	"CREATE VIRTUAL TABLE search USING fts5(body, heading, content='provision', content_rowid='id',"
	" tokenize='fatiao', detail=full, columnsize=0);"
	"INSERT INTO search(search, rank) VALUES('hashsize', 268435456);"
	"INSERT INTO search(search, rank) VALUES('pgsz', 4000);"
	"INSERT INTO search(search, rank) VALUES('automerge', 0);"
	"INSERT INTO search(search, rank) VALUES('crisismerge', 64);"

	/* What search needs of each unit and text without a join (store/pack.h). */
	"CREATE TABLE pack(id INTEGER PRIMARY KEY, data BLOB NOT NULL);"

	/* A reference or a curated relation. src: the provision (unit) that makes it, NULL for a curated row whose
	 * text is not at hand; from_* and to_* name places (key, version date or '', eid). A row that was extracted
	 * from a text bears no to_work but to_name, the folded name by which it is bound when asked (table name); "." is
	 * the text itself. */
	"CREATE TABLE link(id INTEGER PRIMARY KEY, src INTEGER, from_work TEXT, from_date TEXT, from_eid TEXT,"
	" to_work TEXT, to_date TEXT, to_eid TEXT, to_end TEXT, title TEXT, quote TEXT, start INTEGER, stop INTEGER,"
	" type TEXT NOT NULL, relation TEXT, why_zh TEXT, why_en TEXT, strength INTEGER, basis TEXT, origin TEXT NOT NULL,"
	" rule TEXT, walk TEXT, file INTEGER, line INTEGER, to_name TEXT);"
	"CREATE INDEX link_src ON link(src) WHERE src IS NOT NULL;"
	"CREATE INDEX link_from ON link(from_work, from_eid) WHERE from_work IS NOT NULL;"
	"CREATE INDEX link_to ON link(to_work, to_eid) WHERE to_work IS NOT NULL;"
	"CREATE INDEX link_name ON link(to_name, to_eid) WHERE to_name>'.';"
	"CREATE INDEX link_own ON link(to_eid, src) WHERE to_name='.';"

	/* The bilingual glossary: one row a form; forms of one term share `term`. */
	"CREATE TABLE term(term INTEGER NOT NULL, lang INTEGER NOT NULL, form TEXT NOT NULL, folded TEXT NOT NULL,"
	" main INTEGER NOT NULL, defined TEXT);"
	"CREATE INDEX term_folded ON term(folded);"

	/* Printed ids of evaluation units (L3-CES1-17), folded; not unique. */
	"CREATE TABLE alias(folded TEXT NOT NULL, work INTEGER NOT NULL, eid TEXT NOT NULL, shown TEXT);"
	"CREATE INDEX alias_folded ON alias(folded);";

static void refuse(struct ft_db *db, enum ft_err e, const char *why)
{
	if (db->err != FT_OK && db->err != FT_DAMAGED)
		return;
	db->err = e;
	ft_buf_reset(&db->why);
	ft_buf_puts(&db->why, why);
}

void ft_schema_check(struct ft_db *db)
{
	int64_t app = ft_db_int(db, "PRAGMA application_id", 0);
	int64_t version = ft_db_int(db, "PRAGMA user_version", 0);

	if (db->err != FT_OK)
		return;
	if (app != FT_APPLICATION_ID)
		refuse(db, FT_FOREIGN, "it is not a fatiao index");
	else if (version != FT_SCHEMA_VERSION)
		refuse(db, FT_FOREIGN, version < FT_SCHEMA_VERSION ? "it was made by an older fatiao"
								    : "it was made by a newer fatiao");
	else if (ft_db_int(db, "SELECT 1 FROM meta WHERE key='build_id'", 0) != 1)
		refuse(db, FT_DAMAGED, "it was not finished");
}
