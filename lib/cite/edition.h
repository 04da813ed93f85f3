/* The version of an instrument as the words beside its name state it, a year or a day; and what else may stand
 * between a name and its place. For memos and addresses alike. Inside lib/cite only. */
#ifndef FT_CITE_EDITION_H
#define FT_CITE_EDITION_H

#include "base/arena.h"
#include "cite/lex.h"

/* Behind a name that ends at off: （2016年）, (2017 amendment), (as amended in 2017), (promulgated by …, Nov. 7, 2016, …),
 * 2016年, 2016. Sets *date to the year or day and returns the offset behind; off, where none is stated. */
size_t ft_edition_behind(struct ft_arena *a, struct ft_str s, size_t off, struct ft_str *date);

/* Before a name that begins at off: 2016年, 2016年版的, the 2016. Sets *date, or leaves it. */
void ft_edition_before(struct ft_arena *a, struct ft_str s, size_t off, struct ft_str *date);

/* 《…法（2025修正）》, Lighthouse Law (2016): the name without the version in brackets at its end, which goes into
 * *date. A name that states none is returned as it is. */
struct ft_str ft_edition_split(struct ft_arena *a, struct ft_str name, struct ft_str *date);

/* A day in any of the usual forms at off: 2019-11-01, 2019年11月1日, 1 November 2019, Nov. 1, 2019; its end in *end. */
bool ft_day_at(struct ft_str s, size_t off, size_t *end, char out[11]);

#endif
