/* The words by which a title, or a line below it, says that a text is a draft. */
#include "indexer/read/law.h"

enum { MAX_WORD = 60 }; /* bytes: a longer line is more than the word */

static const char *const words_zh[] = {"征求意见稿", "送审稿", "讨论稿", "审议稿", "草案", "草稿", NULL};

bool ft_is_draft_name(struct ft_str s)
{
	static const char *const held[] = {"征求意见稿", "送审稿", "审议稿", "（讨论稿", "草案）", "草案)", "（草案", "(草案",
					   "Draft for", "draft for", "Draft)", "draft)", "-seeking Draft",
					   "-seeking draft", "Exposure Draft", "Comment Draft", "Consultation Draft",
					   "(Draft", NULL};

	return ft_holds_any(s, held) || ft_ends(s, FT_S("草案"));
}

bool ft_is_draft_word(struct ft_str s)
{
	static const char *const en[] = {"Draft for", "draft for", "Exposure Draft", "Comment Draft",
					 "Consultation Draft", "Opinion-seeking Draft", NULL};

	if (s.n > MAX_WORD)
		return false;
	return ft_ends_any(s, words_zh) || ft_starts_any(s, en) || ft_eq(s, FT_S("Draft")) || ft_eq(s, FT_S("DRAFT"));
}
