#include "indexer/convert/zip.h"

#include "base/arena.h"
#include "indexer/convert/plain.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_UNPACKED = 64 * 1024 * 1024, FREE_RATIO = 1024 * 1024 };

static struct archive *open_archive(struct ft_str raw)
{
	struct archive *a = archive_read_new();

	if (a == NULL || archive_read_support_format_zip_seekable(a) != ARCHIVE_OK ||
	    archive_read_open_memory(a, raw.p, raw.n) != ARCHIVE_OK)
		ft_refuse("damaged", "the archive cannot be opened");
	return a;
}

/* A name that is absolute, steps out by .., or is a path of another system. */
static bool leads_out(const char *name)
{
	struct ft_str rest = ft_str(name), step;

	if (name[0] == '/' || name[0] == '\\' || (name[0] && name[1] == ':'))
		return true;
	while (ft_next_field(&rest, '/', &step))
		if (ft_eq(step, FT_S("..")) || memchr(step.p, '\\', step.n))
			return true;
	return false;
}

static void check_entry(struct archive_entry *e, const char *name)
{
	if (name == NULL || leads_out(name))
		ft_refuse("unsafe", "the archive holds a name that leads out of it: %.200s", name ? name : "");
	if (archive_entry_is_encrypted(e))
		ft_refuse("encrypted", "the archive is encrypted: save it without a password");
	if (archive_entry_filetype(e) != AE_IFREG && archive_entry_filetype(e) != AE_IFDIR)
		ft_refuse("unsafe", "the archive holds a link or a device: %.200s", name);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Two entries of one name: which of them a program shows is anybody's guess. */
static void check_twins(char **names, size_t n)
{
	qsort(names, n, sizeof *names, by_name);
	for (size_t i = 1; i < n; i++)
		if (strcmp(names[i - 1], names[i]) == 0)
			ft_refuse("unsafe", "the archive holds %.200s twice", names[i]);
}

/* The directory at the end says how many entries there are: no archive is walked that has too many. */
static void check_count(struct ft_str raw)
{
	size_t from = raw.n > 65557 ? raw.n - 65557 : 0;

	for (size_t i = raw.n < 22 ? 0 : raw.n - 21; i-- > from;) {
		const unsigned char *p = (const unsigned char *)raw.p + i;

		if (memcmp(p, "PK\5\6", 4) != 0)
			continue;
		if ((size_t)(p[10] | p[11] << 8) > FT_ZIP_MAX_ENTRIES)
			ft_refuse("unsafe", "the archive has %d entries, more than %d", p[10] | p[11] << 8, FT_ZIP_MAX_ENTRIES);
		return;
	}
	ft_refuse("damaged", "the archive is cut off: its directory is missing");
}

void ft_zip_open(struct ft_zip *z, struct ft_str raw)
{
	char **names = ft_alloc(FT_ZIP_MAX_ENTRIES * sizeof *names);
	struct archive *a;
	struct archive_entry *e;
	size_t n = 0;
	int r;

	check_count(raw);
	a = open_archive(raw);
	while ((r = archive_read_next_header(a, &e)) == ARCHIVE_OK || r == ARCHIVE_WARN) {
		const char *name = archive_entry_pathname(e);

		if (n == FT_ZIP_MAX_ENTRIES)
			ft_refuse("unsafe", "the archive has more than %d entries", FT_ZIP_MAX_ENTRIES);
		check_entry(e, name);
		names[n++] = ft_strdup(ft_str(name));
	}
	if (r != ARCHIVE_EOF)
		ft_refuse("damaged", "the archive is damaged");
	check_twins(names, n);
	for (size_t i = 0; i < n; i++)
		free(names[i]);
	free(names);
	archive_read_free(a);
	*z = (struct ft_zip){.raw = raw, .left = raw.n * FT_ZIP_MAX_RATIO + FREE_RATIO};
	z->left = z->left > MAX_UNPACKED ? MAX_UNPACKED : z->left;
}

static _Noreturn void refuse_bomb(const char *name)
{
	ft_refuse("too-large", "%.200s unpacks to more than its archive may hold (%d MiB, or %d times its size)", name,
		  MAX_UNPACKED / 1024 / 1024, FT_ZIP_MAX_RATIO);
}

static int read_part(void *arg, char *to, int room)
{
	struct ft_zip_part *p = arg;
	la_ssize_t n = archive_read_data(p->archive, to, (size_t)room);

	if (n < 0)
		ft_refuse("damaged", "%.200s in the archive is damaged", p->name);
	if ((size_t)n > p->zip->left)
		refuse_bomb(p->name);
	p->zip->left -= (size_t)n;
	return (int)n;
}

bool ft_zip_part_open(struct ft_zip *z, struct ft_zip_part *p, const char *name)
{
	struct archive_entry *e;
	int r;

	*p = (struct ft_zip_part){.zip = z, .archive = open_archive(z->raw), .name = name, .source = {read_part, p}};
	while ((r = archive_read_next_header(p->archive, &e)) == ARCHIVE_OK || r == ARCHIVE_WARN) {
		const char *found = archive_entry_pathname(e);

		if (found == NULL || strcmp(found, name) != 0)
			continue;
		if (archive_entry_size_is_set(e) && (size_t)archive_entry_size(e) > z->left)
			refuse_bomb(name);
		return true;
	}
	ft_zip_part_close(p);
	return false;
}

void ft_zip_part_close(struct ft_zip_part *p)
{
	archive_read_free(p->archive);
	p->archive = NULL;
}

bool ft_zip_read(struct ft_zip *z, const char *name, struct ft_buf *out)
{
	struct ft_zip_part p;
	int n;

	if (!ft_zip_part_open(z, &p, name))
		return false;
	do {
		ft_buf_reserve(out, 65536);
		n = read_part(&p, out->data + out->len, 65536);
		out->len += (size_t)n;
	} while (n > 0);
	ft_zip_part_close(&p);
	return true;
}
