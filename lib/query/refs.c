#include "query/refs.h"

#include "query/bound.h"

#include <stdlib.h>

struct ft_refs {
	struct ft_binding binding;
};

struct ft_refs *ft_refs_new(struct ft_db *db)
{
	struct ft_refs *r = ft_alloc(sizeof *r);

	r->binding.db = db;
	return r;
}

void ft_refs_free(struct ft_refs *r)
{
	if (r)
		ft_binding_free(&r->binding);
	free(r);
}

/* A reference as its row has it: a name still to be bound, or a work. */
struct row {
	struct ft_anchor anchor;
	struct ft_str name;
};

static struct row *load(struct ft_db *db, struct ft_arena *a, int64_t unit, size_t *len)
{
	struct ft_stmt *s = ft_sql(
		db,
		"SELECT start, stop, to_work, to_date, to_eid, to_name FROM link WHERE src=?1 AND stop>start"
		" ORDER BY start, stop DESC");
	struct row *v = NULL;
	size_t cap = 0;

	*len = 0;
	ft_bind_int(s, 1, unit);
	while (ft_step(s)) {
		struct ft_anchor at = {.start = (size_t)ft_col_int(s, 0),
				       .end = (size_t)ft_col_int(s, 1),
				       .work = ft_col_dup(s, 2, a),
				       .date = ft_col_dup(s, 3, a),
				       .eid = ft_col_dup(s, 4, a)};

		if (*len && at.start < v[*len - 1].anchor.end) /* inside the one before */
			continue;
		v = ft_grow(v, *len, &cap, sizeof *v);
		v[(*len)++] = (struct row){at, ft_col_dup(s, 5, a)};
	}
	return v;
}

static bool bind(struct ft_refs *r, struct ft_arena *a, const struct ft_place *from, const struct row *row,
		 struct ft_anchor *out)
{
	struct ft_place to;
	struct ft_str known;

	*out = row->anchor;
	if (out->work.n)
		return true;
	if (!ft_bound_place(&r->binding, a, from, row->name, out->eid.n ? out->eid : FT_S(""), &to, &known))
		return false;
	out->work = to.key;
	out->date = to.date;
	out->eid = to.id ? to.eid : FT_S("");
	return true;
}

struct ft_anchor *ft_refs_of(struct ft_refs *r, struct ft_arena *a, const struct ft_place *from,
			     size_t *count)
{
	size_t len;
	struct row *rows = load(r->binding.db, a, from->id, &len);
	struct ft_anchor *out = ft_arena_alloc(a, (len + 1) * sizeof *out);

	*count = 0;
	for (size_t i = 0; i < len; i++)
		*count += bind(r, a, from, &rows[i], &out[*count]);
	free(rows);
	return out;
}
