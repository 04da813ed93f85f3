/* tui/flow.h and tui/canvas.h: how text is folded and painted. */
#include "tests/unit/unit.h"

#include "tui/flow.h"

#include <stdlib.h>
#include <string.h>

/* The lines of a paragraph folded at `cols`, joined by '|'. */
static char *folded(const char *text, int cols, int indent, int hang, bool wide)
{
	struct flow f = {.cols = cols, .wide = wide};
	struct canvas c = {.wide = wide};
	struct ft_buf out = {0}, line = {0};

	flow_puts(&f, text, M_TEXT);
	flow_end(&f, indent, hang, 0);
	for (size_t i = 0; i < f.len; i++) {
		canvas_size(&c, cols, 1);
		flow_put(&f, i, area_of(&c), 0);
		ft_buf_reset(&line);
		canvas_print(&c, &line);
		ft_buf_fmt(&out, "%s%.*s", i ? "|" : "", (int)line.len - 1, line.data);
	}
	flow_free(&f);
	canvas_free(&c);
	ft_buf_free(&line);
	return ft_buf_take(&out);
}

static void expect(const char *text, int cols, int indent, int hang, const char *want)
{
	char *got = folded(text, cols, indent, hang, false);

	assert_string_equal(got, want);
	free(got);
}

static void test_words_fold_at_blanks(void **state)
{
	(void)state;
	expect("the lamp is lit every night", 12, 0, 0, "the lamp is|lit every|night");
	expect("the lamp is lit every night", 14, 0, 2, "the lamp is|  lit every|  night");
}

static void test_ideographs_fold_anywhere_but_before_closing_marks(void **state)
{
	(void)state;
	expect("灯塔每夜点亮。", 12, 0, 0, "灯塔每夜点|亮。");
	expect("灯塔每夜点（亮）", 12, 0, 0, "灯塔每夜点|（亮）");
	expect("灯塔每夜点亮，", 12, 0, 0, "灯塔每夜点|亮，");
}

static void test_a_word_longer_than_the_line_is_cut(void **state)
{
	(void)state;
	expect("abcdefghijklmnop", 10, 0, 0, "abcdefghij|klmnop");
}

static void test_narrow_columns_never_loop(void **state)
{
	(void)state;
	for (int cols = -3; cols < 8; cols++) {
		struct flow f = {.cols = cols};

		flow_puts(&f, "灯塔 lamp 每夜", M_TEXT);
		flow_end(&f, 6, 9, 0);
		assert_true(f.len >= 1 && f.len < 32);
		flow_free(&f);
	}
}

static void test_ambiguous_characters_are_wide_on_demand(void **state)
{
	char *got;

	(void)state;
	assert_int_equal(str_cols(FT_S("→…"), false), 2);
	assert_int_equal(str_cols(FT_S("→…"), true), 4);
	assert_int_equal(str_cols(FT_S("法a"), true), 3);
	got = folded("“灯”“塔”", 8, 0, 0, true);
	assert_string_equal(got, "“灯”|“塔”");
	free(got);
}

static void test_what_may_not_reach_a_terminal_is_spelt_out(void **state)
{
	struct canvas c = {0};
	struct ft_buf out = {0};

	(void)state;
	canvas_size(&c, 30, 1);
	put(area_of(&c), 0, 0, FT_S("a\xE2\x80\xAE" "b\x1B[31m"), M_TEXT);
	canvas_print(&c, &out);
	assert_string_equal(out.data, "a<U+202E>b<U+001B>[31m\n");
	canvas_free(&c);
	ft_buf_free(&out);
}

static void test_combining_marks_stay_with_their_letter(void **state)
{
	struct canvas c = {0};

	(void)state;
	canvas_size(&c, 10, 1);
	assert_int_equal(put(area_of(&c), 0, 0, FT_S("e\xCC\x81x"), M_TEXT), 2);
	assert_int_equal(c.cells[0].cp, 'e');
	assert_int_equal(c.cells[0].mark[0], 0x301);
	assert_int_equal(c.cells[1].cp, 'x');
	canvas_free(&c);
}

static void test_nothing_is_painted_outside_an_area(void **state)
{
	struct canvas c = {0};
	struct area a;

	(void)state;
	canvas_size(&c, 8, 2);
	a = area_sub(area_of(&c), 2, 0, 3, 1);
	put(a, 0, 0, FT_S("灯塔"), M_TEXT); /* the second half of 塔 has no room */
	assert_int_equal(c.cells[2].cp, 0x706F);
	assert_int_equal(c.cells[4].cp, ' ');
	assert_int_equal(c.cells[5].cp, ' ');
	put(a, 0, 7, FT_S("x"), M_TEXT);
	assert_int_equal(put_cut(a, 0, 0, 3, FT_S("abcdef"), M_TEXT), 3);
	assert_int_equal(c.cells[4].cp, 0x2026);
	canvas_free(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_fold_at_blanks),
		cmocka_unit_test(test_ideographs_fold_anywhere_but_before_closing_marks),
		cmocka_unit_test(test_a_word_longer_than_the_line_is_cut),
		cmocka_unit_test(test_narrow_columns_never_loop),
		cmocka_unit_test(test_ambiguous_characters_are_wide_on_demand),
		cmocka_unit_test(test_what_may_not_reach_a_terminal_is_spelt_out),
		cmocka_unit_test(test_combining_marks_stay_with_their_letter),
		cmocka_unit_test(test_nothing_is_painted_outside_an_area),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
