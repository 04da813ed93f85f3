#include "doc/span.h"

#include "base/num.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Styles of mark. The number says nothing but which is which; 0 is no mark. */
enum style {
	NO_MARK,
	ZH_PAREN,     /* （三） */
	NUM_PAREN,    /* (3) */
	LETTER_PAREN, /* (c) */
	ROMAN_PAREN,  /* (iii): told from letters by what stands before it */
	NUM_DOT,      /* 3. 3、 3) */
	LETTER_CLOSE, /* c) c. */
	ROMAN_DOT,    /* III. */
	ZH_COMMA,     /* 三、 */
	CIRCLED,      /* ③ */
};

enum { MAX_MARK = 999 }; /* a larger number is a year or a quantity, not a mark */

static bool is_open(uint32_t cp)
{
	return cp == '(' || cp == 0xFF08;
}

static bool is_close(uint32_t cp)
{
	return cp == ')' || cp == 0xFF09;
}

static bool is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

static bool is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

static size_t skip_blanks(struct ft_str s, size_t off)
{
	while (off < s.n) {
		size_t next = off;
		uint32_t cp = ft_next_cp(s, &next);

		if (!ft_is_blank(cp) && !ft_is_zero_width(cp))
			break;
		off = next;
	}
	return off;
}

/* A word of at most seven Latin letters at off: its end, or off. */
static size_t latin_word(struct ft_str s, size_t off)
{
	size_t end = off;

	while (end < s.n && end - off < 8 && is_letter((unsigned char)s.p[end]))
		end++;
	return end - off < 8 ? end : off;
}

static void lower_id(struct ft_mark *m, struct ft_str word)
{
	size_t i;

	for (i = 0; i < word.n && i + 1 < sizeof m->id; i++)
		m->id[i] = (char)(word.p[i] | 0x20);
	m->id[i] = '\0';
}

/* The inside of a parenthesis: a number or letters. Sets style and id, returns the offset behind it. */
static size_t paren_inside(struct ft_str s, size_t off, struct ft_mark *m)
{
	size_t at = off;
	uint32_t cp = ft_cp_at(s, off);
	long n;

	if (is_letter(cp)) {
		size_t end = latin_word(s, off);
		struct ft_str word = ft_sub(s, off, end - off);

		if (word.n != 1 && ft_num_roman(word) < 0)
			return off;
		m->style = word.n == 1 ? LETTER_PAREN : ROMAN_PAREN;
		lower_id(m, word);
		return end;
	}
	n = ft_num_read(s, &at);
	if (n <= 0 || n > MAX_MARK)
		return off;
	m->style = is_digit(cp) ? NUM_PAREN : ZH_PAREN;
	snprintf(m->id, sizeof m->id, "%ld", n);
	return at;
}

/* 之一 behind （六）: the id becomes 6-1. */
static size_t read_zhi(struct ft_str s, size_t off, struct ft_mark *m)
{
	size_t at = off + 3;
	long sub;

	if (!ft_starts(ft_from(s, off), FT_S("之")))
		return off;
	sub = ft_num_read(s, &at);
	if (sub <= 0 || sub > 99)
		return off;
	snprintf(m->id + strlen(m->id), sizeof m->id - strlen(m->id), "-%ld", sub);
	return at;
}

static struct ft_mark read_paren(struct ft_str line)
{
	struct ft_mark m = {0};
	size_t off = 0, end;

	ft_next_cp(line, &off);
	off = skip_blanks(line, off);
	end = paren_inside(line, off, &m);
	if (end == off)
		return (struct ft_mark){0};
	end = skip_blanks(line, end);
	if (m.style == ZH_PAREN)
		end = read_zhi(line, end, &m);
	if (!is_close(ft_cp_at(line, end)))
		return (struct ft_mark){0};
	ft_next_cp(line, &end);
	if (m.style == ZH_PAREN)
		end = read_zhi(line, end, &m);
	m.n = skip_blanks(line, end);
	return m;
}

/* What closes 3, c and III: a dot (no digit behind it, which would be a decimal), 、 or a parenthesis. */
static size_t closer(struct ft_str s, size_t off, bool comma)
{
	uint32_t cp = ft_cp_at(s, off);
	size_t end = off;

	if (off >= s.n)
		return off;
	ft_next_cp(s, &end);
	if (cp == 0x3001)
		return comma ? end : off;
	if (is_close(cp) || cp == 0xFF0E)
		return end;
	if (cp != '.' || is_digit(ft_cp_at(s, end)))
		return off;
	return end;
}

