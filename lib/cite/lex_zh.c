/* Chinese places: 第…条 and its like, 前款, 本条, 附件. */
#include "cite/lex.h"

#include "base/num.h"

#include <ctype.h>
#include <string.h>

/* The word behind a number that makes it a step, and what must not follow it (第一项目, 第二节点). */
static const struct mark {
	const char *word, *not_before;
	enum ft_rank rank;
} marks[] = {
	{"条", "件例约款", FT_R_ART},  {"條", "件例約款", FT_R_ART}, {"款", "项", FT_R_PARA},
	{"项", "目", FT_R_ITEM},       {"項", "目", FT_R_PARA},      {"目", "标录", FT_R_POINT},
	{"章", "程节", FT_R_CHP},        {"节", "目点能约", FT_R_SEC}, {"節", "目", FT_R_SEC},
	{"编", "制号辑队", FT_R_PART}, {"編", "制", FT_R_PART},      {"分编", "", FT_R_SUBPART},
};

/* Whether the character at off is one of those in `set`. */
static bool one_of(struct ft_str s, size_t off, const char *set)
{
	for (; *set; set += 3)
		if (off + 3 <= s.n && memcmp(s.p + off, set, 3) == 0)
			return true;
	return false;
}

static const struct mark *mark_at(struct ft_str s, size_t off)
{
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (ft_lex_at(s, off, marks[i].word) &&
		    !one_of(s, off + strlen(marks[i].word), marks[i].not_before))
			return &marks[i];
	return NULL;
}

enum { MAX_LIST = 24 };

struct number {
	size_t off, end, num, num_n;
	long n;
	bool bracket;
};

/* One number of a list, with brackets or without. */
static bool read_number(struct ft_str s, size_t off, struct number *out)
{
	size_t at = ft_skip_blanks(s, off);

	out->off = off;
	out->bracket = ft_lex_take(s, &at, "（") || ft_lex_take(s, &at, "(");
	at = ft_skip_blanks(s, at);
	out->num = at;
	out->n = ft_num_read(s, &at);
	if (out->n < 0)
		return false;
	out->num_n = at - out->num;
	at = out->bracket ? ft_skip_blanks(s, at) : at;
	if (out->bracket && !ft_lex_take(s, &at, "）") && !ft_lex_take(s, &at, ")"))
		return false;
	out->end = at;
	return true;
}

/* What stands between two numbers of a list: its length, 0 for nothing of the kind. */
static size_t separator(struct ft_str s, size_t off)
{
	static const char *const words[] = {"、", "和", "及", "或者", "或", "至", "到",
					    "-",  "~",  "—",  "－",   "～", "与"};
	size_t at = ft_skip_blanks(s, off);

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (ft_lex_take(s, &at, words[i]))
			return at - off;
	return 0;
}

/* 之一 behind a mark, not 之一的 in the sense of "one of": 第三条所列情形之一 never touches the mark. */
static size_t read_sub(struct ft_str s, size_t off, long *sub)
{
	size_t at = off + 3;

	*sub = 0;
	if (!ft_lex_at(s, off, "之"))
		return off;
	*sub = ft_num_read(s, &at);
	if (*sub >= 0)
		return at;
	*sub = 0;
	return off;
}

/* In a text of Taiwan 項 is the paragraph and 款 the item. */
static enum ft_rank rank_of(const struct ft_lexer *lx, const struct mark *m)
{
	return lx->tw && m->rank == FT_R_PARA && strcmp(m->word, "款") == 0 ? FT_R_ITEM : m->rank;
}

static void add_steps(struct ft_lexer *lx, const struct number *v, size_t len, const struct mark *m,
		      size_t end, long sub)
{
	for (size_t i = 0; i < len; i++) {
		struct ft_tok *t = ft_tok_add(lx, FT_TK_STEP, v[i].off, i + 1 < len ? v[i].end : end);

		t->rank = rank_of(lx, m);
		t->n = v[i].n;
		t->num = (uint32_t)v[i].num;
		t->num_n = (uint32_t)v[i].num_n;
		t->sub = i + 1 < len ? 0 : sub;
	}
}

