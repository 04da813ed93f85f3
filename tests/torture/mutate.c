/* Damages a file, always in the same way for the same seed. usage: mutate IN OUT SEED [flip]
 * One flipped bit with `flip`; else by the seed a bit, some bytes, a page zeroed, doubled or swapped with another, the
 * end cut off, or a run of noise. Prints what it did. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE = 4096 };

static uint64_t state;

static size_t lot(size_t below)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return below ? (size_t)(state >> 33) % below : 0;
}

static unsigned char *page(unsigned char *v, size_t n)
{
	return v + lot(n / PAGE) * PAGE;
}

static size_t damage(unsigned char *v, size_t n, unsigned long kind)
{
	unsigned char *a = page(v, n), *b = page(v, n), spare[PAGE];
	size_t at = lot(n), some;

	switch (kind) {
	case 0:
		v[at] ^= (unsigned char)(1u << lot(8));
		printf("a bit at %zu\n", at);
		break;
	case 1:
		for (int i = 0; i < 8; i++)
			v[lot(n)] = (unsigned char)lot(256);
		printf("eight bytes\n");
		break;
	case 2:
		memset(a, 0, PAGE);
		printf("page %zu zeroed\n", (size_t)(a - v) / PAGE);
		break;
	case 3:
		memcpy(spare, a, PAGE);
		memcpy(a, b, PAGE);
		memcpy(b, spare, PAGE);
		printf("pages %zu and %zu swapped\n", (size_t)(a - v) / PAGE, (size_t)(b - v) / PAGE);
		break;
	case 4:
		printf("cut at %zu\n", at);
		return at;
	default:
		some = lot(300) + 1;
		for (size_t i = 0; i < some && at + i < n; i++)
			v[at + i] = (unsigned char)lot(256);
		printf("noise at %zu\n", at);
	}
	return n;
}

int main(int argc, char **argv)
{
	FILE *in = argc >= 4 ? fopen(argv[1], "rb") : NULL, *out = argc >= 4 ? fopen(argv[2], "wb") : NULL;
	unsigned long seed = argc >= 4 ? strtoul(argv[3], NULL, 10) : 0;
	static unsigned char v[64 << 20];
	size_t n;

	if (in == NULL || out == NULL) {
		fputs("usage: mutate IN OUT SEED [flip]\n", stderr);
		return 2;
	}
	n = fread(v, 1, sizeof v, in);
	state = seed * 0x9E3779B97F4A7C15u + 1;
	for (int i = 0; i < 8; i++)
		lot(1);
	n = damage(v, n, argc > 4 ? 0 : seed % 6);
	return fwrite(v, 1, n, out) == n && fclose(out) == 0 ? 0 : 5;
}
