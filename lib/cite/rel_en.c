/* What stands for a place or an instrument in English: the preceding two paragraphs, this Law, the Act, Order
 * 151. */
#include "cite/en.h"

#include "base/num.h"

#include <ctype.h>
#include <string.h>

static bool is_before_word(struct ft_str s, size_t off, size_t end)
{
	static const char *const words[] = {"preceding", "previous",       "foregoing",  "above",      "aforesaid",
					    "prior",     "aforementioned", "last",       "abovementioned",
					    "forgoing",  "proceeding",     "preceeding", "foresaid"}; /* as they are misspelt, too */

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (ft_en_is(s, off, end, words[i]))
			return true;
	return false;
}

/* The unit's word at off without a number: "paragraphs". */
static const struct ft_en_unit *bare_unit(struct ft_str s, size_t off, size_t *end)
{
	size_t from = ft_en_sub(s, off);

	*end = ft_en_end(s, from);
	if (from > off)
		return ft_en_is(s, from, *end, "paragraph") || ft_en_is(s, from, *end, "paragraphs")
			       ? ft_en_unit_at(FT_S("subparagraph"), 0, 12)
			       : NULL;
	return *end > off ? ft_en_unit_at(s, off, *end) : NULL;
}

/* "two" or "2" at off, whose end is *end: *end behind it. Else -1. */
static long count_at(struct ft_str s, size_t off, size_t *end)
{
	size_t at = off;
	long n = -1;

	if (off < s.n && isdigit((unsigned char)s.p[off])) {
		n = ft_num_read(s, &at);
		if (n < 1 || n > 20 || !ft_lex_at(s, at, " "))
			return -1;
		*end = at;
		return n;
	}
	return ft_en_cardinal(s, off, *end);
}

/* A number behind a singular unit: its end in *end, or -1. */
static long number_behind(struct ft_str s, size_t off, size_t *end)
{
	size_t at = off + 1;
	long n;

	if (off >= s.n || s.p[off] != ' ' || s.p[off - 1] == 's' || at >= s.n || !isdigit((unsigned char)s.p[at]))
		return -1;
	n = ft_num_read(s, &at);
	*end = at;
	return n > 0 && n < 100 && (at == s.n || strchr(" ,.;", s.p[at])) ? n : -1;
}

/* Reads the phrase from its first word on: [the] [two] preceding [two] paragraphs. */
size_t ft_en_rel(struct ft_lexer *lx, size_t off)
{
	struct ft_str s = lx->text;
	size_t at = off, end = ft_en_end(s, off), number_end;
	long count = -1, number;
	const struct ft_en_unit *u;
	bool before;
	struct ft_tok *t;

	if (ft_en_is(s, at, end, "the"))
		at = ft_skip_blanks(s, end), end = ft_en_end(s, at);
	if ((count = count_at(s, at, &end)) > 0)
		at = ft_skip_blanks(s, end), end = ft_en_end(s, at);
	before = is_before_word(s, at, end);
	if (!before)
		return off;
	at = ft_skip_blanks(s, end);
	end = ft_en_end(s, at);
	if (ft_en_is(s, at, end, "stated") || ft_en_is(s, at, end, "mentioned")) /* the above stated paragraph */
		at = ft_skip_blanks(s, end), end = ft_en_end(s, at);
	if (count < 0 && (count = count_at(s, at, &end)) > 0)
		at = ft_skip_blanks(s, end);
	u = bare_unit(s, at, &end);
	if (u == NULL || (u->rank == FT_R_PART) || ft_en_is(s, at, end, "clause"))
		return off;
	if (count < 0 && (number = number_behind(s, end, &number_end)) > 0) { /* the preceding paragraph 2 */
		t = ft_tok_add(lx, FT_TK_STEP, off, number_end);
		t->en = true;
		t->rank = u->rank;
		t->n = number;
		return t->end;
	}
	t = ft_tok_add(lx, FT_TK_REL, off, end);
	t->en = true;
	t->rank = u->rank;
	t->rel = count < 0 && end > at && s.p[end - 1] == 's' ? FT_REL_ALL : FT_REL_PREV;
	t->count = (uint16_t)(count < 0 ? 1 : count);
	return end;
}

