/* Text made safe for a terminal, and its width there. */
#ifndef FT_BASE_SAFE_H
#define FT_BASE_SAFE_H

#include "base/buf.h"

/* Appends s with every control character (but LF; TAB becomes a blank), bidirectional control, zero-width
 * and private-use character, and what is none (U+FFFF), shown as <U+XXXX>, and invalid bytes as U+FFFD. */
void ft_safe(struct ft_buf *out, struct ft_str s);
/* As ft_safe, in one line: LF becomes a blank, too. */
void ft_safe_line(struct ft_buf *out, struct ft_str s);

/* Whether a code point may not reach a terminal as it is. */
bool ft_cp_unsafe(uint32_t cp);

/* Columns that a code point takes on a terminal (0, 1 or 2), by utf8proc; ambiguous ones take 1. */
int ft_cp_width(uint32_t cp);
size_t ft_width(struct ft_str s); /* columns of a line */

/* Marks that may not begin a line, and such that may not end one (JIS X 4051, short). */
bool ft_cp_closes(uint32_t cp);
bool ft_cp_opens(uint32_t cp);

/* Appends s, which begins at column `indent`, folded at column `cols`, each further line behind `indent`
 * blanks: at blanks between words, anywhere between ideographs, but where a mark that closes or opens forbids it. */
void ft_wrap(struct ft_buf *out, struct ft_str s, size_t cols, size_t indent);
/* The same of words that were not yet made safe. */
void ft_wrap_safe(struct ft_buf *out, struct ft_str s, size_t cols, size_t indent);

#endif
