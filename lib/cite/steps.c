/* What the groupers of both languages build mentions with (group.h). */
#include "cite/group.h"

#include "base/arena.h"

#include <string.h>

void ft_steps_set(struct ft_steps *s, const struct ft_tok *t, enum ft_rank rank)
{
	s->mask |= (uint16_t)(1u << rank);
	s->n[rank] = (int32_t)t->n;
	s->sub[rank] = (int32_t)t->sub;
	s->letter[rank] = t->letter;
	s->annex |= t->annex;
}

void ft_steps_above(struct ft_steps *to, const struct ft_steps *from, enum ft_rank rank)
{
	for (int r = 0; r < (int)rank; r++)
		if (from->mask & 1u << r && !(to->mask & 1u << r)) {
			to->mask |= (uint16_t)(1u << r);
			to->n[r] = from->n[r];
			to->sub[r] = from->sub[r];
			to->letter[r] = from->letter[r];
		}
	to->annex |= from->annex && rank > FT_R_PART;
}

struct ft_mention *ft_mention_add(struct ft_grouper *g, size_t tok)
{
	struct ft_mentions *m = g->out;

	m->v = ft_grow(m->v, m->len, &m->cap, sizeof *m->v);
	m->v[m->len] = (struct ft_mention){
		.off = g->toks->v[tok].off, .end = g->toks->v[tok].end, .head = -1, .list = g->list};
	return &m->v[m->len++];
}
