#include "query/show.h"

#include "cite/address.h"
#include "doc/eid.h"
#include "doc/span.h"

enum { MAX_TEXTS = 16 };

/* Narrows a unit's place to a place inside it: its lines alone, and its own label. */
static void narrow(struct ft_arena *a, struct ft_place *p, struct ft_str eid)
{
	struct ft_str inner = ft_eid_inner(eid);
	struct ft_buf label = {0};
	struct ft_spans spans;
	size_t first, count;
	bool several;

	if (inner.n == 0)
		return;
	spans = ft_spans(a, p->body, p->node);
	if (ft_spans_find(&spans, inner, &first, &count, &several) && count) {
		const struct ft_span *last = &spans.v[first + count - 1];

		p->body = ft_sub(p->body, spans.v[first].off, last->off + last->n - spans.v[first].off);
	} else {
		p->body = FT_S("");
	}
	p->eid = eid;
	ft_eid_label(&label, eid, p->lang);
	p->label = ft_arena_dup(a, ft_buf_str(&label));
	ft_buf_free(&label);
}

/* One provision: every text that has its eid. */
static bool show_eid(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, struct ft_str eid, int lang,
		     struct ft_shown *out)
{
	int64_t nodes[MAX_TEXTS];
	size_t n = ft_nodes_at(db, t->version, ft_eid_unit(eid), nodes, MAX_TEXTS);
	const struct ft_place *best = NULL;
	struct ft_str units[MAX_TEXTS];

	out->texts = ft_arena_alloc(a, (n + 1) * sizeof *out->texts);
	for (size_t i = 0; i < n; i++) {
		struct ft_place *p = &out->texts[out->text_len];

		if (!ft_place_load(db, a, nodes[i], p))
			continue;
		units[out->text_len++] = p->body;
		narrow(a, p, eid);
	}
	for (int words = 1; words >= 0; words--) /* a copy without the place, or without words, stands behind */
		for (int any = 0; any <= 1; any++)
			for (size_t i = 0; i < out->text_len && best == NULL; i++)
				if ((any || lang < 0 || out->texts[i].lang == (enum ft_lang)lang) &&
				    (!words || out->texts[i].body.n))
					best = &out->texts[i];
	if (best == NULL)
		return false;
	out->place = *best;
	out->unit = units[best - out->texts];
	return true;
}

/* Eids that the target covers, in the order of the best text, then those that only other texts have. */
static struct ft_str *eids_of(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, size_t *count)
{
	struct ft_stmt *s = ft_sql(db,
		"WITH RECURSIVE below(id) AS (SELECT p.id FROM text t JOIN provision p ON p.text=t.id WHERE t.version=?1 AND"
		" (?2='' AND p.parent IS NULL OR p.eid=?2) UNION ALL SELECT c.id FROM below b JOIN provision p ON p.id=b.id"
		" JOIN provision c ON c.text=p.text AND c.parent=p.id)"
		" SELECT p.eid FROM below b JOIN provision p ON p.id=b.id JOIN text t ON t.id=p.text"
		" GROUP BY p.eid ORDER BY min(t.ord*1000000000000+p.id)");
	struct ft_str *v = NULL;
	size_t cap = 0;

	*count = 0;
	ft_bind_int(s, 1, t->version);
	ft_bind_str(s, 2, t->eid.n ? t->eid : FT_S(""));
	while (ft_step(s)) {
		v = ft_grow(v, *count, &cap, sizeof *v);
		v[(*count)++] = ft_col_dup(s, 0, a);
	}
	return ft_arena_keep(a, v, *count, sizeof *v);
}

/* Whether the target is a work or a container: something that holds several provisions. */
static bool covers_many(struct ft_db *db, struct ft_arena *a, const struct ft_target *t)
{
	struct ft_place p;

	if (t->eid.n == 0)
		return true;
	return t->node && ft_place_load(db, a, t->node, &p) && !ft_is_unit(p.node);
}

struct ft_shown *ft_show(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, int lang, size_t *count)
{
	struct ft_str one = t->eid, *eids = &one;
	size_t n = 1;
	struct ft_shown *out;

	if (covers_many(db, a, t))
		eids = eids_of(db, a, t, &n);
	out = ft_arena_alloc(a, (n + 1) * sizeof *out);
	*count = 0;
	for (size_t i = 0; i < n; i++)
		*count += show_eid(db, a, t, eids[i], lang, &out[*count]);
	return out;
}

/* Whether an address lies in one of those before it: the whole says it all. */
static bool is_in_one(const struct ft_str *v, size_t n, struct ft_str address)
{
	for (size_t i = 0; i < n; i++)
		if (ft_starts(address, v[i]) && ft_starts(ft_from(address, v[i].n), FT_S("__")))
			return true;
	return false;
}

size_t ft_successor_places(struct ft_db *db, struct ft_arena *a, const struct ft_place *p, struct ft_str *out,
			   size_t max, bool *precise)
{
	struct ft_stmt *s = ft_sql(db,
		"SELECT DISTINCT to_work, to_date, to_eid FROM link WHERE from_work=?1 AND type='succeeded-by' AND to_work IS"
		" NOT NULL AND (from_eid=?2 OR from_eid=?3 OR substr(from_eid,1,length(?2)+2)=?2||'__') AND"
		" (from_date IS NULL OR from_date=?4) ORDER BY from_eid<>?2, id");
	struct ft_str *works;
	size_t n = 0, count;

	ft_bind_str(s, 1, p->key);
	ft_bind_str(s, 2, p->eid);
	ft_bind_str(s, 3, ft_eid_unit(p->eid));
	ft_bind_str(s, 4, p->date);
	while (ft_step(s)) {
		struct ft_buf b = {0};

		ft_address_put(&b, ft_col_str(s, 0), ft_col_str(s, 1), ft_col_str(s, 2));
		if (n < max && !is_in_one(out, n, ft_buf_str(&b)))
			out[n++] = ft_arena_dup(a, ft_buf_str(&b));
		ft_buf_free(&b);
	}
	*precise = n > 0;
	works = n ? NULL : ft_successors(db, a, p->key, false, &count);
	for (size_t i = 0; works && i < count && n < max; i++)
		out[n++] = works[i];
	return n;
}
