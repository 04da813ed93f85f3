#include "indexer/read/law.h"

#include <stdlib.h>
#include <string.h>

void ft_lines_add(struct ft_lines *l, struct ft_str s, unsigned no, unsigned col, unsigned level)
{
	struct ft_line *line;

	l->v = ft_grow(l->v, l->len, &l->cap, sizeof *l->v);
	line = &l->v[l->len++];
	memset(line, 0, sizeof *line);
	line->s = s;
	line->no = no;
	line->col = col;
	line->level = (uint8_t)level;
}

void ft_lines_free(struct ft_lines *l)
{
	free(l->v);
	*l = (struct ft_lines){0};
}

bool ft_ends_clause(struct ft_str s)
{
	static const char *const ends[] = {"。", "；", "，", "：", NULL};

	return ft_ends_any(s, ends);
}

bool ft_is_container(enum ft_mark_kind k)
{
	return k >= FT_M_PART && k <= FT_M_SECTION;
}
