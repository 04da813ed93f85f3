/* Tab-separated files with a header row (docs/CORPUS.md). */
#ifndef FT_INDEXER_TSV_H
#define FT_INDEXER_TSV_H

#include "base/diag.h"

enum { FT_TSV_MAX = 16 };

/* A file being read. `columns` are the names wanted, in the order in which fields are to be handed out. */
struct ft_tsv {
	struct ft_str rest;
	const char *const *columns;
	int count;
	int at[FT_TSV_MAX]; /* place in the row of each wanted column, -1 when the file has none */
	unsigned line;      /* of the row handed out last */
	struct ft_diags *diags;
};

/* Reads the header. A file whose first row is no header has its columns in the wanted order. The first
 * `needed` columns must be there: false, with a diagnostic, if not. */
bool ft_tsv_open(struct ft_tsv *t, struct ft_str text, const char *const *columns, int count, int needed,
		 struct ft_diags *diags);
/* The next row's fields, trimmed; a missing one is empty. Blank lines and comments are passed over, rows that are no
 * UTF-8 with a diagnostic. */
bool ft_tsv_next(struct ft_tsv *t, struct ft_str field[FT_TSV_MAX]);

#endif
