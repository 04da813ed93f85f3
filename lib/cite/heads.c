/* Which instrument a mention means. */
#include "cite/bind.h"

#include "cite/en.h"

#include <ctype.h>
#include <string.h>

static struct ft_bound other(struct ft_binder *b, struct ft_str title, struct ft_str name,
			     enum ft_ref_rule rule)
{
	(void)b;
	return (struct ft_bound){FT_WHO_OTHER, rule, title, name};
}

static struct ft_bound self(enum ft_ref_rule rule)
{
	return (struct ft_bound){.who = FT_WHO_SELF, .rule = rule};
}

static struct ft_bound unsure(void)
{
	return (struct ft_bound){.who = FT_WHO_UNSURE, .rule = FT_RULE_AMBIGUOUS};
}

/* A title as written: one that the text defined stands for another; a bare noun among those keeps its own
 * word. */
static struct ft_bound by_title(struct ft_binder *b, const struct ft_tok *t)
{
	struct ft_str full = ft_scope_alias(b->scope, t->title);

	if (t->foreign && full.n == 0)
		return (struct ft_bound){.who = FT_WHO_NONE};
	if (full.n)
		return other(b, ft_is_generic(t->title) ? t->title : full, full, FT_RULE_ALIAS);
	return other(b, t->title, t->title, t->number ? FT_RULE_NUMBER : FT_RULE_TITLE);
}

/* The instrument that a text is made under, by a bare noun of its sort. */
static struct ft_bound by_base(struct ft_binder *b, const struct ft_tok *t)
{
	struct ft_scope *s = b->scope;
	struct ft_str full = ft_scope_alias(s, t->title);

	if (t->foreign)
		return unsure();
	if (s->base.n && (t->en || ft_title_is(s->base, t->title)))
		return other(b, s->base, s->base, FT_RULE_BASE);
	if (full.n)
		return other(b,
			     t->en                     ? ft_arena_fmt(s->a, "the %.*s", FT_FMT(t->title))
			     : ft_is_generic(t->title) ? t->title
						       : full,
			     full, FT_RULE_ALIAS);
	if (t->en && s->made_under.n && ft_title_is(s->made_under, t->title))
		return other(b, ft_arena_fmt(s->a, "the %.*s", FT_FMT(t->title)), s->made_under,
			     FT_RULE_BASE);
	if (t->en)
		return other(b, ft_arena_fmt(s->a, "the %.*s", FT_FMT(t->title)), FT_S(""), FT_RULE_BASE);
	return unsure();
}

/* What a part of an amending text amends: the instrument that its heading names, else the title's only one.
 */
static struct ft_bound amended(struct ft_binder *b)
{
	for (const struct ft_node *n = b->unit; n; n = n->parent) {
		ptrdiff_t from = ft_find(n->heading, FT_S("《")), to = ft_find(n->heading, FT_S("》"));

		if (from >= 0 && to > from) {
			struct ft_str title = ft_sub(n->heading, (size_t)from + 3, (size_t)(to - from) - 3);

			return other(b, title, title, FT_RULE_AMENDED);
		}
	}
	if (ft_find(b->scope->own, FT_S("》等")) >= 0)
		return unsure();
	return other(b, b->scope->base, b->scope->base, FT_RULE_AMENDED);
}

/* 本法, this Act. In a text of another sort the words are those of the instrument that it amends or carries
 * out. */
static struct ft_bound by_self(struct ft_binder *b, const struct ft_tok *t)
{
	struct ft_scope *s = b->scope;
	struct ft_str given = ft_scope_alias(s, ft_sub(b->text, t->off, t->end - t->off));

	if (given.n) /* 以下简称本法, "hereafter this Act", in rules made under it */
		return other(b, t->en ? ft_arena_fmt(s->a, "the %.*s", FT_FMT(t->title)) : given, given,
			     FT_RULE_ALIAS);
	if (s->amends && !ft_title_is(s->own, t->title))
		return amended(b);
	if (t->en && t->title.n && s->noun.n && !ft_title_is(s->noun, t->title)) {
		static const char *const laws[] = {"Act", "Law", "Statute", "Code"};
		bool law = false;

		for (size_t i = 0; i < 4; i++)
			law |= ft_eq(t->title, ft_str(laws[i]));
		for (size_t i = 0; i < 4; i++)
			if (law && ft_title_is(s->noun, ft_str(laws[i])))
				law = false;
		return law ? by_base(b, t) : self(FT_RULE_SELF);
	}
	return self(FT_RULE_SELF);
}

/* 该法: the one instrument of that sort named before in the sentence, else in the provision. */
static struct ft_bound by_anaphor(struct ft_binder *b, const struct ft_mention *m, const struct ft_tok *t)
{
	struct ft_str found = {"", 0};
	size_t begin;

	ft_sentence(b->text, m->off, &begin);
	for (int wide = 0; wide < 2 && found.n == 0; wide++)
		for (size_t i = 0; i < b->toks->len && b->toks->v[i].off < m->off; i++) {
			const struct ft_tok *c = &b->toks->v[i];

			if (c->kind != FT_TK_TITLE || c->number || c->foreign || (!wide && c->off < begin) ||
			    (t->title.n && !ft_title_is(c->title, t->title)))
				continue;
			if (found.n && !ft_eq(found, c->title))
				return unsure();
			found = c->title;
		}
	if (found.n == 0 && t->tail) /* the first paragraph thereof, where nothing is named */
		return self(FT_RULE_TEXT);
	return found.n ? other(b, found, found, FT_RULE_ANAPHOR) : unsure();
}

/* Whether the text itself has no article of this number: a text without articles, or one that ends before it.
 * Parts of a code, which begin later, are not judged. */
