/* Files, sources, links, glossary, names: rows that stand for themselves. */
#include "indexer/write/inner.h"

#include "base/date.h"
#include "base/fold.h"
#include "cite/name.h"
#include "store/read.h"

int64_t ft_write_source(struct ft_writer *w, const char *path, const char *kind)
{
	struct ft_stmt *s = ft_sql(w->db, "INSERT INTO source(path, kind) VALUES(?1, ?2)"
					  " ON CONFLICT(path) DO UPDATE SET kind=excluded.kind RETURNING id");

	ft_bind_str(s, 1, ft_str(path));
	ft_bind_str(s, 2, ft_str(kind));
	return ft_first_int(s);
}

void ft_write_drop_sources(struct ft_writer *w, const int64_t *kept, size_t count)
{
	struct ft_stmt *s = ft_sql(w->db, "DELETE FROM source WHERE id NOT IN (SELECT value FROM json_each(?1))");
	struct ft_buf list = {0};

	ft_buf_putc(&list, '[');
	for (size_t i = 0; i < count; i++)
		ft_buf_fmt(&list, "%s%lld", i ? "," : "", (long long)kept[i]);
	ft_buf_putc(&list, ']');
	ft_bind_str(s, 1, ft_buf_str(&list));
	ft_run(s);
	ft_buf_free(&list);
}

int64_t ft_write_file_row(struct ft_writer *w, const struct ft_file_row *f)
{
	struct ft_stmt *s = ft_sql(w->db,
		"INSERT INTO file(source, path, role, size, mtime, inode, sha256) VALUES(?1,?2,?3,?4,?5,?6,?7)"
		" ON CONFLICT(source, path) DO UPDATE SET role=?3, size=?4, mtime=?5, inode=?6, sha256=?7 RETURNING id");

	ft_bind_int(s, 1, f->source);
	ft_bind_str(s, 2, f->path);
	ft_bind_str(s, 3, ft_str(f->role));
	ft_bind_int(s, 4, f->size);
	ft_bind_int(s, 5, f->mtime);
	ft_bind_int(s, 6, f->inode);
	ft_bind_blob(s, 7, (struct ft_str){(const char *)f->sha, sizeof f->sha});
	return ft_first_int(s);
}

/* A bare text is as of the day of its file, but not before its version (indexer/texts.c, as_of). */
static void touch_text(struct ft_writer *w, const struct ft_file_row *f)
{
	struct ft_stmt *s = ft_sql(w->db,
		"UPDATE text SET as_of=max(?2, coalesce((SELECT CAST(replace(v.date,'-','') AS INTEGER) FROM version v"
		" WHERE v.id=text.version),0)) WHERE file=?1 AND how<>'catalogue'");
	char day[11];

	ft_date_of_time(day, f->mtime / 1000000000);
	ft_bind_int(s, 1, f->id);
	ft_bind_int(s, 2, ft_date_num(day));
	ft_run(s);
}

void ft_write_touch(struct ft_writer *w, const struct ft_file_row *f)
{
	struct ft_stmt *s = ft_sql(w->db, "UPDATE file SET size=?2, mtime=?3, inode=?4 WHERE id=?1");

	ft_bind_int(s, 1, f->id);
	ft_bind_int(s, 2, f->size);
	ft_bind_int(s, 3, f->mtime);
	ft_bind_int(s, 4, f->inode);
	ft_run(s);
	touch_text(w, f);
}

void ft_write_faults(struct ft_writer *w, int64_t file, const struct ft_diags *d)
{
	struct ft_stmt *old = ft_sql(w->db, "DELETE FROM fault WHERE file=?1");

	ft_bind_int(old, 1, file);
	ft_run(old);
	for (const struct ft_diag *g = d->head; g; g = g->next) {
		struct ft_stmt *s = ft_sql(w->db, "INSERT INTO fault(file, code, level, line, col, message)"
						  " VALUES(?1,?2,?3,?4,?5,?6)");
		char level[2] = {ft_diag_level(g->code), '\0'};

		ft_bind_int(s, 1, file);
		ft_bind_str(s, 2, ft_str(ft_diag_word(g->code)));
		ft_bind_str(s, 3, ft_str(level));
		ft_bind_int(s, 4, g->line);
		ft_bind_int(s, 5, g->column);
		ft_bind_str(s, 6, g->message);
		ft_run(s);
	}
}

