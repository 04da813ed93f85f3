#include "indexer/decode.h"

#include "indexer/guess.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

/* The encodings that are tried. GB18030 holds GB2312 and GBK; Big5-HKSCS holds Big5, which is asked first. */
static const struct encoding {
	const char *name, *iconv;
	size_t unit;      /* bytes by which its characters are counted */
	struct ft_str mark;
	long prior;       /* tenths of a bit: how much rarer than UTF-8 among files */
	const char *also; /* other names, folded (fold_name), parted by blanks */
} encodings[] = {
	{"UTF-8", NULL, 1, {"\xEF\xBB\xBF", 3}, 0, "utf8 ascii usascii"},
	{"GB18030", "GB18030", 1, {"\x84\x31\x95\x33", 4}, 20, "gb18030 gbk gb2312 gb cp936 euccn"},
	{"Big5", "BIG5", 1, {"", 0}, 40, "big5 cp950"},
	{"Big5-HKSCS", "BIG5-HKSCS", 1, {"", 0}, 80, "big5hkscs hkscs"},
	{"Windows-1252", "CP1252", 1, {"", 0}, 40, "windows1252 cp1252 latin1 iso88591"},
	{"UTF-32LE", "UTF-32LE", 4, {"\xFF\xFE\0\0", 4}, 60, "utf32le utf32"}, /* before UTF-16LE, whose mark its own begins with */
	{"UTF-32BE", "UTF-32BE", 4, {"\0\0\xFE\xFF", 4}, 60, "utf32be"},
	{"UTF-16LE", "UTF-16LE", 2, {"\xFF\xFE", 2}, 60, "utf16le utf16 unicode"},
	{"UTF-16BE", "UTF-16BE", 2, {"\xFE\xFF", 2}, 60, "utf16be"},
};

enum {
	ENCODINGS = sizeof encodings / sizeof encodings[0],
	SAMPLE = 65536,  /* bytes that are weighed */
	BEFORE = 256,    /* of them, at most, before the first that is not ASCII */
	SURE = 48,       /* ASCII bytes, or characters of several bytes in valid UTF-8, that leave no doubt */
	BITS = 80,       /* tenths of a bit a byte: a reading that costs more has understood nothing */
};

/* What a conversion met. */
struct faults {
	size_t count;
	size_t first; /* place of the first in the output */
};

static size_t convert_utf8(struct ft_str s, struct ft_buf *out, struct faults *f)
{
	size_t bad;

	while (!ft_utf8_valid(s, &bad)) {
		ft_buf_add(out, ft_sub(s, 0, bad));
		if (f->count++ == 0)
			f->first = out->len;
		ft_buf_cp(out, 0xFFFD);
		s = ft_from(s, bad + 1);
	}
	ft_buf_add(out, s);
	return f->count;
}

/* Appends s as UTF-8; what fits no character becomes U+FFFD and is counted. */
static void convert(const struct encoding *e, struct ft_str s, struct ft_buf *out, struct faults *f)
{
	iconv_t cd = e->iconv ? iconv_open("UTF-8", e->iconv) : (iconv_t)-1;
	char *in = (char *)(uintptr_t)s.p;
	size_t left = s.n;

	*f = (struct faults){0};
	if (e->iconv && cd == (iconv_t)-1 && errno != EINVAL)
		ft_die(strerror(errno));
	if (cd == (iconv_t)-1) { /* UTF-8, or an encoding that this iconv lacks: all of it is at fault */
		convert_utf8(s, out, f);
		return;
	}
	while (left > 0) {
		size_t room = left * 2 + 16, had = room, step;
		char *to;

		ft_buf_reserve(out, room);
		to = out->data + out->len;
		step = iconv(cd, &in, &left, &to, &room);
		out->len += had - room;
		if (step != (size_t)-1 || errno == E2BIG)
			continue;
		if (f->count++ == 0)
			f->first = out->len;
		ft_buf_cp(out, 0xFFFD);
		step = left < e->unit ? left : e->unit;
		in += step;
		left -= step;
		iconv(cd, NULL, NULL, NULL, NULL);
	}
	if (out->data)
		out->data[out->len] = '\0';
	iconv_close(cd);
}

/* ---- which encoding ---- */

static const struct encoding *by_mark(struct ft_str raw)
{
	for (size_t i = 0; i < ENCODINGS; i++)
		if (encodings[i].mark.n && ft_starts(raw, encodings[i].mark))
			return &encodings[i];
	return NULL;
}

/* Offset of the first byte that no ASCII text has, or the length. */
static size_t first_special(struct ft_str s)
{
	size_t i = 0;

	while (i < s.n && s.p[i] != '\0' && (unsigned char)s.p[i] < 0x80)
		i++;
	return i;
}

/* Whether it can be nothing but UTF-8: long and plain ASCII, or valid with many characters of several bytes. */
static bool surely_utf8(struct ft_str raw, size_t special)
{
	size_t many = 0, bad;

	if (special == raw.n)
		return raw.n >= SURE;
	if (memchr(raw.p, '\0', raw.n) || !ft_utf8_valid(raw, &bad))
		return false;
	for (size_t i = special; i < raw.n && many < SURE; i++)
		many += (unsigned char)raw.p[i] >= 0xC0;
	return many >= SURE;
}

