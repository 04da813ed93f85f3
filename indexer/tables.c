#include "indexer/tables.h"

#include "cite/address.h"
#include "indexer/tsv.h"
#include "query/links.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- links ---- */

enum { L_FROM, L_TYPE, L_RELATION, L_TO, L_WHY_ZH, L_WHY_EN, L_STRENGTH, L_BASIS, L_COLUMNS };

static const char *const link_columns[L_COLUMNS] = {"from", "type", "relation", "to", "rationale_zh", "rationale_en",
						    "strength", "basis"};

/* A place of a link: canonical, or a bare key. False, with a diagnostic, for anything else. */
static bool read_end(struct ft_tsv *t, struct ft_str s, struct ft_address *out)
{
	*out = (struct ft_address){0};
	if (s.n == 0)
		return true;
	*out = ft_address_parse(t->diags->arena, s);
	if (!out->canonical && out->fault == NULL && out->eid.n == 0)
		out->name = s;
	else if (!out->canonical)
		out->fault = "it is no canonical address";
	if (out->fault)
		ft_diag(t->diags, FT_D_BAD_ROW, t->line, 0, "%.*s: %s", FT_FMT(s), out->fault);
	return out->fault == NULL;
}

static void link_row(struct ft_writer *w, int64_t file, struct ft_tsv *t, const struct ft_str *f)
{
	struct ft_address from, to;
	struct ft_link_in l = {.type = f[L_TYPE], .relation = f[L_RELATION], .why_zh = f[L_WHY_ZH],
			       .why_en = f[L_WHY_EN], .basis = f[L_BASIS], .origin = "curated", .file = file,
			       .line = t->line};

	if (!read_end(t, f[L_FROM], &from) || !read_end(t, f[L_TO], &to))
		return;
	if (!ft_is_link_type(l.type)) {
		ft_diag(t->diags, FT_D_BAD_ROW, t->line, 0, "\"%.*s\" is no type of link", FT_FMT(l.type));
		return;
	}
	l.strength = f[L_STRENGTH].n ? strtol(f[L_STRENGTH].p, NULL, 10) : 0;
	if (f[L_STRENGTH].n && (l.strength < 1 || l.strength > 10)) {
		ft_diag(t->diags, FT_D_BAD_ROW, t->line, 0, "the strength must be 1 to 10");
		return;
	}
	l.from_work = from.name, l.from_date = from.date, l.from_eid = from.eid;
	l.to_work = to.name, l.to_date = to.date, l.to_eid = to.eid;
	ft_write_link(w, &l);
}

void ft_table_links(struct ft_writer *w, int64_t file, struct ft_str text, struct ft_diags *diags)
{
	struct ft_str field[FT_TSV_MAX];
	struct ft_tsv t;

	if (!ft_tsv_open(&t, text, link_columns, L_COLUMNS, L_TO + 1, diags))
		return;
	while (ft_tsv_next(&t, field))
		link_row(w, file, &t, field);
}

/* ---- glossary and names ---- */

static void each_of(struct ft_str list, void (*each)(void *arg, struct ft_str one), void *arg)
{
	struct ft_str one;

	while (list.n && ft_next_field(&list, '|', &one))
		if (ft_trim(one).n)
			each(arg, ft_trim(one));
}

struct term {
	struct ft_writer *w;
	long number;
	enum ft_lang lang;
	struct ft_str defined;
};

static void add_variant(void *arg, struct ft_str form)
{
	struct term *t = arg;

	ft_write_term(t->w, t->number, t->lang, form, false, t->defined);
}

void ft_table_glossary(struct ft_writer *w, struct ft_str text, struct ft_diags *diags)
{
	static const char *const columns[] = {"zh", "en", "variants_zh", "variants_en", "defined_in", "note"};
	struct ft_str f[FT_TSV_MAX];
	struct term term = {.w = w};
	struct ft_tsv t;

	if (!ft_tsv_open(&t, text, columns, 6, 2, diags))
		return;
	while (ft_tsv_next(&t, f)) {
		if (f[0].n == 0 || f[1].n == 0) {
			ft_diag(diags, FT_D_BAD_ROW, t.line, 0, "a term needs both languages");
			continue;
		}
		term.number = (long)t.line;
		term.defined = f[4];
		for (int lang = 0; lang < FT_LANG_COUNT; lang++) {
			term.lang = (enum ft_lang)lang;
			ft_write_term(w, term.number, term.lang, f[lang], true, f[4]);
			each_of(f[2 + lang], add_variant, &term);
		}
	}
}

