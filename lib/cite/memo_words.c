/* Words of a memo around the names and places that it cites. */
#include "cite/memo_words.h"

#include "cite/en.h"
#include "cite/scope.h"

#include <ctype.h>
#include <string.h>

bool ft_memo_other_sort(struct ft_str name, struct ft_str noun)
{
	static const char *const nouns[] = {"法", "条例", "办法", "规定", "细则", "规则"};
	bool sorted = false;

	for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
		sorted |= ft_title_is(name, ft_str(nouns[i]));
	return sorted && noun.n && (unsigned char)noun.p[0] >= 0x80 && !ft_ends(noun, FT_S("法律")) &&
	       !ft_title_is(name, noun);
}

/* The words of a number that this grammar does not know: 2.1.3, 2bis, ２, as far as they hang together. */
static size_t number_end(struct ft_str s, size_t off)
{
	while (off < s.n) {
		uint32_t cp = ft_cp_at(s, off);
		bool inner = strchr(".-", s.p[off]) && off + 1 < s.n && isalnum((unsigned char)s.p[off + 1]);

		if (!inner && !(cp < 0x80 && isalnum((int)cp)) && !(cp >= 0xFF10 && cp <= 0xFF19))
			break;
		ft_next_cp(s, &off);
	}
	return off;
}

size_t ft_memo_unread(struct ft_str s, const struct ft_mentions *all, const struct ft_mention *v)
{
	static const char *const words[] = {"Articles", "articles", "Article", "article", "Arts", "arts", "Art", "art",
					    "Section", "section", "Sec", "§§", "§", "paragraph", "para"};
	size_t at = v->end, end;

	if (v->at.clause.n && at + 1 < s.n && islower((unsigned char)s.p[at]) && ft_lex_at(s, at + 1, "项"))
		return at + 1 + strlen("项");
	if (!v->whole)
		return v->end;
	if (v + 1 < all->v + all->len && v[1].off < v->end + 4) /* it is read for itself */
		return v->end;
	ft_lex_take(s, &at, ",");
	at = ft_skip_blanks(s, at);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (ft_lex_take(s, &at, words[i])) {
			if (!ft_lex_take(s, &at, "."))
				ft_lex_take(s, &at, "．");
			at = ft_skip_blanks(s, at);
			end = number_end(s, at);
			return end > at && !isalpha((unsigned char)s.p[at]) ? end : v->end;
		}
	return v->end;
}

bool ft_memo_own_part(struct ft_str s, const struct ft_mention *v)
{
	static const char *const ties[] = {" of this ", " to this ", " in this ", " of our ", " of the attached "};
	static const char *const places[] = {" below", " above", " hereto"};
	static const uint16_t parts = 1u << FT_R_PART | 1u << FT_R_CHP | 1u << FT_R_SEC;

	if (v->head >= 0 || v->rel)
		return false;
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
		if (v->at.mask & parts && !(v->at.mask & 1u << FT_R_ART) && ft_lex_at(s, v->end, places[i]))
			return true;
	for (size_t i = 0; i < sizeof ties / sizeof ties[0]; i++) {
		size_t at = v->end, word;

		if (!ft_lex_take(s, &at, ties[i]))
			continue;
		word = ft_en_end(s, at);
		return word > at && !ft_en_noun(s, at, word) && ft_en_unit_at(s, at, word) == NULL;
	}
	return false;
}
