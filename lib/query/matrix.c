#include "query/matrix.h"

#include "cite/address.h"
#include "query/browse.h"
#include "query/chain.h"

#include <stdlib.h>

/* A duty before its chain is asked for. */
struct duty {
	struct ft_target t;
	struct ft_place place;
	bool asked; /* it stands for a target at which no row of ours stands */
};

/* An id printed beside a unit. */
struct printed {
	int64_t work;
	struct ft_str eid, shown;
};

struct making {
	struct ft_db *db;
	struct ft_arena *a;
	int day;
	long level;
	struct duty *duties;
	size_t duty_len, duty_cap;
	struct printed *ids; /* by work and eid */
	size_t id_len, id_cap;
	struct ft_matrix out;
	size_t cap;
};

/* ---- which duties ---- */

/* A target, and the units below it where it is a chapter. */
struct asked {
	const struct ft_target *t;
	struct ft_str *units;
	size_t len;
	bool found; /* a duty stands there */
};

static bool is_at(struct ft_str eid, struct ft_str place)
{
	return ft_starts(eid, place) && (eid.n == place.n || ft_starts(ft_from(eid, place.n), FT_S("__")));
}

static bool is_inside(const struct ft_target *d, const struct asked *q)
{
	if (d->work != q->t->work || d->version != q->t->version)
		return false;
	for (size_t i = 0; i < q->len; i++)
		if (is_at(d->eid, q->units[i]))
			return true;
	return q->t->eid.n == 0 || is_at(d->eid, q->t->eid);
}

static void add_duty(struct making *m, const struct ft_target *t, bool asked)
{
	struct duty d = {.t = *t, .asked = asked};

	for (size_t i = 0; i < m->duty_len; i++)
		if (m->duties[i].t.version == t->version && ft_eq(m->duties[i].t.eid, t->eid))
			return;
	if (!ft_target_place(m->db, m->a, t, &d.place))
		return;
	m->duties = ft_grow(m->duties, m->duty_len, &m->duty_cap, sizeof *m->duties);
	m->duties[m->duty_len++] = d;
}

/* Every place that a row makes a duty: it maps to a control, is commanded by a statute or is inspected under an item. */
static struct ft_str *duty_addresses(struct making *m, size_t *count)
{
	struct ft_stmt *s = ft_sql(m->db, "SELECT DISTINCT from_work, coalesce(from_date,''), coalesce(from_eid,'') FROM link"
					  " WHERE origin='curated' AND type IN ('maps-to','commanded-by','inspected-under')"
					  " AND from_work IS NOT NULL AND from_eid<>''");
	struct ft_str *v = NULL;
	size_t cap = 0;

	*count = 0;
	while (ft_step(s)) {
		struct ft_buf b = {0};

		ft_address_put(&b, ft_col_str(s, 0), ft_col_str(s, 1), ft_col_str(s, 2));
		v = ft_grow(v, *count, &cap, sizeof *v);
		v[(*count)++] = ft_arena_dup(m->a, ft_buf_str(&b));
		ft_buf_free(&b);
	}
	return ft_arena_keep(m->a, v, *count, sizeof *v);
}

static void find_duties(struct making *m, const struct ft_target *targets, size_t n)
{
	struct asked *q = ft_arena_alloc(m->a, (n + 1) * sizeof *q);
	size_t count;
	struct ft_str *address = duty_addresses(m, &count);

	for (size_t k = 0; k < n; k++) {
		q[k].t = &targets[k];
		q[k].units = ft_units_below(m->db, m->a, targets[k].work, targets[k].version, targets[k].eid, &q[k].len);
	}
	for (size_t i = 0; i < count; i++) {
		struct ft_resolved r = ft_resolve(m->db, m->a, address[i], m->day);
		bool wanted = n == 0;

		if (r.err != FT_OK)
			continue;
		for (size_t k = 0; k < n; k++)
			if (is_inside(&r.targets[0], &q[k]))
				wanted = q[k].found = true;
		if (wanted)
			add_duty(m, &r.targets[0], false);
	}
	for (size_t k = 0; k < n; k++)
		if (!q[k].found)
			add_duty(m, &targets[k], true);
}

/* Compares eids as people count: item_2 before item_10. */
static int by_number(struct ft_str x, struct ft_str y)
{
	size_t i = 0;

	for (; i < x.n && i < y.n; i++) {
		size_t a = i, b = i;

		if (x.p[i] == y.p[i])
			continue;
		while (a < x.n && x.p[a] >= '0' && x.p[a] <= '9')
			a++;
		while (b < y.n && y.p[b] >= '0' && y.p[b] <= '9')
			b++;
		return a != b ? (a > b ? 1 : -1) : (unsigned char)x.p[i] - (unsigned char)y.p[i];
	}
	return x.n > y.n ? 1 : x.n < y.n ? -1 : 0;
}

static int by_text(const void *x, const void *y)
{
	const struct duty *a = x, *b = y;
	int c = ft_cmp(a->t.key, b->t.key);

	if (c == 0)
		c = ft_cmp(a->t.date, b->t.date);
	if (c == 0 && a->place.id != b->place.id)
		return a->place.id < b->place.id ? -1 : 1;
	return c ? c : by_number(a->t.eid, b->t.eid);
}

