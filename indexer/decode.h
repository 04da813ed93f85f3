/* From a file's bytes to valid UTF-8. Below this step nothing meets another encoding. */
#ifndef FT_INDEXER_DECODE_H
#define FT_INDEXER_DECODE_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/err.h"

/* Appends the text of raw to out, without a byte order mark, LF or CRLF at the ends of its lines; *encoding names what it was: `as`, where that is set
 * (a name from ft_encoding_find), else what a mark says, else the reading that is the likeliest text (guess.h).
 * Bytes that fit no character become U+FFFD, and the first of them is reported with line and column. FT_INPUT,
 * with a diagnostic, when it is empty or no text at all. */
enum ft_err ft_decode_as(struct ft_str raw, const char *as, struct ft_buf *out, const char **encoding,
			 struct ft_diags *diags);
enum ft_err ft_decode(struct ft_str raw, struct ft_buf *out, const char **encoding, struct ft_diags *diags); /* as NULL */

/* The encoding that people call so (gbk, utf8, Big5-HKSCS …), case and the kind of dash aside; NULL: none known. */
const char *ft_encoding_find(struct ft_str name);
/* Their names, parted by ", ", for a message. */
const char *ft_encoding_names(void);

#endif
