/* SHA-256 (FIPS 180-4), by libmd. */
#ifndef FT_BASE_SHA_H
#define FT_BASE_SHA_H

#include "base/str.h"

enum { FT_SHA_BYTES = 32, FT_SHA_HEX = 65 };

void ft_sha(unsigned char out[FT_SHA_BYTES], struct ft_str s);
void ft_sha_hex(char out[FT_SHA_HEX], const unsigned char sum[FT_SHA_BYTES]);

#endif
