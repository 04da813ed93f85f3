/* The growing buffer. */
#include "tests/unit/unit.h"

#include "base/buf.h"

#include <stdlib.h>

static void test_begins_empty(void **state)
{
	struct ft_buf b = {0};
	char *taken;

	(void)state;
	assert_str(ft_buf_str(&b), "");
	ft_buf_reset(&b);
	taken = ft_buf_take(&b);
	assert_string_equal(taken, "");
	free(taken);
	ft_buf_free(&b);
	ft_buf_free(&b);
}

static void test_adds(void **state)
{
	struct ft_buf b = {0};

	(void)state;
	ft_buf_puts(&b, "第");
	ft_buf_putc(&b, '7');
	ft_buf_add(&b, FT_S("条"));
	ft_buf_add(&b, (struct ft_str){NULL, 0});
	ft_buf_cp(&b, 0x20000);
	ft_buf_fmt(&b, " %d%s", 12, "");
	assert_str(ft_buf_str(&b), "第7条\U00020000 12");
	assert_int_equal(b.data[b.len], '\0');
	ft_buf_reset(&b);
	assert_int_equal(b.len, 0);
	assert_string_equal(b.data, "");
	ft_buf_free(&b);
	assert_null(b.data);
}

static void test_holds_nul(void **state)
{
	struct ft_buf b = {0};

	(void)state;
	ft_buf_add(&b, (struct ft_str){"a\0b", 3});
	assert_int_equal(b.len, 3);
	assert_memory_equal(b.data, "a\0b", 4);
	ft_buf_free(&b);
}

static void test_grows(void **state)
{
	struct ft_buf b = {0};

	(void)state;
	for (int i = 0; i < 100000; i++) {
		ft_buf_putc(&b, (char)('a' + i % 26));
		assert_true(b.cap > b.len);
		assert_int_equal(b.data[b.len], '\0');
	}
	for (int i = 0; i < 100000; i++)
		assert_int_equal(b.data[i], 'a' + i % 26);
	ft_buf_reset(&b);
	ft_buf_fmt(&b, "%0100000d", 7);
	assert_int_equal(b.len, 100000);
	assert_int_equal(b.data[99999], '7');
	ft_buf_free(&b);
}

static void test_take_hands_over(void **state)
{
	struct ft_buf b = {0};
	char *taken;

	(void)state;
	ft_buf_puts(&b, "mine");
	taken = ft_buf_take(&b);
	assert_string_equal(taken, "mine");
	assert_null(b.data);
	assert_int_equal(b.len + b.cap, 0);
	ft_buf_puts(&b, "next");
	assert_str(ft_buf_str(&b), "next");
	ft_buf_free(&b);
	free(taken);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_begins_empty),
		cmocka_unit_test(test_adds),
		cmocka_unit_test(test_holds_nul),
		cmocka_unit_test(test_grows),
		cmocka_unit_test(test_take_hands_over),
	};

	return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
