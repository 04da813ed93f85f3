/* The table by name. */
#include "tests/unit/unit.h"

#include "base/arena.h"
#include "base/table.h"

struct item {
	struct ft_str key;
	int n;
	char pad; /* an odd size is none of the table's business */
};

static void test_begins_empty(void **state)
{
	struct ft_table t = {0};

	(void)state;
	assert_null(ft_table_find(&t, FT_S("a"), sizeof(struct item)));
	ft_table_free(&t);
	ft_table_free(&t);
}

static void test_makes_and_finds(void **state)
{
	struct ft_table t = {0};
	struct item *x;
	bool fresh;

	(void)state;
	x = ft_table_at(&t, FT_S("第一条"), sizeof *x, &fresh);
	assert_true(fresh);
	assert_str(x->key, "第一条");
	assert_int_equal(x->n, 0);
	x->n = 7;
	x = ft_table_at(&t, FT_S("第一条"), sizeof *x, &fresh);
	assert_false(fresh);
	assert_int_equal(x->n, 7);
	assert_ptr_equal(ft_table_find(&t, FT_S("第一条"), sizeof *x), x);
	assert_null(ft_table_find(&t, FT_S("第一"), sizeof *x));
	assert_int_equal(t.len, 1);
	ft_table_free(&t);
}

static void test_takes_an_empty_key(void **state)
{
	struct ft_table t = {0};
	struct item *x;
	bool fresh;

	(void)state;
	x = ft_table_at(&t, (struct ft_str){NULL, 0}, sizeof *x, &fresh);
	assert_true(fresh);
	x->n = 1;
	x = ft_table_at(&t, FT_S(""), sizeof *x, &fresh);
	assert_false(fresh);
	assert_int_equal(x->n, 1);
	ft_table_free(&t);
}

static void test_keeps_all_while_it_grows(void **state)
{
	enum { MANY = 5000 };
	struct ft_arena *a = ft_arena_new();
	struct ft_table t = {0};

	(void)state;
	for (int i = 0; i < MANY; i++) {
		bool fresh;
		struct item *x = ft_table_at(&t, ft_arena_fmt(a, "art_%d", i), sizeof *x, &fresh);

		assert_true(fresh);
		x->n = i;
	}
	assert_int_equal(t.len, MANY);
	for (int i = 0; i < MANY; i++) {
		const struct item *x = ft_table_find(&t, ft_arena_fmt(a, "art_%d", i), sizeof *x);

		assert_non_null(x);
		assert_int_equal(x->n, i);
	}
	assert_null(ft_table_find(&t, FT_S("art_5000"), sizeof(struct item)));
	ft_table_free(&t);
	ft_arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_begins_empty),
		cmocka_unit_test(test_makes_and_finds),
		cmocka_unit_test(test_takes_an_empty_key),
		cmocka_unit_test(test_keeps_all_while_it_grows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
