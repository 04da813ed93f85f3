/* Works by a name as people write it. Inside lib/query only. */
#ifndef FT_QUERY_CALLED_H
#define FT_QUERY_CALLED_H

#include "cite/names.h"
#include "store/read.h"

/* Works of that name, at most `max`. Where none has it, one whose English title differs in its noun alone,
 * since 规定 is translated as Provisions, Regulation and Rules. *known is as for ft_works_named. */
size_t ft_works_called(struct ft_db *db, struct ft_arena *a, struct ft_str name, int64_t *out, size_t max,
		       struct ft_str *known);

/* All names that the library knows, for the lexer. The caller frees it. */
struct ft_names *ft_names_of(struct ft_db *db);

/* Whether the words name the order that made one version of a law (主席令第五十三号), and so its first version alone: the number of
 * a work is that. Orders of others (国务院令第147号) are used as names of the instrument as it stands. */
bool ft_is_order_of_version(struct ft_str name);

#endif
