/* The grammar of law texts, between the thin form readers (text.c, markdown.c) and the tree.
 *
 * A form reader fills struct ft_lines; ft_law_read turns them into a tree in passes over that one array. Each
 * pass is linear, decides one thing and writes it on the lines (label, role); build then walks them once. A line
 * that no pass claims is text of what is open above it, so that nothing gets lost. No state outlives a call. */
#ifndef FT_READ_LAW_H
#define FT_READ_LAW_H

#include "doc/tree.h"

/* What begins a line. PART to SECTION are containers, in order of rank. */
enum ft_mark_kind {
	FT_M_NONE,
	FT_M_PART,
	FT_M_SUBPART,
	FT_M_CHAPTER,
	FT_M_SECTION,
	FT_M_ARTICLE,
	FT_M_CLAUSE, /* 8.1.4.3 */
	FT_M_TOPIC,  /* 三、 */
	FT_M_ANNEX,
	FT_M_HEADING, /* a Markdown heading that is none of these */
};

/* How much a label looks like one: 第五条的规定 refers, 第五条为了 stands tight, 第五条 为了 is clear. */
enum ft_shape { FT_SH_REFERS, FT_SH_TIGHT, FT_SH_CLEAR };

struct ft_label {
	enum ft_mark_kind kind;
	enum ft_shape shape;
	long n, sub;  /* 第一百二十条之一: 120 and 1 */
	bool bad;     /* the numeral is misspelt: 第十二十条 */
	size_t len;   /* bytes of the label as printed */
	size_t body;  /* offset of the words behind it and behind blanks */
	unsigned level; /* topics: the # of the heading with which their numbering began */
	char id[24];  /* clauses and annexes: their number as it stands in an eid */
};

/* What the passes decide about a line. */
enum ft_role {
	FT_R_TEXT,  /* words of the unit that is open */
	FT_R_MARK,  /* its label opens a unit or a container */
	FT_R_DROP,  /* told elsewhere (title, dates, number) or no text of the law (contents) */
};

struct ft_line {
	struct ft_str s;    /* trimmed at the ends of the printed line */
	unsigned no, col;   /* where it begins in the file */
	uint8_t level;      /* # of a Markdown heading, 0 for none */
	bool joined;        /* cut out of the line before: goes back to it unless it becomes a mark */
	bool quoted;        /* begins inside “ that an earlier line opened */
	bool table;         /* a row of a table: taken as it is */
	enum ft_role role;
	unsigned run;       /* articles: which numbering of the file, from 0 */
	struct ft_label label;
};

struct ft_lines {
	struct ft_line *v;
	size_t len, cap;
	size_t head_end; /* lines above it are head for certain (<!-- INFO END -->); 0 where nothing says so */
};

void ft_lines_add(struct ft_lines *l, struct ft_str s, unsigned no, unsigned col, unsigned level);
void ft_lines_free(struct ft_lines *l);

/* Fills d from the lines. The strings of the lines may die afterwards. */
void ft_law_read(struct ft_doc *d, struct ft_lines *l);

/* label.c, english.c: what begins the words; kind NONE when nothing does. */
struct ft_label ft_label_zh(struct ft_str s);
struct ft_label ft_label_en(struct ft_str s);
struct ft_label ft_label_clause(struct ft_str s); /* 8.1.4.3, A.1 */
struct ft_label ft_label_annex(struct ft_str s);
struct ft_label ft_label_numbered(struct ft_str s); /* 3. 3、 as a heading has it */
bool ft_is_container(enum ft_mark_kind k);
bool ft_ends_clause(struct ft_str s); /* in 。；， or ：, as no heading does */

/* The passes, in the order in which ft_law_read runs them. */
void ft_law_cut(struct ft_lines *l, enum ft_lang lang);      /* cut.c: parts lines at labels inside them */
void ft_law_quotes(struct ft_lines *l);                      /* quote.c: lines inside a quotation */
void ft_law_seq(struct ft_doc *d, struct ft_lines *l, bool partial); /* seq.c: decides the articles; partial:
                                                                        gaps between them are no fault */
void ft_law_article_list(struct ft_lines *l);                /* contents.c: drops a list that names the articles */
void ft_law_containers(struct ft_lines *l);                  /* contents.c: headings that are headings */
void ft_law_contents(struct ft_lines *l);                    /* contents.c: drops the list of contents */
void ft_law_annexes(struct ft_lines *l, bool articles);      /* annex.c */
bool ft_law_clauses(struct ft_lines *l);                     /* standard.c: whether clauses make up the text */
void ft_law_topics(struct ft_lines *l, bool articles);       /* topic.c: 三、, Section 3 */
void ft_law_head(struct ft_doc *d, struct ft_lines *l);      /* head.c: title, dates, number, issuer */
void ft_law_signature(struct ft_doc *d, struct ft_lines *l); /* sign.c: the block at the end */
void ft_law_build(struct ft_doc *d, const struct ft_lines *l); /* build.c: the tree */

/* draft.c: whether a title says that it is a draft's; whether a whole line says no more than that. */
bool ft_is_draft_name(struct ft_str s);
bool ft_is_draft_word(struct ft_str s);

/* date.c: the dates that a line of the head states, each with what happened on it. */
size_t ft_law_dates(struct ft_doc *d, struct ft_str line);
bool ft_date_read(struct ft_str s, size_t *off, char date[11]); /* one date at off, in any of its forms */

#endif
