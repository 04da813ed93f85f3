/* The table of names by which texts cite instruments without 《》 (cite/names.h): what names.tsv and the
 * catalogue give, made before any text is read. */
#ifndef FT_INDEXER_NAMES_H
#define FT_INDEXER_NAMES_H

#include "cite/names.h"
#include "indexer/scan.h"

/* The caller frees it with ft_names_free. Works must have been read. */
struct ft_names *ft_index_names(const struct ft_scan *s);

#endif
