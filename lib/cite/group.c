#include "cite/group.h"

#include "base/arena.h"

#include <ctype.h>
#include <string.h>

/* ---- what stands between two tokens ---- */

static const struct {
	const char *word;
	enum ft_joint joint;
} joints[] = {
	{"", FT_J_TOUCH},
	{"的", FT_J_TOUCH},
	{"之", FT_J_TOUCH},
	{"中", FT_J_TOUCH},
	{"中的", FT_J_TOUCH},
	{"所附", FT_J_TOUCH},
	{"分则", FT_J_TOUCH},
	{"总则", FT_J_TOUCH},
	{"附", FT_J_TOUCH},
	{"规定", FT_J_BRIDGE},
	{"规定的", FT_J_BRIDGE},
	{"所列", FT_J_BRIDGE},
	{"所列的", FT_J_BRIDGE},
	{"中规定的", FT_J_BRIDGE},
	{"所规定的", FT_J_BRIDGE},
	{"、", FT_J_AND},
	{"，", FT_J_AND},
	{"和", FT_J_AND},
	{"与", FT_J_AND},
	{"及", FT_J_AND},
	{"以及", FT_J_AND},
	{"或", FT_J_AND},
	{"或者", FT_J_AND},
	{"、以及", FT_J_AND},
	{"，以及", FT_J_AND},
	{"，或者", FT_J_AND},
	{"、或者", FT_J_AND},
	{"，和", FT_J_AND},
	{"和/或", FT_J_AND},
	{"及其", FT_J_AND},
	{"and", FT_J_AND},
	{"or", FT_J_AND},
	{", and", FT_J_AND},
	{", or", FT_J_AND},
	{"and/or", FT_J_AND},
	{"as well as", FT_J_AND},
	{"&", FT_J_AND},
	{"and the", FT_J_AND},
	{", and the", FT_J_AND},
	{"or the", FT_J_AND},
	{"至", FT_J_TO},
	{"到", FT_J_TO},
	{"-", FT_J_TO},
	{"~", FT_J_TO},
	{"—", FT_J_TO},
	{"－", FT_J_TO},
	{"～", FT_J_TO},
	{"–", FT_J_TO},
	{"to", FT_J_TO},
	{"through", FT_J_TO},
	{"of", FT_J_OF},
	{"of the", FT_J_OF},
	{"under", FT_J_OF},
	{"under the", FT_J_OF},
	{"in", FT_J_OF},
	{"in the", FT_J_OF},
	{"of The", FT_J_OF},
	{"of the said", FT_J_OF},
	{"of “", FT_J_OF},
	{"of the “", FT_J_OF},
	{"of \"", FT_J_OF},
	{"of the \"", FT_J_OF},
	{"of the amended", FT_J_OF},
	{"of the revised", FT_J_OF},
	{"of the current", FT_J_OF},
	{"of the new", FT_J_OF},
	{"of both the", FT_J_OF},
	{", of the", FT_J_OF},
	{", of", FT_J_OF},
	{",", FT_J_COMMA},
	{", the", FT_J_COMMA},
	{"to the", FT_J_TO},
	{"ofthe", FT_J_OF},
	{";", FT_J_AND},
	{"; and", FT_J_AND},
	{"; or", FT_J_AND},
};

/* Leaves out a parenthesis at the front: （以下简称…）, (2016). */
static struct ft_str skip_paren(struct ft_str gap)
{
	struct ft_str s = ft_trim(gap);
	size_t off = 0;
	int depth = 0;

	if (!ft_starts(s, FT_S("（")) && !ft_starts(s, FT_S("(")))
		return s;
	while (off < s.n) {
		uint32_t cp = ft_next_cp(s, &off);

		depth += cp == '(' || cp == 0xFF08;
		depth -= cp == ')' || cp == 0xFF09;
		if (depth == 0)
			return skip_paren(ft_from(s, off));
	}
	return s;
}

/* Leaves out words that name a part of the place behind them: "the proviso in", "the latter part of". */
static struct ft_str skip_part(struct ft_str gap)
{
	static const char *const parts[] = {
		"the proviso in",        "the proviso of",        "the proviso to",     "the latter part of",
		"latter part of",        "the latter section of", "the former part of", "former part of",
		"the former section of", "the first part of",     "the provisions of",  "provisions of",
		"the first half of",     "first half of",         "the second half of", "second half of"};

	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (gap.n > ft_str(parts[i]).n && ft_ends(gap, ft_str(parts[i])))
			return ft_trim(ft_sub(gap, 0, gap.n - ft_str(parts[i]).n));
	return gap;
}

enum { MAX_GAP = 240 };

enum ft_joint ft_joint(struct ft_str text, size_t from, size_t to)
{
	struct ft_str gap;

