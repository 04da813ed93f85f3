/* What the bibliography formats say of a work or of a place in it. Inside lib/export. */
#ifndef FT_EXPORT_BIB_H
#define FT_EXPORT_BIB_H

#include "export/export.h"

enum { FT_BIB_ISSUERS = 16 };

struct ft_bib {
	const struct ft_xunit *u;
	enum ft_lang lang; /* of title and issuers: --lang, else Chinese where there is one */
	struct ft_str title, title_short, original; /* original: the Chinese title */
	struct ft_str issuer[FT_BIB_ISSUERS];
	size_t issuers;
	struct ft_str number, section, date, url, accessed, note, status, key;
	/* date: promulgation, else the version's; url: where the text was taken from and when, else the
	 * official page, of which no visit is known; section: 第23条第1款, art. 23(1); note: who speaks,
	 * warnings, the day; key: of letters, digits and -_:. alone */
};

/* Strings live in `a`. */
void ft_bib_of(struct ft_arena *a, const struct ft_export *x, const struct ft_xunit *u, struct ft_bib *out);

#endif
