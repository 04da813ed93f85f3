#include "store/inner.h"

#include <stdlib.h>

enum { PROGRESS_STEPS = 4000 };

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

void ft_db_close(struct ft_db *db)
{
	if (db == NULL)
		return;
	for (size_t i = 0; i < db->len; i++) {
		sqlite3_finalize(db->stmts[i]->s);
		free(db->stmts[i]);
	}
	free(db->stmts);
	if (db->pack)
		db->pack_free(db->pack);
	sqlite3_close(db->h);
	ft_buf_free(&db->why);
	free(db);
}

void ft_db_once(struct ft_db *db)
{
	ft_db_exec(db, "PRAGMA cache_size=96");
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

void ft_bind_word(struct ft_stmt *s, int at, struct ft_str v)
{
	ft_bind_str(s, at, v.n ? v : (struct ft_str){NULL, 0});
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

struct ft_str ft_blob_dup(struct ft_db *db, const char *table, const char *column, int64_t id, struct ft_arena *a)
{
	sqlite3_blob *b = NULL;
	int rc, n;
	char *data;

	if (db->err != FT_OK)
		return (struct ft_str){NULL, 0};
	rc = sqlite3_blob_open(db->h, "main", table, column, id, 0, &b);
	if (rc != SQLITE_OK) { /* SQLITE_ERROR: no such row */
		ft_db_fail(db, rc == SQLITE_ERROR ? SQLITE_OK : rc);
		sqlite3_blob_close(b);
		return (struct ft_str){NULL, 0};
	}
	n = sqlite3_blob_bytes(b);
	data = ft_arena_room(a, (size_t)n + 1);
	ft_db_fail(db, sqlite3_blob_read(b, data, n, 0));
	data[n] = '\0';
	sqlite3_blob_close(b);
	return ft_db_ok(db) ? (struct ft_str){data, (size_t)n} : (struct ft_str){NULL, 0};
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

int64_t ft_first_int(struct ft_stmt *s)
{
	int64_t v = 0;

	for (bool first = true; ft_step(s); first = false)
		v = first ? ft_col_int(s, 0) : v;
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
