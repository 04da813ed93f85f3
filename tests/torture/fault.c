/* A library that stands between a program and the C library (LD_PRELOAD) and lets operations fail.
 *
 *     FAULT_DIR=DIR         the folder whose files count, an absolute path
 *     FAULT=io:N:ERRNO      the Nth operation on them fails; io+ : every one from the Nth on
 *     FAULT=mem:N           the Nth allocation of the program fails; mem+ : every one from the Nth on
 *     FAULT=kill:N          the program dies before the Nth operation
 *     FAULT=loss:N:HOW      the power goes before the Nth operation, or when the program has ended. DIR.lost is then what
 *                           a disk may hold: of every file what was synced last, of every folder (HOW 0, 2) the names as
 *                           they are or (HOW 1) as they were when the folder was synced last; with HOW 2 every second
 *                           block that was not yet synced has reached the disk, too
 *     FAULT_COUNT=FILE      how many operations and allocations there were is written there at the end
 *
 * Synced contents are kept in DIR.shadow. glibc only: it hands out malloc under a second name. */
#include "lost.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FDS = 1024 };

extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t n);

static char kind[8];
static long nth = -1, ops, allocations;
static int how;
static char dir[1024];
static bool tracked[FDS], ready, busy;

/* ---- begin and end ---- */

static void lose(void)
{
	busy = true;
	lost_write(how);
}

__attribute__((constructor)) static void begin(void)
{
	const char *spec = getenv("FAULT"), *folder = getenv("FAULT_DIR"), *colon = spec ? strchr(spec, ':') : NULL;

	if (folder == NULL)
		return;
	snprintf(dir, sizeof dir, "%s", folder);
	if (colon) {
		char *rest;

		snprintf(kind, sizeof kind, "%.*s", (int)(colon - spec), spec);
		nth = strtol(colon + 1, &rest, 10);
		how = *rest == ':' ? (int)strtol(rest + 1, NULL, 10) : 0;
	}
	if (strcmp(kind, "loss") == 0) {
		busy = true;
		lost_begin(dir);
		busy = false;
	}
	ready = true;
}

__attribute__((destructor)) static void end(void)
{
	const char *count = getenv("FAULT_COUNT");
	FILE *f = count ? fopen(count, "w") : NULL;

	ready = false;
	if (f) {
		fprintf(f, "%ld %ld\n", ops, allocations);
		fclose(f);
	}
	if (strcmp(kind, "loss") == 0)
		lose();
}

