/* Which form a document has, by what its bytes say; its name only tells Markdown from plain text. */
#ifndef FT_INDEXER_SNIFF_H
#define FT_INDEXER_SNIFF_H

#include "base/str.h"

/* "text" and "markdown" are for ft_decode and the readers; "html", "mht", "docx", "pdf", "akn" and "xml" for ft_convert,
 * which also refuses what is known but not taken: "doc", "rtf", "odt", "zip", "image", "unknown". Anything
 * that is no other form is "text": ft_decode says whether it is one. */
const char *ft_sniff(struct ft_str raw, struct ft_str file_name);

/* Whether the form goes through ft_convert. */
bool ft_sniff_foreign(const char *form);

#endif
