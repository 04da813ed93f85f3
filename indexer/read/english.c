/* What begins an English line: Chapter II, Article 14-1, Part One. */
#include "base/num.h"
#include "indexer/read/law.h"

#include <string.h>

enum { MAX_ARTICLE = 9999, MAX_HEADING = 160 };

static const struct { const char *word; enum ft_mark_kind kind; } nouns[] = {
	{"Article", FT_M_ARTICLE}, {"ARTICLE", FT_M_ARTICLE}, {"Art.", FT_M_ARTICLE}, {"Chapter", FT_M_CHAPTER},
	{"CHAPTER", FT_M_CHAPTER}, {"Section", FT_M_SECTION}, {"SECTION", FT_M_SECTION}, {"Part", FT_M_PART},
	{"PART", FT_M_PART}, {"Book", FT_M_PART}, {"Subpart", FT_M_SUBPART}, {"Sub-part", FT_M_SUBPART},
};

static const char *const spelled[] = {"One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
				      "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen",
				      "Eighteen", "Nineteen", "Twenty"};

/* Ⅰ to Ⅻ, which Taiwan's translations use; several may stand side by side (ⅩⅢ). */
static long roman_sign(struct ft_str s, size_t *off)
{
	long n = 0;

	for (;;) {
		size_t next = *off;
		uint32_t cp = next < s.n ? ft_next_cp(s, &next) : 0;

		if (cp < 0x2160 || cp > 0x216B)
			return n ? n : -1;
		n += (long)(cp - 0x2160 + 1);
		*off = next;
	}
}

static long roman(struct ft_str s, size_t *off)
{
	size_t end = *off;
	long n;

	while (end < s.n && end - *off < 16 && s.p[end] && strchr("IVXLCDM", s.p[end]))
		end++;
	if (end < s.n && ((s.p[end] >= 'a' && s.p[end] <= 'z') || (s.p[end] >= 'A' && s.p[end] <= 'Z')))
		return -1;
	n = ft_num_roman(ft_sub(s, *off, end - *off));
	if (n > 0)
		*off = end;
	return n;
}

static long spelled_number(struct ft_str s, size_t *off)
{
	struct ft_str rest = ft_from(s, *off);

	for (size_t i = sizeof spelled / sizeof spelled[0]; i-- > 0;) {
		size_t n = strlen(spelled[i]);

		if (rest.n >= n && strncasecmp(rest.p, spelled[i], n) == 0 &&
		    (rest.n == n || !((rest.p[n] | 0x20) >= 'a' && (rest.p[n] | 0x20) <= 'z'))) {
			*off += n;
			return (long)i + 1;
		}
	}
	return -1;
}

/* A number in any of the ways that translations write it: 3, III, Ⅲ, Three. */
static long number(struct ft_str s, size_t *off)
{
	uint32_t cp = ft_cp_at(s, *off);
	long n;

	if ((cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19))
		return ft_num_read(s, off);
	n = roman_sign(s, off);
	if (n < 0)
		n = roman(s, off);
	return n < 0 ? spelled_number(s, off) : n;
}

/* -1 behind 14, or .1 where a blank or the end follows. */
static long sub_number(struct ft_str s, size_t *off)
{
	size_t at = *off + 1;
	long n;

	if (*off >= s.n || (s.p[*off] != '-' && s.p[*off] != '.'))
		return 0;
	if (!(ft_cp_at(s, at) >= '0' && ft_cp_at(s, at) <= '9'))
		return 0;
	n = ft_num_read(s, &at);
	if (n <= 0 || n > 99)
		return 0;
	*off = at;
	return n;
}

/* What follows a number that is cited: Article 9, paragraph 2; Article 9 of; Article 9 Paragraph 2. */
static bool begins_citation(struct ft_str rest)
{
	static const char *const words[] = {"Paragraph", "Subparagraph", "Item", "Sub-paragraph", NULL};
	uint32_t cp = ft_cp_at(rest, 0);

	if (cp == ',' || cp == ';' || cp == ')' || (cp >= 'a' && cp <= 'z'))
		return true;
	return ft_starts_any(rest, words);
}

static bool is_point(uint32_t cp)
{
	return cp == '.' || cp == ':' || cp == 0xFF1A || cp == 0xFF0E || cp == 0x2014 || cp == 0x2013;
}

/* Sets shape and body from what stands behind the number. */
static void settle(struct ft_label *l, struct ft_str s)
{
	size_t off = l->len;
	bool point = false;

	while (off < s.n && is_point(ft_cp_at(s, off))) {
		ft_next_cp(s, &off);
		point = true;
	}
	l->body = ft_skip_blanks(s, off);
	if (l->body >= s.n || point)
		l->shape = FT_SH_CLEAR;
	else if (begins_citation(ft_from(s, l->body)) || ft_cp_at(s, l->len) == '(')
		l->shape = FT_SH_REFERS;
	else
		l->shape = l->body > l->len || ft_cp_at(s, l->len) > 0x2000 ? FT_SH_CLEAR : FT_SH_TIGHT;
	if (l->kind != FT_M_ARTICLE && (s.n - l->body > MAX_HEADING || ft_ends(s, FT_S(";")) || ft_ends(s, FT_S(","))))
		l->shape = FT_SH_REFERS;
}

struct ft_label ft_label_en(struct ft_str s)
{
	struct ft_label l = {0};
	uint32_t cp = ft_cp_at(s, 0);
	size_t off = 0;

	if (cp < 'A' || cp > 'S')
		return l;
	for (size_t i = 0; i < sizeof nouns / sizeof nouns[0] && off == 0; i++)
		if (ft_starts(s, ft_str(nouns[i].word))) {
			l.kind = nouns[i].kind;
			off = strlen(nouns[i].word);
		}
	l.len = ft_skip_blanks(s, off);
	if (off == 0 || l.len == off)
		return (struct ft_label){0};
	l.n = number(s, &l.len);
	if (l.n < 0 || l.n > MAX_ARTICLE)
		return (struct ft_label){0};
	l.sub = sub_number(s, &l.len);
	settle(&l, s);
	return l;
}
