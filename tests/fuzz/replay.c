/* Drives a fuzz target without libFuzzer: over files and folders of files, or over buffers drawn by lot, the same ones for
 * the same seed. usage: TARGET FILE|FOLDER... | --random COUNT SEED */
#include "base/fs.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t count;

/* Hands on a copy without a byte to spare, so that a step too far is seen. */
static void try(struct ft_str s)
{
	uint8_t *exact = malloc(s.n ? s.n : 1);

	if (exact == NULL)
		exit(2);
	if (s.n)
		memcpy(exact, s.p, s.n);
	LLVMFuzzerTestOneInput(exact, s.n);
	free(exact);
	count++;
}

static bool replay(void *arg, const char *path, const char *rel, const struct stat *st)
{
	struct ft_buf raw = {0};

	(void)arg, (void)rel, (void)st;
	if (ft_read_file(path, (size_t)1 << 28, &raw) != FT_OK) {
		fprintf(stderr, "%s cannot be read\n", path);
		exit(2);
	}
	try(ft_buf_str(&raw));
	ft_buf_free(&raw);
	return true;
}

/* ---- by lot ---- */

static uint64_t state;

/* xorshift64*: the same numbers on every machine, which rand() does not promise. */
static uint32_t draw(uint32_t below)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (uint32_t)((state * 0x2545F4914F6CDD1D) >> 32) % below;
}

/* What moves a terminal, turns, hides or ends a line, what means something to a form, and what is cut or wrong UTF-8. */
static const char *const pieces[] = {
	"\x1B", "\x1B[2J", "\x1B]0;x\a", "\x1BP", "\a", "\b", "\r", "\n", "\r\n", "\t", "\v", "\f", "\x7F", "\xC2\x80", "\xC2\x85", "\xC2\x9B",
	"\xC2\x9D", "\xC2\xA0", "\xC2\xAD", "\xD8\x9C", "\xE1\xA0\x8E", "\xE2\x80\x8B", "\xE2\x80\x8D", "\xE2\x80\x8F", "\xE2\x80\xA8", "\xE2\x80\xA9",
	"\xE2\x80\xAE", "\xE2\x81\xA0", "\xE2\x81\xA6", "\xE2\x81\xA9", "\xEF\xBB\xBF", "\xEF\xBF\xB9", "\xEF\xBF\xBD", "\xEF\xBF\xBF", "\xEE\x80\x80",
	"\xF3\xA0\x80\x81", "\xF3\xB0\x80\x80", "\xF4\x8F\xBF\xBD", "\xCC\x81", "\xEF\xB8\x8F", "\xC0\x80", "\xED\xA0\x80", "\xFF", "\xE2\x80", "\xC2",
	"<", "</p>", "<script>", "&", "&amp;", "]]>", "-->", "\"", "'", "`", "```", "=", "+", "-", "@", "=cmd|' '!A0", "\xEF\xBC\x9D", ",", ";", "#", "# ",
	"1. ", "*", "_", "[x](y)", "|", "~", "\\", "\\n", "\\u001b", "{", "}", "%", "$", "ER  - ", "TY  - ", "javascript:", "http://", "灯", "第七条 ", "（一）",
	"\xEF\xBC\x88", " ", "a", "7",
};

static void make(struct ft_buf *out)
{
	size_t want = draw(20) ? draw(200) : draw(3000);
	uint32_t flavour = draw(4);

	ft_buf_reset(out);
	while (out->len < want) {
		uint32_t kind = flavour == 3 ? draw(3) : flavour;

		if (kind == 0)
			ft_buf_putc(out, (char)draw(256));
		else if (kind == 1)
			ft_buf_cp(out, draw(8) ? draw(0x3000) : draw(0x110000));
		else
			ft_buf_puts(out, pieces[draw(sizeof pieces / sizeof pieces[0])]);
	}
}

static void by_lot(unsigned long tries, unsigned long seed)
{
	struct ft_buf b = {0};

	state = seed * 2 + 1;
	for (unsigned long i = 0; i < tries; i++) {
		make(&b);
		try(ft_buf_str(&b));
	}
	ft_buf_free(&b);
}

int main(int argc, char **argv)
{
	struct ft_walk w = {.each = replay};

	if (argc == 4 && strcmp(argv[1], "--random") == 0) {
		by_lot(strtoul(argv[2], NULL, 10), strtoul(argv[3], NULL, 10));
		argc = 1;
	}
	for (int i = 1; i < argc; i++)
		if (!ft_is_dir(argv[i]))
			replay(NULL, argv[i], argv[i], NULL);
		else if (ft_walk(argv[i], &w) != FT_OK)
			return 2;
	printf("%zu inputs\n", count);
	return 0;
}
