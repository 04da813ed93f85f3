#include "doc/manifest.h"

#include "base/sha.h"

#include <stdlib.h>
#include <string.h>

static const char head[] = "fatiao-parts 1 ", part[] = "part ";

/* ---- the manifest and its seal ---- */

bool ft_manifest_find(struct ft_str file, struct ft_str *json)
{
	static const char *const before[] = {FT_MANIFEST_HTML, FT_MANIFEST_MD, FT_MANIFEST_XML};

	for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
		ptrdiff_t at = ft_find(file, ft_str(before[i]));
		struct ft_str rest;
		size_t n = 0;

		if (at < 0)
			continue;
		rest = ft_from(file, (size_t)at + strlen(before[i]));
		while (n < rest.n && rest.p[n] != '\n' && rest.p[n] != '<')
			n++;
		*json = ft_sub(rest, 0, n);
		if (ft_find(*json, FT_S("{\"schema\":\"" FT_MANIFEST_SCHEMA "\"")) == 0)
			return true;
	}
	return false;
}

/* Where the seal's digits stand in the bytes; -1: nowhere. */
static ptrdiff_t seal_at(struct ft_str file)
{
	struct ft_str json, key = FT_S(",\"seal\":\"");
	size_t tail = sizeof FT_MANIFEST_UNSEALED - 1 + 2;

	if (!ft_manifest_find(file, &json) || json.n < key.n + tail)
		return -1;
	if (!ft_eq(ft_sub(json, json.n - tail - key.n, key.n), key))
		return -1;
	return json.p - file.p + (ptrdiff_t)(json.n - tail);
}

/* The sum of the bytes with the seal as zeros. */
static void sum_of(char hex[FT_SHA_HEX], struct ft_buf *copy, size_t at)
{
	unsigned char sum[FT_SHA_BYTES];

	memset(copy->data + at, '0', FT_SHA_HEX - 1);
	ft_sha(sum, ft_buf_str(copy));
	ft_sha_hex(hex, sum);
}

bool ft_manifest_seal(struct ft_buf *file, char *hex)
{
	ptrdiff_t at = seal_at(ft_buf_str(file));
	char mine[FT_SHA_HEX];

	if (at < 0)
		return false;
	sum_of(mine, file, (size_t)at);
	memcpy(file->data + at, mine, FT_SHA_HEX - 1);
	if (hex)
		memcpy(hex, mine, FT_SHA_HEX);
	return true;
}

bool ft_manifest_intact(struct ft_str file)
{
	ptrdiff_t at = seal_at(file);
	struct ft_buf copy = {0};
	char hex[FT_SHA_HEX];
	bool same;

	if (at < 0)
		return false;
	ft_buf_add(&copy, file);
	sum_of(hex, &copy, (size_t)at);
	same = memcmp(hex, file.p + at, FT_SHA_HEX - 1) == 0;
	ft_buf_free(&copy);
	return same;
}

/* ---- parts ---- */

void ft_parts_begin(struct ft_buf *out, long long unix_time)
{
	ft_buf_fmt(out, "%s%lld\n", head, unix_time);
}

void ft_parts_add(struct ft_buf *out, const char *name, struct ft_str bytes)
{
	ft_buf_fmt(out, "%s%zu %s\n", part, bytes.n, name);
	ft_buf_add(out, bytes);
	ft_buf_putc(out, '\n');
}

/* The words behind `key` on the next line. */
static bool take_line(struct ft_str *rest, const char *key, struct ft_str *words)
{
	struct ft_str line, ahead = *rest;

	if (!ft_next_line(&ahead, &line) || !ft_starts(line, ft_str(key)))
		return false;
	*words = ft_from(line, strlen(key));
	*rest = ahead;
	return true;
}

bool ft_parts_head(struct ft_str *rest, long long *unix_time)
{
	struct ft_str words;
	char digits[24] = "";

	if (!take_line(rest, head, &words) || words.n == 0 || words.n >= sizeof digits)
		return false;
	memcpy(digits, words.p, words.n);
	*unix_time = strtoll(digits, NULL, 10);
	return true;
}

bool ft_parts_next(struct ft_str *rest, struct ft_str *name, struct ft_str *bytes)
{
	struct ft_str ahead = *rest, words, number;
	char digits[16] = "";
	size_t n;

	if (!take_line(&ahead, part, &words) || !ft_next_field(&words, ' ', &number) || number.n == 0 ||
	    number.n >= sizeof digits || words.n == 0)
		return false;
	memcpy(digits, number.p, number.n);
	n = strtoul(digits, NULL, 10);
	if (n >= ahead.n)
		return false;
	*name = words;
	*bytes = ft_sub(ahead, 0, n);
	*rest = ft_from(ahead, n + 1);
	return true;
}
