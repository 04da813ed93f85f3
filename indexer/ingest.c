#include "indexer/ingest.h"

#include "base/date.h"
#include "base/fs.h"
#include "indexer/ahead.h"
#include "indexer/names.h"
#include "indexer/scan.h"
#include "indexer/tables.h"
#include "indexer/works.h"
#include "store/page.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct build {
	const struct ft_index_options *o;
	struct ft_index_report *r;
	struct ft_buf *why;
	struct ft_scan scan;
	struct ft_writer *w;
	int64_t *source_ids;
	size_t done, total;
	bool copy;
};

static bool stopped(const struct build *b)
{
	return b->o->stop && *b->o->stop;
}

static void report_faults(void *arg, const struct ft_entry *e, const struct ft_diags *d)
{
	const struct build *b = arg;

	for (const struct ft_diag *g = d->head; g && b->o->fault; g = g->next)
		b->o->fault(b->o->arg, e->path, g);
}

static void step(struct build *b)
{
	b->done++;
	if (b->o->progress)
		b->o->progress(b->o->arg, "files", b->done, b->total);
}

static struct ft_str file_name(const struct ft_entry *e)
{
	return ft_str(ft_base_name(e->path));
}

static struct ft_file_row file_row(const struct build *b, const struct ft_entry *e)
{
	return (struct ft_file_row){.id = e->old_id, .source = b->source_ids[e->source], .path = e->rel,
				    .role = ft_role_word(e->role), .size = e->size, .mtime = e->mtime,
				    .inode = e->inode};
}

static void write_works(struct build *b)
{
	for (size_t i = 0; i < b->scan.len; i++) {
		struct ft_entry *e = &b->scan.v[i];

		if (e->role != FT_R_WORK)
			continue;
		struct ft_file_row row = file_row(b, e);
		int64_t id = ft_write_file_row(b->w, &row);

		ft_write_faults(b->w, id, &e->faults);
		if (e->work)
			ft_write_work(b->w, e->work, id);
	}
}

/* The source.json files of the library are known by rows, so that what changes in them is seen. */
static void write_imports(struct build *b)
{
	for (size_t i = 0; i < b->scan.len; i++) {
		struct ft_entry *e = &b->scan.v[i];

		if (e->role != FT_R_IMPORT || (b->copy && e->same))
			continue;
		struct ft_file_row row = file_row(b, e);

		if (e->old_id)
			ft_write_drop_file(b->w, e->old_id, true);
		ft_write_faults(b->w, ft_write_file_row(b->w, &row), &e->faults);
	}
}

/* The catalogue is as it was, but a text that it lists may have come or gone. */
static void renew_work_faults(struct build *b)
{
	for (size_t i = 0; i < b->scan.len; i++) {
		const struct ft_entry *e = &b->scan.v[i];

		if (e->role == FT_R_WORK)
			ft_write_faults(b->w, e->old_id, &e->faults);
	}
}

/* ---- tables ---- */

static void write_table(struct build *b, struct ft_entry *e)
{
	struct ft_diags diags = {.arena = ft_arena_new()};
	struct ft_file_row row = file_row(b, e);
	struct ft_buf text = {0};
	int64_t id;

	if (e->old_id)
		ft_write_drop_file(b->w, e->old_id, true);
	id = ft_write_file_row(b->w, &row);
	if (ft_read_file(e->path, FT_MAX_FILE, &text) != FT_OK)
		ft_diag(&diags, FT_D_UNREADABLE, 0, 0, "cannot be read");
	else if (e->role == FT_R_LINKS)
		ft_table_links(b->w, id, ft_buf_str(&text), &diags);
	else if (e->role == FT_R_GLOSSARY)
		ft_table_glossary(b->w, ft_buf_str(&text), &diags);
	else if (e->role == FT_R_NAMES)
		ft_table_names(b->w, ft_buf_str(&text), &diags);
	else if (e->role == FT_R_OUTLINE && e->work)
		ft_table_outline(b->w, id, e->work, ft_buf_str(&text), &diags);
	ft_write_faults(b->w, id, &diags);
	report_faults(b, e, &diags);
	ft_buf_free(&text);
	ft_arena_free(diags.arena);
	step(b);
}

