#include "query/chain.h"

#include "cite/address.h"

#include <stdlib.h>

enum { MAX_ABOVE = 4 };

static const struct {
	const char *word, *label[FT_LANG_COUNT];
} roles[] = {
#define X(name, word, en, zh) {word, {zh, en}},
	FT_CHAIN_ROLES(X)
#undef X
};

const char *ft_chain_role_word(enum ft_chain_role r)
{
	return roles[r].word;
}

const char *ft_chain_role_label(enum ft_chain_role r, enum ft_lang l)
{
	return roles[r].label[l];
}

const char *ft_chain_scope_word(enum ft_chain_scope s)
{
	static const char *const words[] = {"here", "above", "inside", "via"};

	return words[s];
}

struct making {
	struct ft_db *db;
	struct ft_arena *a;
	int day;
	struct ft_chain *out;
	size_t cap;
};

/* Links already in the chain are not repeated: two controls may have one unit. What a text cites is no link
 * of the chain, curated and structural ones are. */
static void add(struct making *m, enum ft_chain_role role, enum ft_chain_scope scope, bool incoming,
		struct ft_str via, const struct ft_link *l)
{
	struct ft_chain *c = m->out;

	if (ft_eq(l->origin, FT_S("extracted")))
		return;
	for (size_t i = 0; i < c->len; i++)
		if (c->v[i].link.id == l->id && c->v[i].role == role)
			return;
	c->v = ft_grow(c->v, c->len, &m->cap, sizeof *c->v);
	c->v[c->len++] = (struct ft_chain_link){role, scope, incoming, via, *l};
}

static size_t count_role(const struct ft_chain *c, enum ft_chain_role role)
{
	size_t n = 0;

	for (size_t i = 0; i < c->len; i++)
		n += c->v[i].role == role;
	return n;
}

/* ---- places around ---- */

static struct ft_target target_of(struct making *m, const struct ft_place *p)
{
	struct ft_target t = {.work = p->work,
			      .version = p->version,
			      .key = p->key,
			      .date = p->date,
			      .eid = p->eid,
			      .node = p->id};
	struct ft_buf b = {0};

	ft_address_put(&b, p->key, p->date, p->eid);
	t.address = ft_arena_dup(m->a, ft_buf_str(&b));
	ft_buf_free(&b);
	return t;
}

/* The place that holds this one: art_7__para_1 for its item 3. False at the unit. */
static bool above(struct ft_target *t)
{
	for (size_t i = t->eid.n; i > 2; i--)
		if (t->eid.p[i - 1] == '_' && t->eid.p[i - 2] == '_') {
			t->eid.n = i - 2;
			return true;
		}
	return false;
}

/* Adds the links of one type of a place, of places inside it and of those that hold it; with FT_CS_VIA as
 * links that the place leads to. */
static void gather(struct making *m, const struct ft_target *t, bool incoming, const char *type,
		   enum ft_chain_role role, enum ft_chain_scope via)
{
	struct ft_target at = *t;
	size_t n;
	struct ft_link *v = ft_links(m->db, m->a, t, incoming, ft_str(type), m->day, &n);

	for (size_t i = 0; i < n; i++) {
		const struct ft_place *end = incoming ? &v[i].to : &v[i].from;

		add(m, role,
		    via                       ? via
		    : ft_eq(end->eid, t->eid) ? FT_CS_HERE
					      : FT_CS_INSIDE,
		    incoming, via ? t->address : FT_S(""), &v[i]);
	}
	for (int up = 0; up < MAX_ABOVE && above(&at); up++) {
		v = ft_links_at(m->db, m->a, &at, incoming, ft_str(type), true, m->day, &n);
		for (size_t i = 0; i < n; i++)
			add(m, role, via ? via : FT_CS_ABOVE, incoming, via ? t->address : FT_S(""), &v[i]);
	}
}

/* The far ends of a role's links, as they are now: later adds do not count. */
static struct ft_target *ends_of(struct making *m, enum ft_chain_role role, size_t *count)
{
	struct ft_target *v = ft_arena_alloc(m->a, (m->out->len + 1) * sizeof *v);

	*count = 0;
	for (size_t i = 0; i < m->out->len; i++) {
		const struct ft_chain_link *c = &m->out->v[i];

		if (c->role == role && (c->incoming || c->link.has_to))
			v[(*count)++] = target_of(m, c->incoming ? &c->link.from : &c->link.to);
	}
	return v;
}

