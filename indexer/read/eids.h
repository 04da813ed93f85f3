/* Eids of one document: each is given out once. */
#ifndef FT_READ_EIDS_H
#define FT_READ_EIDS_H

#include "base/arena.h"
#include "base/table.h"

/* Zero-initialise but for `arena`; ft_eids_free at the end. Strings live in the arena. */
struct ft_eids {
	struct ft_arena *arena;
	struct ft_table slots;
};

/* The eid itself the first time, with -r2, -r3 … behind it the next times. */
struct ft_str ft_eids_give(struct ft_eids *e, struct ft_str eid);
void ft_eids_free(struct ft_eids *e);

#endif
