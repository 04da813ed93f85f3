#include "indexer/works.h"

#include "base/fs.h"
#include "indexer/parse.h"

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

static void bind_folder(struct ft_scan *s, const struct ft_entry *work)
{
	struct ft_str dir = folder(work);

	for (size_t i = 0; i < s->len; i++) {
		struct ft_entry *e = &s->v[i];

		if (e == work || !ft_starts(ft_str(e->path), dir))
			continue;
		e->in_folder = true;
		e->work = work->work;
		for (size_t k = 0; work->work && e->role == FT_R_TEXT && k < work->work->text_len; k++)
			if (ft_eq(work->work->texts[k].file, ft_from(ft_str(e->path), dir.n)))
				e->cat = &work->work->texts[k];
	}
}

void ft_works_read(struct ft_scan *s, void (*fault)(void *arg, const struct ft_entry *e, const struct ft_diags *d),
		   void *arg)
{
	for (size_t i = 0; i < s->len; i++) {
		struct ft_entry *e = &s->v[i];

		if (e->role != FT_R_WORK)
			continue;
		read_work(s, e);
		fault(arg, e, &e->faults);
		bind_folder(s, e);
	}
}
