/* tui/key.h, tui/action.h, tui/prompt.h: keys by name, the rows of actions, a line being typed. */
#include "tests/unit/unit.h"

#include "tui/action.h"
#include "tui/prompt.h"

#include <string.h>

static void test_names_go_both_ways(void **state)
{
	static const char *const names[] = {"Enter", "S-Tab", "PgDn", "C-f", "j", "?", "法", "Space"};
	struct ft_buf b = {0};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		uint32_t key = key_find(ft_str(names[i]));

		assert_int_not_equal(key, 0);
		ft_buf_reset(&b);
		key_put(&b, key);
		assert_string_equal(b.data, names[i]);
	}
	assert_int_equal(key_find(FT_S("Foo")), 0);
	assert_int_equal(key_find(FT_S("")), 0);
	ft_buf_free(&b);
}

static void test_every_row_has_good_keys_and_help(void **state)
{
	size_t n;
	const struct key_row *rows = key_rows(&n);
	struct keymap m;
	struct ft_str bad;

	(void)state;
	for (size_t i = 0; i < n; i++) {
		assert_true(keymap_set(&m, rows[i].action, ft_str(rows[i].keys), &bad));
		assert_true(rows[i].help[0] && rows[i].where);
		assert_int_equal(action_find(ft_str(rows[i].name)), rows[i].action);
		assert_int_equal(key_row_of(rows[i].action)->action, rows[i].action);
	}
}

static void test_no_key_has_two_meanings_in_one_view(void **state)
{
	size_t n;
	const struct key_row *rows = key_rows(&n);
	struct keymap m;

	(void)state;
	keymap_init(&m);
	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++)
			for (int a = 0; a < KEYS_MAX && m.keys[rows[i].action][a]; a++)
				for (int b = 0; b < KEYS_MAX && m.keys[rows[j].action][b]; b++)
					assert_false(m.keys[rows[i].action][a] == m.keys[rows[j].action][b] &&
						     (rows[i].where & rows[j].where));
}

static void test_the_view_s_own_row_wins(void **state)
{
	struct keymap m;

	(void)state;
	keymap_init(&m);
	assert_int_equal(keymap_find(&m, K_TAB, IN_READER), A_NEXT_PANE);
	assert_int_equal(keymap_find(&m, K_TAB, IN_SEARCH), A_CHIPS);
	assert_int_equal(keymap_find(&m, '/', IN_LIBRARY), A_FILTER);
	assert_int_equal(keymap_find(&m, '/', IN_READER), A_FIND);
	assert_int_equal(keymap_find(&m, ' ', IN_READER), A_PAGE_DOWN);
	assert_int_equal(keymap_find(&m, 0x4E00, IN_READER), A_NONE);
}

static void test_settings_change_keys(void **state)
{
	struct keymap m;
	struct ft_str bad;

	(void)state;
	keymap_init(&m);
	assert_true(keymap_set(&m, A_DOWN, FT_S("n  Down"), &bad));
	assert_int_equal(keymap_find(&m, 'j', IN_HELP), A_NONE);
	assert_int_equal(keymap_find(&m, 'n', IN_HELP), A_DOWN);
	assert_true(keymap_set(&m, A_DOWN, FT_S(""), &bad));
	assert_int_equal(keymap_find(&m, 'n', IN_HELP), A_NONE);
	assert_false(keymap_set(&m, A_DOWN, FT_S("j Nokey"), &bad));
	assert_true(ft_eq(bad, FT_S("Nokey")));
}

static void type(struct prompt *p, const char *keys)
{
	struct ft_str rest = ft_str(keys), one;

	while (ft_next_field(&rest, ' ', &one))
		assert_true(prompt_key(p, key_find(one)));
}

static void test_a_line_is_edited(void **state)
{
	struct prompt p = {0};

	(void)state;
	prompt_begin(&p, 0, 0, FT_S("/"), FT_S("灯塔"));
	type(&p, "Left x Right y");
	assert_string_equal(p.text.data, "灯x塔y");
	type(&p, "Home Del End Backspace");
	assert_string_equal(p.text.data, "x塔");
	type(&p, "Space a b C-w");
	assert_string_equal(p.text.data, "x塔 ");
	type(&p, "C-u");
	assert_string_equal(p.text.data, "");
	type(&p, "Backspace Left Del");
	assert_false(prompt_key(&p, K_UP));
	assert_false(prompt_key(&p, K_TAB));
	prompt_free(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names_go_both_ways),
		cmocka_unit_test(test_every_row_has_good_keys_and_help),
		cmocka_unit_test(test_no_key_has_two_meanings_in_one_view),
		cmocka_unit_test(test_the_view_s_own_row_wins),
		cmocka_unit_test(test_settings_change_keys),
		cmocka_unit_test(test_a_line_is_edited),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
