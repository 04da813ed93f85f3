/* Which instrument a mention means, and the references that come of it. */
#include "cite/bind.h"

#include "doc/eid.h"

#include <stdio.h>
#include <string.h>

/* ---- heads ---- */

static struct ft_bound other(struct ft_binder *b, struct ft_str title, struct ft_str name, enum ft_ref_rule rule)
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

/* A title as written: one that the text defined stands for another; a bare noun among those keeps its own word. */
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
		return other(b, t->en ? ft_arena_fmt(s->a, "the %.*s", FT_FMT(t->title)) : ft_is_generic(t->title) ? t->title : full, full,
			     FT_RULE_ALIAS);
	if (t->en && s->made_under.n && ft_title_is(s->made_under, t->title))
		return other(b, ft_arena_fmt(s->a, "the %.*s", FT_FMT(t->title)), s->made_under, FT_RULE_BASE);
	if (t->en)
		return other(b, ft_arena_fmt(s->a, "the %.*s", FT_FMT(t->title)), FT_S(""), FT_RULE_BASE);
	return unsure();
}

/* What a part of an amending text amends: the instrument that its heading names, else the title's only one. */
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

/* 本法, this Act. In a text of another sort the words are those of the instrument that it amends or carries out. */
static struct ft_bound by_self(struct ft_binder *b, const struct ft_tok *t)
{
	struct ft_scope *s = b->scope;
	struct ft_str given = t->en ? FT_S("") : ft_scope_alias(s, ft_sub(b->text, t->off, t->end - t->off));

	if (given.n) /* 以下简称本法, in rules made under it */
		return other(b, given, given, FT_RULE_ALIAS);
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
			    !ft_title_is(c->title, t->title))
				continue;
			if (found.n && !ft_eq(found, c->title))
				return unsure();
			found = c->title;
		}
	return found.n ? other(b, found, found, FT_RULE_ANAPHOR) : unsure();
}

/* Whether the text itself has no article of this number: a text without articles, or one that ends before it. Parts of
 * a code, which begin later, are not judged. */
static bool lacks(const struct ft_scope *s, long n)
{
	return s->last_article == 0 || (s->first_article == 1 && n > s->last_article);
}

/* A bare article that the text itself does not have: that of the one instrument named before it in the sentence, or of
 * the one that the title is about; else of none. */
static struct ft_bound beyond(struct ft_binder *b, const struct ft_mention *m)
{
	struct ft_str found = {"", 0};
	bool several = false;
	size_t begin;

