/* Opening a database in each of its modes; the verbs are in db.c. */
#include "store/inner.h"

#include "store/page.h"
#include "store/schema.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_CELL = 64 * 1024 * 1024, PATIENCE = 5000 /* milliseconds */, NAP = 20 };

static const char *const mode_sql[] = {
	[FT_DB_LOOK] = "PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;",
	[FT_DB_READ] = "PRAGMA cell_size_check=ON; PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY;",
	[FT_DB_BUILD] = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY;"
			"PRAGMA cache_size=-32768; PRAGMA locking_mode=EXCLUSIVE;",
	[FT_DB_USER_LOOK] = "PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY;",
	[FT_DB_USER] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
		       "PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY;",
};

static bool is_reader(enum ft_db_mode mode)
{
	return mode == FT_DB_READ || mode == FT_DB_LOOK;
}

static int configure(struct ft_db *db, enum ft_db_mode mode)
{
	int rc, sum_bytes = FT_PAGE_SUM;

	sqlite3_extended_result_codes(db->h, 1);
	sqlite3_limit(db->h, SQLITE_LIMIT_LENGTH, MAX_CELL);
	sqlite3_busy_timeout(db->h, mode == FT_DB_USER ? PATIENCE : 0);
	if (is_reader(mode)) {
		sqlite3_db_config(db->h, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
		sqlite3_db_config(db->h, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	}
	if (mode == FT_DB_BUILD) { /* must stand before the first page is written */
		sqlite3_exec(db->h, "PRAGMA page_size=" FT_PAGE_SIZE, NULL, NULL, NULL);
		sqlite3_file_control(db->h, "main", SQLITE_FCNTL_RESERVE_BYTES, &sum_bytes);
	}
	rc = sqlite3_exec(db->h, mode_sql[mode], NULL, NULL, NULL);
	/* Of two that make a new file's log at once one is refused, and not made to wait by the timeout. */
	for (int waited = 0; mode == FT_DB_USER && (rc & 0xFF) == SQLITE_BUSY && waited < PATIENCE; waited += NAP) {
		sqlite3_sleep(NAP);
		rc = sqlite3_exec(db->h, mode_sql[mode], NULL, NULL, NULL);
	}
	if (rc == SQLITE_OK && (is_reader(mode) || mode == FT_DB_BUILD))
		rc = ft_token_register(db->h);
	if (rc == SQLITE_OK && is_reader(mode))
		rc = ft_rank_register(db);
	return rc;
}

/* An index is never changed in place, only replaced whole: a reader needs no locks, which are a third of the system
 * calls of a short search. The path goes into a URI, each byte that is no plain one as %XX. */
static int open_reader(struct ft_db *db, const char *path, const char *vfs)
{
	struct ft_buf uri = {0};
	int rc;

	ft_buf_puts(&uri, "file:");
	for (const char *c = path; *c; c++)
		if (isalnum((unsigned char)*c) || strchr("/._-~", *c))
			ft_buf_putc(&uri, *c);
		else
			ft_buf_fmt(&uri, "%%%02X", (unsigned char)*c);
	ft_buf_puts(&uri, "?immutable=1");
	ft_vfs_register();
	rc = sqlite3_open_v2(uri.data, &db->h, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI,
			     vfs);
	ft_buf_free(&uri);
	return rc;
}

static int open_handle(struct ft_db *db, const char *path, enum ft_db_mode mode)
{
	if (is_reader(mode) || mode == FT_DB_USER_LOOK)
		return open_reader(db, path, mode == FT_DB_READ ? FT_CHECKED_VFS : NULL);
	return sqlite3_open_v2(path, &db->h, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
}

enum ft_err ft_db_open(struct ft_db **out, const char *path, enum ft_db_mode mode, struct ft_buf *why)
{
	struct ft_db *db = ft_alloc(sizeof *db);
	enum ft_err e;

	*out = NULL;
	if (is_reader(mode) && access(path, F_OK) != 0) {
		free(db);
		return FT_MISSING;
	}
	ft_db_fail(db, open_handle(db, path, mode));
	if (db->err == FT_OK)
		ft_db_fail(db, configure(db, mode));
	if (db->err == FT_OK && is_reader(mode))
		ft_schema_check(db);
	if (db->err == FT_OK) {
		*out = db;
		return FT_OK;
	}
	e = ft_db_error(db, why);
	ft_db_close(db);
	return e;
}
