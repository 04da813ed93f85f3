#include "export/paper.h"

#include "doc/span.h"

void ft_paper_begin(struct ft_paper *p, const struct ft_setter *set, unsigned *ids)
{
	*p = (struct ft_paper){.set = set, .ids = ids};
	p->m.out = &p->out;
}

void ft_paper_free(struct ft_paper *p)
{
	ft_buf_free(&p->out);
}

void ft_paper_say(struct ft_paper *p, enum ft_paper_style s, struct ft_str text)
{
	struct ft_run r = {.text = text};

	p->set->para(p, s, &r, 1);
}

bool ft_paper_is_item(struct ft_str line)
{
	return ft_mark_read(line).style != 0;
}
