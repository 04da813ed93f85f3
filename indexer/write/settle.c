/* What follows from the rows, derived anew after every build: which versions apply when, and levels of clauses. Versions
 * that are not held are in gaps.c, names in known.c, texts side by side in parts.c, the packed records in pack.c. */
#include "indexer/write/inner.h"

#include "doc/kind.h"
#include "store/schema.h"

/* Works and versions that only a text told of go when their last text goes. */
static const char drop_orphans[] =
	"DELETE FROM version WHERE stated=0 AND id NOT IN (SELECT version FROM text);"
	"DELETE FROM work WHERE catalogued=0 AND id NOT IN (SELECT work FROM version);"
	"DELETE FROM name WHERE work IS NOT NULL AND work NOT IN (SELECT id FROM work);";

/* A bare version that is known by its day of effect alone says too little beside one whose head is dated: an amended
 * text names the day of the first. */
static const char doubt_effects[] =
	"UPDATE version SET fixed=CASE WHEN EXISTS(SELECT 1 FROM version n WHERE n.work=version.work AND n.fixed IS NOT 7"
	"  AND (n.stated=1 OR n.event<>'effective')) THEN 3 END WHERE stated=0 AND event='effective';";

/* A version ends on the day that the catalogue states, else on the day that the next version of its work begins; a
 * draft, or a bare version of unknown standing, ends nothing. What it is afterwards: superseded where a later version
 * follows, else repealed (a standard: withdrawn); fate 3 is the catalogue's own word, that it is not known. */
static const char end_versions[] =
	"CREATE TEMP TABLE heir AS SELECT v.id AS id, min(n.begins) AS day FROM version v JOIN version n ON n.work=v.work"
	"  AND n.id<>v.id AND n.fixed IS NOT 7 AND NOT (n.stated=0 AND n.fixed IS 3)"
	"  AND (n.begins>v.begins OR (n.begins=v.begins AND n.date>v.date)) GROUP BY v.id;"
	"UPDATE version SET ends=coalesce((SELECT day FROM heir WHERE heir.id=version.id),0)"
	" WHERE until IS NULL AND fixed IS NOT 7 AND fate<>3;"
	"UPDATE version SET fate=CASE WHEN id IN (SELECT id FROM heir) THEN 4"
	"  WHEN (SELECT kind FROM work WHERE id=version.work) IN (6,7) THEN 6 ELSE 5 END WHERE fate<>3;"
	"DROP TABLE heir;";

_Static_assert(FT_ST_DRAFT == 7 && FT_ST_SUPERSEDED == 4 && FT_ST_REPEALED == 5 && FT_ST_WITHDRAWN == 6 &&
		       FT_ST_UNKNOWN == 3,
	       "the numbers in end_versions");
_Static_assert(FT_WK_NATIONAL_STANDARD == 6 && FT_WK_INDUSTRY_STANDARD == 7, "the kinds in end_versions");

/* A version that only a text tells of does not outlive its work: where the catalogue says that the work ended and
 * nothing later began, it ended then, too. */
static const char end_with_work[] =
	"UPDATE version SET ends=(SELECT max(u.ends) FROM version u WHERE u.work=version.work AND u.stated AND u.until IS NOT"
	" NULL AND u.ends>version.begins), fate=5 WHERE stated=0 AND ends=0 AND fixed IS NULL AND EXISTS(SELECT 1 FROM version u"
	" WHERE u.work=version.work AND u.stated AND u.until IS NOT NULL AND u.ends>version.begins)"
	" AND NOT EXISTS(SELECT 1 FROM version u WHERE u.work=version.work AND u.stated AND u.until IS NULL AND"
	" u.fixed IS NULL);";

/* A clause of an official text that repeals a whole instrument by a name that only one work has ends that work's
 * last version on the day that the clause takes effect, unless the catalogue says itself how the version stands.
 * `stated` is 2 for such a version; each build finds them anew. */
