#include "doc/span.h"

#include "base/num.h"
#include "doc/mark.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One list of marks while it runs: items of a paragraph, points of an item, what hangs on a point. */
struct list {
	int style;
	long last;        /* order of the last mark, -1 before the first */
	unsigned restart; /* how often the numbering began anew: later ids bear -r2, -r3 */
	struct ft_str eid;
};

enum { DEPTH = 3 };

struct splitter {
	struct ft_arena *a;
	struct ft_spans out;
	size_t cap;
	enum ft_node_kind kind;
	unsigned para;
	struct ft_str base; /* eid of the paragraph; empty where items hang on the unit */
	struct list list[DEPTH];
	int depth; /* lists that are open */
};

/* The place of a mark in its row: numbers as they are, roman numerals and letters by value. */
static long order_of(const struct ft_mark *m)
{
	struct ft_str id = ft_str(m->id);
	char *rest;
	long n;

	if (m->style == FT_MK_ROMAN_PAREN)
		return ft_num_roman(id) * 100;
	if (m->style == FT_MK_LETTER_PAREN || m->style == FT_MK_LETTER_CLOSE)
		return (m->id[0] - 'a' + 1) * 100;
	n = strtol(m->id, &rest, 10) * 100;
	return *rest == '-' ? n + strtol(rest + 1, NULL, 10) : n;
}

/* (i) continues (h) as a letter; anywhere else it begins or continues roman numerals. */
static void settle_roman(const struct splitter *s, struct ft_mark *m)
{
	long letter = order_of(m);

	if (m->style != FT_MK_LETTER_PAREN || ft_num_roman(ft_str(m->id)) < 0)
		return;
	for (int d = s->depth; d-- > 0;) {
		if (s->list[d].style == FT_MK_LETTER_PAREN && s->list[d].last == letter - 100)
			return;
		if (s->list[d].style == FT_MK_ROMAN_PAREN) {
			m->style = FT_MK_ROMAN_PAREN;
			return;
		}
	}
	if (m->id[0] == 'i')
		m->style = FT_MK_ROMAN_PAREN;
}

static struct ft_span *push(struct splitter *s)
{
	s->out.v = ft_grow(s->out.v, s->out.len, &s->cap, sizeof *s->out.v);
	memset(&s->out.v[s->out.len], 0, sizeof *s->out.v);
	return &s->out.v[s->out.len++];
}

/* Items of clauses and topics hang on the unit itself, and their numbering runs through it. */
static bool hangs_on_unit(enum ft_node_kind k)
{
	return k == FT_N_CLAUSE || k == FT_N_TOPIC;
}

static void begin_para(struct splitter *s)
{
	s->para++;
	if (hangs_on_unit(s->kind))
		return;
	s->base = ft_arena_fmt(s->a, "para_%u", s->para);
	s->depth = 0;
}

static void add_para(struct splitter *s, size_t off, size_t n)
{
	struct ft_span *p;

	begin_para(s);
	p = push(s);
	p->kind = FT_SP_PARA;
	p->off = off;
	p->n = n;
	if (s->kind != FT_N_CLAUSE)
		p->eid = ft_arena_fmt(s->a, "para_%u", s->para);
}

/* The list that the mark continues, else a new one below the deepest. */
static int find_list(struct splitter *s, const struct ft_mark *m)
{
	for (int d = 0; d < s->depth; d++)
		if (s->list[d].style == m->style)
			return d;
	if (s->depth == DEPTH)
		return DEPTH - 1;
	s->list[s->depth] = (struct list){.style = m->style, .last = -1};
	return s->depth++;
}

static void add_item(struct splitter *s, size_t off, size_t n, struct ft_mark m, struct ft_str label)
{
	struct ft_str above;
	struct ft_span *p;
	struct list *l;
	long order = order_of(&m);
	char again[24] = "";
	int d = find_list(s, &m);

	l = &s->list[d];
	if (order <= l->last || l->style != m.style)
		l->restart++;
	l->last = order;
	l->style = m.style;
	s->depth = d + 1;
	if (l->restart)
		snprintf(again, sizeof again, "-r%u", l->restart + 1);
	above = d ? s->list[d - 1].eid : s->base;
	l->eid = ft_arena_fmt(s->a, "%.*s%s%s_%s%s", FT_FMT(above), above.n ? "__" : "", d ? "point" : "item",
			      m.id, again);
	p = push(s);
	*p = (struct ft_span){d ? FT_SP_POINT : FT_SP_ITEM, l->eid, label, off, n, m.n};
}

/* "2  The capability": a number whose dot is lost, where it goes on with a list of such numbers. */
static void settle_bare(const struct splitter *s, struct ft_str line, struct ft_mark *m)
{
	size_t off = 0, at;
	long n;

	if (m->style != FT_MK_NONE || line.n == 0 || line.p[0] < '1' || line.p[0] > '9')
		return;
	n = ft_num_read(line, &off);
	at = off;
	while (at < line.n && line.p[at] == ' ')
		at++;
	for (int d = 0; d < s->depth && at > off && n > 0 && n < 100; d++)
		if (s->list[d].style == FT_MK_NUM_DOT && s->list[d].last == (n - 1) * 100) {
			m->style = FT_MK_NUM_DOT;
			snprintf(m->id, sizeof m->id, "%ld", n);
			m->n = at;
		}
}

struct ft_spans ft_spans(struct ft_arena *a, struct ft_str text, enum ft_node_kind kind)
{
	struct splitter s = {.a = a, .kind = kind};
	struct ft_str rest = text, line;

	while (ft_next_line(&rest, &line)) {
		struct ft_mark m = ft_mark_read(line);
		size_t off = (size_t)(line.p - text.p);

		settle_roman(&s, &m);
		settle_bare(&s, line, &m);
		if (m.style == FT_MK_NONE) {
			add_para(&s, off, line.n);
			continue;
		}
		if (s.para == 0 && !hangs_on_unit(kind))
			begin_para(&s);
		add_item(&s, off, line.n, m, ft_trim(ft_sub(line, 0, m.n)));
	}
	s.out.v = ft_arena_keep(a, s.out.v, s.out.len, sizeof *s.out.v);
	return s.out;
}

/* Whether eid is `want` or lies below it. */
static bool is_within(struct ft_str eid, struct ft_str want)
{
	return ft_starts(eid, want) && (eid.n == want.n || (eid.n > want.n + 1 && eid.p[want.n] == '_' &&
							     eid.p[want.n + 1] == '_'));
}

/* An eid without the paragraph at its head: item_3 of para_1__item_3. */
static struct ft_str drop_para(struct ft_str eid)
{
	ptrdiff_t cut = ft_find(eid, FT_S("__"));

	if (!ft_starts(eid, FT_S("para_")) || cut < 0)
		return eid;
	return ft_from(eid, (size_t)cut + 2);
}

bool ft_spans_find(const struct ft_spans *s, struct ft_str eid, size_t *first, size_t *count, bool *several)
{
	bool bare = !ft_starts(eid, FT_S("para_"));
	size_t at = 0, n = 0;

	*several = false;
	for (size_t i = 0; i < s->len; i++) {
		struct ft_str have = s->v[i].eid;

		if (!is_within(have, eid) && !(bare && is_within(drop_para(have), eid)))
			continue;
		if (n == 0)
			at = i;
		if (n == 0 || at + n == i)
			n++;
		if (bare && ft_eq(drop_para(have), eid) && i != at)
			*several = true;
	}
	*first = at;
	*count = n;
	return eid.n > 0 && n > 0;
}
