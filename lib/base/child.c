#include "base/child.h"

#include "base/arena.h"
#include "base/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#if defined(__SANITIZE_ADDRESS__)
#define GUARDED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GUARDED 1
#endif
#endif
#ifndef GUARDED
#define GUARDED 0 /* the address sanitizer maps terabytes, so that no limit of memory can stand beside it */
#endif

#ifdef __GLIBC__
typedef __rlimit_resource_t limit_t; /* an enum of its own, which clang will not take from an int */
#else
typedef int limit_t;
#endif

enum { IN, OUT, ERR, NEWS, PIPES }; /* NEWS carries errno where exec fails */
enum { MAX_FD = 1024 };

/* Pipes are made and handed down under one lock, so that no other thread's child gets them, too. */
static pthread_mutex_t starting = PTHREAD_MUTEX_INITIALIZER;

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void close_pipes(int p[PIPES][2])
{
	for (int i = 0; i < PIPES; i++) {
		close_fd(&p[i][0]);
		close_fd(&p[i][1]);
	}
}

static bool open_pipes(int p[PIPES][2])
{
	for (int i = 0; i < PIPES; i++)
		p[i][0] = p[i][1] = -1;
	for (int i = 0; i < PIPES; i++) {
		if (pipe(p[i]) != 0)
			return false;
		for (int side = 0; side < 2; side++) {
			/* Above the three that the child's own are put on. */
			int high = fcntl(p[i][side], F_DUPFD_CLOEXEC, 3);

			close(p[i][side]);
			p[i][side] = high;
			if (high < 0)
				return false;
		}
	}
	return true;
}

/* ---- in the child, between fork and exec: async-signal-safe calls alone ---- */

static void limit(limit_t what, size_t n)
{
	struct rlimit r = {.rlim_cur = (rlim_t)n, .rlim_max = (rlim_t)n};

	if (what == RLIMIT_CPU)
		r.rlim_max++; /* SIGXCPU first, then SIGKILL */
	setrlimit(what, &r);
}

static void limit_all(const struct ft_child *c)
{
	limit(RLIMIT_CORE, 0);
	if (c->cpu)
		limit(RLIMIT_CPU, c->cpu);
	if (c->memory && !GUARDED)
		limit(RLIMIT_AS, c->memory);
	if (c->file_size || c->no_files)
		limit(RLIMIT_FSIZE, c->no_files ? 0 : c->file_size);
	if (c->files)
		limit(RLIMIT_NOFILE, c->files);
}

/* Whoever started us may have left files open: they end at exec. */
static void hand_down_nothing(void)
{
	for (int fd = 3; fd < MAX_FD; fd++)
		fcntl(fd, F_SETFD, FD_CLOEXEC);
}

static _Noreturn void become(const struct ft_child *c, int p[PIPES][2], char *const *env, const char *path)
{
	sigset_t none;
	int error;

	setpgid(0, 0);
#ifdef __linux__
	prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGINT, SIG_DFL);
	if (dup2(p[IN][0], 0) == 0 && dup2(p[OUT][1], 1) == 1 && dup2(p[ERR][1], 2) == 2) {
		hand_down_nothing();
		limit_all(c);
		execve(path, (char *const *)(uintptr_t)c->argv, env);
	}
	error = errno;
	while (write(p[NEWS][1], &error, sizeof error) < 0 && errno == EINTR)
		continue;
	_exit(127);
}

/* ---- in the parent ---- */

/* The program's path: argv[0] itself where it holds a slash, else from PATH. NULL with errno set. */
static char *seek_program(const char *name)
{
	const char *path = getenv("PATH");
	struct ft_str rest = ft_str(path && path[0] ? path : "/usr/local/bin:/usr/bin:/bin"), dir;

	if (strchr(name, '/'))
		return ft_strdup(ft_str(name));
	while (ft_next_field(&rest, ':', &dir)) {
		struct ft_buf full = {0};

		ft_buf_fmt(&full, "%.*s/%s", FT_FMT(dir), name);
		if (dir.n && dir.p[0] == '/' && access(full.data, X_OK) == 0 && !ft_is_dir(full.data))
			return ft_buf_take(&full);
		ft_buf_free(&full);
	}
	errno = ENOENT;
	return NULL;
}

