/* Titles in 《》, names without, and which titles are instruments. */
#include "cite/lex.h"
#include "cite/scope.h"

#include <ctype.h>
#include <string.h>

/* ---- what is an instrument ---- */

/* Endings of titles, the longest that fits decides: '+' an instrument, '-' a form, licence, paper or
 * contract. */
static const struct ending {
	const char *word;
	char is;
} endings[] = {
	{"判决书", '-'},   {"通知书", '-'}, {"决定书", '-'}, {"意见书", '-'}, {"议定书", '+'},
	{"商标公告", '-'}, {"法", '+'},     {"法典", '+'},   {"条例", '+'},   {"规定", '+'},
	{"办法", '+'},     {"细则", '+'},   {"规则", '+'},   {"解释", '+'},   {"决定", '+'},
	{"决议", '+'},     {"通知", '+'},   {"意见", '+'},   {"批复", '+'},   {"复函", '+'},
	{"答复", '+'},     {"公约", '+'},   {"协定", '+'},   {"条约", '+'},   {"标准", '+'},
	{"规范", '+'},     {"准则", '+'},   {"通则", '+'},   {"规程", '+'},   {"纲要", '+'},
	{"方案", '+'},     {"指南", '+'},   {"公告", '+'},   {"命令", '+'},   {"令", '+'},
	{"大纲", '+'},     {"制度", '+'},   {"纪要", '+'},   {"守则", '+'},   {"修正案", '+'},
	{"总则", '+'},     {"宪章", '+'},   {"宣言", '+'},   {"规划", '+'},   {"计划", '+'},
	{"措施", '+'},     {"要求", '+'},   {"导则", '+'},   {"指引", '+'},   {"安排", '+'},
	{"通告", '+'},     {"指示", '+'},   {"目录", '+'},   {"名录", '+'},   {"税则", '+'},
	{"章程", '+'},     {"政策", '+'},   {"分则", '+'},   {"草案", '+'},   {"征求意见稿", '+'},
	{"声明", '+'},     {"典", '+'},     {"规", '+'},     {"约", '+'},     {"附件", '+'},
	{"条令", '+'},
};

/* The title without what stands in brackets at its end: （试行）, （2016年）, (draft). */
static struct ft_str bare_title(struct ft_str t)
{
	static const char *const shut[] = {"）", ")", "〉"}, *const open[] = {"（", "(", "〈"};

	for (int i = 0; i < 3; i++) {
		ptrdiff_t at = -1, next = 0;

		if (!ft_ends(t, ft_str(shut[i])))
			continue;
		while ((next = ft_find_from(t, (size_t)next, ft_str(open[i]))) >= 0)
			at = next++;
		if (at > 0)
			return ft_trim(ft_sub(t, 0, (size_t)at));
	}
	return ft_trim(t);
}

bool ft_title_is_instrument(struct ft_str title)
{
	struct ft_str t = bare_title(title);
	size_t best = 0;
	char is = '-';

	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
		struct ft_str w = ft_str(endings[i].word);

		if (w.n > best && ft_ends(t, w)) {
			best = w.n;
			is = endings[i].is;
		}
	}
	if (best == 0) { /* a standard by its number, or an English title in 《》 */
		size_t han = 0;

		for (size_t off = 0; off < t.n;)
			han += ft_is_han(ft_next_cp(t, &off));
		return t.n > 0 && han == 0 && isupper((unsigned char)t.p[0]);
	}
	return is == '+';
}

/* ---- 《…》 ---- */

enum { MAX_TITLE = 400 };

size_t ft_lex_title_zh(struct ft_lexer *lx, size_t off)
{
	size_t at = off;
	int depth = 0;

	while (at < lx->text.n && at - off < MAX_TITLE) {
		size_t from = at;
		uint32_t cp = ft_next_cp(lx->text, &at);
		struct ft_tok *t;

		depth += cp == 0x300A;
		depth -= cp == 0x300B;
		if (depth > 0)
			continue;
		t = ft_tok_add(lx, FT_TK_TITLE, off, at);
		t->title = ft_sub(lx->text, off + 3, from - off - 3);
		t->quoted = true;
		t->foreign = !ft_title_is_instrument(t->title);
		return at;
	}
	return off;
}

/* ---- names without 《》 ---- */

/* A name of two characters (刑法, 水法) must begin a word: behind another ideograph it is often the end of
 * one. */