	if (to < from || to - from > MAX_GAP)
		return FT_J_FAR;
	gap = to - from > 16 || (to > from && (text.p[from] == '(' || text.p[from] == '\xEF'))
		      ? skip_paren(ft_sub(text, from, to - from))
		      : ft_trim(ft_sub(text, from, to - from));
	if (gap.n > 12 && gap.n < 40)
		gap = skip_part(gap);
	if (gap.n > 5 && gap.p[gap.n - 5] == ' ' && isdigit((unsigned char)gap.p[gap.n - 4]) &&
	    isdigit((unsigned char)gap.p[gap.n - 1]))
		gap = ft_trim(ft_sub(gap, 0, gap.n - 5)); /* of the 2016 CSL */
	if (gap.n > 16)
		return FT_J_FAR;
	for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++)
		if (ft_eq(gap, ft_str(joints[i].word)))
			return joints[i].joint;
	return FT_J_FAR;
}

static enum ft_joint joint_of(const struct ft_grouper *g, size_t i, size_t j)
{
	if (j >= g->toks->len)
		return FT_J_FAR;
	return ft_joint(g->text, g->toks->v[i].end, g->toks->v[j].off);
}

/* ---- steps ---- */

void ft_steps_set(struct ft_steps *s, const struct ft_tok *t, enum ft_rank rank)
{
	s->mask |= (uint16_t)(1u << rank);
	s->n[rank] = (int32_t)t->n;
	s->sub[rank] = (int32_t)t->sub;
	s->letter[rank] = t->letter;
	s->annex |= t->annex;
}

void ft_steps_above(struct ft_steps *to, const struct ft_steps *from, enum ft_rank rank)
{
	for (int r = 0; r < (int)rank; r++)
		if (from->mask & 1u << r && !(to->mask & 1u << r)) {
			to->mask |= (uint16_t)(1u << r);
			to->n[r] = from->n[r];
			to->sub[r] = from->sub[r];
			to->letter[r] = from->letter[r];
		}
	to->annex |= from->annex && rank > FT_R_PART;
}

struct ft_mention *ft_mention_add(struct ft_grouper *g, size_t tok)
{
	struct ft_mentions *m = g->out;

	m->v = ft_grow(m->v, m->len, &m->cap, sizeof *m->v);
	m->v[m->len] = (struct ft_mention){
		.off = g->toks->v[tok].off, .end = g->toks->v[tok].end, .head = -1, .list = g->list};
	return &m->v[m->len++];
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

/* A document number that only stands beside a title: 《…》（国发〔2017〕35号）, 公安部令第33号发布的《…》. */
static bool is_beside(const struct ft_grouper *g, size_t i)
{
	static const char *const words[] = {"公布", "发布", "印发", "颁布", "批准",
					    "修订", "公告", "通过", "转发"};
	const struct ft_tok *t = &g->toks->v[i], *next = i + 1 < g->toks->len ? t + 1 : NULL;
	const struct ft_tok *prev = i > 0 ? t - 1 : NULL;
	struct ft_str gap;

	if (!t->number)
		return false;
	if (prev && (prev->kind == FT_TK_TITLE || prev->kind == FT_TK_ALIAS) && !prev->number) {
		gap = ft_trim(ft_sub(g->text, prev->end, t->off - prev->end));
		if (gap.n == 0 || ft_starts(gap, FT_S("（")) || ft_starts(gap, FT_S("(")) ||
		    ft_starts(gap, FT_S("〔")))
			return gap.n < 60 && ft_find(gap, FT_S("）")) < 0 && ft_find(gap, FT_S(")")) < 0;
	}
	if (next == NULL || next->kind != FT_TK_TITLE || next->number || next->off - t->end > 60)
		return false;
	gap = ft_trim(ft_sub(g->text, t->end, next->off - t->end));
	if (gap.n == 0)
		return true;
	for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
		if (ft_find(gap, ft_str(words[k])) >= 0)
			return true;
	return false;
}

/* The next token that is not beside the head: definitions and numbers in brackets are passed over. */
static size_t behind_head(const struct ft_grouper *g, size_t i)
{
	size_t j = i + 1;

	while (j < g->toks->len && (g->toks->v[j].kind == FT_TK_ALIAS || is_beside(g, j)) &&
	       g->toks->v[j].off - g->toks->v[j - 1].end < 8)
		j++;
	return j;
}

/* A head at token i: with the places behind it, or alone. The token behind it all. */
static size_t at_head(struct ft_grouper *g, size_t i)
{
	const struct ft_tok *t = &g->toks->v[i];
	size_t j = behind_head(g, i);
	enum ft_joint joint = j < g->toks->len && is_step(&g->toks->v[j]) && !g->toks->v[j].cont
				      ? joint_of(g, i, j)
				      : FT_J_FAR;

	if (joint == FT_J_TOUCH ||
	    ((t->kind == FT_TK_SELF || t->kind == FT_TK_BASE) && joint == FT_J_BRIDGE && !t->en) ||
	    (t->en && joint == FT_J_COMMA && g->toks->v[j].kind == FT_TK_STEP) ||
	    (t->en && joint == FT_J_OF && t->kind == FT_TK_THAT)) { /* as set out by that Act in Article 16 */
		if (g->toks->v[j].kind == FT_TK_REL &&
		    t->kind == FT_TK_TITLE) /* 依照刑法前款: the name stands alone */
			goto alone;
		g->list++;
		return g->toks->v[j].en ? ft_group_en(g, j, (int32_t)i) : list_zh(g, j, (int32_t)i);
	}
alone:
	if (t->kind == FT_TK_TITLE && !is_beside(g, i)) {
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
