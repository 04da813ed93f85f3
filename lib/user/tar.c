#include "user/tar.h"

#include "base/arena.h"
#include "base/fs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 512, NAME = 100, PREFIX = 155 };

/* Offsets of the header's fields. */
enum {
	H_NAME = 0,
	H_MODE = 100,
	H_UID = 108,
	H_GID = 116,
	H_SIZE = 124,
	H_MTIME = 136,
	H_SUM = 148,
	H_TYPE = 156,
	H_MAGIC = 257,
	H_PREFIX = 345
};

struct ft_tar {
	FILE *f;
	char *path, *temporary;
};

static enum ft_err fail(struct ft_buf *why, const char *what)
{
	ft_buf_fmt(why, "%s: %s", what, ft_read_words(errno));
	return FT_SYSTEM;
}

enum ft_err ft_tar_begin(struct ft_tar **out, const char *path, struct ft_buf *why)
{
	struct ft_tar *t = ft_alloc(sizeof *t);

	t->path = ft_strdup(ft_str(path));
	t->temporary = ft_alloc(strlen(path) + 8);
	sprintf(t->temporary, "%s.part", path);
	t->f = fopen(t->temporary, "wb");
	*out = t;
	return t->f ? FT_OK : fail(why, "it cannot be written");
}

void ft_tar_free(struct ft_tar *t)
{
	if (t == NULL)
		return;
	if (t->f) {
		fclose(t->f);
		unlink(t->temporary);
	}
	free(t->path);
	free(t->temporary);
	free(t);
}

static unsigned sum_of(const unsigned char *h)
{
	unsigned sum = 0;

	for (int i = 0; i < BLOCK; i++)
		sum += i >= H_SUM && i < H_SUM + 8 ? ' ' : h[i];
	return sum;
}

/* The name, cut at a slash where it is longer than its field. False when it does not fit at all. */
static bool put_name(unsigned char *h, const char *name)
{
	size_t n = strlen(name), cut = 0;

	if (n <= NAME) {
		memcpy(h + H_NAME, name, n);
		return true;
	}
	for (size_t i = 0; i < n && i <= PREFIX; i++)
		if (name[i] == '/' && n - i - 1 <= NAME)
			cut = i;
	if (cut == 0) {
		errno = ENAMETOOLONG;
		return false;
	}
	memcpy(h + H_PREFIX, name, cut);
	memcpy(h + H_NAME, name + cut + 1, n - cut - 1);
	return true;
}

static bool put_header(struct ft_tar *t, const char *name, const struct stat *st)
{
	unsigned char h[BLOCK] = {0};

	if (!put_name(h, name))
		return false;
	sprintf((char *)h + H_MODE, "%07o", 0600u);
	sprintf((char *)h + H_UID, "%07o", 0u);
	sprintf((char *)h + H_GID, "%07o", 0u);
	sprintf((char *)h + H_SIZE, "%011llo", (unsigned long long)st->st_size);
	sprintf((char *)h + H_MTIME, "%011llo", (unsigned long long)st->st_mtime);
	h[H_TYPE] = '0';
	memcpy(h + H_MAGIC,
	       "ustar\0"
	       "00",
	       8);
	sprintf((char *)h + H_SUM, "%06o", sum_of(h));
	h[H_SUM + 7] = ' ';
	return fwrite(h, 1, BLOCK, t->f) == BLOCK;
}

/* Copies a file of `size` bytes, and fills the last block up. One that is shorter by now is no copy. */
static bool copy_in(FILE *in, off_t size, FILE *out)
{
	char block[BLOCK * 64];

	for (off_t left = size; left > 0;) {
		size_t want = left < (off_t)sizeof block ? (size_t)left : sizeof block, n = fread(block, 1, want, in);

		if (n == 0 && !ferror(in))
			errno = EBUSY;
		if (n == 0 || fwrite(block, 1, n, out) != n)
			return false;
		left -= (off_t)n;
	}
	memset(block, 0, BLOCK);
	return size % BLOCK == 0 || fwrite(block, 1, (size_t)(BLOCK - size % BLOCK), out) > 0;
}

enum ft_err ft_tar_add(struct ft_tar *t, const char *file, const char *name, struct ft_buf *why)
{
	FILE *in = fopen(file, "rb");
	enum ft_err e = FT_OK;
	struct stat st;

	if (in == NULL)
		return fail(why, file);
	if (fstat(fileno(in), &st) != 0 || !put_header(t, name, &st) || !copy_in(in, st.st_size, t->f))
		e = fail(why, name);
	fclose(in);
	return e;
}

