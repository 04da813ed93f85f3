/* Tables of a Word document: rows are kept until the outermost table ends, since only then it shows whether it is one. */
#ifndef FT_CONVERT_WTABLE_H
#define FT_CONVERT_WTABLE_H

#include "indexer/convert/plain.h"

struct ft_w_row {
	struct ft_buf cells[FT_MAX_COLS];
	size_t len, open; /* columns; the one that is written to */
	bool struck; /* deleted by a tracked change */
};

struct ft_w_table {
	unsigned depth;        /* tables that are open; those inside a cell become lines of it */
	struct ft_w_row *rows;
	size_t len, cap;
};

void ft_w_table_open(struct ft_w_table *t);
void ft_w_table_row(struct ft_w_table *t);
void ft_w_table_strike(struct ft_w_table *t);
void ft_w_table_cell(struct ft_w_table *t);
void ft_w_table_span(struct ft_w_table *t, long columns); /* the cell that is open covers so many */
void ft_w_table_add(struct ft_w_table *t, struct ft_str words); /* a paragraph of the cell that is open */

/* Ends a table; the outermost is written. Returns the code points written. */
size_t ft_w_table_close(struct ft_w_table *t, struct ft_plain *out);
void ft_w_table_free(struct ft_w_table *t);

#endif
