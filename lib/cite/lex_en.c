/* English places with numbers: Article 21(3), Paragraphs 1 and 2, clause 8.1.4.3. */
#include "cite/en.h"

#include "base/num.h"
#include "cite/place.h"

#include <ctype.h>
#include <string.h>

/* ---- numbers ---- */

struct number {
	size_t end, num, num_n;
	long n, sub;
	char letter;
	bool roman; /* or a capital letter */
};

/* How a number may be written besides in digits and brackets. */
enum spelling {
	DIGITS,  /* no other way */
	ROMAN,   /* behind another roman numeral: Chapters X and XIII */
	WORDS,   /* I, One */
	LETTERS /* items A to D: a single capital but I, V and X is a letter */
};

/* Whether a number may have a part behind a hyphen: paragraphs have none, Articles 1-5 is a range. */
enum subs { NO_SUB, SUB, SUB_OR_RANGE };

static enum subs subs_of(enum ft_rank rank, bool plural)
{
	return rank > FT_R_ART ? NO_SUB : plural ? SUB_OR_RANGE : SUB;
}

/* 296-1, 296 -1, 22~1, VI-I: the number behind the hyphen; behind a tilde or in roman numerals only a smaller
 * one, which is no end of a range. Paragraphs and items have no such numbers. */
static size_t sub_number(struct ft_str s, size_t off, struct number *out)
{
	size_t at = off + (ft_lex_at(s, off, " -") && !ft_lex_at(s, off, " - ")), behind;
	bool hyphen = at < s.n && s.p[at] == '-', digits;
	long sub;

	if (at + 1 >= s.n || (!hyphen && s.p[at] != '~'))
		return off;
	behind = ++at;
	digits = isdigit((unsigned char)s.p[at]);
	if (digits)
		sub = ft_num_read(s, &behind);
	else
		sub = ft_num_roman(ft_sub(s, at, (behind = ft_en_end(s, at)) - at));
	if (sub < 1 || sub > 20 || (sub > out->n && sub > 9) || ((!hyphen || !digits) && sub >= out->n))
		return off;
	out->sub = sub;
	return behind;
}

static void read_letters(struct ft_str s, size_t at, size_t end, bool bracket, enum spelling how,
			 struct number *out)
{
	char c = s.p[at];
	bool single = end - at == 1;

	out->n = ft_num_roman(ft_sub(s, at, end - at));
	if (bracket && single && islower((unsigned char)c) && c != 'i')
		out->n = c - 'a' + 1, out->letter = c;
	else if (!bracket && how == LETTERS && single && isupper((unsigned char)c) && !strchr("IVX", c))
		out->n = c - 'A' + 1, out->letter = (char)tolower(c);
	else if (!bracket && islower((unsigned char)c))
		out->n = -1;
	if (out->n < 0 && !bracket && how >= WORDS)
		out->n = ft_en_cardinal(s, at, end);
	out->roman = out->n > 0 && !bracket && isupper((unsigned char)c);
}

/* A number behind a hyphen that is larger ends a range where several are spoken of: Articles 1-5. */
static bool ends_range(struct ft_str s, size_t off, const struct number *first)
{
	size_t at = off + 1;

	return off + 1 < s.n && s.p[off] == '-' && isdigit((unsigned char)s.p[off + 1]) && ft_num_read(s, &at) > first->n;
}

/* 21, 50-2, I, One, (3), (a) at off. A hyphen before a larger number is a range, not a part of the number. */
static bool number_at(struct ft_str s, size_t off, enum spelling how, enum subs subs, struct number *out)
{
	size_t at = off, letters;
	bool bracket = ft_lex_take(s, &at, "(") || ft_lex_take(s, &at, "（");

	*out = (struct number){.n = -1};
	letters = ft_en_end(s, at);
	out->num = at;
	if (at < s.n && isdigit((unsigned char)s.p[at])) {
		out->n = ft_num_read(s, &at);
	} else if (letters > at && (how > DIGITS || bracket)) {
		read_letters(s, at, letters, bracket, how, out);
		at = letters;
	}
	if (subs != NO_SUB && !bracket && out->n > 0 && !(subs == SUB_OR_RANGE && ends_range(s, at, out)))
		at = sub_number(s, at, out);
	out->num_n = at - out->num;
	if (out->n < 0 || (bracket && !ft_lex_take(s, &at, ")") && !ft_lex_take(s, &at, "）")))
		return false;
	if (!bracket && at < s.n &&
	    ((isalpha((unsigned char)s.p[at]) && !ft_lex_at(s, at, "of ")) || /* Article 727of the Code */
	     (s.p[at] == '.' && at + 1 < s.n && isdigit((unsigned char)s.p[at + 1]))))
		return false;
	out->end = at;
	return true;
}

