/* The verbs over SQLite: open, prepare, bind, step, column. Only lib/store includes sqlite3.h.
 *
 * Errors are sticky: after the first one every verb is a no-op until ft_db_error is asked, so that
 * straight-line code stays straight; check once at the end. Statements are kept by their SQL (a constant,
 * told apart by its address) and are reset when asked for again; they die with the handle. */
#ifndef FT_STORE_DB_H
#define FT_STORE_DB_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

struct ft_db;
struct ft_stmt;

enum ft_db_mode {
	FT_DB_READ,  /* index.db as every reader opens it: read-only, defensive, never blocks; each page is checked */
	FT_DB_LOOK,  /* the same, but what is damaged is read as far as it goes: for verify, which tells where */
	FT_DB_BUILD, /* a new or copied index under its temporary name: fast and unsafe until synced */
	FT_DB_USER,  /* user.db: WAL, created when missing */
	FT_DB_USER_LOOK, /* user.db on a medium that cannot be written */
};

/* Opens path. On failure *out is NULL and `why` (may be NULL) tells the reason for people. FT_MISSING when
 * there is no such file (READ), FT_DAMAGED or FT_FOREIGN by the file's own state. */
enum ft_err ft_db_open(struct ft_db **out, const char *path, enum ft_db_mode mode, struct ft_buf *why);
void ft_db_close(struct ft_db *db); /* NULL is fine */

/* Says that this reader answers one short question and is done with: it keeps few pages, since memory touched for the
 * first time costs a process more than reading some of them again. */
void ft_db_once(struct ft_db *db);

/* The first error since the last call, which clears it; `why` gets SQLite's words. */
enum ft_err ft_db_error(struct ft_db *db, struct ft_buf *why);
bool ft_db_ok(const struct ft_db *db);

void ft_db_exec(struct ft_db *db, const char *sql); /* any number of statements without results */

/* The statement of this SQL, reset and unbound. Never NULL: after an error it is one that has no rows. */
struct ft_stmt *ft_sql(struct ft_db *db, const char *sql);
void ft_bind_int(struct ft_stmt *s, int at, int64_t v);  /* `at` from 1 */
void ft_bind_str(struct ft_stmt *s, int at, struct ft_str v); /* p NULL binds NULL; text must outlive the step */
void ft_bind_word(struct ft_stmt *s, int at, struct ft_str v); /* the same, an empty one as NULL, too */
void ft_bind_blob(struct ft_stmt *s, int at, struct ft_str v);
void ft_bind_null(struct ft_stmt *s, int at);
bool ft_step(struct ft_stmt *s); /* true: a row. Lends its columns until the next step. */
void ft_run(struct ft_stmt *s);  /* steps to the end and resets */
int64_t ft_col_int(struct ft_stmt *s, int at); /* `at` from 0 */
struct ft_str ft_col_str(struct ft_stmt *s, int at);
bool ft_col_null(struct ft_stmt *s, int at);
struct ft_str ft_col_dup(struct ft_stmt *s, int at, struct ft_arena *a);
/* A whole blob of a row into the arena, without the copy that a statement makes; {NULL, 0} where there is no such
 * row, or it cannot be read. */
struct ft_str ft_blob_dup(struct ft_db *db, const char *table, const char *column, int64_t id, struct ft_arena *a);
int64_t ft_last_id(struct ft_db *db);

/* One-value questions: SQL that binds nothing; or a statement, run to its end, whose first row says it (0: it has none). */
int64_t ft_db_int(struct ft_db *db, const char *sql, int64_t otherwise);
int64_t ft_first_int(struct ft_stmt *s);

/* Called now and then while a statement runs; true gives the statement up (FT_CANCELLED). */
void ft_db_on_progress(struct ft_db *db, bool (*cancel)(void *arg), void *arg);

#endif
