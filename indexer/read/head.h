/* The parts of the head's grammar, between head.c, title.c and number.c. */
#ifndef FT_READ_HEAD_H
#define FT_READ_HEAD_H

#include "base/buf.h"
#include "indexer/read/law.h"

enum { FT_HEAD_LINE = 1500 }; /* bytes: a longer line is no line of a head */

/* title.c: sets d->title, digest, draft from the lines above `end`, and drops every line that prints it. True when a
 * line that leads up to the title calls it a draft, 关于《…（征求意见稿）》的说明: it is one unless it was made since. */
bool ft_head_title(struct ft_doc *d, struct ft_lines *l, size_t end);
bool ft_head_same(struct ft_str a, struct ft_str b); /* the same but for blanks */

/* number.c: a document number in the line. Sets d->number and d->issuer where they are empty, if the line says
 * nothing else (then true is returned) or is `dated`, a line that states what happened when. */
bool ft_head_number(struct ft_doc *d, struct ft_str line, bool dated);
/* 某某部令 on one line, 第七号 on the next: the same over two lines. */
bool ft_head_order(struct ft_doc *d, struct ft_str first, struct ft_str second);
/* The issuer from a line of adoption or from the title, where nothing named it. */
void ft_head_issuer(struct ft_doc *d);
bool ft_head_is_body(struct ft_str s); /* reads like the name of an authority: 某某部, 某某委员会 */

/* sign.c: whether the line is a date and nothing else. */
bool ft_sign_is_date(struct ft_str s, char date[11]);

#endif