static void write_tables(struct build *b, enum ft_role role)
{
	for (size_t i = 0; i < b->scan.len && !stopped(b); i++)
		if (b->scan.v[i].role == role)
			write_table(b, &b->scan.v[i]);
}

/* ---- texts ---- */

/* The day on which a bare text was last in hand: that of its file, but none before the version that it holds
 * (docs/DATES.md). */
static void as_of(char out[11], const struct ft_entry *e, const struct ft_parsed *p)
{
	ft_date_of_time(out, e->mtime / 1000000000);
	if (strcmp(p->ident.date, out) > 0)
		memcpy(out, p->ident.date, 11);
}

static void write_parsed(struct build *b, const struct ft_entry *e, const struct ft_parsed *p)
{
	struct ft_file_row row = file_row(b, e);
	struct ft_text_in in = {.doc = p->doc, .work = e->work, .cat = e->cat, .ident = &p->ident, .import = e->import,
				.import_text = e->import_text,
				.lengths = p->lengths, .refs = p->refs, .ref_len = p->ref_len,
				.shas = (const unsigned char (*)[32])p->shas};

	memcpy(row.sha, p->sha, sizeof row.sha);
	if (p->same) {
		ft_write_touch(b->w, &row);
		return;
	}
	if (p->refused && e->old_id) {
		ft_write_refused(b->w, &row, &p->doc->diags);
		report_faults(b, e, &p->doc->diags);
		b->r->changed++;
		return;
	}
	if (e->old_id)
		ft_write_drop_file(b->w, e->old_id, true);
	in.file = ft_write_file_row(b->w, &row);
	if (e->cat && e->work)
		memcpy(in.as_of, e->work->as_of.p, sizeof in.as_of - 1);
	else
		as_of(in.as_of, e, p);
	ft_write_faults(b->w, in.file, &p->doc->diags);
	report_faults(b, e, &p->doc->diags);
	b->r->changed++;
	if (!p->refused && !p->empty)
		ft_write_text(b->w, &in);
}

static int threads_of(const struct ft_index_options *o)
{
	long n = o->jobs > 0 ? o->jobs : sysconf(_SC_NPROCESSORS_ONLN);

	return n > 0 ? (int)n : 1;
}

/* Whether the entry's bytes are to be looked at. */
static bool to_read(const struct build *b, const struct ft_entry *e)
{
	if (e->role != FT_R_TEXT || (b->copy && e->same && !e->stale))
		return false;
	return e->cat != NULL || e->import != NULL || !e->in_folder;
}

/* A text in a work's folder that work.json does not list is not read, but known, so that it is no change. */
static void pass_over(struct build *b, const struct ft_entry *e)
{
	struct ft_file_row row = file_row(b, e);

	if (e->role == FT_R_TEXT && e->in_folder && !to_read(b, e) && !(b->copy && e->same))
		ft_write_file_row(b->w, &row);
}

static void write_texts(struct build *b)
{
	struct ft_parse_job *jobs = ft_alloc((b->scan.len + 1) * sizeof *jobs);
	const struct ft_entry **entries = ft_alloc((b->scan.len + 1) * sizeof *entries);
	struct ft_names *names = ft_index_names(&b->scan);
	struct ft_parsed parsed;
	struct ft_ahead *ahead;
	size_t n = 0;

	for (size_t i = 0; i < b->scan.len; i++) {
		const struct ft_entry *e = &b->scan.v[i];

		if (!to_read(b, e)) {
			b->r->unchanged += b->copy && e->role == FT_R_TEXT && e->same && !e->stale;
			pass_over(b, e);
			continue;
		}
		entries[n] = e;
		jobs[n++] = (struct ft_parse_job){.path = e->path, .name = file_name(e), .text = true, .head = e->head,
						  .is_head = e->is_head, .names = names, .import = e->import, .import_text = e->import_text,
						  .called = e->import ? e->import->name : FT_S(""),
						  .old_sha = b->copy && e->old_id && !e->stale && !e->refused ? e->old_sha : NULL};
	}
	b->total += n;
	ahead = ft_ahead_start(jobs, n, threads_of(b->o));
	for (size_t i = 0; !stopped(b) && ft_db_ok(ft_writer_db(b->w)) && ft_ahead_take(ahead, &parsed); i++) {
		write_parsed(b, entries[i], &parsed);
		b->r->unchanged += parsed.same;
		ft_parsed_free(&parsed);
		step(b);
	}
	ft_ahead_free(ahead);
	ft_names_free(names);
	free(jobs);
	free(entries);
}

