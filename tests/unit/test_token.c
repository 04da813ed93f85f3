/* Words and bigrams of a text, each with the bytes it comes from. */
#include "tests/unit/unit.h"

#include "base/buf.h"
#include "store/token.h"

static int put(void *arg, struct ft_str token, size_t from, size_t to, enum ft_token_kind kind)
{
	(void)kind;
	ft_buf_fmt(arg, "%.*s[%zu,%zu) ", FT_FMT(token), from, to);
	return 0;
}

static void gives(const char *text, const char *tokens)
{
	struct ft_buf got = {0};

	assert_int_equal(ft_tokens(ft_str(text), put, &got), 0);
	assert_str(ft_buf_str(&got), tokens);
	ft_buf_free(&got);
}

static void test_runs_and_words(void **state)
{
	(void)state;
	gives("灯要亮", "灯要[0,6) 要亮[3,9) 亮[6,9) ");
	gives("灯 be lit.", "灯[0,3) be[4,6) lit[7,10) ");
	gives("A灯B", "a[0,1) 灯[1,4) b[4,5) ");
	gives("灯\u200B要", "灯要[0,9) 要[6,9) ");
}

/* ㈠ folds to (一), ½ to 1/2: the marks in them end a token that began in the same character. */
static void test_one_character_of_several(void **state)
{
	(void)state;
	gives("第㈠项", "第[0,3) 一[3,6) 项[6,9) ");
	gives("a ½", "a[0,1) 1[2,4) 2[2,4) ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_runs_and_words),
		cmocka_unit_test(test_one_character_of_several),
	};

	return cmocka_run_group_tests_name("token", tests, NULL, NULL);
}
