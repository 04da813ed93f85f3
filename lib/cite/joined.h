/* A memo's paragraphs as running text: wrapped lines joined, page furniture left out, and where each byte
 * came from. Inside lib/cite only. */
#ifndef FT_CITE_JOINED_H
#define FT_CITE_JOINED_H

#include "base/buf.h"

struct ft_joined {
	struct ft_buf text; /* paragraphs parted by LF */
	struct ft_piece {
		size_t at, from; /* from here on, byte `at` of text is byte `from` of the memo */
	} * v;
	size_t len, cap;
};

void ft_join(struct ft_joined *j, struct ft_str memo);
void ft_joined_free(struct ft_joined *j);
size_t ft_joined_from(const struct ft_joined *j, size_t at); /* the byte of the memo */

#endif
