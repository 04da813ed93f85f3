#include "cite/en.h"

#include "base/num.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

size_t ft_en_end(struct ft_str s, size_t off)
{
	while (off < s.n && isalpha((unsigned char)s.p[off]))
		off++;
	return off;
}

bool ft_en_is(struct ft_str s, size_t off, size_t end, const char *word)
{
	return strlen(word) == end - off && strncasecmp(s.p + off, word, end - off) == 0;
}

bool ft_en_in(struct ft_str s, size_t off, size_t end, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ft_en_is(s, off, end, list[i]))
			return true;
	return false;
}

static const struct ft_en_unit units[] = {
	{"article", FT_R_ART, true},        {"articles", FT_R_ART, true},   {"art", FT_R_ART, true},
	{"arts", FT_R_ART, true},           {"paragraph", FT_R_PARA, true}, {"paragraphs", FT_R_PARA, true},
	{"para", FT_R_PARA, true},          {"paras", FT_R_PARA, true},     {"subparagraph", FT_R_ITEM, true},
	{"subparagraphs", FT_R_ITEM, true}, {"subpara", FT_R_ITEM, true},   {"item", FT_R_ITEM, true},
	{"items", FT_R_ITEM, true},         {"subitem", FT_R_POINT, true},  {"point", FT_R_POINT, true},
	{"points", FT_R_POINT, true},       {"chapter", FT_R_CHP, true},    {"chapters", FT_R_CHP, true},
	{"section", FT_R_SEC, true},        {"sections", FT_R_SEC, true},   {"sec", FT_R_SEC, false},
	{"part", FT_R_PART, false},         {"annex", FT_R_PART, true},     {"appendix", FT_R_PART, true}, 
	{"clause", FT_R_ITEM, true},        {"clauses", FT_R_ITEM, true},   {"ch", FT_R_CHP, false},
	{"cl", FT_R_ITEM, true},            {"cls", FT_R_ITEM, true},
	{"subsection", FT_R_ITEM, true},    {"subsections", FT_R_ITEM, true}, {"subitems", FT_R_POINT, true},
};

const struct ft_en_unit *ft_en_unit_at(struct ft_str s, size_t off, size_t end)
{
	bool capital = isupper((unsigned char)s.p[off]);

	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		if ((units[i].plain || capital) && ft_en_is(s, off, end, units[i].word))
			return &units[i];
	return NULL;
}

size_t ft_en_sub(struct ft_str s, size_t off)
{
	size_t end = ft_en_end(s, off);

	return ft_en_is(s, off, end, "sub") && end < s.n && s.p[end] == '-' ? end + 1 : off;
}

long ft_en_cardinal(struct ft_str s, size_t off, size_t end)
{
	static const char *const words[] = {"one", "two",   "three", "four", "five",
					    "six", "seven", "eight", "nine", "ten"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (ft_en_is(s, off, end, words[i]))
			return (long)i + 1;
	return -1;
}

long ft_en_ordinal(struct ft_str s, size_t off, size_t end)
{
	static const char *const words[] = {"first", "second",  "third",  "fourth", "fifth",
					    "sixth", "seventh", "eighth", "ninth",  "tenth"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (ft_en_is(s, off, end, words[i]))
			return (long)i + 1;
	return -1;
}

bool ft_en_noun(struct ft_str s, size_t off, size_t end)
{
	static const char *const nouns[] = {"Act",        "Law",         "Code",           "Statute",
					    "Regulation", "Regulations", "Rule",           "Rules",
					    "Measures",   "Provisions",  "Ordinance",      "Standards",
					    "Directions", "Order",       "Constitution",   "Standard",
					    "Guidelines", "Decision",    "Interpretation", "Convention",
					  "Directive"};

	for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
		if (ft_en_is(s, off, end, nouns[i]))
			return true;
	return false;
}

/* Letters, digits, hyphens and apostrophes: a word of a title. */
static bool is_inner(struct ft_str s, size_t off)
{
	unsigned char c = (unsigned char)s.p[off];

	return isalnum(c) || c == '-' || c == '\'' || c == '/' || c == '&' ||
	       (c >= 0x80 && (ft_lex_at(s, off, "’") || ft_lex_at(s, off, "‐")));
}

size_t ft_en_word_end(struct ft_str s, size_t off)
{
	while (off < s.n && is_inner(s, off))
		off += (unsigned char)s.p[off] < 0x80 ? 1 : 3;
	return off;
}

size_t ft_en_word_back(struct ft_str s, size_t low, size_t end)
{
	size_t off = end;

	while (off > low) {
		size_t before = ft_prev_off(s, off);

		if (!is_inner(s, before))
			break;
		off = before;
	}
	return off;
}

/* The next word behind off, one blank or a comma and a blank between; false at anything else. */
bool ft_en_next_word(struct ft_str s, size_t off, bool comma, size_t *from, size_t *end)
{
	if (comma && ft_lex_at(s, off, ", "))
		off++;
	if (off >= s.n || s.p[off] != ' ')
		return false;
	while (off < s.n && s.p[off] == ' ')
		off++;
	*from = off;
	*end = ft_en_word_end(s, off);
	return *end > *from;
}

/* The nouns by which an English title is told, with a capital. */
bool ft_title_noun_en(struct ft_str word)
{
	static const char *const nouns[] = {"Act",        "Law",         "Code",         "Statute",
					    "Regulation", "Regulations", "Rules",        "Measures",
					    "Provisions", "Ordinance",   "Constitution", "Convention",
					    "Directions", "Guidelines",  "Standards",    "Interpretation",
					    "Treaty",     "Protocol",    "Charter",      "Principles",
					    "Directive"};

	return word.n && isupper((unsigned char)word.p[0]) && FT_EN_IN(word, 0, word.n, nouns);
}

bool ft_is_letters(struct ft_str name)
{
	return name.n >= 2 && name.n <= 8 && isupper((unsigned char)name.p[1]) &&
	       isupper((unsigned char)name.p[name.n - 1]);
}
