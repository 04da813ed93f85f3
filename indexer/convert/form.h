/* The forms that fatiao-convert reads. A form describes itself in one struct; main.c lists them. */
#ifndef FT_CONVERT_FORM_H
#define FT_CONVERT_FORM_H

#include "indexer/convert/plain.h"

struct ft_form {
	const char *name; /* as ft_sniff says it */
	/* Writes the document's text; ends in ft_refuse where it cannot be taken. `raw` is not empty. */
	void (*convert)(struct ft_plain *out, struct ft_str raw);
};

#define FT_FORMS(X) X(html) X(mht) X(docx) X(pdf) X(akn) X(xml) X(zip) X(unzip)

#define X(name) extern const struct ft_form ft_form_##name;
FT_FORMS(X)
#undef X

#endif
