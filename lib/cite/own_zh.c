/* What a Chinese text calls itself, what stands for an instrument named before, and annexes: 本法, 该条例, 附件一. */
#include "cite/lex.h"

#include "base/num.h"

#include <ctype.h>
#include <string.h>

/* ---- 本法, 该条例, 前述规定 ---- */

/* What an instrument calls itself, the longer first. */
static const char *const nouns[] = {
	"司法解释", "实施条例", "实施细则", "实施办法", "实施规定", "实施意见", "暂行条例", "暂行规定",
	"暂行办法", "若干规定", "补充规定", "管理条例", "管理办法", "管理规定", "修正案",   "条例",
	"规定",     "办法",     "解释",     "细则",     "规则",     "规范",     "规程",     "决定",
	"通则",     "准则",     "章程",     "标准",     "意见",     "批复",     "通知",     "公约",
	"协定",     "议定书",   "条约",     "制度",     "方案",     "纲要",     "指南",     "守则",
	"决议",     "公告",     "目录",     "总则",     "條例",     "辦法",     "規定",     "細則",
	"規則",     "準則",     "法",
};

/* The noun at off: its length, or 0. 法 in 法院, 法律 and 法人 is none. */
static size_t noun_at(struct ft_str s, size_t off)
{
	static const char *const other[] = {"法院", "法人", "法律", "法规", "法定",
					    "法医", "法庭", "法官", "法学", "法治"};

	for (size_t i = 0; i < sizeof other / sizeof other[0]; i++)
		if (ft_lex_at(s, off, other[i]))
			return 0;
	for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
		if (ft_lex_at(s, off, nouns[i]))
			return strlen(nouns[i]);
	return 0;
}

/* 基本法, 样本, 成本: 本 that ends another word. 造成本解释第二条规定的后果 is none of these. */
static bool ends_word(struct ft_str s, size_t off, size_t behind)
{
	static const char *const before[] = {"基", "根", "资", "成", "日", "原", "版",
					     "样", "文", "书", "课", "正", "范"};

	if (ft_lex_at(s, behind, "第") && !ft_lex_behind(s, off, "基"))
		return false;
	for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
		if (ft_lex_behind(s, off, before[i]))
			return true;
	return false;
}

size_t ft_lex_self_zh(struct ft_lexer *lx, size_t off)
{
	bool self = ft_lex_at(lx->text, off, "本"),
	     that = ft_lex_at(lx->text, off, "该") || ft_lex_at(lx->text, off, "該");
	size_t at = off + 3, n, end;
	struct ft_tok *t;
	bool quoted;

	if (!self && !that && !ft_lex_take(lx->text, &at, "述"))
		return off;
	quoted = ft_lex_take(lx->text, &at, "《"); /* 本《规范》 */
	n = noun_at(lx->text, at);
	if (n == 0 && !self && !that && ft_lex_at(lx->text, at, "法律")) /* 前述法律 */
		n = strlen("法律");
	end = at + n;
	if (n == 0 || (quoted && !ft_lex_take(lx->text, &end, "》")))
		return off;
	if (self && ends_word(lx->text, off, end))
		return off;
	t = ft_tok_add(lx, self ? FT_TK_SELF : FT_TK_THAT, off, end);
	t->title = ft_sub(lx->text, at, n);
	return t->end;
}

/* ---- 附件一, 附录A, 附表2 ---- */

/* 附件二 at the beginning of a line, with nothing or a blank behind it: the annex itself, not a reference. */
static bool is_heading(struct ft_str s, size_t off, size_t end)
{
	static const char *const behind[] = {"\n", " ", "　", "：", ":", "\t"};
	bool over = end >= s.n;

	for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++)
		over |= ft_lex_at(s, end, behind[i]);
	return over && (off == 0 || s.p[off - 1] == '\n');
}

size_t ft_lex_annex_zh(struct ft_lexer *lx, size_t off)
{
	size_t at = off, digits;
	struct ft_tok *t;
	long n;

	if (!ft_lex_take(lx->text, &at, "附件") && !ft_lex_take(lx->text, &at, "附录") &&
	    !ft_lex_take(lx->text, &at, "附表"))
		return off;
	digits = ft_skip_blanks(lx->text, at);
	n = ft_num_read(lx->text, &digits);
	if (is_heading(lx->text, off, n > 0 ? digits : at))
		return off;
	t = ft_tok_add(lx, FT_TK_STEP, off, n > 0 ? digits : at);
	t->rank = FT_R_PART;
	t->annex = true;
	t->n = n > 0 ? n : 0;
	if (n < 0 && at < lx->text.n && isupper((unsigned char)lx->text.p[at]) &&
	    !(at + 1 < lx->text.n && isalnum((unsigned char)lx->text.p[at + 1]))) {
		t->letter = (char)tolower((unsigned char)lx->text.p[at]);
		t->end = (uint32_t)at + 1;
	}
	return t->end;
}
