#include "indexer/ingest.h"

#include "base/fs.h"
#include "indexer/building.h"
#include "indexer/tables.h"
#include "indexer/works.h"
#include "store/page.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static void write_works(struct ft_build *b)
{
	for (size_t i = 0; i < b->scan.len; i++) {
		struct ft_entry *e = &b->scan.v[i];

		if (e->role != FT_R_WORK)
			continue;
		struct ft_file_row row = ft_build_row(b, e);
		int64_t id = ft_write_file_row(b->w, &row);

		ft_write_faults(b->w, id, &e->faults);
		if (e->work)
			ft_write_work(b->w, e->work, id);
		else if (e->before)
			ft_write_keep_works(b->w, e->before);
	}
	for (size_t i = 0; i < b->scan.shut_len; i++)
		ft_write_keep_works(b->w, b->scan.shut[i]);
}

/* The source.json files of the library are known by rows, so that what changes in them is seen. */
static void write_imports(struct ft_build *b)
{
	for (size_t i = 0; i < b->scan.len; i++) {
		struct ft_entry *e = &b->scan.v[i];

		if (e->role != FT_R_IMPORT || (b->copy && e->same))
			continue;
		struct ft_file_row row = ft_build_row(b, e);

		if (e->old_id)
			ft_write_drop_file(b->w, e->old_id, true);
		ft_write_faults(b->w, ft_write_file_row(b->w, &row), &e->faults);
	}
}

/* The catalogue is as it was, but a text that it lists may have come or gone. */
static void renew_work_faults(struct ft_build *b)
{
	for (size_t i = 0; i < b->scan.len; i++) {
		const struct ft_entry *e = &b->scan.v[i];

		if (e->role == FT_R_WORK) {
			struct ft_file_row row = ft_build_row(b, e);

			ft_write_faults(b->w, ft_write_file_row(b->w, &row), &e->faults);
		}
	}
}

/* ---- tables ---- */

static void write_table(struct ft_build *b, struct ft_entry *e)
{
	struct ft_diags diags = {.arena = ft_arena_new()};
	struct ft_file_row row = ft_build_row(b, e);
	struct ft_buf text = {0};
	int64_t id;

	if (e->old_id)
		ft_write_drop_file(b->w, e->old_id, true);
	id = ft_write_file_row(b->w, &row);
	e->unread = ft_read_file(e->path, FT_MAX_FILE, &text) != FT_OK;
	if (e->unread)
		ft_diag(&diags, FT_D_UNREADABLE, 0, 0, "cannot be read");
	else if (e->role == FT_R_LINKS)
		ft_table_links(b->w, id, ft_buf_str(&text), &diags);
	else if (e->role == FT_R_GLOSSARY)
		ft_table_glossary(b->w, ft_buf_str(&text), &diags);
	else if (e->role == FT_R_NAMES)
		ft_table_names(b->w, ft_buf_str(&text), &diags);
	else if (e->role == FT_R_OUTLINE && e->work)
		ft_table_outline(b->w, id, e->work, ft_buf_str(&text), &diags);
	else
		e->unread = true; /* the outline of a work.json that cannot be taken */
	ft_write_faults(b->w, id, &diags);
	ft_build_faults(b, e, &diags);
	ft_buf_free(&text);
	ft_arena_free(diags.arena);
	ft_build_step(b);
}

static void write_tables(struct ft_build *b, enum ft_role role)
{
	for (size_t i = 0; i < b->scan.len && !ft_build_stopped(b); i++)
		if (b->scan.v[i].role == role)
			write_table(b, &b->scan.v[i]);
}

/* An outline or a table that cannot be read changes nothing, but is told. */
static void refuse_tables(struct ft_build *b)
{
	for (size_t i = 0; i < b->scan.len; i++) {
		const struct ft_entry *e = &b->scan.v[i];
		struct ft_file_row row = ft_build_row(b, e);
		struct ft_diags diags = {.arena = b->scan.arena};

		if (e->same || (e->role != FT_R_OUTLINE && !ft_is_table_role(e->role)) || access(e->path, R_OK) == 0)
			continue;
		ft_diag(&diags, FT_D_UNREADABLE, 0, 0, "cannot be read");
		if (row.id == 0)
			row.id = ft_write_file_row(b->w, &row);
		ft_write_refused(b->w, &row, &diags);
		ft_build_faults(b, e, &diags);
	}
}

