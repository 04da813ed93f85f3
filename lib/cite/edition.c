#include "cite/edition.h"

#include "base/date.h"
#include "base/num.h"

#include <ctype.h>
#include <string.h>

static bool one_of(struct ft_str s, size_t off, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ft_lex_at(s, off, words[i]))
			return true;
	return false;
}

#define ONE_OF(s, off, words) one_of(s, off, words, sizeof words / sizeof words[0])

/* A year of four digits at off; -1 where there is none. */
static long year_at(struct ft_str s, size_t *off)
{
	size_t end = *off;
	long y = ft_num_read(s, &end);

	if (y < 1949 || y > 2100 || end - *off != 4)
		return -1;
	*off = end;
	return y;
}

/* The first day that a bracket names: promulgated by BODY, Nov. 7, 2016, effective June 1, 2017. */
static bool day_within(struct ft_str s, size_t off, size_t end, char day[11])
{
	size_t behind;

	for (; off < end; off++)
		if (s.p[off] == ' ' && ft_day_at(ft_sub(s, 0, end), off + 1, &behind, day))
			return true;
	return false;
}

/* In brackets; `at` is behind the opening one, `end` before the closing one. */
static bool in_brackets(struct ft_arena *a, struct ft_str s, size_t at, size_t end, struct ft_str *date)
{
	static const char *const amended[] = {"as amended in ", "as revised in ", "as amended ", "as revised "};
	static const char *const ends[] = {")", "）", "]", "年", "修", " "};
	char day[11];
	long year;

	at = ft_skip_blanks(s, at);
	if (ft_lex_at(s, at, "promulgated ")) {
		if (day_within(s, at, end, day))
			*date = ft_arena_fmt(a, "%s", day);
		return date->n > 0;
	}
	for (size_t i = 0; i < sizeof amended / sizeof amended[0]; i++)
		if (ft_lex_take(s, &at, amended[i]))
			break;
	if (ft_date_parse(ft_sub(s, at, 10), day)) {
		*date = ft_arena_fmt(a, "%s", day);
		return true;
	}
	year = year_at(s, &at);
	if (year < 0 || !ONE_OF(s, at, ends))
		return false;
	*date = ft_arena_fmt(a, "%ld", year);
	return true;
}

/* A year without brackets, where a place, the country in brackets or nothing follows: 2016年第二条, 2016 (China). */
static size_t bare_year(struct ft_arena *a, struct ft_str s, size_t off, struct ft_str *date)
{
	static const char *const behind[] = {"第", " (", " art", " Art", " § ", " §§ ", " Sec", " sec", ", art", ", Art", ", §"};
	size_t at = ft_skip_blanks(s, off), end;
	long year = year_at(s, &at);

	if (year < 0 || (off > 0 && at - off == 4 && isalnum((unsigned char)s.p[off - 1])))
		return off;
	end = at;
	if (ft_lex_take(s, &end, "年"))
		end = ft_skip_blanks(s, end);
	if (end < s.n && !ONE_OF(s, end, behind))
		return off;
	*date = ft_arena_fmt(a, "%ld", year);
	return at;
}

size_t ft_edition_behind(struct ft_arena *a, struct ft_str s, size_t off, struct ft_str *date)
{
	size_t at = ft_skip_blanks(s, off), end;

	if (ft_lex_at(s, at, "[") || ft_lex_at(s, at, "]")) { /* 某法 [Some Law] (2016), or the title in there itself */
		end = ft_lex_at(s, at, "]") ? at + 1 : ft_bracket_end(s, at);
		if (end > at + 1 && in_brackets(a, s, at + 1, end - 1, date)) /* 某法[2016] */
			return end;
		return end > at ? ft_edition_behind(a, s, end, date) : off;
	}
	if (!ft_lex_at(s, at, "(") && !ft_lex_at(s, at, "（"))
		return bare_year(a, s, off, date);
	end = ft_bracket_end(s, at);
	if (end == at)
		return off;
	ft_next_cp(s, &at);
	return in_brackets(a, s, at, ft_prev_off(s, end), date) ? end : off;
}

void ft_edition_before(struct ft_arena *a, struct ft_str s, size_t off, struct ft_str *date)
{
	size_t at;
	long year;

	while (off > 0 && s.p[off - 1] == ' ')
		off--;
	if (ft_lex_behind(s, off, "的"))
		off -= strlen("的");
	if (ft_lex_behind(s, off, "版") || ft_lex_behind(s, off, "制"))
		off -= strlen("版");
	if (ft_lex_behind(s, off, "年"))
		off -= strlen("年");
	if (off < 4 || !isdigit((unsigned char)s.p[off - 1]) || (off > 4 && isdigit((unsigned char)s.p[off - 5])))
		return;
	at = off - 4;
	year = year_at(s, &at);
	if (year > 0 && at == off)
		*date = ft_arena_fmt(a, "%ld", year);
}

struct ft_str ft_edition_split(struct ft_arena *a, struct ft_str name, struct ft_str *date)
{
	for (size_t off = 0; off < name.n;) {
		size_t at = off, end;
		uint32_t cp = ft_next_cp(name, &off);

		if (at == 0 || (cp != '(' && cp != 0xFF08))
			continue;
		end = ft_edition_behind(a, name, at, date);
		if (end > at && (end == name.n || ft_eq(ft_from(name, end), FT_S("》"))))
			return ft_trim(ft_arena_fmt(a, "%.*s%.*s", FT_FMT(ft_sub(name, 0, at)), FT_FMT(ft_from(name, end))));
	}
	return name;
}
