/* An arena: everything of one document lives in it and dies in one call.
 * Memory that runs out ends the program through ft_die (err.h); no call here returns NULL. */
#ifndef FT_BASE_ARENA_H
#define FT_BASE_ARENA_H

#include "base/str.h"

#include <stdarg.h>

struct ft_arena;

struct ft_arena *ft_arena_new(void);
void ft_arena_free(struct ft_arena *a); /* NULL is fine */
void *ft_arena_alloc(struct ft_arena *a, size_t n); /* zeroed, aligned for any type */
void *ft_arena_room(struct ft_arena *a, size_t n);  /* the same, but not zeroed */
struct ft_str ft_arena_dup(struct ft_arena *a, struct ft_str s); /* copy with a NUL behind it */
struct ft_str ft_arena_fmt(struct ft_arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
struct ft_str ft_arena_vfmt(struct ft_arena *a, const char *fmt, va_list ap);

/* malloc and realloc that never return NULL. The caller frees. */
void *ft_alloc(size_t n); /* zeroed */
void *ft_realloc(void *p, size_t n);
char *ft_strdup(struct ft_str s);

/* Makes room for one more element in a growing array: *cap counts elements of `size` bytes. */
void *ft_grow(void *p, size_t len, size_t *cap, size_t size);
/* Such an array when it grows no more: moved into the arena, and `p` freed. Never NULL, be it empty. */
void *ft_arena_keep(struct ft_arena *a, void *p, size_t len, size_t size);

#endif
