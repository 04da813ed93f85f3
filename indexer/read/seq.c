/* Which of the lines that begin with 第N条 are articles: the running sequence of numbers decides.
 *
 * A label with the number that is due is one. A label further on is one if the number that is due does not
 * come later; 第一条 once more begins a second numbering (an annex, a law behind the decision on it); every
 * other is a citation that happens to begin a line, and is reported. */
#include "indexer/read/law.h"

#include <stdlib.h>

struct cand {
	size_t line;
	long n, sub;
	size_t ahead; /* how many numbers follow on from this one, one by one, in its numbering */
	size_t later; /* the next candidate that bears the same number, or NEVER */
	size_t end;   /* the first candidate of the next numbering */
	bool clear;   /* stands at the start of a line and is followed by a blank or the like */
};

#define NEVER ((size_t)-1)

struct seq {
	struct ft_doc *d;
	struct ft_lines *l;
	struct cand *v;
	size_t len, cap;
	unsigned *seen; /* by number: the numbering in which it was taken last, counted from 1 */
	size_t *next; /* by number: the first candidate not yet passed that bears it, or NEVER */
	long top;     /* the highest number */
	bool tight_ok;
	long n, sub;  /* the last article */
	unsigned run;
	bool begun;
	bool partial; /* gaps are no fault */
};

static const struct ft_line *line_of(const struct seq *q, size_t i)
{
	return &q->l->v[q->v[i].line];
}

static enum ft_shape shape_of(const struct seq *q, size_t i)
{
	return line_of(q, i)->label.shape;
}

/* --- Gathering. */

/* Whether a label may begin an article out of turn: it stands at the start of a line, or the law is one
 * that was run together and cut; and a blank follows it, or no label of the file has one. */
static bool is_clear(const struct seq *q, const struct ft_line *line, bool joined_ok)
{
	if (line->quoted || (line->joined && !joined_ok))
		return false;
	return line->label.shape == FT_SH_CLEAR || (q->tight_ok && line->label.shape == FT_SH_TIGHT);
}

/* The lines that may be articles. Where most labels stand tight against the words, tight ones count as clear;
 * where most were cut out of longer lines, those do. */
static void gather(struct seq *q)
{
	size_t clear = 0, tight = 0, joined = 0;

	for (size_t i = 0; i < q->l->len; i++) {
		const struct ft_line *line = &q->l->v[i];
		struct cand *c;

		if (line->label.kind != FT_M_ARTICLE)
			continue;
		q->v = ft_grow(q->v, q->len, &q->cap, sizeof *q->v);
		c = &q->v[q->len++];
		*c = (struct cand){.line = i, .n = line->label.n, .sub = line->label.sub};
		clear += line->label.shape == FT_SH_CLEAR;
		joined += line->joined;
		tight += line->label.shape == FT_SH_TIGHT;
		q->top = c->n > q->top ? c->n : q->top;
	}
	q->tight_ok = tight * 2 > clear;
	for (size_t i = 0; i < q->len; i++)
		q->v[i].clear = !line_of(q, i)->label.bad && is_clear(q, line_of(q, i), joined * 2 > q->len);
}

/* Fills ahead, later and end from the back. `seen[n]` is the nearest candidate behind with number n. */
static void look_ahead(struct seq *q)
{
	size_t end = q->len;

	q->seen = ft_alloc(((size_t)q->top + 2) * sizeof *q->seen);
	q->next = ft_alloc(((size_t)q->top + 2) * sizeof *q->next);
	for (long n = 0; n <= q->top + 1; n++)
		q->next[n] = NEVER;
	for (size_t i = q->len; i-- > 0;) {
		struct cand *c = &q->v[i];
		size_t follow = q->next[c->n + 1];

		c->end = end;
		c->later = q->next[c->n];
		c->ahead = 1 + (follow != NEVER && follow < end ? q->v[follow].ahead : 0);
		if (c->sub)
			c->ahead = 1;
		else if (c->clear)
			q->next[c->n] = i;
		if (c->n == 1 && c->sub == 0 && c->clear)
			end = i;
	}
}

