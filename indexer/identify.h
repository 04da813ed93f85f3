/* What a bare text is: its work, version and kind, read from the text's own head (CONTRACT: index, Addresses). */
#ifndef FT_INDEXER_IDENTIFY_H
#define FT_INDEXER_IDENTIFY_H

#include "base/buf.h"
#include "doc/tree.h"

struct ft_ident {
	struct ft_str title;  /* as printed */
	struct ft_str key;    /* folded title: the work's key unless it collides */
	struct ft_str number; /* document number, or empty */
	struct ft_str issuer; /* or empty */
	enum ft_work_kind kind;
	char date[11];        /* of the version: its last adoption, amendment or promulgation; "" unknown */
	char first[11];       /* first of those days */
	struct ft_str days;   /* all of them, parted by blanks */
	const char *event;    /* what happened on `date`: adopted, amended; effective: only the day of effect is known */
	char promulgated[11], effective[11];
	char file_year[5];    /* the year that the file's name bears, or "" */
	bool draft;
	bool occasional;      /* a decision, reply or notice: same titles are different works */
};

/* Strings live in the document's arena. `file_name` may add the date that a name like 某法(2017-09-01).md bears. */
struct ft_ident ft_identify(struct ft_doc *d, struct ft_str file_name);

/* Gives it the work and the version (YYYY-MM-DD, or empty) that a person or a rule settled. */
void ft_ident_settle(struct ft_ident *id, struct ft_str key, struct ft_str date);

/* Whether the text gives Chinese law: it is Chinese, or its head or first provisions speak of the PRC (docs/DATES.md). */
bool ft_is_chinese_law(const struct ft_doc *d);

/* The key of a title (CONTRACT, Addresses). */
void ft_work_key(struct ft_buf *out, struct ft_str title);

#endif
