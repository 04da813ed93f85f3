/* Writes a made-up corpus of the size of a large real one: laws of invented words, so that figures can be taken
 * where the real texts are not.
 * usage: made FOLDER FILES */
#include "base/buf.h"
#include "base/fs.h"
#include "base/num.h"

#include <stdio.h>
#include <stdlib.h>

enum { ARTICLES = 42, CLAUSES = 6, VOCABULARY = 5000, STOCK = 12000 };

/* A fixed generator: the same corpus every time. */
static uint32_t state = 2463534242u;

static uint32_t pick(uint32_t n)
{
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state % n;
}

/* Low numbers come often, as words do in a language. */
static uint32_t pick_low(uint32_t n)
{
	return pick(1 + pick(1 + pick(n)));
}

/* Word N of the invented language, two to four ideographs, or a word that bench/run.sh looks for, about as common as it is. */
static void put_word(struct ft_buf *b, uint32_t n)
{
	static const struct { uint32_t rank; const char *word; } real[] = {
		{40, "国家"}, {300, "网"}, {400, "监督检查"}, {500, "县级以上地方人民政府"}, {1200, "著作权"},
		{1500, "网络安全"}, {2200, "关键信息基础设施"}, {2500, "日志"},
	};

	for (size_t i = 0; i < sizeof real / sizeof real[0]; i++)
		if (n == real[i].rank) {
			ft_buf_puts(b, real[i].word);
			return;
		}
	for (uint32_t i = 0, len = 2 + n % 3; i < len; i++)
		ft_buf_cp(b, 0x4E00 + (n * 7919 + i * 104729) % 3500);
}

/* Laws say the same things again: clauses come from a stock, so that their words follow one another as words do. */
static void put_clause(struct ft_buf *b)
{
	static struct ft_buf stock[STOCK];
	uint32_t n = pick_low(STOCK);

	if (stock[n].len == 0)
		for (uint32_t w = 0, words = 4 + pick(5); w < words; w++)
			put_word(&stock[n], pick_low(VOCABULARY));
	ft_buf_add(b, ft_buf_str(&stock[n]));
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
		for (int c = 0; c < CLAUSES; c++) {
			put_clause(b);
			ft_buf_puts(b, c % 3 == 2 ? "。" : "，");
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
