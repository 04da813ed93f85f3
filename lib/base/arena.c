#include "base/arena.h"

#include "base/err.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 64 * 1024, ALIGN = 16 };

struct block {
	struct block *next;
	size_t used, cap;
	_Alignas(16) char data[];
};

struct ft_arena {
	struct block *head;
};

struct ft_arena *ft_arena_new(void)
{
	return ft_alloc(sizeof(struct ft_arena));
}

void ft_arena_free(struct ft_arena *a)
{
	if (a == NULL)
		return;
	for (struct block *b = a->head, *next; b; b = next) {
		next = b->next;
		free(b);
	}
	free(a);
}

static struct block *block_add(struct ft_arena *a, size_t n)
{
	size_t cap = n > BLOCK / 4 ? n : BLOCK;
	struct block *b = ft_realloc(NULL, sizeof *b + cap);

	b->used = 0;
	b->cap = cap;
	if (a->head && cap != BLOCK) { /* a large piece stands behind the block that still has room */
		b->next = a->head->next;
		a->head->next = b;
	} else {
		b->next = a->head;
		a->head = b;
	}
	return b;
}

void *ft_arena_room(struct ft_arena *a, size_t n)
{
	struct block *b = a->head;
	void *p;

	n = (n + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	if (b == NULL || b->cap - b->used < n)
		b = block_add(a, n);
	p = b->data + b->used;
	b->used += n;
	return p;
}

void *ft_arena_alloc(struct ft_arena *a, size_t n)
{
	return memset(ft_arena_room(a, n), 0, n);
}

struct ft_str ft_arena_dup(struct ft_arena *a, struct ft_str s)
{
	char *p = ft_arena_room(a, s.n + 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return (struct ft_str){p, s.n};
}

struct ft_str ft_arena_vfmt(struct ft_arena *a, const char *fmt, va_list ap)
{
	va_list again;
	struct ft_str s;
	char *p;

	va_copy(again, ap);
	s.n = (size_t)vsnprintf(NULL, 0, fmt, ap);
	p = ft_arena_room(a, s.n + 1);
	vsnprintf(p, s.n + 1, fmt, again);
	va_end(again);
	s.p = p;
	return s;
}

struct ft_str ft_arena_fmt(struct ft_arena *a, const char *fmt, ...)
{
	struct ft_str s;
	va_list ap;

	va_start(ap, fmt);
	s = ft_arena_vfmt(a, fmt, ap);
	va_end(ap);
	return s;
}

void *ft_arena_keep(struct ft_arena *a, void *p, size_t len, size_t size)
{
	void *kept = ft_arena_alloc(a, (len + 1) * size);

	if (len)
		memcpy(kept, p, len * size);
	free(p);
	return kept;
}

void *ft_alloc(size_t n)
{
	void *p = calloc(1, n ? n : 1);

	if (p == NULL)
		ft_die("out of memory");
	return p;
}

void *ft_realloc(void *p, size_t n)
{
	p = realloc(p, n ? n : 1);
	if (p == NULL)
		ft_die("out of memory");
	return p;
}

char *ft_strdup(struct ft_str s)
{
	char *p = ft_realloc(NULL, s.n + 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return p;
}

void *ft_grow(void *p, size_t len, size_t *cap, size_t size)
{
	if (len < *cap)
		return p;
	*cap = *cap ? *cap * 2 : 8;
	return ft_realloc(p, *cap * size);
}
