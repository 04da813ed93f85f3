/* The table of styles. */
#include "export/style.h"

#include <string.h>

static const struct ft_style styles[] = {
#define X(id, name, summary) {name, summary, ft_style_##id},
	FT_STYLES(X)
#undef X
};

enum { STYLES = sizeof styles / sizeof styles[0] };

const struct ft_style *ft_style_find(const char *name)
{
	for (int i = 0; i < STYLES; i++)
		if (strcmp(styles[i].name, name) == 0)
			return &styles[i];
	return NULL;
}

const struct ft_style *ft_style_at(size_t i)
{
	return i < STYLES ? &styles[i] : NULL;
}

void ft_cited_section(struct ft_buf *out, const struct ft_cited *c, enum ft_lang lang)
{
	if (lang == FT_LANG_EN)
		ft_cited_section_en(out, c);
	else
		ft_cited_section_zh(out, c);
}
