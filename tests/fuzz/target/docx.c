/* Word documents (indexer/convert/docx.h). What does not begin as a zip archive is made one: a line "=== NAME" begins a
 * part, so that a fuzzer need not find its way through checksums. */
#include "tests/fuzz/foreign.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 1 << 20 };

static void add_part(struct archive *a, struct ft_str name, struct ft_str bytes)
{
	struct archive_entry *e = archive_entry_new();
	char path[256];

	if (name.n > 0 && name.n < sizeof path) {
		memcpy(path, name.p, name.n);
		path[name.n] = '\0';
		archive_entry_set_pathname(e, path);
		archive_entry_set_size(e, (la_int64_t)bytes.n);
		archive_entry_set_filetype(e, AE_IFREG);
		archive_entry_set_perm(e, 0644);
		if (archive_write_header(a, e) == ARCHIVE_OK && bytes.n)
			archive_write_data(a, bytes.p, bytes.n);
	}
	archive_entry_free(e);
}

static struct ft_str zip_of(struct ft_str parts, char *room)
{
	struct archive *a = archive_write_new();
	size_t used = 0;

	archive_write_set_format_zip(a);
	archive_write_open_memory(a, room, ROOM, &used);
	while (ft_starts(parts, FT_S("=== "))) {
		ptrdiff_t end;
		struct ft_str name;

		parts = ft_from(parts, 4);
		ft_next_line(&parts, &name);
		end = ft_find(parts, FT_S("\n=== "));
		add_part(a, name, end < 0 ? parts : ft_sub(parts, 0, (size_t)end));
		parts = end < 0 ? FT_S("") : ft_from(parts, (size_t)end + 1);
	}
	archive_write_close(a);
	archive_write_free(a);
	return (struct ft_str){room, used};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char room[ROOM];
	struct ft_str raw = {(const char *)data, size};

	if (ft_starts(raw, FT_S("=== ")))
		raw = zip_of(raw, room);
	fuzz_foreign(ft_form_docx.convert, raw);
	return 0;
}
