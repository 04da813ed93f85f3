/* What sort of clause a reference stands in: one that repeals, amends or names the basis. */
#include "cite/bind.h"

#include <ctype.h>
#include <string.h>

enum { SENTENCE = 2048 }; /* a longer one is none: 10,000 references in a line would each look through all of it */

static bool has(struct ft_str s, const char *word)
{
	return ft_find(s, ft_str(word)) >= 0;
}

static bool ends_sentence(struct ft_str s, size_t off)
{
	size_t next = ft_skip_blanks(s, off + 1);

	if (s.p[off] == '\n')
		return true;
	if (s.p[off] != '.')
		return ft_lex_at(s, off, "。");
	return next > off + 1 && next < s.n && isupper((unsigned char)s.p[next]) && off > 2 &&
	       isalnum((unsigned char)s.p[off - 1]) && !ft_lex_behind(s, off, "Art") &&
	       !ft_lex_behind(s, off, "art") && !ft_lex_behind(s, off, "No") && !ft_lex_behind(s, off, "ara");
}

struct ft_str ft_sentence(struct ft_str s, size_t off, size_t *from)
{
	size_t begin = off, end = off, low = off > SENTENCE ? off - SENTENCE : 0, high = s.n - off > SENTENCE ? off + SENTENCE : s.n;

	while (begin > low && !ends_sentence(s, ft_prev_off(s, begin)))
		begin = ft_prev_off(s, begin);
	while (end < high && !ends_sentence(s, end))
		ft_next_cp(s, &end);
	*from = begin;
	return ft_sub(s, begin, end - begin);
}

/* Whether the words between a title and 废止 say that it is the title that goes: other titles, then a word
 * like 同时, or a day. */
static bool only_joins(struct ft_str s)
{
	static const char *const stops[] = {"依照", "按照", "适用", "执行", "处罚", "规定的",
					    "；",   "违反", "为准", "为止", "抵触"};
	static const char *const adverbs[] = {"同时", "予以", "即行", "一并", "相应", "即",   "也",
					      "均",   "现予", "一律", "自行", "宣布", "应当", "应"};
	static const char *const ends[] = {"》", "）", ")", "起", "等"};
	bool again = true;

	for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++)
		if (has(s, stops[i]))
			return false;
	while (again) {
		again = false;
		for (size_t i = 0; i < sizeof adverbs / sizeof adverbs[0]; i++)
			if (ft_ends(s, ft_str(adverbs[i]))) {
				s = ft_trim(ft_sub(s, 0, s.n - strlen(adverbs[i])));
				again = true;
			}
		if (ft_ends(s, FT_S("，")))
			s = ft_sub(s, 0, s.n - strlen("，")), again = true;
	}
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (s.n == 0 || ft_ends(s, ft_str(ends[i])))
			return true;
	return false;
}

static bool repeals(bool english, struct ft_str before, struct ft_str after)
{
	static const char *const en[] = {"repealed", "abolished", "annulled", "abrogated"};
	ptrdiff_t zh = ft_find(after, FT_S("废止"));
	struct ft_str next = ft_sub(after, 0, 24);

	if (zh >= 0 && (has(next, "修正") || has(next, "修改") ||
			has(next, "修订"))) /* 根据《…决定》修正的《…》同时废止 */
		return false;
	if (zh >= 0 && only_joins(ft_sub(after, 0, (size_t)zh)))
		return true;
	if (ft_ends(before, FT_S("废止")) || ft_ends(before, FT_S("废止了")))
		return true;
	for (size_t i = 0; i < sizeof en / sizeof en[0] && english; i++)
		if (has(after, en[i]) && (has(after, "shall be") || has(after, "is hereby") ||
					  has(after, "are hereby") || has(after, "simultaneously")))
			return true;
	return false;
}

/* 根据《…》，制定本法. */
static bool based_on_zh(struct ft_str before, struct ft_str after)
{
	static const char *const by[] = {"根据", "依据", "依照", "按照"};
	bool basis = false;

	if (!has(after, "制定本") && !has(after, "制订本") && !has(after, "作出本") &&
	    !has(after, "制定如下"))
		return false;
	for (size_t i = 0; i < sizeof by / sizeof by[0]; i++)
		basis |= has(before, by[i]);
	return basis;
}

/* These Regulations are enacted pursuant to …. */
static bool based_on_en(struct ft_str before)
{
	static const char *const by[] = {"pursuant to", "accordance with", "according to",
					 "under",       "based on",        "by virtue of"};
	static const char *const made[] = {"enacted",    "formulated", "promulgated", "established",
					   "prescribed", "adopted",    "stipulated",  "made",
					   "set forth",  "set out",    "issued"};
	static const char *const nouns[] = {"Regulations", "Rules",   "Act",        "Measures",
					    "Standards",   "Statute", "Provisions", "Law"};
	bool basis = false, verb = false, noun = false;

	if (!ft_starts(before, FT_S("The")) && !ft_starts(before, FT_S("This")))
		return false;
	for (size_t i = 0; i < sizeof by / sizeof by[0]; i++)
		basis |= has(before, by[i]);
	for (size_t i = 0; i < sizeof made / sizeof made[0]; i++)
		verb |= has(before, made[i]);
	for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
		noun |= has(before, nouns[i]);
	return basis && verb && noun;
}

static bool based_on(bool en, struct ft_str before, struct ft_str after)
{
	return en ? based_on_en(before) : based_on_zh(before, after);
}

/* A clause that changes the words of what it names. */
static bool amends(const struct ft_binder *b, struct ft_str after)
{
	static const char *const words[] = {"修改为", "作如下修改", "作出修改", "修改如下", "作修改",
					    "中增加", "后增加",     "增加一",   "删去",     "改为"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (has(after, words[i]))
			return b->scope->amends || has(after, "作如下修改") || has(after, "修改为");
	return false;
}

enum ft_ref_type ft_kind_of(const struct ft_binder *b, const struct ft_mention *m)
{
	bool named = m->head >= 0 && b->toks->v[m->head].kind != FT_TK_SELF;
	struct ft_str whole, before, after;
	size_t from;

	if (!named && !b->scope->amends)
		return FT_REF_CITES;
	whole = ft_sentence(b->text, m->off, &from);
	before = ft_trim(ft_sub(whole, 0, m->off - from));
	after = ft_from(whole, m->end - from);
	if (named && (b->toks->v[m->head].en || b->toks->v[m->head].quoted) &&
	    repeals(b->toks->v[m->head].en, before, after))
		return FT_REF_REPEALS;
	if (amends(b, after))
		return FT_REF_AMENDS;
	return named && based_on(b->toks->v[m->head].en, before, after) ? FT_REF_BASED_ON : FT_REF_CITES;
}
