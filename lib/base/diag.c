#include "base/diag.h"

#include "base/buf.h"

#include <stdarg.h>

/* Words of a file or of a library, which may be no UTF-8 or cut inside a character, as a text that is valid. */
static struct ft_str valid(struct ft_arena *a, struct ft_str s)
{
	struct ft_buf b = {0};
	size_t off = 0;

	if (ft_utf8_valid(s, &off))
		return s;
	for (off = 0; off < s.n;)
		ft_buf_cp(&b, ft_next_cp(s, &off));
	s = ft_arena_dup(a, ft_buf_str(&b));
	ft_buf_free(&b);
	return s;
}

void ft_diag(struct ft_diags *d, enum ft_diag_code code, unsigned line, unsigned column, const char *fmt, ...)
{
	struct ft_diag *g = ft_arena_alloc(d->arena, sizeof *g);
	va_list ap;

	va_start(ap, fmt);
	g->message = valid(d->arena, ft_arena_vfmt(d->arena, fmt, ap));
	va_end(ap);
	g->code = code;
	g->line = line;
	g->column = column;
	if (d->tail)
		d->tail->next = g;
	else
		d->head = g;
	d->tail = g;
	d->count++;
}

const char *ft_diag_word(enum ft_diag_code code)
{
	static const char *const words[] = {
#define X(name, word, level) word,
		FT_DIAGS(X)
#undef X
	};

	return words[code];
}

char ft_diag_level(enum ft_diag_code code)
{
	static const char levels[] = {
#define X(name, word, level) level,
		FT_DIAGS(X)
#undef X
	};

	return levels[code];
}
