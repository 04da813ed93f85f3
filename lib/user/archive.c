#include "user/archive.h"

#include "base/fs.h"
#include "user/inner.h"
#include "user/tar.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- out ---- */

struct packing {
	struct ft_tar *tar;
	struct ft_buf *why;
	enum ft_err err;
	size_t files;
};

static bool pack_file(void *arg, const char *path, const char *rel, const struct stat *st)
{
	struct packing *p = arg;
	struct ft_buf name = {0};

	(void)st;
	ft_buf_fmt(&name, "library/%s", rel);
	p->err = ft_tar_add(p->tar, path, name.data, p->why);
	p->files++;
	ft_buf_free(&name);
	return p->err == FT_OK;
}

/* DIR/NAME.PID: the process tells whether somebody is still at work on it (mend.c). */
static char *own_path(const char *dir, const char *name)
{
	struct ft_buf b = {0};
	char *path;

	ft_buf_fmt(&b, "%s.%ld", name, (long)getpid());
	path = ft_path(dir, b.data);
	ft_buf_free(&b);
	return path;
}

/* user.db as of one moment, WAL and all, in one file; the caller unlinks and frees its name. */
static enum ft_err snapshot(const char *data_dir, char **out, struct ft_buf *why)
{
	struct ft_user *u;
	enum ft_err e = ft_user_open(&u, data_dir, why);
	struct ft_stmt *s;

	*out = own_path(data_dir, FT_TMP_BACKUP);
	unlink(*out);
	if (e != FT_OK)
		return e;
	s = ft_sql(u->db, "VACUUM INTO ?1");
	ft_bind_str(s, 1, ft_str(*out));
	ft_run(s);
	e = ft_db_error(u->db, why);
	ft_user_close(u);
	return e;
}

enum ft_err ft_user_backup(const char *data_dir, const char *path, size_t *files, struct ft_buf *why)
{
	struct packing p = {.why = why};
	struct ft_walk w = {.each = pack_file, .arg = &p};
	char *copy = NULL, *library = ft_path(data_dir, "library");
	enum ft_err e = snapshot(data_dir, &copy, why);

	if (e == FT_OK)
		e = ft_tar_begin(&p.tar, path, why);
	if (e == FT_OK)
		e = ft_tar_add(p.tar, copy, "user.db", why);
	if (e == FT_OK && ft_is_dir(library)) {
		e = ft_walk(library, &w);
		e = p.err != FT_OK ? p.err : e;
	}
	if (e == FT_OK)
		e = ft_tar_end(p.tar, why);
	ft_tar_free(p.tar);
	unlink(copy);
	free(copy);
	free(library);
	*files = p.files;
	return e;
}

/* ---- and back ---- */

static void count(void *arg, const char *name)
{
	if (strncmp(name, "library/", 8) == 0)
		++*(size_t *)arg;
}

/* Whether the folder holds a user.db that this program can use; opening it migrates an older one. */
static enum ft_err check(const char *fresh, struct ft_buf *why)
{
	char *path = ft_path(fresh, "user.db");
	struct ft_user *u = NULL;
	enum ft_err e = FT_OK;

	if (access(path, R_OK) != 0) {
		ft_buf_puts(why, "there is no user.db in it");
		e = FT_INPUT;
	} else {
		e = ft_user_open(&u, fresh, why);
	}
	ft_user_close(u);
	free(path);
	return e;
}

/* Brings everything in the log into user.db itself. */
static enum ft_err settle_old(const char *dir, struct ft_buf *why)
{
	struct ft_user *u;
	enum ft_err e = ft_user_open(&u, dir, why);

	if (e != FT_OK)
		return e;
	ft_db_exec(u->db, "PRAGMA wal_checkpoint(TRUNCATE)");
	e = ft_db_error(u->db, why);
	ft_user_close(u);
	return e;
}

/* An archive without imports is restored as an empty library. */
static enum ft_err need_library(const char *fresh)
{
	char *path = ft_path(fresh, "library");
	enum ft_err e = ft_mkdirs(path);

	free(path);
	return e;
}

static enum ft_err system_fault(struct ft_buf *why, const char *path)
{
	ft_buf_fmt(why, "%s: %s", path, strerror(errno));
	return FT_SYSTEM;
}

/* From here on the restored things count: a restore that is cut off now is finished at the next start (mend.c). */
static enum ft_err put_in_place(const char *data_dir, const char *fresh, struct ft_buf *why)
{
	char *ready = ft_path(data_dir, FT_RESTORE_READY);
	enum ft_err e = FT_OK;

	if (ft_fsync_path(fresh) != FT_OK || rename(fresh, ready) != 0 || ft_fsync_path(data_dir) != FT_OK)
		e = system_fault(why, ready);
	free(ready);
	return e == FT_OK ? ft_user_mend(data_dir, why) : e;
}

enum ft_err ft_user_restore(const char *data_dir, const char *path, size_t *files, struct ft_buf *why)
{
	char *fresh = own_path(data_dir, FT_TMP_RESTORE);
	enum ft_err e;

	*files = 0;
	ft_remove_all(fresh);
	e = ft_mkdirs(fresh) == FT_OK ? FT_OK : system_fault(why, fresh);
	if (e == FT_OK)
		e = ft_tar_unpack(path, fresh, count, files, why);
	if (e == FT_OK)
		e = check(fresh, why);
	if (e == FT_OK && need_library(fresh) != FT_OK)
		e = system_fault(why, fresh);
	if (e == FT_OK)
		e = settle_old(data_dir, why);
	if (e == FT_OK)
		e = put_in_place(data_dir, fresh, why);
	ft_remove_all(fresh);
	free(fresh);
	return e;
}
