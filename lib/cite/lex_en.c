/* English places: Article 21(3), Paragraphs 1 and 2, the preceding two paragraphs, this Law, the Act. */
#include "cite/lex.h"

#include "base/num.h"
#include "cite/place.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* ---- words ---- */

static size_t word_end(struct ft_str s, size_t off)
{
	while (off < s.n && isalpha((unsigned char)s.p[off]))
		off++;
	return off;
}

static bool is_word(struct ft_str s, size_t off, size_t end, const char *word)
{
	return strlen(word) == end - off && strncasecmp(s.p + off, word, end - off) == 0;
}

/* Words that a number follows. `plain`: counts without a capital, too. */
static const struct unit {
	const char *word;
	enum ft_rank rank;
	bool plain;
} units[] = {
	{"article", FT_R_ART, true},	   {"articles", FT_R_ART, true},      {"art", FT_R_ART, true},
	{"arts", FT_R_ART, true},	   {"paragraph", FT_R_PARA, true},    {"paragraphs", FT_R_PARA, true},
	{"para", FT_R_PARA, true},	   {"paras", FT_R_PARA, true},	      {"subparagraph", FT_R_ITEM, true},
	{"subparagraphs", FT_R_ITEM, true}, {"subpara", FT_R_ITEM, true},     {"item", FT_R_ITEM, true},
	{"items", FT_R_ITEM, true},	   {"subitem", FT_R_POINT, true},     {"point", FT_R_POINT, true},
	{"points", FT_R_POINT, true},	   {"chapter", FT_R_CHP, true},	      {"chapters", FT_R_CHP, true},
	{"section", FT_R_SEC, true},	   {"sections", FT_R_SEC, true},      {"sec", FT_R_SEC, false},
	{"part", FT_R_PART, false},	   {"annex", FT_R_PART, false},	      {"appendix", FT_R_PART, false},
	{"clause", FT_R_ITEM, true},	      {"clauses", FT_R_ITEM, true},
	{"ch", FT_R_CHP, false},
};

static const struct unit *unit_at(struct ft_str s, size_t off, size_t end)
{
	bool capital = isupper((unsigned char)s.p[off]);

	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		if ((units[i].plain || capital) && is_word(s, off, end, units[i].word))
			return &units[i];
	return NULL;
}

/* sub-paragraph: the word as if it had no hyphen. */
static size_t sub_prefix(struct ft_str s, size_t off)
{
	size_t end = word_end(s, off);

	return is_word(s, off, end, "sub") && end < s.n && s.p[end] == '-' ? end + 1 : off;
}

static long number_word(struct ft_str s, size_t off, size_t end)
{
	static const char *const words[] = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (is_word(s, off, end, words[i]))
			return (long)i + 1;
	return -1;
}

static long ordinal_word(struct ft_str s, size_t off, size_t end)
{
	static const char *const words[] = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
					    "tenth"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (is_word(s, off, end, words[i]))
			return (long)i + 1;
	return -1;
}

/* ---- numbers ---- */

struct number {
	size_t end, num, num_n;
	long n, sub;
	char letter;
};

/* 21, 50-2, I, One, (3), (a) at off. A hyphen before a larger number is a range, not a part of the number. */
static bool number_at(struct ft_str s, size_t off, bool words, struct number *out)
{
	size_t at = off, letters;
	bool bracket = ft_lex_take(s, &at, "(") || ft_lex_take(s, &at, "（");

	*out = (struct number){.n = -1};
	letters = word_end(s, at);
	out->num = at;
	if (at < s.n && isdigit((unsigned char)s.p[at])) {
		out->n = ft_num_read(s, &at);
		if (at + 1 < s.n && s.p[at] == '-' && isdigit((unsigned char)s.p[at + 1])) {
			size_t behind = at + 1;
			long sub = ft_num_read(s, &behind);

			if (sub <= 20 && !(sub > out->n && sub > 9))
				out->sub = sub, at = behind;
		}
	} else if (letters > at && (words || bracket)) {
		out->n = ft_num_roman(ft_sub(s, at, letters - at));
		if (bracket && letters - at == 1 && islower((unsigned char)s.p[at]) && s.p[at] != 'i')
			out->n = s.p[at] - 'a' + 1, out->letter = s.p[at];
		else if (islower((unsigned char)s.p[at]) && !bracket)
			out->n = -1;
		if (out->n < 0 && !bracket)
			out->n = number_word(s, at, letters);
		at = letters;
	}
	out->num_n = at - out->num;
	if (out->n < 0 || (bracket && !ft_lex_take(s, &at, ")") && !ft_lex_take(s, &at, "）")))
		return false;
	if (!bracket && at < s.n && (isalpha((unsigned char)s.p[at]) || (s.p[at] == '.' && at + 1 < s.n && isdigit((unsigned char)s.p[at + 1]))))
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

		if (!(ft_lex_at(lx->text, from, "(") || ft_lex_at(lx->text, from, "（")) || !number_at(lx->text, from, false, &n))
			return at;
		add_step(lx, from, FT_R_ITEM, &n)->bracket = true;
		at = n.end;
	}
}

