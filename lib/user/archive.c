#include "user/archive.h"

#include "base/fs.h"
#include "user/inner.h"
#include "user/tar.h"

#include <errno.h>
#include <ftw.h>
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

/* user.db as of one moment, WAL and all, in one file; the caller unlinks and frees its name. */
static enum ft_err snapshot(const char *data_dir, char **out, struct ft_buf *why)
{
	struct ft_user *u;
	enum ft_err e = ft_user_open(&u, data_dir, why);
	struct ft_stmt *s;

	*out = ft_path(data_dir, ".user.db.backup");
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

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st, (void)type, (void)ftw;
	return remove(path);
}

static void remove_all(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void count(void *arg, const char *name)
{
	if (strncmp(name, "library/", 8) == 0)
		++*(size_t *)arg;
}

/* Puts new/NAME where dir/NAME is, which becomes NAME.before-restore. A missing new one leaves none. */
static enum ft_err change_place(const char *dir, const char *fresh, const char *name, struct ft_buf *why)
{
	struct ft_buf old_name = {0};
	char *here = ft_path(dir, name), *from = ft_path(fresh, name), *old;
	enum ft_err e = FT_OK;

	ft_buf_fmt(&old_name, "%s.before-restore", name);
	old = ft_path(dir, old_name.data);
	remove_all(old);
	if ((rename(here, old) != 0 && errno != ENOENT) || (rename(from, here) != 0 && errno != ENOENT)) {
		ft_buf_fmt(why, "%s: %s", here, strerror(errno));
		e = FT_SYSTEM;
	}
	free(here);
	free(from);
	free(old);
	ft_buf_free(&old_name);
	return e;
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

/* The write-ahead log of the user.db that goes must not be taken for that of the one that comes. */
static void drop_logs(const char *dir)
{
	static const char *const names[] = {"user.db-wal", "user.db-shm"};

	for (size_t i = 0; i < 2; i++) {
		char *path = ft_path(dir, names[i]);

		unlink(path);
		free(path);
	}
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

enum ft_err ft_user_restore(const char *data_dir, const char *path, size_t *files, struct ft_buf *why)
{
	char *fresh = ft_path(data_dir, ".restore");
	enum ft_err e;

	*files = 0;
	remove_all(fresh);
	e = ft_mkdirs(fresh);
	if (e != FT_OK)
		ft_buf_fmt(why, "%s: %s", fresh, strerror(errno));
	if (e == FT_OK)
		e = ft_tar_unpack(path, fresh, count, files, why);
	if (e == FT_OK)
		e = check(fresh, why);
	if (e == FT_OK)
		e = settle_old(data_dir, why);
	if (e == FT_OK) {
		drop_logs(data_dir);
		e = change_place(data_dir, fresh, "user.db", why);
	}
	if (e == FT_OK)
		e = change_place(data_dir, fresh, "library", why);
	remove_all(fresh);
	free(fresh);
	return e;
}
