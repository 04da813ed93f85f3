#include "doc/bare.h"

#include "doc/eid.h"

/* item_1 as para_1, item_1__point_b as para_1__item_b, para_1__item_2 as item_1__point_2. */
static struct ft_str other_inner(struct ft_arena *a, struct ft_str inner)
{
	ptrdiff_t item = ft_find(inner, FT_S("__item_")), point = ft_find(inner, FT_S("__point_"));

	if (ft_starts(inner, FT_S("item_")) && point < 0)
		return ft_arena_fmt(a, "para_%.*s", FT_FMT(ft_from(inner, 5)));
	if (ft_starts(inner, FT_S("item_")))
		return ft_arena_fmt(a, "para_%.*s__item_%.*s", (int)point - 5, inner.p + 5,
				    FT_FMT(ft_from(inner, (size_t)point + 8)));
	if (ft_starts(inner, FT_S("para_")) && item > 0 && point < 0)
		return ft_arena_fmt(a, "item_%.*s__point_%.*s", (int)item - 5, inner.p + 5,
				    FT_FMT(ft_from(inner, (size_t)item + 7)));
	return FT_S("");
}

struct ft_str ft_bare_other(struct ft_arena *a, struct ft_str eid)
{
	struct ft_str unit = ft_eid_unit(eid), inner = ft_eid_inner(eid), other;

	if (ft_starts(eid, FT_S("sec_")))
		return ft_arena_fmt(a, "art_%.*s", FT_FMT(ft_from(eid, 4)));
	if (unit.n == 0 || inner.n == 0)
		return other_inner(a, eid);
	other = other_inner(a, inner);
	return other.n ? ft_arena_fmt(a, "%.*s__%.*s", FT_FMT(unit), FT_FMT(other)) : other;
}

/* The one place that is meant by a reading; false where there is none, or several. */
static bool find(const struct ft_spans *s, struct ft_str inner, struct ft_str *out)
{
	size_t first, count;
	bool several;

	if (inner.n == 0 || !ft_spans_find(s, inner, &first, &count, &several) || several)
		return false;
	*out = s->v[first].eid;
	return true;
}

size_t ft_bare_readings(struct ft_arena *a, const struct ft_spans *s, struct ft_str inner, struct ft_str out[2])
{
	struct ft_str other = other_inner(a, inner), second;
	size_t n = find(s, inner, &out[0]), paras = 0;

	for (size_t i = 0; i < s->len; i++)
		paras += s->v[i].kind == FT_SP_PARA;
	if (find(s, other, &second) && (n == 0 || paras > 1 || ft_find(other, FT_S("__")) >= 0))
		out[n++] = second;
	return n;
}

const char *ft_bare_ranks(struct ft_str eid)
{
	return ft_starts(eid, FT_S("sec_")) ? "a section or an article" : "an item or a paragraph";
}
