/* What the HTML forms share: the head of a page, its style, a provision. Inside lib/export. */
#ifndef FT_EXPORT_HTML_H
#define FT_EXPORT_HTML_H

#include "export/export.h"
#include "export/markup.h"

/* For the screen, light and dark, narrow and wide, and for paper. */
extern const char ft_html_style[];

/* <!DOCTYPE html> … <body>: one file, which loads nothing. */
void ft_html_begin(struct ft_markup *m, enum ft_lang lang, struct ft_str title);
void ft_html_end(struct ft_markup *m);

const char *ft_html_lang(enum ft_lang l); /* zh-Hans, en */
/* "good", "soon", "gone", "unsure": the class of a status. */
const char *ft_html_state(enum ft_status s);

/* One text: its label and heading, who speaks, the warnings, paragraphs and items, whose anchors are `prefix`
 * and eid. anchors: false for the second text of an address. */
void ft_html_text(struct ft_markup *m, const struct ft_export *x, const struct ft_xunit *u,
		  const struct ft_place *p, const char *prefix, bool anchors);

#endif