static const char end_repealed[] =
	"WITH gone(version, day) AS (SELECT v.id, min(r.begins) FROM link l JOIN provision p ON p.id=l.src"
	"  JOIN text t ON t.id=p.text AND t.authority=0 JOIN version r ON r.id=t.version AND r.fixed IS NULL AND r.begins>0"
	"  JOIN name n ON n.folded=l.to_name JOIN version v ON v.work=n.work AND v.work<>r.work AND v.begins<r.begins"
	"  WHERE l.type='repeals' AND l.to_eid IS NULL AND v.stated=0 AND v.fixed IS NULL AND v.until IS NULL AND v.ends=0"
	"  AND (SELECT count(DISTINCT work) FROM name m WHERE m.folded=l.to_name AND m.work IS NOT NULL)=1 GROUP BY v.id)"
	"UPDATE version SET ends=(SELECT g.day FROM gone g WHERE g.version=version.id), fate=5, stated=2"
	" WHERE id IN (SELECT version FROM gone);";

/* The level of a standard's clause is the outline's. */
static const char level_clauses[] =
	"UPDATE provision SET level=(SELECT o.level FROM text t JOIN text x ON x.version=t.version JOIN provision o"
	"  ON o.text=x.id AND o.eid=provision.eid AND o.level IS NOT NULL WHERE t.id=provision.text LIMIT 1)"
	" WHERE level IS NULL AND text IN (SELECT t.id FROM text t JOIN text x ON x.version=t.version JOIN file f"
	"  ON f.id=x.file AND f.role='outline' JOIN file g ON g.id=t.file AND g.role<>'outline');";

/* A bare work's facts were last looked at with the text. */
static const char join_facts[] =
	"DELETE FROM text_facts;"
	"INSERT INTO text_facts SELECT t.id, v.id, k.id, k.key, k.title_zh, k.title_en, " FT_NUMBER_SQL ", v.date, k.kind, t.lang,"
	"  t.authority, t.basis, v.effective, v.until, CASE WHEN k.catalogued THEN coalesce(k.as_of, t.as_of) ELSE t.as_of END,"
	"  f.path, s.path, t.url, t.retrieved, v.begins, v.ends, v.fate, v.fixed, v.stated, v.older, v.resumes"
	"  FROM text t JOIN version v ON v.id=t.version JOIN work k ON k.id=v.work JOIN file f ON f.id=t.file"
	"  JOIN source s ON s.id=f.source ORDER BY t.id;";

enum { TICK = 500 }; /* units between two looks at the clock and the user */

/* The words of the units written in this build. They come last, in one go: FTS5 writes out what it has gathered
 * in memory before any statement that may have to be undone, and a thousand small segments cost more to merge
 * than the words to read again. */
static void index_words(struct ft_writer *w)
{
	struct ft_stmt *rows = ft_sql(w->db, "SELECT id, heading, body FROM provision WHERE id>=?1 AND body IS NOT NULL");
	struct ft_stmt *s = ft_sql(w->db, "INSERT INTO search(rowid, heading, body) VALUES(?1,?2,?3)");

	if (w->fresh_len == 0)
		return;
	ft_bind_int(rows, 1, w->fresh[0].id);
	for (size_t n = 0; !w->stopped && ft_step(rows); n++) {
		w->stopped = w->tick && n % TICK == 0 && !w->tick(w->tick_arg, n, w->fresh_len);
		ft_bind_int(s, 1, ft_col_int(rows, 0));
		ft_bind_str(s, 2, ft_col_str(rows, 1));
		ft_bind_str(s, 3, ft_col_str(rows, 2));
		ft_run(s);
	}
}

void ft_settle(struct ft_writer *w)
{
	index_words(w);
	if (w->stopped)
		return;
	ft_db_exec(w->db, "UPDATE version SET stated=0 WHERE stated=2");
	ft_db_exec(w->db, drop_orphans);
	ft_settle_known(w);
	ft_db_exec(w->db, doubt_effects);
	ft_db_exec(w->db, end_versions);
	ft_settle_gaps(w);
	ft_db_exec(w->db, end_with_work);
	ft_db_exec(w->db, end_repealed);
	ft_db_exec(w->db, level_clauses);
	ft_settle_parts(w);
	ft_db_exec(w->db, join_facts);
	ft_db_exec(w->db, "INSERT OR REPLACE INTO meta SELECT 'articles', count(*) FROM provision WHERE kind=6");
	_Static_assert(FT_N_ARTICLE == 6, "the kind counted above");
	ft_settle_pack(w);
	ft_settle_titles(w);
	/* A new index is one segment; a refreshed one gathers small ones, four of which become one now and then. */
	ft_db_exec(w->db, w->copy ? "INSERT INTO search(search, rank) VALUES('merge', 500)"
				  : "INSERT INTO search(search) VALUES('optimize')");
}
