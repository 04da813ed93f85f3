#include "base/str.h"

#include <assert.h>
#include <string.h>

struct ft_str ft_str(const char *cstr)
{
	return (struct ft_str){cstr, cstr ? strlen(cstr) : 0};
}

struct ft_str ft_sub(struct ft_str s, size_t off, size_t n)
{
	if (off > s.n)
		off = s.n;
	if (n > s.n - off)
		n = s.n - off;
	return (struct ft_str){s.p ? s.p + off : NULL, n};
}

struct ft_str ft_from(struct ft_str s, size_t off)
{
	return ft_sub(s, off, s.n);
}

struct ft_str ft_head(struct ft_str s, size_t n)
{
	return s.n > n ? ft_sub(s, 0, ft_prev_off(s, n + 1)) : s;
}

struct ft_str ft_trim(struct ft_str s)
{
	size_t off = 0;

	while (off < s.n) {
		size_t next = off;
		uint32_t cp = ft_next_cp(s, &next);

		if (!ft_is_blank(cp) && !ft_is_zero_width(cp) && cp != '\r' && cp != '\n')
			break;
		off = next;
	}
	s = ft_from(s, off);
	while (s.n > 0) {
		size_t last = ft_prev_off(s, s.n);
		uint32_t cp = ft_cp_at(s, last);

		if (!ft_is_blank(cp) && !ft_is_zero_width(cp) && cp != '\r' && cp != '\n')
			break;
		s.n = last;
	}
	return s;
}

uint64_t ft_hash(struct ft_str s)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	return h ^ h >> 29;
}

bool ft_eq(struct ft_str a, struct ft_str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0); /* NOLINT(clang-analyzer-core.NonNullParamChecker): as below */
}