static bool begins_word(struct ft_str s, size_t off, size_t end)
{
	static const char *const before[] = {
		"照", "据", "按", "反", "和", "及", "或", "与", "的", "对", "以", "合", "用", "行", "有",
		"由", "除", "在", "是", "将", "为", "者", "守", "触", "护", "施", "国", "于", "到", "向",
		"从", "因", "受", "于", "而", "作", "成", "属", "国", "新", "原", "旧", "现", "如"};

	if (end - off > 6 || off == 0 ||
	    ((ft_lex_at(s, off, "刑法") || ft_lex_at(s, off, "宪法")) && !ft_lex_behind(s, off, "军") &&
	     !ft_lex_behind(s, off, "軍")) ||
	    !ft_is_han(ft_cp_at(s, ft_prev_off(s, off))))
		return true;
	for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
		if (ft_lex_behind(s, off, before[i]))
			return true;
	return false;
}

/* What may not stand behind an unquoted name: 法律, 法院, 宪法宣誓 are other words. */
static bool goes_on(struct ft_str s, size_t end)
{
	static const char *const more[] = {"律",     "院",   "人",           "庭",     "官",     "学", "警",
					   "治",     "理",   "门",           "典",     "宣誓",   "日", "部",
					   "相关",   "意识", "和法律委员会", "解释权", "定代表", "》", "〉",
					   "修正案", "界",   "教育",         "委员会"};

	for (size_t i = 0; i < sizeof more / sizeof more[0]; i++)
		if (ft_lex_at(s, end, more[i]))
			return true;
	return (ft_lex_at(s, end, "定") && !ft_lex_at(s, end, "定罪")) || /* 公司法定公积金 */
	       (ft_lex_at(s, end, "制") && !ft_lex_at(s, end, "制定")) ||
	       (ft_lex_at(s, end, "规") && !ft_lex_at(s, end, "规定"));
}

/* 土地管理法实施条例: a name that another name begins. */
static size_t longer(struct ft_str s, size_t end)
{
	static const char *const tails[] = {"实施条例", "实施细则", "实施办法"};

	for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++)
		if (ft_lex_at(s, end, tails[i]))
			return end + strlen(tails[i]);
	return end;
}

/* Verbs and conjunctions behind which an unquoted title begins. */
static size_t stop_before(struct ft_str s, size_t off)
{
	static const char *const stops[] = {"依照", "按照",   "根据", "依据", "违反", "符合", "适用", "执行",
					    "参照", "认定为", "属于", "以及", "或者", "和",   "与",   "、",
					    "（",   "(",      "有",   "遵守", "将",   "\n",   "对",   "除",
					    "为",   "在",     "依",   "受",   "犯",   "违背", "違反", "適用",
					    "準用", "或",     "及",   "。",   "；",   "：",   "因",   "向",
					    "以",   "适用于", "对于", "基于"};

	for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++)
		if (ft_lex_behind(s, off, stops[i]))
			return strlen(stops[i]);
	return 0;
}

/* 有关规定第三条: words that name nothing. */
static bool is_vague(struct ft_str s, size_t off)
{
	static const char *const words[] = {"有关", "上述", "前述", "下列", "其他", "相关",
					    "法律", "上位", "国家", "这些", "以上", "所有", "正式", "完成"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (ft_lex_at(s, off, words[i]))
			return true;
	return false;
}

/* A title that no table knows, right before 第…条: 某某监督管理条例第六十条. It must begin behind a verb, a
 * conjunction or at the start of a line, and be more than its noun. Where it begins, or `end`. */
static size_t guess(struct ft_str s, size_t low, size_t end)
{
	static const char *const tails[] = {"条例", "办法", "规定", "细则", "规则", "解释", "法典", "法",
					    "通则", "准则", "條例", "辦法", "規定", "細則", "規則"};
	size_t off = end, count = 0, tail = 0;

	for (size_t i = 0; i < sizeof tails / sizeof tails[0] && !tail; i++)
		tail = ft_lex_behind(s, end, tails[i]) ? strlen(tails[i]) : 0;
	if (tail == 0)
		return end;
	while (off > low && count < 30) {
		size_t before = ft_prev_off(s, off);

		if (off < end && stop_before(s, off) > 0)
			break;
		if (!ft_is_han(ft_cp_at(s, before)))
			return end;
		off = before;
		count++;
	}
	if (off > low && stop_before(s, off) == 0)
		return end;
	if (off == low && low > 0)
		return end;
	if (ft_find(ft_sub(s, off, end - off), FT_S("关于")) < 0) /* 适用的其他法典 */
		for (size_t at = off; at + tail < end; at += 3)
			off = ft_lex_at(s, at, "的") ? at + 3 : off;
	return end - off >= tail + 6 && !is_vague(s, off) ? off : end;
}

/* The bare noun right before 第…条, 条例第五条: its start, or `end`. */
static size_t bare_noun(struct ft_str s, size_t low, size_t end)
{
	static const char *const tails[] = {"条例", "办法", "规定", "细则", "规则", "解释", "法典", "法"};

	for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++)
		if (ft_lex_behind(s, end, tails[i]) && end - strlen(tails[i]) > low)
			return end - strlen(tails[i]);
	return ft_lex_behind(s, end, "条例") && end == strlen("条例") ? 0 : end;
}