/* PATH, and a locale in which bytes are UTF-8: nothing else of ours is the child's business. */
static char **clean_env(struct ft_arena *a)
{
	char **env = ft_arena_alloc(a, 4 * sizeof *env);
	const char *path = getenv("PATH");

	env[0] = (char *)(uintptr_t)ft_arena_fmt(a, "PATH=%s", path && path[0] ? path : "/usr/local/bin:/usr/bin:/bin").p;
	env[1] = (char *)(uintptr_t)"LC_ALL=C.UTF-8";
	env[2] = (char *)(uintptr_t)"TZ=UTC";
	return env;
}

/* Forks; returns the child's id, or -1 with errno set where exec failed, too. */
static pid_t start(const struct ft_child *c, int p[PIPES][2], const char *path)
{
	struct ft_arena *a = ft_arena_new();
	char **env = clean_env(a);
	int error = 0;
	pid_t pid;

	pid = fork();
	if (pid == 0)
		become(c, p, env, path);
	ft_arena_free(a);
	if (pid < 0)
		return -1;
	setpgid(pid, pid);
	close_fd(&p[IN][0]);
	close_fd(&p[OUT][1]);
	close_fd(&p[ERR][1]);
	close_fd(&p[NEWS][1]);
	while (read(p[NEWS][0], &error, sizeof error) < 0 && errno == EINTR)
		continue;
	close_fd(&p[NEWS][0]);
	if (error == 0)
		return pid;
	waitpid(pid, NULL, 0);
	errno = error;
	return -1;
}

static long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Feeds what the pipe takes; closes it when all is in or nobody reads it. */
static void feed(int *fd, struct ft_str *in)
{
	ssize_t n = in->n ? write(*fd, in->p, in->n < 65536 ? in->n : 65536) : 0;

	if (n > 0)
		*in = ft_from(*in, (size_t)n);
	if ((n < 0 && errno != EAGAIN && errno != EINTR) || in->n == 0)
		close_fd(fd);
}

/* Takes what has come; false when there is more than `cap` allows. */
static bool take(int *fd, struct ft_buf *b, size_t cap)
{
	char piece[65536];
	ssize_t n = read(*fd, piece, sizeof piece);
	size_t room = cap - b->len;

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return true;
	if (n <= 0) {
		close_fd(fd);
		return true;
	}
	ft_buf_add(b, (struct ft_str){piece, (size_t)n < room ? (size_t)n : room});
	return (size_t)n <= room;
}

/* Moves bytes until both outputs are closed; how it ended when that was not by itself. */
static enum ft_child_end talk(const struct ft_child *c, int p[PIPES][2], long end, struct ft_child_result *r)
{
	struct ft_str in = c->in;

	while (p[OUT][0] >= 0 || p[ERR][0] >= 0) {
		struct pollfd f[3] = {{p[IN][1], POLLOUT, 0}, {p[OUT][0], POLLIN, 0}, {p[ERR][0], POLLIN, 0}};
		long left = end - now_ms();

		if (left <= 0)
			return FT_CHILD_WALL;
		if (poll(f, 3, (int)left) < 0 && errno != EINTR)
			return FT_CHILD_FAILED;
		if (f[0].revents)
			feed(&p[IN][1], &in);
		if (f[1].revents && !take(&p[OUT][0], &r->out, c->out_cap))
			return FT_CHILD_OUTPUT;
		if (f[2].revents)
			take(&p[ERR][0], &r->err, c->err_cap);
	}
	return FT_CHILD_EXITED;
}

/* Waits for a child that has closed its outputs, as long as the clock allows; leaves it to be reaped. */
static bool wait_for(pid_t pid, long end)
{
	for (;;) {
		siginfo_t info = {.si_pid = 0};
		int r = waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT);

		if (info.si_pid == pid || (r < 0 && errno != EINTR))
			return true;
		if (now_ms() >= end)
			return false;
		nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
	}
}

