/* Words that are formed like an English title and name no instrument. */
#include "cite/en.h"

#include <ctype.h>
#include <string.h>

/* "PRC Law", "International Law": what is law there, and no statute; "Law of MOFCOM", which its office does not tell. */
static bool is_body_of_law(struct ft_str title)
{
	static const char *const whose[] = {"PRC",     "Hong Kong", "Macau",  "Taiwan",  "UK",        "US",        "EU",
					    "English", "European",  "German", "American", "Singapore", "Japanese", "International",
					    "Public",  "Private",   "Case",   "Governing", "Domestic",  "Comparative"};
	static const char *const nouns[] = {" Law", " Regulation", " Regulations"};
	static const char *const codes[] = {"Code of Conduct", "Code of Ethics", "Code of Practice"};
	ptrdiff_t of = ft_find(title, FT_S(" of "));

	for (size_t i = 0; i < sizeof whose / sizeof whose[0]; i++)
		for (size_t k = 0; k < sizeof nouns / sizeof nouns[0] && ft_starts(title, ft_str(whose[i])); k++)
			if (ft_eq(ft_from(title, strlen(whose[i])), ft_str(nouns[k])))
				return true;
	if (FT_EN_IN(title, 0, title.n, codes))
		return true;
	return of > 0 && ft_title_noun_en(ft_sub(title, 0, (size_t)of)) && ft_is_letters(ft_from(title, (size_t)of + 4));
}

/* "Enforcement Rules", "Penal Provisions", "the Amended Act": two words that name nothing by themselves. */
bool ft_en_is_vague(struct ft_str title)
{
	static const char *const words[] = {"Enforcement",   "Penal",    "Supplementary", "General",
					    "Amended",       "Original", "Special",       "Transitional",
					    "Miscellaneous", "Related",  "Relevant",      "Following",
					    "Applicable",    "New",      "Current",       "Implementation",
					    "Implementing",  "Punitive", "Existing",      "Detailed",
					    "Draft",         "Final",    "Common",        "Administrative",
					    "Chinese",       "National", "Local",         "Foreign",
					    "Martial"};
	static const char *const sorts[] = {"Related",   "Relevant", "Following", "Applicable",
					    "Amended",   "Original", "New",       "Current"};
	ptrdiff_t space = ft_find(title, FT_S(" "));
	struct ft_str rest = ft_from(title, (size_t)(space + 1));

	if (is_body_of_law(title))
		return true;
	if (space > 0 && FT_EN_IN(title, 0, (size_t)space, sorts)) /* Relevant Provisions of the Code */
		return ft_title_noun_en(ft_sub(rest, 0, ft_en_word_end(rest, 0)));
	return space > 0 && FT_EN_IN(title, 0, (size_t)space, words) && ft_title_noun_en(rest);
}

/* "State Administration for Market Regulation": what an office has its name from is no instrument, but the "Ministry of
 * Justice Rules" are one. */
bool ft_en_is_office(struct ft_str s, size_t low, size_t from, size_t noun, size_t end)
{
	static const char *const offices[] = {"Administration", "Ministry", "Commission", "Bureau",    "Department",
					      "Office",         "Agency",   "Authority",  "Committee", "Board",
					      "Institute",      "Center",   "Centre",     "Division",  "Council"};
	static const char *const fields[] = {"Regulation", "Law", "Standards"};
	static const char *const ties[] = {" for ", " of ", " on ", " for the ", " of the "};
	size_t after, last;

	if (FT_EN_IN(s, noun, end, fields) && FT_EN_IN(s, from, ft_en_word_end(s, from), offices)) /* Department of Law */
		return true;
	if (FT_EN_IN(s, noun, end, fields) && ft_en_next_word(s, end, false, &after, &last) && FT_EN_IN(s, after, last, offices))
		return true; /* Market Regulation Bureau */
	for (size_t i = 0; FT_EN_IN(s, noun, end, fields) && i < sizeof ties / sizeof ties[0]; i++) {
		size_t before = from - (from >= low + strlen(ties[i]) ? strlen(ties[i]) : 0);

		if (before < from && ft_lex_at(s, before, ties[i]) && FT_EN_IN(s, ft_en_word_back(s, low, before), before, offices))
			return true;
	}
	return false;
}
