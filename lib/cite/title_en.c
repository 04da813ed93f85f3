/* English titles: Income Tax Act, Code of Administrative Procedure, Organic Act for the Central Police
 * University. A title is found from its noun (Act, Law, Regulations …) outward, over words with capitals. */
#include "cite/en.h"

#include <ctype.h>
#include <string.h>

/* Words that begin sentences and clauses; with a capital they are no part of a title. */
bool ft_en_opening(struct ft_str s, size_t off, size_t end)
{
	static const char *const words[] = {"under",
					    "in",
					    "the",
					    "if",
					    "when",
					    "for",
					    "where",
					    "pursuant",
					    "according",
					    "as",
					    "any",
					    "all",
					    "other",
					    "unless",
					    "subject",
					    "except",
					    "violation",
					    "of",
					    "by",
					    "to",
					    "with",
					    "from",
					    "this",
					    "these",
					    "that",
					    "such",
					    "each",
					    "no",
					    "and",
					    "or",
					    "article",
					    "articles",
					    "paragraph",
					    "paragraphs",
					    "subparagraph",
					    "item",
					    "chapter",
					    "section",
					    "see",
					    "per",
					    "both",
					    "its",
					    "said",
					    "on",
					    "a",
					    "an",
					    "is",
					    "are",
					    "after",
					    "before",
					    "upon",
					    "our",
					    "my",
					    "your",
					    "while",
					    "since",
					    "although",
					    "provisions",
					    "amendment",
					    "paragraphs",
					    "subparagraphs",
					    "those",
					    "their",
					    "within",
					    "between",
					    "also",
					    "only",
					    "laws",
					    "acts",
					    "orders",
					    "decrees"};

	return FT_EN_IN(s, off, end, words);
}

static bool is_connector(struct ft_str s, size_t off, size_t end)
{
	static const char *const words[] = {
		"and",   "of",   "the",   "for",     "on",      "in",      "to",    "or",   "with",
		"by",    "from", "at",    "against", "between", "as",      "a",     "an",   "its",
		"their", "into", "under", "within", "well",  "over",    "through", "other", "than", "during", "&"};

	return !isupper((unsigned char)s.p[off]) && FT_EN_IN(s, off, end, words);
}

static bool has_capital(struct ft_str s, size_t off)
{
	return off < s.n && (isupper((unsigned char)s.p[off]) || isdigit((unsigned char)s.p[off]));
}

/* "the Firearms, Ammunition and Knives Act": where the list before a comma begins, which only "the" shows. */
static size_t list_back(struct ft_str s, size_t low, size_t off)
{
	size_t at = off;

	while (at > low + 2 && ft_lex_behind(s, at, ", ")) {
		size_t begin = ft_en_word_back(s, low, at - 2);

		if (begin == at - 2 || !isupper((unsigned char)s.p[begin]) || ft_en_opening(s, begin, at - 2) ||
		    ft_title_noun_en(ft_sub(s, begin, at - 2 - begin)))
			return off;
		at = begin;
	}
	return ft_lex_behind(s, at, " the ") || ft_lex_behind(s, at, "The ") ? at : off;
}

/* Goes left from the noun over capitals; "and", "of" and "for" stay where a capital stands before them. */
static size_t extend_left(struct ft_str s, size_t low, size_t off)
{
	bool act = ft_lex_at(s, off, "Act") || ft_lex_at(s, off, "Law") || ft_lex_at(s, off, "Code") ||
		   ft_lex_at(s, off, "Statute");
	bool joined = false; /* an "and" was crossed */
	size_t noun = off;   /* Rule of Law, Director of Law are none; Freedom of Information Act is one */

	while (off > low + 1 && s.p[off - 1] == ' ') {
		size_t end = off - 1, begin;

		if (end > low && s.p[end - 1] == ',' && end - 1 > low) {
			size_t first = joined ? list_back(s, low, off) : off;

			if (first == off)
				break;
			off = first;
			continue;
		}
		begin = ft_en_word_back(s, low, end);
		if (begin == end)
			break;
		if (isupper((unsigned char)s.p[begin]) && !ft_en_opening(s, begin, end)) {
			off = begin;
			continue;
		}
		if (ft_en_is(s, begin, end, "and") || (act && off < noun && ft_en_is(s, begin, end, "of")) ||
		    ft_en_is(s, begin, end, "&")) {
			size_t before = begin > low && s.p[begin - 1] == ' ' ? begin - 1 : begin;
			size_t word = ft_en_word_back(s, low, before);

			if (word < before && isupper((unsigned char)s.p[word]) &&
			    !ft_en_opening(s, word, before) &&
			    !ft_title_noun_en(ft_sub(s, word, before - word))) {
				off = word;
				joined = true;
				continue;
			}
		}
		break;
	}
	return off;
}

/* Words behind a noun that a title goes on with. */
static bool opens_tail(struct ft_str s, size_t off, size_t end)
{
	static const char *const words[] = {"of", "on", "for", "to", "against"};
	static const char *const verbs[] = {"Governing", "Concerning", "Regarding",
					    "Relating",  "Regulating", "Respecting"};

	return FT_EN_IN(s, off, end, words) || (isupper((unsigned char)s.p[off]) && FT_EN_IN(s, off, end, verbs));
}

