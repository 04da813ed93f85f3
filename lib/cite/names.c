#include "cite/names.h"

#include "base/arena.h"
#include "base/table.h"
#include "cite/name.h"

#include <stdlib.h>
#include <string.h>

/* Names as they are found in a text, from their last character backward: the last three characters (two of a
 * name that has no third) tell how long the names are that end so, and a hash of that many finds the name. */
struct tail {
	uint64_t hash;    /* of the characters */
	uint64_t lengths; /* bit n: a name of n characters ends so; 0: free */
};

struct back {
	uint64_t hash;
	struct ft_str name; /* p NULL: free */
	struct ft_str title; /* empty: of several */
};

enum { MAX_NAME = 63 }; /* characters; a longer title is always in 《》 */

struct folded {
	struct ft_str key, title;
};

struct ft_names {
	struct ft_arena *arena;
	struct tail *tails; /* this table and the next are of a power of two slots */
	size_t tail_len, tail_cap;
	struct back *backs;
	size_t back_len, back_cap;
	struct ft_table folded;
};

struct ft_names *ft_names_new(void)
{
	struct ft_names *n = ft_alloc(sizeof *n);

	n->arena = ft_arena_new();
	n->tail_cap = n->back_cap = 1024;
	n->tails = ft_alloc(n->tail_cap * sizeof *n->tails);
	n->backs = ft_alloc(n->back_cap * sizeof *n->backs);
	return n;
}

void ft_names_free(struct ft_names *n)
{
	if (n == NULL)
		return;
	ft_arena_free(n->arena);
	free(n->tails);
	free(n->backs);
	ft_table_free(&n->folded);
	free(n);
}

static struct tail *tail_slot(const struct ft_names *n, uint64_t hash)
{
	size_t i = (size_t)(hash ^ hash >> 29) & (n->tail_cap - 1);

	while (n->tails[i].lengths && n->tails[i].hash != hash)
		i = (i + 1) & (n->tail_cap - 1);
	return &n->tails[i];
}

static struct back *back_slot(const struct ft_names *n, uint64_t hash, struct ft_str name)
{
	size_t i = (size_t)(hash ^ hash >> 29) & (n->back_cap - 1);

	while (n->backs[i].name.p && !(n->backs[i].hash == hash && ft_eq(n->backs[i].name, name)))
		i = (i + 1) & (n->back_cap - 1);
	return &n->backs[i];
}

static void widen_tails(struct ft_names *n)
{
	struct tail *old = n->tails;
	size_t cap = n->tail_cap;

	n->tail_cap *= 2;
	n->tails = ft_alloc(n->tail_cap * sizeof *n->tails);
	for (size_t i = 0; i < cap; i++)
		if (old[i].lengths)
			*tail_slot(n, old[i].hash) = old[i];
	free(old);
}

static void widen_backs(struct ft_names *n)
{
	struct back *old = n->backs;
	size_t cap = n->back_cap;

	n->back_cap *= 2;
	n->backs = ft_alloc(n->back_cap * sizeof *n->backs);
	for (size_t i = 0; i < cap; i++)
		if (old[i].name.p)
			*back_slot(n, old[i].hash, old[i].name) = old[i];
	free(old);
}

/* A text read backward: its last `n` characters begin at `off`. */
struct reading {
	size_t off, n;
	uint64_t hash;
};

/* Takes one more character, by its bytes. */
static void read_back(struct ft_str s, struct reading *r)
{
	uint32_t bytes = 0;

	do
		bytes = bytes << 8 | (unsigned char)s.p[--r->off];
	while (r->off > 0 && ((unsigned char)s.p[r->off] & 0xC0) == 0x80);
	r->hash = (r->hash ^ bytes) * 1099511628211u;
	r->n++;
}

static void add_folded(struct ft_names *n, struct ft_str key, struct ft_str title)
{
	struct folded *f;
	bool fresh;

	if (key.n == 0)
		return;
	f = ft_table_at(&n->folded, key, sizeof *f, &fresh);
	if (fresh)
		*f = (struct folded){ft_arena_dup(n->arena, key), title};
	else if (!ft_eq(f->title, title))
		f->title = FT_S("");
}

static const struct ft_str country = {"中华人民共和国", sizeof "中华人民共和国" - 1};

static void add_backward(struct ft_names *n, struct ft_str name, struct ft_str title)
{
	struct reading r = {0};
	uint64_t end = 0;
	struct tail *t;
	struct back *b;

	if (ft_starts(name, country) && name.n > country.n)
		name = ft_from(name, country.n);
	if (name.n < 6 || !ft_is_han(ft_cp_at(name, 0)))
		return;
	for (r.off = name.n; r.off > 0;) {
		read_back(name, &r);
		end = r.n <= 3 ? r.hash : end;
	}
	b = back_slot(n, r.hash, name);
	if (b->name.p) {
		b->title = ft_eq(b->title, title) ? title : FT_S("");
		return;
	}
	if (r.n > MAX_NAME)
		return;
	*b = (struct back){r.hash, ft_arena_dup(n->arena, name), title};
	t = tail_slot(n, end);
	n->tail_len += t->lengths == 0;
	t->hash = end;
	t->lengths |= 1ull << r.n;
	if (++n->back_len * 2 > n->back_cap)
		widen_backs(n);
	if (n->tail_len * 2 > n->tail_cap)
		widen_tails(n);
}

void ft_names_add(struct ft_names *n, struct ft_str name, struct ft_str title)
{
	struct ft_buf key = {0};

	name = ft_trim(name);
	title = ft_arena_dup(n->arena, ft_trim(title));
	ft_name_key(&key, name);
	add_folded(n, ft_buf_str(&key), title);
	add_backward(n, name, title);
	ft_buf_free(&key);
}

void ft_names_add_folded(struct ft_names *n, struct ft_str folded, struct ft_str title)
{
	title = ft_arena_dup(n->arena, title);
	if (folded.n && (unsigned char)folded.p[0] < 0x80)
		add_folded(n, folded, title);
	else
		add_backward(n, folded, title);
}

/* Takes the name of r.n characters that begins at r.off, if there is one. */
static void take(const struct ft_names *n, struct ft_str text, size_t end, const struct reading *r,
		 size_t *found, struct ft_str *title)
{
	const struct back *b = back_slot(n, r->hash, ft_sub(text, r->off, end - r->off));

	if (b->name.p == NULL)
		return;
	*found = r->off;
	*title = b->title;
}

size_t ft_names_back(const struct ft_names *n, struct ft_str text, size_t low, size_t end,
		     struct ft_str *title)
{
	struct reading r = {.off = end};
	size_t found = end;
	uint64_t lengths;

	while (n && r.n < 3 && r.off > low) {
		read_back(text, &r);
		if (r.n == 2 && tail_slot(n, r.hash)->lengths & 1u << 2)
			take(n, text, end, &r, &found, title);
	}
	lengths = r.n == 3 ? tail_slot(n, r.hash)->lengths >> 3 : 0;
	for (; lengths; lengths >>= 1) {
		if (lengths & 1)
			take(n, text, end, &r, &found, title);
		if (r.off <= low)
			break;
		read_back(text, &r);
	}
	return found;
}

struct ft_str ft_names_title(const struct ft_names *n, struct ft_str name)
{
	struct ft_buf key = {0};
	const struct folded *f;

	if (n == NULL)
		return FT_S("");
	ft_name_key(&key, name);
	f = ft_table_find(&n->folded, ft_buf_str(&key), sizeof *f);
	ft_buf_free(&key);
	return f ? f->title : FT_S("");
}
