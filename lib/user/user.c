#include "user/user.h"

#include "base/fs.h"
#include "user/inner.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { USER_VERSION = 2 };

/* Migration N brings a user.db of version N to N + 1. */
static const char *const migrations[USER_VERSION] = {
	"PRAGMA application_id=0x66617475;" /* "fatu" */
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

/* DIR/user.db.vN as it was, once for each version. */
static bool back_up(struct ft_db *db, const char *dir, int64_t version, struct ft_buf *why)
{
	struct ft_stmt *s = ft_sql(db, "VACUUM INTO ?1");
	char name[32], *path;
	bool there;

	snprintf(name, sizeof name, "user.db.v%lld", (long long)version);
	path = ft_path(dir, name);
	there = access(path, F_OK) == 0;
	if (!there) {
		ft_bind_str(s, 1, ft_str(path));
		ft_run(s);
	}
	free(path);
	return there || ft_db_error(db, why) == FT_OK;
}

static enum ft_err migrate(struct ft_db *db, const char *dir, struct ft_buf *why)
{
	int64_t version = ft_db_int(db, "PRAGMA user_version", 0);
	enum ft_err e = ft_db_error(db, why);

	if (e != FT_OK)
		return e;
	if (version > USER_VERSION) {
		ft_buf_puts(why, "it was written by a newer fatiao");
		return FT_FOREIGN;
	}
	if (version > 0 && version < USER_VERSION && !back_up(db, dir, version, why))
		return FT_SYSTEM;
	for (int64_t v = version; v < USER_VERSION; v++) {
		ft_db_exec(db, "BEGIN IMMEDIATE");
		ft_db_exec(db, migrations[v]);
		ft_db_exec(db, "COMMIT");
	}
	return ft_db_error(db, why);
}

enum ft_err ft_user_open(struct ft_user **out, const char *data_dir, struct ft_buf *why)
{
	struct ft_user *u = ft_alloc(sizeof *u);
	char *path = ft_path(data_dir, "user.db");
	mode_t mask = umask(077);
	enum ft_err e;

	*out = NULL;
	e = ft_mkdirs(data_dir);
	if (e != FT_OK)
		ft_buf_fmt(why, "cannot make %s: %s", data_dir, strerror(errno));
	else
		e = ft_db_open(&u->db, path, FT_DB_USER, why);
	if (e == FT_OK)
		e = migrate(u->db, data_dir, why);
	umask(mask);
	free(path);
	if (e == FT_OK)
		*out = u;
	else
		ft_user_close(u);
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
	struct ft_str *v = NULL, *kept;
	size_t cap = 0;

	*count = 0;
	while (ft_step(s)) {
		v = ft_grow(v, *count, &cap, sizeof *v);
		v[(*count)++] = ft_col_dup(s, 0, a);
	}
	kept = ft_arena_alloc(a, (*count + 1) * sizeof *kept);
	if (*count)
		memcpy(kept, v, *count * sizeof *v);
	free(v);
	return kept;
}
