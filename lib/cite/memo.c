#include "cite/memo.h"

#include "cite/address.h"
#include "cite/bind.h"
#include "cite/edition.h"
#include "cite/en.h"
#include "cite/joined.h"
#include "cite/memo_words.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* An instrument that the memo has named. */
struct named {
	struct ft_str name, date;
	bool key; /* by its key, in an address */
};

struct memo {
	struct ft_arena *a;
	const struct ft_memo_reader *r;
	struct ft_joined joined;
	struct ft_str text;
	struct ft_toks toks;
	struct ft_mentions mentions;
	struct ft_scope scope; /* its aliases alone */
	struct named focus, standard;
	struct named *all; /* each instrument named so far, the last last */
	size_t all_len, all_cap;
	struct named last;     /* of the place cited last */
	struct ft_steps place; /* its steps; mask 0: none was cited yet */
};

/* ---- names and versions ---- */

/* The version that the words behind a name state, or those before it. */
static struct ft_str version_of(struct memo *m, const struct ft_tok *t)
{
	struct ft_str date = {"", 0};

	if (ft_edition_behind(m->a, m->text, t->end, &date) == t->end)
		ft_edition_before(m->a, m->text, t->off, &date);
	return date;
}

/* (CSL) right behind a title: capitals that stand for it from now on. */
static void note_short(struct memo *m, const struct ft_tok *t)
{
	size_t at = ft_skip_blanks(m->text, t->end), from;

	if (!ft_lex_take(m->text, &at, "(") && !ft_lex_take(m->text, &at, "（"))
		return;
	from = at;
	while (at < m->text.n && isupper((unsigned char)m->text.p[at]))
		at++;
	if (at - from >= 2 && at - from <= 10 &&
	    (ft_lex_at(m->text, at, ")") || ft_lex_at(m->text, at, "）")))
		ft_scope_define(&m->scope, ft_sub(m->text, from, at - from), t->title);
}

static struct named named_by(struct memo *m, const struct ft_tok *t, enum ft_ref_rule *rule)
{
	struct ft_str full = ft_scope_alias(&m->scope, t->title);
	struct named n = {full.n ? full : t->title, version_of(m, t), false};

	if (full.n == 0 && t->quoted && n.date.n == 0)
		n.name = ft_edition_split(m->a, t->title, &n.date);
	*rule = full.n ? FT_RULE_ALIAS : t->number ? FT_RULE_NUMBER : FT_RULE_TITLE;
	for (size_t i = full.n ? m->all_len : 0; i-- > 0 && n.date.n == 0;)
		if (ft_eq(m->all[i].name, n.name))
			n.date = m->all[i].date;
	note_short(m, t);
	m->all = ft_grow(m->all, m->all_len, &m->all_cap, sizeof *m->all);
	m->all[m->all_len++] = n;
	if (m->r->has_articles(m->r->arg, n.name))
		m->focus = n;
	else
		m->standard = n;
	return n;
}

/* "the Regulation", 该办法: the instrument of that sort named last. */
static struct named by_noun(struct memo *m, const struct ft_tok *t, enum ft_ref_rule *rule)
{
	struct ft_str full = ft_scope_alias(&m->scope, t->title);
	struct named none = {{"", 0}, {"", 0}, false};

	*rule = FT_RULE_ALIAS;
	if (t->tail) /* Articles 10 and 15 thereof */
		return m->all_len ? m->all[m->all_len - 1] : none;
	for (size_t i = m->all_len; i-- > 0;)
		if ((full.n && ft_eq(m->all[i].name, full)) ||
		    (!full.n && ft_title_is(m->all[i].name, t->title)))
			return m->all[i];
	if (full.n)
		return (struct named){full, {"", 0}, false};
	*rule = FT_RULE_FOCUS;
	return m->focus.name.n && !ft_memo_other_sort(m->focus.name, t->title) ? m->focus : none;
}

/* 本法, these Measures: the instrument in focus where it is of that sort, else the only one named that is. */
static struct named by_self(struct memo *m, const struct ft_tok *t, struct ft_memo_cite *c)
{
	struct named found = m->focus;

	c->rule = FT_RULE_FOCUS;
	if (found.name.n == 0 || t->title.n == 0 || ft_title_is(found.name, t->title))
		return found;
	found = (struct named){{"", 0}, {"", 0}, false};
	for (size_t i = 0; i < m->all_len; i++) {
		if (!ft_title_is(m->all[i].name, t->title))
			continue;
		if (found.name.n && !ft_eq(found.name, m->all[i].name))
			c->fault = FT_S("several instruments of that sort are named before it");
		found = m->all[i];
	}
	return found.name.n ? found : m->focus;
}

/* ---- places ---- */

/* 前款, the preceding article, 该条 in a memo: reckoned from the place cited last. */
static bool from_last(struct memo *m, const struct ft_mention *v, struct ft_steps *s)
{
	enum ft_rank rank = v->rel->rank;
	long back = v->rel->rel == FT_REL_PREV ? v->rel->count : 0;

	if (m->place.mask == 0 || !(m->place.mask & 1u << rank) || v->rel->rel == FT_REL_ALL)
		return false;
	ft_steps_above(s, &m->place, (enum ft_rank)(rank + 1));
	if (back && (s->sub[rank] || s->n[rank] - back < 1))
		return false;
	s->n[rank] -= (int32_t)back;
	return true;
}

