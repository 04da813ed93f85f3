/* The places of an Akoma Ntoso document: elements, eIds, and the words in them. */
#include "export/akn.h"

#include "doc/span.h"
#include "export/iri.h"

#include <string.h>

void ft_akn_eid(struct ft_akn *d, struct ft_str eid)
{
	if (d->component == 0) {
		ft_markup_attr(&d->m, "eId", eid);
		return;
	}
	ft_markup_attrf(&d->m, "eId", "cmp_%zu__%.*s", d->component, FT_FMT(eid));
	ft_markup_attr(&d->m, "wId", eid);
}

static void put_sub_eid(struct ft_akn *d, struct ft_str unit, struct ft_str inner)
{
	struct ft_buf b = {0};

	ft_buf_fmt(&b, "%.*s__%.*s", FT_FMT(unit), FT_FMT(inner));
	ft_akn_eid(d, ft_buf_str(&b));
	ft_buf_free(&b);
}

static const char *element_of(enum ft_node_kind k)
{
	switch (k) {
	case FT_N_PART:
		return "part";
	case FT_N_SUBPART:
		return "subpart";
	case FT_N_CHAPTER:
		return "chapter";
	case FT_N_ARTICLE:
		return "article";
	case FT_N_PREAMBLE:
	case FT_N_ANNEX:
		return "hcontainer";
	default:
		return "section";
	}
}

void ft_akn_open(struct ft_akn *d, const struct ft_place *p, enum ft_node_kind kind, struct ft_str eid)
{
	const char *name = element_of(kind);

	ft_markup_open(&d->m, name);
	ft_akn_eid(d, eid);
	if (name[0] == 'h')
		ft_markup_attr(&d->m, "name", ft_str(ft_node_kind_word(kind)));
	if (p && ft_is_unit(kind)) {
		ft_markup_attr(&d->m, "ft:authority", ft_str(ft_authority_word(p->authority)));
		ft_markup_attr(&d->m, "ft:basis", p->basis ? ft_str(ft_basis_word(p->basis)) : FT_S(""));
	}
	if (p) {
		ft_markup_leaf(&d->m, "num", p->label);
		ft_markup_leaf(&d->m, "heading", p->heading);
	}
}

/* ---- words ---- */

/* The unit while its text is written. */
struct text {
	const struct ft_place *p;
	const struct ft_anchor *refs; /* by place, none overlapping */
	size_t ref_len, *from, *to;   /* in bytes */
};

static void put_ref(struct ft_akn *d, const struct ft_anchor *r, struct ft_str words)
{
	struct ft_place to = {.key = r->work, .date = r->date};
	struct ft_buf iri = {0};

	if (to.date.n)
		ft_iri_expression(&iri, &to, d->lang);
	else
		ft_iri_work(&iri, &to);
	if (r->eid.n)
		ft_buf_fmt(&iri, "/~%.*s", FT_FMT(r->eid));
	ft_markup_open(&d->m, "ref");
	ft_markup_attr(&d->m, "href", ft_buf_str(&iri));
	ft_markup_text(&d->m, words);
	ft_markup_close(&d->m);
	ft_buf_free(&iri);
}

/* A line of the text as a block, the references in it marked. */
static void put_p(struct ft_akn *d, const struct text *t, size_t off, size_t end)
{
	struct ft_str body = t->p->body;
	size_t at = off;

	ft_markup_open(&d->m, "p");
	ft_markup_inline(&d->m);
	for (size_t i = 0; i < t->ref_len; i++) {
		if (t->from[i] < at || t->to[i] > end)
			continue;
		ft_markup_text(&d->m, ft_sub(body, at, t->from[i] - at));
		put_ref(d, &t->refs[i], ft_sub(body, t->from[i], t->to[i] - t->from[i]));
		at = t->to[i];
	}
	ft_markup_text(&d->m, ft_sub(body, at, end - at));
	ft_markup_close(&d->m);
}

static void put_content(struct ft_akn *d, const struct text *t, const struct ft_span *v)
{
	ft_markup_open(&d->m, "content");
	put_p(d, t, v->off + v->body, v->off + v->n);
	ft_markup_close(&d->m);
}

static bool is_below(struct ft_str eid, struct ft_str above)
{
	return ft_starts(eid, above) && ft_starts(ft_from(eid, above.n), FT_S("__"));
}

/* The points below `above` (empty: below the unit itself) from i on; the first span behind them. One that has
 * points of its own is an intro and a list. */
