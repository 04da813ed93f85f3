/* A table by name: elements of one size, found by the string that each begins with.
 *
 * An element is a struct whose first member is its key, a struct ft_str; it is made by being asked for, and none
 * is ever taken out. The table owns the elements, never the bytes of a key: those live as long as the table. */
#ifndef FT_BASE_TABLE_H
#define FT_BASE_TABLE_H

#include "base/str.h"

/* Zero-initialise. */
struct ft_table {
	void *slots; /* a power of two of them, at most half in use; key.p NULL: free */
	size_t cap, len;
};

/* The element of a key, of `size` bytes; NULL when there is none. Any number of threads may ask at once. */
void *ft_table_find(const struct ft_table *t, struct ft_str key, size_t size);

/* The element of a key, made when there is none: *fresh, and all zeros but for its key, which the caller gives
 * a copy of the same bytes where its own do not last. Stands until the next call. */
void *ft_table_at(struct ft_table *t, struct ft_str key, size_t size, bool *fresh);

void ft_table_free(struct ft_table *t); /* empty afterwards, to be used again */

#endif
