/* The life of a build: lock, temporary name, copy, sync, rename. */
#include "indexer/write/inner.h"

#include "base/date.h"
#include "base/fs.h"
#include "store/page.h"
#include "store/schema.h"
#include "store/seal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <unistd.h>

static enum ft_err system_fault(struct ft_buf *why, const char *what, const char *path)
{
	ft_buf_fmt(why, "%s %s: %s", what, path, strerror(errno));
	return FT_SYSTEM;
}

/* One writer at a time; the lock file says who. It is never removed: the lock is on the file, not its name. */
static enum ft_err take_lock(struct ft_writer *w, struct ft_buf *why)
{
	char *path = ft_path(w->dir, "index.lock"), pid[32] = "";
	enum ft_err e = FT_OK;

	w->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (w->lock < 0) {
		e = system_fault(why, "cannot open", path);
	} else if (flock(w->lock, LOCK_EX | LOCK_NB) != 0) {
		ssize_t n = read(w->lock, pid, sizeof pid - 1);

		ft_buf_fmt(why, "another fatiao is indexing into %s (process %.*s)", w->dir, n > 0 ? (int)n : 1,
			   n > 0 ? pid : "?");
		close(w->lock); /* it is not ours: what lies in the folder is another's work */
		w->lock = -1;
		e = FT_SYSTEM;
	} else {
		int n = snprintf(pid, sizeof pid, "%ld", (long)getpid());

		if (ftruncate(w->lock, 0) != 0 || write(w->lock, pid, (size_t)n) != n)
			e = system_fault(why, "cannot write", path);
	}
	free(path);
	return e;
}

/* Removes what builds that were cut off left behind: nobody else can be at work while we hold the lock. */
static void clear_stale(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;

	while (d && (e = readdir(d))) {
		if (strncmp(e->d_name, "index.db.new", 12) == 0)
			unlinkat(dirfd(d), e->d_name, 0);
	}
	if (d)
		closedir(d);
}

static enum ft_err copy_file(const char *from, const char *to)
{
	int in = open(from, O_RDONLY | O_CLOEXEC), out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	size_t room = (size_t)1 << 20;
	char *block = ft_realloc(NULL, room);
	ssize_t n = -1;

	if (in >= 0 && out >= 0)
		while ((n = copy_file_range(in, NULL, out, NULL, (size_t)1 << 30, 0)) > 0)
			;
	if (n < 0 && in >= 0 && out >= 0 && (errno == EXDEV || errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP)) {
		lseek(in, 0, SEEK_SET);
		while ((n = read(in, block, room)) > 0)
			if (write(out, block, (size_t)n) != n) {
				n = -1;
				break;
			}
	}
	free(block);
	if (in >= 0)
		close(in);
	if (out >= 0 && close(out) != 0)
		n = -1;
	return n == 0 ? FT_OK : FT_SYSTEM;
}

static enum ft_err begin(struct ft_writer *w, bool copy, struct ft_buf *why)
{
	enum ft_err e;

	w->copy = copy;
	if (copy && copy_file(w->final, w->tmp) != FT_OK)
		return system_fault(why, "cannot copy the index to", w->tmp);
	e = ft_db_open(&w->db, w->tmp, FT_DB_BUILD, why);
	if (e != FT_OK)
		return FT_SYSTEM;
	ft_db_exec(w->db, "BEGIN");
	if (!copy)
		ft_db_exec(w->db, ft_schema_sql);
	return ft_db_error(w->db, why);
}

enum ft_err ft_writer_open(struct ft_writer **out, const char *data_dir, bool copy, struct ft_buf *why)
{
	struct ft_writer *w = ft_alloc(sizeof *w);
	enum ft_err e;

	*out = NULL;
	w->lock = -1;
	w->dir = ft_strdup(ft_str(data_dir));
	w->tmp = ft_path(data_dir, "index.db.new");
	w->final = ft_path(data_dir, "index.db");
	if (ft_mkdirs(data_dir) != FT_OK)
		e = system_fault(why, "cannot make", data_dir);
	else
		e = take_lock(w, why);
	if (e == FT_OK) {
		clear_stale(data_dir);
		e = begin(w, copy, why);
	}
	if (e == FT_OK)
		*out = w;
	else
		ft_writer_free(w);
	return e;
}

void ft_writer_free(struct ft_writer *w)
{
	if (w == NULL)
		return;
	ft_db_close(w->db);
	if (!w->done && w->lock >= 0)
		clear_stale(w->dir);
	if (w->lock >= 0)
		close(w->lock);
	free(w->fresh);
	free(w->dir);
	free(w->tmp);
	free(w->final);
	free(w);
}

