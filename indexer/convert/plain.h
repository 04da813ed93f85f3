/* Our plain form, as fatiao-convert writes it: Markdown, one paragraph a line, tables as pipe tables. Words of a
 * document are words: what Markdown would take for a mark is escaped, and control characters are left out.
 *
 * A line that begins with U+001D is no text but tells where the next line stands: "page N", "para N"; or, "tool
 * WORDS", which program read the document. */
#ifndef FT_CONVERT_PLAIN_H
#define FT_CONVERT_PLAIN_H

#include "base/buf.h"

enum { FT_MAX_COLS = 64 }; /* of a table; more are joined into the last */

struct ft_plain {
	struct ft_buf out;
	unsigned page, para; /* where the next line stands; 0: the form knows none */
	unsigned told_page, told_para;
	size_t row;          /* rows of the table that is open, and its columns */
	size_t cols;
};

/* A paragraph, or a heading where level is 1 to 6. LF in the words parts lines; empty lines are left out. */
void ft_plain_line(struct ft_plain *p, unsigned level, struct ft_str words);

/* A row of a table; the first one is its head. LF in a cell is a line break. Empty rows are left out. */
void ft_plain_row(struct ft_plain *p, const struct ft_str *cells, size_t n);
void ft_plain_table_end(struct ft_plain *p);

void ft_plain_tool(struct ft_plain *p, const char *words);

/* Gives the document up: says "code: message" on standard error (a code of base/diag.h) and ends with status 3. */
_Noreturn void ft_refuse(const char *code, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
