/* What stands between two tokens, and so how they hang together. */
#include "cite/group.h"

#include <ctype.h>
#include <string.h>

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

/* [A]. 2025：第23条 and (China) art 21: a year that is said again before the place, at off; its end, or off. */
static size_t year_again(struct ft_str s, size_t off)
{
	size_t at = off + (ft_lex_at(s, off, ". ") ? 2 : 0), end = at;

	while (end < s.n && isdigit((unsigned char)s.p[end]))
		end++;
	if (end - at != 4 || (s.p[at] != '1' && s.p[at] != '2'))
		return off;
	if (ft_lex_take(s, &end, "：") || ft_lex_take(s, &end, ":") || ft_lex_take(s, &end, "年"))
		return end;
	return at > off ? off : ft_lex_at(s, end, " (") || ft_lex_at(s, end, " ") || end == s.n ? end : off;
}

size_t ft_beside_end(struct ft_str s, size_t off)
{
	for (;;) {
		size_t at = ft_skip_blanks(s, off), end = year_again(s, off);

		if (end == off)
			end = year_again(s, at);
		if (ft_lex_at(s, at, "(") || ft_lex_at(s, at, "（") || ft_lex_at(s, at, "["))
			end = ft_bracket_end(s, at);
		else if (ft_lex_at(s, at, "]")) /* the name itself stands in them: 某法 [Some Law] */
			end = at + 1;
		if (end == at || end == off)
			return off;
		off = end;
	}
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
		if (gap.n > ft_str(parts[i]).n && ft_ends(gap, ft_str(parts[i])) &&
		    !(ft_starts(gap, FT_S(",")) && ft_ends(gap, FT_S("provisions of")))) /* another sentence begins */
			return ft_trim(ft_sub(gap, 0, gap.n - ft_str(parts[i]).n));
	return gap;
}

enum { MAX_GAP = 400, MAX_BESIDE = 24 };

enum ft_joint ft_joint(struct ft_str text, size_t from, size_t to)
{
	struct ft_str gap;

	if (to < from || to - from > MAX_GAP)
		return FT_J_FAR;
	gap = ft_sub(text, from, to - from);
	gap = ft_trim(ft_from(gap, ft_beside_end(gap, 0)));
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

/* ---- what stands beside a name ---- */

/* 某法 [Some Law]: the title before it, translated. */
static bool is_gloss(const struct ft_grouper *g, size_t i)
{
	const struct ft_tok *t = &g->toks->v[i];

	return i > 0 && t->kind == FT_TK_TITLE && t[-1].kind == FT_TK_TITLE && ft_lex_at(g->text, t->end, "]") &&
	       ft_eq(ft_trim(ft_sub(g->text, t[-1].end, t->off - t[-1].end)), FT_S("["));
}

/* 某法（2016年）：主席令第五十三号 */
static bool is_colon(struct ft_str s)
{
	return ft_eq(s, FT_S("：")) || ft_eq(s, FT_S(":"));
}

/* A document number that only stands beside a title: 《…》（国发〔2017〕35号）, 公安部令第33号发布的《…》. */
bool ft_is_beside(const struct ft_grouper *g, size_t i)
{
	static const char *const words[] = {"公布", "发布", "印发", "颁布", "批准",
					    "修订", "公告", "通过", "转发"};
	const struct ft_tok *t = &g->toks->v[i], *next = i + 1 < g->toks->len ? t + 1 : NULL;
	const struct ft_tok *prev = i > 0 ? t - 1 : NULL;
	struct ft_str gap;

	if (is_gloss(g, i))
		return true;
	if (!t->number)
		return false;
	if (prev && (prev->kind == FT_TK_TITLE || prev->kind == FT_TK_ALIAS) && !prev->number) {
		gap = ft_trim(ft_sub(g->text, prev->end, t->off - prev->end));
		if (is_colon(ft_trim(ft_from(gap, ft_beside_end(gap, 0)))))
			return true;
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
size_t ft_behind_head(const struct ft_grouper *g, size_t i)
{
	size_t j = i + 1;

	while (j < g->toks->len && (g->toks->v[j].kind == FT_TK_ALIAS || ft_is_beside(g, j)) &&
	       g->toks->v[j].off - g->toks->v[j - 1].end < MAX_BESIDE)
		j++;
	return j;
}

