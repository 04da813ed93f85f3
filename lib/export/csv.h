/* A cell of CSV. Inside lib/export. */
#ifndef FT_EXPORT_CSV_H
#define FT_EXPORT_CSV_H

#include "base/buf.h"

/* Appends a cell in quotes, a comma before it unless it is the row's first; what a spreadsheet would take for
 * a formula is defused by an apostrophe. */
void ft_csv_cell(struct ft_buf *out, struct ft_str s, bool first);

#endif
