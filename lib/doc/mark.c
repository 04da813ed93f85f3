/* The mark that begins a line of a list: （三） (3) (c) (iii) 3. c) III. 三、 ③. */
#include "doc/mark.h"

#include "base/num.h"
#include "doc/span.h"

#include <stdio.h>
#include <string.h>

enum { MAX_MARK = 999 }; /* a larger number is a year or a quantity, not a mark */

static bool is_open(uint32_t cp)
{
	return cp == '(' || cp == 0xFF08;
}

static bool is_close(uint32_t cp)
{
	return cp == ')' || cp == 0xFF09;
}

static bool is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

static bool is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

/* A word of at most seven Latin letters at off: its end, or off. */
static size_t latin_word(struct ft_str s, size_t off)
{
	size_t end = off;

	while (end < s.n && end - off < 8 && is_letter((unsigned char)s.p[end]))
		end++;
	return end - off < 8 ? end : off;
}

static void lower_id(struct ft_mark *m, struct ft_str word)
{
	size_t i;

	for (i = 0; i < word.n && i + 1 < sizeof m->id; i++)
		m->id[i] = (char)(word.p[i] | 0x20);
	m->id[i] = '\0';
}

/* The inside of a parenthesis: a number or letters. Sets style and id, returns the offset behind it. */
static size_t paren_inside(struct ft_str s, size_t off, struct ft_mark *m)
{
	size_t at = off;
	uint32_t cp = ft_cp_at(s, off);
	long n;

	if (is_letter(cp)) {
		size_t end = latin_word(s, off);
		struct ft_str word = ft_sub(s, off, end - off);

		if (word.n != 1 && ft_num_roman(word) < 0)
			return off;
		m->style = word.n == 1 ? FT_MK_LETTER_PAREN : FT_MK_ROMAN_PAREN;
		lower_id(m, word);
		return end;
	}
	n = ft_num_read(s, &at);
	if (n <= 0 || n > MAX_MARK)
		return off;
	m->style = is_digit(cp) ? FT_MK_NUM_PAREN : FT_MK_ZH_PAREN;
	snprintf(m->id, sizeof m->id, "%ld", n);
	return at;
}

/* 之一 behind （六）: the id becomes 6-1. */
static size_t read_zhi(struct ft_str s, size_t off, struct ft_mark *m)
{
	size_t at = off + 3;
	long sub;

	if (!ft_starts(ft_from(s, off), FT_S("之")))
		return off;
	sub = ft_num_read(s, &at);
	if (sub <= 0 || sub > 99)
		return off;
	snprintf(m->id + strlen(m->id), sizeof m->id - strlen(m->id), "-%ld", sub);
	return at;
}

static struct ft_mark read_paren(struct ft_str line)
{
	struct ft_mark m = {0};
	size_t off = 0, end;

	ft_next_cp(line, &off);
	off = ft_skip_blanks(line, off);
	end = paren_inside(line, off, &m);
	if (end == off)
		return (struct ft_mark){0};
	end = ft_skip_blanks(line, end);
	if (m.style == FT_MK_ZH_PAREN)
		end = read_zhi(line, end, &m);
	if (!is_close(ft_cp_at(line, end)))
		return (struct ft_mark){0};
	ft_next_cp(line, &end);
	if (m.style == FT_MK_ZH_PAREN)
		end = read_zhi(line, end, &m);
	m.n = ft_skip_blanks(line, end);
	return m;
}

/* What closes 3, c and III: a dot (no digit behind it, which would be a decimal), 、 or a parenthesis. */
static size_t closer(struct ft_str s, size_t off, bool comma)
{
	uint32_t cp = ft_cp_at(s, off);
	size_t end = off;

	if (off >= s.n)
		return off;
	ft_next_cp(s, &end);
	if (cp == 0x3001)
		return comma ? end : off;
	if (is_close(cp) || cp == 0xFF0E)
		return end;
	if (cp != '.' || is_digit(ft_cp_at(s, end)))
		return off;
	return end;
}

static struct ft_mark read_number(struct ft_str line)
{
	struct ft_mark m = {0};
	bool arabic = is_digit(ft_cp_at(line, 0));
	size_t off = 0, end;
	long n = ft_num_read(line, &off);

	if (n <= 0 || n > MAX_MARK)
		return m;
	end = closer(line, off, true);
	if (end == off || (!arabic && ft_cp_at(line, off) != 0x3001))
		return m;
	m.style = arabic ? FT_MK_NUM_DOT : FT_MK_ZH_COMMA;
	snprintf(m.id, sizeof m.id, "%ld", n);
	m.n = ft_skip_blanks(line, end);
	return m;
}

/* A.Lending, but not A.B. or A.3. */
static bool begins_word(struct ft_str s, size_t off)
{
	return off + 1 < s.n && s.p[off] >= 'A' && s.p[off] <= 'Z' && s.p[off + 1] >= 'a' && s.p[off + 1] <= 'z';
}

/* c) c. or III. at the start of the line; a word that only looks like one (I am, Dr.) is none. */
static struct ft_mark read_letters(struct ft_str line)
{
	struct ft_mark m = {0};
	size_t end = latin_word(line, 0), shut;
	struct ft_str word = ft_sub(line, 0, end);
	bool roman = ft_num_roman(word) > 0 && word.p[0] < 'a' && (word.n > 1 || strchr("IVX", word.p[0]));

	if (end == 0 || (word.n > 1 && !roman))
		return m;
	shut = closer(line, end, false);
	if (shut == end)
		return m;
	if (line.p[end] == '.' && shut < line.n && !ft_is_blank(ft_cp_at(line, shut)) &&
	    !begins_word(line, shut))
		return m;
	m.style = roman && line.p[end] == '.' ? FT_MK_ROMAN_DOT : FT_MK_LETTER_CLOSE;
	if (m.style == FT_MK_ROMAN_DOT)
		snprintf(m.id, sizeof m.id, "%ld", ft_num_roman(word));
	else
		lower_id(&m, word);
	m.n = ft_skip_blanks(line, shut);
	return m;
}

struct ft_mark ft_mark_read(struct ft_str line)
{
	uint32_t cp = ft_cp_at(line, 0);
	struct ft_mark m = {0};

	if (line.n == 0)
		return m;
	if (is_open(cp))
		return read_paren(line);
	if (cp >= 0x2460 && cp <= 0x2473) {
		m.style = FT_MK_CIRCLED;
		snprintf(m.id, sizeof m.id, "%u", (unsigned)(cp - 0x2460 + 1));
		m.n = ft_skip_blanks(line, 3);
		return m;
	}
	if (is_letter(cp))
		return read_letters(line);
	return read_number(line);
}
