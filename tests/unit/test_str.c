/* Slices, lines, fields and UTF-8. */
#include "tests/unit/unit.h"

static void test_empty(void **state)
{
	struct ft_str none = {NULL, 0}, line;

	(void)state;
	assert_str(ft_str(NULL), "");
	assert_str(ft_sub(none, 3, 4), "");
	assert_str(ft_trim(none), "");
	assert_true(ft_eq(none, ft_str("")));
	assert_int_equal(ft_cmp(none, ft_str("")), 0);
	assert_true(ft_starts(none, none) && ft_ends(none, none));
	assert_int_equal(ft_find(none, FT_S("x")), -1);
	assert_int_equal(ft_cp_at(none, 0), 0);
	assert_int_equal(ft_cp_count(none), 0);
	assert_false(ft_next_line(&none, &line));
	assert_false(ft_next_field(&none, ',', &line));
}

static void test_sub_stays_inside(void **state)
{
	struct ft_str s = FT_S("abcdef");

	(void)state;
	assert_str(ft_sub(s, 2, 3), "cde");
	assert_str(ft_sub(s, 4, 99), "ef");
	assert_str(ft_sub(s, 4, SIZE_MAX), "ef");
	assert_str(ft_sub(s, 99, 1), "");
	assert_str(ft_from(s, 5), "f");
}

static void test_any(void **state)
{
	static const char *const words[] = {"条", "章", NULL}, *const none[] = {NULL};

	(void)state;
	assert_true(ft_starts_any(FT_S("章程"), words) && ft_ends_any(FT_S("第一条"), words) && ft_holds_any(FT_S("第一条的"), words));
	assert_false(ft_starts_any(FT_S("第一条"), words) || ft_ends_any(FT_S("章程"), words) || ft_holds_any(FT_S("节"), words));
	assert_false(ft_starts_any(FT_S(""), words) || ft_ends_any(FT_S("条"), none) || ft_holds_any(FT_S("条"), none));
}

static void test_line_column(void **state)
{
	struct ft_str s = FT_S("灯\n要亮\n");
	unsigned line, column;

	(void)state;
	ft_line_column(s, 0, &line, &column);
	assert_true(line == 1 && column == 1);
	ft_line_column(s, 7, &line, &column);
	assert_true(line == 2 && column == 2);
	ft_line_column(s, s.n, &line, &column);
	assert_true(line == 3 && column == 1);
}

static void test_trim(void **state)
{
	(void)state;
	assert_str(ft_trim(FT_S(" \t\r\n")), "");
	assert_str(ft_trim(FT_S("　 第一条 　\u00A0\uFEFF\u200B\r")), "第一条");
	assert_str(ft_trim(FT_S("总　则")), "总　则");
}

static void test_compare_and_find(void **state)
{
	struct ft_str s = FT_S("第一条 第二条 第一条");

	(void)state;
	assert_true(ft_cmp(FT_S("a"), FT_S("b")) < 0);
	assert_true(ft_cmp(FT_S("ab"), FT_S("a")) > 0);
	assert_true(ft_cmp(FT_S("\x7F"), FT_S("\xE7")) < 0); /* bytes are unsigned */
	assert_true(ft_starts(s, FT_S("第一")));
	assert_true(ft_ends(s, FT_S("一条")));
	assert_false(ft_starts(FT_S("第"), s));
	assert_false(ft_ends(FT_S("条"), s));
	assert_int_equal(ft_find(s, FT_S("第一条")), 0);
	assert_int_equal(ft_find_from(s, 1, FT_S("第一条")), 20);
	assert_int_equal(ft_find_from(s, 21, FT_S("第一条")), -1);
	assert_int_equal(ft_find_from(s, 999, FT_S("条")), -1);
	assert_int_equal(ft_find(s, FT_S("")), -1);
}

static void test_lines(void **state)
{
	struct ft_str rest = FT_S("one\r\n\ntwo\r\r\nlast"), line;

	(void)state;
	assert_true(ft_next_line(&rest, &line));
	assert_str(line, "one");
	assert_true(ft_next_line(&rest, &line));
	assert_str(line, "");
	assert_true(ft_next_line(&rest, &line));
	assert_str(line, "two\r");
	assert_true(ft_next_line(&rest, &line));
	assert_str(line, "last");
	assert_false(ft_next_line(&rest, &line));
}

static void test_fields(void **state)
{
	struct ft_str rest = FT_S("a\t\tb\t"), field;

	(void)state;
	assert_true(ft_next_field(&rest, '\t', &field));
	assert_str(field, "a");
	assert_true(ft_next_field(&rest, '\t', &field));
	assert_str(field, "");
	assert_true(ft_next_field(&rest, '\t', &field));
	assert_str(field, "b");
	assert_true(ft_next_field(&rest, '\t', &field));
	assert_str(field, "");
	assert_false(ft_next_field(&rest, '\t', &field));
}

