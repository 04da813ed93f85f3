/* Digests: each has its twin in the other language, place by place, is written in its language, says what it
 * rests on, and has as many articles as work.json states. */
#include "tests/corpus/corpus.h"

#include <ctype.h>
#include <stdlib.h>

/* Works of which the issue asks only for the articles that matter here. */
static const char *const partial[] = {"police-law",      "counter-terrorism", "psapl",
				      "criminal-law",    "admin-penalty",     "admin-compulsion",
				      "reconsideration", "admin-litigation",  "mps-176-draft"};

static bool is_partial(const struct work *w)
{
	for (size_t i = 0; i < sizeof partial / sizeof partial[0]; i++)
		if (ft_eq(w->cat->key, ft_str(partial[i])))
			return true;
	return false;
}

/* ---- twins ---- */

static const struct text *twin_of(const struct work *w, const struct text *t)
{
	for (size_t i = 0; i < w->cat->text_len; i++)
		if (w->texts[i].cat->lang != t->cat->lang && ft_eq(w->texts[i].cat->version, t->cat->version))
			return &w->texts[i];
	return NULL;
}

/* The first place of a that b lacks, or NULL. */
static const struct ft_span *missing_place(const struct unit *a, const struct unit *b)
{
	for (size_t i = 0; i < a->spans.len; i++)
		if (!has_place(b, a->spans.v[i].eid))
			return &a->spans.v[i];
	return NULL;
}

static void check_twin_units(struct corpus *c, const struct text *a, const struct text *b)
{
	for (size_t i = 0; i < a->len; i++) {
		const struct unit *u = &a->units[i], *v = find_unit(b, u->node->eid);
		const struct ft_span *gap = v ? missing_place(u, v) : NULL;

		if (v == NULL)
			report(c, a->path, u->node->line, "%.*s has no twin in %s", FT_FMT(u->node->eid),
			       b->path);
		else if (gap)
			report(c, b->path, v->node->line, "%.*s lacks %.*s, which the other language has",
			       FT_FMT(u->node->eid), FT_FMT(gap->eid));
		else if (u->fullness != v->fullness)
			report(c, a->path, u->node->line,
			       "%.*s is in full in one language and not in the other", FT_FMT(u->node->eid));
		else if (u->basis != v->basis)
			report(c, a->path, u->node->line, "%.*s rests on another basis than its twin",
			       FT_FMT(u->node->eid));
		else if ((u->node->heading.n == 0) != (v->node->heading.n == 0))
			report(c, a->path, u->node->line, "%.*s has a heading in one language alone",
			       FT_FMT(u->node->eid));
	}
}

static void check_twin(struct corpus *c, const struct work *w, const struct text *t)
{
	const struct text *twin = twin_of(w, t);

	if (twin == NULL)
		report(c, t->path, 0, "has no twin in the other language");
	else
		check_twin_units(c, t, twin);
}

/* ---- counts ---- */

static const struct ft_cat_version *version_of(const struct work *w, const struct text *t)
{
	for (size_t i = 0; i < w->cat->version_len; i++)
		if (ft_eq(w->cat->versions[i].date, t->cat->version))
			return &w->cat->versions[i];
	return NULL;
}

/* Units that count as articles: all but a preamble and annexes. */
static long articles_in(const struct text *t)
{
	long n = 0;

	for (size_t i = 0; i < t->len; i++)
		n += t->units[i].node->kind != FT_N_PREAMBLE && t->units[i].node->kind != FT_N_ANNEX;
	return n;
}

static void check_count(struct corpus *c, const struct work *w, const struct text *t)
{
	const struct ft_cat_version *v = version_of(w, t);
	long n = articles_in(t);

	if (v == NULL || v->articles < 0)
		return;
	if (is_partial(w) ? n > v->articles : n != v->articles)
		report(c, t->path, 0, "has %ld articles, work.json says %ld", n, v->articles);
}

/* ---- basis, language ---- */

static bool has_digit(struct ft_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (isdigit((unsigned char)s.p[i]))
			return true;
	return false;
}

static void check_basis(struct corpus *c, const struct work *w, const struct text *t)
{
	if (t->cat->basis == FT_BA_NONE || t->cat->source.n == 0)
		report(c, w->path, line_of(w->json, t->cat->file), "%.*s: what it rests on is not said",
		       FT_FMT(t->cat->file));
	for (size_t i = 0; i < t->cat->by_article_len; i++)
		if (find_unit(t, t->cat->by_article[i].eid) == NULL)
			report(c, w->path, line_of(w->json, t->cat->by_article[i].eid),
			       "%.*s has no such article: %.*s", FT_FMT(t->cat->file),
			       FT_FMT(t->cat->by_article[i].eid));
	for (size_t i = 0; i < t->len; i++) {
		const struct unit *u = &t->units[i];

		if (u->fullness != NO_TEXT)
			continue;
		if (u->basis != FT_BA_UNVERIFIED)
			report(c, t->path, u->node->line,
			       "%.*s: no text is at hand, so its basis is unverified", FT_FMT(u->node->eid));
		if (has_digit(u->node->text))
			report(c, t->path, u->node->line, "%.*s: no text is at hand, so no number can be",
			       FT_FMT(u->node->eid));
	}
}

static void check_words(struct corpus *c, const struct text *t, const struct ft_node *n, struct ft_str words)
{
	int share = han_share(words);

	if (share >= 0 && (t->cat->lang == FT_LANG_ZH ? share < MIN_ZH : share > MAX_EN))
		report(c, t->path, n->line, "%.*s: %d in 100 words are Chinese, in a %s text", FT_FMT(n->eid),
		       share, t->cat->lang == FT_LANG_ZH ? "Chinese" : "English");
}

static void check_language(struct corpus *c, const struct text *t)
{
	for (const struct ft_node *n = t->doc->first; n; n = ft_doc_next(n)) {
		struct ft_str rest = n->text, line;

		if (ft_is_unit(n->kind) && ft_trim(n->text).n == 0 && n->child == NULL)
			report(c, t->path, n->line, "%.*s is empty", FT_FMT(n->eid));
		check_words(c, t, n, n->heading);
		while (ft_next_line(&rest, &line))
			check_words(c, t, n, line);
	}
	if (t->doc->lang != t->cat->lang)
		report(c, t->path, 0, "its reader takes it for another language than work.json says");
}

void check_texts(struct corpus *c)
{
	for (size_t i = 0; i < c->len; i++) {
		const struct work *w = &c->works[i];

		if (w->cat->text_len == 0)
			report(c, w->path, 0, "the work has no digest");
		for (size_t k = 0; k < w->cat->text_len; k++) {
			check_twin(c, w, &w->texts[k]);
			check_count(c, w, &w->texts[k]);
			check_basis(c, w, &w->texts[k]);
			check_language(c, &w->texts[k]);
		}
	}
}
