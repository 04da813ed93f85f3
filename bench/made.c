/* Writes a made-up corpus of the size of a large real one: laws of invented words, so that figures can be taken
 * where the real texts are not.
 * usage: made FOLDER FILES */
#include "base/buf.h"
#include "base/fs.h"
#include "base/num.h"

#include <stdio.h>
#include <stdlib.h>

enum { ARTICLES = 42, WORDS = 46 };

/* A fixed generator: the same corpus every time. */
static uint32_t state = 2463534242u;

static uint32_t pick(uint32_t n)
{
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state % n;
}

/* Word N of the invented language: two to four ideographs; low numbers come often. */
static void put_word(struct ft_buf *b)
{
	static const char *const real[] = {"网络安全", "日志", "国家", "监督检查", "著作权", "网", "关键信息基础设施",
					   "县级以上地方人民政府"};
	uint32_t n = pick(40) ? pick(1 + pick(6000)) : 0;

	if (n < 8) {
		ft_buf_puts(b, real[n]);
		return;
	}
	for (uint32_t i = 0, len = 2 + n % 3; i < len; i++)
		ft_buf_cp(b, 0x4E00 + (n * 7919 + i * 104729) % 3500);
}

static void put_law(struct ft_buf *b, uint32_t number)
{
	char zh[64];

	ft_buf_fmt(b, "# 造例第%u号条例\n\n20%02u年3月1日 造例市人民代表大会常务委员会第%u次会议通过\n\n", number,
		   number % 25, number % 90 + 1);
	for (uint32_t a = 1; a <= ARTICLES; a++) {
		ft_num_zh(zh, a);
		if (a % 10 == 1) {
			char chapter[64];

			ft_num_zh(chapter, a / 10 + 1);
			ft_buf_fmt(b, "## 第%s章 造例\n\n", chapter);
		}
		ft_buf_fmt(b, "第%s条 ", zh);
		for (int w = 0; w < WORDS; w++) {
			put_word(b);
			ft_buf_puts(b, w % 9 == 8 ? "。" : w % 3 == 2 ? "，" : "");
		}
		ft_buf_puts(b, "\n\n");
	}
}

int main(int argc, char **argv)
{
	uint32_t files = argc == 3 ? (uint32_t)strtoul(argv[2], NULL, 10) : 0;
	struct ft_buf law = {0}, path = {0};

	if (files == 0 || ft_mkdirs(argv[1]) != FT_OK) {
		fprintf(stderr, "usage: made FOLDER FILES\n");
		return 2;
	}
	for (uint32_t i = 1; i <= files; i++) {
		FILE *f;

		ft_buf_reset(&law);
		ft_buf_reset(&path);
		put_law(&law, i);
		ft_buf_fmt(&path, "%s/made-%05u.md", argv[1], i);
		f = fopen(path.data, "w");
		if (f == NULL || fwrite(law.data, 1, law.len, f) != law.len || fclose(f) != 0) {
			fprintf(stderr, "made: %s: cannot be written\n", path.data);
			return 5;
		}
	}
	ft_buf_free(&law);
	ft_buf_free(&path);
	return 0;
}