/* Moves next[n] of a candidate that is passed on to the one behind it. */
static void pass(struct seq *q, size_t i)
{
	if (q->next[q->v[i].n] == i)
		q->next[q->v[i].n] = q->v[i].later;
}

/* The candidate behind i, within its numbering, that bears n and is clear; or NEVER. */
static size_t coming(const struct seq *q, size_t i, long n)
{
	size_t at = n <= q->top ? q->next[n] : NEVER;

	return at != NEVER && at > i && at < q->v[i].end && q->v[at].clear ? at : NEVER;
}

/* --- Deciding. */

/* Makes the line an article: the sequence goes on from it. */
static void take(struct seq *q, size_t i)
{
	struct ft_line *line = &q->l->v[q->v[i].line];

	line->role = FT_R_MARK;
	line->run = q->run;
	q->n = q->v[i].n;
	q->sub = q->v[i].sub;
	q->begun = true;
	q->seen[q->n] = q->run + 1;
}

/* The line stays words of the article above it. Pieces of a line go back to it without a word. */
static void refuse(struct seq *q, size_t i, const char *why)
{
	const struct ft_line *line = line_of(q, i);

	if (!line->joined)
		ft_diag(&q->d->diags, FT_D_NOT_ARTICLE, line->no, line->col, "%.*s begins a line but no article: %s",
			(int)line->label.len, line->s.p, why);
}

/* The number behind the last one, or 之一, 之二 of the same; 第一条 to begin with. */
static bool is_due(const struct seq *q, const struct cand *c)
{
	if (!q->begun)
		return c->n == 1 && c->sub == 0;
	return (c->n == q->n + 1 && c->sub == 0) || (c->n == q->n && c->sub == q->sub + 1) ||
	       (c->n == q->n + 1 && c->sub == 1);
}

/* The number that is due makes an article, unless the line reads like a citation and a better one follows. */
static void on_due(struct seq *q, size_t i)
{
	bool weak = shape_of(q, i) == FT_SH_REFERS || line_of(q, i)->joined || line_of(q, i)->quoted;

	if (weak && q->v[i].sub == 0 && coming(q, i, q->v[i].n) != NEVER)
		refuse(q, i, "the article of this number follows");
	else if (shape_of(q, i) == FT_SH_REFERS && !q->tight_ok && q->v[i].ahead < 2 && !line_of(q, i)->level)
		refuse(q, i, "it reads like a citation");
	else
		take(q, i);
}

/* Whether sentences stand before line n, so that a numbering which begins there in the middle is a quotation. */
static bool has_body_before(const struct seq *q, size_t n)
{
	for (size_t i = n; i-- > q->l->head_end;)
		if (q->l->v[i].label.kind == FT_M_NONE && q->l->v[i].s.n > 90 && q->l->v[i].role == FT_R_TEXT &&
		    ft_ends(q->l->v[i].s, FT_S("。")))
			return true;
	return false;
}

static void say_gap(struct seq *q, size_t i)
{
	const struct ft_line *line = line_of(q, i);

	if (q->partial)
		return;
	if (q->begun)
		ft_diag(&q->d->diags, FT_D_GAP, line->no, line->col, "article %ld follows article %ld", q->v[i].n,
			q->n);
	else
		ft_diag(&q->d->diags, FT_D_GAP, line->no, line->col, "the first article is %ld", q->v[i].n);
}

/* A number further on: a citation if the one that is due follows later and carries the longer sequence. */
static void on_gap(struct seq *q, size_t i)
{
	const struct cand *c = &q->v[i];
	size_t due = coming(q, i, q->begun ? q->n + 1 : 1);
	bool swapped = q->begun && c->n == q->n + 2 && due != NEVER && c->ahead >= q->v[due].ahead;

	if (!c->clear)
		refuse(q, i, line_of(q, i)->quoted ? "it stands in a quotation" : "it reads like a citation");
	else if (due != NEVER && !swapped && c->ahead <= 2 * q->v[due].ahead)
		refuse(q, i, "the number that is due comes later");
	else if (!q->begun && c->ahead < 3 && has_body_before(q, c->line))
		refuse(q, i, "no article stands before it, but other text does");
	else {
		say_gap(q, i);
		take(q, i);
	}
}

