/* Whose law an English text gives. Chinese law is made in Chinese alone, so that its English is a translation, whoever
 * published it; the English of other law may be the law itself. */
#include "indexer/identify.h"

enum { FIRST_UNITS = 4 };

static bool names_china(struct ft_str s)
{
	static const char *const words[] = {"People's Republic of China", "People’s Republic of China", "PRC",
					    "State Council", "National People's Congress", "National People’s Congress",
					    "Ministry of Public Security", "Cyberspace Administration of China",
					    "public security organ", "people's government at", "people’s government at", NULL};

	return ft_holds_any(s, words);
}

static bool has_han(struct ft_str s)
{
	for (size_t off = 0; off < s.n;)
		if (ft_is_han(ft_next_cp(s, &off)))
			return true;
	return false;
}

bool ft_is_chinese_law(const struct ft_doc *d)
{
	const struct ft_str head[] = {d->title, d->number, d->issuer};
	size_t n = 0;

	if (d->lang == FT_LANG_ZH)
		return true;
	for (size_t i = 0; i < sizeof head / sizeof head[0]; i++)
		if (names_china(head[i]) || has_han(head[i]))
			return true;
	for (const struct ft_dated *e = d->dated; e; e = e->next)
		if (names_china(e->words) || has_han(e->words))
			return true;
	for (const struct ft_node *u = d->first; u && n < FIRST_UNITS; u = ft_doc_next(u)) {
		if (names_china(u->text) || (u->kind == FT_N_PREAMBLE && has_han(u->text)))
			return true;
		n += ft_is_unit(u->kind);
	}
	return false;
}
