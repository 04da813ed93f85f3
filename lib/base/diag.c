#include "base/diag.h"

#include <stdarg.h>

void ft_diag(struct ft_diags *d, enum ft_diag_code code, unsigned line, unsigned column, const char *fmt, ...)
{
	struct ft_diag *g = ft_arena_alloc(d->arena, sizeof *g);
	va_list ap;

	va_start(ap, fmt);
	g->message = ft_arena_vfmt(d->arena, fmt, ap);
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
