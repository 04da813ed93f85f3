/* What the form readers share. */
#ifndef FT_READ_FORM_H
#define FT_READ_FORM_H

#include "indexer/read/law.h"

/* A collector's remark, << … >>: reported, and no text of the law. */
bool ft_form_remark(struct ft_doc *d, struct ft_str line, unsigned no);

/* Reports a line that is too long to be one. */
void ft_form_long(struct ft_doc *d, struct ft_str line, unsigned no);

/* The column, from 1, at which `part` begins in `line` (a slice of it). */
unsigned ft_form_column(struct ft_str line, struct ft_str part);

/* The line without Markdown's emphasis, links, escapes and entities: itself where it has none, else a copy in a. */
struct ft_str ft_form_plain(struct ft_arena *a, struct ft_str line);

#endif
