/* Office Open XML, WordprocessingML (ISO/IEC 29500-1): the parts of a DOCX that are the same in every one. Inside lib/export. */
#ifndef FT_EXPORT_WORD_H
#define FT_EXPORT_WORD_H

#include "export/export.h"

enum { FT_WORD_WIDTH = 9638 }; /* of the text on an A4 page with our margins, in twentieths of a point */

/* The document: what word/document.xml has around the body, and the package around it. `body` is the paragraphs and
 * tables, `header` the line above each page; the manifest becomes a custom XML part. Appends a run of parts
 * (doc/manifest.h), unsealed. */
void ft_word_package(struct ft_export *x, struct ft_buf *out, const struct ft_buf *body, struct ft_str header,
		     struct ft_str manifest);

/* Zips parts by fatiao-convert. False with x->why where it cannot. */
bool ft_word_zip(struct ft_export *x, struct ft_str parts, struct ft_buf *out);

#endif
