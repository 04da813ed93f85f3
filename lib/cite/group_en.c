/* English lists, in any order: Article 21(3), Paragraph 5, Article 19 of the Statute, Paragraphs 1 and 2 of
 * the preceding Article. A chain goes inward (Article 5, Paragraph 1) or outward (Paragraph 1 of Article 5),
 * never both. */
#include "cite/group.h"

#include <ctype.h>

enum way { UNKNOWN, INWARD, OUTWARD };

/* A mention while its chain grows. */
struct growing {
	size_t at;         /* index of the mention */
	enum ft_rank rank; /* of the step taken last */
	enum way way;
	bool ranged;
	bool inherited; /* steps were taken over from the one before */
};

static bool is_place(const struct ft_tok *t)
{
	return t->kind == FT_TK_STEP || t->kind == FT_TK_REL || t->kind == FT_TK_CLAUSE;
}

static bool is_head(const struct ft_tok *t)
{
	return t->kind == FT_TK_TITLE || t->kind == FT_TK_SELF || t->kind == FT_TK_BASE ||
	       t->kind == FT_TK_THAT;
}

static struct ft_mention *mention(const struct ft_grouper *g, const struct growing *w)
{
	return &g->out->v[w->at];
}

static void put(struct ft_grouper *g, struct growing *w, size_t i, enum ft_rank rank)
{
	const struct ft_tok *t = &g->toks->v[i];
	struct ft_mention *m = mention(g, w);

	if (t->kind == FT_TK_REL)
		m->rel = t;
	else if (t->kind == FT_TK_CLAUSE)
		m->at.clause = ft_sub(g->text, t->off, t->end - t->off);
	else
		ft_steps_set(&m->at, t, rank), m->num[rank] = (uint32_t)i + 1;
	m->at.bare |= t->kind == FT_TK_STEP && rank == FT_R_SEC;
	if (w->ranged && t->kind == FT_TK_STEP) /* Subparagraph 1 through Subparagraph 4 of Paragraph 1 */
		ft_steps_set(&m->to, t, rank);
	m->end = t->end;
	w->rank = rank;
}

static struct growing begin(struct ft_grouper *g, size_t i)
{
	struct growing w = {.at = g->out->len};

	ft_mention_add(g, i);
	put(g, &w, i, g->toks->v[i].rank);
	return w;
}

static enum ft_rank below(enum ft_rank r)
{
	return r >= FT_R_ITEM ? FT_R_POINT : FT_R_ITEM;
}

/* The outermost rank that this mention says itself. */
static enum ft_rank top_said(const struct ft_mention *m)
{
	for (int r = 0; r < FT_R_RANKS; r++)
		if (m->num[r] || (m->rel && (int)m->rel->rank == r))
			return (enum ft_rank)r;
	return FT_R_RANKS;
}

/* "item" as against "subparagraph": it may lie below one. */
static bool says_item(const struct ft_grouper *g, const struct ft_tok *t)
{
	return t->kind == FT_TK_STEP && t->rank == FT_R_ITEM &&
	       (ft_lex_at(g->text, t->off, "item") || ft_lex_at(g->text, t->off, "Item"));
}

static void lower(struct ft_steps *s)
{
	if (!(s->mask & 1u << FT_R_ITEM))
		return;
	s->mask = (uint16_t)((s->mask & ~(1u << FT_R_ITEM)) | 1u << FT_R_POINT);
	s->n[FT_R_POINT] = s->n[FT_R_ITEM];
	s->sub[FT_R_POINT] = s->sub[FT_R_ITEM];
	s->letter[FT_R_POINT] = s->letter[FT_R_ITEM];
	s->letter[FT_R_ITEM] = 0;
}

/* What was read as an item of an article is a paragraph: an item follows it. */
static void raise_item(struct ft_mention *m)
{
	m->at.mask = 1u << FT_R_ART | 1u << FT_R_PARA;
	m->at.n[FT_R_PARA] = m->at.n[FT_R_ITEM];
	m->at.sub[FT_R_PARA] = m->at.sub[FT_R_ITEM];
	m->num[FT_R_PARA] = m->num[FT_R_ITEM];
	m->num[FT_R_ITEM] = 0;
}

/* What was read as an item is a point: a subparagraph follows it. */
static void make_point(struct ft_mention *m)
{
	lower(&m->at);
	lower(&m->to);
	m->num[FT_R_POINT] = m->num[FT_R_ITEM];
	m->num[FT_R_ITEM] = 0;
}

/* Whether token j is the inner end of a place of its own; the list of numbers in which it stands counts as
 * one with it. `comma`: Subparagraph 3, Paragraph 1, too. */
