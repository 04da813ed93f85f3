/* Words of a memo around the names and places that it cites. Inside lib/cite only. */
#ifndef FT_CITE_MEMO_WORDS_H
#define FT_CITE_MEMO_WORDS_H

#include "base/arena.h"
#include "cite/group.h"

long ft_memo_year_at(struct ft_str s, size_t *off);           /* 1949 to 2100, or -1 */
size_t ft_memo_skip_amended(struct ft_str s, size_t off);     /* behind "as amended in", before the year */
/* 《…法（2025修正）》: the title without the year of its version, which goes into *date. */
struct ft_str ft_memo_split_title(struct ft_arena *a, struct ft_str title, struct ft_str *date);
/* Whether a name says that it is of another sort than the Chinese noun: 刑法 is no 办法. A number says nothing. */
bool ft_memo_other_sort(struct ft_str name, struct ft_str noun);
/* A place right behind mention v of `all` that was not read: CSL Art 23.1.3, CSL § 23, 第8.1.4.3条a项. The mention
 * alone is not what the memo says. */
bool ft_memo_leaves_place(struct ft_str s, const struct ft_mentions *all, const struct ft_mention *v);

#endif
