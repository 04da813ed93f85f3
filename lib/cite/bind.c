/* The references that a mention comes to. */
#include "cite/bind.h"

#include "doc/eid.h"

static struct ft_ref *add_ref(struct ft_binder *b, const struct ft_mention *m, const struct ft_bound *w)
{
	struct ft_ref *r;

	b->refs = ft_grow(b->refs, b->ref_len, &b->ref_cap, sizeof *b->refs);
	r = &b->refs[b->ref_len++];
	*r = (struct ft_ref){.off = m->off,
			     .n = m->end - m->off,
			     .rule = w->rule,
			     .self = w->who == FT_WHO_SELF,
			     .title = w->title,
			     .key = FT_S(""),
			     .eid = FT_S(""),
			     .end = FT_S(""),
			     .walk = FT_S("")};
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

	if (n == 0 &&
	    (m->rel->rank < FT_R_ART || m->rel->rank > FT_R_PARA)) /* 对前三项污染物: no provision */
		return;
	if (n == 0)
		w = (struct ft_bound){.who = FT_WHO_UNSURE, .rule = FT_RULE_AMBIGUOUS};
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
	const struct ft_mention *o = ft_bind_antecedent(b, m);
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
	return m->at.mask &&
	       !(m->at.mask & ((1u << FT_R_ART) | (1u << FT_R_CHP) | (1u << FT_R_PART) | (1u << FT_R_SEC)));
}

static struct ft_str own_place(struct ft_binder *b, const struct ft_mention *m, const struct ft_steps *s)
{
	return s->mask & 1u << FT_R_PARA ? ft_steps_eid(b->scope->a, s, b->unit->eid) : ft_own_item(b, m, s);
}

static void add_steps(struct ft_binder *b, const struct ft_mention *m, const struct ft_bound *w)
{
	/* "paragraph 4 herein" is of this article as much as a bare one is */
	bool own = w->who == FT_WHO_SELF && is_inner(m) && (m->head < 0 || b->toks->v[m->head].tail);
	struct ft_ref *r = add_ref(b, m, w);

	r->eid = own ? own_place(b, m, &m->at) : ft_steps_eid(b->scope->a, &m->at, FT_S(""));
	if (m->to.mask)
		r->end = own ? own_place(b, m, &m->to) : ft_steps_eid(b->scope->a, &m->to, FT_S(""));
	if (own) {
		r->rule = FT_RULE_RELATIVE;
		r->walk = walk_of(b, m, r->eid);
	}
}

/* （一）违反第一项规定的 in a list below "违反本条例第九条规定的，…": the item is of the one article that the
 * list's own head names. NULL where it names none, or several. */
static bool blames(const struct ft_binder *b, const struct ft_mention *m)
{
	static const char *const words[] = {"违反", "有", "属于", "犯", "对", "因"};
	const struct ft_mention *first = m;

	while (first > ft_near_from(b, m) && first[-1].list == m->list)
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

	if (m->head >= 0 || !is_inner(m) || m->at.mask & 1u << FT_R_PARA || !blames(b, m) ||
	    !ft_in_item(b, m->off, &begin))
		return NULL;
	while (line > begin && b->text.p[line - 1] != '\n')
		line--;
	for (const struct ft_mention *o = ft_near_from(b, m); o < m && o->off < line; o++) {
		if (o->off < begin || o->off >= begin + ft_line_len(b->text, begin))
			continue;
		if (found || o->rel || !(o->at.mask & 1u << FT_R_ART))
			return NULL;
		found = o;
	}
	return found;
}

/* 违反第十二条第一款规定的，……；违反第二款规定的: a list of places that this article does not have is of the
 * article named last. NULL when it has them, or none was named. */
static const struct ft_mention *named_last(struct ft_binder *b, const struct ft_mention *m)
{
	bool here = !b->scope->amends;

	if (m->head >= 0 || !is_inner(m))
		return NULL;
	for (const struct ft_mention *o = ft_near_from(b, m); o < ft_near_end(b, m) && here; o++)
		if (o->list == m->list && o->at.mask)
			here = ft_has_place(b, &o->at);
	if (here)
		return NULL;
	for (const struct ft_mention *o = m; o-- > ft_near_from(b, m);) {
		if (o->rel)
			return NULL;
		if (o->at.mask & 1u << FT_R_ART)
			return o;
	}
	return NULL;
}

static enum ft_rank top_of(const struct ft_steps *s)
{
	int r = 0;

	while (r < FT_R_RANKS && !(s->mask & 1u << r))
		r++;
	return (enum ft_rank)r;
}

static void add_plain(struct ft_binder *b, const struct ft_mention *m, const struct ft_bound *w)
{
	const struct ft_mention *over = list_head(b, m);

	if (over == NULL)
		over = named_last(b, m);
	if (over) {
		struct ft_bound v = ft_bind_head(b, over);
		struct ft_mention whole = *m;

		ft_steps_above(&whole.at, &over->at, top_of(&m->at));
		if (whole.to.mask)
			ft_steps_above(&whole.to, &over->at, top_of(&m->to));
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

/* 条例 alone, where the text has given it a meaning: like 本条例 alone it refers to nothing in particular. */
static bool is_bare_noun(const struct ft_binder *b, const struct ft_mention *m)
{
	const struct ft_tok *t = &b->toks->v[m->head];

	return !t->quoted && ft_is_generic(t->title);
}

/* The text's own title without 《》: "The Statute on X is established pursuant to …". An older one of that name
 * may be meant by 《》 or by a clause that repeals it. */
static bool is_own_title(struct ft_binder *b, const struct ft_mention *m)
{
	const struct ft_tok *t = &b->toks->v[m->head];

	return !t->quoted && !t->number && ft_kind_of(b, m) == FT_REF_CITES &&
	       ft_eq(ft_scope_key(b->scope, t->title), ft_scope_key(b->scope, b->scope->own));
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
	else if (m->whole && w.who == FT_WHO_OTHER && !is_bare_noun(b, m) && !is_own_title(b, m))
		add_ref(b, m, &w);
	else if (!m->whole)
		add_plain(b, m, &w);
}