/* "this Article", "the first paragraph", "first paragraph", "the same paragraph". */
size_t ft_en_this(struct ft_lexer *lx, size_t off, size_t end)
{
	struct ft_str s = lx->text;
	bool self = ft_en_is(s, off, end, "this"), the = ft_en_is(s, off, end, "the");
	size_t at = the ? ft_skip_blanks(s, end) : off, word = ft_en_end(s, at), unit;
	long nth = self ? -1 : ft_en_ordinal(s, at, word);
	const struct ft_en_unit *u;
	struct ft_tok *t;

	if (!self && nth < 0 && !ft_en_is(s, at, word, "same"))
		return off;
	at = ft_skip_blanks(s, word);
	u = bare_unit(s, at, &unit);
	if (u == NULL || u->rank == FT_R_PART || (nth > 0 && u->rank < FT_R_PARA))
		return off;
	t = ft_tok_add(lx, nth > 0 ? FT_TK_STEP : FT_TK_REL, off, unit);
	t->en = true;
	t->rank = u->rank;
	t->n = nth;
	t->rel = self ? FT_REL_THIS : nth > 0 ? FT_REL_NONE : FT_REL_THAT;
	t->count = 1;
	return unit;
}

/* "the Standard Contract Measures": the noun at hand only begins a title, whose own noun follows. */
static bool begins_title(struct ft_str s, size_t end)
{
	while (end + 1 < s.n && s.p[end] == ' ' && isupper((unsigned char)s.p[end + 1])) {
		size_t from = end + 1;

		end = ft_en_end(s, from);
		if (ft_en_unit_at(s, from, end))
			return false;
		if (ft_title_noun_en(ft_sub(s, from, end - from)))
			return true;
	}
	return false;
}

/* this Act, these Rules, the Act; "the regulations herein" is the text itself. */
size_t ft_en_self(struct ft_lexer *lx, size_t off, size_t end)
{
	struct ft_str s = lx->text;
	size_t at = ft_skip_blanks(s, end), word = ft_en_end(s, at);
	bool self = ft_en_is(s, off, end, "this") || ft_en_is(s, off, end, "these");
	bool that = ft_en_is(s, off, end, "such") || ft_en_is(s, off, end, "said") ||
		    ft_en_is(s, off, end, "that");
	struct ft_tok *t;

	if (ft_en_is(s, off, end, "the") && ft_en_is(s, at, word, "same")) {
		that = true;
		at = ft_skip_blanks(s, word);
		word = ft_en_end(s, at);
	}

	if (word == at || !ft_en_noun(s, at, word))
		return off;
	if (ft_lex_at(s, word, " herein"))
		self = true;
	else if (!self && islower((unsigned char)s.p[at]))
		return off;
	if (!self) { /* the Order 151 is one with a number, and no word for what was named before */
		size_t order = ft_en_order(lx, at, word);

		if (order > at)
			return order;
	}
	if (!self && !that) {
		size_t title = ft_en_abroad(lx, at, word);

		if (title == at)
			title = ft_lex_title_en(lx, at, word);
		if (title > at)
			return title;
		if (begins_title(s, word))
			return off;
	}
	t = ft_tok_add(lx,
		       self   ? FT_TK_SELF
		       : that ? FT_TK_THAT
			      : FT_TK_BASE,
		       off, ft_lex_at(s, word, " herein") ? word + 7 : word);
	t->en = true;
	t->title = ft_sub(s, at, word - at);
	return t->end;
}

/* "of the State Council" behind an order's number at off: the end of the issuer's name, else off. */
static size_t issuer_behind(struct ft_str s, size_t off)
{
	size_t at = off, last = off;

	if (!ft_lex_take(s, &at, " of the ") && !ft_lex_take(s, &at, " of "))
		return off;
	for (bool go = true; go;) {
		size_t end = ft_en_end(s, at);

		go = end > at && isupper((unsigned char)s.p[at]) && ft_en_unit_at(s, at, end) == NULL &&
		     !ft_title_noun_en(ft_sub(s, at, end - at));
		if (go)
			last = end;
		at = end;
		go = go && (ft_lex_take(s, &at, " of the ") || ft_lex_take(s, &at, " of ") || ft_lex_take(s, &at, " and ") ||
			    ft_lex_take(s, &at, "'s ") || ft_lex_take(s, &at, "’s ") || ft_lex_take(s, &at, " "));
	}
	return last;
}

/* Words with a capital before an order that are no part of its issuer's name: what opens a sentence, and what is
 * said of any order. */
static bool is_no_issuer(struct ft_str s, size_t off, size_t end)
{
	static const char *const words[] = {"old",     "new",      "former",    "current", "repealed", "earlier",
					    "amended", "original", "cf",        "compare", "violating", "breaching",
					    "citing",  "applying", "following", "also",    "either",    "neither",
					    "then",    "because",  "however",   "revised", "cite",      "note",
					    "only",    "even",     "against",   "did",     "does",      "was",
					    "has",     "can",      "may",       "must",    "shall",     "should",
					    "what",    "which",    "how",       "why",     "draft",     "today"};

	if (ft_en_opening(s, off, end))
		return true;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (ft_en_is(s, off, end, words[i]))
			return true;
	return false;
}

