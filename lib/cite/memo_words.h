/* Words of a memo around the names and places that it cites. Inside lib/cite only. */
#ifndef FT_CITE_MEMO_WORDS_H
#define FT_CITE_MEMO_WORDS_H

#include "cite/group.h"

/* Whether a name says that it is of another sort than the Chinese noun: 刑法 is no 办法. A number says nothing. */
bool ft_memo_other_sort(struct ft_str name, struct ft_str noun);
/* A place right behind mention v of `all` that was not read, CSL Art 23.1.3, 第8.1.4.3条a项: where it ends. The mention
 * alone is not what the memo says. v->end where nothing was left. */
size_t ft_memo_unread(struct ft_str s, const struct ft_mentions *all, const struct ft_mention *v);

/* Chapter 3 of this memo, Section 4 below: a part of the memo itself, or of a contract, which cites nothing. */
bool ft_memo_own_part(struct ft_str s, const struct ft_mention *v);

#endif