struct ft_db *ft_writer_db(struct ft_writer *w)
{
	return w->db;
}

void ft_writer_on_words(struct ft_writer *w, bool (*tick)(void *arg, size_t done, size_t total), void *arg)
{
	w->tick = tick;
	w->tick_arg = arg;
}

static void new_build_id(char out[33])
{
	unsigned char bytes[16];

	if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
		ft_die("the system gives no random bytes");
	for (size_t i = 0; i < sizeof bytes; i++)
		snprintf(out + 2 * i, 3, "%02x", bytes[i]);
}

static void write_meta(struct ft_db *db, const char *key, struct ft_str value)
{
	struct ft_stmt *s = ft_sql(db, "INSERT OR REPLACE INTO meta(key, value) VALUES(?1, ?2)");

	ft_bind_str(s, 1, ft_str(key));
	ft_bind_str(s, 2, value);
	ft_run(s);
}

/* Removes the checksums of builds that are no more. */
static void clear_seals(const char *dir, const char *build_id)
{
	DIR *d = opendir(dir);
	struct dirent *e;

	while (d && (e = readdir(d))) {
		if (strncmp(e->d_name, "index-", 6) == 0 && strstr(e->d_name, ".sha256") &&
		    strncmp(e->d_name + 6, build_id, 32) != 0)
			unlinkat(dirfd(d), e->d_name, 0);
	}
	if (d)
		closedir(d);
}

void ft_writer_tidy(const char *data_dir, struct ft_db *db)
{
	struct ft_stmt *s = ft_sql(db, "SELECT value FROM meta WHERE key='build_id'");
	char *build_id = NULL;
	struct ft_writer w = {.dir = (char *)(uintptr_t)data_dir, .lock = -1};
	struct ft_buf why = {0};

	while (ft_step(s))
		build_id = build_id ? build_id : ft_strdup(ft_col_str(s, 0));
	if (build_id && take_lock(&w, &why) == FT_OK) { /* else somebody is at work, and will see to it */
		clear_stale(data_dir);
		clear_seals(data_dir, build_id);
	}
	if (w.lock >= 0)
		close(w.lock);
	free(build_id);
	ft_buf_free(&why);
}

/* The last look before the new index is in place: what was asked to stop meanwhile changes nothing. */
static bool is_stopped(struct ft_writer *w)
{
	return w->stopped || (w->tick && !w->tick(w->tick_arg, w->fresh_len, w->fresh_len));
}

static void clear_seal(const char *dir, const char *build_id)
{
	struct ft_buf name = {0};
	char *path;

	ft_buf_fmt(&name, "index-%s.sha256", build_id);
	path = ft_path(dir, name.data);
	unlink(path);
	free(path);
	ft_buf_free(&name);
}

enum ft_err ft_writer_commit(struct ft_writer *w, struct ft_buf *why)
{
	char build_id[33], today[11];
	enum ft_err e;

	new_build_id(build_id);
	ft_date_today(today);
	ft_settle(w);
	if (w->stopped)
		return FT_CANCELLED;
	write_meta(w->db, "build_id", ft_str(build_id));
	write_meta(w->db, "built_on", ft_str(today));
	ft_db_exec(w->db, "COMMIT");
	e = ft_db_error(w->db, why);
	if (e != FT_OK)
		return FT_SYSTEM;
	ft_db_close(w->db);
	w->db = NULL;
	if (ft_pages_stamp(w->tmp) != FT_OK)
		return system_fault(why, "cannot finish", w->tmp);
	if (ft_fsync_path(w->tmp) != FT_OK)
		return system_fault(why, "cannot sync", w->tmp);
	if (ft_seal(w->tmp, w->dir, build_id) != FT_OK)
		return system_fault(why, "cannot write the checksum beside", w->final);
	if (is_stopped(w)) {
		clear_seal(w->dir, build_id);
		return FT_CANCELLED;
	}
	if (rename(w->tmp, w->final) != 0)
		return system_fault(why, "cannot replace", w->final);
	w->done = true;
	if (ft_fsync_path(w->dir) != FT_OK)
		return system_fault(why, "cannot sync", w->dir);
	clear_seals(w->dir, build_id);
	return FT_OK;
}

enum ft_err ft_seal(const char *path, const char *dir, const char *build_id)
{
	struct ft_buf text = {0}, name = {0};
	enum ft_err e = ft_seal_make(path, &text);
	char *seal;

	ft_buf_fmt(&name, "index-%s.sha256", build_id);
	seal = ft_path(dir, name.data);
	if (e == FT_OK)
		e = ft_write_file(seal, ft_buf_str(&text));
	free(seal);
	ft_buf_free(&text);
	ft_buf_free(&name);
	return e;
}
