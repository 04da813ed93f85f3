/* Foreign forms made text: the parent's side of fatiao-convert, which parses them in a child under limits. */
#ifndef FT_INDEXER_CONVERT_H
#define FT_INDEXER_CONVERT_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/err.h"

/* From this line of the text on: the page that it stands on (PDF, from 1, else 0), and the number of its paragraph
 * (DOCX, HTML: from 1, else 0). */
struct ft_where {
	unsigned line, page, para;
};

struct ft_converted {
	struct ft_buf text;      /* UTF-8 in our plain form: Markdown, one paragraph a line, tables as pipe tables */
	struct ft_where *where;  /* in the order of the lines */
	size_t where_len, where_cap;
	const char *encoding;    /* of a form that has several (HTML); else "UTF-8" */
	char *tool;              /* what read it: "pdftotext 22.12.0", "fatiao-convert 0.1.0" */
};

/* Reads a document of a form that ft_sniff named. FT_INPUT with a diagnostic of level 'e' where it cannot be taken:
 * damaged, encrypted, too large, over a limit, a program missing. Nothing is written anywhere. In every case the caller
 * frees `out`. Runs in any thread.
 * `as` is the encoding of a page where it is known (a name from ft_encoding_find); NULL: what a mark or the page itself
 * says, where its bytes bear it out, else what they look like. */
enum ft_err ft_convert(const char *form, struct ft_str raw, const char *as, struct ft_converted *out, struct ft_diags *diags);
void ft_converted_free(struct ft_converted *c);

/* Where a line of the text stands; all zero where the form does not say. */
struct ft_where ft_converted_where(const struct ft_converted *c, unsigned line);

#endif
