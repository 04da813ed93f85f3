/* Quotations that run over several lines: an amendment quotes whole articles, each of which begins a line. */
#include "indexer/read/law.h"

enum { MAX_QUOTE = 200 }; /* lines: a quotation that runs on for longer was never closed */

/* “ less ” of a line. */
static long balance(struct ft_str s)
{
	long n = 0;

	for (ptrdiff_t at = ft_find(s, FT_S("\xE2\x80")); at >= 0;
	     at = ft_find_from(s, (size_t)at + 2, FT_S("\xE2\x80"))) {
		unsigned char c = (size_t)at + 2 < s.n ? (unsigned char)s.p[at + 2] : 0;

		n += c == 0x9C;
		n -= c == 0x9D;
	}
	return n;
}

static bool is_quoted_whole(struct ft_str s)
{
	return ft_starts(s, FT_S("“")) && (ft_ends(s, FT_S("”")) || ft_ends(s, FT_S("”。")));
}

/* Whether a quotation is open behind the line. Each paragraph of one may open it anew, and only the last closes
 * it; a pair of equal marks (“so“) is a misprint and changes nothing. */
static bool open_behind(struct ft_str s, bool open)
{
	long n = balance(s);

	if (n % 2)
		return n > 0;
	return open && !(n == 0 && is_quoted_whole(s));
}

/* Marks the lines that begin inside a quotation. One that is never closed is none. */
void ft_law_quotes(struct ft_lines *l)
{
	size_t since = 0;
	bool open = false;

	for (size_t i = 0; i < l->len; i++) {
		bool before = open;

		l->v[i].quoted = open;
		open = open_behind(l->v[i].s, open);
		if (!before && open)
			since = i;
		if (!open || i - since < MAX_QUOTE)
			continue;
		open = false;
		for (size_t k = since; k <= i; k++)
			l->v[k].quoted = false;
	}
	for (size_t k = since; open && k < l->len; k++)
		l->v[k].quoted = false;
}
