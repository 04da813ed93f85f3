#include "cite/joined.h"

#include "base/arena.h"
#include "base/num.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void ft_joined_free(struct ft_joined *j)
{
	ft_buf_free(&j->text);
	free(j->v);
}

static void note(struct ft_joined *j, size_t from)
{
	j->v = ft_grow(j->v, j->len, &j->cap, sizeof *j->v);
	j->v[j->len++] = (struct ft_piece){j->text.len, from};
}

size_t ft_joined_from(const struct ft_joined *j, size_t at)
{
	size_t lo = 0, hi = j->len;

	while (lo + 1 < hi) {
		size_t mid = (lo + hi) / 2;

		if (j->v[mid].at <= at)
			lo = mid;
		else
			hi = mid;
	}
	return j->len ? j->v[lo].from + (at - j->v[lo].at) : at;
}

/* "- 3 -", "Page 3 of 10", 第3页 共10页: what a page prints at its edge. */
static bool is_furniture(struct ft_str line)
{
	static const char *const words[] = {"page", "of", "第", "页", "共", "頁",
					    "/",    "-",  "—",  "–",  "|",  "p."};
	struct ft_str s = ft_trim(line);
	bool digit = false;
	size_t off = 0;

	while (off < s.n) {
		size_t had = off;

		if (isdigit((unsigned char)s.p[off])) {
			digit = true;
			off++;
		} else if (ft_is_blank(ft_cp_at(s, off))) {
			ft_next_cp(s, &off);
		}
		for (size_t i = 0; i < sizeof words / sizeof words[0] && off == had; i++)
			if (s.n - off >= strlen(words[i]) &&
			    strncasecmp(s.p + off, words[i], strlen(words[i])) == 0)
				off += strlen(words[i]);
		if (off == had)
			return false;
	}
	return digit && s.n < 40 &&
	       !(isdigit((unsigned char)s.p[0]) && isdigit((unsigned char)s.p[s.n - 1]) && s.n > 4);
}

static bool ends_with_any(struct ft_str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ft_ends(s, ft_str(words[i])))
			return true;
	return false;
}

/* A line cut in the middle of a name or a number: an open 《, or 第 with nothing but a numeral behind it. */
static bool is_cut(struct ft_str s)
{
	size_t off = s.n;
	int depth = 0;

	for (size_t at = 0; at < s.n;) {
		uint32_t cp = ft_next_cp(s, &at);

		depth += (cp == 0x300A) - (cp == 0x300B);
	}
	while (off > 0 && ft_cp_count(ft_from(s, off)) < 8) {
		size_t at = off = ft_prev_off(s, off);

		if (ft_starts(ft_from(s, off), FT_S("第")))
			return true;
		if (ft_num_read(s, &at) < 0 && !ft_starts(ft_from(s, off), FT_S("十")))
			break;
	}
	return depth > 0;
}

/* A line that ends a sentence, or, in Chinese, is too short to have been wrapped and holds no running text. */
static bool ends_paragraph(struct ft_str line)
{
	static const char *const marks[] = {"。", "；", "：", ".", ";", ":", "!", "?", "！", "？", "|"};
	static const char *const cut[] = {"Art.", "art.", "Arts.", "para.", "No.", "Para.", "paras."};
	struct ft_str s = ft_trim(line);

	if (is_cut(s) || ends_with_any(s, cut, sizeof cut / sizeof cut[0]))
		return false;
	if (ends_with_any(s, marks, sizeof marks / sizeof marks[0]))
		return true;
	return s.n && ft_cp_at(s, ft_prev_off(s, s.n)) > 0x2E7F && ft_cp_count(s) < 20 &&
	       ft_find(s, FT_S("。")) < 0 && ft_find(s, FT_S("，")) < 0;
}

/* A line that begins something new: a heading, a list's item, a table's row, a quotation. */
static bool begins_paragraph(struct ft_str line, bool cut)
{
	static const char *const units[] = {"Article ", "Paragraph ", "Chapter ", "Section ", "Art. ", "第"};
	struct ft_str s = ft_trim(line);

	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		if (ft_starts(s, ft_str(units[i])) && !cut)
			return true;
	return s.n == 0 || strchr("#|>*", s.p[0]) ||
	       ((s.p[0] == '-' || s.p[0] == '+') && s.n > 1 && s.p[1] == ' ');
}

static bool is_han_edge(struct ft_str before, struct ft_str after)
{
	return before.n && after.n &&
	       (ft_cp_at(before, ft_prev_off(before, before.n)) > 0x2E7F || ft_cp_at(after, 0) > 0x2E7F);
}

void ft_join(struct ft_joined *j, struct ft_str memo)
{
	struct ft_str rest = memo, line, last = {"", 0};
	bool open = false, long_line = false; /* the line above may go on; it is as long as a wrapped one */

	while (ft_next_line(&rest, &line)) {
		struct ft_str body = ft_trim(line);

		if (open && body.n && is_furniture(body))
			continue;
		if (open && body.n && !begins_paragraph(line, long_line)) {
			if (!is_han_edge(last, body))
				ft_buf_putc(&j->text, ' ');
		} else {
			if (j->text.len)
				ft_buf_putc(&j->text, '\n');
			body = line;
		}
		note(j, (size_t)(body.p ? body.p - memo.p : 0));
		ft_buf_add(&j->text, body);
		/* a blank line within a wrapped sentence is a page's end only where furniture stands beside
		 * it */
		open = body.n && !ends_paragraph(line) && ft_trim(line).p[0] != '#' &&
		       ft_trim(line).p[0] != '|';
		last = ft_trim(line);
		long_line = ft_cp_count(last) >= 30 || is_cut(last);
	}
}
