#include "base/diag.h"

#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>

void ft_diag(struct ft_diags *d, enum ft_diag_code code, unsigned line, unsigned column, const char *fmt, ...)
{
	struct ft_diag *g = ft_arena_alloc(d->arena, sizeof *g);
	char words[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(words, sizeof words, fmt, ap);
	va_end(ap);
	g->code = code;
	g->line = line;
	g->column = column;
	g->message = ft_arena_dup(d->arena, ft_str(words));
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
