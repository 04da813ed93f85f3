/* Akoma Ntoso 3.0 (OASIS LegalDocML): a work is an act, its places hierarchical elements whose eIds are our
 * own. 款 are paragraphs, 项 and 目 points of a list. Several works, or both languages, make a
 * documentCollection; an eId must be unique in the file, so there it bears the component's as prefix and the
 * plain one is the wId. */
#include "export/akn.h"

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
	if (p->node != FT_N_PREAMBLE || d->in_body || d->units || !whole)
		return false;
	ft_markup_open(&d->m, "preamble");
	ft_akn_eid(d, p->eid);
	ft_akn_lines(d, p);
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
		ft_akn_open(d, ft_akn_text(d, u), u->best->node, u->best->eid);
	}
}

static void unit(struct ft_export *x, const struct ft_xunit *u)
{
	struct state *st = x->state;

	for (size_t i = 0; i < st->docs; i++) {
		struct ft_akn *d = &st->doc[i];
		const struct ft_place *p = u->best;

		begin_doc(x, d, u);
		if (x->both && (p = ft_akn_text(d, u)) == NULL)
			continue;
		if (!put_preamble(d, p, st->w->whole)) {
			begin_body(d);
			ft_akn_open(d, p, u->best->node, u->best->eid);
			ft_akn_words(d, p, u);
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

const struct ft_exporter ft_export_akn = {.name = "akn",
					  .suffix = "xml",
					  .diet = FT_X_TREE,
					  .wants = FT_XW_REFS,
					  .begin = begin,
					  .work = work,
					  .open = open_container,
					  .unit = unit,
					  .close = close_container,
					  .work_end = work_end,
					  .end = end,
					  .summary = "Akoma Ntoso 3.0, structure and names for legal XML"};
