/* How often the encoding of a passage is found. usage: encodings COUNT SEED ENCODING FILE...
 *
 * Draws COUNT passages of 10 to 1,000 characters from UTF-8 files, encodes each by iconv and decodes it with
 * ft_decode; right is what gives the passage back, character by character. Passages that the encoding cannot hold are
 * drawn again. Prints a line: encoding, then right/all for passages of 10-19, 20-49, 50-199 and 200-1000 characters,
 * then the share of right ones from 20 characters on. With an environment variable SHOW wrong ones are printed. */
#include "indexer/decode.h"

#include "base/fs.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BINS = 4, MAX_TRIES = 200 };

static const size_t upto[BINS] = {20, 50, 200, 1001};

static uint64_t state;

static size_t draw(size_t n) /* 0..n-1, xorshift64* */
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (size_t)((state * 0x2545F4914F6CDD1Du) >> 33) % n;
}

/* A length of 10 to 1000: each power of two as likely as the next. */
static size_t draw_length(void)
{
	size_t low = 10, high = 20;

	for (size_t step = draw(7); step > 0; step--) {
		low = high;
		high = high * 2 > 1001 ? 1001 : high * 2;
	}
	return low + draw(high > low ? high - low : 1);
}

static struct ft_str draw_passage(struct ft_str file, size_t cps)
{
	size_t at = draw(file.n), end;

	while (at < file.n && ((unsigned char)file.p[at] & 0xC0) == 0x80)
		at++;
	end = at + ft_off_of_cp(ft_from(file, at), cps);
	return ft_sub(file, at, end - at);
}

static bool encode(iconv_t cd, struct ft_str s, struct ft_buf *out)
{
	char *in = (char *)(uintptr_t)s.p, *to;
	size_t left = s.n, room = s.n * 4 + 16, had = room;

	ft_buf_reset(out);
	ft_buf_reserve(out, room);
	to = out->data;
	iconv(cd, NULL, NULL, NULL, NULL);
	if (iconv(cd, &in, &left, &to, &room) != 0)
		return false;
	out->len = had - room;
	return true;
}

static bool is_right(struct ft_str bytes, struct ft_str passage)
{
	struct ft_diags d = {.arena = ft_arena_new()};
	struct ft_buf text = {0};
	const char *encoding = "";
	bool right = ft_decode(bytes, &text, &encoding, &d) == FT_OK && ft_eq(ft_buf_str(&text), passage);

	if (!right && getenv("SHOW"))
		printf("# %s: %.*s\n", encoding, FT_FMT(passage));
	ft_buf_free(&text);
	ft_arena_free(d.arena);
	return right;
}

/* Draws one passage that can be encoded and counts it. */
static bool try_one(iconv_t cd, const struct ft_buf *files, size_t n, size_t right[BINS], size_t all[BINS])
{
	struct ft_buf bytes = {0};
	size_t cps = draw_length(), bin = 0, tries = 0;

	while (tries < MAX_TRIES) {
		struct ft_str passage = draw_passage(ft_buf_str(&files[draw(n)]), cps);

		tries++;
		if (ft_cp_count(passage) != cps || ft_trim(passage).n == 0 || !encode(cd, passage, &bytes))
			continue;
		while (cps >= upto[bin])
			bin++;
		all[bin]++;
		right[bin] += is_right(ft_buf_str(&bytes), passage);
		ft_buf_free(&bytes);
		return true;
	}
	ft_buf_free(&bytes);
	return false;
}

int main(int argc, char **argv)
{
	size_t right[BINS] = {0}, all[BINS] = {0}, sum = 0, of = 0, n = 0;
	struct ft_buf *files = argc > 4 ? calloc((size_t)argc, sizeof *files) : NULL;
	iconv_t cd = argc > 4 ? iconv_open(argv[3], "UTF-8") : (iconv_t)-1;

	if (files == NULL || cd == (iconv_t)-1) {
		fprintf(stderr, "usage: encodings COUNT SEED ENCODING FILE...\n");
		return 2;
	}
	state = strtoull(argv[2], NULL, 10) * 2654435761u + 1;
	for (int i = 4; i < argc; i++)
		n += ft_read_file(argv[i], (size_t)1 << 28, &files[n]) == FT_OK && files[n].len > 0 &&
		     ft_utf8_valid(ft_buf_str(&files[n]), &sum);
	sum = 0;
	for (size_t i = strtoul(argv[1], NULL, 10); n > 0 && i > 0 && try_one(cd, files, n, right, all); i--)
		;
	printf("%-12s", argv[3]);
	for (int b = 0; b < BINS; b++) {
		printf("  %5zu/%-5zu", right[b], all[b]);
		sum += b ? right[b] : 0;
		of += b ? all[b] : 0;
	}
	printf("  %.3f%%\n", of ? 100.0 * (double)sum / (double)of : 0.0);
	return 0;
}