	ft_sentence(b->text, m->off, &begin);
	for (const struct ft_mention *o = m; o-- > b->mentions->v && o->off >= begin;) {
		struct ft_bound w = o->head >= 0 && o->at.mask & 1u << FT_R_ART ? ft_bind_head(b, o) : unsure();

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

/* 刑法第三百八十九条行贿罪、第三百九十三条单位行贿罪: an article joined to the one before it in the sentence is of the
 * same instrument. NULL when it is not joined to any. */
static const struct ft_mention *joined_to(const struct ft_binder *b, const struct ft_mention *m)
{
	size_t begin;

	if (!joined(b->text, m->off))
		return NULL;
	ft_sentence(b->text, m->off, &begin);
	for (const struct ft_mention *o = m; o-- > b->mentions->v && o->off >= begin;)
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
	for (size_t i = 0; i < b->mentions->len; i++) {
		const struct ft_mention *o = &b->mentions->v[i];
		struct ft_bound w;

		if (o == m || o->head < 0 || !(o->at.mask & 1u << FT_R_ART) || o->at.n[FT_R_ART] != m->at.n[FT_R_ART] ||
		    o->at.sub[FT_R_ART] != m->at.sub[FT_R_ART])
			continue;
		w = ft_bind_head(b, o);
		if (w.who == FT_WHO_OTHER) {
			w.rule = FT_RULE_SENTENCE;
			return w;
		}
	}
	return lacks(b->scope, m->at.n[FT_R_ART]) ? beyond(b, m) : self(FT_RULE_TEXT);
}

/* 该条, the same article: the last mention before that names one. NULL when there is none. */
static const struct ft_mention *antecedent(const struct ft_binder *b, const struct ft_mention *m)
{
	for (const struct ft_mention *o = m; o-- > b->mentions->v;)
		if (!o->rel && o->at.mask & 1u << FT_R_ART && (m->rel->rank == FT_R_ART || o->at.mask & 1u << FT_R_PARA))
			return o;
	return NULL;
}

struct ft_bound ft_bind_head(struct ft_binder *b, const struct ft_mention *m)
{
	const struct ft_tok *t = m->head < 0 ? NULL : &b->toks->v[m->head];
	bool own_noun;

	if (m->rel && m->rel->rel == FT_REL_THAT) {
		const struct ft_mention *o = antecedent(b, m);
		struct ft_bound w = o ? ft_bind_head(b, o) : unsure();

		w.rule = o && w.who != FT_WHO_UNSURE ? FT_RULE_ANAPHOR : FT_RULE_AMBIGUOUS;
		return w;
	}
	if (m->rel)
		return self(FT_RULE_RELATIVE);
	if (t == NULL) {
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

/* ---- references ---- */

static struct ft_ref *add_ref(struct ft_binder *b, const struct ft_mention *m, const struct ft_bound *w)
{
	struct ft_ref *r;

	b->refs = ft_grow(b->refs, b->ref_len, &b->ref_cap, sizeof *b->refs);
	r = &b->refs[b->ref_len++];
	*r = (struct ft_ref){.off = m->off, .n = m->end - m->off, .rule = w->rule, .self = w->who == FT_WHO_SELF,
			     .title = w->title, .key = FT_S(""), .eid = FT_S(""), .end = FT_S(""), .walk = FT_S("")};
	if (w->who == FT_WHO_OTHER)
		r->key = ft_scope_key(b->scope, w->name);
	if (w->who != FT_WHO_OTHER)
		r->title = FT_S("");
	r->type = ft_kind_of(b, m);
	r->from = ft_place_here(b, m->off);
	return r;
}

/* "前款 → art. 21 para. 1" */
static struct ft_str walk_of(struct ft_binder *b, const struct ft_mention *m, struct ft_str eid)
{
	struct ft_buf w = {0};
	struct ft_str out;

	ft_buf_add(&w, ft_sub(b->text, m->off, m->end - m->off));
	ft_buf_puts(&w, " → ");
	if (eid.n) {
		struct ft_buf label = {0};

		ft_eid_label(&label, eid, FT_LANG_EN);
		ft_buf_add(&w, ft_buf_str(&label));
		ft_buf_free(&label);
	} else {
		ft_buf_puts(&w, "?");
	}
	out = ft_arena_dup(b->scope->a, ft_buf_str(&w));
	ft_buf_free(&w);
	return out;
}

/* The end of a range that begins at a relative place: the same place with the last step of the range. */
static struct ft_str end_of(struct ft_binder *b, const struct ft_mention *m, struct ft_str first)
{
	struct ft_str above = first;
	size_t steps = 0;

	for (int r = 0; r < FT_R_RANKS; r++)
		steps += m->at.mask >> r & 1u;
	while (steps-- > 0) {
		size_t cut = above.n;

		while (cut > 1 && !(above.p[cut - 1] == '_' && above.p[cut - 2] == '_'))
			cut--;
		above = ft_sub(above, 0, cut > 2 ? cut - 2 : 0);
	}
	return ft_steps_eid(b->scope->a, &m->to, above);
}

static void add_relative(struct ft_binder *b, const struct ft_mention *m, struct ft_bound w)
{
	struct ft_str to[FT_MAX_TARGETS];
	bool lost = false;
	size_t n = ft_rel_targets(b, m, to, &lost);

	if (n == 0 && (m->rel->rank < FT_R_ART || m->rel->rank > FT_R_PARA)) /* 对前三项污染物: no provision */
		return;
	if (n == 0)
		w = unsure();
	if (lost)
		w.rule = FT_RULE_LOST_BREAK;
	if (m->rel->rank < FT_R_ART && n)
		w.rule = FT_RULE_STRUCTURE;
	for (size_t i = 0; i < (n ? n : 1); i++) {
		struct ft_ref *r = add_ref(b, m, &w);

		r->eid = n ? to[i] : FT_S("");
		r->end = n && m->to.mask ? end_of(b, m, r->eid) : FT_S("");
		r->walk = walk_of(b, m, r->eid);
	}
}

/* 刑法第三百零七条之一前三款: a reference for each of the first paragraphs. */
static void add_firsts(struct ft_binder *b, const struct ft_mention *m, const struct ft_bound *w)
{
	for (long i = 1; i <= m->first && i <= FT_MAX_TARGETS; i++) {
		struct ft_steps s = m->at;

		s.mask |= (uint16_t)(1u << m->first_rank);
		s.n[m->first_rank] = (int32_t)i;
		add_ref(b, m, w)->eid = ft_steps_eid(b->scope->a, &s, b->unit->eid);
	}
}

/* 该条第二款: the steps of the place named before, and those that are said here. */
static void add_anaphor(struct ft_binder *b, const struct ft_mention *m, const struct ft_bound *w)
{
	const struct ft_mention *o = antecedent(b, m);
	struct ft_steps s = m->at;
	struct ft_ref *r;

	if (o == NULL)
		return;
	ft_steps_above(&s, &o->at, m->rel->rank == FT_R_ART ? FT_R_PARA : FT_R_ITEM);
	r = add_ref(b, m, w);
	r->eid = ft_steps_eid(b->scope->a, &s, FT_S(""));
	r->walk = walk_of(b, m, r->eid);
}

/* Steps below the article without one: they are those of the article in which they stand. */
static bool is_inner(const struct ft_mention *m)
{
	return m->at.mask && !(m->at.mask & ((1u << FT_R_ART) | (1u << FT_R_CHP) | (1u << FT_R_PART) | (1u << FT_R_SEC)));
}

static void add_steps(struct ft_binder *b, const struct ft_mention *m, const struct ft_bound *w)
{
	struct ft_str unit = w->who == FT_WHO_SELF && m->head < 0 ? b->unit->eid : FT_S("");
	struct ft_ref *r = add_ref(b, m, w);

	if (w->who == FT_WHO_SELF && is_inner(m) && !(m->at.mask & 1u << FT_R_PARA) && m->head < 0)
		r->eid = ft_own_item(b, m, &m->at);
	else
		r->eid = ft_steps_eid(b->scope->a, &m->at, unit);
	if (m->to.mask && w->who == FT_WHO_SELF && is_inner(m) && !(m->to.mask & 1u << FT_R_PARA) && m->head < 0)
		r->end = ft_own_item(b, m, &m->to);
	else if (m->to.mask)
		r->end = ft_steps_eid(b->scope->a, &m->to, unit);
	if (w->who == FT_WHO_SELF && is_inner(m) && m->head < 0) {
		r->rule = FT_RULE_RELATIVE;
		r->walk = walk_of(b, m, r->eid);
	}
}

/* （一）违反第一项规定的 in a list below "违反本条例第九条规定的，…": the item is of the one article that the list's own
 * head names. NULL where it names none, or several. */
static bool blames(const struct ft_binder *b, const struct ft_mention *m)
{
	static const char *const words[] = {"违反", "有", "属于", "犯", "对", "因"};
	const struct ft_mention *first = m;

	while (first > b->mentions->v && first[-1].list == m->list)
		first--;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (ft_lex_behind(b->text, first->off, words[i]))
			return true;
	return false;
}

static const struct ft_mention *list_head(struct ft_binder *b, const struct ft_mention *m)
{
	const struct ft_mention *found = NULL;
	size_t line = m->off, begin;

	if (m->head >= 0 || !is_inner(m) || m->at.mask & 1u << FT_R_PARA || !blames(b, m) || !ft_in_item(b, m->off, &begin))
		return NULL;
	while (line > begin && b->text.p[line - 1] != '\n')
		line--;
	for (const struct ft_mention *o = b->mentions->v; o < m && o->off < line; o++) {
		if (o->off < begin || o->off >= begin + ft_line_len(b->text, begin))
			continue;
		if (found || o->rel || !(o->at.mask & 1u << FT_R_ART))
			return NULL;
		found = o;
	}
	return found;
}

static void add_plain(struct ft_binder *b, const struct ft_mention *m, const struct ft_bound *w)
{
	const struct ft_mention *over = list_head(b, m);

	if (over) {
		struct ft_bound v = ft_bind_head(b, over);
		struct ft_mention whole = *m;

		ft_steps_above(&whole.at, &over->at, FT_R_ITEM);
		if (whole.to.mask)
			ft_steps_above(&whole.to, &over->at, FT_R_ITEM);
		v.rule = v.who == FT_WHO_UNSURE ? v.rule : FT_RULE_SENTENCE;
		add_steps(b, &whole, &v);
		return;
	}
	add_steps(b, m, w);
}

/* 附件 without a number and without 本法 before it: any enclosure of a letter. */
static bool is_loose_annex(const struct ft_mention *m)
{
	return m->head < 0 && m->at.annex && m->at.n[FT_R_PART] == 0 && m->at.letter[FT_R_PART] == 0;
}

void ft_bind_mention(struct ft_binder *b, const struct ft_mention *m)
{
	struct ft_bound w = ft_bind_head(b, m);

	if (w.who == FT_WHO_NONE || is_loose_annex(m))
		return;
	if (m->rel && m->rel->rel == FT_REL_THAT)
		add_anaphor(b, m, &w);
	else if (m->rel)
		add_relative(b, m, w);
	else if (m->first)
		add_firsts(b, m, &w);
	else if (m->whole && w.who == FT_WHO_OTHER)
		add_ref(b, m, &w);
	else if (!m->whole)
		add_plain(b, m, &w);
}
