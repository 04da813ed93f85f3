/* Searches without a process start: median and 90th percentile in milliseconds.
 * usage: inside INDEX QUERY... */
#include "query/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 15 };

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double search_once(struct ft_db *db, const char *text)
{
	const struct ft_search_options o = {.day = 20260101, .limit = 20, .snippet_width = 60};
	struct ft_arena *a = ft_arena_new();
	struct ft_search found;
	struct ft_query q;
	double begun = now();

	q = ft_query_compile(a, ft_str(text));
	ft_search_run(db, a, &q, &o, &found);
	begun = now() - begun;
	ft_arena_free(a);
	return begun;
}

int main(int argc, char **argv)
{
	size_t n = 0, count = (size_t)(argc > 2 ? argc - 2 : 0);
	double *ms = ft_alloc((count * ROUNDS + 1) * sizeof *ms);
	struct ft_db *db;

	if (argc < 3 || ft_db_open(&db, argv[1], FT_DB_READ, NULL) != FT_OK) {
		fprintf(stderr, "usage: inside INDEX QUERY...\n");
		return 2;
	}
	for (size_t i = 0; i < count; i++)
		search_once(db, argv[i + 2]);
	for (int r = 0; r < ROUNDS; r++)
		for (size_t i = 0; i < count; i++)
			ms[n++] = search_once(db, argv[i + 2]);
	qsort(ms, n, sizeof *ms, by_value);
	printf("%.3f %.3f\n", ms[n / 2], ms[n * 9 / 10]);
	ft_db_close(db);
	free(ms);
	return 0;
}