/* The hash stays that of the text which is kept, so that verify tells the file from it. */
void ft_write_refused(struct ft_writer *w, const struct ft_file_row *f, const struct ft_diags *d)
{
	struct ft_stmt *s = ft_sql(w->db, "UPDATE file SET size=?2, mtime=?3, inode=?4, sha256=CASE WHEN EXISTS(SELECT 1"
					  " FROM text WHERE file=?1) THEN sha256 ELSE ?5 END WHERE id=?1");

	ft_bind_int(s, 1, f->id);
	ft_bind_int(s, 2, f->size);
	ft_bind_int(s, 3, f->mtime);
	ft_bind_int(s, 4, f->inode);
	ft_bind_blob(s, 5, (struct ft_str){(const char *)f->sha, sizeof f->sha});
	ft_run(s);
	ft_write_faults(w, f->id, d);
}

/* Runs SQL that has one integer to bind. */
static void run_int(struct ft_writer *w, const char *sql, int64_t v)
{
	struct ft_stmt *s = ft_sql(w->db, sql);

	ft_bind_int(s, 1, v);
	ft_run(s);
}

void ft_write_drop_file(struct ft_writer *w, int64_t file, bool keep_row)
{
	run_int(w, "INSERT INTO search(search, rowid, heading, body) SELECT 'delete', id, heading, body FROM provision"
		   " WHERE body IS NOT NULL AND text IN (SELECT id FROM text WHERE file=?1)", file);
	run_int(w, "DELETE FROM link WHERE src IN (SELECT id FROM provision WHERE text IN"
		   " (SELECT id FROM text WHERE file=?1))", file);
	run_int(w, "DELETE FROM provision WHERE text IN (SELECT id FROM text WHERE file=?1)", file);
	run_int(w, "DELETE FROM text WHERE file=?1", file);
	run_int(w, "DELETE FROM fault WHERE file=?1", file);
	if (!keep_row)
		run_int(w, "DELETE FROM file WHERE id=?1", file);
}

void ft_write_drop_catalogue(struct ft_writer *w)
{
	ft_db_exec(w->db, "DELETE FROM link WHERE origin='curated'; DELETE FROM term;"
			  "DELETE FROM name WHERE what='known';");
}

void ft_write_link(struct ft_writer *w, const struct ft_link_in *l)
{
	const struct ft_str words[] = {l->from_work, l->from_date, l->from_eid, l->to_work,  l->to_date, l->to_eid,
				       l->to_end,    l->title,	   l->quote,	l->relation, l->why_zh,	 l->why_en,
				       l->basis,     l->rule,	   l->walk,	l->to_name};
	struct ft_stmt *s = ft_sql(w->db,
		"INSERT INTO link(from_work, from_date, from_eid, to_work, to_date, to_eid, to_end, title, quote, relation,"
		" why_zh, why_en, basis, rule, walk, to_name, type, origin, src, file, start, stop, strength, line)"
		" VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24)");
	int n = (int)(sizeof words / sizeof words[0]);

	for (int i = 0; i < n; i++)
		ft_bind_word(s, i + 1, words[i]);
	ft_bind_str(s, n + 1, l->type);
	ft_bind_str(s, n + 2, ft_str(l->origin));
	if (l->src)
		ft_bind_int(s, n + 3, l->src);
	ft_bind_int(s, n + 4, l->file);
	ft_bind_int(s, n + 5, l->start);
	ft_bind_int(s, n + 6, l->stop);
	if (l->strength)
		ft_bind_int(s, n + 7, l->strength);
	ft_bind_int(s, n + 8, l->line);
	ft_run(s);
}

void ft_write_term(struct ft_writer *w, long term, enum ft_lang lang, struct ft_str form, bool main_form,
		   struct ft_str defined)
{
	struct ft_stmt *s = ft_sql(w->db, "INSERT INTO term(term, lang, form, folded, main, defined)"
					  " VALUES(?1,?2,?3,?4,?5,?6)");
	struct ft_buf folded = {0};

