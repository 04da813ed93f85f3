/* Markdown's inline marks taken off. */
#include "base/buf.h"
#include "indexer/read/form.h"

#include <string.h>

enum { MAX_LINK = 1000 }; /* bytes of a link's words, and of its address */

/* Whether the line holds any byte that could be an inline mark. */
static bool is_marked(struct ft_str s)
{
	static const char marks[] = "*_[`\\&<";

	for (const char *m = marks; *m; m++)
		if (memchr(s.p, *m, s.n))
			return true;
	return false;
}

/* [![words](picture)](address) */
static size_t image_link(struct ft_str s, size_t at, struct ft_str *words)
{
	ptrdiff_t mid, shut = -1;

	s = ft_sub(s, 0, at + MAX_LINK);
	mid = ft_find_from(s, at, FT_S("]("));
	if (mid >= 0)
		shut = ft_find_from(s, (size_t)mid, FT_S(")]("));
	if (shut >= 0)
		*words = ft_sub(s, at + 3, (size_t)mid - at - 3);
	shut = shut < 0 ? -1 : ft_find_from(s, (size_t)shut + 3, FT_S(")"));
	return shut < 0 ? at : (size_t)shut + 1;
}

/* [words](address) and ![words](address) become the words. Returns the offset behind, or at. */
static size_t link_words(struct ft_str s, size_t at, size_t last_link, struct ft_str *words)
{
	size_t open = at + (s.p[at] == '!');
	ptrdiff_t mid, shut;

	if (open >= last_link || s.p[open] != '[')
		return at;
	if (ft_starts(ft_from(s, open), FT_S("[![")))
		return image_link(s, open, words);
	mid = ft_find_from(ft_sub(s, 0, open + MAX_LINK), open, FT_S("]("));
	if (mid < 0)
		return at;
	shut = ft_find_from(ft_sub(s, 0, (size_t)mid + MAX_LINK), (size_t)mid, FT_S(")"));
	if (shut < 0)
		return at;
	*words = ft_sub(s, open + 1, (size_t)mid - open - 1);
	return (size_t)shut + 1;
}

static const struct { const char *name, *words; } entities[] = {
	{"&nbsp;", " "}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}, {"&emsp;", "\u3000"},
	{"&ensp;", " "}, {"&mdash;", "—"}, {"&ldquo;", "“"}, {"&rdquo;", "”"}, {"&middot;", "·"},
	{"<br>", "\n"}, {"<br/>", "\n"}, {"<br />", "\n"}, {"<u>", ""}, {"</u>", ""}, {"<b>", ""}, {"</b>", ""},
	{"<strong>", ""}, {"</strong>", ""}, {"<center>", ""}, {"</center>", ""}, {"</p>", ""}, {"<p>", ""},
};

static size_t entity(struct ft_buf *out, struct ft_str s, size_t at)
{
	for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
		struct ft_str name = ft_str(entities[i].name);

		if (ft_starts(ft_from(s, at), name)) {
			ft_buf_puts(out, entities[i].words);
			return at + name.n;
		}
	}
	return at;
}

/* Stars and underscores: a run of two or more is emphasis (four stars close one and open the next); a longer one is a
 * blank to be filled in, and stays. A single star is emphasis where such stars come in pairs. */
static size_t emphasis(struct ft_buf *out, struct ft_str s, size_t at, bool paired)
{
	size_t end = at;
	char c = s.p[at];

	while (end < s.n && s.p[end] == c)
		end++;
	if (end - at > (c == '*' ? 4 : 3))
		ft_buf_add(out, ft_sub(s, at, end - at));
	else if (end - at == 1 && (c == '_' || !paired))
		return at;
	return end;
}

/* Whether single stars come in pairs and cling: *word*, not 3 * 4. */
static bool has_pair(struct ft_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		bool before = i > 0 && s.p[i - 1] != ' ', after = i + 1 < s.n && s.p[i + 1] != ' ';

		if (s.p[i] != '*')
			continue;
		if (!before && !after)
			return false;
		n++;
	}
	return n > 0 && n % 2 == 0;
}

/* What is known of the whole line: whether its single stars come in pairs, and where its last link turns. */
struct hints {
	bool paired;
	size_t last_link; /* offset of the last "](", 0 for none */
};

static size_t find_last_link(struct ft_str s)
{
	for (size_t i = s.n; i-- > 1;)
		if (s.p[i] == '(' && s.p[i - 1] == ']')
			return i - 1;
	return 0;
}

static size_t inline_mark(struct ft_buf *out, struct ft_str s, size_t at, const struct hints *h)
{
	struct ft_str words = {0};
	size_t end = at;

	switch (s.p[at]) {
	case '*':
	case '_':
		return emphasis(out, s, at, h->paired);
	case '!':
	case '[':
		end = link_words(s, at, h->last_link, &words);
		if (end != at)
			ft_buf_add(out, words);
		return end;
	case '\\':
		if (at + 1 < s.n && strchr("\\`*_{}[]()#+-.!<>|~", s.p[at + 1])) {
			ft_buf_putc(out, s.p[at + 1]);
			return at + 2;
		}
		return at;
	case '&':
	case '<':
		return entity(out, s, at);
	default:
		return at;
	}
}

struct ft_str ft_form_plain(struct ft_arena *a, struct ft_str line)
{
	struct ft_buf out = {0};
	struct ft_str plain;
	struct hints h = {0};

	if (!is_marked(line))
		return line;
	h.paired = has_pair(line);
	h.last_link = find_last_link(line);
	for (size_t i = 0; i < line.n;) {
		size_t next = inline_mark(&out, line, i, &h);

		if (next == i)
			ft_buf_putc(&out, line.p[next++]);
		i = next;
	}
	plain = ft_trim(ft_arena_dup(a, ft_buf_str(&out)));
	ft_buf_free(&out);
	return plain;
}
