#include "cite/cite.h"

#include "cite/bind.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

const char *ft_ref_type_word(enum ft_ref_type t)
{
	static const char *const words[] = {
#define X(name, word) word,
		FT_REF_TYPES(X)
#undef X
	};

	return words[t];
}

const char *ft_ref_rule_word(enum ft_ref_rule r)
{
	static const char *const words[] = {
#define X(name, word) word,
		FT_REF_RULES(X)
#undef X
	};

	return words[r];
}

/* What is kept from unit to unit of a document. */
struct run {
	struct ft_scope scope;
	struct ft_toks toks;
	struct ft_mentions mentions;
	const struct ft_node **articles;
	size_t article_len, article_cap;
	struct ft_ref *refs;
	size_t ref_cap;
};

static void lex(struct run *r, struct ft_str text)
{
	struct ft_lexer lx = {.text = text,
			      .names = r->scope.names,
			      .aliases = r->scope.alias_names,
			      .alias_len = r->scope.alias_len,
			      .tw = r->scope.tw,
			      .out = &r->toks};

	r->toks.len = 0;
	ft_lex(&lx);
}

/* Names that this text gives: a title with a definition right behind it. True when there are new ones. */
static bool define(struct run *r, struct ft_str text)
{
	bool any = false;

	for (size_t i = 1; i < r->toks.len; i++) {
		const struct ft_tok *a = &r->toks.v[i], *t = a - 1;

		if (a->kind != FT_TK_ALIAS)
			continue;
		while (t > r->toks.v && t->number && t[-1].kind == FT_TK_TITLE)
			t--;
		if (t->kind == FT_TK_TITLE && !t->foreign && ft_joint(text, t->end, a->off) == FT_J_TOUCH)
			any |= ft_scope_define(&r->scope, a->title, t->title);
	}
	return any;
}

/* The basis that the first article names is what "the Act" means later on. */
static void note_basis(struct run *r, const struct ft_ref *refs, size_t n)
{
	for (size_t i = 0; i < n && r->scope.made_under.n == 0 && r->article_len <= 1; i++)
		if (refs[i].type == FT_REF_BASED_ON && !refs[i].self)
			r->scope.made_under = refs[i].title;
}

/* "(Organization Regulations of the Committee)": a caption that reads like a title is none. */
static bool is_caption(const struct ft_mention *m, struct ft_str text, size_t caption)
{
	return m->whole && m->off < caption && ft_trim(ft_sub(text, 0, m->off)).n == 1 &&
	       ft_trim(ft_sub(text, m->end, caption - m->end)).n == 1;
}

/* "Article 5 Private schools shall …": the article's own label, said again in its text. */
static bool is_own_label(const struct ft_node *n, const struct ft_mention *m)
{
	char eid[32];

	snprintf(eid, sizeof eid, "art_%d", m->at.n[FT_R_ART]);
	return m->off == 0 && m->head < 0 && m->at.mask == 1u << FT_R_ART && m->at.sub[FT_R_ART] == 0 &&
	       ft_eq(n->eid, ft_str(eid)) && m->end + 1 < n->text.n && n->text.p[m->end] == ' ' &&
	       isupper((unsigned char)n->text.p[m->end + 1]);
}

static void cite_unit(struct run *r, const struct ft_node *n, ft_ref_fn each, void *arg)
{
	struct ft_binder b = {.scope = &r->scope,
			      .unit = n,
			      .before = r->articles,
			      .before_len = r->article_len,
			      .text = n->text,
			      .toks = &r->toks,
			      .mentions = &r->mentions,
			      .refs = r->refs,
			      .ref_cap = r->ref_cap};
	size_t caption = ft_caption_len(n);

	lex(r, n->text);
	if (r->toks.len == 0)
		return;
	if (define(r, n->text))
		lex(r, n->text);
	r->mentions.len = 0;
	ft_group(n->text, &r->toks, &r->mentions);
	for (size_t i = 0; i < r->mentions.len; i++)
		if (!is_caption(&r->mentions.v[i], n->text, caption) && !is_own_label(n, &r->mentions.v[i]))
			ft_bind_mention(&b, &r->mentions.v[i]);
	note_basis(r, b.refs, b.ref_len);
	for (size_t i = 0; i < b.ref_len; i++)
		each(arg, n, &b.refs[i]);
	r->refs = b.refs;
	r->ref_cap = b.ref_cap;
}

void ft_cite_doc(const struct ft_names *names, const struct ft_doc *d, ft_ref_fn each, void *arg)
{
	struct run r = {0};

	ft_scope_init(&r.scope, d->arena, names, d);
	for (const struct ft_node *n = d->first; n; n = ft_doc_next(n)) {
		if (!ft_is_unit(n->kind))
			continue;
		if (n->text.n)
			cite_unit(&r, n, each, arg);
		if (n->kind == FT_N_ARTICLE) {
			r.articles = ft_grow(r.articles, r.article_len, &r.article_cap, sizeof *r.articles);
			r.articles[r.article_len++] = n;
		}
	}
	ft_scope_free(&r.scope);
	free(r.toks.v);
	free(r.mentions.v);
	free(r.articles);
	free(r.refs);
}
