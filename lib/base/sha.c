#include "base/sha.h"

#include <sha2.h>
#include <stdio.h>

void ft_sha(unsigned char out[FT_SHA_BYTES], struct ft_str s)
{
	SHA2_CTX ctx;

	SHA256Init(&ctx);
	SHA256Update(&ctx, (const uint8_t *)(s.p ? s.p : ""), s.n);
	SHA256Final(out, &ctx);
}

void ft_sha_hex(char out[FT_SHA_HEX], const unsigned char sum[FT_SHA_BYTES])
{
	for (int i = 0; i < FT_SHA_BYTES; i++)
		snprintf(out + 2 * i, 3, "%02x", sum[i]);
}
