/* What ingest.c and texts.c share of one build. */
#include "indexer/building.h"

bool ft_build_stopped(const struct ft_build *b)
{
	return b->o->stop && *b->o->stop;
}

void ft_build_step(struct ft_build *b)
{
	b->done++;
	if (b->o->progress)
		b->o->progress(b->o->arg, "files", b->done, b->total);
}

void ft_build_faults(void *build, const struct ft_entry *e, const struct ft_diags *d)
{
	const struct ft_build *b = build;

	for (const struct ft_diag *g = d->head; g && b->o->fault; g = g->next)
		b->o->fault(b->o->arg, e->path, g);
}

struct ft_file_row ft_build_row(const struct ft_build *b, const struct ft_entry *e)
{
	return (struct ft_file_row){.id = e->old_id, .source = b->source_ids[e->source], .path = e->rel,
				    .role = ft_role_word(e->role), .size = e->size, .mtime = e->mtime,
				    .inode = e->inode};
}
