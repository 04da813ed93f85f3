#include "indexer/read/words.h"

#include "base/num.h"

enum { MAX_HEADING = 150, MAX_TITLE = 120, LOOK = 40 };

static void trim_end(struct ft_buf *text)
{
	struct ft_str s = ft_buf_str(text);
	size_t n = s.n;

	while (n > 0) {
		size_t last = ft_prev_off(s, n);
		uint32_t cp = ft_cp_at(s, last);

		if (!ft_is_blank(cp) && !ft_is_zero_width(cp))
			break;
		n = last;
	}
	text->len = n;
	if (text->data)
		text->data[n] = '\0';
}

/* （三） or (3) at off: its number, or -1. *han says which of the two. */
static long item_at(struct ft_str s, size_t off, bool *han)
{
	struct ft_str rest = ft_sub(s, off, LOOK);
	size_t at = ft_starts(rest, FT_S("（")) ? 3 : 1;
	uint32_t cp;
	long n;

	cp = ft_cp_at(rest, at);
	*han = ft_is_han(cp);
	n = ft_num_read(rest, &at);
	if (n <= 0 || !(ft_starts(ft_from(rest, at), FT_S("）")) || ft_starts(ft_from(rest, at), FT_S(")"))))
		return -1;
	return n;
}

/* Whether the words before off end where a list begins or goes on. */
static bool at_joint(struct ft_str s, size_t off, bool first)
{
	uint32_t cp = 0;

	while (off > 0) {
		off = ft_prev_off(s, off);
		cp = ft_cp_at(s, off);
		if (!ft_is_blank(cp))
			break;
	}
	if (cp == 0xFF1A || cp == ':')
		return true;
	return !first && (cp == 0xFF1B || cp == ';' || cp == 0x3002);
}

/* The next opening bracket of an item mark at or behind off: the item due, or s.n. */
static size_t next_item(struct ft_str s, size_t off, long *due, bool *han)
{
	for (; off < s.n; off++) {
		bool is_han;
		long n;

		if (s.p[off] != '(' && (s.p[off] != '\xEF' || !ft_starts(ft_from(s, off), FT_S("（"))))
			continue;
		n = item_at(s, off, &is_han);
		if ((n == *due && (n == 1 || is_han == *han) && at_joint(s, off, n == 1)) ||
		    (n == 1 && *due > 1 && at_joint(s, off, true))) {
			*due = n + 1;
			*han = is_han;
			break;
		}
	}
	return off;
}

/* Appends words, with a line break before each item that was run together with the words before it. */
static void add_parted(struct ft_buf *text, struct ft_str s)
{
	size_t from = 0;
	long due = 1;
	bool han = true;

	if (ft_starts(s, FT_S("（")) || ft_starts(s, FT_S("("))) {
		long n = item_at(s, 0, &han);

		due = n > 0 ? n + 1 : 1;
	}
	while (from < s.n) {
		size_t at = next_item(s, from + 1, &due, &han);

		if (from > 0) {
			trim_end(text);
			ft_buf_putc(text, '\n');
		}
		ft_buf_add(text, ft_sub(s, from, at - from));
		from = at;
	}
}

void ft_words_add(struct ft_buf *text, struct ft_str s, bool joined, bool table)
{
	if (text->len && !joined) {
		trim_end(text);
		ft_buf_putc(text, '\n');
		s = ft_trim(s);
	}
	if (text->len == 0)
		s = ft_trim(s);
	if (table)
		ft_buf_add(text, s);
	else
		add_parted(text, s);
}

struct ft_str ft_words_done(struct ft_buf *text)
{
	trim_end(text);
	return ft_buf_str(text);
}

static bool is_only_number(struct ft_str s)
{
	size_t off = 0;

	return ft_num_read(s, &off) >= 0 && ft_skip_blanks(s, off) == s.n;
}

/* Brackets other than parentheses always hold a heading; parentheses only where they fill the line. */
struct ft_str ft_words_heading(struct ft_str *s, bool headed)
{
	static const struct { const char *open, *shut; bool whole; } pairs[] = {
		{"【", "】", false}, {"[", "]", false}, {"［", "］", false}, {"〔", "〕", false},
		{"（", "）", true}, {"(", ")", true},
	};
	struct ft_str words = ft_trim(*s), inside;

	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		struct ft_str open = ft_str(pairs[i].open), shut = ft_str(pairs[i].shut);
		ptrdiff_t end;

		if (!ft_starts(words, open))
			continue;
		end = ft_find(ft_sub(words, 0, MAX_HEADING), shut);
		if (end < 0)
			return (struct ft_str){0};
		inside = ft_trim(ft_sub(words, open.n, (size_t)end - open.n));
		if (is_only_number(inside) || (pairs[i].whole && (size_t)end + shut.n < words.n))
			return (struct ft_str){0};
		*s = ft_trim(ft_from(words, (size_t)end + shut.n));
		return inside;
	}
	if (!headed || !ft_words_is_title(words))
		return (struct ft_str){0};
	*s = (struct ft_str){0};
	return words;
}

bool ft_words_is_title(struct ft_str s)
{
	static const char *const ends[] = {"。", "；", "：", "，", "、", ";", ":", ",", NULL};

	if (s.n == 0 || s.n > MAX_TITLE)
		return false;
	return !ft_ends_any(s, ends) && ft_find(s, FT_S("。")) < 0;
}
