/* Files and folders, and the archive of the user's own things. */
#include "tests/unit/unit.h"

#include "base/fs.h"
#include "user/tar.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static void test_mkdirs(void **state)
{
	(void)state;
	errno = 0;
	assert_int_equal(ft_mkdirs(""), FT_SYSTEM);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(ft_mkdirs("/"), FT_OK);
	assert_int_equal(ft_mkdirs("one/two//three/"), FT_OK);
	assert_true(ft_is_dir("one/two/three"));
	assert_int_equal(ft_mkdirs("one/two"), FT_OK);
	assert_int_equal(ft_write_file("one/file", FT_S("x")), FT_OK);
	assert_int_equal(ft_mkdirs("one/file"), FT_SYSTEM);
	assert_int_equal(errno, ENOTDIR);
}

static void test_parent(void **state)
{
	static const char *const rows[][2] = {{"a", "."}, {"a/b", "a"}, {"/a", "/"}, {"/a/b", "/a"}, {"a//b", "a"}, {"", "."}};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char *parent = ft_parent(rows[i][0]);

		assert_string_equal(parent, rows[i][1]);
		free(parent);
	}
}

/* An archive that holds zeros where a file could not be read is no backup. */
static void test_tar_says_what_it_cannot_read(void **state)
{
	struct ft_buf why = {0};
	struct ft_tar *t;

	(void)state;
	assert_int_equal(ft_mkdirs("folder"), FT_OK);
	assert_int_equal(ft_tar_begin(&t, "mine.tar", &why), FT_OK);
	assert_int_equal(ft_tar_add(t, "folder", "user.db", &why), FT_SYSTEM); /* opens, but read fails */
	assert_non_null(strstr(why.data, strerror(EISDIR)));
	ft_tar_free(t);
	assert_int_equal(access("mine.tar", F_OK), -1);
	assert_int_equal(access("mine.tar.part", F_OK), -1);
	ft_buf_free(&why);
}

static void test_tar_names(void **state)
{
	struct ft_buf why = {0};
	char name[400] = "library/";
	struct ft_tar *t;

	(void)state;
	memset(name + 8, 'x', 120);
	assert_int_equal(ft_write_file("file", FT_S("words")), FT_OK);
	assert_int_equal(ft_tar_begin(&t, "mine.tar", &why), FT_OK);
	errno = 0;
	assert_int_equal(ft_tar_add(t, "file", name, &why), FT_SYSTEM);
	assert_non_null(strstr(why.data, strerror(ENAMETOOLONG)));
	ft_tar_free(t);
	ft_buf_free(&why);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mkdirs),
		cmocka_unit_test(test_parent),
		cmocka_unit_test(test_tar_says_what_it_cannot_read),
		cmocka_unit_test(test_tar_names),
	};

	return cmocka_run_group_tests_name("fs", tests, NULL, NULL);
}
