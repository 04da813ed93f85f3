/* How alike two readings of one law are. usage: likeness A B; each a file of lines "eid TAB text", one an article, in the
 * order of the text. Prints: the articles of each, whether they follow one another alike, and which part of the characters
 * is equal after folding, blanks not counted (to the longer of each pair; an article that one of them lacks counts whole).
 * The least alike article comes last. */
#include "base/arena.h"
#include "base/fold.h"
#include "query/diff.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct article {
	struct ft_str eid;
	uint32_t *cps;
	size_t n;
};

struct reading {
	struct article *v;
	size_t len, cap;
};

static void read_lines(struct ft_arena *a, const char *path, struct reading *r)
{
	struct ft_buf all = {0}, folded = {0};
	char piece[65536];
	FILE *f = fopen(path, "rb");
	struct ft_str rest, line, eid;
	size_t n;

	while (f && (n = fread(piece, 1, sizeof piece, f)) > 0)
		ft_buf_add(&all, (struct ft_str){piece, n});
	if (f)
		fclose(f);
	rest = ft_buf_str(&all);
	while (ft_next_line(&rest, &line)) {
		struct article *x;

		ft_next_field(&line, '\t', &eid);
		ft_buf_reset(&folded);
		ft_fold(&folded, line);
		r->v = ft_grow(r->v, r->len, &r->cap, sizeof *r->v);
		x = &r->v[r->len++];
		*x = (struct article){ft_arena_dup(a, eid), ft_arena_alloc(a, (folded.len + 1) * sizeof *x->cps), 0};
		for (size_t off = 0; off < folded.len;) {
			uint32_t cp = ft_next_cp(ft_buf_str(&folded), &off);

			if (!ft_is_blank(cp))
				x->cps[x->n++] = cp;
		}
	}
	ft_buf_free(&all);
	ft_buf_free(&folded);
}

static const struct article *find(const struct reading *r, struct ft_str eid, size_t near)
{
	if (near < r->len && ft_eq(r->v[near].eid, eid))
		return &r->v[near];
	for (size_t i = 0; i < r->len; i++)
		if (ft_eq(r->v[i].eid, eid))
			return &r->v[i];
	return NULL;
}

static size_t equal(const struct article *a, const struct article *b)
{
	bool *ka = ft_alloc(a->n + 1), *kb = ft_alloc(b->n + 1);
	size_t n = 0;

	ft_diff_mark(a->cps, a->n, b->cps, b->n, ka, kb);
	for (size_t i = 0; i < a->n; i++)
		n += ka[i];
	free(ka);
	free(kb);
	return n;
}

int main(int argc, char **argv)
{
	struct ft_arena *arena = ft_arena_new();
	struct reading a = {0}, b = {0};
	size_t same = 0, all = 0, order = 0;
	double worst = 2;
	struct ft_str least = FT_S("none");

	if (argc != 3)
		return fputs("usage: likeness A B\n", stderr), 2;
	read_lines(arena, argv[1], &a);
	read_lines(arena, argv[2], &b);
	while (order < a.len && order < b.len && ft_eq(a.v[order].eid, b.v[order].eid))
		order++;
	for (size_t i = 0; i < a.len; i++) {
		const struct article *o = find(&b, a.v[i].eid, i);
		size_t n = o ? equal(&a.v[i], o) : 0, most = o && o->n > a.v[i].n ? o->n : a.v[i].n;

		same += n;
		all += most;
		if (most && (double)n / (double)most < worst) {
			worst = (double)n / (double)most;
			least = a.v[i].eid;
		}
	}
	for (size_t i = 0; i < b.len; i++)
		all += find(&a, b.v[i].eid, i) ? 0 : b.v[i].n;
	printf("articles %zu %zu, %s, characters %.3f %%, least %.*s %.2f %%\n", a.len, b.len,
	       order == a.len && order == b.len ? "same sequence" : "sequence differs", all ? 100.0 * (double)same / (double)all : 0.0,
	       FT_FMT(least), 100 * (worst > 1 ? 0 : worst));
	free(a.v);
	free(b.v);
	ft_arena_free(arena);
	return 0;
}
