#include "store/inner.h"

#include "store/schema.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_CELL = 64 * 1024 * 1024, PROGRESS_STEPS = 4000 };

static enum ft_err err_of(int rc)
{
	switch (rc & 0xFF) {
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_TOOBIG:
	case SQLITE_SCHEMA:
	case SQLITE_ERROR: /* a table that is not there: our SQL itself is proved by tests */
		return FT_DAMAGED;
	case SQLITE_INTERRUPT:
		return FT_CANCELLED;
	default:
		return FT_SYSTEM;
	}
}

void ft_db_fail(struct ft_db *db, int rc)
{
	if (rc == SQLITE_OK || rc == SQLITE_ROW || rc == SQLITE_DONE || db->err != FT_OK)
		return;
	db->err = err_of(rc);
	ft_buf_reset(&db->why);
	ft_buf_puts(&db->why, sqlite3_errmsg(db->h));
}

enum ft_err ft_db_error(struct ft_db *db, struct ft_buf *why)
{
	enum ft_err e = db->err;

	if (e != FT_OK && why)
		ft_buf_add(why, ft_buf_str(&db->why));
	db->err = FT_OK;
	return e;
}

bool ft_db_ok(const struct ft_db *db)
{
	return db->err == FT_OK;
}

static const char *const mode_sql[] = {
	[FT_DB_READ] = "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA query_only=ON;"
		       "PRAGMA mmap_size=0; PRAGMA cache_size=-8192;",
	[FT_DB_BUILD] = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY;"
			"PRAGMA cache_size=-32768; PRAGMA locking_mode=EXCLUSIVE;",
	[FT_DB_USER] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
		       "PRAGMA trusted_schema=OFF;",
};

static int configure(struct ft_db *db, enum ft_db_mode mode)
{
	int rc;

	sqlite3_extended_result_codes(db->h, 1);
	sqlite3_limit(db->h, SQLITE_LIMIT_LENGTH, MAX_CELL);
	sqlite3_busy_timeout(db->h, mode == FT_DB_USER ? 5000 : 0);
	if (mode == FT_DB_READ)
		sqlite3_db_config(db->h, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	if (mode == FT_DB_BUILD) /* must stand before the first page is written */
		sqlite3_exec(db->h, "PRAGMA page_size=" FT_PAGE_SIZE, NULL, NULL, NULL);
	rc = sqlite3_exec(db->h, mode_sql[mode], NULL, NULL, NULL);
	if (rc == SQLITE_OK && mode != FT_DB_USER)
		rc = ft_token_register(db->h);
	if (rc == SQLITE_OK && mode == FT_DB_READ)
		rc = ft_rank_register(db);
	return rc;
}

/* An index is never changed in place, only replaced whole: a reader needs no locks, which are a third of the system
 * calls of a short search. The path goes into a URI, each byte that is no plain one as %XX. */
static int open_reader(struct ft_db *db, const char *path)
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
	rc = sqlite3_open_v2(uri.data, &db->h, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, NULL);
	ft_buf_free(&uri);
	return rc;
}

