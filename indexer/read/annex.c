/* Annexes: 附件2, 附录A（规范性附录）, Annex I, on a line of their own behind the text. */
#include "indexer/read/head.h"

#include <string.h>

enum { MAX_LINE = 240, BLOCK = 5 };

static bool is_article(const struct ft_line *line)
{
	return line->role == FT_R_MARK && line->label.kind == FT_M_ARTICLE;
}

/* Whether the line reads like the title line of an annex; fills its label. */
static bool may_open(const struct ft_line *line, struct ft_label *label)
{
	if (line->role != FT_R_TEXT || line->quoted || line->joined || line->table || line->s.n > MAX_LINE)
		return false;
	*label = ft_label_annex(line->s);
	if (label->kind != FT_M_ANNEX)
		return false;
	return line->level || label->body >= line->s.n || !ft_ends_clause(line->s);
}

/* 附件：某某表 may but say what is attached: then the annex itself is marked further down, or the signature and the
 * end follow. */
static bool is_list(const struct ft_lines *l, size_t i, const struct ft_label *label, const char *below)
{
	char date[11];

	if (label->sub == 0 || l->v[i].level)
		return false;
	if (i + 4 > l->len || strcmp(below, label->id) == 0)
		return true;
	for (size_t k = i + 1; k < l->len && k <= i + BLOCK; k++)
		if (ft_sign_is_date(l->v[k].s, date))
			return true;
	return false;
}

/* Walks from the end, so that it is known for every line whether the articles behind it belong to the text (then
 * what stands before them is no annex) or begin a numbering of their own, as those of an annexed charter do. */
void ft_law_annexes(struct ft_lines *l, bool articles)
{
	bool due = true;      /* the next article, if there is one, begins a numbering */
	char below[24] = "";  /* the number of the annex that is marked next below */
	size_t first = 0;

	while (articles && first < l->len && !is_article(&l->v[first]))
		first++;
	for (size_t i = l->len; i-- > first;) {
		struct ft_line *line = &l->v[i];
		struct ft_label label;

		if (is_article(line))
			due = line->label.n == 1 && line->label.sub == 0;
		if (!due || !may_open(line, &label) || is_list(l, i, &label, below))
			continue;
		strcpy(below, label.id);
		line->role = FT_R_MARK;
		line->label = label;
	}
}