struct named {
	struct ft_writer *w;
	struct ft_str key, shown;
};

static void add_known(void *arg, struct ft_str name)
{
	struct named *n = arg;

	ft_write_name(n->w, n->key, name, "known", n->shown);
}

void ft_table_names(struct ft_writer *w, struct ft_str text, struct ft_diags *diags)
{
	static const char *const columns[] = {"key", "title_zh", "title_en", "short_zh", "short_en", "numbers"};
	struct ft_str f[FT_TSV_MAX];
	struct ft_tsv t;

	if (!ft_tsv_open(&t, text, columns, 6, 2, diags))
		return;
	while (ft_tsv_next(&t, f)) {
		struct named n = {w, f[0], f[1].n ? f[1] : f[2]};

		if (n.shown.n == 0) {
			ft_diag(diags, FT_D_BAD_ROW, t.line, 0, "a name needs a title");
			continue;
		}
		for (int i = 1; i < 6; i++)
			each_of(f[i], add_known, &n);
	}
}

/* ---- outline ---- */

enum { O_CLAUSE, O_KIND, O_ZH, O_EN, O_LEVEL, O_SCOPE, O_ITEMS, O_UNIT, O_EVALUATES, O_NOTE, O_COLUMNS };

static const char *const outline_columns[O_COLUMNS] = {"clause", "kind", "title_zh", "title_en", "level", "scope",
						       "items", "unit", "evaluates", "note"};

struct outline {
	struct ft_writer *w;
	const struct ft_cat_work *work;
	struct ft_doc *doc[FT_LANG_COUNT];
	struct ft_node *last[FT_LANG_COUNT];
	int64_t file;
	struct ft_tsv *t;
};

/* 8.1.4.3 into sec_8-1-4-3, A.1 into sec_a-1, A and 附录A into annex_a. */
static struct ft_str clause_eid(struct ft_arena *a, struct ft_str clause)
{
	struct ft_str eid, word = FT_S("附录");
	struct ft_buf b = {0};

	if (ft_starts(clause, word))
		clause = ft_trim(ft_from(clause, word.n));
	ft_buf_puts(&b, clause.n == 1 && isalpha((unsigned char)clause.p[0]) ? "annex_" : "sec_");
	for (size_t i = 0; i < clause.n; i++)
		ft_buf_putc(&b, clause.p[i] == '.' ? '-' : (char)tolower((unsigned char)clause.p[i]));
	eid = ft_arena_dup(a, ft_buf_str(&b));
	ft_buf_free(&b);
	return eid;
}

static bool is_below(struct ft_str clause, struct ft_str above)
{
	return above.n && clause.n > above.n && ft_starts(clause, above) && clause.p[above.n] == '.';
}

/* A lettered title "6.3.2.1 c)" is a line of its clause, which stands above it. */
static void add_lettered(struct outline *o, struct ft_str clause, struct ft_str letter, const struct ft_str *f)
{
	if (o->last[0] == NULL || !ft_eq(o->last[0]->label, clause)) {
		ft_diag(o->t->diags, FT_D_BAD_ROW, o->t->line, 0, "%.*s stands under another clause", FT_FMT(f[O_CLAUSE]));
		return;
	}
	for (int lang = 0; lang < FT_LANG_COUNT; lang++) {
		struct ft_node *n = o->last[lang];
		struct ft_str title = f[O_ZH + lang];

		if (title.n)
			n->text = ft_arena_fmt(o->doc[lang]->arena, "%.*s%s%.*s %.*s", FT_FMT(n->text),
					       n->text.n ? "\n" : "", FT_FMT(letter), FT_FMT(title));
	}
}

static void add_clause(struct outline *o, const struct ft_str *f)
{
	for (int lang = 0; lang < FT_LANG_COUNT; lang++) {
		struct ft_doc *d = o->doc[lang];
		struct ft_node *n;

		n = ft_doc_add(d, NULL, FT_N_CLAUSE, clause_eid(d->arena, f[O_CLAUSE]),
			       ft_arena_dup(d->arena, f[O_CLAUSE]), ft_arena_dup(d->arena, f[O_ZH + lang]));
		n->line = o->t->line;
		o->last[lang] = n;
	}
}

