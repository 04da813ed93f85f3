#include "indexer/read/eids.h"

#include <stdlib.h>

struct ft_eid_slot {
	struct ft_str eid;
	unsigned given; /* how often it was asked for */
};

static struct ft_eid_slot *find(struct ft_eid_slot *slot, size_t cap, struct ft_str eid)
{
	size_t i = (size_t)ft_hash(eid) & (cap - 1);

	while (slot[i].given && !ft_eq(slot[i].eid, eid))
		i = (i + 1) & (cap - 1);
	return &slot[i];
}

/* Keeps the table half empty, so that a search ends soon. */
static void make_room(struct ft_eids *e)
{
	size_t cap = e->cap ? e->cap * 2 : 256;
	struct ft_eid_slot *wider;

	if (e->len * 2 < e->cap)
		return;
	wider = ft_alloc(cap * sizeof *wider);
	for (size_t i = 0; i < e->cap; i++)
		if (e->slot[i].given)
			*find(wider, cap, e->slot[i].eid) = e->slot[i];
	free(e->slot);
	e->slot = wider;
	e->cap = cap;
}

/* A repeat asks for its suffixed form in turn, which may have been given out too. */
struct ft_str ft_eids_give(struct ft_eids *e, struct ft_str eid)
{
	struct ft_eid_slot *s;

	make_room(e);
	s = find(e->slot, e->cap, eid);
	if (s->given++ == 0) {
		s->eid = ft_arena_dup(e->arena, eid);
		e->len++;
		return s->eid;
	}
	return ft_eids_give(e, ft_arena_fmt(e->arena, "%.*s-r%u", FT_FMT(eid), s->given));
}

void ft_eids_free(struct ft_eids *e)
{
	free(e->slot);
	e->slot = NULL;
	e->len = e->cap = 0;
}
