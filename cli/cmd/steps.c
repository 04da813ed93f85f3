/* Where a provision came from, by the rows that people wrote, and what stands for it now where it is over. */
#include "cli/cmd/feeding.h"

#include "doc/eid.h"
#include "query/before.h"

enum { MAX_STEPS = 8 };

static struct ft_target target_of(const struct ft_place *p)
{
	return (struct ft_target){.work = p->work, .version = p->version, .key = p->key, .date = p->date, .eid = p->eid,
				  .node = p->id};
}

/* Rows to this very place, else to the unit that holds it. */
static const struct ft_xstep *before_of(struct feed *f, const struct ft_place *p, size_t *n)
{
	struct ft_xstep *v = ft_arena_alloc(f->arena, MAX_STEPS * sizeof *v);
	struct ft_before b[MAX_STEPS];

	*n = ft_before(f->cli->db, f->arena, p->key, p->date, p->eid, b, MAX_STEPS);
	if (*n == 0 && ft_eid_inner(p->eid).n)
		*n = ft_before(f->cli->db, f->arena, p->key, p->date, ft_eid_unit(p->eid), b, MAX_STEPS);
	for (size_t i = 0; i < *n; i++)
		v[i] = (struct ft_xstep){b[i].place, b[i].place.eid.n > 0, b[i].relation};
	return v;
}

static const struct ft_xstep *after_of(struct feed *f, const struct ft_place *p, size_t *n)
{
	enum ft_status s = ft_status_on(&p->time, f->cli->day);
	struct ft_target t = target_of(p);
	struct ft_xstep *v;
	struct ft_step_to *to;
	size_t count;

	*n = 0;
	if (s != FT_ST_REPEALED && s != FT_ST_SUPERSEDED && s != FT_ST_WITHDRAWN)
		return NULL;
	if (f->tracer == NULL)
		f->tracer = ft_tracer_new(f->cli->db);
	to = ft_tracer_run(f->tracer, f->arena, &t, f->cli->day, &count);
	v = ft_arena_alloc(f->arena, (count + 1) * sizeof *v);
	for (size_t i = 0; i < count; i++)
		if (to[i].hops || !to[i].has_to)
			v[(*n)++] = (struct ft_xstep){to[i].to, to[i].has_to, ft_str(ft_change_word(to[i].change))};
	return v;
}

void ft_feed_steps(struct feed *f, const struct ft_place *p, struct ft_xunit *u)
{
	u->before = before_of(f, p, &u->before_len);
	u->after = after_of(f, p, &u->after_len);
}