static const char country[] = "中华人民共和国";

static void add_name(struct ft_lexer *lx, size_t off, size_t end, struct ft_str title)
{
	struct ft_tok *t;

	if (ft_lex_behind(lx->text, off, country))
		off -= strlen(country);
	t = ft_tok_add(lx, FT_TK_TITLE, off, end);
	t->title = title.n ? title : ft_sub(lx->text, off, end - off);
}

/* Where the last token ends: no name reaches into it. */
static size_t low_of(const struct ft_lexer *lx)
{
	return lx->out->len ? lx->out->v[lx->out->len - 1].end : 0;
}

/* Whether what begins at off is the end of a longer word, 其他条例. */
static bool is_tail(struct ft_str s, size_t low, size_t off)
{
	return off > low && stop_before(s, off) == 0 && ft_is_han(ft_cp_at(s, ft_prev_off(s, off)));
}

/* A name that the document itself gave. */
static size_t alias_back(const struct ft_lexer *lx, size_t low, size_t end)
{
	size_t off = end;

	for (size_t i = 0; i < lx->alias_len; i++) {
		struct ft_str a = lx->aliases[i];

		if (a.n <= end - low && a.n > end - off && memcmp(lx->text.p + end - a.n, a.p, a.n) == 0 &&
		    !(ft_is_generic(a) && is_tail(lx->text, low, end - a.n)))
			off = end - a.n;
	}
	return off;
}

void ft_lex_name_zh(struct ft_lexer *lx, size_t end, bool place_follows)
{
	size_t low = low_of(lx), off, stretched = longer(lx->text, end);
	struct ft_str title = {"", 0};
	struct ft_tok *last = ft_tok_last(lx);

	if (end < low || (last && last->end == end))
		return;
	if (place_follows && last && last->kind == FT_TK_TITLE && !last->quoted && !last->number &&
	    last->end > end - 13 &&
	    longer(lx->text, last->end) == end) { /* 土地管理法 was taken; 土地管理法实施条例 is meant */
		last->end = (uint32_t)end;
		last->title = ft_sub(lx->text, last->off, end - last->off);
		return;
	}
	off = ft_names_back(lx->names, lx->text, low, end, &title);
	if (off < end && (!begins_word(lx->text, off, end) || (!place_follows && goes_on(lx->text, end))))
		off = end;
	if (alias_back(lx, low, end) < off && (place_follows || !goes_on(lx->text, end)))
		off = alias_back(lx, low, end);
	if (off < end) {
		if (!place_follows && stretched > end) {
			end = stretched;
			title = FT_S("");
		}
		add_name(lx, off, end, ft_sub(lx->text, off, end - off));
		return;
	}
	if (!place_follows)
		return;
	off = guess(lx->text, low, end);
	if (off < end) {
		add_name(lx, off, end, FT_S(""));
		return;
	}
	off = bare_noun(lx->text, low, end);
	if (off < end) {
		struct ft_tok *t = ft_tok_add(lx, FT_TK_BASE, off, end);

		t->title = ft_sub(lx->text, off, end - off);
		t->foreign = is_tail(lx->text, low, off);
	}
}

void ft_lex_guess_zh(struct ft_lexer *lx, size_t end)
{
	size_t low = low_of(lx), off = low < end ? guess(lx->text, low, end) : end;

	if (off < end)
		add_name(lx, off, end, FT_S(""));
}
