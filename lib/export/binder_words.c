/* Words that the parts of a binder share. */
#include "export/binder.h"

struct ft_str ft_binder_both(struct ft_export *x, struct ft_str zh, struct ft_str en)
{
	if (zh.n == 0 || en.n == 0 || ft_eq(zh, en))
		return zh.n ? zh : en;
	return ft_arena_fmt(x->arena, "%.*s · %.*s", FT_FMT(zh), FT_FMT(en));
}

bool ft_binder_is_over(const struct ft_place *p, int day)
{
	enum ft_status s = ft_status_on(&p->time, day);

	return s != FT_ST_IN_FORCE && s != FT_ST_CURRENT;
}

struct ft_str ft_binder_anchor(struct ft_export *x, unsigned n)
{
	return ft_arena_fmt(x->arena, "p%u", n);
}
