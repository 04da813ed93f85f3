/* Document numbers: 公安部令第151号, 公安部151号令, 国发〔2017〕35号, GB/T 22239—2019. */
#include "cite/lex.h"

#include "base/num.h"

#include <ctype.h>
#include <string.h>

static bool is_letter_or_han(uint32_t cp)
{
	return ft_is_han(cp) || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
}

static size_t low_of(const struct ft_lexer *lx)
{
	return lx->out->len ? lx->out->v[lx->out->len - 1].end : 0;
}

/* Whether the character at off is the 和 of 中华人民共和国. */
static bool in_country(struct ft_str s, size_t low, size_t off)
{
	size_t before = strlen("中华人民共");

	return off >= low + before && ft_lex_at(s, off - before, "中华人民共和国");
}

/* The issuer before 令第…号: goes left over ideographs up to a verb, a date or another mark. */
static size_t issuer_back(struct ft_str s, size_t low, size_t end)
{
	static const char *const stops[] = {"年", "月", "日", "以", "据", "照", "的", "由", "和", "按", "于",
					    "为", "经", "在", "即", "布", "与", "将", "见", "及", "依", "或"};
	size_t off = end;
	int count = 0;

	while (off > low && count++ < 24) {
		size_t before = ft_prev_off(s, off);
		bool stop = !ft_is_han(ft_cp_at(s, before));

		for (size_t i = 0; i < sizeof stops / sizeof stops[0] && !stop; i++)
			stop = ft_lex_at(s, before, stops[i]) && !in_country(s, low, before);
		if (stop)
			break;
		off = before;
	}
	return off;
}

static size_t add_number(struct ft_lexer *lx, size_t off, size_t end)
{
	struct ft_tok *t = ft_tok_add(lx, FT_TK_TITLE, off, end);

	t->title = ft_sub(lx->text, off, end - off);
	t->number = true;
	return end;
}

/* 令第151号, 令（第151号）, at 第. */
static size_t order_number(struct ft_lexer *lx, size_t off)
{
	size_t at = ft_skip_blanks(lx->text, off + 3), begin;
	size_t before = off, open = ft_lex_behind(lx->text, off, "（") ? strlen("（") : ft_lex_behind(lx->text, off, "(");

	if (ft_num_read(lx->text, &at) < 0)
		return off;
	at = ft_skip_blanks(lx->text, at);
	if (!ft_lex_take(lx->text, &at, "号") && !ft_lex_take(lx->text, &at, "號"))
		return off;
	if (open && !ft_lex_take(lx->text, &at, "）") && !ft_lex_take(lx->text, &at, ")"))
		return off;
	before -= open;
	if (open && !ft_lex_behind(lx->text, before, "令"))
		return off;
	while (before > 0 && ft_is_blank(ft_cp_at(lx->text, ft_prev_off(lx->text, before))))
		before = ft_prev_off(lx->text, before);
	if (!ft_lex_behind(lx->text, before, "令") && !ft_lex_behind(lx->text, before, "公告") &&
	    !ft_lex_behind(lx->text, before, "号"))
		return off;
	begin = issuer_back(lx->text, low_of(lx), before);
	if (before - begin < 6)
		return off;
	if (!open)
		ft_lex_take(lx->text, &at, "令");
	return add_number(lx, begin, at);
}

/* 国发〔2017〕35号, at 〔. */
static size_t file_number(struct ft_lexer *lx, size_t off)
{
	size_t at = off + 3, begin = off, low = low_of(lx);
	long year = ft_num_read(lx->text, &at);

	if (year < 1949 || year > 2999 || !ft_lex_take(lx->text, &at, "〕"))
		return off;
	ft_lex_take(lx->text, &at, "第");
	if (ft_num_read(lx->text, &at) < 0 || !ft_lex_take(lx->text, &at, "号"))
		return off;
	for (int i = 0; i < 10 && begin > low; i++) {
		size_t before = ft_prev_off(lx->text, begin);

		if (!is_letter_or_han(ft_cp_at(lx->text, before)) || ft_lex_at(lx->text, before, "据") ||
		    ft_lex_at(lx->text, before, "照") || ft_lex_at(lx->text, before, "的"))
			break;
		begin = before;
	}
	return begin == off ? off : add_number(lx, begin, at);
}

/* 公安部151号令, at 号. */
static size_t spoken_number(struct ft_lexer *lx, size_t off)
{
	size_t begin = off, low = low_of(lx), from;

	if (!ft_lex_at(lx->text, off, "号令"))
		return off;
	while (begin > low && isdigit((unsigned char)lx->text.p[begin - 1]))
		begin--;
	from = issuer_back(lx->text, low, begin);
	return begin == off ? off : add_number(lx, from, off + 6);
}

size_t ft_lex_docno_zh(struct ft_lexer *lx, size_t off)
{
	if (ft_lex_at(lx->text, off, "号"))
		return spoken_number(lx, off);
	return ft_lex_at(lx->text, off, "第") ? order_number(lx, off) : file_number(lx, off);
}

/* ---- standards ---- */

static size_t dash_at(struct ft_str s, size_t off)
{
	size_t at = ft_skip_blanks(s, off);
	uint32_t cp = ft_cp_at(s, at);
	bool dash = cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 || cp == 0xFF0D;

	if (!dash)
		return off;
	while (ft_cp_at(s, at) == cp && at < s.n)
		ft_next_cp(s, &at);
	return ft_skip_blanks(s, at);
}

static size_t digits_at(struct ft_str s, size_t off)
{
	while (off < s.n && isdigit((unsigned char)s.p[off]))
		off++;
	return off;
}

/* The letters of a standard's number: GB, GB/T, GA/T, YD/T, ISO/IEC; their end, or off. */
static size_t prefix_at(struct ft_str s, size_t off)
{
	static const char *const known[] = {"GB",  "GA",   "YD",   "JR",  "GM",   "SJ",  "DB",
					    "ISO", "IEC",  "CNS",  "HJ",  "QB",   "JT",  "WS",
					    "MZ",  "TWSA", "IFRS", "IAS", "ISAE", "RFC", "NIST SP"};
	size_t at = off;

	for (size_t i = 0; i < sizeof known / sizeof known[0] && at == off; i++)
		if (ft_lex_at(s, off, known[i]))
			at += strlen(known[i]);
	if (at == off)
		return off;
	if (at + 1 < s.n && (s.p[at] == '/' || ft_lex_at(s, at, "／"))) {
		at += s.p[at] == '/' ? 1 : 3;
		while (at < s.n && isupper((unsigned char)s.p[at]))
			at++;
	}
	return at;
}

size_t ft_lex_standard(struct ft_lexer *lx, size_t off)
{
	size_t at = prefix_at(lx->text, off), number, end, year;

	if (at == off || (at < lx->text.n && isalpha((unsigned char)lx->text.p[at])))
		return off;
	number = ft_skip_blanks(lx->text, at);
	end = digits_at(lx->text, number);
	if (end - number < (ft_lex_at(lx->text, off, "I") ? 1 : 3)) /* IAS 8 */
		return off;
	while (end + 1 < lx->text.n && lx->text.p[end] == '.' && isdigit((unsigned char)lx->text.p[end + 1]))
		end = digits_at(lx->text, end + 1);
	year = dash_at(lx->text, end);
	if (year > end) {
		size_t last = digits_at(lx->text, year);

		if (last - year == 4 || last - year == 2 || (last > year && ft_lex_at(lx->text, off, "NIST SP")))
			end = last;
	}
	return add_number(lx, off, end);
}
