/* The day that a memo's head states. */
#include "cite/memo.h"

#include "base/date.h"
#include "base/num.h"
#include "cite/edition.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { HEAD_LINES = 15, HEAD_WIDTH = 80 };

static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
				     "july",    "august",   "september", "october", "november", "december"};

static long month_at(struct ft_str s, size_t off, size_t *end)
{
	size_t n = 0;

	while (off + n < s.n && isalpha((unsigned char)s.p[off + n]))
		n++;
	for (size_t i = 0; n >= 3 && i < 12; i++)
		if (n <= strlen(months[i]) && strncasecmp(s.p + off, months[i], n) == 0) {
			*end = off + n;
			return (long)i + 1;
		}
	return -1;
}

static size_t skip(struct ft_str s, size_t off)
{
	while (off < s.n && strchr(" ,.", s.p[off]))
		off++;
	return off;
}

/* 2019-11-01, 2019/11/1, 2019年11月1日, 2019.11.1 */
static bool year_first(struct ft_str s, size_t off, size_t *end, char out[11])
{
	static const char *const parts[] = {"年", "月", "-", "/", "."};
	long v[3];

	for (int i = 0; i < 3; i++) {
		v[i] = ft_num_read(s, &off);
		if (v[i] < 0)
			return false;
		for (size_t k = 0; k < sizeof parts / sizeof parts[0] && i < 2; k++)
			if (ft_starts(ft_from(s, off), ft_str(parts[k]))) {
				off += strlen(parts[k]);
				break;
			}
	}
	*end = off;
	return v[0] >= 1949 && v[0] <= 2100 && ft_date_make(out, v[0], v[1], v[2]);
}

/* 1 November 2019; November 1, 2019 */
static bool month_named(struct ft_str s, size_t off, size_t *end, char out[11])
{
	size_t at = off;
	long day = ft_num_read(s, &at), month, year;

	if (day > 31)
		return false;
	at = day > 0 ? skip(s, at) : off;
	month = month_at(s, at, &at);
	if (month < 0)
		return false;
	at = skip(s, at);
	if (day < 0) {
		day = ft_num_read(s, &at);
		at = skip(s, at);
	}
	year = ft_num_read(s, &at);
	*end = at;
	return year >= 1949 && year <= 2100 && day > 0 && ft_date_make(out, year, month, day);
}

bool ft_day_at(struct ft_str s, size_t off, size_t *end, char out[11])
{
	return year_first(s, off, end, out) || month_named(s, off, end, out);
}

/* （2019年11月1日） */
static struct ft_str unwrap(struct ft_str s)
{
	static const char *const open[] = {"（", "("}, *const shut[] = {"）", ")"};

	for (int i = 0; i < 2; i++)
		if (ft_starts(s, ft_str(open[i])) && ft_ends(s, ft_str(shut[i])))
			return ft_trim(ft_sub(s, strlen(open[i]), s.n - strlen(open[i]) - strlen(shut[i])));
	return s;
}

/* Whether one of the words stands among the first bytes of s. */
static bool begins_with(struct ft_str s, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t off = 0; off + strlen(words[i]) <= s.n && off < 24; off++)
			if (strncasecmp(s.p + off, words[i], strlen(words[i])) == 0)
				return true;
	return false;
}

/* Nothing but the day sign, a bracket and a stop behind a date. */
static bool ends_line(struct ft_str s, size_t end)
{
	static const char *const tails[] = {"日", "）", ")", "。", "."};
	struct ft_str rest = ft_trim(ft_from(s, end));

	for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++)
		if (ft_starts(rest, ft_str(tails[i])))
			rest = ft_from(rest, strlen(tails[i]));
	return rest.n == 0;
}

/* A date alone on its line, behind a word that says what it is, or at the end of a line that names the memo: a date
 * in a title is not the memo's. */
static bool in_line(struct ft_str line, char out[11])
{
	static const char *const dated[] = {"date", "日期", "as of", "written"}, *const memo[] = {"memo", "备忘"};
	struct ft_str s = unwrap(ft_trim(line));
	bool labelled = begins_with(s, dated, sizeof dated / sizeof dated[0]);
	bool named = begins_with(s, memo, sizeof memo / sizeof memo[0]);

	for (size_t off = 0; off < s.n; ft_next_cp(s, &off)) {
		bool start = off == 0 || !isalnum((unsigned char)s.p[off - 1]);
		size_t end;

		if (start && ft_day_at(s, off, &end, out))
			return labelled || (off == 0 && s.n <= 33) || (named && s.n <= 60 && ends_line(s, end));
	}
	return false;
}

bool ft_memo_date(struct ft_str text, char out[11])
{
	struct ft_str rest = text, line;

	for (int i = 0; i < HEAD_LINES && ft_next_line(&rest, &line); i++)
		if (ft_cp_count(line) <= HEAD_WIDTH && in_line(line, out))
			return true;
	out[0] = '\0';
	return false;
}
