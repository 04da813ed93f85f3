/* Numerals of Chinese and English law. */
#include "tests/unit/unit.h"

#include "base/num.h"

/* Reads at the start of text; `rest` is what must be left. */
static void reads(const char *text, long value, const char *rest)
{
	struct ft_str s = ft_str(text);
	size_t off = 0;
	long got = ft_num_read(s, &off);

	if (got != value)
		fail_msg("%s: %ld, not %ld", text, got, value);
	assert_str(ft_from(s, off), rest);
}

static void test_chinese(void **state)
{
	(void)state;
	reads("一", 1, "");
	reads("十", 10, "");
	reads("十五条", 15, "条");
	reads("二十", 20, "");
	reads("二十一", 21, "");
	reads("一百", 100, "");
	reads("一百零一条", 101, "条");
	reads("一百一十", 110, "");
	reads("一百二十三", 123, "");
	reads("一千二百六十", 1260, "");
	reads("一千零一", 1001, "");
	reads("两千", 2000, "");
	reads("一万元", 10000, "元");
	reads("十万元", 100000, "元");
	reads("一百万元", 1000000, "元");
	reads("三十五万六千", 356000, "");
}

static void test_digit_by_digit(void **state)
{
	(void)state;
	reads("二〇一七年", 2017, "年");
	reads("二○一七年", 2017, "年");
	reads("二零一七", 2017, "");
	reads("一九九四", 1994, "");
	reads("〇", 0, "");
}

static void test_arabic(void **state)
{
	(void)state;
	reads("21条", 21, "条");
	reads("２１条", 21, "条");
	reads("2１", 21, "");
	reads("007", 7, "");
	reads("99999999", 99999999, "");
}

static void test_none(void **state)
{
	(void)state;
	reads("", -1, "");
	reads("条", -1, "条");
	reads("a1", -1, "a1");
	reads("-1", -1, "-1");
	reads("100000000", -1, "100000000");
	reads("99999999999999999999999999", -1, "99999999999999999999999999");
	reads("九千九百九十九万九千九百九十九", 99999999, "");
	reads("九千九千万九千九千万", -1, "九千九千万九千九千万");
}

static void test_written_and_read_again(void **state)
{
	static const struct { long n; const char *zh; } rows[] = {
		{1, "一"}, {10, "十"}, {11, "十一"}, {20, "二十"}, {21, "二十一"}, {100, "一百"}, {101, "一百零一"},
		{110, "一百一十"}, {1001, "一千零一"}, {1010, "一千零一十"}, {1260, "一千二百六十"}, {10000, "一万"},
	};
	char out[64];

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		assert_int_equal(ft_num_zh(out, rows[i].n), strlen(rows[i].zh));
		assert_string_equal(out, rows[i].zh);
	}
	for (long n = 1; n <= 99999; n++) {
		size_t off = 0, len = ft_num_zh(out, n);

		if (ft_num_read((struct ft_str){out, len}, &off) != n || off != len)
			fail_msg("%ld is written %s", n, out);
	}
}

static void test_roman(void **state)
{
	static const struct { const char *text; long n; } rows[] = {
		{"I", 1}, {"iv", 4}, {"IX", 9}, {"xiv", 14}, {"XL", 40}, {"XC", 90}, {"CD", 400}, {"MCMXCIV", 1994},
		{"MMMCMXCIX", 3999}, {"", -1}, {"A", -1}, {"I I", -1}, {"I\t", -1}, {"VII.", -1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (ft_num_roman(ft_str(rows[i].text)) != rows[i].n)
			fail_msg("%s is %ld", rows[i].text, ft_num_roman(ft_str(rows[i].text)));
}

/* A heap of the right letters is no numeral: "(ill)", "(mid)" are words. */
static void test_not_roman(void **state)
{
	static const char *const rows[] = {"IIII", "VV", "IC", "ILL", "MID", "IIX", "XM", "VX", "LIL"};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (ft_num_roman(ft_str(rows[i])) != -1)
			fail_msg("%s is %ld", rows[i], ft_num_roman(ft_str(rows[i])));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_chinese),
		cmocka_unit_test(test_digit_by_digit),
		cmocka_unit_test(test_arabic),
		cmocka_unit_test(test_none),
		cmocka_unit_test(test_written_and_read_again),
		cmocka_unit_test(test_roman),
		cmocka_unit_test(test_not_roman),
	};

	return cmocka_run_group_tests_name("num", tests, NULL, NULL);
}
