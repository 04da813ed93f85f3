#include "base/buf.h"

#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void ft_buf_free(struct ft_buf *b)
{
	free(b->data);
	*b = (struct ft_buf){0};
}

void ft_buf_reset(struct ft_buf *b)
{
	b->len = 0;
	if (b->data)
		b->data[0] = '\0';
}

void ft_buf_reserve(struct ft_buf *b, size_t more)
{
	size_t need = b->len + more + 1;

	if (need <= b->cap)
		return;
	b->cap = need > b->cap * 2 ? need : b->cap * 2;
	b->data = ft_realloc(b->data, b->cap);
}

void ft_buf_add(struct ft_buf *b, struct ft_str s)
{
	ft_buf_reserve(b, s.n);
	if (s.n)
		memcpy(b->data + b->len, s.p, s.n);
	b->len += s.n;
	b->data[b->len] = '\0';
}

void ft_buf_puts(struct ft_buf *b, const char *s)
{
	ft_buf_add(b, ft_str(s));
}

void ft_buf_putc(struct ft_buf *b, char c)
{
	ft_buf_reserve(b, 1);
	b->data[b->len++] = c;
	b->data[b->len] = '\0';
}

void ft_buf_cp(struct ft_buf *b, uint32_t cp)
{
	char out[4];

	ft_buf_add(b, (struct ft_str){out, ft_put_cp(out, cp)});
}

void ft_buf_vfmt(struct ft_buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	if (n > 0) {
		ft_buf_reserve(b, (size_t)n);
		vsnprintf(b->data + b->len, (size_t)n + 1, fmt, again);
		b->len += (size_t)n;
	}
	va_end(again);
}

void ft_buf_fmt(struct ft_buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	ft_buf_vfmt(b, fmt, ap);
	va_end(ap);
}

struct ft_str ft_buf_str(const struct ft_buf *b)
{
	return (struct ft_str){b->data, b->len};
}

char *ft_buf_take(struct ft_buf *b)
{
	char *p;

	ft_buf_reserve(b, 0);
	p = b->data;
	p[b->len] = '\0';
	*b = (struct ft_buf){0};
	return p;
}
