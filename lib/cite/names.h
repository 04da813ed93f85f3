/* The table of names by which a text calls an instrument without 《》, as its caller hands it in: built once,
 * then read by any number of threads. */
#ifndef FT_CITE_NAMES_H
#define FT_CITE_NAMES_H

#include "base/buf.h"

struct ft_names;

struct ft_names *ft_names_new(void);
void ft_names_free(struct ft_names *n); /* NULL is fine */

/* A name, or a short one, and the full title that it stands for. A leading 中华人民共和国 is no part of a
 * name. The same name with a second title stands for both and names neither of them for certain. */
void ft_names_add(struct ft_names *n, struct ft_str name, struct ft_str title);

/* The same for a name already folded by ft_name_key; a Chinese one is then found by ft_names_back alone. */
void ft_names_add_folded(struct ft_names *n, struct ft_str folded, struct ft_str title);

/* In both below, without a table (NULL) nothing has a name.
 *
 * The longest Chinese name that ends at `end` and begins at `low` or later: where it begins, or `end` when
 * none does. *title is its full title, empty where it stands for several. Lent from the table. */
size_t ft_names_back(const struct ft_names *n, struct ft_str text, size_t low, size_t end,
		     struct ft_str *title);

/* The full title of a name in either language, compared as folded by ft_name_key; empty when there is none.
 */
struct ft_str ft_names_title(const struct ft_names *n, struct ft_str name);

/* Whether 《title》 names a legal instrument: a law, rule, notice or standard, and no form, licence or
 * contract. */
bool ft_title_is_instrument(struct ft_str title);

#endif