static int open_handle(struct ft_db *db, const char *path, enum ft_db_mode mode)
{
	if (mode == FT_DB_READ)
		return open_reader(db, path);
	return sqlite3_open_v2(path, &db->h, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
}

enum ft_err ft_db_open(struct ft_db **out, const char *path, enum ft_db_mode mode, struct ft_buf *why)
{
	struct ft_db *db = ft_alloc(sizeof *db);
	enum ft_err e;

	*out = NULL;
	if (mode == FT_DB_READ && access(path, F_OK) != 0) {
		free(db);
		return FT_MISSING;
	}
	ft_db_fail(db, open_handle(db, path, mode));
	if (db->err == FT_OK)
		ft_db_fail(db, configure(db, mode));
	if (db->err == FT_OK && mode == FT_DB_READ)
		ft_schema_check(db);
	if (db->err == FT_OK) {
		*out = db;
		return FT_OK;
	}
	e = ft_db_error(db, why);
	ft_db_close(db);
	return e;
}

void ft_db_close(struct ft_db *db)
{
	if (db == NULL)
		return;
	for (size_t i = 0; i < db->len; i++) {
		sqlite3_finalize(db->stmts[i]->s);
		free(db->stmts[i]);
	}
	free(db->stmts);
	ft_pack_free(db->pack);
	sqlite3_close(db->h);
	ft_buf_free(&db->why);
	free(db);
}

void ft_db_exec(struct ft_db *db, const char *sql)
{
	if (db->err == FT_OK)
		ft_db_fail(db, sqlite3_exec(db->h, sql, NULL, NULL, NULL));
}

static struct ft_stmt *stmt_new(struct ft_db *db, const char *sql)
{
	struct ft_stmt *s = ft_alloc(sizeof *s);

	s->db = db;
	s->sql = sql;
	db->stmts = ft_grow(db->stmts, db->len, &db->cap, sizeof *db->stmts);
	db->stmts[db->len++] = s;
	return s;
}

struct ft_stmt *ft_sql(struct ft_db *db, const char *sql)
{
	struct ft_stmt *s = NULL;

	for (size_t i = 0; i < db->len && s == NULL; i++)
		if (db->stmts[i]->sql == sql)
			s = db->stmts[i];
	if (s == NULL)
		s = stmt_new(db, sql);
	if (s->s == NULL && db->err == FT_OK)
		ft_db_fail(db, sqlite3_prepare_v3(db->h, sql, -1, SQLITE_PREPARE_PERSISTENT, &s->s, NULL));
	if (s->s) {
		sqlite3_reset(s->s);
		sqlite3_clear_bindings(s->s);
	}
	return s;
}

void ft_bind_int(struct ft_stmt *s, int at, int64_t v)
{
	if (s->s)
		ft_db_fail(s->db, sqlite3_bind_int64(s->s, at, v));
}

void ft_bind_null(struct ft_stmt *s, int at)
{
	if (s->s)
		ft_db_fail(s->db, sqlite3_bind_null(s->s, at));
}

void ft_bind_str(struct ft_stmt *s, int at, struct ft_str v)
{
	if (s->s && v.p)
		ft_db_fail(s->db, sqlite3_bind_text64(s->s, at, v.p, v.n, SQLITE_STATIC, SQLITE_UTF8));
	else
		ft_bind_null(s, at); /* not what the last round left there */
}

void ft_bind_blob(struct ft_stmt *s, int at, struct ft_str v)
{
	if (s->s && v.p)
		ft_db_fail(s->db, sqlite3_bind_blob64(s->s, at, v.p, v.n, SQLITE_STATIC));
	else
		ft_bind_null(s, at);
}

bool ft_step(struct ft_stmt *s)
{
	int rc;

	if (s->s == NULL || s->db->err != FT_OK)
		return false;
	rc = sqlite3_step(s->s);
	if (rc == SQLITE_ROW)
		return true;
	ft_db_fail(s->db, rc);
	sqlite3_reset(s->s);
	return false;
}

void ft_run(struct ft_stmt *s)
{
	while (ft_step(s))
		;
}

int64_t ft_col_int(struct ft_stmt *s, int at)
{
	return sqlite3_column_int64(s->s, at);
}

struct ft_str ft_col_str(struct ft_stmt *s, int at)
{
	const void *p = sqlite3_column_blob(s->s, at);

	return (struct ft_str){p, p ? (size_t)sqlite3_column_bytes(s->s, at) : 0};
}

bool ft_col_null(struct ft_stmt *s, int at)
{
	return sqlite3_column_type(s->s, at) == SQLITE_NULL;
}

struct ft_str ft_col_dup(struct ft_stmt *s, int at, struct ft_arena *a)
{
	struct ft_str v = ft_col_str(s, at);

	return v.p ? ft_arena_dup(a, v) : v;
}

int64_t ft_last_id(struct ft_db *db)
{
	return sqlite3_last_insert_rowid(db->h);
}

int64_t ft_db_int(struct ft_db *db, const char *sql, int64_t otherwise)
{
	struct ft_stmt *s = ft_sql(db, sql);
	int64_t v = ft_step(s) ? ft_col_int(s, 0) : otherwise;

	if (s->s)
		sqlite3_reset(s->s);
	return v;
}

static int progress(void *arg)
{
	struct ft_db *db = arg;

	return db->cancel && db->cancel(db->cancel_arg);
}

void ft_db_on_progress(struct ft_db *db, bool (*cancel)(void *arg), void *arg)
{
	db->cancel = cancel;
	db->cancel_arg = arg;
	sqlite3_progress_handler(db->h, cancel ? PROGRESS_STEPS : 0, progress, db);
}