/* ---- the duty ---- */

/* What a duty has not itself it may have by way of others: a statute by the item under which it is inspected,
 * an item by the statutes that command it. */
static void gather_via(struct making *m, enum ft_chain_role by, bool incoming, const char *type,
		       enum ft_chain_role role)
{
	size_t n;
	struct ft_target *v;

	if (count_role(m->out, role))
		return;
	v = ends_of(m, by, &n);
	for (size_t i = 0; i < n; i++)
		gather(m, &v[i], incoming, type, role, FT_CS_VIA);
}

/* The units that test each control, and what in it they test. */
static void gather_units(struct making *m)
{
	size_t n, links;
	struct ft_target *v = ends_of(m, FT_CR_CONTROL, &n);

	for (size_t i = 0; i < n; i++) {
		struct ft_link *l = ft_links(m->db, m->a, &v[i], true, FT_S("evaluates"), m->day, &links);

		for (size_t k = 0; k < links; k++)
			add(m, FT_CR_UNIT, FT_CS_VIA, true, v[i].address, &l[k]);
	}
}

static void gather_duty(struct making *m, const struct ft_target *t)
{
	gather(m, t, false, "commanded-by", FT_CR_COMMAND, FT_CS_HERE);
	gather(m, t, false, "inspected-under", FT_CR_INSPECTION, FT_CS_HERE);
	gather(m, t, false, "maps-to", FT_CR_CONTROL, FT_CS_HERE);
	m->out->duty = m->out->len > 0;
	if (!m->out->duty)
		return;
	gather_via(m, FT_CR_INSPECTION, false, "maps-to", FT_CR_CONTROL);
	gather(m, t, false, "punished-by", FT_CR_PENALTY, FT_CS_HERE);
	gather_via(m, FT_CR_COMMAND, false, "punished-by", FT_CR_PENALTY);
	gather_units(m);
	gather(m, t, true, "succeeded-by", FT_CR_PREDECESSOR, FT_CS_HERE);
	gather_via(m, FT_CR_INSPECTION, true, "succeeded-by", FT_CR_PREDECESSOR);
	gather(m, t, false, "succeeded-by", FT_CR_SUCCESSOR, FT_CS_HERE);
}

/* ---- the power ---- */

static bool is_remedy(const struct ft_link *l)
{
	return ft_starts(l->why_en, FT_S("Remedy:")) || ft_starts(l->why_zh, FT_S("救济：")) ||
	       ft_starts(l->why_zh, FT_S("救济:"));
}

static void gather_power(struct making *m, const struct ft_target *t)
{
	size_t before = m->out->len;

	gather(m, t, false, "based-on", FT_CR_BASIS, FT_CS_HERE);
	gather(m, t, false, "limited-by", FT_CR_LIMIT, FT_CS_HERE);
	m->out->power = m->out->len > before;
	for (size_t i = before; i < m->out->len; i++)
		if (m->out->v[i].role == FT_CR_LIMIT && is_remedy(&m->out->v[i].link))
			m->out->v[i].role = FT_CR_REMEDY;
	if (!m->out->power || m->out->duty)
		return;
	gather(m, t, false, "punished-by", FT_CR_SANCTION, FT_CS_HERE);
	gather(m, t, true, "succeeded-by", FT_CR_PREDECESSOR, FT_CS_HERE);
	gather(m, t, false, "succeeded-by", FT_CR_SUCCESSOR, FT_CS_HERE);
}

static int by_role(const void *x, const void *y)
{
	const struct ft_chain_link *a = x, *b = y;

	return a->role != b->role        ? (int)a->role - (int)b->role
	       : a->link.id < b->link.id ? -1
					 : a->link.id > b->link.id;
}

struct ft_chain ft_chain_of(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, int day)
{
	struct ft_chain out = {NULL, 0, false, false};
	struct making m = {db, a, day, &out, 0};

	gather_duty(&m, t);
	gather_power(&m, t);
	if (!out.duty && !out.power) { /* what is left is where it came from and where it went */
		gather(&m, t, true, "succeeded-by", FT_CR_PREDECESSOR, FT_CS_HERE);
		gather(&m, t, false, "succeeded-by", FT_CR_SUCCESSOR, FT_CS_HERE);
	}
	if (out.len)
		qsort(out.v, out.len, sizeof *out.v, by_role);
	out.v = ft_arena_keep(a, out.v, out.len, sizeof *out.v);
	return out;
}