/* The word that ends at `end`: where it begins; `end` when there is none. */
static size_t word_before(struct ft_str s, size_t low, size_t end)
{
	while (end > low && isalpha((unsigned char)s.p[end - 1]))
		end--;
	return end;
}

/* The end of the word before `begin`, without its 's: another country's Decree 151 is not ours. */
static size_t possessor(struct ft_str s, size_t begin)
{
	size_t end = begin - 1;

	return ft_lex_behind(s, end, "'s") ? end - 2 : ft_lex_behind(s, end, "’s") ? end - strlen("’s") : end;
}

/* Left over words with a capital: MPS, State Council, Examplia's. */
static size_t capitals_back(struct ft_str s, size_t low, size_t begin)
{
	while (begin > low + 1 && s.p[begin - 1] == ' ') {
		size_t whose = possessor(s, begin), from = word_before(s, low, whose);

		if (from == whose || !isupper((unsigned char)s.p[from]) || is_no_issuer(s, from, whose))
			break;
		begin = from;
	}
	return begin;
}

/* Ministry of Industry and Information Technology: further left, to an office with "of" or "for" behind it. */
static size_t office_back(struct ft_str s, size_t low, size_t begin)
{
	static const char *const offices[] = {"Ministry", "Ministries", "Office", "Administration", "Commission",
					      "Bureau",   "Department", "Board",  "Agency",         "Committee"};
	size_t found = begin;

	for (size_t at = begin; at > low + 1 && s.p[at - 1] == ' ';) {
		size_t end = at - 1, from;

		if (s.p[end - 1] == ',')
			end--;
		from = word_before(s, low, end);
		if (from == end || (isupper((unsigned char)s.p[from]) ? is_no_issuer(s, from, end)
								      : !ft_en_is(s, from, end, "of") &&
										!ft_en_is(s, from, end, "and") &&
										!ft_en_is(s, from, end, "for")))
			break;
		for (size_t i = 0; i < sizeof offices / sizeof offices[0]; i++)
			if (ft_en_is(s, from, end, offices[i]) && (ft_lex_at(s, end, " of ") || ft_lex_at(s, end, " for ")))
				found = from;
		at = from;
	}
	return found < begin ? capitals_back(s, low, found) : begin;
}

/* MPS Order No. 151, Decree 33 of the State Council: the number's own words, the issuer before it, and the
 * issuer behind it: Order No. 151 of another ministry is another order. */
size_t ft_en_order(struct ft_lexer *lx, size_t off, size_t end)
{
	size_t at = ft_skip_blanks(lx->text, end), begin, low = lx->out->len ? lx->out->v[lx->out->len - 1].end : 0;
	struct ft_tok *t;

	if (!ft_en_is(lx->text, off, end, "order") && !ft_en_is(lx->text, off, end, "decree") &&
	    !ft_en_is(lx->text, off, end, "circular"))
		return off;
	if (ft_lex_take(lx->text, &at, "No.") || ft_lex_take(lx->text, &at, "No ") ||
	    ft_lex_take(lx->text, &at, "no.") || ft_lex_take(lx->text, &at, "#"))
		at = ft_skip_blanks(lx->text, at);
	if (at >= lx->text.n || !isdigit((unsigned char)lx->text.p[at]) || ft_num_read(lx->text, &at) < 0)
		return off;
	while (at < lx->text.n && (isalnum((unsigned char)lx->text.p[at]) ||
				   (strchr("/-", lx->text.p[at]) && at + 1 < lx->text.n &&
				    (lx->text.p[at] == '/' ? isalnum : isalpha)((unsigned char)lx->text.p[at + 1]))))
		at++; /* Decree 151/2024/ND-CP is one of elsewhere */
	begin = office_back(lx->text, low, capitals_back(lx->text, low, off));
	at = issuer_behind(lx->text, at);
	t = ft_tok_add(lx, FT_TK_TITLE, begin, at);
	t->en = t->number = true;
	t->title = ft_sub(lx->text, begin, at - begin);
	return at;
}

/* CSL, PIPL: capitals that the table knows; others beside a place. */
size_t ft_en_short(struct ft_lexer *lx, size_t off, size_t end)
{
	struct ft_tok *t;

	if (!ft_is_letters(ft_sub(lx->text, off, end - off)))
		return off;
	if (ft_names_title(lx->names, ft_sub(lx->text, off, end - off)).n == 0)
		return ft_en_letters(lx, off, end);
	t = ft_tok_add(lx, FT_TK_TITLE, off, end);
	t->en = true;
	t->title = ft_sub(lx->text, off, end - off);
	return end;
}