	ft_fold_key(&folded, form);
	ft_bind_int(s, 1, term);
	ft_bind_int(s, 2, lang);
	ft_bind_str(s, 3, form);
	ft_bind_str(s, 4, ft_buf_str(&folded));
	ft_bind_int(s, 5, main_form);
	ft_bind_word(s, 6, defined);
	ft_run(s);
	ft_buf_free(&folded);
}

static void add_name(struct ft_writer *w, int64_t work, struct ft_str name, const char *what, struct ft_str shown)
{
	struct ft_stmt *s = ft_sql(w->db, "INSERT INTO name(folded, work, what, shown) SELECT ?1,?2,?3,?4"
					  " WHERE NOT EXISTS(SELECT 1 FROM name WHERE folded=?1 AND work IS ?2)");
	struct ft_buf folded = {0};

	ft_name_key(&folded, name);
	if (folded.len) {
		ft_bind_str(s, 1, ft_buf_str(&folded));
		if (work)
			ft_bind_int(s, 2, work);
		ft_bind_str(s, 3, ft_str(what));
		ft_bind_str(s, 4, shown);
		ft_run(s);
	}
	ft_buf_free(&folded);
}

void ft_write_name(struct ft_writer *w, struct ft_str key, struct ft_str name, const char *what, struct ft_str shown)
{
	add_name(w, key.n ? ft_work_id(w->db, key) : 0, name, what, shown);
}

void ft_write_alias(struct ft_writer *w, struct ft_str work, struct ft_str alias, struct ft_str eid)
{
	struct ft_stmt *s = ft_sql(w->db, "INSERT INTO alias(folded, work, eid, shown)"
					  " SELECT ?1, id, ?2, ?3 FROM work WHERE key=?4");
	struct ft_buf folded = {0};

	ft_fold_key(&folded, alias);
	ft_bind_str(s, 1, ft_buf_str(&folded));
	ft_bind_str(s, 2, eid);
	ft_bind_str(s, 3, alias);
	ft_bind_str(s, 4, work);
	ft_run(s);
	ft_buf_free(&folded);
}

static void write_succession(struct ft_writer *w, struct ft_str old, struct ft_str new)
{
	struct ft_stmt *s = ft_sql(w->db, "INSERT OR IGNORE INTO succession(work, successor) VALUES(?1,?2)");

	ft_bind_str(s, 1, old);
	ft_bind_str(s, 2, new);
	ft_run(s);
}

static int begins_of(const struct ft_cat_version *v)
{
	struct ft_str d = v->effective.n ? v->effective : v->promulgated.n ? v->promulgated : v->date;

	return d.n ? ft_date_num(d.p) : 0;
}

/* A version that the catalogue knows to have begun, but not whether it still stands, stood until the next one was made;
 * that day, 0 where there is no such one. */
static int doubtful_from(const struct ft_cat_work *c, const struct ft_cat_version *v)
{
	struct ft_str next = FT_S("");

	if (v->status != FT_ST_UNKNOWN || v->effective.n == 0 || v->until.n || v->draft)
		return 0;
	for (size_t i = 0; i < c->version_len; i++)
		if (!c->versions[i].draft && ft_cmp(c->versions[i].date, v->date) > 0 &&
		    (next.n == 0 || ft_cmp(c->versions[i].date, next) < 0))
			next = c->versions[i].date;
	return next.n ? ft_date_num(next.p) : 0;
}

static void write_version(struct ft_writer *w, int64_t work, const struct ft_cat_work *c, const struct ft_cat_version *v)
{
	struct ft_stmt *s = ft_sql(w->db,
		"INSERT OR REPLACE INTO version(work, date, event, promulgated, effective, until, label_zh, label_en,"
		" note_zh, note_en, articles, begins, ends, fate, fixed, stated)"
		" VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,1)");
	const struct ft_str words[] = {v->date, v->event, v->promulgated, v->effective, v->until,
				       v->label.zh, v->label.en, v->status_note.zh, v->status_note.en};
	int doubt = doubtful_from(c, v), fixed = v->draft ? FT_ST_DRAFT : doubt ? -1 : v->status;
	enum ft_status fate = ft_is_standard(c->kind) ? FT_ST_WITHDRAWN : FT_ST_REPEALED;

	ft_bind_int(s, 1, work);
	for (int i = 0; i < (int)(sizeof words / sizeof words[0]); i++)
		ft_bind_word(s, i + 2, words[i]);
	if (v->articles >= 0)
		ft_bind_int(s, 11, v->articles);
	ft_bind_int(s, 12, begins_of(v));
	ft_bind_int(s, 13, v->until.n ? ft_date_num(v->until.p) : doubt);
	ft_bind_int(s, 14, doubt ? FT_ST_UNKNOWN : fate);
	if (fixed >= 0)
		ft_bind_int(s, 15, fixed);
	ft_run(s);
}

