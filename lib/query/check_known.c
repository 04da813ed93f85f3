/* What a check looked up so far: names, works, places that were cited before. */
#include "query/checking.h"

#include "query/called.h"

const struct ft_check_work *ft_check_work(struct ft_checking *c, int64_t id)
{
	struct ft_check_work *w;

	for (size_t i = 0; i < c->seen_len; i++)
		if (c->works[i].id == id)
			return &c->works[i];
	c->works = ft_grow(c->works, c->seen_len, &c->seen_cap, sizeof *c->works);
	w = &c->works[c->seen_len++];
	*w = (struct ft_check_work){.id = id};
	ft_work_load(c->db, c->a, id, &w->w);
	w->v = ft_versions(c->db, c->a, id, &w->n);
	w->version = ft_version_on(c->db, c->a, id, c->memo_day ? c->memo_day : c->day);
	return w;
}

const struct ft_check_name *ft_check_look_up(struct ft_checking *c, struct ft_str name, bool key)
{
	struct ft_check_name *e;

	for (size_t i = c->name_len; i-- > 0;)
		if (c->names[i].key == key && ft_eq(c->names[i].name, name))
			return &c->names[i];
	c->names = ft_grow(c->names, c->name_len, &c->name_cap, sizeof *c->names);
	e = &c->names[c->name_len++];
	*e = (struct ft_check_name){.name = name, .key = key};
	if (!key)
		e->len = ft_works_called(c->db, c->a, name, e->works, FT_CHECK_WORKS, &e->known);
	else if ((e->works[0] = ft_work_id(c->db, name)))
		e->len = 1;
	return e;
}

const struct ft_check_seen *ft_check_seen(struct ft_checking *c, const struct ft_memo_cite *m)
{
	struct ft_str key = ft_arena_fmt(c->a, "%.*s\n%.*s\n%.*s\n%.*s\n%d%d%d", FT_FMT(m->name), FT_FMT(m->date), FT_FMT(m->eid),
					 FT_FMT(m->end), ft_is_order_of_version(m->quote), m->key, m->bare);
	bool fresh;
	struct ft_check_seen *s = ft_table_at(&c->seen, key, sizeof *s, &fresh);

	if (fresh)
		s->at = c->out->len - 1;
	return s;
}
