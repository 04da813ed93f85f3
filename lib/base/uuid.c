#include "base/uuid.h"

#include <sha1.h>
#include <stdio.h>

/* fatiao's namespace: itself version 5, of "urn:x-fatiao" in the namespace of URLs (a test computes it). */
static const unsigned char own[16] = {0xb6, 0x71, 0x27, 0xc0, 0xa6, 0x27, 0x52, 0x43,
				      0xb6, 0x18, 0x62, 0xde, 0x4a, 0xa5, 0x40, 0x2b};

void ft_uuid5(char out[FT_UUID_TEXT], const unsigned char space[16], struct ft_str name)
{
	unsigned char sum[SHA1_DIGEST_LENGTH];
	SHA1_CTX ctx;
	int at = 0;

	SHA1Init(&ctx);
	SHA1Update(&ctx, space, 16);
	SHA1Update(&ctx, (const uint8_t *)(name.n ? name.p : ""), name.n);
	SHA1Final(sum, &ctx);
	sum[6] = (unsigned char)((sum[6] & 0x0F) | 0x50);
	sum[8] = (unsigned char)((sum[8] & 0x3F) | 0x80);
	for (int i = 0; i < 16; i++) {
		bool dash = i == 4 || i == 6 || i == 8 || i == 10;

		at += snprintf(out + at, (size_t)(FT_UUID_TEXT - at), "%s%02x", dash ? "-" : "", sum[i]);
	}
}

void ft_uuid_of(char out[FT_UUID_TEXT], struct ft_str name)
{
	ft_uuid5(out, own, name);
}
