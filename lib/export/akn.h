/* What akn.c and akn_meta.c share: one document of an Akoma Ntoso export. Inside lib/export. */
#ifndef FT_EXPORT_AKN_H
#define FT_EXPORT_AKN_H

#include "export/export.h"
#include "export/markup.h"

struct ft_akn {
	struct ft_buf out;
	struct ft_markup m;
	enum ft_lang lang;
	size_t component; /* from 1: its number in a collection, whose eIds it prefixes; 0: it stands alone */
	size_t units;
	bool begun, in_body;
	struct ft_arena *arena; /* while the document is written */
};

#define FT_AKN_NS "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
#define FT_AKN_OWN "urn:x-fatiao:akn:1" /* our own attributes: who speaks, on what basis */

/* The place's text in this document's language, or NULL. */
const struct ft_place *ft_akn_text(const struct ft_akn *d, const struct ft_xunit *u);
/* An eId: in a collection it bears the component's, and the plain one is the wId. */
void ft_akn_eid(struct ft_akn *d, struct ft_str eid);
/* Begins the element of a place, with who speaks, num and heading of its text in this language (p may be
 * NULL). */
void ft_akn_open(struct ft_akn *d, const struct ft_place *p, enum ft_node_kind kind, struct ft_str eid);
/* The text of a unit: paragraphs, lists, points, references. */
void ft_akn_words(struct ft_akn *d, const struct ft_place *p, const struct ft_xunit *u);
void ft_akn_lines(struct ft_akn *d, const struct ft_place *p); /* a block a line: a preamble */
/* Writes meta: names, lifecycle, references, warnings, status. p: the document's first text. */
void ft_akn_meta(struct ft_akn *d, const struct ft_export *x, const struct ft_xwork *w,
		 const struct ft_place *p);
/* Writes the meta of a collection. */
void ft_akn_collection_meta(struct ft_markup *m, const struct ft_export *x, const struct ft_xwork *w);

#endif
