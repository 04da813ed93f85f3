/* Times a full-screen program in a pty: from a key to the last byte of what it writes in answer.
 *
 * usage: pty [-s WxH] [-q MS] [-n RUNS] [-b KEYS] [-k KEYS] [-r COUNT] COMMAND...
 *
 *   -s  the size of the screen (120x40)
 *   -q  so long a silence ends an answer (25 ms)
 *   -n  so many starts, for the first screen (1)
 *   -b  keys pressed first, not timed
 *   -k  keys that are timed, each by itself; in both \e \r \t \b \\ are Escape, Enter, Tab, Backspace,
 * backslash -r  how often KEYS are played (1)
 *
 * Printed, one figure a line with a tab before its value: the first screen (median, milliseconds), then of
 * the keys the number, median, 99th percentile and most, by the clock and by the processor time of the
 * program (Linux), and its RssAnon. Killed at the end, so the program keeps nothing. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_KEYS = 100000 };

static struct winsize size = {.ws_row = 40, .ws_col = 120};
static int silence = 25;

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Milliseconds on a processor so far; 0 where the system does not tell. */
static double cpu_of(pid_t pid)
{
	char path[64];
	unsigned long long ns = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/schedstat", (int)pid);
	f = fopen(path, "r");
	if (f && fscanf(f, "%llu", &ns) != 1)
		ns = 0;
	if (f)
		fclose(f);
	return (double)ns / 1e6;
}

static long rss_anon(pid_t pid)
{
	char path[64], line[256];
	long kb = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f))
		if (sscanf(line, "RssAnon: %ld", &kb) == 1)
			break;
	if (f)
		fclose(f);
	return kb;
}

/* Reads until nothing comes for the silence. The time of the last byte; `from` when there was none. */
static double answer(int fd, double from)
{
	char buf[65536];
	double last = from;
	struct pollfd p = {.fd = fd, .events = POLLIN};

	while (poll(&p, 1, silence) > 0 && read(fd, buf, sizeof buf) > 0)
		last = now();
	return last;
}

static pid_t start(char **argv, int *fd)
{
	pid_t pid = forkpty(fd, NULL, NULL, &size);

	if (pid == 0) {
		setenv("TERM", "xterm-256color", 0);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (pid < 0) {
		perror("pty");
		exit(2);
	}
	return pid;
}

static void end(pid_t pid, int fd)
{
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	close(fd);
}

/* Waits so many milliseconds for the first byte, then for the rest; 0 when there is none. */
static double answer_within(int fd, int most)
{
	struct pollfd p = {.fd = fd, .events = POLLIN};

	return poll(&p, 1, most) > 0 ? answer(fd, now()) : 0;
}

static double first_screen(int fd)
{
	double at = answer_within(fd, 20000);

	if (at == 0) {
		fprintf(stderr, "pty: no screen within 20 s\n");
		exit(2);
	}
	return at;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static void say(const char *what, double *v, size_t n)
{
	if (n == 0)
		return;
	qsort(v, n, sizeof *v, compare);
	printf("%s, median ms\t%.2f\n", what, v[n / 2]);
	printf("%s, 99th percentile ms\t%.2f\n", what, v[n * 99 / 100]);
	printf("%s, most ms\t%.2f\n", what, v[n - 1]);
}

/* The escapes of KEYS undone, in place. */
static void unescape(char *s)
{
	static const char names[] = "ertb\\", bytes[] = "\033\r\t\177\\";
	char *to = s;

	while (*s) {
		const char *at = *s == '\\' && s[1] ? strchr(names, s[1]) : NULL;

		*to++ = at ? bytes[at - names] : *s;
		s += at ? 2 : 1;
	}
	*to = '\0';
}

/* One key: a character of UTF-8. Returns its length. */
static size_t press(int fd, const char *s)
{
	size_t n = 1;

	while ((s[n] & 0xC0) == 0x80)
		n++;
	if (write(fd, s, n) != (ssize_t)n) {
		fprintf(stderr, "pty: the program is gone\n");
		exit(2);
	}
	return n;
}

static void time_keys(pid_t pid, int fd, const char *keys, int times)
{
	static double wall[MAX_KEYS], cpu[MAX_KEYS];
	size_t n = 0, idle = 0;

	for (int i = 0; i < times; i++)
		for (const char *k = keys; *k && n < MAX_KEYS;) {
			double used = cpu_of(pid), from = now(), at;

			k += press(fd, k);
			at = answer_within(fd, 500);
			if (at == 0) { /* it left the screen as it was */
				idle++;
				continue;
			}
			wall[n] = at - from;
			cpu[n++] = cpu_of(pid) - used;
		}
	printf("keys\t%zu\nkeys without a repaint\t%zu\n", n, idle);
	say("key to repaint", wall, n);
	say("key to repaint, processor", cpu, n);
}

int main(int argc, char **argv)
{
	static double starts[1000], cpu[1000];
	char none[] = "", *before = none, *keys = none;
	int runs = 1, times = 1, opt, fd = -1;
	pid_t pid = -1;

	while ((opt = getopt(argc, argv, "+s:q:n:b:k:r:")) != -1)
		if (opt == 's')
			sscanf(optarg, "%hux%hu", &size.ws_col, &size.ws_row);
		else if (opt == 'q')
			silence = atoi(optarg);
		else if (opt == 'n')
			runs = atoi(optarg) < 1000 ? atoi(optarg) : 1000;
		else if (opt == 'b')
			unescape(before = optarg);
		else if (opt == 'k')
			unescape(keys = optarg);
		else if (opt == 'r')
			times = atoi(optarg);
		else
			return 2;
	if (optind == argc)
		return 2;
	for (int i = 0; i < runs; i++) {
		double from = now();

		if (i)
			end(pid, fd);
		from = now();
		pid = start(argv + optind, &fd);
		starts[i] = first_screen(fd) - from;
		cpu[i] = cpu_of(pid);
	}
	qsort(starts, (size_t)runs, sizeof *starts, compare);
	qsort(cpu, (size_t)runs, sizeof *cpu, compare);
	printf("first screen, median of %d, ms\t%.2f\n", runs, starts[runs / 2]);
	printf("first screen, least, ms\t%.2f\n", starts[0]);
	printf("first screen, processor, median ms\t%.2f\n", cpu[runs / 2]);
	for (const char *k = before; *k;) {
		k += press(fd, k);
		answer(fd, now());
	}
	time_keys(pid, fd, keys, times);
	printf("RssAnon, MB\t%.1f\n", (double)rss_anon(pid) / 1024);
	end(pid, fd);
	return 0;
}