static bool lacks(const struct ft_scope *s, long n)
{
	return s->last_article == 0 || (s->first_article == 1 && n > s->last_article);
}

/* A bare article that the text itself does not have: that of the one instrument named before it in the
 * sentence, or of the one that the title is about; else of none. */
static struct ft_bound beyond(struct ft_binder *b, const struct ft_mention *m)
{
	struct ft_str found = {"", 0};
	bool several = false;
	size_t begin;

	ft_sentence(b->text, m->off, &begin);
	for (const struct ft_mention *o = m; o-- > ft_near_from(b, m) && o->off >= begin;) {
		struct ft_bound w = o->head >= 0 && o->at.mask & 1u << FT_R_ART ? ft_bind_head(b, o)
										: unsure();

		if (w.who == FT_WHO_OTHER) {
			several |= found.n && !ft_eq(found, w.title);
			found = w.title;
		}
	}
	if (found.n)
		return several ? unsure() : other(b, found, found, FT_RULE_SENTENCE);
	if (b->scope->base.n)
		return other(b, b->scope->base, b->scope->base, FT_RULE_BASE);
	return unsure();
}

static bool joined(struct ft_str text, size_t off)
{
	static const char *const words[] = {"、", "和", "及", "或者", "或", "与", "以及"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (ft_lex_behind(text, off, words[i]))
			return true;
	return false;
}

/* 刑法第三百八十九条行贿罪、第三百九十三条单位行贿罪: an article joined to the one before it in the sentence
 * is of the same instrument. NULL when it is not joined to any. */
static const struct ft_mention *joined_to(const struct ft_binder *b, const struct ft_mention *m)
{
	size_t begin;

	if (!joined(b->text, m->off))
		return NULL;
	ft_sentence(b->text, m->off, &begin);
	for (const struct ft_mention *o = m; o-- > ft_near_from(b, m) && o->off >= begin;)
		if (o->at.mask & 1u << FT_R_ART)
			return o;
	return NULL;
}

/* "Article 16" in a provision that elsewhere says "Article 16 of the Act". */
static struct ft_bound by_number(struct ft_binder *b, const struct ft_mention *m)
{
	const struct ft_mention *before = joined_to(b, m);

	if (before && before->head >= 0) {
		struct ft_bound w = ft_bind_head(b, before);

		if (w.who == FT_WHO_OTHER)
			w.rule = FT_RULE_SENTENCE;
		return w;
	}
	for (const struct ft_mention *o = ft_near_from(b, m); o < ft_near_end(b, m); o++) {
		struct ft_bound w;

		if (o == m || o->head < 0 || !(o->at.mask & 1u << FT_R_ART) ||
		    o->at.n[FT_R_ART] != m->at.n[FT_R_ART] || o->at.sub[FT_R_ART] != m->at.sub[FT_R_ART])
			continue;
		w = ft_bind_head(b, o);
		if (w.who == FT_WHO_OTHER) {
			w.rule = FT_RULE_SENTENCE;
			return w;
		}
	}
	return lacks(b->scope, m->at.n[FT_R_ART]) ? beyond(b, m) : self(FT_RULE_TEXT);
}

bool ft_of_unknown(struct ft_str s, const struct ft_mention *m)
{
	size_t at = m->end;

	if (!ft_lex_take(s, &at, " of "))
		return false;
	ft_lex_take(s, &at, "the ");
	return m->at.mask && !m->rel && at + 1 < s.n && isupper((unsigned char)s.p[at]) &&
	       islower((unsigned char)s.p[at + 1]) && ft_en_unit_at(s, at, ft_en_end(s, at)) == NULL;
}

const struct ft_mention *ft_bind_antecedent(const struct ft_binder *b, const struct ft_mention *m)
{
	for (const struct ft_mention *o = m; o-- > ft_near_from(b, m);)
		if (!o->rel && o->at.mask & 1u << FT_R_ART &&
		    (m->rel->rank == FT_R_ART || o->at.mask & 1u << FT_R_PARA))
			return o;
	return NULL;
}

struct ft_bound ft_bind_head(struct ft_binder *b, const struct ft_mention *m)
{
	const struct ft_tok *t = m->head < 0 ? NULL : &b->toks->v[m->head];
	bool own_noun;

	if (m->rel && m->rel->rel == FT_REL_THAT) {
		const struct ft_mention *o = ft_bind_antecedent(b, m);
		struct ft_bound w = o ? ft_bind_head(b, o) : unsure();

		w.rule = o && w.who != FT_WHO_UNSURE ? FT_RULE_ANAPHOR : FT_RULE_AMBIGUOUS;
		return w;
	}
	if (m->rel)
		return self(FT_RULE_RELATIVE);
	if (t == NULL) {
		if (ft_of_unknown(b->text, m))
			return unsure();
		if (b->scope->amends && m->at.mask & (1u << FT_R_ART | 1u << FT_R_CHP))
			return amended(b);
		if (m->at.mask & 1u << FT_R_ART)
			return by_number(b, m);
		return self(FT_RULE_TEXT);
	}
	switch (t->kind) {
	case FT_TK_TITLE:
		return by_title(b, t);
	case FT_TK_SELF:
		return by_self(b, t);
	case FT_TK_THAT:
		return by_anaphor(b, m, t);
	default:
		own_noun = b->scope->noun.n && ft_title_is(t->en ? b->scope->noun : b->scope->own, t->title);
		if (own_noun && !t->foreign && !(b->scope->base.n && ft_title_is(b->scope->base, t->title)))
			return self(FT_RULE_SELF);
		return by_base(b, t);
	}
}
