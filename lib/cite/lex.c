#include "cite/lex.h"

#include "base/arena.h"
#include "cite/en.h"
#include "cite/place.h"
#include "cite/scope.h"

#include <ctype.h>
#include <string.h>

/* A printed unit id, L3-CES1-17: its end, or off. */
static size_t unit_id_at(struct ft_str s, size_t off)
{
	size_t at = off;
	int dashes = 0;

	if (!ft_lex_at(s, off, "L") || off + 1 >= s.n || !isdigit((unsigned char)s.p[off + 1]))
		return off;
	while (at < s.n &&
	       (isupper((unsigned char)s.p[at]) || isdigit((unsigned char)s.p[at]) || s.p[at] == '-'))
		dashes += s.p[at++] == '-';
	return dashes == 2 ? at : off;
}

/* Where the place of a standard begins behind its number or title: （GB/T 22239-2019） 8.1.4.3, GB/T 22239—2019，8.1.4.3,
 * GB/T 22239—2019 某要求[S]. 2019：8.1.4.3. */
static size_t clause_from(struct ft_str s, size_t off)
{
	static const char *const ties[] = {"的", "），", "), ", "）", ")", "，", ", "};
	ptrdiff_t medium = ft_find(ft_sub(s, off, FT_MAX_BRACKET), FT_S("[S]. "));
	size_t at = off;

	if (medium >= 0 && memchr(s.p + off, '\n', (size_t)medium) == NULL)
		return ft_skip_blanks(s, ft_beside_end(s, off + (size_t)medium));
	for (size_t i = 0; i < sizeof ties / sizeof ties[0] && at == off; i++)
		ft_lex_take(s, &at, ties[i]);
	return ft_skip_blanks(s, at);
}

/* A clause number or a unit's id behind a standard's number or title. */
static size_t clause_behind(struct ft_lexer *lx, size_t off)
{
	const struct ft_tok *last = ft_tok_last(lx);
	struct ft_buf eid = {0};
	size_t at, end;
	bool clause;

	if (last == NULL || last->end != off || last->kind != FT_TK_TITLE)
		return off;
	at = clause_from(lx->text, off);
	if ((at == off && !last->quoted) || (at - off > 8 && !last->number))
		return off;
	end = unit_id_at(lx->text, at);
	if (end == at) {
		clause = ft_place_clause(lx->text, &end, &eid) && memchr(lx->text.p + at, '.', end - at);
		ft_buf_free(&eid);
		if (!clause)
			return off;
	}
	if (!ft_lex_take(lx->text, &end, "条"))
		ft_lex_take(lx->text, &end, "款");
	ft_tok_add(lx, FT_TK_CLAUSE, at, end)->tied = true;
	return end;
}

/* Three bytes as one number, for the characters at which a Chinese token can begin. */
#define ZH(a, b, c) ((uint32_t)(a) << 16 | (uint32_t)(b) << 8 | (c))

/* A name that ends with the character at off, and an article right behind it: 网安法21条. */
static size_t name_with_article(struct ft_lexer *lx, size_t off)
{
	size_t had = lx->out->len, end = off + 3;

	ft_lex_name_zh(lx, end, false);
	if (lx->out->len > had && ft_tok_last(lx)->end == end) {
		size_t more = ft_lex_more_zh(lx, end);

		return more > end ? more : off;
	}
	return off;
}

