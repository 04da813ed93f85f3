/* glossary.tsv and names.tsv: no form stands for two things. */
#include "tests/corpus/corpus.h"

#include "base/fold.h"
#include "cite/name.h"
#include "indexer/tsv.h"

#include <stdlib.h>
#include <string.h>

/* A form, folded as it is looked up, and who bears it. */
struct form {
	struct ft_str folded, shown, owner; /* owner: a key, or empty */
	const char *path;
	unsigned line;
	int group; /* forms of one group are compared: a language */
};

struct forms {
	struct corpus *c;
	struct form *v;
	size_t len, cap;
	struct form proto;
	void (*fold)(struct ft_buf *out, struct ft_str s);
};

static void add_form(struct forms *f, struct ft_str shown)
{
	struct ft_buf b = {0};
	struct form *n;

	shown = ft_trim(shown);
	if (shown.n == 0)
		return;
	f->v = ft_grow(f->v, f->len, &f->cap, sizeof *f->v);
	n = &f->v[f->len++];
	*n = f->proto;
	f->fold(&b, shown);
	n->folded = ft_arena_dup(f->c->arena, ft_buf_str(&b));
	n->shown = shown;
	ft_buf_free(&b);
	if (n->folded.n == 0)
		report(f->c, n->path, n->line, "nothing is left of \"%.*s\" once it is folded",
		       FT_FMT(shown));
}

static void add_list(struct forms *f, struct ft_str list)
{
	struct ft_str one;

	while (list.n && ft_next_field(&list, '|', &one))
		add_form(f, one);
}

static int compare(const void *a, const void *b)
{
	const struct form *x = a, *y = b;
	int d = x->group != y->group ? x->group - y->group : ft_cmp(x->folded, y->folded);

	d = d ? d : strcmp(x->path, y->path);
	return d ? d : (x->line > y->line) - (x->line < y->line);
}

/* `same` says whether two bearers of one form are one thing. */
static void check_doubles(struct forms *f, bool (*same)(const struct form *, const struct form *))
{
	qsort(f->v, f->len, sizeof *f->v, compare);
	for (size_t i = 1; i < f->len; i++) {
		const struct form *a = &f->v[i - 1], *b = &f->v[i];

		if (a->group == b->group && ft_eq(a->folded, b->folded) && !same(a, b))
			report(f->c, b->path, b->line, "\"%.*s\" stands in %s:%u too", FT_FMT(b->shown),
			       a->path, a->line);
	}
	free(f->v);
}

/* ---- glossary ---- */

static bool never(const struct form *a, const struct form *b)
{
	(void)a, (void)b;
	return false;
}

static void check_term(struct corpus *c, const char *path, unsigned line, const struct ft_str *f)
{
	struct ft_address a = ft_address_parse(c->arena, f[4]);
	const char *why = f[4].n ? place_fault(c, &a) : NULL;

	if (f[0].n == 0 || f[1].n == 0)
		report(c, path, line, "a term needs both languages");
	if (han_share(f[0]) < 30 || han_share(f[1]) > 0 || han_share(f[3]) > 0)
		report(c, path, line, "\"%.*s\", \"%.*s\": a form is in the wrong language", FT_FMT(f[0]),
		       FT_FMT(f[1]));
	if (why)
		report(c, path, line, "defined_in: %.*s %s", FT_FMT(f[4]), why);
}

void check_glossary(struct corpus *c)
{
	static const char *const columns[] = {"zh", "en", "variants_zh", "variants_en", "defined_in", "note"};
	const char *path = ft_arena_fmt(c->arena, "%s/glossary.tsv", c->root).p;
	struct ft_diags diags = {.arena = c->arena};
	struct forms forms = {.c = c, .fold = ft_fold_key, .proto = {.path = path, .owner = FT_S("")}};
	struct ft_str f[FT_TSV_MAX];
	size_t rows = 0;
	struct ft_tsv t;

	if (ft_tsv_open(&t, load_file(c, path), columns, 6, 5, &diags))
		for (; ft_tsv_next(&t, f); rows++) {
			check_term(c, path, t.line, f);
			forms.proto.line = t.line;
			for (int lang = 0; lang < FT_LANG_COUNT; lang++) {
				forms.proto.group = lang;
				add_form(&forms, f[lang]);
				add_list(&forms, f[2 + lang]);
			}
		}
	report_all(c, path, &diags);
	check_doubles(&forms, never);
	if (rows < 300)
		report(c, path, 0, "%zu terms; 300 are wanted", rows);
}

/* ---- names ---- */

static bool one_bearer(const struct form *a, const struct form *b)
{
	return (a->path == b->path && a->line == b->line) || (a->owner.n && ft_eq(a->owner, b->owner));
}

/* The names that work.json gives. */
static void add_work(struct forms *f, const struct work *w)
{
	const struct ft_cat_work *k = w->cat;

	f->proto = (struct form){.owner = k->key, .path = w->path, .line = 1};
	add_form(f, k->title.zh);
	add_form(f, k->title.en);
	add_form(f, k->number);
	for (size_t i = 0; i < k->short_zh.len; i++)
		add_form(f, k->short_zh.v[i]);
	for (size_t i = 0; i < k->short_en.len; i++)
		add_form(f, k->short_en.v[i]);
}

static void check_row(struct corpus *c, const char *path, unsigned line, const struct ft_str *f)
{
	const struct work *w = f[0].n ? find_work(c, f[0]) : NULL;

	if (f[1].n == 0 && f[2].n == 0)
		report(c, path, line, "a name needs a title");
	if (f[0].n && w == NULL)
		report(c, path, line, "%.*s: no such work in the corpus", FT_FMT(f[0]));
	if (w && (!ft_eq(w->cat->title.zh, f[1]) || !ft_eq(w->cat->title.en, f[2])))
		report(c, path, line, "%.*s bears another title in its work.json", FT_FMT(f[0]));
}

static void check_every_work(struct corpus *c, const char *path, const struct forms *f)
{
	for (size_t i = 0; i < c->len; i++) {
		bool found = false;

		for (size_t k = 0; k < f->len && !found; k++)
			found = f->v[k].path == path && ft_eq(f->v[k].owner, c->works[i].cat->key);
		if (!found)
			report(c, path, 0, "%.*s has no row", FT_FMT(c->works[i].cat->key));
	}
}

void check_names(struct corpus *c)
{
	static const char *const columns[] = {"key",      "title_zh", "title_en",
					      "short_zh", "short_en", "numbers"};
	const char *path = ft_arena_fmt(c->arena, "%s/names.tsv", c->root).p;
	struct ft_diags diags = {.arena = c->arena};
	struct forms forms = {.c = c, .fold = ft_name_key};
	struct ft_str f[FT_TSV_MAX];
	struct ft_tsv t;

	for (size_t i = 0; i < c->len; i++)
		add_work(&forms, &c->works[i]);
	if (ft_tsv_open(&t, load_file(c, path), columns, 6, 6, &diags))
		while (ft_tsv_next(&t, f)) {
			check_row(c, path, t.line, f);
			forms.proto = (struct form){.owner = f[0], .path = path, .line = t.line};
			for (int i = 1; i < 6; i++)
				add_list(&forms, f[i]);
		}
	report_all(c, path, &diags);
	check_every_work(c, path, &forms);
	check_doubles(&forms, one_bearer);
}