static struct ft_mark read_number(struct ft_str line)
{
	struct ft_mark m = {0};
	bool arabic = is_digit(ft_cp_at(line, 0));
	size_t off = 0, end;
	long n = ft_num_read(line, &off);

	if (n <= 0 || n > MAX_MARK)
		return m;
	end = closer(line, off, true);
	if (end == off || (!arabic && ft_cp_at(line, off) != 0x3001))
		return m;
	m.style = arabic ? NUM_DOT : ZH_COMMA;
	snprintf(m.id, sizeof m.id, "%ld", n);
	m.n = skip_blanks(line, end);
	return m;
}

/* c) c. or III. at the start of the line; a word that only looks like one (I am, Dr.) is none. */
static struct ft_mark read_letters(struct ft_str line)
{
	struct ft_mark m = {0};
	size_t end = latin_word(line, 0), shut;
	struct ft_str word = ft_sub(line, 0, end);
	bool roman = ft_num_roman(word) > 0 && word.p[0] < 'a' && (word.n > 1 || strchr("IVX", word.p[0]));

	if (end == 0 || (word.n > 1 && !roman))
		return m;
	shut = closer(line, end, false);
	if (shut == end)
		return m;
	if (line.p[end] == '.' && shut < line.n && !ft_is_blank(ft_cp_at(line, shut)))
		return m;
	m.style = roman && line.p[end] == '.' ? ROMAN_DOT : LETTER_CLOSE;
	if (m.style == ROMAN_DOT)
		snprintf(m.id, sizeof m.id, "%ld", ft_num_roman(word));
	else
		lower_id(&m, word);
	m.n = skip_blanks(line, shut);
	return m;
}

struct ft_mark ft_mark_read(struct ft_str line)
{
	uint32_t cp = ft_cp_at(line, 0);
	struct ft_mark m = {0};

	if (line.n == 0)
		return m;
	if (is_open(cp))
		return read_paren(line);
	if (cp >= 0x2460 && cp <= 0x2473) {
		m.style = CIRCLED;
		snprintf(m.id, sizeof m.id, "%u", (unsigned)(cp - 0x2460 + 1));
		m.n = skip_blanks(line, 3);
		return m;
	}
	if (is_letter(cp))
		return read_letters(line);
	return read_number(line);
}

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

	if (m->style == ROMAN_PAREN)
		return ft_num_roman(id) * 100;
	if (m->style == LETTER_PAREN || m->style == LETTER_CLOSE)
		return (m->id[0] - 'a' + 1) * 100;
	n = strtol(m->id, &rest, 10) * 100;
	return *rest == '-' ? n + strtol(rest + 1, NULL, 10) : n;
}

/* (i) continues (h) as a letter; anywhere else it begins or continues roman numerals. */
static void settle_roman(const struct splitter *s, struct ft_mark *m)
{
	long letter = order_of(m);

	if (m->style != LETTER_PAREN || ft_num_roman(ft_str(m->id)) < 0)
		return;
	for (int d = s->depth; d-- > 0;) {
		if (s->list[d].style == LETTER_PAREN && s->list[d].last == letter - 100)
			return;
		if (s->list[d].style == ROMAN_PAREN) {
			m->style = ROMAN_PAREN;
			return;
		}
	}
	if (m->id[0] == 'i')
		m->style = ROMAN_PAREN;
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
	if (s->kind == FT_N_CLAUSE)
		return;
	if (hangs_on_unit(s->kind)) {
		s->depth = s->depth > 1 ? 1 : s->depth;
		return;
	}
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

struct ft_spans ft_spans(struct ft_arena *a, struct ft_str text, enum ft_node_kind kind)
{
	struct splitter s = {.a = a, .kind = kind};
	struct ft_str rest = text, line;
	struct ft_spans kept;

	while (ft_next_line(&rest, &line)) {
		struct ft_mark m = ft_mark_read(line);
		size_t off = (size_t)(line.p - text.p);

		settle_roman(&s, &m);
		if (m.style == NO_MARK) {
			add_para(&s, off, line.n);
			continue;
		}
		if (s.para == 0 && !hangs_on_unit(kind))
			begin_para(&s);
		add_item(&s, off, line.n, m, ft_trim(ft_sub(line, 0, m.n)));
	}
	kept.len = s.out.len;
	kept.v = ft_arena_alloc(a, kept.len * sizeof *kept.v + 1);
	if (kept.len)
		memcpy(kept.v, s.out.v, kept.len * sizeof *kept.v);
	free(s.out.v);
	return kept;
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
