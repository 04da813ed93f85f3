#include "user/user.h"

#include "base/fs.h"
#include "user/inner.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { USER_VERSION = 2, APPLICATION = 0x66617475 /* "fatu" */ };

/* Migration N brings a user.db of version N to N + 1. */
static const char *const migrations[USER_VERSION] = {
	"PRAGMA application_id=0x66617475;"
	"CREATE TABLE source(id INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL, added TEXT NOT NULL"
	" DEFAULT (date('now', '+8 hours')));"
	"PRAGMA user_version=1;",

	/* Basket, marks, notes: places by address, date, quote and hash; `matter` keeps clients apart. */
	"CREATE TABLE basket(id INTEGER PRIMARY KEY, matter TEXT NOT NULL, work TEXT NOT NULL, date TEXT NOT NULL,"
	" eid TEXT NOT NULL, title TEXT, label TEXT, quote TEXT, sha BLOB, pos INTEGER NOT NULL,"
	" written TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M', 'now', '+8 hours')),"
	" UNIQUE(matter, work, date, eid));"
	"CREATE TABLE mark(id INTEGER PRIMARY KEY, matter TEXT NOT NULL, letter TEXT NOT NULL, work TEXT NOT NULL,"
	" date TEXT NOT NULL, eid TEXT NOT NULL, title TEXT, label TEXT, quote TEXT, sha BLOB,"
	" written TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M', 'now', '+8 hours')), UNIQUE(matter, letter));"
	"CREATE TABLE note(id INTEGER PRIMARY KEY, matter TEXT NOT NULL, work TEXT NOT NULL, date TEXT NOT NULL,"
	" eid TEXT NOT NULL, title TEXT, label TEXT, quote TEXT, sha BLOB, text TEXT NOT NULL,"
	" written TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M', 'now', '+8 hours')),"
	" UNIQUE(matter, work, date, eid));"
	"CREATE TABLE state(matter TEXT NOT NULL, name TEXT NOT NULL, value TEXT, PRIMARY KEY(matter, name));"
	"PRAGMA user_version=2;",
};

/* DIR/user.db.vN as it was, once for each version: whole or not there. A second handle reads what stands, while ours, which
 * is about to change it, keeps others from it. */
static bool back_up(const char *dir, int64_t version, struct ft_buf *why)
{
	char name[32], *here = ft_path(dir, "user.db"), *part = ft_path(dir, ".user.db.old"), *path;
	struct ft_db *db = NULL;
	bool done;

	snprintf(name, sizeof name, "user.db.v%lld", (long long)version);
	path = ft_path(dir, name);
	done = access(path, F_OK) == 0;
	if (!done && ft_db_open(&db, here, FT_DB_USER, why) == FT_OK) {
		struct ft_stmt *s = ft_sql(db, "VACUUM INTO ?1");

		unlink(part);
		ft_bind_str(s, 1, ft_str(part));
		ft_run(s);
		done = ft_db_error(db, why) == FT_OK;
		if (done && (ft_fsync_path(part) != FT_OK || rename(part, path) != 0)) {
			ft_buf_fmt(why, "cannot keep %s: %s", path, strerror(errno));
			done = false;
		}
		unlink(part);
	}
	ft_db_close(db);
	free(path);
	free(part);
	free(here);
	return done;
}

/* Whether it is a user.db of ours, or nothing yet, which is version 0. */
static enum ft_err check_kind(struct ft_db *db, int64_t *version, struct ft_buf *why)
{
	int64_t app, tables;
	enum ft_err e;

	app = ft_db_int(db, "PRAGMA application_id", 0);
	*version = ft_db_int(db, "PRAGMA user_version", 0);
	tables = ft_db_int(db, "SELECT count(*) FROM sqlite_master", 0);
	e = ft_db_error(db, why);
	if (e == FT_OK && *version > USER_VERSION) {
		ft_buf_puts(why, "it was written by a newer fatiao");
		e = FT_FOREIGN;
	} else if (e == FT_OK && (app != APPLICATION || *version < 1) && (app != 0 || *version != 0 || tables != 0)) {
		ft_buf_puts(why, "it is another program's");
		e = FT_FOREIGN;
	}
	return e;
}

/* All of it or nothing. Another process may be at the same: what there is to do is asked when it is our turn. */
static enum ft_err migrate(struct ft_db *db, const char *dir, struct ft_buf *why)
{
	int64_t version;
	enum ft_err e;

	ft_db_exec(db, "BEGIN IMMEDIATE");
	e = check_kind(db, &version, why);
	if (e == FT_OK && version > 0 && version < USER_VERSION && !back_up(dir, version, why))
		e = FT_SYSTEM;
	for (int64_t v = version; e == FT_OK && v < USER_VERSION; v++)
		ft_db_exec(db, migrations[v]);
	ft_db_exec(db, e == FT_OK ? "COMMIT" : "ROLLBACK");
	return e == FT_OK ? ft_db_error(db, why) : e;
}