/* What may stand between two numbers of a list; 0 for nothing of the kind. */
static size_t list_separator(struct ft_str s, size_t off)
{
	static const char *const words[] = {", and ", ", or ", ", ", " and ", " or ", " to ", " through ", "–", "-", "—", " – ",
					    " - ", " and/or ", " & ", ",", "、", "和", " as well as "};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (ft_lex_at(s, off, words[i]))
			return strlen(words[i]);
	return 0;
}

/* A number in a list that counts something else: "Article 5 and 10 days", "Article 5, 2016". */
static bool counts_things(struct ft_str s, size_t end, long n, bool plural)
{
	size_t at = ft_lex_blanks(s, end), word = word_end(s, at);
	static const char *const fine[] = {"of", "and", "or", "to", "through", "herein", "hereof", "in", "under", "shall", "may", "as",
					   "is", "are", "above", "below", "hereunder", "respectively", "do", "does", "apply", "applies"};

	if (n > 1500 && n < 2100 && !plural)
		return true;
	if (word == at || at == end)
		return false;
	for (size_t i = 0; i < sizeof fine / sizeof fine[0]; i++)
		if (is_word(s, at, word, fine[i]))
			return false;
	return !plural || is_word(s, at, word, "days") || is_word(s, at, word, "months") || is_word(s, at, word, "years") ||
	       is_word(s, at, word, "percent");
}

static size_t further_numbers(struct ft_lexer *lx, size_t off, enum ft_rank rank, bool plural)
{
	struct number n;

	for (;;) {
		size_t sep = list_separator(lx->text, off);

		if (sep == 0 || !number_at(lx->text, off + sep, false, &n) || lx->text.p[off + sep] == '(' ||
		    counts_things(lx->text, n.end, n.n, plural))
			return off;
		add_step(lx, off + sep, rank, &n)->cont = true;
		off = brackets(lx, n.end);
	}
}

/* Article 21, Paragraphs 1 and 2, para. (3). */
static size_t step_en(struct ft_lexer *lx, size_t off, size_t end, const struct unit *u)
{
	size_t at = end;
	struct ft_tok *t;
	struct number n;
	bool plural = lx->text.p[end - 1] == 's';

	if (at < lx->text.n && lx->text.p[at] == '.' && (end - off < 5 || is_word(lx->text, off, end, "paras")))
		at++;
	at = ft_lex_blanks(lx->text, at);
	if (is_word(lx->text, off, end, "clause") || is_word(lx->text, off, end, "clauses")) {
		struct ft_buf eid = {0};
		size_t clause = at;
		bool dotted = ft_place_clause(lx->text, &clause, &eid) && memchr(lx->text.p + at, '.', clause - at);

		ft_buf_free(&eid);
		if (dotted) {
			ft_tok_add(lx, FT_TK_CLAUSE, off, clause)->en = true;
			return clause;
		}
	}
	if (!number_at(lx->text, at, true, &n) || (u->rank < FT_R_ART && lx->text.p[at] == '('))
		return off;
	t = add_step(lx, off, u->rank, &n);
	t->annex = is_word(lx->text, off, end, "annex") || is_word(lx->text, off, end, "appendix");
	return further_numbers(lx, brackets(lx, n.end), u->rank, plural);
}

/* ---- the preceding two paragraphs, this article, the first paragraph ---- */

