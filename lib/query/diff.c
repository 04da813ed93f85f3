#include "query/diff.h"

#include "query/words.h"

#include <stdlib.h>
#include <string.h>

/* ---- longest common subsequence ---- */

enum { MAX_EDITS = 3000 }; /* in one box; beyond it the texts have little in common */

struct lcs {
	const uint32_t *a, *b;
	bool *ka, *kb;
	int *fwd, *bwd; /* by diagonal: how far the furthest path has come, from the start and from the end */
};

struct box {
	int a0, a1, b0, b1;
};

/* One step of all forward (or backward) paths with d edits. True with the point where the two meet. */
static bool advance(struct lcs *l, const struct box *x, int d, bool back, int *px, int *py)
{
	int n = x->a1 - x->a0, m = x->b1 - x->b0, delta = n - m;
	int *v = back ? l->bwd : l->fwd, *w = back ? l->fwd : l->bwd;

	for (int k = -d; k <= d; k += 2) {
		int i = k == -d || (k != d && v[k - 1] < v[k + 1]) ? v[k + 1] : v[k - 1] + 1, j = i - k,
		    other = delta - k;

		while (i < n && j < m && i >= 0 && j >= 0 &&
		       (back ? l->a[x->a1 - 1 - i] == l->b[x->b1 - 1 - j]
			     : l->a[x->a0 + i] == l->b[x->b0 + j]))
			i++, j++;
		v[k] = i;
		if ((delta & 1) == (back ? 1 : 0) || other < -(back ? d : d - 1) ||
		    other > (back ? d : d - 1))
			continue;
		if (i <= n && j <= m && j >= 0 && i + w[other] >= n) {
			*px = back ? x->a1 - i : x->a0 + i;
			*py = back ? x->b1 - j : x->b0 + j;
			return true;
		}
	}
	return false;
}

/* A point on a shortest path through the box. */
static bool meet(struct lcs *l, const struct box *x, int *px, int *py)
{
	int n = x->a1 - x->a0, m = x->b1 - x->b0, most = (n + m + 1) / 2;

	l->fwd[1] = l->bwd[1] = 0;
	for (int d = 0; d <= most && d <= MAX_EDITS; d++)
		if (advance(l, x, d, false, px, py) || advance(l, x, d, true, px, py))
			return true;
	return false;
}

static void walk(struct lcs *l, struct box x)
{
	int px, py;

	while (x.a0 < x.a1 && x.b0 < x.b1 && l->a[x.a0] == l->b[x.b0])
		l->ka[x.a0++] = l->kb[x.b0++] = true;
	while (x.a0 < x.a1 && x.b0 < x.b1 && l->a[x.a1 - 1] == l->b[x.b1 - 1])
		l->ka[--x.a1] = l->kb[--x.b1] = true;
	if (x.a0 == x.a1 || x.b0 == x.b1 || !meet(l, &x, &px, &py))
		return;
	if ((px == x.a0 && py == x.b0) || (px == x.a1 && py == x.b1))
		return;
	walk(l, (struct box){x.a0, px, x.b0, py});
	walk(l, (struct box){px, x.a1, py, x.b1});
}

void ft_diff_mark(const uint32_t *a, size_t n, const uint32_t *b, size_t m, bool *ka, bool *kb)
{
	size_t half = n + m + 3;
	int *room = ft_alloc(4 * half * sizeof *room);
	struct lcs l = {a, b, ka, kb, room + half, room + 3 * half};

	memset(ka, 0, n);
	memset(kb, 0, m);
	walk(&l, (struct box){0, (int)n, 0, (int)m});
	free(room);
}

/* ---- spans ---- */

/* So many words of each side, equal or not. */
struct run {
	bool equal;
	size_t a, b;
};

struct runs {
	struct run *v;
	size_t len, cap;
};

static void add_run(struct runs *r, bool equal, size_t a, size_t b)
{
	if (a + b == 0)
		return;
	if (r->len && r->v[r->len - 1].equal == equal) {
		r->v[r->len - 1].a += a;
		r->v[r->len - 1].b += b;
		return;
	}
	r->v = ft_grow(r->v, r->len, &r->cap, sizeof *r->v);
	r->v[r->len++] = (struct run){equal, a, b};
}

static struct runs make_runs(const bool *ka, size_t n, const bool *kb, size_t m)
{
	struct runs r = {NULL, 0, 0};
	size_t i = 0, j = 0;

	while (i < n || j < m) {
		if (i < n && !ka[i])
			add_run(&r, false, 1, 0), i++;
		else if (j < m && !kb[j])
			add_run(&r, false, 0, 1), j++;
		else
			add_run(&r, true, 1, 1), i++, j++;
	}
	return r;
}

/* ---- where a change is best said to begin ---- */

