/* Citation styles: a work, its places and its status said as a handbook wants it (docs/CITATION.md has the
 * table, with sources and what is unverified). A style is one function and one row. */
#ifndef FT_EXPORT_STYLE_H
#define FT_EXPORT_STYLE_H

#include "export/export.h"

/* A place, or a range from `eid` to `last`. */
struct ft_pin {
	struct ft_str eid, last; /* last: empty, no range */
};

/* What is cited: places of one version, or the whole work. */
struct ft_cited {
	const struct ft_xwork *w;
	const struct ft_place *p; /* the first place, or the work's own */
	const struct ft_pin *pins;
	size_t pin_len;    /* 0: the whole work */
	enum ft_lang lang; /* markdown: which title */
	int day;
	bool status; /* a remark where it is not in force */
};

#define FT_STYLES(X)                                                           \
	X(zh_handbook, "zh-handbook", "《法学引注手册》, second edition")      \
	X(gbt7714_2025, "gbt7714-2025", "GB/T 7714—2025")                      \
	X(gbt7714_2015, "gbt7714-2015", "GB/T 7714—2015")                      \
	X(bluebook, "bluebook", "The Bluebook, rule 20, without romanization") \
	X(oscola, "oscola", "OSCOLA, foreign legislation")                     \
	X(plain_zh, "plain-zh", "plain Chinese")                               \
	X(plain_en, "plain-en", "plain English")                               \
	X(markdown, "markdown", "a Markdown link")                             \
	X(address, "address", "the canonical address")                         \
	X(iri, "iri", "the Akoma Ntoso IRI")

struct ft_style {
	const char *name, *summary;
	void (*put)(struct ft_buf *out, const struct ft_cited *c);
};

const struct ft_style *ft_style_find(const char *name); /* NULL: none */
const struct ft_style *ft_style_at(size_t i);           /* NULL behind the last */

#define X(id, name, summary) void ft_style_##id(struct ft_buf *out, const struct ft_cited *c);
FT_STYLES(X)
#undef X

/* ---- shared by the styles ---- */

enum ft_status ft_cited_status(const struct ft_cited *c);
bool ft_cited_over(const struct ft_cited *c); /* a remark on status is due */
/* The version's own day, promulgation or adoption, and year; empty where not known. */
struct ft_str ft_cited_date(const struct ft_cited *c);
struct ft_str ft_cited_year(const struct ft_cited *c);
bool ft_cited_has_number(const struct ft_cited *c); /* as ft_say_number */
/* GB/T 22239-2019 as GB/T 22239—2019; other numbers as they are. */
void ft_cited_number(struct ft_buf *out, const struct ft_cited *c);
/* The places alone, as a footnote has them: 第23条第1款, art. 23(1). */
void ft_cited_section(struct ft_buf *out, const struct ft_cited *c, enum ft_lang lang);
void ft_cited_section_zh(struct ft_buf *out, const struct ft_cited *c);
void ft_cited_section_en(struct ft_buf *out, const struct ft_cited *c);
/* The places, joined: `one` writes an eid; what two neighbours share is written once. */
void ft_cited_pins(struct ft_buf *out, const struct ft_cited *c,
		   void (*one)(struct ft_buf *out, struct ft_str eid), const char *to, const char *and);

#endif
