/* Diagnostics: order, places, words. */
#include "tests/unit/unit.h"

#include "base/diag.h"

static void test_in_order(void **state)
{
	struct ft_diags d = {.arena = ft_arena_new()};

	(void)state;
	assert_null(d.head);
	ft_diag(&d, FT_D_GAP, 12, 3, "第%d条 is followed by 第%d条", 7, 9);
	ft_diag(&d, FT_D_EMPTY, 0, 0, "nothing in it");
	assert_int_equal(d.count, 2);
	assert_int_equal(d.head->code, FT_D_GAP);
	assert_int_equal(d.head->line, 12);
	assert_int_equal(d.head->column, 3);
	assert_str(d.head->message, "第7条 is followed by 第9条");
	assert_ptr_equal(d.head->next, d.tail);
	assert_str(d.tail->message, "nothing in it");
	assert_null(d.tail->next);
	ft_arena_free(d.arena);
}

/* A message may quote a line of any length; what is kept must still be whole UTF-8. */
static void test_long_message(void **state)
{
	struct ft_diags d = {.arena = ft_arena_new()};
	char line[4001];
	size_t bad;

	(void)state;
	for (size_t i = 0; i + 3 < sizeof line; i += 3)
		memcpy(line + i, "网", 3);
	line[3999] = '\0';
	for (int i = 0; i < 3; i++)
		ft_diag(&d, FT_D_LONG_LINE, 1, 1, "%.*s%s", i, "abc", line);
	for (const struct ft_diag *g = d.head; g; g = g->next)
		if (!ft_utf8_valid(g->message, &bad))
			fail_msg("the message is cut inside a character, at byte %zu", bad);
	ft_arena_free(d.arena);
}

static void test_words(void **state)
{
	static const enum ft_diag_code all[] = {
#define X(name, word, level) FT_D_##name,
		FT_DIAGS(X)
#undef X
	};

	(void)state;
	assert_string_equal(ft_diag_word(FT_D_NOT_ARTICLE), "not-an-article");
	assert_int_equal(ft_diag_level(FT_D_UNREADABLE), 'e');
	assert_int_equal(ft_diag_level(FT_D_GAP), 'w');
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		assert_int_equal(all[i], i);
		assert_true(ft_diag_level(all[i]) == 'e' || ft_diag_level(all[i]) == 'w');
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(ft_diag_word(all[i]), ft_diag_word(all[j]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_in_order),
		cmocka_unit_test(test_long_message),
		cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