static void finish(const struct ft_child *c, pid_t pid, long end, struct ft_child_result *r)
{
	int status = 0;

	if (r->end == FT_CHILD_EXITED && !wait_for(pid, end))
		r->end = FT_CHILD_WALL;
	kill(-pid, SIGKILL); /* before it is reaped: until then no other process has its id */
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	if (r->end != FT_CHILD_EXITED)
		return;
	r->code = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
	if (WIFSIGNALED(status))
		r->end = r->code == SIGXCPU || (r->code == SIGKILL && c->cpu) ? FT_CHILD_CPU : FT_CHILD_KILLED;
}

/* A pipe whose reader is gone shall be an error of write, no end of ours: SIGPIPE is kept from this thread and the one
 * that came meanwhile is taken off. */
static void hold_sigpipe(sigset_t *old, bool *was_pending)
{
	sigset_t pipes, pending;

	sigemptyset(&pipes);
	sigaddset(&pipes, SIGPIPE);
	sigpending(&pending);
	*was_pending = sigismember(&pending, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &pipes, old);
}

static void release_sigpipe(const sigset_t *old, bool was_pending)
{
	sigset_t pipes, pending;
	int got;

	sigemptyset(&pipes);
	sigaddset(&pipes, SIGPIPE);
	sigpending(&pending);
	if (!was_pending && sigismember(&pending, SIGPIPE))
		sigwait(&pipes, &got);
	pthread_sigmask(SIG_SETMASK, old, NULL);
}

static pid_t open_and_start(const struct ft_child *c, int p[PIPES][2], const char *path, struct ft_child_result *r)
{
	pid_t pid = -1;

	pthread_mutex_lock(&starting);
	r->end = FT_CHILD_FAILED;
	if (open_pipes(p)) {
		pid = start(c, p, path);
		r->end = pid < 0 && errno != EAGAIN && errno != ENOMEM ? FT_CHILD_NO_PROGRAM : FT_CHILD_FAILED;
	}
	pthread_mutex_unlock(&starting);
	return pid;
}

enum ft_err ft_child_run(const struct ft_child *c, struct ft_child_result *r)
{
	int p[PIPES][2], saved;
	char *path = seek_program(c->argv[0]);
	sigset_t old;
	bool was_pending;
	pid_t pid;

	*r = (struct ft_child_result){.end = FT_CHILD_NO_PROGRAM};
	if (path == NULL)
		return FT_SYSTEM;
	pid = open_and_start(c, p, path, r);
	saved = errno;
	free(path);
	if (pid > 0) {
		long end = now_ms() + (long)c->wall * 1000;

		for (int i = IN; i <= ERR; i++)
			fcntl(p[i][i == IN], F_SETFL, O_NONBLOCK);
		hold_sigpipe(&old, &was_pending);
		r->end = talk(c, p, end, r);
		release_sigpipe(&old, was_pending);
		finish(c, pid, end, r);
	}
	close_pipes(p);
	errno = saved;
	if (r->end == FT_CHILD_NO_PROGRAM || r->end == FT_CHILD_FAILED)
		return FT_SYSTEM;
	return r->end == FT_CHILD_EXITED && r->code == 0 ? FT_OK : FT_INPUT;
}

void ft_child_result_free(struct ft_child_result *r)
{
	ft_buf_free(&r->out);
	ft_buf_free(&r->err);
}

char *ft_child_helper(const char *name)
{
	static const char *const places[] = {"", "../libexec/fatiao"};
	char *self = ft_program_dir(), *found = NULL;

	for (size_t i = 0; self && found == NULL && i < sizeof places / sizeof places[0]; i++) {
		char *dir = ft_path(self, places[i]), *path = ft_path(dir, name);

		if (access(path, X_OK) == 0)
			found = ft_strdup(ft_str(path));
		free(dir);
		free(path);
	}
	free(self);
	return found;
}
