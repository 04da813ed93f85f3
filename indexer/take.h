/* A file as import and check take it: its bytes made text, whatever its form. For import also taken apart where it has
 * two languages, and read into trees. */
#ifndef FT_INDEXER_TAKE_H
#define FT_INDEXER_TAKE_H

#include "indexer/convert.h"
#include "indexer/parse.h"

/* The text of some bytes. */
struct ft_taken_text {
	const char *form, *encoding; /* encoding NULL: the form has its own */
	bool foreign;                /* not text or Markdown: lines are those of the converted text */
	struct ft_converted converted;
	struct ft_buf text;          /* UTF-8 */
};

/* Sniffs, decodes (as the encoding `as`, if set) or converts. FT_INPUT with a diagnostic of level 'e' where it cannot.
 * The caller frees `out` in every case. */
enum ft_err ft_take_text(struct ft_str raw, struct ft_str name, const char *as, struct ft_taken_text *out, struct ft_diags *diags);
void ft_taken_text_free(struct ft_taken_text *t);
/* Where a line of it stands: page and paragraph, zero where that says nothing. */
struct ft_where ft_taken_where(const struct ft_taken_text *t, unsigned line);

/* A file with its one text, or its two. */
struct ft_taken {
	struct ft_buf raw;
	unsigned char sha[32];      /* of raw */
	struct ft_taken_text whole;
	struct ft_buf text[FT_IMPORT_TEXTS];      /* as it is stored */
	const char *suffix;         /* of the stored texts: md, txt */
	struct ft_parsed parsed[FT_IMPORT_TEXTS]; /* the first has the faults of the file as a whole */
	size_t len;                 /* texts; at least 1 */
	size_t repaired;            /* characters given their common form */
	bool refused, head;         /* head: it only heads its folder */
};

struct ft_take_job {
	const char *path;
	const char *encoding; /* a name of ft_encoding_find, or NULL: as its bytes show */
	int lang;             /* a ft_lang, or -1: as the text shows */
	const char *head;     /* the file that heads its folder, for a part of a code that bears no title; or NULL */
	bool is_head;         /* it is such a head: a title without provisions is no fault, and no text */
};

/* Reads a file. Free it in every case. */
void ft_take(const struct ft_take_job *job, struct ft_taken *out);
void ft_taken_free(struct ft_taken *t);

#endif
