/* user.db (user/user.h): an older one is migrated and kept beside; several processes that open a new or an old one at once all
 * succeed. */
#include "unit.h"

#include "base/fs.h"
#include "store/db.h"
#include "user/user.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* What version 1 wrote. */
static const char *const first =
	"PRAGMA application_id=0x66617475;"
	"CREATE TABLE source(id INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL, added TEXT NOT NULL DEFAULT (date('now', '+8 hours')));"
	"INSERT INTO source(path) VALUES('/laws');"
	"PRAGMA user_version=1;";

static void make_first(const char *dir)
{
	char *path = ft_path(dir, "user.db");
	struct ft_db *db;

	assert_int_equal(ft_mkdirs(dir), FT_OK);
	assert_int_equal(ft_db_open(&db, path, FT_DB_USER, NULL), FT_OK);
	ft_db_exec(db, first);
	assert_int_equal(ft_db_error(db, NULL), FT_OK);
	ft_db_close(db);
	free(path);
}

static int64_t ask(const char *path, const char *sql)
{
	struct ft_db *db;
	int64_t v;

	assert_int_equal(ft_db_open(&db, path, FT_DB_USER, NULL), FT_OK);
	v = ft_db_int(db, sql, -1);
	assert_int_equal(ft_db_error(db, NULL), FT_OK);
	ft_db_close(db);
	return v;
}

static void test_migrates(void **state)
{
	struct ft_user *u;
	struct ft_arena *a = ft_arena_new();
	struct ft_buf why = {0};
	size_t n;

	(void)state;
	make_first("old");
	assert_int_equal(ft_user_open(&u, "old", &why), FT_OK);
	assert_str(ft_user_sources(u, a, &n)[0], "/laws");
	assert_int_equal(n, 1);
	ft_user_close(u);
	assert_int_equal(ask("old/user.db", "PRAGMA user_version"), 2);
	assert_int_equal(ask("old/user.db", "SELECT count(*) FROM note"), 0);
	assert_int_equal(ask("old/user.db.v1", "PRAGMA user_version"), 1);
	assert_int_equal(ask("old/user.db.v1", "SELECT count(*) FROM source"), 1);
	assert_int_equal(ft_user_verify("old", &why), FT_OK);
	assert_int_not_equal(access("old/.user.db.old", F_OK), 0);
	ft_arena_free(a);
	ft_buf_free(&why);
}

/* The old one cannot be kept: then nothing is changed, and why is said. */
static void test_keeps_or_leaves(void **state)
{
	struct ft_user *u;
	struct ft_buf why = {0};

	(void)state;
	make_first("full");
	assert_int_equal(ft_mkdirs("full/.user.db.old/x"), FT_OK); /* stands in the way */
	assert_int_equal(ft_user_open(&u, "full", &why), FT_SYSTEM);
	assert_null(u);
	assert_true(why.len > 0);
	assert_int_equal(ask("full/user.db", "PRAGMA user_version"), 1);
	ft_buf_free(&why);
}

static void open_at_once(const char *dir)
{
	enum { AT_ONCE = 6 };
	pid_t v[AT_ONCE];

	for (int i = 0; i < AT_ONCE; i++) {
		v[i] = fork();
		if (v[i] == 0) {
			struct ft_buf why = {0};
			struct ft_user *u;
			enum ft_err e = ft_user_open(&u, dir, &why);

			if (e == FT_OK)
				e = ft_user_add_source(u, "/more", &why);
			if (e != FT_OK)
				fprintf(stderr, "%d: %s\n", (int)e, why.data ? why.data : "");
			_exit(e != FT_OK);
		}
		assert_true(v[i] > 0);
	}
	for (int i = 0; i < AT_ONCE; i++) {
		int status;

		assert_int_equal(waitpid(v[i], &status, 0), v[i]);
		assert_int_equal(status, 0);
	}
}

static void test_at_once(void **state)
{
	(void)state;
	for (int i = 0; i < 30; i++) {
		char dir[32];

		snprintf(dir, sizeof dir, "new%d", i);
		open_at_once(dir);
		snprintf(dir, sizeof dir, "first%d", i);
		make_first(dir);
		open_at_once(dir);
		snprintf(dir, sizeof dir, "first%d/user.db.v1", i);
		assert_int_equal(ask(dir, "PRAGMA user_version"), 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_migrates),
		cmocka_unit_test(test_keeps_or_leaves),
		cmocka_unit_test(test_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
