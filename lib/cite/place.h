/* Places inside an instrument as people write them, read into eids:
 * 第二十一条第一款第三项, 第21条之一, 第三章第二节, Article 21(3), art. 21 para. 1 item 3, 8.1.4.3 a), 附件2. */
#ifndef FT_CITE_PLACE_H
#define FT_CITE_PLACE_H

#include "base/buf.h"

/* Reads a place that begins at s.p[*off]: appends its eid to `eid`, advances *off behind it, true. Where there is
 * none nothing changes. The paragraph is left out where the text leaves it out. */
bool ft_place_zh(struct ft_str s, size_t *off, struct ft_buf *eid);
bool ft_place_en(struct ft_str s, size_t *off, struct ft_buf *eid);
bool ft_place_clause(struct ft_str s, size_t *off, struct ft_buf *eid); /* a standard's: 8.1.4.3 a), A.1 */

#endif
