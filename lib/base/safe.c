#include "base/safe.h"

#include <uchar.h>
#include <utf8proc.h>

/* Letters and marks that leave no trace: the grapheme joiner, Hangul fillers, Khmer's inherent vowels. */
static bool is_blank_letter(uint32_t cp)
{
	return cp == 0x034F || cp == 0x115F || cp == 0x1160 || cp == 0x17B4 || cp == 0x17B5 || cp == 0x180E || cp == 0x3164 ||
	       cp == 0xFFA0;
}

/* U+FDD0 to FDEF and the last two of each plane, which are no characters and which XML forbids. */
static bool is_no_character(uint32_t cp)
{
	return (cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF);
}

bool ft_cp_unsafe(uint32_t cp)
{
	if (cp < 0xA0)
		return (cp < 0x20 && cp != '\n') || cp >= 0x7F;
	return ft_is_zero_width(cp) || is_blank_letter(cp) || is_no_character(cp) || cp == 0x061C || cp == 0x2028 || cp == 0x2029 ||
	       (cp >= 0xE000 && cp <= 0xF8FF) || (cp >= 0xFFF9 && cp <= 0xFFFB) || (cp >= 0xE0000 && cp <= 0xE007F) || cp >= 0xF0000;
}

/* Nearly all of a text: what needs no closer look. */
static bool is_common(uint32_t cp)
{
	return (cp >= 0x20 && cp < 0x7F) || (cp >= 0x3001 && cp <= 0x9FFF);
}

static void safe(struct ft_buf *out, struct ft_str s, bool one_line)
{
	size_t off = 0, from = 0;

	ft_buf_reserve(out, s.n);
	while (off < s.n) {
		size_t start = off;
		uint32_t cp = ft_next_cp(s, &off);

		if (is_common(cp))
			continue;
		ft_buf_add(out, ft_sub(s, from, start - from));
		from = off;
		if (cp == '\t' || (one_line && cp == '\n'))
			ft_buf_putc(out, ' ');
		else if (ft_cp_unsafe(cp))
			ft_buf_fmt(out, "<U+%04X>", (unsigned)cp);
		else
			ft_buf_cp(out, cp);
	}
	ft_buf_add(out, ft_from(s, from));
}

void ft_safe(struct ft_buf *out, struct ft_str s)
{
	safe(out, s, false);
}

void ft_safe_line(struct ft_buf *out, struct ft_str s)
{
	safe(out, s, true);
}

int ft_cp_width(uint32_t cp)
{
	int w;

	if (cp >= 0x20 && cp < 0x7F)
		return 1;
	if (cp >= 0x4E00 && cp <= 0x9FFF)
		return 2;
	w = utf8proc_charwidth((utf8proc_int32_t)cp);
	return w < 0 ? 0 : w;
}

size_t ft_width(struct ft_str s)
{
	size_t off = 0, col = 0;

	while (off < s.n)
		col += (size_t)ft_cp_width(ft_next_cp(s, &off));
	return col;
}

/* Asked of every character that is folded: ideographs answer at once. */
static bool in_set(uint32_t cp, const char32_t *set)
{
	if (cp >= 0x3400 && cp <= 0x9FFF)
		return false;
	for (; *set; set++)
		if (*set == cp)
			return true;
	return false;
}

bool ft_cp_closes(uint32_t cp)
{
	return in_set(cp, U"，。、；：！？）》〉」』】〕”’,.;:!?)]}%");
}

bool ft_cp_opens(uint32_t cp)
{
	return in_set(cp, U"（《〈「『【〔“‘");
}

/* Length in bytes of the piece at off that must stay together: a word, or one ideograph and the marks that
 * open and close it. */
static size_t piece_len(struct ft_str s, size_t off)
{
	size_t at = off;
	uint32_t cp = ft_next_cp(s, &at);
	bool word;

	while (ft_cp_opens(cp) && at < s.n)
		cp = ft_next_cp(s, &at);
	word = ft_cp_width(cp) < 2 && cp != ' ';
	while (at < s.n) {
		uint32_t next = ft_cp_at(s, at);

		if (!ft_cp_closes(next) && !(word && next != ' ' && ft_cp_width(next) < 2))
			break;
		ft_next_cp(s, &at);
	}
	return at - off;
}

static void wrap_line(struct ft_buf *out, struct ft_str s, size_t cols, size_t indent)
{
	size_t col = indent, off = 0;

	while (off < s.n) {
		struct ft_str piece = ft_sub(s, off, piece_len(s, off));
		size_t w = ft_width(piece);

		off += piece.n;
		if (col > indent && col + w > cols) {
			while (out->len && out->data[out->len - 1] == ' ')
				out->data[--out->len] = '\0';
			ft_buf_fmt(out, "\n%*s", (int)indent, "");
			col = indent;
			if (ft_eq(piece, FT_S(" ")))
				continue;
		}
		ft_buf_add(out, piece);
		col += w;
	}
}

void ft_wrap(struct ft_buf *out, struct ft_str s, size_t cols, size_t indent)
{
	struct ft_str line;
	bool first = true;

	while (ft_next_line(&s, &line)) {
		if (!first)
			ft_buf_fmt(out, "\n%*s", (int)indent, "");
		first = false;
		wrap_line(out, line, cols > indent + 10 ? cols : indent + 10, indent);
	}
}

void ft_wrap_safe(struct ft_buf *out, struct ft_str s, size_t cols, size_t indent)
{
	struct ft_buf safe_words = {0};

	ft_safe(&safe_words, s);
	ft_wrap(out, ft_buf_str(&safe_words), cols, indent);
	ft_buf_free(&safe_words);
}