enum ft_err ft_tar_end(struct ft_tar *t, struct ft_buf *why)
{
	char zeros[2 * BLOCK] = {0};
	bool good = fwrite(zeros, 1, sizeof zeros, t->f) == sizeof zeros && fflush(t->f) == 0 &&
		    fsync(fileno(t->f)) == 0;

	if (!good || rename(t->temporary, t->path) != 0 || ft_fsync_parent(t->path) != FT_OK)
		return fail(why, "it cannot be written");
	fclose(t->f);
	t->f = NULL;
	return FT_OK;
}

/* ---- reading ---- */

/* Whether the name stays below the folder. */
static bool is_inside(const char *name)
{
	const char *p = name;

	if (name[0] == '/' || name[0] == '\0')
		return false;
	while (*p) {
		const char *slash = strchr(p, '/');
		size_t n = slash ? (size_t)(slash - p) : strlen(p);

		if (n == 0 || (n == 1 && p[0] == '.') || (n == 2 && p[0] == '.' && p[1] == '.'))
			return false;
		p += n + (slash != NULL);
	}
	return true;
}

static void get_name(const unsigned char *h, char out[NAME + PREFIX + 2])
{
	int prefix = (int)strnlen((const char *)h + H_PREFIX, PREFIX),
	    name = (int)strnlen((const char *)h, NAME);

	snprintf(out, NAME + PREFIX + 2, "%.*s%s%.*s", prefix, (const char *)h + H_PREFIX, prefix ? "/" : "",
		 name, (const char *)h);
}

static bool copy_out(FILE *in, const char *path, unsigned long long size)
{
	char *dir = ft_parent(path), block[BLOCK];
	bool good;
	FILE *out;

	good = ft_mkdirs(dir) == FT_OK;
	out = good ? fopen(path, "wbx") : NULL;
	good = out != NULL;
	while (good && size) {
		size_t n = size < BLOCK ? (size_t)size : BLOCK;

		good = fread(block, 1, BLOCK, in) == BLOCK && fwrite(block, 1, n, out) == n;
		size -= n;
	}
	if (out) {
		good = good && fflush(out) == 0 && fsync(fileno(out)) == 0;
		good = (fclose(out) == 0) && good;
	}
	good = good && ft_fsync_path(dir) == FT_OK;
	free(dir);
	return good;
}

/* The name of a header that is one of ours, into `name`; false: it is none. */
static bool read_header(const unsigned char *h, char name[NAME + PREFIX + 2])
{
	get_name(h, name);
	return memcmp(h + H_MAGIC, "ustar", 5) == 0 && strtoul((const char *)h + H_SUM, NULL, 8) == sum_of(h) && h[H_TYPE] == '0' &&
	       is_inside(name);
}

static enum ft_err unpack_one(FILE *in, const char *dir, const char *name, const unsigned char *h, struct ft_buf *why)
{
	char size[13] = "", *to = ft_path(dir, name);
	enum ft_err e = FT_OK;

	memcpy(size, h + H_SIZE, 12);
	errno = 0;
	if (!copy_out(in, to, strtoull(size, NULL, 8))) {
		e = errno && !feof(in) && !ferror(in) ? FT_SYSTEM : FT_INPUT;
		ft_buf_fmt(why, "%s: %s", name, e == FT_SYSTEM ? strerror(errno) : "it is cut short");
	}
	free(to);
	return e;
}

enum ft_err ft_tar_unpack(const char *path, const char *dir, void (*each)(void *, const char *), void *arg,
			  struct ft_buf *why)
{
	FILE *in = fopen(path, "rb");
	char name[NAME + PREFIX + 2];
	unsigned char h[BLOCK];
	enum ft_err e = FT_OK;
	bool ended = false;

	if (in == NULL)
		return fail(why, "it cannot be read"), FT_INPUT;
	while (e == FT_OK && !ended && fread(h, 1, BLOCK, in) == BLOCK) {
		if (h[0] == '\0') {
			ended = true;
		} else if (!read_header(h, name)) {
			ft_buf_puts(why, "it is no backup of fatiao's");
			e = FT_INPUT;
		} else {
			e = unpack_one(in, dir, name, h, why);
			if (e == FT_OK && each)
				each(arg, name);
		}
	}
	if (e == FT_OK && !ended) { /* between two files, or an empty file */
		ft_buf_puts(why, "it is cut short");
		e = FT_INPUT;
	}
	fclose(in);
	return e;
}
