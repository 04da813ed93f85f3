/* Akoma Ntoso 3.0 (OASIS LegalDocML): a work is an act, its places hierarchical elements whose eIds are our own.
 * 款 are paragraphs, 项 and 目 points of a list. Several works, or both languages, make a documentCollection; an eId must
 * be unique in the file, so there it bears the component's as prefix and the plain one is the wId. */
#include "export/akn.h"

#include "doc/span.h"
#include "export/iri.h"
#include "export/say.h"

#include <string.h>

struct state {
	struct ft_akn doc[FT_LANG_COUNT]; /* of the work being written */
	size_t docs, components;
	const struct ft_xwork *w;
	bool collection, collected;
	struct ft_markup root;
};

static bool in_collection(const struct ft_export *x)
{
	return x->works > 1 || x->both;
}

static void begin(struct ft_export *x)
{
	struct state *st = x->state = ft_arena_alloc(x->arena, sizeof *st);

	st->collection = in_collection(x);
	st->root = (struct ft_markup){.out = &x->out, .indent = true};
	ft_buf_puts(&x->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
	ft_markup_open(&st->root, "akomaNtoso");
	ft_markup_attr(&st->root, "xmlns", FT_S(FT_AKN_NS));
	ft_markup_attr(&st->root, "xmlns:ft", FT_S(FT_AKN_OWN));
}

static void work(struct ft_export *x, const struct ft_xwork *w)
{
	struct state *st = x->state;

	st->w = w;
	st->docs = x->both ? FT_LANG_COUNT : 1;
	memset(st->doc, 0, sizeof st->doc);
	for (size_t i = 0; i < st->docs; i++)
		st->doc[i].lang = x->both ? (enum ft_lang)i : FT_LANG_ZH; /* a single one: its first text's */
	if (st->collection && !st->collected) {
		ft_markup_open(&st->root, "documentCollection");
		ft_markup_attr(&st->root, "name", FT_S("export"));
		ft_akn_collection_meta(&st->root, x, w);
		ft_markup_open(&st->root, "collectionBody");
		st->collected = true;
	}
}

const struct ft_place *ft_akn_text(const struct ft_akn *d, const struct ft_xunit *u)
{
	if (u->best->lang == d->lang)
		return u->best;
	for (size_t i = 0; i < u->text_len; i++)
		if (u->texts[i].lang == d->lang)
			return &u->texts[i];
	return NULL;
}

/* ---- elements ---- */

static void put_eid(struct ft_akn *d, struct ft_str eid)
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
	put_eid(d, ft_buf_str(&b));
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

static void open_element(struct ft_akn *d, const struct ft_place *p, enum ft_node_kind kind, struct ft_str eid)
{
	const char *name = element_of(kind);

	ft_markup_open(&d->m, name);
	put_eid(d, eid);
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
static size_t put_list(struct ft_akn *d, const struct text *t, const struct ft_spans *s, size_t i, struct ft_str above)
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

/* A clause has no numbered paragraphs: what leads to its items is their intro; a line behind them is a paragraph
 * that no address names. */
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

static void put_text(struct ft_akn *d, const struct ft_place *p, const struct ft_xunit *u)
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

/* ---- a document ---- */

/* The number is that of the instrument which made the first version. */
static void put_preface(struct ft_akn *d, const struct ft_xwork *w)
{
	const struct ft_place *p = &w->place;

	bool en = d->lang == FT_LANG_EN && p->title_en.n;

	ft_markup_open(&d->m, "preface");
	ft_markup_open(&d->m, "longTitle");
	ft_markup_open(&d->m, "p");
	ft_markup_inline(&d->m);
	ft_markup_leaf(&d->m, "docTitle", en || p->title_zh.n == 0 ? p->title_en : p->title_zh);
	ft_markup_close_to(&d->m, d->m.depth - 2);
	if (ft_say_number(w).n) {
		ft_markup_open(&d->m, "p");
		ft_markup_inline(&d->m);
		ft_markup_leaf(&d->m, "docNumber", p->number);
		ft_markup_close(&d->m);
	}
	ft_markup_close(&d->m);
}

/* The document begins with its first place, which says in what language and who speaks. */
static void begin_doc(struct ft_export *x, struct ft_akn *d, const struct ft_xunit *u)
{
	struct state *st = x->state;
	const struct ft_place *first;

	if (d->begun)
		return;
	if (!x->both)
		d->lang = u->best->lang;
	first = ft_akn_text(d, u);
	d->begun = true;
	d->arena = ft_arena_new();
	d->component = st->collection ? ++st->components : 0;
	d->m = (struct ft_markup){.out = &d->out, .indent = true};
	if (st->collection) {
		ft_markup_open(&d->m, "component");
		ft_markup_attrf(&d->m, "eId", "cmp_%zu", d->component);
	}
	ft_markup_open(&d->m, "act");
	ft_markup_attr(&d->m, "name", ft_str(ft_work_kind_word(u->best->kind)));
	ft_markup_attr(&d->m, "contains", FT_S("singleVersion"));
	ft_akn_meta(d, x, st->w, first ? first : u->best);
	put_preface(d, st->w);
}

static void begin_body(struct ft_akn *d)
{
	if (!d->in_body)
		ft_markup_open(&d->m, "body");
	d->in_body = true;
}

/* A preamble that heads the whole of a work stands before its body, in the words of the schema. */
static bool put_preamble(struct ft_akn *d, const struct ft_place *p, bool whole)
{
	struct ft_str rest = p->body, line;
	struct text t = {.p = p};

	if (p->node != FT_N_PREAMBLE || d->in_body || d->units || !whole)
		return false;
	ft_markup_open(&d->m, "preamble");
	put_eid(d, p->eid);
	while (ft_next_line(&rest, &line))
		put_p(d, &t, (size_t)(line.p - p->body.p), (size_t)(line.p - p->body.p) + line.n);
	ft_markup_close(&d->m);
	return true;
}

static void open_container(struct ft_export *x, const struct ft_xunit *u)
{
	struct state *st = x->state;

	for (size_t i = 0; i < st->docs; i++) {
		struct ft_akn *d = &st->doc[i];

		begin_doc(x, d, u);
		begin_body(d);
		open_element(d, ft_akn_text(d, u), u->best->node, u->best->eid);
	}
}

static void unit(struct ft_export *x, const struct ft_xunit *u)
{
	struct state *st = x->state;

	for (size_t i = 0; i < st->docs; i++) {
		struct ft_akn *d = &st->doc[i];
		const struct ft_place *p;

		begin_doc(x, d, u);
		p = x->both ? ft_akn_text(d, u) : u->best;
		if (p == NULL)
			continue;
		if (!put_preamble(d, p, st->w->whole)) {
			begin_body(d);
			open_element(d, p, u->best->node, u->best->eid);
			put_text(d, p, u);
			ft_markup_close(&d->m);
		}
		d->units++;
	}
}

static void close_container(struct ft_export *x, const struct ft_xunit *u)
{
	struct state *st = x->state;

	(void)u;
	for (size_t i = 0; i < st->docs; i++)
		ft_markup_close(&st->doc[i].m);
}

/* What has no place in its language is left out. */
static void work_end(struct ft_export *x, const struct ft_xwork *w)
{
	struct state *st = x->state;

	(void)w;
	for (size_t i = 0; i < st->docs; i++) {
		struct ft_akn *d = &st->doc[i];

		if (d->units) {
			if (!d->in_body) { /* a preamble alone: the schema wants a body */
				begin_body(d);
				ft_markup_open(&d->m, "hcontainer");
				ft_markup_attr(&d->m, "name", FT_S("none"));
			}
			ft_markup_close_to(&d->m, 0);
			ft_markup_raw(&st->root, "\n");
			ft_buf_add(&x->out, ft_buf_str(&d->out));
		}
		ft_buf_free(&d->out);
		ft_arena_free(d->arena);
		d->arena = NULL;
	}
}

static void end(struct ft_export *x)
{
	struct state *st = x->state;

	ft_markup_close_to(&st->root, 0);
	ft_buf_putc(&x->out, '\n');
}

const struct ft_exporter ft_export_akn = {.name = "akn", .suffix = "xml", .diet = FT_X_TREE, .wants = FT_XW_REFS,
	.begin = begin, .work = work, .open = open_container, .unit = unit, .close = close_container,
	.work_end = work_end, .end = end, .summary = "Akoma Ntoso 3.0, structure and names for legal XML"};
