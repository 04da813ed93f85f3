/* An address that only the reader of memos understands, since it takes the table of names: 网安法21条, 2016年网络安全法第21条,
 * CSL 2016 art. 21. Inside lib/query only. */
#ifndef FT_QUERY_SPOKEN_H
#define FT_QUERY_SPOKEN_H

#include "cite/address.h"
#include "store/db.h"

/* True: the words are one citation and nothing else, which *out now says. False: *out is as it was. */
bool ft_address_spoken(struct ft_db *db, struct ft_arena *a, struct ft_str text, struct ft_address *out);

#endif