/* Numbers from `off` on up to their mark: adds a step for each. `from` is where the first of them begins. */
static size_t read_list(struct ft_lexer *lx, size_t from, size_t off)
{
	struct number v[MAX_LIST];
	const struct mark *m;
	size_t len = 0, begin = from, sep, end;
	long sub;

	for (;;) {
		if (!read_number(lx->text, off, &v[len]))
			return from;
		v[len].off = begin;
		off = ft_skip_blanks(lx->text, v[len++].end);
		m = mark_at(lx->text, off);
		if (m)
			break;
		sep = separator(lx->text, off);
		if (sep == 0 || len == MAX_LIST)
			return from;
		begin = off = ft_skip_blanks(lx->text, off + sep);
		ft_lex_take(lx->text, &off, "第");
	}
	if (v[len - 1].bracket && rank_of(lx, m) < FT_R_ITEM)
		return from;
	end = read_sub(lx->text, off + strlen(m->word), &sub);
	add_steps(lx, v, len, m, end, sub);
	return end;
}

/* 第8.1.4.3条: a standard's clause. */
static size_t clause_zh(struct ft_lexer *lx, size_t off)
{
	size_t at = off + strlen("第"), end = at;

	while (end < lx->text.n && (isdigit((unsigned char)lx->text.p[end]) || lx->text.p[end] == '.'))
		end++;
	if (end == at || memchr(lx->text.p + at, '.', end - at) == NULL)
		return off;
	if (!ft_lex_take(lx->text, &end, "条") && !ft_lex_take(lx->text, &end, "款") &&
	    !ft_lex_take(lx->text, &end, "节"))
		return off;
	ft_tok_add(lx, FT_TK_CLAUSE, off, end);
	return end;
}

size_t ft_lex_steps_zh(struct ft_lexer *lx, size_t off)
{
	size_t end = ft_lex_docno_zh(lx, off), had = lx->out->len;
	enum ft_rank rank;

	if (end > off)
		return end;
	end = clause_zh(lx, off);
	if (end > off)
		return end;
	end = read_list(lx, off, off + 3);
	if (end == off)
		return off;
	rank = lx->out->v[had].rank;
	if (rank <= FT_R_ART || rank == FT_R_PARA) { /* a name may stand right before it: it comes first */
		struct ft_toks *t = lx->out;
		struct ft_tok steps[MAX_LIST];
		size_t n = t->len - had;

		memcpy(steps, t->v + had, n * sizeof *steps);
		t->len = had;
		ft_lex_name_zh(lx, off, rank == FT_R_ART);
		for (size_t i = 0; i < n; i++)
			*ft_tok_add(lx, FT_TK_STEP, 0, 0) = steps[i];
	}
	return end;
}

/* （四） right behind an article or a paragraph, without a mark: 第十一条（四）所规定的情况. */
static size_t unmarked_item(struct ft_lexer *lx, size_t off, const struct number *one)
{
	static const char *const behind[] = {"所", "规定", "的", "情形", "、", "和", "或", "及", "中", "至"};
	const struct ft_tok *last = ft_tok_last(lx);
	const struct mark item = {"项", "", FT_R_ITEM};
	bool fits = last->rank == FT_R_ITEM && last->bracket;

	if (last->kind != FT_TK_STEP || (last->rank != FT_R_ART && last->rank != FT_R_PARA && !fits))
		return off;
	for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++)
		if (ft_lex_at(lx->text, one->end, behind[i])) {
			add_steps(lx, one, 1, &item, one->end, 0);
			ft_tok_last(lx)->bracket = true;
			return one->end;
		}
	return off;
}

/* 网安法21条, 本条例六十条: a number with its mark, but without 第, right behind a name. */
static size_t bare_article(struct ft_lexer *lx, size_t off)
{
	const struct ft_tok *last = ft_tok_last(lx);
	struct number one;
	const struct mark *m;

	if (last->kind != FT_TK_SELF && (last->kind != FT_TK_TITLE || last->number))
		return off;
	if (!read_number(lx->text, off, &one) || one.bracket)
		return off;
	m = mark_at(lx->text, one.end);
	return m && m->rank == FT_R_ART ? read_list(lx, off, off) : off;
}

