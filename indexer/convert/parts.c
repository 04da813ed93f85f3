/* zip: a run of parts (doc/manifest.h) becomes a zip file; unzip: back again. Both are deterministic: the parts come in
 * their order, each with the time in the head, and nothing of this machine (no owner, no zone) goes into the file. */
#include "indexer/convert/form.h"

#include "base/arena.h"
#include "doc/manifest.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_PARTS = 1000, MAX_PART = 256 * 1024 * 1024 };

static la_ssize_t to_buf(struct archive *a, void *arg, const void *bytes, size_t n)
{
	(void)a;
	ft_buf_add(arg, (struct ft_str){bytes, n});
	return (la_ssize_t)n;
}

static void add(struct archive *a, struct ft_str name, struct ft_str bytes, time_t when)
{
	struct archive_entry *e = archive_entry_new();
	char *path = ft_strdup(name);

	archive_entry_set_pathname(e, path);
	archive_entry_set_filetype(e, AE_IFREG);
	archive_entry_set_perm(e, 0644);
	archive_entry_set_size(e, (la_int64_t)bytes.n);
	archive_entry_set_mtime(e, when, 0);
	if (archive_write_header(a, e) != ARCHIVE_OK || archive_write_data(a, bytes.p, bytes.n) != (la_ssize_t)bytes.n)
		ft_refuse("zip", "%s: %s", path, archive_error_string(a));
	archive_entry_free(e);
	free(path);
}

static void zip(struct ft_plain *out, struct ft_str raw)
{
	struct archive *a = archive_write_new();
	struct ft_str name, bytes;
	long long when;

	setenv("TZ", "UTC", 1); /* the format holds local time */
	tzset();
	if (!ft_parts_head(&raw, &when))
		ft_refuse("parts", "it is no run of parts");
	archive_write_set_format_zip(a);
	archive_write_zip_set_compression_deflate(a);
	archive_write_set_bytes_per_block(a, 0);
	if (archive_write_open(a, &out->out, NULL, to_buf, NULL) != ARCHIVE_OK)
		ft_refuse("zip", "%s", archive_error_string(a));
	while (ft_parts_next(&raw, &name, &bytes))
		add(a, name, bytes, (time_t)when);
	if (raw.n)
		ft_refuse("parts", "a part is cut short");
	if (archive_write_close(a) != ARCHIVE_OK)
		ft_refuse("zip", "%s", archive_error_string(a));
	archive_write_free(a);
}

static void take(struct archive *a, struct archive_entry *e, struct ft_buf *out, size_t *total)
{
	struct ft_buf bytes = {0};
	const char *path = archive_entry_pathname(e);
	char piece[65536];
	la_ssize_t n;

	while ((n = archive_read_data(a, piece, sizeof piece)) > 0) {
		*total += (size_t)n;
		if (*total > MAX_PART)
			ft_refuse("too-large", "it holds more than %d MiB", MAX_PART / 1024 / 1024);
		ft_buf_add(&bytes, (struct ft_str){piece, (size_t)n});
	}
	if (n < 0 || path == NULL || strpbrk(path, "\r\n"))
		ft_refuse("zip", "%s", n < 0 ? archive_error_string(a) : "a name in it is none");
	ft_parts_add(out, path, ft_buf_str(&bytes));
	ft_buf_free(&bytes);
}

static void unzip(struct ft_plain *out, struct ft_str raw)
{
	struct archive *a = archive_read_new();
	struct archive_entry *e;
	size_t total = 0;
	int parts = 0, r;

	setenv("TZ", "UTC", 1);
	tzset();
	archive_read_support_format_zip(a);
	if (archive_read_open_memory(a, raw.p, raw.n) != ARCHIVE_OK)
		ft_refuse("zip", "%s", archive_error_string(a));
	while ((r = archive_read_next_header(a, &e)) == ARCHIVE_OK || r == ARCHIVE_WARN) {
		if (parts == 0)
			ft_parts_begin(&out->out, (long long)archive_entry_mtime(e));
		if (++parts > MAX_PARTS)
			ft_refuse("too-large", "it holds more than %d parts", MAX_PARTS);
		take(a, e, &out->out, &total);
	}
	if (r != ARCHIVE_EOF || parts == 0)
		ft_refuse("zip", "%s", r != ARCHIVE_EOF ? archive_error_string(a) : "it holds nothing");
	archive_read_free(a);
}

const struct ft_form ft_form_zip = {"zip", zip};
const struct ft_form ft_form_unzip = {"unzip", unzip};
