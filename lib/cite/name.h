/* Names of instruments, folded so that different ways of writing one name are the same. */
#ifndef FT_CITE_NAME_H
#define FT_CITE_NAME_H

#include "base/buf.h"

/* Appends the form by which a name is looked up: letters, digits and ideographs of the folded name (base/fold.h)
 * without 《》, a leading 中华人民共和国 or "the", "PRC", "of the People's Republic of China", and "No" between
 * words and a number. 《中华人民共和国网络安全法》 and 网络安全法 are one name, and so are GB/T 22239—2019,
 * GB/T 22239-2019 and gbt22239 2019; and "Order No. 151 of the Ministry of Public Security" is MPS Order 151. */
void ft_name_key(struct ft_buf *out, struct ft_str name);

#endif