/* Every code point goes out and comes back; surrogates do not come back. */
static void test_code_points(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		char out[4];
		struct ft_str s = {out, ft_put_cp(out, cp)};
		size_t off = 0, bad = 0;
		bool surrogate = cp >= 0xD800 && cp < 0xE000;

		if (ft_utf8_valid(s, &bad) == surrogate)
			fail_msg("U+%04X", (unsigned)cp);
		if (ft_next_cp(s, &off) != (surrogate ? 0xFFFD : cp) || off != (surrogate ? 1 : s.n))
			fail_msg("U+%04X", (unsigned)cp);
	}
}

static void test_invalid(void **state)
{
	static const char *const bad[] = {
		"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE7\xBD", "\xED\xA0\x80", "\xF0\x80\x80\x80",
		"\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xF0\x9F\x98", "\xC3",
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		char text[16] = "ok";
		size_t off = 2, at = 99;

		strcat(text, bad[i]);
		assert_false(ft_utf8_valid(ft_str(text), &at));
		assert_int_equal(at, 2);
		assert_int_equal(ft_next_cp(ft_str(text), &off), 0xFFFD);
		assert_int_equal(off, 3);
	}
}

/* Eight bytes a step or one: every length and place agrees with the steps of ft_next_cp. */
static void test_counts(void **state)
{
	const struct ft_str all = FT_S("a网\U00020000z网络安全é法, plain words and 条 again网");

	(void)state;
	for (size_t from = 0; from < all.n; from++)
		for (size_t to = from; ((unsigned char)all.p[from] & 0xC0) != 0x80 && to <= all.n; to++) {
			struct ft_str s = ft_sub(all, from, to - from);
			size_t want = 0;

			if (to < all.n && ((unsigned char)all.p[to] & 0xC0) == 0x80)
				continue;
			for (size_t off = 0; off < s.n; want++)
				ft_next_cp(s, &off);
			assert_int_equal(ft_cp_count(s), want);
		}
}

static void test_offsets(void **state)
{
	struct ft_str s = FT_S("a网\U00020000z");

	(void)state;
	assert_int_equal(ft_cp_count(s), 4);
	assert_int_equal(ft_off_of_cp(s, 0), 0);
	assert_int_equal(ft_off_of_cp(s, 2), 4);
	assert_int_equal(ft_off_of_cp(s, 3), 8);
	assert_int_equal(ft_off_of_cp(s, 99), s.n);
	assert_int_equal(ft_prev_off(s, 8), 4);
	assert_int_equal(ft_prev_off(s, 4), 1);
	assert_int_equal(ft_prev_off(s, 0), 0);
	assert_int_equal(ft_cp_at(s, 4), 0x20000);
	assert_int_equal(ft_cp_at(s, s.n), 0);
}

static void test_kinds(void **state)
{
	static const uint32_t blanks[] = {' ', '\t', 0xA0, 0x2000, 0x200A, 0x202F, 0x205F, 0x3000};
	static const uint32_t zero[] = {0xAD, 0x200B, 0x200F, 0x202A, 0x202E, 0x2060, 0x2066, 0x206F, 0xFEFF};
	static const uint32_t han[] = {0x4E00, 0x9FFF, 0x3400, 0x3005, 0x3007, 0xF900, 0x2F79, 0x20000, 0x31350};

	(void)state;
	for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++)
		assert_true(ft_is_blank(blanks[i]) && !ft_is_zero_width(blanks[i]) && !ft_is_han(blanks[i]));
	for (size_t i = 0; i < sizeof zero / sizeof zero[0]; i++)
		assert_true(ft_is_zero_width(zero[i]) && !ft_is_blank(zero[i]));
	for (size_t i = 0; i < sizeof han / sizeof han[0]; i++)
		assert_true(ft_is_han(han[i]));
	assert_false(ft_is_blank('\n') || ft_is_han(0x3001) || ft_is_han('a') || ft_is_han(0x3042));
}

static void test_head(void **state)
{
	(void)state;
	assert_str(ft_head(FT_S("灯塔"), 6), "灯塔");
	assert_str(ft_head(FT_S("灯塔"), 5), "灯");
	assert_str(ft_head(FT_S("灯塔"), 3), "灯");
	assert_str(ft_head(FT_S("灯塔"), 2), "");
	assert_str(ft_head(FT_S("a灯"), 1), "a");
	assert_str(ft_head(FT_S(""), 4), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_head),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_sub_stays_inside),
		cmocka_unit_test(test_any),
		cmocka_unit_test(test_line_column),
		cmocka_unit_test(test_trim),
		cmocka_unit_test(test_compare_and_find),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_code_points),
		cmocka_unit_test(test_invalid),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_offsets),
		cmocka_unit_test(test_kinds),
	};

	return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
