/* Times whole processes.
 *
 * usage: bench time RUNS COMMAND...              median wall seconds and peak memory
 *        bench pair RUNS COMMAND... -- COMMAND...  the two in turn; medians and the median ratio A/B
 *
 * What the commands print goes to a file that is emptied each time: some do less where they see that nobody reads. One
 * run of each comes first and does not count. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_RUNS = 201 };

struct run {
	double seconds;
	long kilobytes;
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int sink; /* where they print */

static void exec_quietly(char **argv)
{
	int null = open("/dev/null", O_RDWR);

	dup2(sink, 1);
	if (getenv("BENCH_ERRORS") == NULL)
		dup2(null, 2);
	execvp(argv[0], argv);
	_exit(127);
}

static struct run run_once(char **argv)
{
	struct run r = {0, 0};
	struct rusage used;
	int status;
	pid_t pid;

	if (ftruncate(sink, 0) != 0 || lseek(sink, 0, SEEK_SET) != 0) {
		perror("bench");
		exit(2);
	}
	r.seconds = now();
	pid = fork();
	if (pid == 0)
		exec_quietly(argv);
	if (pid < 0 || wait4(pid, &status, 0, &used) < 0 || (WIFEXITED(status) && WEXITSTATUS(status) == 127)) {
		fprintf(stderr, "bench: %s: %s\n", argv[0], pid < 0 ? strerror(errno) : "cannot be run");
		exit(2);
	}
	r.seconds = now() - r.seconds;
	r.kilobytes = used.ru_maxrss;
	return r;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *v, int n)
{
	qsort(v, (size_t)n, sizeof *v, by_value);
	return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

static int time_one(int runs, char **argv)
{
	double seconds[MAX_RUNS], peak = 0;

	for (int i = 0; i < runs; i++) {
		struct run r = run_once(argv);

		seconds[i] = r.seconds;
		peak = (double)r.kilobytes > peak ? (double)r.kilobytes : peak;
	}
	printf("%.4f %.0f\n", median(seconds, runs), peak);
	return 0;
}

static int time_pair(int runs, char **a, char **b)
{
	double x[MAX_RUNS], y[MAX_RUNS], ratio[MAX_RUNS];

	run_once(a);
	run_once(b);
	for (int i = 0; i < runs; i++) {
		x[i] = run_once(a).seconds;
		y[i] = run_once(b).seconds;
		ratio[i] = x[i] / y[i];
	}
	printf("%.6f %.6f %.4f\n", median(x, runs), median(y, runs), median(ratio, runs));
	return 0;
}

int main(int argc, char **argv)
{
	int runs = argc > 3 ? atoi(argv[2]) : 0;
	FILE *out = tmpfile();

	if (runs < 1 || runs > MAX_RUNS) {
		fprintf(stderr, "usage: bench time|pair RUNS COMMAND... [-- COMMAND...]\n");
		return 2;
	}
	if (out == NULL) {
		perror("bench: a temporary file");
		return 2;
	}
	sink = fileno(out);
	if (strcmp(argv[1], "time") == 0)
		return time_one(runs, argv + 3);
	for (int i = 3; i < argc; i++)
		if (strcmp(argv[i], "--") == 0 && i + 1 < argc) {
			argv[i] = NULL;
			return time_pair(runs, argv + 3, argv + i + 1);
		}
	fprintf(stderr, "bench: no second command\n");
	return 2;
}
