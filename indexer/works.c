#include "indexer/works.h"

#include "base/fs.h"
#include "indexer/parse.h"

#include <unistd.h>

/* The folder of an entry, slash included; lies within its path. */
static struct ft_str folder(const struct ft_entry *e)
{
	return ft_sub(ft_str(e->path), 0, (size_t)(ft_base_name(e->path) - e->path));
}

static void read_work(struct ft_scan *s, struct ft_entry *e)
{
	struct ft_buf text = {0};

	e->faults = (struct ft_diags){.arena = s->arena};
	if (ft_read_file(e->path, FT_MAX_FILE, &text) != FT_OK)
		ft_diag(&e->faults, FT_D_UNREADABLE, 0, 0, "cannot be read");
	else
		e->work = ft_catalogue_read(s->arena, ft_buf_str(&text), &e->faults);
	ft_buf_free(&text);
}

/* Each listed text must be there: one that is not would be missed by nobody. */
static void report_missing(struct ft_entry *work, const bool *seen)
{
	for (size_t k = 0; work->work && k < work->work->text_len; k++)
		if (!seen[k])
			ft_diag(&work->faults, FT_D_MISSING, 0, 0, "texts[%zu].file: %.*s is not there", k,
				FT_FMT(work->work->texts[k].file));
}

static void bind_folder(struct ft_scan *s, struct ft_entry *work)
{
	struct ft_str dir = folder(work);
	bool *seen = ft_arena_alloc(s->arena, (work->work ? work->work->text_len : 0) + 1);

	for (size_t i = 0; i < s->len; i++) {
		struct ft_entry *e = &s->v[i];

		if (e == work || !ft_starts(ft_str(e->path), dir))
			continue;
		e->in_folder = true;
		e->work = work->work;
		e->lacking = work->work == NULL;
		for (size_t k = 0; work->work && e->role == FT_R_TEXT && k < work->work->text_len; k++)
			if (ft_eq(work->work->texts[k].file, ft_from(ft_str(e->path), dir.n))) {
				e->cat = &work->work->texts[k];
				seen[k] = true;
			}
	}
	report_missing(work, seen);
}

/* A source.json of the library: its texts are those it lists; the original beside them is none. */
static void read_import(struct ft_scan *s, struct ft_entry *e)
{
	struct ft_import *m = ft_arena_alloc(s->arena, sizeof *m);
	struct ft_str dir = folder(e);
	struct ft_buf json = {0};
	bool read = false;

	e->faults = (struct ft_diags){.arena = s->arena};
	if (ft_read_file(e->path, FT_MAX_FILE, &json) != FT_OK)
		ft_diag(&e->faults, FT_D_UNREADABLE, 0, 0, "cannot be read");
	else
		read = ft_import_read(s->arena, ft_buf_str(&json), m, &e->faults);
	ft_buf_free(&json);
	for (size_t i = 0; i < s->len; i++) {
		struct ft_entry *t = &s->v[i];

		if (t->role != FT_R_TEXT || !ft_starts(ft_str(t->path), dir))
			continue;
		t->in_folder = true;
		t->lacking = !read;
		for (size_t k = 0; read && k < m->text_len; k++)
			if (ft_eq(m->text[k].file, ft_from(ft_str(t->path), dir.n))) {
				t->import = m;
				t->import_text = &m->text[k];
				t->stale = t->stale || !e->same;
			}
	}
}

void ft_works_read(struct ft_scan *s, void (*fault)(void *arg, const struct ft_entry *e, const struct ft_diags *d),
		   void *arg)
{
	for (size_t i = 0; i < s->len; i++) {
		struct ft_entry *e = &s->v[i];

		if (e->role == FT_R_IMPORT)
			read_import(s, e);
		else if (e->role == FT_R_WORK)
			read_work(s, e);
		else
			continue;
		if (e->role == FT_R_WORK)
			bind_folder(s, e);
		fault(arg, e, &e->faults);
	}
}

bool ft_works_are_bad(struct ft_scan *s)
{
	for (size_t i = 0; i < s->len; i++) {
		struct ft_entry *e = &s->v[i];

		if (e->same || !ft_is_catalogue_role(e->role))
			continue;
		if (e->old_id == 0 || (e->role != FT_R_WORK && access(e->path, R_OK) == 0))
			return false;
		if (e->role != FT_R_WORK)
			continue;
		read_work(s, e);
		if (e->work)
			return false;
	}
	return true;
}