/* Behind a step: 、（二）项 or 、二项 or （二）项, of the same mark, without a 第 of its own. */
size_t ft_lex_more_zh(struct ft_lexer *lx, size_t off)
{
	const struct ft_tok *last = ft_tok_last(lx);
	size_t sep, end, had = lx->out->len;
	struct number one;
	enum ft_rank rank;
	bool listed;

	if (last == NULL || last->end != off || last->en)
		return off;
	if (last->kind != FT_TK_STEP && last->kind != FT_TK_REL)
		return bare_article(lx, off);
	rank = last->rank;
	sep = separator(lx->text, off);
	listed = sep > 0;
	if (!read_number(lx->text, off + sep, &one) || (!listed && !one.bracket))
		return off;
	sep = ft_skip_blanks(lx->text, off + sep) - off;
	end = read_list(lx, off + sep, off + sep);
	if (end == off + sep)
		return one.bracket ? unmarked_item(lx, off, &one) : off;
	last = &lx->out->v[had];
	if ((listed && last->rank != rank && last->rank != FT_R_ART) || (!listed && last->rank <= rank)) {
		lx->out->len = had;
		return off;
	}
	return end;
}

/* ---- 前款, 前两款, 前各项, 上款, 本条, 该款 ---- */

static size_t add_rel(struct ft_lexer *lx, size_t off, size_t at, enum ft_rel rel, long count)
{
	const struct mark *m = mark_at(lx->text, at);
	struct ft_tok *t;

	if (m == NULL || m->rank == FT_R_SUBPART)
		return off;
	t = ft_tok_add(lx, FT_TK_REL, off, at + strlen(m->word));
	t->rank = rank_of(lx, m);
	t->rel = rel;
	t->count = (uint16_t)(count > 99 ? 99 : count);
	return t->end;
}

/* 目前, 市场上: words that end in 前 or 上 and have nothing to do with it. 上款 counts only where the words
 * behind it speak of a provision. */
static bool is_other_word(struct ft_str s, size_t off)
{
	static const char *const before[] = {"目", "之", "此", "提", "当", "婚", "会"};
	static const char *const behind[] = {"规定", "所", "各", "第", "的"};

	for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
		if (ft_lex_behind(s, off, before[i]))
			return true;
	if (!ft_lex_at(s, off, "上") || ft_lex_at(s, off, "上述"))
		return false;
	for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++)
		if (ft_lex_at(s, off + 6, behind[i]))
			return false;
	return true;
}

size_t ft_lex_rel_zh(struct ft_lexer *lx, size_t off)
{
	bool prev = ft_lex_at(lx->text, off, "前") || ft_lex_at(lx->text, off, "上");
	size_t at = off + 3, digits;
	enum ft_rel rel = prev ? FT_REL_PREV : ft_lex_at(lx->text, off, "本") ? FT_REL_THIS : FT_REL_THAT;
	long count = 1;

	if (rel == FT_REL_THAT)
		return ft_lex_at(lx->text, at, "条第") || ft_lex_at(lx->text, at, "条规定") ||
				       ft_lex_at(lx->text, at, "条所") || ft_lex_at(lx->text, at, "款规定") ||
				       ft_lex_at(lx->text, at, "款所") || ft_lex_at(lx->text, at, "款第")
			       ? add_rel(lx, off, at, rel, 1)
			       : off;
	if (!prev)
		return add_rel(lx, off, at, rel, 1);
	if (ft_lex_take(lx->text, &at, "各")) {
		rel = FT_REL_ALL;
	} else if (!is_other_word(lx->text, off)) {
		ft_lex_take(lx->text, &at, "述");
		digits = at;
		count = ft_num_read(lx->text, &digits);
		at = count > 0 ? digits : at;
		count = count > 0 ? count : 1;
	} else {
		return off;
	}
	return add_rel(lx, off, at, rel, count);
}
