#include "base/fs.h"

#include "base/arena.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A want of memory or of file handles says nothing of the folder, which must not be taken for unreadable. */
static void die_of_want(int error)
{
	if (error == ENOMEM || error == EMFILE || error == ENFILE)
		ft_die(strerror(error));
}

static enum ft_err read_fd(int fd, size_t limit, struct ft_buf *out)
{
	struct stat st, now;
	ssize_t n = 1;

	if (fstat(fd, &st) != 0)
		return FT_SYSTEM;
	if (!S_ISREG(st.st_mode) || (size_t)st.st_size > limit) {
		errno = S_ISREG(st.st_mode) ? EFBIG : S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
		return FT_INPUT;
	}
	ft_buf_reserve(out, (size_t)st.st_size + 1);
	while (n > 0 && out->len <= limit) {
		ft_buf_reserve(out, out->len < (size_t)st.st_size ? (size_t)st.st_size - out->len + 1 : 65536);
		n = read(fd, out->data + out->len, out->cap - out->len - 1);
		if (n > 0)
			out->len += (size_t)n;
		else if (n < 0 && errno == EINTR)
			n = 1;
	}
	out->data[out->len] = '\0';
	if (n > 0)
		errno = EFBIG;
	if (n != 0 || fstat(fd, &now) != 0)
		return FT_INPUT;
	if (now.st_size == st.st_size && now.st_mtim.tv_sec == st.st_mtim.tv_sec && now.st_mtim.tv_nsec == st.st_mtim.tv_nsec)
		return FT_OK;
	errno = EBUSY;
	return FT_INPUT;
}

const char *ft_read_words(int error)
{
	return error == EINVAL ? "it is no regular file" :
	       error == EBUSY ? "it changed while it was read; try again when it is finished" :
	       error == EFBIG ? "it is too large" : strerror(error);
}

enum ft_err ft_read_file(const char *path, size_t limit, struct ft_buf *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	enum ft_err e;
	int saved;

	if (fd < 0) {
		die_of_want(errno);
		return FT_INPUT;
	}
	e = read_fd(fd, limit, out);
	saved = errno;
	close(fd);
	errno = saved;
	return e;
}

static bool write_all(int fd, struct ft_str s)
{
	while (s.n > 0) {
		ssize_t n = write(fd, s.p, s.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		s = ft_from(s, (size_t)n);
	}
	return true;
}

enum ft_err ft_write_file(const char *path, struct ft_str content)
{
	struct ft_buf tmp = {0};
	enum ft_err e = FT_SYSTEM;
	int fd, saved;

	ft_buf_fmt(&tmp, "%s.tmp", path);
	fd = open(tmp.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd >= 0) {
		bool ok = write_all(fd, content) && fsync(fd) == 0;

		ok = close(fd) == 0 && ok;
		if (ok && rename(tmp.data, path) == 0)
			e = ft_fsync_parent(path);
	}
	saved = errno;
	if (e != FT_OK)
		unlink(tmp.data);
	ft_buf_free(&tmp);
	errno = saved;
	return e;
}

enum ft_err ft_fsync_path(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int r;

	if (fd < 0)
		return FT_SYSTEM;
	r = fsync(fd);
	if (r != 0 && errno == EINVAL) /* a file system that cannot sync a folder */
		r = 0;
	close(fd);
	return r == 0 ? FT_OK : FT_SYSTEM;
}

enum ft_err ft_fsync_parent(const char *path)
{
	char *parent = ft_parent(path);
	enum ft_err e = ft_fsync_path(parent);

	free(parent);
	return e;
}

bool ft_is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

enum ft_err ft_mkdirs(const char *path)
{
	char *p = ft_strdup(ft_str(path));
	enum ft_err e = FT_OK;

	for (char *slash = *p ? p + 1 : p; e == FT_OK && *slash; slash++) {
		if (*slash != '/')
			continue;
		*slash = '\0';
		if (mkdir(p, 0700) != 0 && errno != EEXIST && !ft_is_dir(p))
			e = FT_SYSTEM;
		*slash = '/';
	}
	if (e == FT_OK && mkdir(p, 0700) != 0 && errno != EEXIST)
		e = FT_SYSTEM;
	if (e == FT_OK && !ft_is_dir(p)) {
		errno = ENOTDIR;
		e = FT_SYSTEM;
	}
	free(p);
	return e;
}

char *ft_path(const char *a, const char *b)
{
	struct ft_buf out = {0};

	if (b[0] != '/' && a[0]) {
		ft_buf_puts(&out, a);
		if (out.data[out.len - 1] != '/')
			ft_buf_putc(&out, '/');
	}
	ft_buf_puts(&out, b);
	return ft_buf_take(&out);
}

const char *ft_base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

char *ft_parent(const char *path)
{
	size_t n = (size_t)(ft_base_name(path) - path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	return ft_strdup(n ? ft_sub(ft_str(path), 0, n) : FT_S("."));
}

char *ft_program_dir(void)
{
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self);

	if (n <= 0 || (size_t)n == sizeof self)
		return NULL;
	self[n] = '\0';
	*strrchr(self, '/') = '\0';
	return ft_strdup(ft_str(self[0] ? self : "/"));
}

static int visible(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

/* By bytes, whatever the locale: the order of a walk decides the order of rows. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static bool walk_dir(const char *dir, const char *rel, const struct ft_walk *w);

static bool walk_entry(const char *dir, const char *rel, const char *name, const struct ft_walk *w)
{
	char *path = ft_path(dir, name), *below = ft_path(rel, name);
	struct stat st;
	bool go = true;

	if (lstat(path, &st) != 0) {
		if (w->bad)
			w->bad(w->arg, path, errno);
	} else if (S_ISDIR(st.st_mode)) {
		go = walk_dir(path, below, w);
	} else if (S_ISLNK(st.st_mode) && stat(path, &st) != 0) {
		if (w->bad)
			w->bad(w->arg, path, errno);
	} else if (!S_ISDIR(st.st_mode)) {
		go = w->each(w->arg, path, below, &st);
	}
	free(path);
	free(below);
	return go;
}

static bool walk_dir(const char *dir, const char *rel, const struct ft_walk *w)
{
	struct dirent **names;
	int n = scandir(dir, &names, visible, by_name);
	bool go = true;

	if (n < 0) {
		die_of_want(errno);
		if (w->bad)
			w->bad(w->arg, dir, errno);
		return true;
	}
	for (int i = 0; i < n; i++) {
		if (go)
			go = walk_entry(dir, rel, names[i]->d_name, w);
		free(names[i]);
	}
	free(names);
	return go;
}

enum ft_err ft_walk(const char *root, const struct ft_walk *w)
{
	DIR *d = opendir(root);

	if (d == NULL) {
		die_of_want(errno);
		return FT_SYSTEM;
	}
	closedir(d);
	walk_dir(root, "", w);
	return FT_OK;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st, (void)type, (void)ftw;
	return remove(path);
}

void ft_remove_all(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
