/* Which encoding some bytes are in, and what comes out of them. */
#include "tests/unit/unit.h"

#include "indexer/decode.h"
#include "indexer/guess.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

/* Decodes; the caller frees out. `words` is the first diagnostic's message, or empty. */
static enum ft_err decode(struct ft_str raw, const char *as, struct ft_buf *out, const char **encoding, char words[200])
{
	struct ft_diags d = {.arena = ft_arena_new()};
	enum ft_err e = ft_decode_as(raw, as, out, encoding, &d);

	words[0] = '\0';
	if (d.head)
		snprintf(words, 200, "%u:%u %.*s", d.head->line, d.head->column, FT_FMT(d.head->message));
	ft_arena_free(d.arena);
	return e;
}

/* Encodes a text by iconv's name and expects our name and the text back. */
static void finds(const char *iconv_name, const char *ours, const char *text)
{
	char bytes[4096], words[200], *in = (char *)(uintptr_t)text, *to = bytes;
	size_t left = strlen(text), room = sizeof bytes;
	iconv_t cd = iconv_open(iconv_name, "UTF-8");
	struct ft_buf out = {0};
	const char *encoding = "";

	assert_int_equal(iconv(cd, &in, &left, &to, &room), 0);
	iconv_close(cd);
	assert_int_equal(decode((struct ft_str){bytes, sizeof bytes - room}, NULL, &out, &encoding, words), FT_OK);
	assert_string_equal(encoding, ours);
	assert_string_equal(out.data, text);
	assert_string_equal(words, "");
	ft_buf_free(&out);
}

static const char zh[] = "第三条 风车主应当每年检查叶片，并将检查情况报送主管部门。";
static const char tw[] = "第三條　風車主應每年檢查葉片，並將檢查情形報請主管機關備查。";
static const char en[] = "The owner’s sails shall be inspected each year — at “the café” too.";

static void test_finds(void **state)
{
	static const char *const all[][2] = {{"UTF-8", "UTF-8"}, {"GB18030", "GB18030"}, {"GBK", "GB18030"},
		{"UTF-16LE", "UTF-16LE"}, {"UTF-16BE", "UTF-16BE"}, {"UTF-32LE", "UTF-32LE"}, {"UTF-32BE", "UTF-32BE"}};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		finds(all[i][0], all[i][1], zh);
		finds(all[i][0], all[i][1], tw);
	}
	finds("GB2312", "GB18030", zh);
	finds("BIG5", "Big5", tw);
	finds("BIG5-HKSCS", "Big5-HKSCS", "第三條　風車主應每年檢查葉片，嘅係主管機關備查。");
	finds("CP1252", "Windows-1252", en);
	finds("UTF-8", "UTF-8", en);
	finds("UTF-16LE", "UTF-16LE", en);
	finds("UTF-8", "UTF-8", "Article 1");
	finds("UTF-8", "UTF-8", "短");
}

/* A mark names the encoding and is no part of the text. */
static void test_marks(void **state)
{
	static const struct ft_str with[] = {FT_S("\xEF\xBB\xBF" "a"), FT_S("\xFF\xFE" "a\0"), FT_S("\xFE\xFF\0a"),
		FT_S("\xFF\xFE\0\0a\0\0\0"), FT_S("\0\0\xFE\xFF\0\0\0a")};
	static const char *const names[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"};
	char words[200];

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		struct ft_buf out = {0};
		const char *encoding = "";

		assert_int_equal(decode(with[i], NULL, &out, &encoding, words), FT_OK);
		assert_string_equal(encoding, names[i]);
		assert_string_equal(out.data, "a");
		ft_buf_free(&out);
	}
}

/* Lines that end with CR alone are lines. */
static void test_old_lines(void **state)
{
	char words[200];
	struct ft_buf out = {0};
	const char *encoding = "";

	(void)state;
	assert_int_equal(decode(FT_S("a\rb\r"), NULL, &out, &encoding, words), FT_OK);
	assert_string_equal(out.data, "a\nb\n");
	ft_buf_reset(&out);
	assert_int_equal(decode(FT_S("a\rb\nc"), NULL, &out, &encoding, words), FT_OK);
	assert_string_equal(out.data, "a\rb\nc");
	ft_buf_free(&out);
}

