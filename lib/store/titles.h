/* Works by a part of their titles: an inverted index over the folded titles and keys (table name), so that a search
 * need not read all of them.
 *
 * Its lists are blobs of table pack (store/pack.h), one a gram: a code point, or two that follow one another. A
 * list holds the row ids of the works, each a uint32_t, rising. The writer is indexer/write/titles.c. */
#ifndef FT_STORE_TITLES_H
#define FT_STORE_TITLES_H

#include "store/db.h"

/* The row id, in table pack, of the list of a gram; `second` is 0 for a single code point. Below all other row ids there. */
#define FT_TITLE_GRAMS (-((int64_t)1 << 21))
int64_t ft_title_gram(uint32_t first, uint32_t second);

/* Adds to the `n` row ids in `out` those of works one of whose titles or keys holds `folded` (ft_name_key) and that are not among
 * them yet, in the order of the row ids, up to `max` in all; returns how many there are then. An empty key adds none. */
size_t ft_titles_add(struct ft_db *db, struct ft_str folded, int64_t *out, size_t n, size_t max);

#endif
