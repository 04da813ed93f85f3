/* Search against literal truth. usage: truth INDEX.DB EXPORT.JSONL QUERIES [RANDOM SEED]
 *
 * EXPORT is `fatiao export --as jsonl`, QUERIES has one query a line, each a run of ideographs. The truth of a query
 * is the set of addresses one of whose texts or headings holds it, by plain substring search over the folded text;
 * the search must find those addresses and no other. RANDOM more queries, of one to eight ideographs, are drawn from
 * the texts themselves. Prints each query that fails, then the sums; exits 1 where one failed. */
#include "base/fold.h"
#include "query/search.h"
#include "render/place.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct unit {
	char *address, *folded; /* heading, LF, text */
	size_t n;
};

struct units {
	struct unit *v;
	size_t len, cap;
};

struct set {
	char **v;
	size_t len, cap;
};

struct sums {
	size_t queries, wanted, found, missing, wrong;
};

static void *grow(void *v, size_t len, size_t *cap, size_t size)
{
	if (len < *cap)
		return v;
	*cap = *cap ? *cap * 2 : 1024;
	v = realloc(v, *cap * size);
	if (v == NULL)
		abort();
	return v;
}

static void add(struct set *s, char *address)
{
	s->v = grow(s->v, s->len, &s->cap, sizeof *s->v);
	s->v[s->len++] = address;
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort_once(struct set *s)
{
	size_t kept = 0;

	if (s->len)
		qsort(s->v, s->len, sizeof *s->v, compare);
	for (size_t i = 0; i < s->len; i++)
		if (kept == 0 || strcmp(s->v[kept - 1], s->v[i]) != 0)
			s->v[kept++] = s->v[i];
	s->len = kept;
}

static void take_line(struct units *u, const char *line, size_t n)
{
	json_t *o = json_loadb(line, n, 0, NULL);
	struct ft_buf folded = {0};

	if (o == NULL) {
		fprintf(stderr, "no JSON: %.*s\n", (int)(n < 200 ? n : 200), line);
		exit(2);
	}
	ft_fold(&folded, ft_str(json_string_value(json_object_get(o, "heading"))));
	ft_buf_putc(&folded, '\n');
	ft_fold(&folded, ft_str(json_string_value(json_object_get(o, "text"))));
	u->v = grow(u->v, u->len, &u->cap, sizeof *u->v);
	u->v[u->len++] = (struct unit){strdup(json_string_value(json_object_get(o, "address"))), folded.data, folded.len};
	json_decref(o);
}

static void read_export(struct units *u, const char *path)
{
	FILE *f = fopen(path, "rb");
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	if (f == NULL)
		exit(2);
	while ((n = getline(&line, &room, f)) > 0)
		take_line(u, line, (size_t)n);
	free(line);
	fclose(f);
}

static struct set truth_of(const struct units *u, struct ft_str query)
{
	struct ft_buf folded = {0};
	struct set s = {0};

	ft_fold(&folded, query);
	for (size_t i = 0; i < u->len; i++)
		if (memmem(u->v[i].folded, u->v[i].n, folded.data, folded.len))
			add(&s, u->v[i].address);
	sort_once(&s);
	ft_buf_free(&folded);
	return s;
}

static struct set found_by(struct ft_db *db, struct ft_arena *a, struct ft_str query, size_t *total)
{
	struct ft_query q = ft_query_compile(a, query);
	struct ft_search_options o = {.day = 20261110, .limit = 1000000, .snippet_width = 1};
	struct ft_search r;
	struct set s = {0};

	ft_search_run(db, a, &q, &o, &r);
	*total = r.total;
	for (size_t i = 0; i < r.hit_len; i++) {
		struct ft_buf address = {0};

		ft_place_address(&address, &r.hits[i].place);
		add(&s, strdup(address.data));
		ft_buf_free(&address);
	}
	sort_once(&s);
	return s;
}

/* Counts what only one of two sorted sets has, and names the first. */
static size_t only_left(const struct set *l, const struct set *r, const char *what, struct ft_str query)
{
	size_t n = 0, k = 0;

	for (size_t i = 0; i < l->len; i++) {
		while (k < r->len && strcmp(r->v[k], l->v[i]) < 0)
			k++;
		if (k < r->len && strcmp(r->v[k], l->v[i]) == 0)
			continue;
		if (n++ == 0)
			printf("%.*s: %s %s\n", (int)query.n, query.p, what, l->v[i]);
	}
	return n;
}

static void try(struct ft_db *db, const struct units *u, struct ft_str query, struct sums *sums)
{
	struct ft_arena *a = ft_arena_new();
	struct set want = truth_of(u, query);
	size_t total;
	struct set got = found_by(db, a, query, &total);

	sums->queries++;
	sums->wanted += want.len;
	sums->missing += only_left(&want, &got, "does not find", query);
	sums->wrong += only_left(&got, &want, "wrongly finds", query);
	if (total != got.len) {
		printf("%.*s: %zu hits counted, %zu given\n", (int)query.n, query.p, total, got.len);
		sums->wrong++;
	}
	for (size_t i = 0; i < got.len; i++)
		free(got.v[i]);
	free(got.v);
	free(want.v);
	ft_arena_free(a);
}

/* A run of `len` ideographs somewhere in the library; empty where the place that was drawn has none. */
static struct ft_str draw(const struct units *u, size_t len)
{
	const struct unit *v = &u->v[(size_t)rand() % u->len];
	struct ft_str s = {v->folded, v->n}, run;
	size_t off = v->n ? (size_t)rand() % v->n : 0, from;

	while (off < s.n && ((unsigned char)s.p[off] & 0xC0) == 0x80)
		off++;
	from = off;
	for (size_t i = 0; i < len; i++)
		if (off >= s.n || ft_fold_class(ft_next_cp(s, &off)) != FT_F_HAN)
			return (struct ft_str){"", 0};
	run = ft_sub(s, from, off - from);
	return run;
}

static void try_file(struct ft_db *db, const struct units *u, const char *path, struct sums *sums)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	while (f && (n = getline(&line, &room, f)) > 0)
		try(db, u, ft_trim((struct ft_str){line, (size_t)n - (line[n - 1] == '\n')}), sums);
	free(line);
	if (f)
		fclose(f);
}

int main(int argc, char **argv)
{
	struct units u = {0};
	struct sums sums = {0};
	struct ft_db *db;
	struct ft_buf why = {0};
	size_t wanted;

	if (argc < 4 || ft_db_open(&db, argv[1], FT_DB_READ, &why) != FT_OK) {
		fprintf(stderr, "usage: truth INDEX.DB EXPORT.JSONL QUERIES [RANDOM SEED] (%s)\n", why.data ? why.data : "");
		return 2;
	}
	read_export(&u, argv[2]);
	try_file(db, &u, argv[3], &sums);
	srand(argc > 5 ? (unsigned)atoi(argv[5]) : 1);
	wanted = sums.queries + (argc > 4 ? (size_t)atoi(argv[4]) : 0);
	for (size_t i = 0; sums.queries < wanted && u.len && i < 1000000; i++) {
		struct ft_str q = draw(&u, 1 + (size_t)rand() % 8);

		if (q.n)
			try(db, &u, q, &sums);
	}
	printf("%zu queries, %zu true hits, %zu missed, %zu false\n", sums.queries, sums.wanted, sums.missing, sums.wrong);
	for (size_t i = 0; i < u.len; i++) {
		free(u.v[i].address);
		free(u.v[i].folded);
	}
	free(u.v);
	ft_db_close(db);
	return sums.missing || sums.wrong || sums.wanted == 0;
}
