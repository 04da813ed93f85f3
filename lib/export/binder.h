/* The binder while it is composed: binder.c gathers and words it, cover.c sets what stands around the provisions, list.c
 * writes what a later day is compared with. Inside lib/export. */
#ifndef FT_EXPORT_BINDER_H
#define FT_EXPORT_BINDER_H

#include "export/paper.h"

/* An instrument of the table of authorities: a version of a work. Strings live in the export's arena. */
struct ft_authority_row {
	struct ft_place place;
	const struct ft_version *versions;
	size_t version_len;
	const struct ft_str *before, *after;
	size_t before_len, after_len;
	unsigned *numbers; /* of its provisions in the binder */
	size_t number_len, number_cap;
};

struct ft_binder {
	struct ft_paper provisions, manifest_rows;
	struct ft_buf json; /* the manifest's provisions, comma between */
	struct ft_authority_row *works;
	size_t work_len, work_cap, current; /* current: the one whose provisions come now */
	unsigned count, ids;
	unsigned texts[FT_AU_COUNT];
	unsigned over, without_en, without_zh; /* provisions that are not law on the day; that lack a language */
};

/* 中文 / English in one run: "A · B". Lives in the export's arena. */
struct ft_str ft_binder_both(struct ft_export *x, struct ft_str zh, struct ft_str en);
bool ft_binder_is_over(const struct ft_place *p, int day);
/* p7: the anchor of the seventh provision. */
struct ft_str ft_binder_anchor(struct ft_export *x, unsigned n);

void ft_binder_cover(struct ft_export *x, const struct ft_binder *b, struct ft_paper *p);
void ft_binder_authorities(struct ft_export *x, const struct ft_binder *b, struct ft_paper *p);
void ft_binder_succession(struct ft_export *x, const struct ft_binder *b, struct ft_paper *p);

/* The text of a provision in a language that the binder shows: the best one that has words. NULL: none. */
const struct ft_place *ft_binder_text(const struct ft_xunit *u, enum ft_lang l);
/* The SHA-256 of a text's unit, in hexadecimal; empty where it has a heading but no words. */
struct ft_str ft_binder_sum(struct ft_export *x, const struct ft_place *p);
/* A provision's entry in the manifest, as JSON and as rows of the printed table. */
void ft_binder_list(struct ft_export *x, struct ft_binder *b, const struct ft_xunit *u);
void ft_binder_close_rows(struct ft_binder *b);
/* The whole manifest, unsealed. */
void ft_binder_manifest(struct ft_export *x, const struct ft_binder *b, struct ft_buf *out);

#endif
