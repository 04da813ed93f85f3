/* Children: fed, read, limited, killed. */
#include "base/child.h"
#include "tests/unit/unit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static enum ft_err sh(const char *script, struct ft_child c, struct ft_child_result *r)
{
	const char *argv[] = {"sh", "-c", script, NULL};

	c.argv = argv;
	c.wall = c.wall ? c.wall : 60;
	c.out_cap = c.out_cap ? c.out_cap : 1024 * 1024;
	c.err_cap = c.err_cap ? c.err_cap : 4096;
	return ft_child_run(&c, r);
}

static void test_feeds_and_reads(void **state)
{
	struct ft_child_result r;
	struct ft_buf in = {0};

	(void)state;
	for (int i = 0; i < 50000; i++)
		ft_buf_puts(&in, "0123456789");
	assert_int_equal(sh("cat; echo words >&2", (struct ft_child){.in = ft_buf_str(&in)}, &r), FT_OK);
	assert_int_equal(r.end, FT_CHILD_EXITED);
	assert_int_equal(r.out.len, in.len);
	assert_memory_equal(r.out.data, in.data, in.len);
	assert_string_equal(r.err.data, "words\n");
	ft_child_result_free(&r);
	/* A child that does not read is no end of ours, though the pipe has no reader. */
	assert_int_equal(sh("exec <&-; exit 7", (struct ft_child){.in = ft_buf_str(&in)}, &r), FT_INPUT);
	assert_int_equal(r.end, FT_CHILD_EXITED);
	assert_int_equal(r.code, 7);
	ft_child_result_free(&r);
	ft_buf_free(&in);
}

static void test_clean_environment(void **state)
{
	struct ft_child_result r;

	(void)state;
	setenv("LD_LIBRARY_PATH", "/nowhere", 1);
	setenv("SECRET", "x", 1);
	assert_int_equal(sh("echo \"$SECRET$LD_LIBRARY_PATH|$LC_ALL|$TZ\"; ls /proc/self/fd 2>/dev/null | wc -l >&2", (struct ft_child){0}, &r), FT_OK);
	unsetenv("LD_LIBRARY_PATH");
	assert_string_equal(r.out.data, "|C.UTF-8|UTC\n");
	assert_true(atoi(r.err.data) <= 4); /* 0 to 2, and the folder that ls reads */
	ft_child_result_free(&r);
}

static void test_limits(void **state)
{
	struct ft_child_result r;

	(void)state;
	assert_int_equal(sh("while :; do :; done", (struct ft_child){.cpu = 1}, &r), FT_INPUT);
	assert_int_equal(r.end, FT_CHILD_CPU);
	ft_child_result_free(&r);
	assert_int_equal(sh("sleep 60 & sleep 60; echo late", (struct ft_child){.wall = 1}, &r), FT_INPUT);
	assert_int_equal(r.end, FT_CHILD_WALL);
	assert_int_equal(r.out.len, 0);
	ft_child_result_free(&r);
	assert_int_equal(sh("while :; do echo 0123456789; done", (struct ft_child){.out_cap = 100000}, &r), FT_INPUT);
	assert_int_equal(r.end, FT_CHILD_OUTPUT);
	assert_int_equal(r.out.len, 100000);
	ft_child_result_free(&r);
	assert_int_equal(sh("yes 2>/dev/null | head -c 100000 >&2; exit 3", (struct ft_child){.err_cap = 64}, &r), FT_INPUT);
	assert_int_equal(r.code, 3);
	assert_int_equal(r.err.len, 64);
	ft_child_result_free(&r);
	assert_int_equal(sh("echo x >written; cat written", (struct ft_child){.no_files = true}, &r), FT_INPUT);
	assert_int_equal(r.out.len, 0);
	ft_child_result_free(&r);
	assert_int_equal(sh("kill -SEGV $$", (struct ft_child){0}, &r), FT_INPUT);
	assert_int_equal(r.end, FT_CHILD_KILLED);
	ft_child_result_free(&r);
}

static void test_no_program(void **state)
{
	const char *missing[] = {"fatiao-no-such-program", NULL}, *path[] = {"/nowhere/program", NULL};
	struct ft_child c = {.argv = missing, .wall = 1, .out_cap = 1, .err_cap = 1};
	struct ft_child_result r;

	(void)state;
	assert_int_equal(ft_child_run(&c, &r), FT_SYSTEM);
	assert_int_equal(r.end, FT_CHILD_NO_PROGRAM);
	assert_int_equal(errno, ENOENT);
	ft_child_result_free(&r);
	c.argv = path;
	assert_int_equal(ft_child_run(&c, &r), FT_SYSTEM);
	assert_int_equal(r.end, FT_CHILD_NO_PROGRAM);
	ft_child_result_free(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_feeds_and_reads),
		cmocka_unit_test(test_clean_environment),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_no_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