/* ---- the whole ---- */

static void write_sources(struct ft_build *b)
{
	b->source_ids = ft_alloc((b->o->source_count + 1) * sizeof *b->source_ids);
	for (size_t i = 0; i < b->o->source_count; i++)
		b->source_ids[i] = ft_write_source(b->w, b->o->sources[i].path, b->o->sources[i].kind);
	ft_write_drop_sources(b->w, b->source_ids, b->o->source_count);
}

static void drop_gone(struct ft_build *b)
{
	for (size_t i = 0; i < b->scan.gone_len; i++)
		ft_write_drop_file(b->w, b->scan.gone[i], false);
	b->r->removed = b->scan.gone_len;
}

/* Said where files cannot be read and the index there was cannot either. */
static void tell_unkept(struct ft_build *b)
{
	struct ft_diags d = {.arena = b->scan.arena};
	char *path = ft_path(b->o->data_dir, "index.db");
	bool any = b->scan.lost_len > 0;

	for (size_t i = 0; i < b->scan.len; i++)
		any |= b->scan.v[i].unread;
	if (any && b->o->fault && (b->blind || (b->scan.keeps && !ft_write_can_keep(b->w)))) {
		ft_diag(&d, FT_D_UNREADABLE, 0, 0, "the index there was; nothing of it can be kept for what cannot be read now");
		b->o->fault(b->o->arg, path, d.head);
	}
	free(path);
}

/* What could not be taken stays as the index there was has it. */
static void keep_unread(struct ft_build *b)
{
	tell_unkept(b);
	for (size_t i = 0; i < b->scan.shut_len; i++)
		ft_write_keep(b->w, b->scan.shut[i]);
	for (size_t i = 0; i < b->scan.len; i++)
		if (b->scan.v[i].unread && b->scan.v[i].before)
			ft_write_keep(b->w, b->scan.v[i].before);
}

/* One table read anew means all of them. */
static bool renews_tables(const struct ft_build *b)
{
	return !b->copy || (b->scan.tables_changed && !b->scan.tables_shut && b->scan.lost_len == 0);
}

static void write_all(struct ft_build *b)
{
	b->total = 0;
	for (size_t i = 0; i < b->scan.len; i++)
		b->total += b->scan.v[i].role != FT_R_TEXT && b->scan.v[i].role != FT_R_WORK && b->scan.v[i].role != FT_R_IMPORT;
	write_sources(b);
	ft_works_read(&b->scan, ft_build_faults, b);
	if (b->copy) {
		drop_gone(b);
		renew_work_faults(b);
		refuse_tables(b);
	} else {
		write_works(b);
		write_tables(b, FT_R_OUTLINE);
	}
	write_imports(b);
	ft_build_texts(b);
	if (renews_tables(b)) {
		ft_write_drop_catalogue(b->w);
		write_tables(b, FT_R_LINKS);
		write_tables(b, FT_R_GLOSSARY);
		write_tables(b, FT_R_NAMES);
	}
	if (!b->copy && !ft_build_stopped(b))
		keep_unread(b);
}

static bool on_words(void *arg, size_t done, size_t total)
{
	struct ft_build *b = arg;

	if (b->o->progress)
		b->o->progress(b->o->arg, "provisions", done, total);
	return !ft_build_stopped(b);
}

/* Files that could not be taken, or not whole, now or when they were last looked at. */
static size_t count_refused(struct ft_db *db)
{
	return (size_t)ft_db_int(db, "SELECT count(DISTINCT file) FROM fault WHERE level='e'", 0);
}

static enum ft_err build(struct ft_build *b)
{
	enum ft_err e = ft_writer_open(&b->w, b->o->data_dir, b->copy, b->why);

