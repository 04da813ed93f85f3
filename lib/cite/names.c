#include "cite/names.h"

#include "base/arena.h"
#include "cite/name.h"

#include <stdlib.h>
#include <string.h>

/* Names backwards, as a tree of characters: a step is found by node and character in one hash table, so that
 * a text is compared with all names at once, from the last character of one. */
struct step {
	uint64_t at; /* node << 21 | code point, plus one; 0: free */
	uint32_t node;
};

struct folded {
	struct ft_str key; /* p NULL: free */
	struct ft_str title;
};

struct ft_names {
	struct ft_arena *arena;
	struct step *steps;
	size_t step_len, step_cap; /* cap: a power of two */
	uint32_t *ends; /* by node: place in `titles` plus one of the name that ends here; 0: none does */
	size_t nodes, node_cap;
	struct ft_str *titles; /* empty: of several */
	size_t title_len, title_cap;
	struct folded *folded;
	size_t folded_len, folded_cap;
};

struct ft_names *ft_names_new(void)
{
	struct ft_names *n = ft_alloc(sizeof *n);

	n->arena = ft_arena_new();
	n->step_cap = n->folded_cap = 1024;
	n->node_cap = 4096;
	n->steps = ft_alloc(n->step_cap * sizeof *n->steps);
	n->folded = ft_alloc(n->folded_cap * sizeof *n->folded);
	n->ends = ft_alloc(n->node_cap * sizeof *n->ends);
	n->nodes = 1;
	return n;
}

void ft_names_free(struct ft_names *n)
{
	if (n == NULL)
		return;
	ft_arena_free(n->arena);
	free(n->steps);
	free(n->folded);
	free(n->titles);
	free(n->ends);
	free(n);
}

static struct step *slot(const struct ft_names *n, uint64_t at)
{
	size_t i = (size_t)((at * 0x9E3779B97F4A7C15u) >> 32) & (n->step_cap - 1);

	while (n->steps[i].at && n->steps[i].at != at)
		i = (i + 1) & (n->step_cap - 1);
	return &n->steps[i];
}

static void widen_steps(struct ft_names *n)
{
	struct step *old = n->steps;
	size_t cap = n->step_cap;

	n->step_cap *= 2;
	n->steps = ft_alloc(n->step_cap * sizeof *n->steps);
	for (size_t i = 0; i < cap; i++)
		if (old[i].at)
			*slot(n, old[i].at) = old[i];
	free(old);
}

static uint32_t new_node(struct ft_names *n)
{
	if (n->nodes == n->node_cap) {
		size_t cap = n->node_cap * 2;

		n->ends = ft_realloc(n->ends, cap * sizeof *n->ends);
		memset(n->ends + n->node_cap, 0, n->node_cap * sizeof *n->ends);
		n->node_cap = cap;
	}
	return (uint32_t)n->nodes++;
}

static uint64_t step_of(uint32_t node, uint32_t cp)
{
	return ((uint64_t)node << 21 | cp) + 1;
}

/* Adds the name's characters, last first; the node of its first character. */
static uint32_t add_path(struct ft_names *n, struct ft_str name)
{
	uint32_t node = 0;

	for (size_t off = name.n; off > 0;) {
		struct step *s;

		off = ft_prev_off(name, off);
		s = slot(n, step_of(node, ft_cp_at(name, off)));
		if (s->at == 0) {
			s->at = step_of(node, ft_cp_at(name, off));
			s->node = new_node(n);
			node = s->node;
			if (++n->step_len * 2 > n->step_cap)
				widen_steps(n);
		} else {
			node = s->node;
		}
	}
	return node;
}

static uint64_t hash_of(struct ft_str s)
{
	uint64_t h = 1469598103934665603u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	return h ^ h >> 29;
}

static struct folded *folded_slot(const struct ft_names *n, struct ft_str key)
{
	size_t i = (size_t)hash_of(key) & (n->folded_cap - 1);

	while (n->folded[i].key.p && !ft_eq(n->folded[i].key, key))
		i = (i + 1) & (n->folded_cap - 1);
	return &n->folded[i];
}

static void widen_folded(struct ft_names *n)
{
	struct folded *old = n->folded;
	size_t cap = n->folded_cap;

	n->folded_cap *= 2;
	n->folded = ft_alloc(n->folded_cap * sizeof *n->folded);
	for (size_t i = 0; i < cap; i++)
		if (old[i].key.p)
			*folded_slot(n, old[i].key) = old[i];
	free(old);
}

static void add_folded(struct ft_names *n, struct ft_str key, struct ft_str title)
{
	struct folded *f;

	if (key.n == 0)
		return;
	if (++n->folded_len * 2 > n->folded_cap)
		widen_folded(n);
	f = folded_slot(n, key);
	if (f->key.p == NULL)
		*f = (struct folded){ft_arena_dup(n->arena, key), title};
	else if (!ft_eq(f->title, title))
		f->title = FT_S("");
}

static const struct ft_str country = {"中华人民共和国", sizeof "中华人民共和国" - 1};

static void add_backward(struct ft_names *n, struct ft_str name, struct ft_str title)
{
	uint32_t node;

	if (ft_starts(name, country) && name.n > country.n)
		name = ft_from(name, country.n);
	if (name.n < 6 || !ft_is_han(ft_cp_at(name, 0)))
		return;
	node = add_path(n, name);
	if (n->ends[node]) {
		if (!ft_eq(n->titles[n->ends[node] - 1], title))
			n->titles[n->ends[node] - 1] = FT_S("");
		return;
	}
	n->titles = ft_grow(n->titles, n->title_len, &n->title_cap, sizeof *n->titles);
	n->titles[n->title_len++] = title;
	n->ends[node] = (uint32_t)n->title_len;
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

size_t ft_names_back(const struct ft_names *n, struct ft_str text, size_t low, size_t end,
		     struct ft_str *title)
{
	size_t found = end;
	uint32_t node = 0;

	for (size_t off = end; n && off > low;) {
		const struct step *s;

		off = ft_prev_off(text, off);
		s = slot(n, step_of(node, ft_cp_at(text, off)));
		if (s->at == 0)
			break;
		node = s->node;
		if (n->ends[node]) {
			found = off;
			*title = n->titles[n->ends[node] - 1];
		}
	}
	return found;
}

struct ft_str ft_names_title(const struct ft_names *n, struct ft_str name)
{
	struct ft_buf key = {0};
	struct ft_str title = {"", 0};

	if (n == NULL)
		return title;
	ft_name_key(&key, name);
	if (key.len && folded_slot(n, ft_buf_str(&key))->key.p)
		title = folded_slot(n, ft_buf_str(&key))->title;
	ft_buf_free(&key);
	return title;
}
