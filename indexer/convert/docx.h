/* A Word document (OOXML): docx.c finds its parts, body.c walks the text, props.c reads what a paragraph says of itself,
 * style.c and numbering.c what the document defines, wordnum.c writes its numbers, wtable.c keeps its tables, notes.c its
 * notes, chunk.c takes in foreign parts. */
#ifndef FT_CONVERT_DOCX_H
#define FT_CONVERT_DOCX_H

#include "base/arena.h"
#include "indexer/convert/plain.h"
#include "indexer/convert/zip.h"

enum { FT_W_NAME = 64, FT_W_LEVELS = 9 };

/* ---- styles.xml ---- */

struct ft_w_style {
	char id[FT_W_NAME], based_on[FT_W_NAME], name[FT_W_NAME]; /* the name in small letters */
	long num_id, ilvl, outline; /* -1: it does not say */
	bool hidden;
};

struct ft_w_styles {
	struct ft_w_style *v;
	size_t len, cap;
	const struct ft_w_style *normal; /* the default of paragraphs, or NULL */
};

void ft_w_styles_read(struct ft_w_styles *s, struct ft_zip *z, const char *part);
const struct ft_w_style *ft_w_style_find(const struct ft_w_styles *s, const char *id);

/* ---- numbering.xml ---- */

struct ft_w_level {
	bool set;
	long start, restart; /* restart: -1 by every higher level, 0 by none */
	char format[32];     /* chineseCounting */
	char text[128];      /* 第%1条 */
	char suffix;         /* tab 't', space 's', nothing 'n' */
	bool legal;          /* all numbers in it are Arabic */
	char style[FT_W_NAME];
};

struct ft_w_list { /* an abstractNum, with its counters */
	long id;
	char style_link[FT_W_NAME], num_style_link[FT_W_NAME];
	struct ft_w_level levels[FT_W_LEVELS];
	long count[FT_W_LEVELS];
	bool counted[FT_W_LEVELS];
};

struct ft_w_num {
	long id, list;
	bool used;
	long start[FT_W_LEVELS]; /* -1: as the list has it */
	struct ft_w_level levels[FT_W_LEVELS];
};

struct ft_w_numbering {
	struct ft_w_list *lists;
	size_t list_len, list_cap;
	struct ft_w_num *nums;
	size_t num_len, num_cap;
};

void ft_w_numbering_read(struct ft_w_numbering *n, struct ft_zip *z, const char *part);
/* Counts on and appends the label (第三条) and what parts it from the words. Nothing where the list is unknown. */
void ft_w_number(struct ft_w_numbering *n, long num_id, long ilvl, struct ft_buf *out);
/* The level of the list that belongs to a paragraph style; 0 where none does. */
long ft_w_level_of_style(const struct ft_w_numbering *n, long num_id, const char *style);
/* A number in one of Word's formats. */
void ft_w_format(struct ft_buf *out, const char *format, long n);

/* ---- the document ---- */

struct ft_w_rel {
	char id[FT_W_NAME], type[FT_W_NAME]; /* the last step of the type's address: altChunk */
	char target[256];                    /* a part's name; empty for one outside the archive */
};

struct ft_w_rels {
	struct ft_w_rel *v;
	size_t len, cap;
};

/* Reads what `part` refers to; names are from the archive's root. */
void ft_w_rels_read(struct ft_w_rels *r, struct ft_zip *z, const char *part);
const char *ft_w_rel_of_type(const struct ft_w_rels *r, const char *type); /* or NULL */
const char *ft_w_rel_by_id(const struct ft_w_rels *r, const char *id);     /* or NULL */

/* What a paragraph says of itself. */
struct ft_w_para {
	char style[FT_W_NAME];
	long num_id, ilvl, outline; /* -1: it does not say */
	bool joined;                /* its end is deleted: the next one goes on in it */
	bool struck;                /* a deleted row, as trPr says it */
};

/* Reads pPr or trPr up to its end. */
void ft_w_props_read(struct ft_xml *x, struct ft_w_para *p);
/* Whether rPr hides the run, and the run's style, or ""; reads it up to its end. */
bool ft_w_run_read(struct ft_xml *x, char style[FT_W_NAME]);

/* Takes in a part of another form (altChunk): a page, a web archive, plain text. Returns code points written. */
size_t ft_w_chunk(struct ft_plain *out, struct ft_zip *z, const char *part);

/* Decodes one part of a mail-like file: the first page in it, or its text, as it stands in its own encoding. */
bool ft_mime_page(struct ft_str raw, struct ft_buf *out);

#endif