static bool is_inner(const struct ft_steps *s)
{
	return s->mask &&
	       !(s->mask & ((1u << FT_R_ART) | (1u << FT_R_CHP) | (1u << FT_R_PART) | (1u << FT_R_SEC)));
}

/* § 23 right behind a word that this grammar takes for no instrument's name: Cal. Civ. Code § 1798. */
static bool is_foreign_sign(const struct memo *m, const struct ft_mention *v)
{
	size_t end = v->off, from;

	assert(m->toks.v); /* a mention was lexed */
	if (v->num[FT_R_ART] == 0 || !m->toks.v[v->num[FT_R_ART] - 1].sign)
		return false;
	while (end > 0 && m->text.p[end - 1] == ' ')
		end--;
	end -= end > 0 && strchr(".,", m->text.p[end - 1]) && v->off - end < 2;
	for (from = end; from > 0 && isalnum((unsigned char)m->text.p[from - 1]);)
		from--;
	return from < end && (isupper((unsigned char)m->text.p[from]) || isdigit((unsigned char)m->text.p[from])) &&
	       !ft_en_opening(m->text, from, end);
}

/* Whose place a mention without a name of its own is, and its steps where they are taken from the place
 * before. */
static struct named bare(struct memo *m, const struct ft_mention *v, struct ft_steps *s,
			 struct ft_memo_cite *c)
{
	c->rule = FT_RULE_FOCUS;
	if (v->rel) {
		c->rule = FT_RULE_RELATIVE;
		if (!from_last(m, v, s))
			c->fault = FT_S("nothing that was cited before tells what it is reckoned from");
		return m->last;
	}
	if (v->at.clause.n) {
		if (m->standard.name.n == 0)
			c->fault = FT_S("no standard is named before it");
		return m->standard;
	}
	if (is_inner(&v->at) && m->place.mask & 1u << FT_R_ART) {
		for (int r = 0; r < FT_R_RANKS; r++)
			if (v->at.mask & 1u << r) {
				ft_steps_above(s, &m->place, (enum ft_rank)r);
				break;
			}
		c->rule = FT_RULE_RELATIVE;
		return m->last;
	}
	if (ft_of_unknown(m->text, v) || is_foreign_sign(m, v)) { /* and what follows may be its as well */
		c->fault = FT_S("the instrument that it names is not known here");
		m->focus = (struct named){{"", 0}, {"", 0}, false};
	} else if (is_inner(&v->at)) {
		c->fault = FT_S("no article is cited before it");
	} else if (m->focus.name.n == 0) {
		c->fault = FT_S("no instrument with articles is named before it");
	}
	return m->focus;
}

/* Where the number of a step stands in the memo itself. */
static struct ft_memo_number number_of(const struct memo *m, uint32_t tok)
{
	const struct ft_tok *t = tok ? &m->toks.v[tok - 1] : NULL;
	struct ft_memo_number none = {0, 0};
	size_t from;

	if (t == NULL || t->num_n == 0)
		return none;
	from = ft_joined_from(&m->joined, t->num);
	if (ft_joined_from(&m->joined, t->num + t->num_n - 1) - from !=
	    t->num_n - 1u) /* cut by a line's end */
		return none;
	return (struct ft_memo_number){from, t->num_n};
}

static void set_numbers(const struct memo *m, const struct ft_mention *v, struct ft_memo_cite *c)
{
	size_t inner = 0;

	c->article = number_of(m, v->num[FT_R_ART]);
	for (int r = FT_R_PARA; r < FT_R_RANKS; r++)
		if (v->num[r]) {
			c->inner = number_of(m, v->num[r]);
			inner++;
		}
	if (inner != 1)
		c->inner = (struct ft_memo_number){0, 0};
}

static void tell(struct memo *m, const struct ft_mention *v, struct ft_memo_cite *c, const struct named *n,
		 const struct ft_steps *s)
{
	c->name = n->name;
	c->date = n->date;
	c->key = n->key;
	c->bare = s->bare && (v->head >= 0 || !(s->mask & 1u << FT_R_SEC)); /* "Section 3 below" is one of the memo's own */
	c->unit_id = s->clause.n && s->clause.p[0] == 'L' ? s->clause : FT_S("");
	c->eid = v->whole || c->unit_id.n ? FT_S("") : ft_steps_eid(m->a, s, FT_S(""));
	c->end = v->to.mask ? ft_steps_eid(m->a, &v->to, FT_S("")) : FT_S("");
	if (!v->whole && c->eid.n == 0 && c->unit_id.n == 0 && c->fault.n == 0)
		c->fault = FT_S("it is no place that can be looked up");
	if (s->mask & 1u << FT_R_ART) {
		m->place = *s;
		m->last = *n;
	}
	m->r->each(m->r->arg, c);
}

