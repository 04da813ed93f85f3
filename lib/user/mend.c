/* What a backup, a restore or an import that was cut off left in the data folder. */
#include "user/inner.h"

#include "base/fs.h"
#include "user/library.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

struct places {
	char *here, *ready, *old; /* DIR/NAME, DIR/.restored/NAME, DIR/NAME.before-restore */
};

static void places_of(struct places *p, const char *dir, const char *ready_dir, const char *name)
{
	struct ft_buf old = {0};

	ft_buf_fmt(&old, "%s.before-restore", name);
	*p = (struct places){ft_path(dir, name), ft_path(ready_dir, name), ft_path(dir, old.data)};
	ft_buf_free(&old);
}

static void places_free(struct places *p)
{
	free(p->here);
	free(p->ready);
	free(p->old);
}

/* The write-ahead log of the user.db that goes must not be taken for that of the one that comes. It is empty: restore
 * brought everything in it into user.db itself. */
static void drop_logs(const char *dir)
{
	static const char *const names[] = {"user.db-wal", "user.db-shm"};

	for (size_t i = 0; i < 2; i++) {
		char *path = ft_path(dir, names[i]);

		unlink(path);
		free(path);
	}
}

/* At every moment there is a user.db: the old one or the new one. */
static bool change_file(const char *dir, const char *ready_dir)
{
	struct places p;
	bool good = true;

	places_of(&p, dir, ready_dir, "user.db");
	if (access(p.ready, F_OK) == 0) {
		unlink(p.old);
		good = link(p.here, p.old) == 0 || errno == ENOENT || errno == EPERM || errno == EOPNOTSUPP;
		drop_logs(dir);
		good = good && rename(p.ready, p.here) == 0;
	}
	places_free(&p);
	return good;
}

/* A folder cannot be replaced in one step: in between, its new one waits in .restored. */
static bool change_folder(const char *dir, const char *ready_dir)
{
	struct places p;
	bool good = true;

	places_of(&p, dir, ready_dir, "library");
	if (access(p.ready, F_OK) == 0) {
		if (access(p.here, F_OK) == 0) {
			ft_remove_all(p.old);
			good = rename(p.here, p.old) == 0;
		}
		good = good && rename(p.ready, p.here) == 0;
		rmdir(p.here); /* goes where it is empty */
	}
	places_free(&p);
	return good;
}

/* Two that start at once must not both do it: the second waits, and finds it done. */
static enum ft_err finish_restore(const char *dir, struct ft_buf *why)
{
	char *ready = ft_path(dir, FT_RESTORE_READY);
	int fd = open(ready, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	enum ft_err e = FT_OK;

	if (fd >= 0 && flock(fd, LOCK_EX) == 0) {
		if (!change_file(dir, ready) || !change_folder(dir, ready) || ft_fsync_path(dir) != FT_OK) {
			ft_buf_fmt(why, "a restore cannot be finished: %s: %s", ready, strerror(errno));
			e = FT_SYSTEM;
		} else {
			ft_remove_all(ready);
		}
	}
	if (fd >= 0)
		close(fd);
	free(ready);
	return e;
}

/* Whether NAME is PREFIX.PID of a process that is no more. */
static bool is_orphan(const char *name, const char *prefix)
{
	size_t n = strlen(prefix);
	long pid;
	char *end;

	if (strncmp(name, prefix, n) != 0 || name[n] != '.')
		return false;
	pid = strtol(name + n + 1, &end, 10);
	return *end == '\0' && pid > 0 && kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}

enum ft_err ft_user_mend(const char *data_dir, struct ft_buf *why)
{
	DIR *d = opendir(data_dir);
	enum ft_err e = FT_OK;
	struct dirent *n;

	ft_library_tidy(data_dir);
	while (d && (n = readdir(d))) {
		if (strcmp(n->d_name, FT_RESTORE_READY) == 0) {
			e = finish_restore(data_dir, why);
		} else if (is_orphan(n->d_name, FT_TMP_BACKUP) || is_orphan(n->d_name, FT_TMP_RESTORE)) {
			char *path = ft_path(data_dir, n->d_name);

			ft_remove_all(path);
			free(path);
		}
	}
	if (d)
		closedir(d);
	return e;
}