static bool is_before_word(struct ft_str s, size_t off, size_t end)
{
	static const char *const words[] = {"preceding", "previous", "foregoing", "above", "aforesaid", "aforementioned", "prior",
					    "last"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (is_word(s, off, end, words[i]))
			return true;
	return false;
}

/* The unit's word at off without a number: "paragraphs". */
static const struct unit *bare_unit(struct ft_str s, size_t off, size_t *end)
{
	size_t from = sub_prefix(s, off);

	*end = word_end(s, from);
	if (from > off)
		return is_word(s, from, *end, "paragraph") || is_word(s, from, *end, "paragraphs") ? &units[8] : NULL;
	return *end > off ? unit_at(s, off, *end) : NULL;
}

/* Reads the phrase from its first word on: [the] [two] preceding [two] paragraphs. */
static size_t rel_en(struct ft_lexer *lx, size_t off)
{
	struct ft_str s = lx->text;
	size_t at = off, end = word_end(s, off);
	long count = -1;
	const struct unit *u;
	bool before;
	struct ft_tok *t;

	if (is_word(s, at, end, "the"))
		at = ft_lex_blanks(s, end), end = word_end(s, at);
	if ((count = number_word(s, at, end)) > 0)
		at = ft_lex_blanks(s, end), end = word_end(s, at);
	before = is_before_word(s, at, end);
	if (!before)
		return off;
	at = ft_lex_blanks(s, end);
	end = word_end(s, at);
	if (count < 0 && (count = number_word(s, at, end)) > 0)
		at = ft_lex_blanks(s, end);
	u = bare_unit(s, at, &end);
	if (u == NULL || (u->rank == FT_R_PART) || is_word(s, at, end, "clause"))
		return off;
	t = ft_tok_add(lx, FT_TK_REL, off, end);
	t->en = true;
	t->rank = u->rank;
	t->rel = count < 0 && end > at && s.p[end - 1] == 's' ? FT_REL_ALL : FT_REL_PREV;
	t->count = (uint16_t)(count < 0 ? 1 : count);
	return end;
}

/* "this Article", "the first paragraph", "the same paragraph". */
static size_t this_en(struct ft_lexer *lx, size_t off, size_t end)
{
	struct ft_str s = lx->text;
	size_t at = ft_lex_blanks(s, end), word = word_end(s, at), unit;
	bool self = is_word(s, off, end, "this");
	long nth = self ? -1 : ordinal_word(s, at, word);
	const struct unit *u;
	struct ft_tok *t;

	if (nth > 0 || (!self && is_word(s, at, word, "same")))
		at = ft_lex_blanks(s, word);
	else if (!self)
		return off;
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

/* ---- this Act, these Regulations, the Act, herein ---- */

static bool is_noun(struct ft_str s, size_t off, size_t end)
{
	static const char *const nouns[] = {"Act", "Law", "Code", "Statute", "Regulation", "Regulations", "Rule", "Rules", "Measures",
					    "Provisions", "Ordinance", "Standards", "Directions", "Order", "Constitution", "Standard",
					    "Guidelines", "Decision", "Interpretation", "Convention"};

	for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
		if (is_word(s, off, end, nouns[i]))
			return true;
	return false;
}

/* this Act, these Rules, the Act; "the regulations herein" is the text itself. */
static size_t self_en(struct ft_lexer *lx, size_t off, size_t end)
{
	struct ft_str s = lx->text;
	size_t at = ft_lex_blanks(s, end), word = word_end(s, at);
	bool self = is_word(s, off, end, "this") || is_word(s, off, end, "these");
	bool that = is_word(s, off, end, "such") || is_word(s, off, end, "said") || is_word(s, off, end, "that");
	struct ft_tok *t;

	if (is_word(s, off, end, "the") && is_word(s, at, word, "same")) {
		that = true;
		at = ft_lex_blanks(s, word);
		word = word_end(s, at);
	}

	if (word == at || !is_noun(s, at, word))
		return off;
	if (ft_lex_at(s, word, " herein"))
		self = true;
	else if (!self && islower((unsigned char)s.p[at]))
		return off;
	if (!self && !that) {
		size_t title = ft_lex_title_en(lx, at, word);

		if (title > at)
			return title;
	}
	t = ft_tok_add(lx, self ? FT_TK_SELF : that ? FT_TK_THAT : FT_TK_BASE, off, ft_lex_at(s, word, " herein") ? word + 7 : word);
	t->en = true;
	t->title = ft_sub(s, at, word - at);
	return t->end;
}

/* MPS Order No. 151, Decree 33 of the State Council: the number's own words and the capitals before it. */
static size_t order_en(struct ft_lexer *lx, size_t off, size_t end)
{
	size_t at = ft_lex_blanks(lx->text, end), begin = off, low = lx->out->len ? lx->out->v[lx->out->len - 1].end : 0;
	struct ft_tok *t;

	if (!is_word(lx->text, off, end, "order") && !is_word(lx->text, off, end, "decree") && !is_word(lx->text, off, end, "circular"))
		return off;
	if (ft_lex_take(lx->text, &at, "No.") || ft_lex_take(lx->text, &at, "No ") || ft_lex_take(lx->text, &at, "no."))
		at = ft_lex_blanks(lx->text, at);
	if (at >= lx->text.n || !isdigit((unsigned char)lx->text.p[at]) || ft_num_read(lx->text, &at) < 0)
		return off;
	while (begin > low + 1 && lx->text.p[begin - 1] == ' ') { /* MPS, State Council */
		size_t from = begin - 1;

		while (from > low && isalpha((unsigned char)lx->text.p[from - 1]))
			from--;
		if (from == begin - 1 || !isupper((unsigned char)lx->text.p[from]) || is_word(lx->text, from, begin - 1, "the") ||
		    is_word(lx->text, from, begin - 1, "under") || is_word(lx->text, from, begin - 1, "in"))
			break;
		begin = from;
	}
	t = ft_tok_add(lx, FT_TK_TITLE, begin, at);
	t->en = t->number = true;
	t->title = ft_sub(lx->text, begin, at - begin);
	return at;
}

/* CSL, PIPL: capitals that the table knows. */
static size_t short_en(struct ft_lexer *lx, size_t off, size_t end)
{
	struct ft_tok *t;

	if (end - off < 2 || end - off > 8 || !isupper((unsigned char)lx->text.p[off + 1]) || !isupper((unsigned char)lx->text.p[end - 1]) ||
	    ft_names_title(lx->names, ft_sub(lx->text, off, end - off)).n == 0)
		return off;
	t = ft_tok_add(lx, FT_TK_TITLE, off, end);
	t->en = true;
	t->title = ft_sub(lx->text, off, end - off);
	return end;
}

/* A label at the start of a line, "Paragraph (2) The land …", names the line and cites nothing. */
static bool is_line_label(struct ft_str s, size_t off, size_t end)
{
	size_t at = ft_lex_blanks(s, end);

	while (off > 0 && (s.p[off - 1] == ' ' || s.p[off - 1] == '\t'))
		off--;
	return (off == 0 || s.p[off - 1] == '\n') && ft_lex_at(s, at, "(");
}

size_t ft_lex_en(struct ft_lexer *lx, size_t off)
{
	struct ft_str s = lx->text;
	size_t from = sub_prefix(s, off), end = word_end(s, from), at = off;
	const struct unit *u;

	if (end - off < 2 || end - off > 16)
		return end;
	if (from > off)
		u = is_word(s, from, end, "paragraph") || is_word(s, from, end, "paragraphs") ? &units[8] : NULL;
	else
		u = unit_at(s, off, end);
	if (u && u->rank >= FT_R_PARA && is_line_label(s, off, end))
		return end;
	if (u)
		at = step_en(lx, off, end, u);
	else if (is_word(s, off, end, "this") || is_word(s, off, end, "these") || is_word(s, off, end, "the") ||
		 is_word(s, off, end, "said") || is_word(s, off, end, "such") || is_word(s, off, end, "that"))
		at = self_en(lx, off, end);
	if (at == off && !u)
		at = this_en(lx, off, end);
	if (at == off)
		at = rel_en(lx, off);
	if (at == off && (is_word(s, off, end, "herein") || is_word(s, off, end, "hereof"))) {
		struct ft_tok *t = ft_tok_add(lx, FT_TK_SELF, off, end);

		t->en = t->tail = true;
		at = end;
	}
	if (at == off && isupper((unsigned char)s.p[off])) {
		at = order_en(lx, off, end);
		if (at == off && is_noun(s, off, end))
			at = ft_lex_title_en(lx, off, end);
		if (at == off)
			at = short_en(lx, off, end);
	}
	return at > off ? at : end;
}