static bool is_below(const char *path)
{
	size_t n = strlen(dir);

	return ready && !busy && path && n && strncmp(path, dir, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

static bool is_tracked(int fd)
{
	return ready && !busy && fd >= 0 && fd < FDS && tracked[fd];
}

/* Counts one operation; true with errno set when it is to fail. */
static bool fails(void)
{
	long n = __atomic_add_fetch(&ops, 1, __ATOMIC_RELAXED);
	bool all = strcmp(kind, "io+") == 0;

	if (strcmp(kind, "kill") == 0 && n == nth)
		raise(SIGKILL);
	if (strcmp(kind, "loss") == 0 && n == nth) {
		lose();
		raise(SIGKILL);
	}
	if ((strcmp(kind, "io") == 0 && n == nth) || (all && n >= nth)) {
		errno = how ? how : EIO;
		return true;
	}
	return false;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* ---- files ---- */

static int opened(int fd, const char *path, bool made)
{
	struct stat st;

	if (fd < 0 || fd >= FDS || !ready || busy)
		return fd;
	tracked[fd] = is_below(path);
	if (tracked[fd] && made && fstat(fd, &st) == 0)
		lost_new(st.st_ino);
	return fd;
}

#define OPEN(name)                                                            \
	int name(const char *path, int flags, ...)                            \
	{                                                                     \
		bool made = (flags & O_CREAT) && access(path, F_OK) != 0;     \
		mode_t mode = 0;                                              \
		va_list ap;                                                   \
		va_start(ap, flags);                                          \
		if (flags & O_CREAT)                                          \
			mode = va_arg(ap, mode_t);                            \
		va_end(ap);                                                   \
		if (is_below(path) && fails())                                \
			return -1;                                            \
		return opened(REAL(name)(path, flags, mode), path, made);     \
	}
OPEN(open)
OPEN(open64)

int close(int fd)
{
	if (fd >= 0 && fd < FDS && ready && !busy)
		tracked[fd] = false;
	return REAL(close)(fd);
}

#define MOVE(result, name, args, call)                \
	result name args                              \
	{                                             \
		if (is_tracked(fd) && fails())        \
			return -1;                    \
		return REAL(name) call;               \
	}
MOVE(ssize_t, write, (int fd, const void *p, size_t n), (fd, p, n))
MOVE(ssize_t, read, (int fd, void *p, size_t n), (fd, p, n))
MOVE(ssize_t, pwrite, (int fd, const void *p, size_t n, off_t at), (fd, p, n, at))
MOVE(ssize_t, pwrite64, (int fd, const void *p, size_t n, off64_t at), (fd, p, n, at))
MOVE(ssize_t, pread, (int fd, void *p, size_t n, off_t at), (fd, p, n, at))
MOVE(ssize_t, pread64, (int fd, void *p, size_t n, off64_t at), (fd, p, n, at))
MOVE(int, ftruncate, (int fd, off_t n), (fd, n))
MOVE(int, ftruncate64, (int fd, off64_t n), (fd, n))

ssize_t copy_file_range(int in, off64_t *in_at, int fd, off64_t *out_at, size_t n, unsigned flags)
{
	if (is_tracked(fd) && fails())
		return -1;
	return REAL(copy_file_range)(in, in_at, fd, out_at, n, flags);
}

static int synchronise(int fd, int (*real)(int))
{
	char link[64], path[1024];
	struct stat st;
	ssize_t n;

	if (!is_tracked(fd))
		return real(fd);
	if (fails())
		return -1;
	if (strcmp(kind, "loss") != 0)
		return 0; /* a real one takes time and proves nothing here */
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	n = readlink(link, path, sizeof path - 1);
	if (n <= 0 || fstat(fd, &st) != 0)
		return 0;
	path[n] = '\0';
	busy = true;
	lost_synced(path, S_ISDIR(st.st_mode));
	busy = false;
	return 0;
}

int fsync(int fd) { return synchronise(fd, REAL(fsync)); }
int fdatasync(int fd) { return synchronise(fd, REAL(fdatasync)); }

#define NAMED(name, args, call)                       \
	int name args                                 \
	{                                             \
		if (is_below(path) && fails())        \
			return -1;                    \
		return REAL(name) call;               \
	}
NAMED(rename, (const char *from, const char *path), (from, path))
NAMED(link, (const char *from, const char *path), (from, path))
NAMED(unlink, (const char *path), (path))
NAMED(rmdir, (const char *path), (path))
NAMED(mkdir, (const char *path, mode_t mode), (path, mode))

FILE *fopen(const char *path, const char *mode)
{
	bool made = mode[0] != 'r' && access(path, F_OK) != 0;
	FILE *f;

	if (is_below(path) && fails())
		return NULL;
	f = REAL(fopen)(path, mode);
	if (f)
		opened(fileno(f), path, made);
	return f;
}

size_t fwrite(const void *p, size_t size, size_t n, FILE *f)
{
	if (is_tracked(fileno(f)) && fails())
		return 0;
	return REAL(fwrite)(p, size, n, f);
}

int fclose(FILE *f)
{
	int fd = fileno(f);
	bool bad = is_tracked(fd) && fails();

	if (fd >= 0 && fd < FDS)
		tracked[fd] = false;
	if (REAL(fclose)(f) != 0 || bad)
		return EOF;
	return 0;
}

/* ---- memory ---- */

static bool no_memory(void)
{
	long n;

	if (!ready || busy)
		return false;
	n = __atomic_add_fetch(&allocations, 1, __ATOMIC_RELAXED);
	if ((strcmp(kind, "mem") == 0 && n == nth) || (strcmp(kind, "mem+") == 0 && n >= nth)) {
		errno = ENOMEM;
		return true;
	}
	return false;
}

void *malloc(size_t n) { return no_memory() ? NULL : __libc_malloc(n); }
void *calloc(size_t n, size_t size) { return no_memory() ? NULL : __libc_calloc(n, size); }
void *realloc(void *p, size_t n) { return no_memory() ? NULL : __libc_realloc(p, n); }