/* The three questions of check_kind see one state. */
static enum ft_err bring_up(struct ft_db *db, const char *dir, struct ft_buf *why)
{
	int64_t version;
	enum ft_err e;

	ft_db_exec(db, "BEGIN");
	e = check_kind(db, &version, why);
	ft_db_exec(db, "COMMIT");
	return e == FT_OK && version < USER_VERSION ? migrate(db, dir, why) : e;
}

/* A medium that cannot be written: what is kept there can still be read, unless a log waits to be brought in. */
static bool only_to_read(const char *dir, const char *path)
{
	char *log = ft_path(dir, "user.db-wal");
	struct stat st;
	bool waits = stat(log, &st) == 0 && st.st_size > 0;

	free(log);
	return !waits && access(path, R_OK) == 0 && access(dir, W_OK) != 0;
}

static enum ft_err open_file(struct ft_user *u, const char *dir, struct ft_buf *why)
{
	char *path = ft_path(dir, "user.db");
	bool look = only_to_read(dir, path);
	enum ft_err e = look ? FT_OK : ft_user_mend(dir, why);
	int64_t version;

	if (e == FT_OK)
		e = ft_db_open(&u->db, path, look ? FT_DB_USER_LOOK : FT_DB_USER, why);
	if (e == FT_OK)
		e = look ? check_kind(u->db, &version, why) : bring_up(u->db, dir, why);
	free(path);
	return e;
}

enum ft_err ft_user_open(struct ft_user **out, const char *data_dir, struct ft_buf *why)
{
	struct ft_user *u = ft_alloc(sizeof *u);
	mode_t mask = umask(077);
	enum ft_err e = FT_OK;

	*out = NULL;
	if (ft_mkdirs(data_dir) != FT_OK) {
		ft_buf_fmt(why, "cannot make %s: %s", data_dir, strerror(errno));
		e = FT_SYSTEM;
	} else {
		e = open_file(u, data_dir, why);
	}
	umask(mask);
	if (e == FT_DAMAGED || e == FT_FOREIGN)
		ft_buf_puts(why, "; fatiao restore FILE brings a backup back");
	if (e == FT_OK)
		*out = u;
	else
		ft_user_close(u);
	return e;
}

enum ft_err ft_user_verify(const char *data_dir, struct ft_buf *why)
{
	char *path = ft_path(data_dir, "user.db");
	struct ft_user *u = NULL;
	enum ft_err e = FT_OK;
	struct ft_stmt *s;

	if (access(path, F_OK) == 0)
		e = ft_user_open(&u, data_dir, why);
	if (u) {
		s = ft_sql(u->db, "PRAGMA integrity_check(3)");
		while (ft_step(s))
			if (!ft_eq(ft_col_str(s, 0), FT_S("ok"))) {
				ft_buf_fmt(why, "%s%.*s", why->len ? "; " : "", FT_FMT(ft_col_str(s, 0)));
				e = FT_DAMAGED;
			}
		if (ft_db_error(u->db, why) != FT_OK)
			e = FT_DAMAGED;
	}
	ft_user_close(u);
	free(path);
	return e;
}

void ft_user_close(struct ft_user *u)
{
	if (u == NULL)
		return;
	ft_db_close(u->db);
	free(u);
}

enum ft_err ft_user_add_source(struct ft_user *u, const char *path, struct ft_buf *why)
{
	struct ft_stmt *s = ft_sql(u->db, "INSERT OR IGNORE INTO source(path) VALUES(?1)");

	ft_bind_str(s, 1, ft_str(path));
	ft_run(s);
	return ft_db_error(u->db, why);
}

enum ft_err ft_user_drop_source(struct ft_user *u, const char *path, bool *known, struct ft_buf *why)
{
	struct ft_stmt *s = ft_sql(u->db, "DELETE FROM source WHERE path=?1 RETURNING 1");

	ft_bind_str(s, 1, ft_str(path));
	*known = false;
	while (ft_step(s))
		*known = true;
	return ft_db_error(u->db, why);
}

struct ft_str *ft_user_sources(struct ft_user *u, struct ft_arena *a, size_t *count)
{
	struct ft_stmt *s = ft_sql(u->db, "SELECT path FROM source ORDER BY id");
	struct ft_str *v = NULL;
	size_t cap = 0;

	*count = 0;
	while (ft_step(s)) {
		v = ft_grow(v, *count, &cap, sizeof *v);
		v[(*count)++] = ft_col_dup(s, 0, a);
	}
	return ft_arena_keep(a, v, *count, sizeof *v);
}