	if (e != FT_OK)
		return e;
	ft_writer_on_words(b->w, on_words, b);
	write_all(b);
	b->r->refused = count_refused(ft_writer_db(b->w));
	e = ft_build_stopped(b) ? FT_CANCELLED : ft_db_error(ft_writer_db(b->w), b->why) != FT_OK ? FT_SYSTEM : FT_OK;
	if (e == FT_OK)
		e = ft_writer_commit(b->w, b->why);
	if (e == FT_CANCELLED)
		ft_buf_puts(b->why, "interrupted; the index is as it was");
	return e;
}

static void report_lost(const struct ft_build *b)
{
	for (size_t i = 0; i < b->o->source_count && b->o->fault; i++)
		if (b->scan.lost[i])
			b->o->fault(b->o->arg, b->o->sources[i].path, b->scan.lost[i]);
}

static bool all_same(const struct ft_scan *s)
{
	for (size_t i = 0; i < s->len; i++)
		if (!s->v[i].same)
			return false;
	return s->gone_len == 0 && s->len > 0;
}

/* In a build from nothing the ids of rows of the index there is mean other files; where there is none to keep from, they
 * mean nothing. */
static void forget_rows(struct ft_scan *s, bool keep)
{
	for (size_t i = 0; i < s->len; i++) {
		s->v[i].before = keep ? s->v[i].old_id : 0;
		s->v[i].old_id = 0;
	}
	s->shut_len = keep ? s->shut_len : 0;
	s->keeps = keep;
}

/* A change of the catalogue may change what every text is matched to; a work.json that can no longer be taken changes
 * nothing. */
static bool needs_rebuild(struct ft_scan *s)
{
	return s->catalogue_changed && (s->catalogue_gone || !ft_works_are_bad(s));
}

/* Compares with the index there is; true when it is up to date as it stands. */
static bool up_to_date(struct ft_build *b, const char *path)
{
	struct ft_db *old = NULL;
	bool same;

	b->blind = ft_db_open(&old, path, FT_DB_READ, NULL) != FT_OK && access(path, F_OK) == 0;
	ft_scan_compare(&b->scan, b->o, old);
	same = old && !b->o->rebuild && all_same(&b->scan) && ft_db_int(old, "SELECT count(*) FROM source", 0) == (int64_t)b->o->source_count;
	if (old && !ft_db_ok(old)) { /* it cannot be read to the end: made anew */
		ft_db_close(old);
		old = NULL;
		same = false;
		b->blind = true;
	}
	/* Never goes on from a damaged one: the new seal would vouch for it. */
	b->copy = old && !same && !b->o->rebuild && !needs_rebuild(&b->scan) && ft_pages_check(path) == FT_OK;
	if (!b->copy)
		forget_rows(&b->scan, old != NULL);
	if (same) {
		ft_totals_read(old, &b->r->totals);
		b->r->unchanged = b->scan.len;
		b->r->refused = count_refused(old);
		ft_writer_tidy(b->o->data_dir, old);
	}
	ft_db_close(old);
	return same;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void count_totals(struct ft_index_report *r, const char *path)
{
	struct ft_db *db;

	if (ft_db_open(&db, path, FT_DB_READ, NULL) != FT_OK)
		return;
	ft_totals_read(db, &r->totals);
	ft_db_close(db);
}

enum ft_err ft_index(const struct ft_index_options *o, struct ft_index_report *r, struct ft_buf *why)
{
	struct ft_build b = {.o = o, .r = r, .why = why};
	char *path = ft_path(o->data_dir, "index.db");
	double begun = now();
	struct stat st;
	enum ft_err e;

	*r = (struct ft_index_report){0};
	e = ft_scan(&b.scan, o, why);
	if (e == FT_OK)
		report_lost(&b);
	if (e == FT_OK && !up_to_date(&b, path)) {
		e = build(&b);
		if (e == FT_OK)
			count_totals(r, path);
	}
	r->refused += b.scan.lost_len;
	ft_writer_free(b.w);
	ft_scan_free(&b.scan);
	free(b.source_ids);
	if (e == FT_OK && r->refused)
		e = FT_INPUT;
	if (stat(path, &st) == 0)
		r->bytes = st.st_size;
	r->seconds = now() - begun;
	free(path);
	return e;
}