/* How natural it is for a stretch to begin at word i: on a new line, behind a sentence, behind a clause. */
static int border(const struct ft_words *w, size_t i)
{
	struct ft_str before;
	uint32_t cp;

	if (i == 0)
		return 4;
	before = ft_words_slice(w, i - 1, i);
	if (ft_find(before, FT_S("\n")) >= 0)
		return 4;
	if (!w->v[i - 1].mark)
		return 0;
	cp = ft_cp_at(before, 0);
	return cp == 0x3002 || cp == '.' ? 3 : cp == 0xFF1B || cp == ';' || cp == 0xFF1A || cp == ':' ? 2 : 1;
}

/* What was inserted (or deleted) alone between equal words may often be said to begin some words earlier or
 * later: a{+ba+} is {+ab+}a. Moves it to the most natural border, else as late as can be. `at` is its first
 * word. */
static void slide(const struct ft_words *w, size_t at, size_t n, struct run *before, struct run *after)
{
	size_t back = 0, ahead = 0, best;

	while (back < before->a && w->v[at - back - 1].hash == w->v[at + n - back - 1].hash)
		back++;
	while (ahead < after->a && w->v[at + ahead].hash == w->v[at + n + ahead].hash)
		ahead++;
	best = at + ahead;
	for (size_t i = at + ahead + 1; i-- > at - back;)
		if (border(w, i) > border(w, best))
			best = i;
	before->a = before->b = before->a + best - at;
	after->a = after->b = after->a + at - best;
}

static void slide_runs(struct runs *r, const struct ft_words *x, const struct ft_words *y)
{
	size_t i = 0, j = 0;

	for (size_t k = 0; k < r->len; k++) {
		struct run *v = &r->v[k];
		size_t a = v->a, b = v->b;

		if (!v->equal && k && k + 1 < r->len && (a == 0 || b == 0)) {
			size_t had = v[-1].a;

			slide(a ? x : y, a ? i : j, a ? a : b, v - 1, v + 1);
			i += v[-1].a - had;
			j += v[-1].a - had;
		}
		i += a;
		j += b;
	}
}

static size_t larger(const struct run *r)
{
	return r->a > r->b ? r->a : r->b;
}

/* Equal words no longer than the changes on both sides only scatter them: a reader sees one change there. */
static struct runs join_runs(const struct runs *r)
{
	struct runs out = {NULL, 0, 0};

	for (size_t i = 0; i < r->len; i++) {
		const struct run *x = &r->v[i];
		bool lone = x->equal && i && i + 1 < r->len && out.len && !out.v[out.len - 1].equal &&
			    x->a <= larger(&out.v[out.len - 1]) && x->a <= larger(&r->v[i + 1]) && x->a < 6;

		add_run(&out, x->equal && !lone, x->a, x->b);
	}
	return out;
}

static enum ft_diff_op op_of(const struct run *r)
{
	return r->equal    ? FT_DIFF_EQUAL
	       : r->b == 0 ? FT_DIFF_DELETE
	       : r->a == 0 ? FT_DIFF_INSERT
			   : FT_DIFF_REPLACE;
}

static void put_spans(struct ft_arena *a, struct ft_diff *d, const struct runs *r, const struct ft_words *x,
		      const struct ft_words *y)
{
	size_t i = 0, j = 0;

	d->v = ft_arena_alloc(a, (r->len + 1) * sizeof *d->v);
	for (size_t k = 0; k < r->len; k++) {
		d->v[d->len++] = (struct ft_diff_span){op_of(&r->v[k]), ft_words_slice(x, i, i + r->v[k].a),
						       ft_words_slice(y, j, j + r->v[k].b)};
		i += r->v[k].a;
		j += r->v[k].b;
	}
}

static uint32_t *hashes(struct ft_arena *a, const struct ft_words *w, size_t *real)
{
	uint32_t *h = ft_arena_alloc(a, (w->len + 1) * sizeof *h);

	*real = 0;
	for (size_t i = 0; i < w->len; i++) {
		h[i] = w->v[i].hash;
		*real += !w->v[i].mark;
	}
	return h;
}

struct ft_diff ft_diff_texts(struct ft_arena *a, struct ft_str left, struct ft_str right)
{
	struct ft_words x = ft_words_cut(a, left), y = ft_words_cut(a, right);
	struct ft_diff d = {NULL, 0, 1, true};
	size_t xs, ys, both = 0;
	uint32_t *hx = hashes(a, &x, &xs), *hy = hashes(a, &y, &ys);
	bool *kx = ft_arena_alloc(a, x.len + 1), *ky = ft_arena_alloc(a, y.len + 1);
	struct runs plain, joined;

	ft_diff_mark(hx, x.len, hy, y.len, kx, ky);
	for (size_t i = 0; i < x.len; i++)
		both += kx[i] && !x.v[i].mark;
	d.same = both == xs && both == ys;
	if (xs + ys)
		d.similarity = 2 * (double)both / (double)(xs + ys);
	plain = make_runs(kx, x.len, ky, y.len);
	slide_runs(&plain, &x, &y);
	joined = join_runs(&plain);
	put_spans(a, &d, &joined, &x, &y);
	free(plain.v);
	free(joined.v);
	return d;
}

const char *ft_diff_op_word(enum ft_diff_op op)
{
	static const char *const words[] = {"equal", "delete", "insert", "replace"};

	return words[op];
}