static bool goes_outward(const struct ft_grouper *g, size_t j, bool comma)
{
	const struct ft_tok *v = g->toks->v, *t = &v[j];
	enum ft_joint joint;

	while (j + 1 < g->toks->len && v[j + 1].kind == FT_TK_STEP && v[j + 1].rank == t->rank &&
	       (v[j + 1].cont || ft_joint(g->text, v[j].end, v[j + 1].off) == FT_J_TO))
		j++;
	if (j + 1 >= g->toks->len || !is_place(&v[j + 1]) || v[j + 1].cont || v[j + 1].bracket ||
	    v[j + 1].rank >= t->rank)
		return false;
	joint = ft_joint(g->text, v[j].end, v[j + 1].off);
	return joint == FT_J_OF ||
	       (joint == FT_J_COMMA && comma && t->rank == FT_R_ITEM && v[j + 1].rank == FT_R_PARA);
}

/* Sub-paragraph 1 of Article 58, Paragraph 1: the paragraph that was left out on the way outward. */
static bool fill_gap(struct ft_grouper *g, struct growing *w, size_t j, enum ft_joint joint)
{
	const struct ft_tok *t = &g->toks->v[j], *next = j + 1 < g->toks->len ? t + 1 : NULL;
	struct ft_mention *m = mention(g, w);

	if (w->way != OUTWARD || joint != FT_J_COMMA || t->kind != FT_TK_STEP || t->rank != FT_R_PARA ||
	    m->at.mask & 1u << FT_R_PARA || !(m->at.mask & 1u << FT_R_ITEM) || w->rank != FT_R_ART)
		return false;
	if (next && is_place(next) && next->rank < t->rank &&
	    ft_joint(g->text, t->end, next->off) != FT_J_FAR) /* …, Paragraph 1, Article 12 */
		return false;
	put(g, w, j, t->rank);
	w->rank = FT_R_ART;
	return true;
}

/* Goes on inward with token j: Article 5, Paragraph 1; the preceding Article, Paragraph 3. */
static bool goes_inward(const struct ft_grouper *g, const struct growing *w, size_t j, enum ft_joint joint)
{
	const struct ft_tok *t = &g->toks->v[j];
	const struct ft_mention *m = mention(g, w);

	if (t->kind == FT_TK_REL || w->way == OUTWARD || (joint != FT_J_COMMA && joint != FT_J_TOUCH))
		return false;
	if (m->rel && (m->rel->rank != FT_R_ART || joint != FT_J_COMMA))
		return false;
	/* Article 5, paragraph 1 of Article 6 */
	return joint == FT_J_TOUCH || !goes_outward(g, j, w->way == UNKNOWN);
}

/* Tries to go on with token j: true when it belongs to the same target. */
static bool extend(struct ft_grouper *g, struct growing *w, size_t j, enum ft_joint joint)
{
	const struct ft_tok *t = &g->toks->v[j];
	struct ft_mention *m = mention(g, w);
	enum ft_rank rank = t->rank;

	if (t->bracket) {
		if (joint != FT_J_TOUCH || w->rank == FT_R_POINT)
			return false;
		if (w->rank == FT_R_ITEM && m->at.mask == (1u << FT_R_ART | 1u << FT_R_ITEM) &&
		    !m->at.letter[FT_R_ITEM] && isdigit((unsigned char)g->text.p[t->num]))
			raise_item(m), w->rank = FT_R_PARA; /* Article 38(1)(2), but not 38(1)(a) */
		m->at.bare |= w->rank == FT_R_ART;
		put(g, w, j, below(w->rank));
		return true;
	}
	if (t->cont || t->kind == FT_TK_CLAUSE)
		return false;
	if (fill_gap(g, w, j, joint))
		return true;
	if (m->rel && t->kind == FT_TK_REL && t->rel == FT_REL_THIS && rank == FT_R_ART && joint == FT_J_OF) {
		m->end = t->end; /* the previous Paragraph of this Article */
		return true;
	}
	if (rank == FT_R_ITEM && w->rank == FT_R_ITEM) {
		const struct ft_tok *said = m->num[FT_R_ITEM] ? &g->toks->v[m->num[FT_R_ITEM] - 1] : t;

		if (joint == FT_J_COMMA && says_item(g, t) && !says_item(g, said)) {
			put(g, w, j, FT_R_POINT); /* subparagraph 1, item 2 */
			return true;
		}
		if (joint == FT_J_OF && says_item(g, said) && !says_item(g, t))
			make_point(m);
		else
			return false;
	}
	if (rank < top_said(m)) {
		if (w->way == INWARD || m->rel || (t->kind == FT_TK_REL && rank < FT_R_ART) ||
		    (joint != FT_J_OF && joint != FT_J_COMMA && joint != FT_J_TO)) /* Article 58 of this section */
			return false;
		put(g, w, j, rank);
		w->way = OUTWARD;
		return true;
	}
	if (rank <= w->rank || !goes_inward(g, w, j, joint))
		return false;
	put(g, w, j, rank);
	w->way = INWARD;
	return true;
}

