/* A growing buffer of bytes, always NUL-terminated behind its length. Memory that runs out ends the
 * program (err.h). Zero-initialise to begin; ft_buf_free at the end; `data` may be NULL while empty. */
#ifndef FT_BASE_BUF_H
#define FT_BASE_BUF_H

#include "base/str.h"

#include <stdarg.h>

struct ft_buf {
	char *data;
	size_t len, cap;
};

void ft_buf_free(struct ft_buf *b);
void ft_buf_reset(struct ft_buf *b); /* keeps the memory */
void ft_buf_reserve(struct ft_buf *b, size_t more);
void ft_buf_add(struct ft_buf *b, struct ft_str s);
void ft_buf_puts(struct ft_buf *b, const char *s);
void ft_buf_putc(struct ft_buf *b, char c);
void ft_buf_cp(struct ft_buf *b, uint32_t cp); /* appends the code point as UTF-8 */
void ft_buf_fmt(struct ft_buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void ft_buf_vfmt(struct ft_buf *b, const char *fmt, va_list ap);
struct ft_str ft_buf_str(const struct ft_buf *b); /* lent until the next change */
char *ft_buf_take(struct ft_buf *b); /* the caller frees; the buffer is empty again */

#endif
