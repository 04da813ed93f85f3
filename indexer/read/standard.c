/* Standards: clauses numbered 8.1.4.3, at any depth. */
#include "indexer/read/law.h"

#include <stdlib.h>

enum { MAX_SKIP = 3, DEPTH = 12, LONG_LINE = 180, LETTER = 10000 };

/* A clause number taken apart: annex A is 10000 + 'A'. */
struct number {
	long part[DEPTH];
	int depth;
};

static struct number parse(const char *id)
{
	struct number n = {0};

	while (*id && n.depth < DEPTH) {
		char *end;
		long v = strtol(id, &end, 10);

		if (end == id) {
			v = LETTER + *id;
			end++;
		}
		n.part[n.depth++] = v;
		id = *end == '-' ? end + 1 : end;
		if (*id == '\0')
			break;
	}
	return n;
}

/* Whether b may come behind a: deeper, or greater at the first place where they differ. `exact`: by one. */
static bool follows(const struct number *a, const struct number *b, bool exact)
{
	int i = 0;

	while (i < a->depth && i < b->depth && a->part[i] == b->part[i])
		i++;
	if (i == b->depth)
		return false;
	if (!exact)
		return i == a->depth || b->part[i] > a->part[i];
	if (i == a->depth)
		return b->part[i] == 1 && b->depth == i + 1;
	return b->part[i] == a->part[i] + 1 && b->depth == i + 1;
}

/* Whether b may stand behind a although numbers between them are missing: a neighbour a little further on, or the
 * next chapter. 7.5 behind 2.1 is a measure at the start of a line. */
static bool skips(const struct number *a, const struct number *b)
{
	int i = 0;

	while (i < a->depth && i < b->depth && a->part[i] == b->part[i])
		i++;
	if (i == b->depth)
		return false;
	for (int k = i + 1; k < b->depth; k++)
		if (b->part[k] != 1)
			return false;
	return i == a->depth ? b->part[i] == 1 : b->part[i] > a->part[i] && b->part[i] <= a->part[i] + MAX_SKIP;
}

struct clauses {
	struct ft_lines *l;
	struct number last, first;
	size_t begin;    /* the line of the first clause */
	size_t long_lines;
	size_t count, deep;
	bool anew;       /* behind an annex */
};

static bool is_short(struct ft_str s)
{
	return s.n <= LONG_LINE && !ft_ends(s, FT_S("。")) && !ft_ends(s, FT_S("；")) && !ft_ends(s, FT_S("："));
}

/* A Markdown heading with a number is a clause wherever it goes on; a plain line only where its number fits. */
static bool is_clause(const struct clauses *c, const struct ft_line *line, const struct ft_label *b,
		      const struct number *n)
{
	if (b->kind != FT_M_CLAUSE || line->quoted || line->table || line->joined)
		return false;
	if (line->level)
		return c->count == 0 || c->anew || follows(&c->last, n, false);
	if (b->shape != FT_SH_CLEAR || (n->depth == 1 && !is_short(line->s)))
		return false;
	if (n->part[0] > LETTER)
		return n->depth > 1 && (c->anew || follows(&c->last, n, true));
	if (c->count == 0)
		return n->part[0] == 1 || n->depth > 1;
	return follows(&c->last, n, true) || (n->depth > 1 && is_short(line->s) && skips(&c->last, n));
}

static bool equal(const struct number *a, const struct number *b)
{
	if (a->depth != b->depth)
		return false;
	for (int i = 0; i < a->depth; i++)
		if (a->part[i] != b->part[i])
			return false;
	return true;
}

/* The numbering begins once more and no sentence stood in what came before: that was the list of contents. */
static bool was_contents(const struct clauses *c, const struct number *n)
{
	return c->count > 2 && c->long_lines == 0 && equal(&c->first, n);
}

/* Everything from the list's title to the line before the second first clause. */
static void drop_contents(struct clauses *c, size_t end)
{
	for (size_t i = c->begin ? c->begin - 1 : 0; i < end; i++) {
		struct ft_str s = c->l->v[i].s;

		if (i >= c->begin || ft_starts(s, FT_S("目次")) || ft_starts(s, FT_S("目录")))
			c->l->v[i].role = FT_R_DROP;
	}
	c->count = c->deep = 0;
}

/* The number becomes the one to go on from. */
static void take(struct clauses *c, size_t i, const struct ft_label *b, const struct number *n)
{
	if (c->count == 0) {
		c->first = *n;
		c->begin = i;
		c->long_lines = 0;
	}
	c->l->v[i].label = *b;
	c->last = *n;
	c->count++;
	c->deep += n->depth > 1;
	c->anew = false;
}

/* Annexes begin numbers of their own (A.1), so that a mark lets the sequence begin anew. */
static void look_at(struct clauses *c, size_t i)
{
	struct ft_line *line = &c->l->v[i];
	struct ft_label b;
	struct number n;

	c->long_lines += line->s.n > LONG_LINE;
	if (line->role != FT_R_TEXT) {
		c->anew |= line->role == FT_R_MARK;
		return;
	}
	b = ft_label_clause(line->s);
	if (b.kind == FT_M_NONE)
		return;
	n = parse(b.id);
	if (was_contents(c, &n))
		drop_contents(c, i);
	if (is_clause(c, line, &b, &n))
		take(c, i, &b, &n);
}

bool ft_law_clauses(struct ft_lines *l)
{
	struct clauses c = {.l = l};
	bool headed = false;

	for (size_t i = 0; i < l->len; i++) {
		look_at(&c, i);
		headed |= l->v[i].level > 0 && l->v[i].label.kind == FT_M_CLAUSE;
	}
	if (c.deep == 0 || (c.count < 3 && !headed))
		return false;
	for (size_t i = 0; i < l->len; i++)
		if (l->v[i].label.kind == FT_M_CLAUSE && l->v[i].role == FT_R_TEXT)
			l->v[i].role = FT_R_MARK;
	return true;
}
