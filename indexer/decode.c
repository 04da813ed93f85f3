#include "indexer/decode.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

/* Byte order marks; UTF-32LE stands before UTF-16LE, whose mark it begins with. */
static const struct mark {
	struct ft_str bytes;
	const char *encoding;
} marks[] = {
	{{"\xEF\xBB\xBF", 3}, "UTF-8"},
	{{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
	{{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
	{{"\xFF\xFE", 2}, "UTF-16LE"},
	{{"\xFE\xFF", 2}, "UTF-16BE"},
};

static void count_place(struct ft_str s, size_t off, unsigned *line, unsigned *column)
{
	size_t start = 0;

	*line = 1;
	for (size_t i = 0; i < off; i++) {
		if (s.p[i] == '\n') {
			++*line;
			start = i + 1;
		}
	}
	*column = (unsigned)ft_cp_count(ft_sub(s, start, off - start)) + 1;
}

/* Copies s, each invalid byte as U+FFFD; returns how many there were. */
static size_t mend(struct ft_str s, struct ft_buf *out, struct ft_diags *diags, const char *encoding)
{
	size_t bad, count = 0, first = 0, base = 0;
	unsigned line, column;
	struct ft_str rest = s;

	while (!ft_utf8_valid(rest, &bad)) {
		if (count++ == 0)
			first = base + bad;
		ft_buf_add(out, ft_sub(rest, 0, bad));
		ft_buf_cp(out, 0xFFFD);
		rest = ft_from(rest, bad + 1);
		base += bad + 1;
	}
	ft_buf_add(out, rest);
	if (count) {
		count_place(s, first, &line, &column);
		ft_diag(diags, FT_D_ENCODING, line, column, "%zu byte%s fit no %s character, shown as U+FFFD", count,
			count == 1 ? "" : "s", encoding);
	}
	return count;
}

/* Converts the whole of s, or fails without a word: used where the encoding is a guess, too. */
static bool convert(struct ft_str s, const char *encoding, struct ft_buf *out)
{
	iconv_t cd = iconv_open("UTF-8", encoding);
	char *in = (char *)(uintptr_t)s.p;
	size_t left = s.n, done;
	bool ok = cd != (iconv_t)-1;

	while (ok && left > 0) {
		size_t room = left * 2 + 16, had = room;
		char *to;

		ft_buf_reserve(out, room);
		to = out->data + out->len;
		done = iconv(cd, &in, &left, &to, &room);
		out->len += had - room;
		ok = done != (size_t)-1 || errno == E2BIG;
	}
	if (out->data)
		out->data[out->len] = '\0';
	if (cd != (iconv_t)-1)
		iconv_close(cd);
	return ok;
}

static const struct mark *mark_of(struct ft_str raw)
{
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (ft_starts(raw, marks[i].bytes))
			return &marks[i];
	return NULL;
}

/* A text has no NUL and few other control characters. */
static bool is_binary(struct ft_str s)
{
	size_t controls = 0, n = s.n < 65536 ? s.n : 65536;

	if (memchr(s.p, '\0', s.n))
		return true;
	for (size_t i = 0; i < n; i++)
		controls += (unsigned char)s.p[i] < 0x20 && !strchr("\t\n\r\f\v", s.p[i]);
	return controls * 20 > n;
}

static enum ft_err decode_utf8(struct ft_str raw, struct ft_buf *out, const char **encoding, struct ft_diags *diags)
{
	size_t bad;

	if (is_binary(raw)) {
		ft_diag(diags, FT_D_BINARY, 0, 0, "it is no text: it holds control characters or NUL bytes");
		return FT_INPUT;
	}
	if (!ft_utf8_valid(raw, &bad) && convert(raw, "GB18030", out)) {
		*encoding = "GB18030";
		return FT_OK;
	}
	ft_buf_reset(out);
	*encoding = "UTF-8";
	if (mend(raw, out, diags, "UTF-8") > raw.n / 10) {
		ft_diag(diags, FT_D_BINARY, 0, 0, "it is no text in any encoding known here");
		return FT_INPUT;
	}
	return FT_OK;
}

enum ft_err ft_decode(struct ft_str raw, struct ft_buf *out, const char **encoding, struct ft_diags *diags)
{
	const struct mark *m = mark_of(raw);
	enum ft_err e = FT_OK;

	if (m)
		raw = ft_from(raw, m->bytes.n);
	if (raw.n == 0 || ft_trim(raw).n == 0) {
		ft_diag(diags, FT_D_EMPTY, 0, 0, "it is empty");
		return FT_INPUT;
	}
	if (m == NULL || strcmp(m->encoding, "UTF-8") == 0)
		return decode_utf8(raw, out, encoding, diags);
	*encoding = m->encoding;
	if (!convert(raw, m->encoding, out)) {
		ft_diag(diags, FT_D_BINARY, 0, 0, "it begins as %s but holds bytes that are not", m->encoding);
		e = FT_INPUT;
	}
	return e;
}