static size_t lex_han(struct ft_lexer *lx, size_t off)
{
	const unsigned char *p = (const unsigned char *)lx->text.p + off;
	size_t end = off;

	switch (ZH(p[0], p[1], p[2])) {
	case ZH(0xE7, 0xAC, 0xAC): /* 第 */
		return ft_lex_steps_zh(lx, off);
	case ZH(0xE5, 0x89, 0x8D): /* 前 */
		end = ft_lex_rel_zh(lx, off);
		return end > off ? end : ft_lex_self_zh(lx, off);
	case ZH(0xE4, 0xB8, 0x8A): /* 上 */
	case ZH(0xE8, 0xA9, 0xB2): /* 該 */
	case ZH(0xE8, 0xAF, 0xA5): /* 该 */
	case ZH(0xE6, 0x9C, 0xAC): /* 本 */
		end = ft_lex_self_zh(lx, off);
		return end > off ? end : ft_lex_rel_zh(lx, off);
	case ZH(0xE9, 0x99, 0x84): /* 附 */
		return ft_lex_annex_zh(lx, off);
	case ZH(0xE3, 0x80, 0x8A): /* 《 */
		return ft_lex_title_zh(lx, off);
	case ZH(0xEF, 0xBC, 0x88): /* （ */
		return ft_lex_alias(lx, off);
	case ZH(0xE5, 0x8F, 0xB7): /* 号 */
	case ZH(0xE3, 0x80, 0x94): /* 〔 */
		return ft_lex_docno_zh(lx, off);
	case ZH(0xE6, 0xB3, 0x95): /* 法 */
	case ZH(0xE4, 0xBE, 0x8B): /* 例 */
	case ZH(0xE5, 0x85, 0xB8): /* 典 */
		return name_with_article(lx, off);
	default:
		return off;
	}
}

static bool at_word(struct ft_str s, size_t off)
{
	return off == 0 || !isalnum((unsigned char)s.p[off - 1]);
}

static size_t lex_ascii(struct ft_lexer *lx, size_t off)
{
	size_t end = off;

	if (lx->text.p[off] == '(')
		return ft_lex_alias(lx, off);
	if (!isalpha((unsigned char)lx->text.p[off]) || !at_word(lx->text, off))
		return off;
	if (isupper((unsigned char)lx->text.p[off]))
		end = ft_lex_standard(lx, off);
	if (end == off && lx->memo)
		end = ft_en_us_code(lx, off);
	return end > off ? end : ft_lex_en(lx, off);
}

/* "2026 Measures", "CSL": neither a bare noun, nor "this Act", nor what is no instrument ("the University"). */
static bool names_instrument(struct ft_str alias)
{
	size_t last = alias.n;
	struct ft_str word;

	while (last > 0 && alias.p[last - 1] != ' ')
		last--;
	word = ft_from(alias, last);
	return (ft_title_noun_en(word) || ft_is_letters(word)) && !ft_is_generic(alias) &&
	       !ft_starts(alias, FT_S("this ")) && !ft_starts(alias, FT_S("these "));
}

/* A name that the document gave, as a phrase of its own: the 2026 Measures. A bare noun is read as such. */
static size_t alias_en(struct ft_lexer *lx, size_t off)
{
	size_t n = 0;
	struct ft_tok *t;

	for (size_t i = 0; i < lx->alias_len; i++) {
		struct ft_str a = lx->aliases[i];

		if (a.n > n && (unsigned char)a.p[0] < 0x80 && a.n <= lx->text.n - off &&
		    memcmp(lx->text.p + off, a.p, a.n) == 0 &&
		    (off + a.n == lx->text.n || !isalnum((unsigned char)lx->text.p[off + a.n])) &&
		    names_instrument(a))
			n = a.n;
	}
	if (n == 0)
		return off;
	t = ft_tok_add(lx, FT_TK_TITLE, off, off + n);
	t->en = true;
	t->title = ft_sub(lx->text, off, n);
	return off + n;
}

void ft_lex(struct ft_lexer *lx)
{
	struct ft_str s = lx->text;
	size_t off = 0;

	while (off < s.n) {
		unsigned char c = (unsigned char)s.p[off];
		size_t end = lx->alias_len && isalnum(c) && at_word(s, off) ? alias_en(lx, off) : off;

		if (end > off)
			;
		else if (c >= 0xE3 && c <= 0xEF && off + 3 <= s.n)
			end = lex_han(lx, off);
		else if (c == '(' || isalpha(c))
			end = lex_ascii(lx, off);
		else if (lx->memo && (c == '@' || c == '#' || c == '/'))
			end = ft_lex_address(lx, off);
		else if (lx->memo && c == 0xC2)
			end = ft_lex_sign(lx, off);
		if (end == off) {
			off += c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
			continue;
		}
		while ((off = ft_lex_more_zh(lx, end)) > end)
			end = off;
		off = clause_behind(lx, end);
	}
}