/* ---- the whole ---- */

static void write_sources(struct build *b)
{
	b->source_ids = ft_alloc((b->o->source_count + 1) * sizeof *b->source_ids);
	for (size_t i = 0; i < b->o->source_count; i++)
		b->source_ids[i] = ft_write_source(b->w, b->o->sources[i].path, b->o->sources[i].kind);
	ft_write_drop_sources(b->w, b->source_ids, b->o->source_count);
}

static void drop_gone(struct build *b)
{
	for (size_t i = 0; i < b->scan.gone_len; i++)
		ft_write_drop_file(b->w, b->scan.gone[i], false);
	b->r->removed = b->scan.gone_len;
}

static void write_all(struct build *b)
{
	b->total = 0;
	for (size_t i = 0; i < b->scan.len; i++)
		b->total += b->scan.v[i].role != FT_R_TEXT && b->scan.v[i].role != FT_R_WORK && b->scan.v[i].role != FT_R_IMPORT;
	write_sources(b);
	ft_works_read(&b->scan, report_faults, b);
	if (b->copy) {
		drop_gone(b);
		renew_work_faults(b);
	} else {
		write_works(b);
		write_tables(b, FT_R_OUTLINE);
	}
	write_imports(b);
	write_texts(b);
	if (!b->copy || (b->scan.tables_changed && b->scan.lost_len == 0)) { /* one table read anew means all of them */
		ft_write_drop_catalogue(b->w);
		write_tables(b, FT_R_LINKS);
		write_tables(b, FT_R_GLOSSARY);
		write_tables(b, FT_R_NAMES);
	}
}

static bool on_words(void *arg, size_t done, size_t total)
{
	struct build *b = arg;

	if (b->o->progress)
		b->o->progress(b->o->arg, "provisions", done, total);
	return !stopped(b);
}

/* Files that could not be taken, or not whole, now or when they were last looked at. */
static size_t count_refused(struct ft_db *db)
{
	return (size_t)ft_db_int(db, "SELECT count(DISTINCT file) FROM fault WHERE level='e'", 0);
}

static enum ft_err build(struct build *b)
{
	enum ft_err e = ft_writer_open(&b->w, b->o->data_dir, b->copy, b->why);

	if (e != FT_OK)
		return e;
	ft_writer_on_words(b->w, on_words, b);
	write_all(b);
	b->r->refused = count_refused(ft_writer_db(b->w));
	e = stopped(b) ? FT_CANCELLED : ft_db_error(ft_writer_db(b->w), b->why) != FT_OK ? FT_SYSTEM : FT_OK;
	if (e == FT_OK)
		e = ft_writer_commit(b->w, b->why);
	if (e == FT_CANCELLED)
		ft_buf_puts(b->why, "interrupted; the index is as it was");
	return e;
}

static void report_lost(const struct build *b)
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

/* A build from nothing has no use for the rows of the index there is: their ids mean other files in it. */
static void forget_rows(struct ft_scan *s)
{
	for (size_t i = 0; i < s->len; i++)
		s->v[i].old_id = 0;
}

/* Compares with the index there is; true when it is up to date as it stands. */
static bool up_to_date(struct build *b, const char *path)
{
	struct ft_db *old = NULL;
	bool same;

	if (!b->o->rebuild)
		ft_db_open(&old, path, FT_DB_READ, NULL);
	ft_scan_compare(&b->scan, b->o, old);
	same = old && all_same(&b->scan) && ft_db_int(old, "SELECT count(*) FROM source", 0) == (int64_t)b->o->source_count;
	if (old && !ft_db_ok(old)) { /* it cannot be read to the end: made anew */
		ft_db_close(old);
		old = NULL;
		same = false;
	}
	/* Never goes on from a damaged one: the new seal would vouch for it. */
	b->copy = old && !same && !b->scan.catalogue_changed && ft_pages_check(path) == FT_OK;
	if (!b->copy)
		forget_rows(&b->scan);
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
	struct build b = {.o = o, .r = r, .why = why};
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
