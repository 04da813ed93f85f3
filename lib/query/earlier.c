#include "query/earlier.h"

#include "base/date.h"
#include "doc/eid.h"
#include "query/hop.h"

/* The version before the target's that was law, or NULL; *own is the target's. */
static const struct ft_version *version_before(struct ft_db *db, struct ft_arena *a, const struct ft_target *t,
					       const struct ft_version **own)
{
	size_t n;
	const struct ft_version *v = ft_versions(db, a, t->work, &n), *before = NULL;

	for (size_t i = 0; i < n; i++) {
		if (v[i].id == t->version) {
			*own = &v[i];
			return before;
		}
		if (v[i].time.fixed != FT_ST_DRAFT + 1)
			before = &v[i];
	}
	return NULL;
}

/* Whether all that it became is surely elsewhere. */
static bool went_elsewhere(const struct ft_step_to *v, size_t n, const struct ft_target *t)
{
	for (size_t i = 0; i < n; i++)
		if (!v[i].sure || (v[i].has_to && (v[i].to.eid.n == 0 || (v[i].to.work == t->work &&
									   ft_eq(ft_eid_unit(v[i].to.eid), ft_eid_unit(t->eid))))))
			return false;
	return n > 0;
}

bool ft_earlier_of(struct ft_tracer *tracer, struct ft_arena *a, const struct ft_target *t, int day,
		   struct ft_earlier *out)
{
	const struct ft_version *own = NULL, *v = version_before(tracer->db, a, t, &own);
	struct ft_target old = {.work = t->work, .key = t->key, .eid = ft_eid_unit(t->eid)};

	*out = (struct ft_earlier){0};
	if (v == NULL || old.eid.n == 0 || own->time.begins == 0 || own->time.begins > day)
		return false;
	old.version = v->id;
	old.date = v->date;
	if (ft_nodes_at(tracer->db, old.version, old.eid, &old.node, 1) == 0 ||
	    !ft_target_place(tracer->db, a, &old, &out->place))
		return false;
	ft_date_text(out->until, own->time.begins);
	out->now = ft_tracer_run(tracer, a, &old, day, &out->now_len);
	return went_elsewhere(out->now, out->now_len, t);
}

struct ft_str ft_earlier_words(struct ft_arena *a, const struct ft_earlier *e)
{
	struct ft_buf b = {0};
	struct ft_str s;
	size_t named = 0;

	ft_buf_fmt(&b, "until %s ", e->until);
	ft_eid_label(&b, e->place.eid, FT_LANG_EN);
	ft_buf_puts(&b, " was ");
	for (size_t i = 0; i < e->now_len; i++) {
		const struct ft_place *to = &e->now[i].to;

		if (!e->now[i].has_to)
			continue;
		ft_buf_puts(&b, named++ ? " and " : "what is ");
		ft_eid_label(&b, to->eid, FT_LANG_EN);
		if (to->work != e->place.work)
			ft_buf_fmt(&b, " of %.*s", FT_FMT(to->key));
	}
	ft_buf_puts(&b, named ? " now" : "another provision, which is no more");
	s = ft_arena_dup(a, ft_buf_str(&b));
	ft_buf_free(&b);
	return s;
}