/* What is weighed: all of a short file, else what stands around its first byte that is not ASCII. */
static struct ft_str sample_of(struct ft_str raw, size_t special)
{
	size_t from = special > BEFORE ? (special - BEFORE) & ~(size_t)3 : 0;

	return raw.n <= SAMPLE ? raw : ft_sub(raw, from, SAMPLE);
}

static long weigh(const struct ft_model *m, const struct encoding *e, struct ft_str sample, struct ft_buf *scratch)
{
	struct faults f;

	ft_buf_reset(scratch);
	convert(e, sample, scratch, &f);
	return ft_model_cost(m, ft_buf_str(scratch)) + e->prior;
}

/* The likeliest encoding; *understood tells whether its reading is a text at all. */
static const struct encoding *guess(struct ft_str raw, bool *understood)
{
	size_t special = first_special(raw);
	struct ft_str sample = sample_of(raw, special);
	const struct encoding *best = &encodings[0];
	struct ft_buf scratch = {0};
	struct ft_model model;
	long least = 0, cost;

	*understood = true;
	if (surely_utf8(raw, special))
		return best;
	ft_model_init(&model);
	for (size_t i = 0; i < ENCODINGS; i++) {
		if (raw.n % encodings[i].unit != 0)
			continue;
		cost = weigh(&model, &encodings[i], sample, &scratch);
		if (i == 0 || cost < least) {
			least = cost;
			best = &encodings[i];
		}
	}
	*understood = sample.n < SURE || least <= (long)sample.n * BITS;
	ft_buf_free(&scratch);
	return best;
}

/* ---- what came out ---- */

static void report_faults(struct ft_str text, const struct faults *f, const char *encoding, struct ft_diags *diags)
{
	unsigned line, column;

	if (f->count == 0)
		return;
	ft_line_column(text, f->first, &line, &column);
	ft_diag(diags, FT_D_ENCODING, line, column, "%zu place%s hold%s bytes that fit no %s character, shown as U+FFFD",
		f->count, f->count == 1 ? "" : "s", f->count == 1 ? "s" : "", encoding);
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

/* Old files part lines by CR alone: they become LF. One among LF is a control character like others. */
static void mend_lines(struct ft_buf *out, size_t from)
{
	size_t n = out->len - from;

	if (n == 0 || memchr(out->data + from, '\n', n))
		return;
	for (char *p = out->data + from; (p = memchr(p, '\r', (size_t)(out->data + out->len - p))); p++)
		*p = '\n';
}

enum ft_err ft_decode_as(struct ft_str raw, const char *as, struct ft_buf *out, const char **encoding, struct ft_diags *diags)
{
	const struct encoding *e = NULL, *marked = by_mark(raw);
	size_t from = out->len;
	bool understood = true;
	struct ft_str text;
	struct faults f;

	for (size_t i = 0; as && i < ENCODINGS; i++)
		if (strcmp(encodings[i].name, as) == 0)
			e = &encodings[i];
	if (e == NULL || (marked && e->unit > 1 && e->unit == marked->unit)) /* the mark knows the order of bytes */
		e = marked;
	if (e && e == marked)
		raw = ft_from(raw, e->mark.n);
	if (raw.n == 0 || ft_trim(raw).n == 0) {
		ft_diag(diags, FT_D_EMPTY, 0, 0, "it is empty");
		return FT_INPUT;
	}
	if (e == NULL)
		e = guess(raw, &understood);
	*encoding = e->name;
	convert(e, raw, out, &f);
	mend_lines(out, from);
	text = ft_from(ft_buf_str(out), from);
	f.first -= f.count ? from : 0;
	if (is_binary(text)) {
		ft_diag(diags, FT_D_BINARY, 0, 0, "it is no text: it holds control characters or NUL bytes");
		return FT_INPUT;
	}
	if (!understood || f.count * 10 > ft_cp_count(text)) {
		ft_diag(diags, FT_D_BINARY, 0, 0, "it is no text in any encoding known here");
		return FT_INPUT;
	}
	report_faults(text, &f, e->name, diags);
	return FT_OK;
}

enum ft_err ft_decode(struct ft_str raw, struct ft_buf *out, const char **encoding, struct ft_diags *diags)
{
	return ft_decode_as(raw, NULL, out, encoding, diags);
}

/* ---- names ---- */

/* Letters and digits alone, in lower case. */
static void fold_name(char out[24], struct ft_str name)
{
	size_t n = 0;

	for (size_t i = 0; i < name.n && n < 23; i++) {
		char c = name.p[i];

		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))
			out[n++] = c;
		else if (c >= 'A' && c <= 'Z')
			out[n++] = (char)(c + 32);
	}
	out[n] = '\0';
}

const char *ft_encoding_find(struct ft_str name)
{
	char folded[24];

	fold_name(folded, name);
	for (size_t i = 0; i < ENCODINGS && folded[0]; i++) {
		struct ft_str rest = ft_str(encodings[i].also), one;

		while (rest.n && ft_next_field(&rest, ' ', &one))
			if (ft_eq(one, ft_str(folded)))
				return encodings[i].name;
	}
	return NULL;
}

const char *ft_encoding_names(void)
{
	return "UTF-8, UTF-16LE, UTF-16BE, UTF-32LE, UTF-32BE, GB18030 (GBK, GB2312), Big5, Big5-HKSCS, Windows-1252";
}
