/* UUIDs of version 5 (RFC 9562, 5.5): the same name gives the same one. SHA-1 by libmd. */
#ifndef FT_BASE_UUID_H
#define FT_BASE_UUID_H

#include "base/str.h"

enum { FT_UUID_TEXT = 37 };

/* The UUID of a name in fatiao's own namespace, as text in lower case. */
void ft_uuid_of(char out[FT_UUID_TEXT], struct ft_str name);
/* The same in any namespace: sixteen bytes. */
void ft_uuid5(char out[FT_UUID_TEXT], const unsigned char space[16], struct ft_str name);

#endif
