/* Annexes: 附件2, 附录A（规范性附录）, Annex I, on a line of their own behind the text. */
#include "indexer/read/law.h"

enum { MAX_LINE = 240 };

static bool ends_sentence(struct ft_str s)
{
	return ft_ends(s, FT_S("。")) || ft_ends(s, FT_S("；")) || ft_ends(s, FT_S("，")) || ft_ends(s, FT_S("："));
}

static bool is_article(const struct ft_line *line)
{
	return line->role == FT_R_MARK && line->label.kind == FT_M_ARTICLE;
}

static bool may_open(const struct ft_line *line, struct ft_label *label)
{
	if (line->role != FT_R_TEXT || line->quoted || line->joined || line->table || line->s.n > MAX_LINE)
		return false;
	*label = ft_label_annex(line->s);
	if (label->kind != FT_M_ANNEX)
		return false;
	return line->level || label->body >= line->s.n || !ends_sentence(line->s);
}

/* 附件：某某表 may but say what is attached: then the annex itself is marked further down, or nothing is. */
static bool is_list(const struct ft_lines *l, size_t i, const struct ft_label *label, bool marked_below)
{
	return label->sub && !l->v[i].level && (marked_below || i + 4 > l->len);
}

void ft_law_annexes(struct ft_lines *l, bool articles)
{
	bool due = true;      /* the next article, if there is one, begins a numbering */
	bool below = false;   /* an annex is marked further down */
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
		below = true;
		line->role = FT_R_MARK;
		line->label = label;
	}
}