/* The place in GB/T 22239 that a unit evaluates, "8.1.4.3 a)", as a structural link. */
static void add_evaluates(struct outline *o, const struct ft_str *f)
{
	struct ft_arena *a = o->doc[0]->arena;
	struct ft_str e = f[O_EVALUATES];
	ptrdiff_t blank = ft_find(e, FT_S(" "));
	struct ft_str clause = ft_sub(e, 0, blank < 0 ? e.n : (size_t)blank), letter = FT_S("");
	struct ft_link_in l = {.origin = "structural", .type = FT_S("evaluates"), .file = o->file, .line = o->t->line};

	if (blank > 0 && (size_t)blank + 1 < e.n)
		letter = ft_arena_fmt(a, "__item_%c", e.p[blank + 1]);
	l.from_work = o->work->key;
	l.from_eid = clause_eid(a, f[O_CLAUSE]);
	l.to_work = FT_S("gbt-22239-2019");
	l.to_eid = ft_arena_fmt(a, "%.*s%.*s", FT_FMT(clause_eid(a, clause)), FT_FMT(letter));
	l.why_zh = f[O_NOTE];
	l.strength = 10;
	ft_write_link(o->w, &l);
}

static void outline_row(struct outline *o, const struct ft_str *f)
{
	ptrdiff_t blank = ft_find(f[O_CLAUSE], FT_S(" "));

	if (f[O_CLAUSE].n == 0) {
		ft_diag(o->t->diags, FT_D_BAD_ROW, o->t->line, 0, "a row needs a clause");
		return;
	}
	if (blank > 0) {
		add_lettered(o, ft_sub(f[O_CLAUSE], 0, (size_t)blank), ft_from(f[O_CLAUSE], (size_t)blank + 1), f);
		return;
	}
	add_clause(o, f);
	if (f[O_UNIT].n)
		ft_write_alias(o->w, o->work->key, f[O_UNIT], clause_eid(o->doc[0]->arena, f[O_CLAUSE]));
	if (f[O_EVALUATES].n)
		add_evaluates(o, f);
}

/* A clause with deeper ones below it and no text of its own is a container. */
static void mark_containers(struct ft_doc *d)
{
	for (struct ft_node *n = d->first; n; n = n->next)
		if (n->next && is_below(n->next->label, n->label) && n->text.n == 0) {
			n->kind = FT_N_HEADING;
			d->units--;
		}
}

static void write_outline_text(struct outline *o, enum ft_lang lang)
{
	struct ft_doc *d = o->doc[lang];
	struct ft_str version = o->work->version_len ? o->work->versions[o->work->version_len - 1].date : FT_S("");
	struct ft_cat_text cat = {.version = version, .lang = lang, .authority = FT_AU_DIGEST, .basis = FT_BA_SECONDARY};
	struct ft_text_in in = {.doc = d, .work = o->work, .cat = &cat, .file = o->file};

	mark_containers(d);
	d->lang = lang;
	d->title = lang == FT_LANG_ZH ? o->work->title.zh : o->work->title.en;
	in.lengths = ft_arena_alloc(d->arena, (d->units + 1) * sizeof *in.lengths);
	in.shas = ft_arena_alloc(d->arena, (d->units + 1) * sizeof *in.shas);
	memcpy(in.as_of, o->work->as_of.p, o->work->as_of.n < 11 ? o->work->as_of.n : 10);
	ft_write_text(o->w, &in);
}

static void set_level(struct outline *o, const struct ft_str *f)
{
	if (f[O_LEVEL].n == 0 || f[O_LEVEL].p[0] < '1' || f[O_LEVEL].p[0] > '5')
		return;
	ft_write_level(o->w, o->file, clause_eid(o->doc[0]->arena, f[O_CLAUSE]), f[O_LEVEL].p[0] - '0');
}

void ft_table_outline(struct ft_writer *w, int64_t file, const struct ft_cat_work *work, struct ft_str text,
		      struct ft_diags *diags)
{
	struct ft_str f[FT_TSV_MAX];
	struct ft_tsv t;
	struct ft_diags told = {.arena = diags->arena}; /* the second time */
	struct outline o = {.w = w, .work = work, .file = file, .t = &t, .doc = {ft_doc_new(), ft_doc_new()}};

	if (ft_tsv_open(&t, text, outline_columns, O_COLUMNS, O_KIND + 1, diags)) {
		while (ft_tsv_next(&t, f))
			outline_row(&o, f);
		for (int lang = 0; lang < FT_LANG_COUNT; lang++)
			write_outline_text(&o, (enum ft_lang)lang);
		ft_tsv_open(&t, text, outline_columns, O_COLUMNS, O_KIND + 1, &told);
		while (ft_tsv_next(&t, f))
			set_level(&o, f);
	}
	ft_doc_free(o.doc[0]);
	ft_doc_free(o.doc[1]);
}
