/* Faults in input: each has a code, a place and words; the rest of the input is still read. */
#ifndef FT_BASE_DIAG_H
#define FT_BASE_DIAG_H

#include "base/arena.h"

/* code as printed, level ('e' the file was not taken, 'w' it was) */
#define FT_DIAGS(X)                    \
	X(UNREADABLE, "unreadable", 'e')   \
	X(MISSING, "missing", 'e')         \
	X(EMPTY, "empty", 'e')             \
	X(BINARY, "binary", 'e')           \
	X(ENCODING, "encoding", 'w')       \
	X(REPAIRED, "repaired", 'w')       \
	X(NO_TITLE, "no-title", 'w')       \
	X(NO_DATE, "no-date", 'w')         \
	X(NO_TEXT, "no-text", 'e')         \
	X(UNKNOWN_FORM, "unknown-form", 'e') \
	X(DAMAGED, "damaged", 'e')         \
	X(ENCRYPTED, "encrypted", 'e')     \
	X(UNSAFE, "unsafe", 'e')           \
	X(TOO_LARGE, "too-large", 'e')     \
	X(LIMIT, "limit", 'e')             \
	X(NO_TOOL, "no-tool", 'e')         \
	X(GAP, "gap", 'w')                 \
	X(REPEATED, "repeated", 'w')       \
	X(OUT_OF_ORDER, "out-of-order", 'w') \
	X(NOT_ARTICLE, "not-an-article", 'w') \
	X(BAD_NUMBER, "bad-number", 'w')   \
	X(LONG_LINE, "long-line", 'w')     \
	X(BAD_VALUE, "bad-value", 'e')     \
	X(BAD_ROW, "bad-row", 'e')         \
	X(BAD_END, "bad-end", 'w')         \
	X(DUPLICATE, "duplicate", 'w')     \
	X(COUNT, "count", 'w')

enum ft_diag_code {
#define X(name, word, level) FT_D_##name,
	FT_DIAGS(X)
#undef X
	FT_D_CODES /* how many there are */
};

struct ft_diag {
	enum ft_diag_code code;
	unsigned line, column; /* from 1; 0: the file as a whole. Columns are code points. */
	struct ft_str message; /* valid UTF-8 */
	struct ft_diag *next;
};

/* Diagnostics of one file, in the order in which they were found. Zero-initialise but for `arena`. */
struct ft_diags {
	struct ft_arena *arena; /* holds messages and nodes */
	struct ft_diag *head, *tail;
	size_t count;
};

void ft_diag(struct ft_diags *d, enum ft_diag_code code, unsigned line, unsigned column, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
const char *ft_diag_word(enum ft_diag_code code);
char ft_diag_level(enum ft_diag_code code);

#endif
