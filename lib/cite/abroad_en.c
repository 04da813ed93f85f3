/* Instruments of elsewhere that no table knows, told by their form alone: Regulation (EU) 2016/679, Directive
 * 95/46/EC, Regulation S-P, and capitals beside a place, GDPR Art. 32. Read as instruments of their own, so that
 * a place of theirs is never taken for one of the law named before. */
#include "cite/en.h"

#include <ctype.h>
#include <string.h>

static size_t digits_from(struct ft_str s, size_t off)
{
	while (off < s.n && isdigit((unsigned char)s.p[off]))
		off++;
	return off;
}

static size_t capitals_from(struct ft_str s, size_t off)
{
	while (off < s.n && isupper((unsigned char)s.p[off]))
		off++;
	return off;
}

/* (EU) 2016/679, (EC) No 45/2001, 95/46/EC behind the noun; off where there is nothing of the kind. */
static size_t union_number(struct ft_str s, size_t off)
{
	static const char *const marks[] = {"(EU) ", "(EC) ", "(EEC) ", "(Euratom) ", "(EU, Euratom) "};
	size_t at = off + 1, slash, end;

	if (off >= s.n || s.p[off] != ' ')
		return off;
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (ft_lex_take(s, &at, marks[i]))
			break;
	(void)(ft_lex_take(s, &at, "No. ") || ft_lex_take(s, &at, "No "));
	slash = digits_from(s, at);
	end = digits_from(s, slash + 1);
	if (slash == at || slash >= s.n || s.p[slash] != '/' || end == slash + 1)
		return off;
	if (ft_lex_at(s, end, "/") && capitals_from(s, end + 1) > end + 1)
		end = capitals_from(s, end + 1);
	return end;
}

/* S-P, FD: the letters by which American regulations are called. A single I, V or X is a number, A a word. */
static size_t letters_of(struct ft_str s, size_t off)
{
	size_t at = off + 1, end = capitals_from(s, at);

	if (off >= s.n || s.p[off] != ' ' || end == at || end - at > 3 ||
	    (end - at == 1 && strchr("AIVX", s.p[at]) && !ft_lex_at(s, end, "-")))
		return off;
	if (ft_lex_at(s, end, "-") && capitals_from(s, end + 1) > end + 1)
		end = capitals_from(s, end + 1);
	return end < s.n && (isalnum((unsigned char)s.p[end]) || s.p[end] == '-') ? off : end;
}

/* Commission Implementing, Council: the words before such a noun. */
static size_t words_before(struct ft_str s, size_t low, size_t off)
{
	static const char *const words[] = {"Commission", "Council", "Implementing", "Delegated", "Framework"};
	bool more = true;

	while (more) {
		more = false;
		for (size_t i = 0; i < sizeof words / sizeof words[0] && !more; i++) {
			size_t n = strlen(words[i]);

			more = off > low + n && s.p[off - 1] == ' ' && ft_lex_behind(s, off - 1, words[i]);
			if (more)
				off -= n + 1;
		}
	}
	return off;
}

static size_t add(struct ft_lexer *lx, size_t from, size_t to)
{
	struct ft_tok *t = ft_tok_add(lx, FT_TK_TITLE, from, to);

	t->en = true;
	t->title = ft_sub(lx->text, from, to - from);
	return to;
}

size_t ft_en_abroad(struct ft_lexer *lx, size_t off, size_t end)
{
	struct ft_str s = lx->text, word = ft_sub(s, off, end - off);
	size_t low = lx->out->len ? lx->out->v[lx->out->len - 1].end : 0, to;

	if (!ft_eq(word, FT_S("Regulation")) && !ft_eq(word, FT_S("Directive")) && !ft_eq(word, FT_S("Decision")))
		return off;
	to = union_number(s, end);
	if (to == end && ft_eq(word, FT_S("Regulation")))
		to = letters_of(s, end);
	if (to == end)
		return off;
	add(lx, words_before(s, low, off), to);
	ft_tok_last(lx)->number = true;
	return to;
}

size_t ft_en_us_code(struct ft_lexer *lx, size_t off)
{
	static const char *const codes[] = {"U.S.C.A.", "U.S.C.", "USC ", "C.F.R.", "CFR ", "U.S. Code"};
	struct ft_str s = lx->text;
	size_t from = off > 0 ? off - 1 : 0, end = off;

	while (from > 0 && isdigit((unsigned char)s.p[from - 1]))
		from--;
	for (size_t i = 0; from + 1 < off && s.p[off - 1] == ' ' && i < sizeof codes / sizeof codes[0] && end == off; i++)
		ft_lex_take(s, &end, codes[i]);
	if (end == off)
		return off;
	end -= s.p[end - 1] == ' ';
	add(lx, from, end);
	ft_tok_last(lx)->number = true;
	return end;
}

/* Whether "Art. 32", "Article 5", "§ 3" or 第 stands at off. */
static bool place_at(struct ft_str s, size_t off)
{
	size_t at = off, end;
	const struct ft_en_unit *u;

	if (ft_lex_at(s, off, "第"))
		return true;
	if (!ft_lex_take(s, &at, ", ") && !ft_lex_take(s, &at, " "))
		return false;
	if (ft_lex_at(s, at, "§"))
		return true;
	end = ft_en_end(s, at);
	u = end > at ? ft_en_unit_at(s, at, end) : NULL;
	if (u == NULL || u->rank != FT_R_ART)
		return false;
	ft_lex_take(s, &end, ".");
	end = ft_skip_blanks(s, end);
	return end < s.n && isdigit((unsigned char)s.p[end]);
}

/* Whether an article was read right before: Article 32 of the GDPR, Art. 32 GDPR. */
static bool place_behind(const struct ft_lexer *lx, size_t off)
{
	static const char *const ties[] = {" ", " of the ", " of "};
	const struct ft_tok *t = ft_tok_last(lx);
	struct ft_str between;

	if (t == NULL || t->kind != FT_TK_STEP || t->end >= off)
		return false;
	for (size_t i = lx->out->len; i > 0 && t->kind == FT_TK_STEP && t->rank != FT_R_ART; i--)
		t = &lx->out->v[i - 1];
	if (t->kind != FT_TK_STEP || t->rank != FT_R_ART)
		return false;
	t = ft_tok_last(lx);
	between = ft_sub(lx->text, t->end, off - t->end);
	for (size_t i = 0; i < sizeof ties / sizeof ties[0]; i++)
		if (ft_eq(between, ft_str(ties[i])))
			return true;
	return false;
}

/* Capitals before another capital are the beginning of a longer name: the PRC Lighthouse Law. */
static bool goes_on(struct ft_str s, size_t end)
{
	return end + 1 < s.n && s.p[end] == ' ' && isupper((unsigned char)s.p[end + 1]);
}

size_t ft_en_letters(struct ft_lexer *lx, size_t off, size_t end)
{
	struct ft_str s = lx->text;

	if (end - off < 3 || (off > 0 && s.p[off - 1] == '-'))
		return off;
	if (end < s.n && (s.p[end] == '-' || isalnum((unsigned char)s.p[end]))) /* NIS2 */
		return off;
	if (!place_at(s, end) && (goes_on(s, end) || !place_behind(lx, off)))
		return off;
	return add(lx, off, end);
}
