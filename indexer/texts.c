/* The texts of a build: threads read ahead, one writer takes them in their order. */
#include "indexer/building.h"

#include "base/date.h"
#include "base/fs.h"
#include "indexer/ahead.h"
#include "indexer/names.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The day on which a bare text was last in hand: that of its file, but none before the version that it holds
 * (docs/DATES.md). */
static void as_of(char out[11], const struct ft_entry *e, const struct ft_parsed *p)
{
	ft_date_of_time(out, e->mtime / 1000000000);
	if (strcmp(p->ident.date, out) > 0)
		memcpy(out, p->ident.date, 11);
}

static void write_parsed(struct ft_build *b, struct ft_entry *e, const struct ft_parsed *p)
{
	struct ft_file_row row = ft_build_row(b, e);
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
		ft_build_faults(b, e, &p->doc->diags);
		b->r->changed++;
		return;
	}
	e->unread = p->refused;
	if (e->old_id)
		ft_write_drop_file(b->w, e->old_id, true);
	in.file = ft_write_file_row(b->w, &row);
	if (e->cat && e->work)
		memcpy(in.as_of, e->work->as_of.p, sizeof in.as_of - 1);
	else
		as_of(in.as_of, e, p);
	ft_write_faults(b->w, in.file, &p->doc->diags);
	ft_build_faults(b, e, &p->doc->diags);
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
static bool to_read(const struct ft_build *b, const struct ft_entry *e)
{
	if (e->role != FT_R_TEXT || (b->copy && e->same && !e->stale))
		return false;
	return e->cat != NULL || e->import != NULL || !e->in_folder;
}

/* A text in a work's folder that work.json does not list is not read, but known, so that it is no change. */
static void pass_over(struct ft_build *b, struct ft_entry *e)
{
	struct ft_file_row row = ft_build_row(b, e);

	e->unread = e->unread || (e->role == FT_R_TEXT && e->lacking);
	if (e->role == FT_R_TEXT && e->in_folder && !to_read(b, e) && !(b->copy && e->same))
		ft_write_file_row(b->w, &row);
}

void ft_build_texts(struct ft_build *b)
{
	struct ft_parse_job *jobs = ft_alloc((b->scan.len + 1) * sizeof *jobs);
	struct ft_entry **entries = ft_alloc((b->scan.len + 1) * sizeof *entries);
	struct ft_names *names = ft_index_names(&b->scan);
	struct ft_parsed parsed;
	struct ft_ahead *ahead;
	size_t n = 0;

	for (size_t i = 0; i < b->scan.len; i++) {
		struct ft_entry *e = &b->scan.v[i];

		if (!to_read(b, e)) {
			b->r->unchanged += b->copy && e->role == FT_R_TEXT && e->same && !e->stale;
			pass_over(b, e);
			continue;
		}
		entries[n] = e;
		jobs[n++] = (struct ft_parse_job){.path = e->path, .name = ft_str(ft_base_name(e->path)), .text = true, .head = e->head,
						  .is_head = e->is_head, .names = names, .import = e->import, .import_text = e->import_text,
						  .called = e->import ? e->import->name : FT_S(""),
						  .old_sha = b->copy && e->old_id && !e->stale && !e->refused ? e->old_sha : NULL};
	}
	b->total += n;
	ahead = ft_ahead_start(jobs, n, threads_of(b->o));
	for (size_t i = 0; !ft_build_stopped(b) && ft_db_ok(ft_writer_db(b->w)) && ft_ahead_take(ahead, &parsed); i++) {
		write_parsed(b, entries[i], &parsed);
		b->r->unchanged += parsed.same;
		ft_parsed_free(&parsed);
		ft_build_step(b);
	}
	ft_ahead_free(ahead);
	ft_names_free(names);
	free(jobs);
	free(entries);
}
