/* Eids and how people write them (docs/CORPUS.md, Eids; CONTRACT, Addresses). */
#ifndef FT_DOC_EID_H
#define FT_DOC_EID_H

#include "base/buf.h"
#include "doc/kind.h"

/* Splits an eid into the part that names a unit or container and the part inside the unit:
 * art_21__para_1__item_3 gives art_21 and para_1__item_3. */
struct ft_str ft_eid_unit(struct ft_str eid);
struct ft_str ft_eid_inner(struct ft_str eid);
bool ft_eid_valid(struct ft_str eid); /* of the form word_id(__word_id)*, a known word each */

/* Appends the eid as a lawyer writes it: 第二十三条第一款第三项, art. 23 para. 1 item 3, 8.1.4.3 a). Every step is named, a
 * unit's only paragraph, too. Nothing for an empty eid. */
void ft_eid_label(struct ft_buf *out, struct ft_str eid, enum ft_lang lang);

/* The same in Chinese with Arabic digits, as footnotes write it: 第23条第1款第3项, 第17条之一. */
void ft_eid_label_digits(struct ft_buf *out, struct ft_str eid);

/* Takes the next step (art_21) off the front of *rest; false at the end. */
bool ft_eid_next(struct ft_str *rest, struct ft_str *step);

/* Writes the number part of an eid from numbers: 120 and 1 give "120-1", 7 and 0 give "7". */
void ft_eid_number(struct ft_buf *out, long n, long sub);

#endif