/* 第一条 once more begins a numbering where 第二条 follows it. */
static void on_restart(struct seq *q, size_t i)
{
	if (shape_of(q, i) == FT_SH_REFERS)
		return;
	if (!q->v[i].clear || coming(q, i, 2) == NEVER) {
		refuse(q, i, "no second article follows it");
		return;
	}
	q->run++;
	take(q, i);
}

/* A label with nothing behind it on its line. */
static bool is_bare(const struct ft_line *line)
{
	return line->role == FT_R_MARK && line->label.body >= line->s.n;
}

/* A clear label with a number below the last one cites it, unless a whole sequence runs on from it, or it stands
 * near its place and the text lacks it, or lacks the number that is due in its stead. */
static bool is_citation(const struct seq *q, size_t i)
{
	const struct cand *c = &q->v[i];

	if (c->ahead >= 3)
		return false;
	return q->n - c->n > 3 || (q->seen[c->n] == q->run + 1 && coming(q, i, q->n + 1) != NEVER);
}

/* A number that was passed already: misprinted or misplaced articles stay articles. */
static void on_back(struct seq *q, size_t i)
{
	const struct cand *c = &q->v[i];
	const struct ft_line *line = line_of(q, i);
	long n = q->n, sub = q->sub;
	bool same = c->n == q->n && c->sub == q->sub;

	if (same && i > 0 && c->line == q->v[i - 1].line + 1 && is_bare(line_of(q, i - 1))) {
		ft_diag(&q->d->diags, FT_D_REPEATED, line->no, line->col, "the label of article %ld is printed twice",
			c->n);
		return;
	}
	if (shape_of(q, i) == FT_SH_REFERS)
		return; /* a citation of an article above: nothing is wrong with that */
	if (!c->clear || (!same && is_citation(q, i))) {
		refuse(q, i, line->quoted ? "it stands in a quotation" : "the sequence has passed that number");
		return;
	}
	ft_diag(&q->d->diags, same ? FT_D_REPEATED : FT_D_OUT_OF_ORDER, line->no, line->col,
		"article %ld stands behind article %ld", c->n, q->n);
	take(q, i);
	if (!same && c->ahead < 3)
		q->n = n, q->sub = sub;
}

/* A numeral that is misspelt stands for the number that is due, where no other line bears that. */
static void on_bad(struct seq *q, size_t i)
{
	struct ft_line *line = &q->l->v[q->v[i].line];
	bool stands = line->label.shape == FT_SH_CLEAR && !line->joined && !line->quoted && q->begun;

	ft_diag(&q->d->diags, FT_D_BAD_NUMBER, line->no, line->col, "%.*s is no number", (int)line->label.len,
		line->s.p);
	if (!stands || q->n >= q->top || coming(q, i, q->n + 1) != NEVER)
		return;
	q->v[i].n = line->label.n = q->n + 1;
	q->v[i].sub = 0;
	take(q, i);
}

static void decide(struct seq *q, size_t i)
{
	const struct cand *c = &q->v[i];

	pass(q, i);
	if (line_of(q, i)->label.bad)
		on_bad(q, i);
	else if (is_due(q, c))
		on_due(q, i);
	else if (c->n == 1 && c->sub == 0 && q->begun)
		on_restart(q, i);
	else if (!q->begun || c->n > q->n || (c->n == q->n && c->sub > q->sub))
		on_gap(q, i);
	else
		on_back(q, i);
}

void ft_law_seq(struct ft_doc *d, struct ft_lines *l, bool partial)
{
	struct seq q = {.d = d, .l = l, .partial = partial};

	gather(&q);
	if (q.len) {
		look_ahead(&q);
		for (size_t i = 0; i < q.len; i++)
			decide(&q, i);
	}
	free(q.v);
	free(q.next);
	free(q.seen);
}