/* Words with a capital that begin a place. */
static bool is_unit(struct ft_str s, size_t off, size_t end)
{
	static const char *const words[] = {"Article",    "Articles", "Art",          "Arts",    "Paragraph",
					    "Paragraphs", "Para",     "Subparagraph", "Chapter", "Section",
					    "Item",       "Annex",    "Appendix"};

	return FT_EN_IN(s, off, end, words);
}

/* "and the Civil Code": another instrument begins, and this title is over. */
static bool begins_other(struct ft_str s, size_t from, size_t end)
{
	size_t a, b;

	return (ft_en_is(s, from, end, "and") || ft_en_is(s, from, end, "or")) &&
	       ft_en_next_word(s, end, false, &a, &b) &&
	       (ft_en_is(s, a, b, "the") || ft_en_is(s, a, b, "this") || ft_en_is(s, a, b, "article") ||
		ft_en_is(s, a, b, "articles") || ft_en_is(s, a, b, "paragraph"));
}

/* "Act Governing Bills Finance Business, Trust Enterprise Act": behind a comma another title ends. */
static bool is_other_act(struct ft_str s, size_t from, size_t end)
{
	static const char *const nouns[] = {"Act", "Law", "Code", "Statute"};

	return isupper((unsigned char)s.p[from]) && FT_EN_IN(s, from, end, nouns);
}

/* Goes right from the noun: "on Promoting Transitional Justice". The end of the last word with a capital. */
static size_t extend_right(struct ft_str s, size_t off)
{
	size_t from, end, last = off, at = off, listed = 0; /* listed: the end before the first comma */
	bool between = false;
	int small = 0;

	if (!ft_en_next_word(s, off, false, &from, &end) || !opens_tail(s, from, end))
		return off;
	for (at = end, last = isupper((unsigned char)s.p[from]) ? end : off;
	     ft_en_next_word(s, at, last == at, &from, &end); at = end) {
		bool comma = s.p[at] == ',';

		between |= ft_en_is(s, from, end, "between");
		if (comma && listed == 0)
			listed = last;
		if (listed && is_other_act(s, from, end))
			return listed;
		if ((begins_other(s, from, end) && !between) ||
		    (has_capital(s, from) && ft_en_opening(s, from, end) && comma))
			break;
		if (has_capital(s, from) && !isdigit((unsigned char)s.p[from])) {
			if (is_unit(s, from, end))
				break;
			last = end;
			small = 0;
		} else if (!is_connector(s, from, end) || ++small > 3 ||
			   (comma && !ft_en_is(s, from, end, "and") && !ft_en_is(s, from, end, "or"))) {
			break;
		}
	}
	return last;
}

/* "Labor Standards Act": the noun is not the last one. */
static bool noun_follows(struct ft_str s, size_t end)
{
	size_t from, to;

	return ft_en_next_word(s, end, false, &from, &to) && is_other_act(s, from, to);
}

/* "Rules for the Enforcement of this Act" names nothing. */
static bool is_of_this(struct ft_str s, size_t noun, size_t to)
{
	static const char *const words[] = {"Enforcement", "Implementation"};
	size_t last = to;

	while (last > noun && isalpha((unsigned char)s.p[last - 1]))
		last--;
	return FT_EN_IN(s, last, to, words) && (ft_lex_at(s, to, " of this ") || ft_lex_at(s, to, " of the ") ||
					  ft_lex_at(s, to, " thereof"));
}

/* "This Cyber Security Management Act" is the text itself. */
static bool is_own(struct ft_str s, size_t from)
{
	return ft_lex_behind(s, from, "This ") || ft_lex_behind(s, from, "this ");
}

size_t ft_lex_title_en(struct ft_lexer *lx, size_t off, size_t end)
{
	struct ft_str s = lx->text;
	size_t low = lx->out->len ? lx->out->v[lx->out->len - 1].end : 0, from, to;
	struct ft_tok *t;

	if (!ft_title_noun_en(ft_sub(s, off, end - off)) || noun_follows(s, end))
		return off;
	from = extend_left(s, low, off);
	to = extend_right(s, end);
	if (to == end && from < off &&
	    (ft_lex_at(s, end, " Enforcement Rules") || ft_lex_at(s, end, " Implementing Rules")))
		to = ft_en_word_end(s, ft_en_word_end(s, end + 1) + 1);
	if (from == off && to == end && !ft_en_is(s, off, end, "Constitution"))
		return off;
	if (ft_lex_behind(s, to, " Republic of China") && ft_lex_at(s, to, " (Taiwan)"))
		to += strlen(" (Taiwan)");
	if (ft_en_is_vague(ft_sub(s, from, to - from)) || is_of_this(s, off, to) ||
	    (to == end && ft_en_is_office(s, low, from, off, end)))
		return off;
	if (is_own(s, from)) {
		t = ft_tok_add(lx, FT_TK_SELF, from, to);
		t->en = true;
		t->title = ft_sub(s, off, end - off);
		return to;
	}
	t = ft_tok_add(lx, FT_TK_TITLE, from, to);
	t->en = true;
	t->title = ft_sub(s, from, to - from);
	return to;
}