static struct ft_tok *add_step(struct ft_lexer *lx, size_t off, enum ft_rank rank, const struct number *n)
{
	struct ft_tok *t = ft_tok_add(lx, FT_TK_STEP, off, n->end);

	t->en = true;
	t->rank = rank;
	t->n = n->n;
	t->sub = n->sub;
	t->letter = n->letter;
	t->num = (uint32_t)n->num;
	t->num_n = (uint32_t)n->num_n;
	return t;
}

/* (3)(a) behind a number: steps whose rank hangs on what stands before. */
static size_t brackets(struct ft_lexer *lx, size_t off)
{
	struct number n;
	size_t at = off;

	for (;;) {
		size_t from = ft_lex_at(lx->text, at, " (") ? at + 1 : at;

		if (!(ft_lex_at(lx->text, from, "(") || ft_lex_at(lx->text, from, "（")) ||
		    !number_at(lx->text, from, DIGITS, NO_SUB, &n))
			return at;
		add_step(lx, from, FT_R_ITEM, &n)->bracket = true;
		at = n.end;
	}
}

/* What may stand between two numbers of a list; 0 for nothing of the kind. */
static size_t list_separator(struct ft_str s, size_t off)
{
	static const char *const words[] = {", and ",    ", or ", ", ", " and ", " or ", " to ",
					    " through ", "–",     "-",  "—",     " – ",  " - ",
					    " and/or ",  " & ",   ",",  "、",    "和",   " as well as ",
					    " ~ ",       "~",     "～", " ～ "};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (ft_lex_at(s, off, words[i]))
			return strlen(words[i]);
	return 0;
}

/* A number in a list that counts something else: "Article 5 and 10 days", "Article 5, 2016". */
static bool counts_things(struct ft_str s, size_t end, long n, bool plural)
{
	size_t at = ft_skip_blanks(s, end), word = ft_en_end(s, at);
	static const char *const fine[] = {"of",     "and",  "or",    "to",     "through",   "herein",
					   "hereof", "in",   "under", "shall",  "may",       "as",
					   "is",     "are",  "above", "below",  "hereunder", "respectively",
					   "do",     "does", "apply", "applies"};

	if (n > 1500 && n < 2100 && !plural)
		return true;
	if (word == at || at == end)
		return false;
	for (size_t i = 0; i < sizeof fine / sizeof fine[0]; i++)
		if (ft_en_is(s, at, word, fine[i]))
			return false;
	if (ft_is_letters(ft_sub(s, at, word - at))) /* Articles 10 and 15 CSL */
		return false;
	return !plural || ft_en_is(s, at, word, "days") || ft_en_is(s, at, word, "months") ||
	       ft_en_is(s, at, word, "years") || ft_en_is(s, at, word, "percent");
}

static size_t further_numbers(struct ft_lexer *lx, size_t off, enum ft_rank rank, bool plural,
			      enum spelling how)
{
	bool bracketed = lx->text.p[ft_tok_last(lx)->num - 1] == '('; /* paragraphs (2) through (4) */
	struct number n;

	for (;;) {
		size_t sep = list_separator(lx->text, off);

		if (sep == 0 || !number_at(lx->text, off + sep, how, subs_of(rank, plural), &n) ||
		    (lx->text.p[off + sep] == '(' && !bracketed) || counts_things(lx->text, n.end, n.n, plural))
			return off;
		add_step(lx, off + sep, rank, &n)->cont = true;
		off = brackets(lx, n.end);
	}
}

static bool is_annex(struct ft_str s, size_t off, size_t end)
{
	return ft_en_is(s, off, end, "annex") || ft_en_is(s, off, end, "appendix");
}

/* "Appendix 1: Schedule of fees" on a line of its own is the appendix itself. */
static bool is_title_line(struct ft_str s, size_t off, size_t end)
{
	return (off == 0 || s.p[off - 1] == '\n') && (end >= s.n || strchr(":\n.", s.p[end]));
}