static size_t put_list(struct ft_akn *d, const struct text *t, const struct ft_spans *s, size_t i,
		       struct ft_str above)
{
	ft_markup_open(&d->m, "list");
	while (i < s->len && s->v[i].kind != FT_SP_PARA && (above.n == 0 || is_below(s->v[i].eid, above))) {
		const struct ft_span *v = &s->v[i++];

		ft_markup_open(&d->m, "point");
		put_sub_eid(d, t->p->eid, v->eid);
		ft_markup_leaf(&d->m, "num", v->label);
		if (i < s->len && is_below(s->v[i].eid, v->eid)) {
			ft_markup_open(&d->m, "intro");
			put_p(d, t, v->off + v->body, v->off + v->n);
			ft_markup_close(&d->m);
			i = put_list(d, t, s, i, v->eid);
		} else {
			put_content(d, t, v);
		}
		ft_markup_close(&d->m);
	}
	ft_markup_close(&d->m);
	return i;
}

/* The paragraph that an eid begins with: para_1 of para_1__item_3; empty where items hang on the unit. */
static struct ft_str para_of(struct ft_str eid)
{
	ptrdiff_t cut = ft_find(eid, FT_S("__"));

	if (!ft_starts(eid, FT_S("para_")))
		return FT_S("");
	return ft_sub(eid, 0, cut < 0 ? eid.n : (size_t)cut);
}

/* A paragraph with what hangs on it, or a list that hangs on the unit. */
static size_t put_paragraph(struct ft_akn *d, const struct text *t, const struct ft_spans *s, size_t i)
{
	const struct ft_span *v = &s->v[i];
	struct ft_str para = para_of(v->eid);

	if (v->kind != FT_SP_PARA && para.n == 0)
		return put_list(d, t, s, i, para);
	ft_markup_open(&d->m, "paragraph");
	put_sub_eid(d, t->p->eid, para);
	if (v->kind != FT_SP_PARA) {
		i = put_list(d, t, s, i, para);
	} else if (i + 1 < s->len && is_below(s->v[i + 1].eid, para)) {
		ft_markup_open(&d->m, "intro");
		put_p(d, t, v->off, v->off + v->n);
		ft_markup_close(&d->m);
		i = put_list(d, t, s, i + 1, para);
	} else {
		put_content(d, t, v);
		i++;
	}
	ft_markup_close(&d->m);
	return i;
}

/* A clause has no numbered paragraphs: what leads to its items is their intro; a line behind them is a
 * paragraph that no address names. */
static void put_clause(struct ft_akn *d, const struct text *t, const struct ft_spans *s)
{
	size_t i = 0, lead = 0, n = 0;

	while (lead < s->len && s->v[lead].kind == FT_SP_PARA)
		lead++;
	ft_markup_open(&d->m, lead == s->len ? "content" : "intro");
	for (; i < lead; i++)
		put_p(d, t, s->v[i].off, s->v[i].off + s->v[i].n);
	ft_markup_close(&d->m);
	while (i < s->len) {
		if (s->v[i].kind != FT_SP_PARA) {
			i = put_list(d, t, s, i, FT_S(""));
			continue;
		}
		ft_markup_open(&d->m, "paragraph");
		put_sub_eid(d, t->p->eid, ft_arena_fmt(d->arena, "para_%zu", ++n + lead));
		put_content(d, t, &s->v[i++]);
		ft_markup_close(&d->m);
	}
}

void ft_akn_words(struct ft_akn *d, const struct ft_place *p, const struct ft_xunit *u)
{
	struct ft_spans s = ft_spans(d->arena, p->body, p->node);
	struct text t = {.p = p};

	if (p == u->best && u->ref_len) {
		t.refs = u->refs;
		t.ref_len = u->ref_len;
		t.from = ft_arena_alloc(d->arena, u->ref_len * sizeof *t.from);
		t.to = ft_arena_alloc(d->arena, u->ref_len * sizeof *t.to);
		for (size_t i = 0; i < u->ref_len; i++) {
			t.from[i] = ft_off_of_cp(p->body, u->refs[i].start);
			t.to[i] = ft_off_of_cp(p->body, u->refs[i].end);
		}
	}
	if (s.len == 0) {
		ft_markup_open(&d->m, "content");
		ft_markup_open(&d->m, "p");
		ft_markup_close_to(&d->m, d->m.depth - 2);
	} else if (p->node == FT_N_CLAUSE) {
		put_clause(d, &t, &s);
	} else {
		for (size_t i = 0; i < s.len;)
			i = put_paragraph(d, &t, &s, i);
	}
}

void ft_akn_lines(struct ft_akn *d, const struct ft_place *p)
{
	struct ft_str rest = p->body, line;
	struct text t = {.p = p};

	while (ft_next_line(&rest, &line))
		put_p(d, &t, (size_t)(line.p - p->body.p), (size_t)(line.p - p->body.p) + line.n);
}
