#include "query/curated.h"

static const char forward_sql[] =
	"SELECT coalesce(from_eid,''), CASE WHEN to_work IS NULL THEN NULL ELSE coalesce(to_eid,'') END, "
	"relation, why_zh,"
	" why_en, basis FROM link WHERE from_work=?1 AND type='succeeded-by' AND origin='curated' AND"
	" (from_date IS NULL OR from_date=?2) AND (to_work=?3 AND (to_date IS NULL OR to_date=?4) OR to_work "
	"IS NULL)"
	" AND coalesce(relation,'')<>'inserted' ORDER BY id";
static const char backward_sql[] =
	"SELECT coalesce(to_eid,''), CASE WHEN relation='inserted' THEN NULL ELSE coalesce(from_eid,'') END, "
	"relation,"
	" why_zh, why_en, basis FROM link WHERE to_work=?1 AND type='succeeded-by' AND origin='curated' AND"
	" (to_date IS NULL OR to_date=?2) AND from_work=?3 AND (from_date IS NULL OR from_date=?4) ORDER BY "
	"id";

static struct ft_succession read_row(struct ft_arena *a, struct ft_stmt *s)
{
	int change = ft_change_find(ft_col_str(s, 2));
	struct ft_succession x = {.change = change < 0 ? FT_CH_SUCCEEDED : (enum ft_change)change};

	x.here = ft_arena_dup(a, ft_col_str(s, 0));
	x.there = ft_col_null(s, 1) ? (struct ft_str){NULL, 0} : ft_arena_dup(a, ft_col_str(s, 1));
	x.why_zh = ft_arena_dup(a, ft_col_str(s, 3));
	x.why_en = ft_arena_dup(a, ft_col_str(s, 4));
	x.sure = ft_eq(ft_col_str(s, 5), FT_S("official-text"));
	return x;
}

struct ft_succession *ft_successions(struct ft_db *db, struct ft_arena *a, const struct ft_end *from,
				     const struct ft_end *to, bool back, size_t *count)
{
	struct ft_stmt *s = ft_sql(db, back ? backward_sql : forward_sql);
	struct ft_succession *v = NULL;
	size_t cap = 0;

	*count = 0;
	ft_bind_str(s, 1, from->key);
	ft_bind_str(s, 2, from->date);
	ft_bind_str(s, 3, to->key);
	ft_bind_str(s, 4, to->date);
	while (ft_step(s)) {
		v = ft_grow(v, *count, &cap, sizeof *v);
		v[(*count)++] = read_row(a, s);
	}
	return ft_arena_keep(a, v, *count, sizeof *v);
}