/* What fits no character is U+FFFD, and its place is told. */
static void test_broken(void **state)
{
	char words[200];
	struct ft_buf out = {0};
	const char *encoding = "";

	(void)state;
	assert_int_equal(decode(FT_S("风车法\n第一条 为了管理\xFF风车，制定本法。"), NULL, &out, &encoding, words), FT_OK);
	assert_string_equal(encoding, "UTF-8");
	assert_string_equal(out.data, "风车法\n第一条 为了管理\xEF\xBF\xBD风车，制定本法。");
	assert_string_equal(words, "2:9 1 place holds bytes that fit no UTF-8 character, shown as U+FFFD");
	ft_buf_reset(&out);
	assert_int_equal(decode(FT_S("\xB7\xE7\xB3\xB5\xB7\xA8\n\xB5\xDA\xD2\xBB\xCC\xF5 \xFF\xB9\xDC\xC0\xED\xB7\xE7\xB3\xB5\xA3\xAC\xD6\xC6\xB6\xA8\xB1\xBE\xB7\xA8\xA1\xA3"),
				NULL, &out, &encoding, words), FT_OK);
	assert_string_equal(encoding, "GB18030");
	assert_string_equal(words, "2:5 1 place holds bytes that fit no GB18030 character, shown as U+FFFD");
	ft_buf_free(&out);
}

static void test_forced(void **state)
{
	char words[200];
	struct ft_buf out = {0};
	const char *encoding = "";

	(void)state;
	assert_int_equal(decode(FT_S("\xC1\xAA\xCD\xA8"), ft_encoding_find(FT_S("gbk")), &out, &encoding, words), FT_OK);
	assert_string_equal(out.data, "联通");
	assert_string_equal(ft_encoding_find(FT_S("utf8")), "UTF-8");
	assert_string_equal(ft_encoding_find(FT_S("BIG5-hkscs")), "Big5-HKSCS");
	assert_string_equal(ft_encoding_find(FT_S("Windows-1252")), "Windows-1252");
	ft_buf_reset(&out);
	assert_int_equal(decode(FT_S("\xFE\xFF\0a"), ft_encoding_find(FT_S("UTF-16")), &out, &encoding, words), FT_OK);
	assert_string_equal(out.data, "a");
	assert_string_equal(encoding, "UTF-16BE");
	assert_null(ft_encoding_find(FT_S("koi8-r")));
	assert_null(ft_encoding_find(FT_S("")));
	ft_buf_free(&out);
}

/* Bytes without sense are no text. */
static void test_noise(void **state)
{
	char noise[600], words[200];
	uint32_t x = 1;

	(void)state;
	for (int round = 0; round < 50; round++) {
		struct ft_buf out = {0};
		const char *encoding = "";

		for (size_t i = 0; i < sizeof noise; i++) {
			x = x * 1664525 + 1013904223;
			noise[i] = (char)(0x20 + (x >> 24) % 0xE0);
		}
		assert_int_equal(decode((struct ft_str){noise, sizeof noise}, NULL, &out, &encoding, words), FT_INPUT);
		ft_buf_free(&out);
	}
}

/* The same words cost the same in both scripts, and less than any other reading of them. */
static void test_model(void **state)
{
	struct ft_model m;

	(void)state;
	ft_model_init(&m);
	assert_int_equal(ft_model_cost(&m, FT_S("风车检查")), ft_model_cost(&m, FT_S("風車檢查")));
	assert_true(ft_model_cost(&m, FT_S("应当")) < ft_model_cost(&m, FT_S("塾籍")));
	assert_int_equal(ft_model_cost(&m, FT_S("")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_finds), cmocka_unit_test(test_marks), cmocka_unit_test(test_old_lines), cmocka_unit_test(test_broken),
		cmocka_unit_test(test_forced), cmocka_unit_test(test_noise), cmocka_unit_test(test_model),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
