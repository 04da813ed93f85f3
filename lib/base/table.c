#include "base/table.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

/* The slot where a key stands or belongs. The table has free ones. */
static struct ft_str *slot(const struct ft_table *t, struct ft_str key, size_t size)
{
	size_t i = (size_t)ft_hash(key) & (t->cap - 1);

	for (;; i = (i + 1) & (t->cap - 1)) {
		struct ft_str *at = (void *)((char *)t->slots + i * size);

		if (at->p == NULL || ft_eq(*at, key))
			return at;
	}
}

static void widen(struct ft_table *t, size_t size)
{
	struct ft_table wide = {.cap = t->cap ? t->cap * 2 : 64, .len = t->len};

	wide.slots = ft_alloc(wide.cap * size);
	for (size_t i = 0; i < t->cap; i++) {
		const struct ft_str *old = (const void *)((const char *)t->slots + i * size);

		if (old->p)
			memcpy(slot(&wide, *old, size), old, size);
	}
	free(t->slots);
	*t = wide;
}

void *ft_table_find(const struct ft_table *t, struct ft_str key, size_t size)
{
	struct ft_str *at = t->len ? slot(t, key, size) : NULL;

	return at && at->p ? at : NULL;
}

void *ft_table_at(struct ft_table *t, struct ft_str key, size_t size, bool *fresh)
{
	struct ft_str *at;

	if ((t->len + 1) * 2 > t->cap)
		widen(t, size);
	at = slot(t, key, size);
	*fresh = at->p == NULL;
	if (*fresh) {
		*at = key.p ? key : FT_S("");
		t->len++;
	}
	return at;
}

void ft_table_free(struct ft_table *t)
{
	free(t->slots);
	*t = (struct ft_table){0};
}