static int64_t write_work_row(struct ft_writer *w, const struct ft_cat_work *c, int64_t file)
{
	struct ft_stmt *s = ft_sql(w->db,
		"INSERT INTO work(key, kind, title_zh, title_en, number, issuer_zh, issuer_en, jurisdiction, page, note_zh,"
		" note_en, as_of, catalogued, file) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,1,?13)"
		" ON CONFLICT(key) DO NOTHING");
	const struct ft_str words[] = {c->title.zh, c->title.en, c->number, c->issuer.zh, c->issuer.en,
				       c->jurisdiction, c->page, c->note.zh, c->note.en};

	ft_bind_str(s, 1, c->key);
	ft_bind_int(s, 2, c->kind);
	for (int i = 0; i < (int)(sizeof words / sizeof words[0]); i++)
		ft_bind_word(s, i + 3, words[i]);
	ft_bind_int(s, 12, ft_date_num(c->as_of.p));
	ft_bind_int(s, 13, file);
	ft_run(s);
	return ft_work_id(w->db, c->key);
}

void ft_write_work(struct ft_writer *w, const struct ft_cat_work *c, int64_t file)
{
	int64_t id = write_work_row(w, c, file);
	struct ft_str shown = c->title.zh.n ? c->title.zh : c->title.en;

	add_name(w, id, c->key, "key", shown);
	add_name(w, id, c->title.zh, "title", shown);
	add_name(w, id, c->title.en, "title", shown);
	add_name(w, id, c->number, "number", shown);
	for (size_t i = 0; i < c->short_zh.len; i++)
		add_name(w, id, c->short_zh.v[i], "short", shown);
	for (size_t i = 0; i < c->short_en.len; i++)
		add_name(w, id, c->short_en.v[i], "short", shown);
	for (size_t i = 0; i < c->succeeds.len; i++)
		write_succession(w, c->succeeds.v[i], c->key);
	for (size_t i = 0; i < c->succeeded_by.len; i++)
		write_succession(w, c->key, c->succeeded_by.v[i]);
	for (size_t i = 0; i < c->version_len; i++)
		write_version(w, id, c, &c->versions[i]);
}

void ft_write_number(struct ft_writer *w, int64_t work, struct ft_str date, struct ft_str number)
{
	struct ft_stmt *s = ft_sql(w->db, "UPDATE work SET number=?2 WHERE id=?1 AND catalogued=0 AND ?3<>'' AND EXISTS(SELECT 1 FROM"
					  " version WHERE work=?1) AND NOT EXISTS(SELECT 1 FROM version WHERE work=?1 AND date<>''"
					  " AND date<?3)");

	ft_bind_int(s, 1, work);
	ft_bind_word(s, 2, number);
	ft_bind_str(s, 3, date);
	ft_run(s);
}

void ft_totals_read(struct ft_db *db, struct ft_totals *t)
{
	t->works = ft_db_int(db, "SELECT count(*) FROM work", 0);
	t->versions = ft_db_int(db, "SELECT count(*) FROM version", 0);
	t->texts = ft_db_int(db, "SELECT count(DISTINCT grp) FROM text", 0);
	t->units = ft_db_int(db, "SELECT sum(units) FROM text", 0);
	t->articles = ft_db_int(db, "SELECT coalesce((SELECT value FROM meta WHERE key='articles'),0)", 0);
	t->links = ft_db_int(db, "SELECT count(*) FROM link", 0);
	t->faults = ft_db_int(db, "SELECT count(*) FROM fault", 0);
}
