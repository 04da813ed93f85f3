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

/* Row ids of at most `max` works one of whose titles holds `folded` (ft_name_key), in the order of the row ids; returns
 * how many. An empty key finds none. */
size_t ft_titles_find(struct ft_db *db, struct ft_str folded, int64_t *out, size_t max);

#endif
