/* Writes a zip archive from a description, for tests. usage: mkzip OUT <DESCRIPTION
 *
 *     === NAME             a part; the lines up to the next === are its bytes, without the last line end
 *     === NAME repeat N    its lines N times over, without line ends
 *     === NAME bytes N     N bytes of 'a', deflated (a bomb where N is large)
 *     === NAME lie N       the same, but said to be of 100 bytes
 *     === NAME entries N   N empty parts, NAME0, NAME1, ...
 *     === NAME link TO     a symbolic link
 *     === NAME locked      a part with the mark of encryption
 */
#include "base/arena.h"
#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINK = 0120777, PLAIN = 0100644, STORED = 0, DEFLATED = 8, LOCKED = 1 };

struct zip {
	struct ft_buf out, dir;
	size_t count;
};

static uint32_t crc_of(struct ft_str s)
{
	uint32_t crc = 0xFFFFFFFF;

	for (size_t i = 0; i < s.n; i++) {
		crc ^= (unsigned char)s.p[i];
		for (int k = 0; k < 8; k++)
			crc = crc & 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
	}
	return ~crc;
}

static void put(struct ft_buf *b, uint64_t n, int bytes)
{
	for (int i = 0; i < bytes; i++)
		ft_buf_putc(b, (char)(n >> 8 * i & 0xFF));
}

struct part {
	const char *name;
	int method, flags;
	uint32_t crc, mode;
	uint64_t size;
	struct ft_str packed;
};

static void add_part(struct zip *z, const struct part *p)
{
	size_t at = z->out.len, n = strlen(p->name);
	struct ft_buf common = {0};

	put(&common, 20, 2), put(&common, (uint64_t)p->flags, 2), put(&common, (uint64_t)p->method, 2), put(&common, 0x00210000, 4);
	put(&common, p->crc, 4), put(&common, p->packed.n, 4), put(&common, p->size, 4), put(&common, n, 2), put(&common, 0, 2);
	ft_buf_puts(&z->out, "PK\3\4");
	ft_buf_add(&z->out, ft_buf_str(&common));
	ft_buf_puts(&z->out, p->name);
	ft_buf_add(&z->out, p->packed);
	ft_buf_puts(&z->dir, "PK\1\2");
	put(&z->dir, 0x0314, 2);
	ft_buf_add(&z->dir, ft_buf_str(&common));
	put(&z->dir, 0, 6), put(&z->dir, (uint64_t)p->mode << 16, 4), put(&z->dir, at, 4);
	ft_buf_puts(&z->dir, p->name);
	z->count++;
	ft_buf_free(&common);
}

/* ---- n bytes of 'a' as one block of fixed codes: the letter, then matches of 258 bytes at distance 1 (RFC 1951) ---- */

struct bits {
	struct ft_buf *out;
	unsigned held, n;
};

static void put_bits(struct bits *b, unsigned code, int n, bool high_first)
{
	for (int i = 0; i < n; i++) {
		unsigned bit = code >> (high_first ? n - 1 - i : i) & 1;

		b->held |= bit << b->n++;
		if (b->n == 8) {
			ft_buf_putc(b->out, (char)b->held);
			b->held = b->n = 0;
		}
	}
}

static void deflate_a(struct ft_buf *out, uint64_t n)
{
	struct bits b = {.out = out};

	put_bits(&b, 1, 1, false), put_bits(&b, 1, 2, false);
	for (uint64_t left = n % 258 ? n % 258 : 258; left > 0; left--, n--)
		put_bits(&b, 0x30 + 'a', 8, true);
	for (; n > 0; n -= 258)
		put_bits(&b, 0xC5, 8, true), put_bits(&b, 0, 5, true);
	put_bits(&b, 0, 7, true), put_bits(&b, 0, 7, false);
}

static void add_bomb(struct zip *z, const char *name, uint64_t n, bool lie)
{
	struct ft_buf packed = {0};

	deflate_a(&packed, n);
	add_part(z, &(struct part){name, DEFLATED, 0, 0, PLAIN, lie ? 100 : n, ft_buf_str(&packed)});
	ft_buf_free(&packed);
}

static void add_entries(struct zip *z, const char *prefix, long n)
{
	for (long i = 0; i < n; i++) {
		char name[64];

		snprintf(name, sizeof name, "%s%ld", prefix, i);
		add_part(z, &(struct part){.name = name, .mode = PLAIN});
	}
}

static void add_described(struct zip *z, const char *name, const char *how, const char *value, struct ft_buf *body)
{
	struct ft_buf whole = {0};
	struct ft_str rest = ft_buf_str(body), line;
	long n = strtol(value, NULL, 10);

	if (strcmp(how, "bytes") == 0 || strcmp(how, "lie") == 0) {
		add_bomb(z, name, (uint64_t)n, how[0] == 'l');
		return;
	}
	if (strcmp(how, "entries") == 0) {
		add_entries(z, name, n);
		return;
	}
	if (strcmp(how, "link") == 0) {
		add_part(z, &(struct part){name, STORED, 0, crc_of(ft_str(value)), LINK, strlen(value), ft_str(value)});
		return;
	}
	if (strcmp(how, "repeat") == 0) {
		while (ft_next_line(&rest, &line))
			for (long i = 0; i < n; i++)
				ft_buf_add(&whole, line);
	} else {
		ft_buf_add(&whole, ft_sub(rest, 0, rest.n ? rest.n - 1 : 0));
	}
	add_part(z, &(struct part){name, STORED, strcmp(how, "locked") == 0 ? LOCKED : 0, crc_of(ft_buf_str(&whole)), PLAIN, whole.len,
				   ft_buf_str(&whole)});
	ft_buf_free(&whole);
}

static void read_description(struct zip *z, FILE *in)
{
	char line[65536], name[1024] = "", how[16] = "", value[256] = "";
	struct ft_buf body = {0};

	while (fgets(line, sizeof line, in)) {
		if (strncmp(line, "=== ", 4) != 0) {
			ft_buf_puts(&body, line);
			continue;
		}
		if (name[0])
			add_described(z, name, how, value, &body);
		ft_buf_reset(&body);
		how[0] = value[0] = '\0';
		sscanf(line + 4, "%1023s %15s %255s", name, how, value);
	}
	if (name[0])
		add_described(z, name, how, value, &body);
	ft_buf_free(&body);
}

int main(int argc, char **argv)
{
	struct zip z = {0};
	FILE *out = argc == 2 ? fopen(argv[1], "wb") : NULL;
	size_t dir;

	if (out == NULL)
		return fputs("usage: mkzip OUT <DESCRIPTION\n", stderr), 2;
	read_description(&z, stdin);
	dir = z.out.len;
	ft_buf_add(&z.out, ft_buf_str(&z.dir));
	ft_buf_puts(&z.out, "PK\5\6");
	put(&z.out, 0, 4), put(&z.out, z.count, 2), put(&z.out, z.count, 2), put(&z.out, z.dir.len, 4), put(&z.out, dir, 4);
	put(&z.out, 0, 2);
	fwrite(z.out.data, 1, z.out.len, out);
	ft_buf_free(&z.out);
	ft_buf_free(&z.dir);
	return fclose(out) == 0 ? 0 : 5;
}
