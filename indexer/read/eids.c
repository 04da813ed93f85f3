#include "indexer/read/eids.h"

struct ft_eid_slot {
	struct ft_str eid;
	unsigned given; /* how often it was asked for */
};

/* A repeat asks for its suffixed form in turn, which may have been given out too. */
struct ft_str ft_eids_give(struct ft_eids *e, struct ft_str eid)
{
	bool fresh;
	struct ft_eid_slot *s = ft_table_at(&e->slots, eid, sizeof *s, &fresh);

	s->given++;
	if (fresh)
		return s->eid = ft_arena_dup(e->arena, eid);
	return ft_eids_give(e, ft_arena_fmt(e->arena, "%.*s-r%u", FT_FMT(eid), s->given));
}

void ft_eids_free(struct ft_eids *e)
{
	ft_table_free(&e->slots);
}