static bool is_clause(struct ft_str s, size_t off, size_t end)
{
	static const char *const words[] = {"clause", "clauses", "cl", "cls"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (ft_en_is(s, off, end, words[i]))
			return true;
	return false;
}

/* Article 21, Paragraphs 1 and 2, para. (3). */
static size_t step_en(struct ft_lexer *lx, size_t off, size_t end, const struct ft_en_unit *u)
{
	size_t at = end;
	enum spelling how;
	struct ft_tok *t;
	struct number n;
	bool plural = lx->text.p[end - 1] == 's';

	if (at < lx->text.n && lx->text.p[at] == '.' &&
	    (end - off < 5 || ft_en_is(lx->text, off, end, "paras")))
		at++;
	at = ft_skip_blanks(lx->text, at);
	if (u->rank == FT_R_SEC || is_clause(lx->text, off, end)) {
		struct ft_buf eid = {0};
		size_t clause = at;
		bool dotted = ft_place_clause(lx->text, &clause, &eid) &&
			      memchr(lx->text.p + at, '.', clause - at);

		ft_buf_free(&eid);
		if (dotted) {
			ft_tok_add(lx, FT_TK_CLAUSE, off, clause)->en = true;
			return clause;
		}
	}
	if (ft_en_is(lx->text, off, end, "cl") || ft_en_is(lx->text, off, end, "cls")) /* of standards alone */
		return off;
	how = u->rank >= FT_R_ITEM ? LETTERS : WORDS;
	if (!number_at(lx->text, at, how, subs_of(u->rank, plural), &n) ||
	    (u->rank < FT_R_ART && lx->text.p[at] == '(') || 
	    (is_annex(lx->text, off, end) && is_title_line(lx->text, off, n.end)))
		return off;
	t = add_step(lx, off, u->rank, &n);
	t->annex = is_annex(lx->text, off, end);
	how = n.letter ? LETTERS : n.roman ? ROMAN : DIGITS;
	return further_numbers(lx, brackets(lx, n.end), u->rank, plural, how);
}

size_t ft_lex_sign(struct ft_lexer *lx, size_t off)
{
	struct ft_str s = lx->text;
	size_t at = off, had = lx->out->len;
	struct number n;
	bool plural;

	if (!ft_lex_take(s, &at, "§"))
		return off;
	plural = ft_lex_take(s, &at, "§");
	at = ft_skip_blanks(s, at);
	if (!number_at(s, at, DIGITS, subs_of(FT_R_ART, plural), &n) || s.p[at] == '(')
		return off;
	add_step(lx, off, FT_R_ART, &n);
	at = further_numbers(lx, brackets(lx, n.end), FT_R_ART, plural, DIGITS);
	for (size_t i = had; i < lx->out->len; i++)
		lx->out->v[i].sign = true;
	return at;
}

/* A label at the start of a line, "Paragraph (2) The land …", names the line and cites nothing. */
static bool is_line_label(struct ft_str s, size_t off, size_t end)
{
	size_t at = ft_skip_blanks(s, end);

	while (off > 0 && (s.p[off - 1] == ' ' || s.p[off - 1] == '\t'))
		off--;
	return (off == 0 || s.p[off - 1] == '\n') && ft_lex_at(s, at, "(");
}

/* herein, hereof: of this text; thereof, therein: of the one named before. */
static size_t tail_word(struct ft_lexer *lx, size_t off, size_t end)
{
	bool self = ft_en_is(lx->text, off, end, "herein") || ft_en_is(lx->text, off, end, "hereof");
	struct ft_tok *t;

	if (!self && !ft_en_is(lx->text, off, end, "thereof") && !ft_en_is(lx->text, off, end, "therein"))
		return off;
	t = ft_tok_add(lx, self ? FT_TK_SELF : FT_TK_THAT, off, end);
	t->en = t->tail = true;
	return end;
}

size_t ft_lex_en(struct ft_lexer *lx, size_t off)
{
	struct ft_str s = lx->text;
	size_t from = ft_en_sub(s, off), end = ft_en_end(s, from), at = off;
	const struct ft_en_unit *u;

	if (end - off < 2 || end - off > 16)
		return end;
	if (from > off)
		u = ft_en_is(s, from, end, "paragraph") || ft_en_is(s, from, end, "paragraphs")
			    ? ft_en_unit_at(FT_S("subparagraph"), 0, 12)
			    : NULL;
	else
		u = ft_en_unit_at(s, off, end);
	if (u && u->rank >= FT_R_PARA && is_line_label(s, off, end))
		return end;
	if (u)
		at = step_en(lx, off, end, u);
	else if (ft_en_is(s, off, end, "this") || ft_en_is(s, off, end, "these") ||
		 ft_en_is(s, off, end, "the") || ft_en_is(s, off, end, "said") ||
		 ft_en_is(s, off, end, "such") || ft_en_is(s, off, end, "that"))
		at = ft_en_self(lx, off, end);
	if (at == off && !u)
		at = ft_en_this(lx, off, end);
	if (at == off)
		at = ft_en_rel(lx, off);
	if (at == off)
		at = tail_word(lx, off, end);
	if (at == off && isupper((unsigned char)s.p[off])) {
		at = ft_en_order(lx, off, end);
		if (at == off)
			at = ft_en_abroad(lx, off, end);
		if (at == off && ft_en_noun(s, off, end))
			at = ft_lex_title_en(lx, off, end);
		if (at == off)
			at = ft_en_short(lx, off, end);
	}
	return at > off ? at : end;
}
