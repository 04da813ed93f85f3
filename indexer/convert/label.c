/* How provisions begin: enough to tell a law's paragraphs from a page's furniture; the reader decides what they are. */
#include "indexer/convert/html.h"

#include "base/num.h"

enum { MAX_LABEL = 36 }; /* bytes: 第 一 百 二 十 条 */

static bool is_chinese(struct ft_str s)
{
	static const char *const units[] = {"条", "條", "章", "节", "節", "编", "編"};
	size_t off = ft_skip_blanks(s, 0);

	if (!ft_starts(ft_from(s, off), FT_S("第")))
		return false;
	off = ft_skip_blanks(s, off + 3);
	if (ft_num_read(s, &off) < 0)
		return false;
	off = ft_skip_blanks(s, off);
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		if (ft_starts(ft_from(s, off), ft_str(units[i])))
			return true;
	return false;
}

static bool is_english(struct ft_str s)
{
	static const char *const units[] = {"Article ", "ARTICLE ", "Chapter ", "CHAPTER ", "Section ", "Art. "};

	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		struct ft_str unit = ft_str(units[i]), rest;
		size_t off = 0;

		if (!ft_starts(s, unit))
			continue;
		rest = ft_from(s, unit.n);
		return ft_num_read(rest, &off) >= 0 || (rest.n && rest.p[0] >= 'A' && rest.p[0] <= 'Z');
	}
	return false;
}

bool ft_words_labelled(struct ft_str s)
{
	return is_chinese(s) || is_english(s);
}

bool ft_words_label_alone(struct ft_str s)
{
	s = ft_trim(s);
	return s.n <= MAX_LABEL && ft_words_labelled(s) && (ft_ends(s, FT_S("条")) || ft_ends(s, FT_S("條")) || is_english(s));
}