/* ---- rows ---- */

static struct ft_matrix_row *add_row(struct making *m, const struct ft_place *duty, enum ft_gap gap)
{
	struct ft_matrix_row *r;

	m->out.v = ft_grow(m->out.v, m->out.len, &m->cap, sizeof *m->out.v);
	r = &m->out.v[m->out.len++];
	*r = (struct ft_matrix_row){.duty = duty, .gap = gap, .relation = ft_str(ft_gap_word(gap))};
	return r;
}

static int by_unit(const void *x, const void *y)
{
	const struct printed *a = x, *b = y;

	return a->work != b->work ? (a->work < b->work ? -1 : 1) : ft_cmp(a->eid, b->eid);
}

/* All of them at once: the table has no index by place. */
static void load_ids(struct making *m)
{
	struct ft_stmt *s = ft_sql(m->db, "SELECT work, eid, shown FROM alias");

	while (ft_step(s)) {
		m->ids = ft_grow(m->ids, m->id_len, &m->id_cap, sizeof *m->ids);
		m->ids[m->id_len++] = (struct printed){ft_col_int(s, 0), ft_col_dup(s, 1, m->a), ft_col_dup(s, 2, m->a)};
	}
	if (m->id_len)
		qsort(m->ids, m->id_len, sizeof *m->ids, by_unit);
}

static struct ft_str printed_id(struct making *m, const struct ft_place *unit)
{
	struct printed key = {unit->work, unit->eid, FT_S("")}, *found;

	found = m->id_len ? bsearch(&key, m->ids, m->id_len, sizeof *m->ids, by_unit) : NULL;
	return found ? found->shown : FT_S("");
}

/* The units that test a control come behind it in the chain, with its address as the way. */
static void add_units(struct making *m, const struct ft_chain *c, struct ft_matrix_row *r)
{
	struct ft_matrix_unit *v = ft_arena_alloc(m->a, (c->len + 1) * sizeof *v);
	struct ft_buf b = {0};

	ft_address_put(&b, r->control.key, r->control.date, r->control.eid);
	for (size_t i = 0; i < c->len; i++)
		if (c->v[i].role == FT_CR_UNIT && ft_eq(c->v[i].via, ft_buf_str(&b)))
			v[r->unit_len++] = (struct ft_matrix_unit){c->v[i].link.from, printed_id(m, &c->v[i].link.from)};
	ft_buf_free(&b);
	r->units = v;
}

static void fill_row(struct ft_matrix_row *r, const struct ft_chain_link *l)
{
	r->strength = l->link.strength;
	r->why_zh = l->link.why_zh;
	r->why_en = l->link.why_en;
	r->basis = l->link.basis;
	r->via = l->scope == FT_CS_VIA ? l->via : FT_S("");
	if (l->link.relation.n)
		r->relation = l->link.relation;
}

/* What is written of a part stands at the part, which is a duty of its own, but where the whole alone was asked for. */
static bool counts(const struct duty *d, const struct ft_chain_link *l)
{
	return l->role == FT_CR_CONTROL && (d->asked || l->scope != FT_CS_INSIDE);
}

static void add_rows(struct making *m, const struct duty *d, const struct ft_place *place)
{
	struct ft_chain c = ft_chain_of(m->db, m->a, &d->t, m->day);
	size_t before = m->out.len, elsewhere = 0, inside = 0;
	bool answered = false;

	for (size_t i = 0; i < c.len; i++) {
		const struct ft_chain_link *l = &c.v[i];
		bool has = l->link.has_to;

		inside += l->role == FT_CR_CONTROL && !counts(d, l);
		if (!counts(d, l))
			continue;
		if (has && m->level && l->link.to.level && l->link.to.level != m->level) {
			elsewhere++;
			continue;
		}
		struct ft_matrix_row *r = add_row(m, place, has ? FT_GAP_ANSWERED : FT_GAP_NONE);

		fill_row(r, l);
		if (has) {
			r->control = l->link.to;
			add_units(m, &c, r);
			answered = true;
		}
	}
	if (m->out.len == before && inside && !elsewhere)
		return;
	if (m->out.len == before)
		add_row(m, place, elsewhere ? FT_GAP_NOT_HERE : FT_GAP_UNMAPPED);
	m->out.duties++;
	m->out.open += !answered;
}

struct ft_matrix ft_matrix_of(struct ft_db *db, struct ft_arena *a, const struct ft_target *targets, size_t n, long level,
			      int day)
{
	struct making m = {.db = db, .a = a, .day = day, .level = level, .out = {.level = level}};

	load_ids(&m);
	find_duties(&m, targets, n);
	if (m.duty_len)
		qsort(m.duties, m.duty_len, sizeof *m.duties, by_text);
	for (size_t i = 0; i < m.duty_len; i++) {
		struct ft_place *place = ft_arena_alloc(a, sizeof *place);

		*place = m.duties[i].place;
		add_rows(&m, &m.duties[i], place);
	}
	m.out.v = ft_arena_keep(a, m.out.v, m.out.len, sizeof *m.out.v);
	free(m.duties);
	free(m.ids);
	return m.out;
}
