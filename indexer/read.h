/* Readers: each turns the decoded text of one file into a document tree. A reader describes itself in one
 * struct; table.c lists them. Faults go to the document's diagnostics and the rest is still read. */
#ifndef FT_INDEXER_READ_H
#define FT_INDEXER_READ_H

#include "doc/tree.h"

struct ft_reader {
	const char *name;     /* the form, as printed: text, markdown, outline */
	const char *suffixes; /* parted by blanks: ".txt .text" */
	/* How surely this reader's form it is, 0 to 100, from the first 4096 bytes and the file's name. */
	int (*sniff)(struct ft_str head, struct ft_str file_name);
	/* Fills d (title, dates, nodes) from valid UTF-8 with LF or CRLF lines. `text` may be freed afterwards. */
	void (*read)(struct ft_doc *d, struct ft_str text);
};

#define FT_READERS(X) X(text) X(markdown) X(outline)

#define X(name) extern const struct ft_reader ft_reader_##name;
FT_READERS(X)
#undef X

/* The reader that is surest of its form; never NULL (plain text is the last resort). */
const struct ft_reader *ft_reader_pick(struct ft_str head, struct ft_str file_name);

#endif
