/* work.json: keys, dates, succession, files. The reader itself refuses unknown members and words. */
#include "tests/corpus/corpus.h"

#include <string.h>

static void fault(struct corpus *c, const struct work *w, struct ft_str near, const char *words)
{
	report(c, w->path, line_of(w->json, near), "%.*s%s%s", FT_FMT(near), near.n ? ": " : "", words);
}

/* Each date that is known is not before the one that it follows. */
static void check_dates(struct corpus *c, const struct work *w, const struct ft_cat_version *v)
{
	const struct ft_str row[] = {v->date, v->promulgated, v->effective, v->until};
	struct ft_str before = row[0];

	for (size_t i = 1; i < sizeof row / sizeof row[0]; i++) {
		if (row[i].n == 0)
			continue;
		if (ft_cmp(row[i], before) < 0)
			fault(c, w, row[i], "is before the date that it should follow");
		before = row[i];
	}
	if (ft_cmp(w->cat->as_of, v->date) < 0)
		fault(c, w, w->cat->as_of, "as_of is before a version that the file tells of");
	if (v->draft && v->effective.n)
		fault(c, w, v->effective, "a draft takes no effect");
	if ((w->cat->kind == FT_WK_DRAFT) != v->draft)
		fault(c, w, v->date, "the kind and the version do not agree on its being a draft");
}

/* Versions stand in order, and each ends where the next begins. */
static void check_versions(struct corpus *c, const struct work *w)
{
	const struct ft_cat_version *v = w->cat->versions;

	if (w->cat->version_len == 0)
		fault(c, w, FT_S(""), "the work has no version");
	for (size_t i = 0; i < w->cat->version_len; i++) {
		check_dates(c, w, &v[i]);
		if (i == 0)
			continue;
		if (ft_cmp(v[i - 1].date, v[i].date) >= 0)
			fault(c, w, v[i].date, "versions are not in order");
		if (!ft_eq(v[i - 1].until, v[i].effective))
			fault(c, w, v[i].date, "takes effect on another day than the version before it ends");
	}
}

static bool lists(struct ft_strs l, struct ft_str key)
{
	for (size_t i = 0; i < l.len; i++)
		if (ft_eq(l.v[i], key))
			return true;
	return false;
}

/* A predecessor knows its successor and ends with it or before it. */
static void check_successor(struct corpus *c, const struct work *w, const struct work *next)
{
	const struct ft_cat_version *last = &w->cat->versions[w->cat->version_len - 1];

	if (!lists(next->cat->succeeds, w->cat->key))
		fault(c, next, next->cat->key,
		      "does not say in succeeds what says that it is succeeded by it");
	if (!last->draft && last->status < 0 && last->until.n == 0 && next->cat->kind != FT_WK_DRAFT)
		fault(c, w, last->date, "is succeeded, yet has no end");
}

static void check_succession(struct corpus *c, const struct work *w)
{
	struct ft_strs before = w->cat->succeeds, after = w->cat->succeeded_by;

	for (size_t i = 0; i < before.len; i++) {
		const struct work *p = find_work(c, before.v[i]);

		if (p == NULL)
			fault(c, w, before.v[i], "no such work in the corpus");
		else if (!lists(p->cat->succeeded_by, w->cat->key))
			fault(c, p, p->cat->key,
			      "does not say in succeeded_by what says that it succeeds it");
	}
	for (size_t i = 0; i < after.len; i++) {
		const struct work *n = find_work(c, after.v[i]);

		if (n == NULL)
			fault(c, w, after.v[i], "no such work in the corpus");
		else if (w->cat->version_len)
			check_successor(c, w, n);
	}
}

/* A digest's name is digest.LANG.md, or digest.DATE.LANG.md in a work of several versions. */
static void check_file_names(struct corpus *c, const struct work *w)
{
	for (size_t i = 0; i < w->cat->text_len; i++) {
		const struct ft_cat_text *t = &w->cat->texts[i];
		bool dated = w->cat->version_len > 1;
		struct ft_str want = ft_arena_fmt(c->arena, "digest.%.*s%s%s.md",
						  FT_FMT(dated ? t->version : FT_S("")), dated ? "." : "",
						  ft_lang_word(t->lang));

		if (!ft_eq(t->file, want))
			report(c, w->path, line_of(w->json, t->file),
			       "%.*s: the text of this version and language is %.*s", FT_FMT(t->file),
			       FT_FMT(want));
	}
}

static void check_stray(struct corpus *c)
{
	for (size_t i = 0; i < c->file_len; i++) {
		struct ft_str folder = c->files[i].folder, name = c->files[i].name;
		const struct work *w = find_work(c, folder);
		bool known = w && w->outline && ft_eq(name, FT_S("outline.tsv"));

		for (size_t k = 0; w && k < w->cat->text_len; k++)
			known |= ft_eq(w->cat->texts[k].file, name);
		if (!known)
			report(c, c->files[i].path, 0, "no work.json names this file");
	}
}

/* Names that many instruments bear: a citation by one would be bound to this work by mistake. */
static void check_generic(struct corpus *c, const struct work *w)
{
	static const char *const generic[] = {
		"基本要求",     "测评要求", "设计技术要求", "设计要求",   "定级指南", "测评过程指南",
		"等级划分准则", "实施指南", "43号文",       "办法",       "规定",     "条例",
		"意见",         "规划",     "纲要",         "征求意见稿", "基线",     "标准",
		"本法",         "等保",     "等级保护"};

	for (size_t i = 0; i < w->cat->short_zh.len; i++)
		for (size_t k = 0; k < sizeof generic / sizeof generic[0]; k++)
			if (ft_eq(w->cat->short_zh.v[i], ft_str(generic[k])))
				fault(c, w, w->cat->short_zh.v[i], "too general for a short title");
}

static void check_pair(struct corpus *c, const struct work *w, struct ft_pair p, bool needed,
		       const char *what)
{
	if ((needed && p.zh.n == 0) || (p.zh.n == 0) != (p.en.n == 0))
		report(c, w->path, 0, "%s is not there in both languages", what);
	if (p.zh.n && han_share(p.zh) < 40)
		fault(c, w, ft_sub(p.zh, 0, 30), "is not Chinese");
	if (p.en.n && han_share(p.en) > 5)
		fault(c, w, ft_sub(p.en, 0, 30), "is not English");
}

/* A foreign body has no Chinese name. */
static void check_issuer(struct corpus *c, const struct work *w)
{
	if (w->cat->issuer.zh.n == 0 || w->cat->issuer.en.n == 0 || han_share(w->cat->issuer.en) > 0)
		report(c, w->path, line_of(w->json, FT_S("\"issuers\"")),
		       "the issuer is not there in both languages");
}

void check_works(struct corpus *c)
{
	for (size_t i = 0; i < c->len; i++) {
		const struct work *w = &c->works[i];

		if (!ft_eq(w->cat->key, w->folder))
			fault(c, w, w->cat->key, "the key is not the folder's name");
		check_pair(c, w, w->cat->title, true, "the title");
		check_issuer(c, w);
		check_pair(c, w, w->cat->note, false, "the note");
		for (size_t k = 0; k < w->cat->version_len; k++) {
			check_pair(c, w, w->cat->versions[k].label, false, "a version's label");
			check_pair(c, w, w->cat->versions[k].status_note, false, "a version's status note");
		}
		check_versions(c, w);
		check_succession(c, w);
		check_file_names(c, w);
		check_generic(c, w);
	}
	check_stray(c);
}