/* csl@2025-10-28#art_21..art_23,art_61: a citation for each place of the list. */
static void read_address(struct memo *m, const struct ft_tok *t, struct ft_memo_cite *c)
{
	struct ft_address whole = ft_address_parse(m->a, t->title);
	struct named n = {whole.name, whole.date, true};
	ptrdiff_t hash = ft_find(t->title, FT_S("#"));
	struct ft_str rest = hash < 0 ? FT_S("") : ft_from(t->title, (size_t)hash + 1), place = whole.eid;

	c->rule = FT_RULE_NUMBER;
	c->name = n.name;
	c->date = n.date;
	c->key = true;
	do {
		ptrdiff_t dots = -1;

		if (hash >= 0 && ft_next_field(&rest, ',', &place))
			dots = ft_find(place, FT_S(".."));
		c->eid = ft_arena_dup(m->a, dots < 0 ? place : ft_sub(place, 0, (size_t)dots));
		c->end = dots < 0 ? whole.last : ft_arena_dup(m->a, ft_from(place, (size_t)dots + 2));
		m->r->each(m->r->arg, c);
	} while (rest.n);
	m->last = n;
	if (ft_starts(c->eid, FT_S("art_")))
		m->focus = n;
	else if (ft_starts(c->eid, FT_S("sec_")))
		m->standard = n;
}

static void read_mention(struct memo *m, const struct ft_mention *v)
{
	const struct ft_tok *t = v->head < 0 ? NULL : &m->toks.v[v->head];
	size_t end = ft_memo_unread(m->text, &m->mentions, v), from = ft_joined_from(&m->joined, v->off);
	struct ft_memo_cite c = {.off = from,
				 .n = ft_joined_from(&m->joined, end - 1) + 1 - from,
				 .quote = ft_sub(m->text, v->off, end - v->off),
				 .fault = FT_S("")};
	struct ft_steps s = v->at;
	struct named n;

	if (t && t->kind == FT_TK_ADDRESS) {
		read_address(m, t, &c);
		return;
	}
	if (ft_memo_own_part(m->text, v))
		return;
	if (t && t->kind == FT_TK_TITLE && t->foreign && ft_scope_alias(&m->scope, t->title).n == 0)
		return;
	if (t && t->kind == FT_TK_TITLE)
		n = named_by(m, t, &c.rule);
	else if (t && t->kind == FT_TK_SELF && !v->rel)
		n = by_self(m, t, &c);
	else if (t)
		n = by_noun(m, t, &c.rule);
	else
		n = bare(m, v, &s, &c);
	if (t && t->kind == FT_TK_BASE && t->foreign) {
		n = (struct named){{"", 0}, {"", 0}, false};
		c.fault = FT_S("where the name of its instrument begins cannot be told; put it in 《》");
	}
	if (t && n.name.n == 0 && c.fault.n == 0)
		c.fault = FT_S("no instrument with articles is named before it");
	if (c.fault.n == 0 && end > v->end)
		c.fault = FT_S("the place behind it cannot be read, and it alone is not what is cited");
	set_numbers(m, v, &c);
	if (v->first == 0) {
		tell(m, v, &c, &n, &s);
		return;
	}
	for (long i = 1; i <= v->first; i++) { /* 第三百零七条之一前三款 */
		s.mask |= (uint16_t)(1u << v->first_rank);
		s.n[v->first_rank] = (int32_t)i;
		tell(m, v, &c, &n, &s);
	}
}

/* Definitions in the order in which they are read: a name means something only from there on. */
static void define(struct memo *m)
{
	for (size_t i = 1; i < m->toks.len; i++) {
		const struct ft_tok *a = &m->toks.v[i], *t = a - 1;

		while (t > m->toks.v && t->number && t[-1].kind == FT_TK_TITLE)
			t--;
		if (a->kind == FT_TK_ALIAS && t->kind == FT_TK_TITLE && !t->foreign &&
		    ft_joint(m->text, t->end, a->off) == FT_J_TOUCH)
			ft_scope_define(&m->scope, a->title, t->title);
	}
}

static void lex(struct memo *m)
{
	struct ft_lexer lx = {.text = m->text,
			      .names = m->r->names,
			      .aliases = m->scope.alias_names,
			      .alias_len = m->scope.alias_len,
			      .memo = true,
			      .out = &m->toks};

	m->toks.len = 0;
	ft_lex(&lx);
}

void ft_memo_read(struct ft_arena *a, struct ft_str text, const struct ft_memo_reader *r)
{
	struct memo m = {.a = a, .r = r, .scope = {.a = a, .names = r->names}};

	ft_join(&m.joined, text);
	m.text = ft_arena_dup(a, ft_buf_str(&m.joined.text));
	lex(&m);
	define(&m);
	if (m.scope.alias_len)
		lex(&m);
	ft_group(m.text, &m.toks, &m.mentions);
	for (size_t i = 0; i < m.mentions.len; i++)
		read_mention(&m, &m.mentions.v[i]);
	ft_joined_free(&m.joined);
	ft_scope_free(&m.scope);
	free(m.toks.v);
	free(m.mentions.v);
	free(m.all);
}
