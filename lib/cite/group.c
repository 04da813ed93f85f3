#include "cite/group.h"

#include "base/arena.h"

#include <ctype.h>
#include <string.h>

static enum ft_joint joint_of(const struct ft_grouper *g, size_t i, size_t j)
{
	if (j >= g->toks->len)
		return FT_J_FAR;
	return ft_joint(g->text, g->toks->v[i].end, g->toks->v[j].off);
}

/* ---- Chinese lists ---- */

static bool is_step(const struct ft_tok *t)
{
	return t->kind == FT_TK_STEP || t->kind == FT_TK_REL || t->kind == FT_TK_CLAUSE;
}

/* A step said by token i; of the end of a range the numbers are not kept. */
static void set_said(struct ft_mention *m, struct ft_steps *s, size_t i, const struct ft_tok *t)
{
	ft_steps_set(s, t, t->rank);
	if (s == &m->at)
		m->num[t->rank] = (uint32_t)i + 1;
}

/* Puts token i into the mention and goes on while deeper steps follow. The last token taken. */
static size_t chain(struct ft_grouper *g, size_t i, struct ft_mention *m, struct ft_steps *s)
{
	const struct ft_tok *v = g->toks->v;
	enum ft_rank rank = v[i].rank;

	if (v[i].kind == FT_TK_REL)
		m->rel = &v[i];
	else if (v[i].kind == FT_TK_CLAUSE)
		s->clause = ft_sub(g->text, v[i].off, v[i].end - v[i].off);
	else
		set_said(m, s, i, &v[i]);
	for (; i + 1 < g->toks->len; i++) {
		const struct ft_tok *next = &v[i + 1];
		enum ft_joint j = joint_of(g, i, i + 1);

		if (next->en || next->kind == FT_TK_CLAUSE || !is_step(next) || next->rank <= rank)
			break;
		if (j != FT_J_TOUCH && !(j == FT_J_BRIDGE && next->rank == FT_R_ITEM))
			break;
		if (next->kind == FT_TK_REL) {
			if (next->rel != FT_REL_PREV || v[i].kind != FT_TK_STEP)
				break;
			m->first = next->count;
			m->first_rank = next->rank;
			return i + 1;
		}
		rank = next->rank;
		set_said(m, s, i + 1, next);
		if (m->rel && m->rel->rank < FT_R_ART &&
		    rank == FT_R_ART) /* 本章第三条: the article says it all */
			m->rel = NULL;
	}
	return i;
}

/* 第八条至第十条, 第一款第一项至第三项: the end takes over what it does not name itself. */
static size_t range(struct ft_grouper *g, size_t i, struct ft_mention *m)
{
	const struct ft_tok *v = g->toks->v;

	if (i + 1 >= g->toks->len || v[i + 1].kind != FT_TK_STEP || v[i + 1].en || m->at.mask == 0 ||
	    joint_of(g, i, i + 1) != FT_J_TO)
		return i;
	i = chain(g, i + 1, m, &m->to);
	for (int r = 0; r < FT_R_RANKS; r++)
		if (m->to.mask & 1u << r) {
			ft_steps_above(&m->to, &m->at, (enum ft_rank)r);
			break;
		}
	return i;
}

/* 刑法分则第三章: the part that the word stands for. */
static void add_part(struct ft_grouper *g, int32_t head, size_t i, struct ft_steps *s)
{
	const struct ft_tok *h = &g->toks->v[head], *t = &g->toks->v[i];
	struct ft_str gap = ft_sub(g->text, h->end, t->off - h->end);

	if (t->rank > FT_R_SEC || t->rank == FT_R_PART || !ft_ends(h->title, FT_S("刑法")))
		return;
	if (ft_eq(gap, FT_S("分则")) || ft_eq(gap, FT_S("总则"))) {
		s->mask |= 1u << FT_R_PART;
		s->n[FT_R_PART] = ft_eq(gap, FT_S("分则")) ? 2 : 1;
	}
}

static size_t list_zh(struct ft_grouper *g, size_t i, int32_t head)
{
	const struct ft_tok *v = g->toks->v;
	size_t before = SIZE_MAX;

	for (;;) {
		struct ft_mention *m = ft_mention_add(g, i);
		bool first = before == SIZE_MAX;

		m->head = head;
		m->shared = !first;
		if (first && head >= 0) {
			m->off = v[head].off;
			add_part(g, head, i, &m->at);
		} else if (!first && v[i].kind == FT_TK_STEP) {
			const struct ft_mention *p = &g->out->v[before];

			ft_steps_above(&m->at, p->to.mask ? &p->to : &p->at, v[i].rank);
			m->rel = p->rel && p->rel->rank < v[i].rank ? p->rel : NULL;
		}
		i = chain(g, i, m, &m->at);
		i = range(g, i, m);
		m->end = v[i].end;
		before = g->out->len - 1;
		if (i + 1 >= g->toks->len || !is_step(&v[i + 1]) || v[i + 1].en ||
		    joint_of(g, i, i + 1) != FT_J_AND)
			return i + 1;
		i++;
	}
}

/* ---- the whole ---- */

/* CSL, art. 21; 某法, art. 21; GB/T 22239-2019, cl. 8.1.4.3 */
static bool is_comma_place(const struct ft_tok *head, const struct ft_tok *place)
{
	return place->kind == FT_TK_STEP ? head->en || place->en : place->kind == FT_TK_CLAUSE && place->en;
}

/* A head at token i: with the places behind it, or alone. The token behind it all. */
static size_t at_head(struct ft_grouper *g, size_t i)
{
	const struct ft_tok *t = &g->toks->v[i];
	size_t j = ft_behind_head(g, i);
	enum ft_joint joint = FT_J_FAR;

	if (j < g->toks->len && is_step(&g->toks->v[j]) && !g->toks->v[j].cont)
		joint = g->toks->v[j].tied ? FT_J_TOUCH : joint_of(g, i, j);
	if (joint == FT_J_TOUCH ||
	    ((t->kind == FT_TK_SELF || t->kind == FT_TK_BASE) && joint == FT_J_BRIDGE && !t->en) ||
	    (joint == FT_J_COMMA && is_comma_place(t, &g->toks->v[j])) ||
	    (t->en && joint == FT_J_OF && t->kind == FT_TK_THAT)) { /* as set out by that Act in Article 16 */
		if (g->toks->v[j].kind == FT_TK_REL &&
		    t->kind == FT_TK_TITLE) /* 依照刑法前款: the name stands alone */
			goto alone;
		g->list++;
		return g->toks->v[j].en ? ft_group_en(g, j, (int32_t)i) : list_zh(g, j, (int32_t)i);
	}
alone:
	if (t->kind == FT_TK_ADDRESS || (t->kind == FT_TK_TITLE && !ft_is_beside(g, i))) {
		struct ft_mention *m = ft_mention_add(g, i);

		m->head = (int32_t)i;
		m->whole = true;
		m->list = ++g->list;
	}
	return i + 1;
}

void ft_group(struct ft_str text, const struct ft_toks *toks, struct ft_mentions *out)
{
	struct ft_grouper g = {text, toks, out, 0};
	size_t i = 0;

	while (i < toks->len) {
		const struct ft_tok *t = &toks->v[i];

		if (t->kind == FT_TK_ALIAS || t->tail) {
			i++;
		} else if (is_step(t)) {
			g.list++;
			i = t->en ? ft_group_en(&g, i, -1) : list_zh(&g, i, -1);
		} else {
			i = at_head(&g, i);
		}
	}
}