int ft_cmp(struct ft_str a, struct ft_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool ft_starts(struct ft_str s, struct ft_str prefix)
{
	return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

bool ft_ends(struct ft_str s, struct ft_str suffix)
{
	return s.n >= suffix.n && ft_eq(ft_from(s, s.n - suffix.n), suffix);
}

ptrdiff_t ft_find(struct ft_str s, struct ft_str needle)
{
	return ft_find_from(s, 0, needle);
}

ptrdiff_t ft_find_from(struct ft_str s, size_t off, struct ft_str needle)
{
	const char *hit;

	if (off > s.n || needle.n == 0 || needle.n > s.n - off)
		return -1;
	hit = memmem(s.p + off, s.n - off, needle.p, needle.n);
	return hit ? hit - s.p : -1;
}

bool ft_starts_any(struct ft_str s, const char *const *words)
{
	for (; *words; words++)
		if (ft_starts(s, ft_str(*words)))
			return true;
	return false;
}

bool ft_ends_any(struct ft_str s, const char *const *words)
{
	for (; *words; words++)
		if (ft_ends(s, ft_str(*words)))
			return true;
	return false;
}

bool ft_holds_any(struct ft_str s, const char *const *words)
{
	for (; *words; words++)
		if (ft_find(s, ft_str(*words)) >= 0)
			return true;
	return false;
}

bool ft_next_line(struct ft_str *rest, struct ft_str *line)
{
	const char *lf;

	if (rest->n == 0)
		return false;
	lf = memchr(rest->p, '\n', rest->n);
	*line = ft_sub(*rest, 0, lf ? (size_t)(lf - rest->p) : rest->n);
	*rest = ft_from(*rest, line->n + (lf ? 1 : 0));
	if (line->n > 0 && line->p[line->n - 1] == '\r')
		line->n--;
	return true;
}

bool ft_next_field(struct ft_str *rest, char sep, struct ft_str *field)
{
	const char *end;

	if (rest->p == NULL)
		return false;
	end = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
	*field = ft_sub(*rest, 0, end ? (size_t)(end - rest->p) : rest->n);
	*rest = end ? ft_from(*rest, field->n + 1) : (struct ft_str){NULL, 0};
	return true;
}

/* Length of the valid sequence at p (Unicode 15, table 3-7), or 0. */
static size_t seq_len(const unsigned char *p, size_t n)
{
	unsigned char b = p[0];

	if (b < 0x80)
		return 1;
	if (b < 0xC2 || b > 0xF4)
		return 0;
	if (b < 0xE0)
		return n >= 2 && (p[1] & 0xC0) == 0x80 ? 2 : 0;
	if (b < 0xF0) {
		if (n < 3 || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80)
			return 0;
		if ((b == 0xE0 && p[1] < 0xA0) || (b == 0xED && p[1] > 0x9F))
			return 0;
		return 3;
	}
	if (n < 4 || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80 || (p[3] & 0xC0) != 0x80)
		return 0;
	if ((b == 0xF0 && p[1] < 0x90) || (b == 0xF4 && p[1] > 0x8F))
		return 0;
	return 4;
}

/* NOLINTBEGIN(clang-analyzer-core.NullDereference): what has n > 0 has bytes */
uint32_t ft_next_cp(struct ft_str s, size_t *off)
{
	const unsigned char *p = (const unsigned char *)s.p + *off;
	size_t len = seq_len(p, s.n - *off);

	*off += len ? len : 1;
	switch (len) {
	case 1:
		return p[0];
	case 2:
		return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
	case 3:
		return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
	case 4:
		return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
		       (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
	default:
		return 0xFFFD;
	}
}
/* NOLINTEND(clang-analyzer-core.NullDereference) */

uint32_t ft_cp_at(struct ft_str s, size_t off)
{
	return off < s.n ? ft_next_cp(s, &off) : 0;
}

size_t ft_prev_off(struct ft_str s, size_t off)
{
	while (off > 0 && ((unsigned char)s.p[--off] & 0xC0) == 0x80)
		;
	return off;
}

size_t ft_put_cp(char out[4], uint32_t cp)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

/* Eight bytes a step: in each the lowest bit tells whether it continues a sequence, and the product's highest byte is
 * the sum of those bits. */
size_t ft_cp_count(struct ft_str s)
{
	const uint64_t ones = 0x0101010101010101u;
	size_t cp = 0, i = 0;
	uint64_t word;

	assert(s.p || s.n == 0);
	for (; i + 8 <= s.n; i += 8) {
		memcpy(&word, s.p + i, 8);
		cp += 8 - ((word >> 7 & ~word >> 6 & ones) * ones >> 56);
	}
	for (; i < s.n; i++)
		cp += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return cp;
}

size_t ft_off_of_cp(struct ft_str s, size_t cp)
{
	size_t off = 0;

	while (cp-- > 0 && off < s.n)
		ft_next_cp(s, &off);
	return off;
}

bool ft_utf8_valid(struct ft_str s, size_t *bad)
{
	size_t off = 0;

	while (off < s.n) {
		size_t len = seq_len((const unsigned char *)s.p + off, s.n - off);

		if (len == 0) {
			*bad = off;
			return false;
		}
		off += len;
	}
	return true;
}

void ft_line_column(struct ft_str s, size_t off, unsigned *line, unsigned *column)
{
	size_t start = 0;

	*line = 1;
	for (size_t i = 0; i < off; i++)
		if (s.p[i] == '\n') {
			++*line;
			start = i + 1;
		}
	*column = (unsigned)ft_cp_count(ft_sub(s, start, off - start)) + 1;
}

bool ft_is_blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F ||
	       cp == 0x205F || cp == 0x3000;
}

bool ft_is_zero_width(uint32_t cp)
{
	return cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
	       (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF;
}

size_t ft_skip_blanks(struct ft_str s, size_t off)
{
	while (off < s.n) {
		size_t next = off;
		uint32_t cp = ft_next_cp(s, &next);

		if (!ft_is_blank(cp) && !ft_is_zero_width(cp))
			break;
		off = next;
	}
	return off;
}

bool ft_is_han(uint32_t cp)
{
	return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF) || cp == 0x3005 || cp == 0x3007 ||
	       (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0x2E80 && cp <= 0x2FDF) || (cp >= 0x20000 && cp <= 0x323AF);
}