/* Articles 5 to 7, Subparagraph 1 through Subparagraph 4. */
static bool extend_range(struct ft_grouper *g, struct growing *w, size_t j, enum ft_joint joint)
{
	const struct ft_tok *t = &g->toks->v[j];
	struct ft_mention *m = mention(g, w);
	/* subparagraph 1, items D to H */
	enum ft_rank rank = t->cont && t->rank == FT_R_ITEM && w->rank == FT_R_POINT ? FT_R_POINT : t->rank;

	if (joint != FT_J_TO || t->kind != FT_TK_STEP || rank != w->rank || m->to.mask)
		return false;
	ft_steps_set(&m->to, t, rank);
	ft_steps_above(&m->to, &m->at, rank);
	m->end = t->end;
	w->ranged = true;
	return true;
}

static enum ft_rank top_of(const struct ft_mention *m)
{
	for (int r = 0; r < FT_R_RANKS; r++)
		if (m->at.mask & 1u << r)
			return (enum ft_rank)r;
	return FT_R_RANKS;
}

static enum ft_rank deepest(const struct ft_mention *m)
{
	for (int r = FT_R_RANKS - 1; r >= 0; r--)
		if (m->at.mask & 1u << r)
			return (enum ft_rank)r;
	return FT_R_PART;
}

/* "Paragraphs 1" before "2 of Article 20": what the later one goes on to holds for the earlier, too. */
static void inherit_outward(struct ft_grouper *g, size_t from)
{
	for (size_t k = g->out->len - 1; k-- > from;) {
		struct ft_mention *e = &g->out->v[k];
		const struct ft_mention *f = e + 1;
		enum ft_rank top = top_of(e);

		if (f->at.mask & 1u << FT_R_POINT && top == FT_R_ITEM && deepest(e) == FT_R_ITEM &&
		    e->num[FT_R_ITEM] && says_item(g, &g->toks->v[e->num[FT_R_ITEM] - 1])) {
			make_point(e);
			top = FT_R_POINT;
		}
		if (e->rel || top <= FT_R_ART || top == FT_R_RANKS || deepest(f) < top)
			continue;
		ft_steps_above(&e->at, &f->at, top);
		if (e->to.mask)
			ft_steps_above(&e->to, &f->at, top);
		if (f->rel && f->rel->rank < top)
			e->rel = f->rel;
	}
}

/* "Article 5, paragraph 1" before "paragraph 2" or "2". */
static void inherit_inward(struct ft_grouper *g, struct growing *w, const struct growing *before)
{
	struct ft_mention *e = mention(g, w);
	const struct ft_mention *d = mention(g, before);

	if (before->way != INWARD && !before->inherited)
		return;
	ft_steps_above(&e->at, &d->at, top_of(e));
	if (d->rel && d->rel->rank < top_of(e))
		e->rel = d->rel;
	w->inherited = true;
}

/* The instrument behind the list: "of the Act", "herein". It holds for each that has none. */
static bool take_tail(struct ft_grouper *g, size_t from, size_t j, enum ft_joint joint)
{
	const struct ft_tok *t = &g->toks->v[j];

	bool letters = t->kind == FT_TK_TITLE && !t->number && ft_is_letters(t->title); /* Art. 66 PIPL */

	if (!is_head(t) || t->foreign ||
	    !(joint == FT_J_OF || (joint == FT_J_TOUCH && (t->kind == FT_TK_SELF || t->tail || letters))))
		return false;
	for (size_t k = from; k < g->out->len; k++) {
		g->out->v[k].head = (int32_t)j;
		g->out->v[k].shared = k + 1 < g->out->len;
	}
	g->out->v[g->out->len - 1].end = t->end;
	return true;
}

size_t ft_group_en(struct ft_grouper *g, size_t i, int32_t head)
{
	size_t from = g->out->len, own = from; /* own: the mention whose words, with the numbers behind it, a tail holds for */
	struct growing w = begin(g, i), before;
	bool tail = false;

	for (i++; i < g->toks->len && !tail; i++) {
		const struct ft_tok *t = &g->toks->v[i];
		enum ft_joint joint = ft_joint(g->text, g->toks->v[i - 1].end, t->off);

		if (joint == FT_J_FAR || (is_place(t) && !t->en))
			break;
		if (is_place(t)) {
			if (extend_range(g, &w, i, joint) || extend(g, &w, i, joint))
				continue;
			if (joint != FT_J_AND && joint != FT_J_COMMA)
				break;
			before = w;
			w = begin(g, i);
			own = t->cont ? own : w.at;
			inherit_inward(g, &w, &before);
			continue;
		}
		if (head >= 0 && own == from) /* CSL, art. 21 */
			break;
		tail = take_tail(g, head < 0 ? from : own, i, joint); /* CSL art. 23 and Article 5 of the DSL */
		if (!tail)
			break;
	}
	inherit_outward(g, from);
	for (size_t k = from; k < (tail && head >= 0 ? own : g->out->len) && head >= 0; k++) {
		g->out->v[k].head = head;
		g->out->v[k].shared = k > from;
		if (k == from)
			g->out->v[k].off = g->toks->v[head].off;
	}
	return i;
}
