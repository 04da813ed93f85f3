/* A law marked up in XML while it is read: akn.c walks its elements, lawtext.c writes their words, lawmeta.c reads the meta
 * block. */
#ifndef FT_CONVERT_LAW_H
#define FT_CONVERT_LAW_H

#include "indexer/convert/plain.h"
#include "indexer/convert/wtable.h"
#include "indexer/convert/xml.h"

enum { FT_LAW_EVENTS = 16 };

/* What an element begins, as far as its number and heading go. */
enum ft_law_kind { FT_L_NONE, FT_L_CONTAINER, FT_L_ARTICLE, FT_L_POINT };

struct ft_law {
	struct ft_plain *out;
	struct ft_xml *x;
	enum ft_law_kind kind;       /* of the element whose number and heading wait for its words */
	struct ft_buf num, heading;
	unsigned level;       /* containers that are open */
	struct ft_w_table table;
	struct ft_buf tail;   /* bare lines that wait for the end of their sentence */
	struct ft_buf notes;  /* a line each */
	size_t note_count;
	struct ft_buf title, number, name; /* name: FRBRname, where no title is printed */
	struct { char day[11]; const char *word_zh, *word_en; } events[FT_LAW_EVENTS];
	size_t event_len;
	bool english, headed; /* headed: the title and the days are written */
	size_t works, units, cps;
};

/* The words of the element that has just opened, up to its end; what is deleted, and pointers to notes, are none. */
void ft_law_words(struct ft_law *l, struct ft_buf *out);
/* Adds text, its blanks run together. */
void ft_law_add(struct ft_buf *out, struct ft_str s);
/* Keeps the note that has just opened for the end. */
void ft_law_note(struct ft_law *l);

/* Writes a paragraph, or a heading. */
void ft_law_put(struct ft_law *l, unsigned level, struct ft_str words);
/* Writes the number and heading that wait; those of an article or a point go before `words`. */
void ft_law_put_with(struct ft_law *l, struct ft_str words);
/* Writes what waits, if anything does. */
void ft_law_flush(struct ft_law *l);
/* Writes title, number and days, once. */
void ft_lawtext_head(struct ft_law *l);

/* Reads the meta block, which has just opened, up to its end. */
void ft_law_meta(struct ft_law *l);
/* Notes a day (YYYY-MM-DD) on which something happened, in the words for it; the first word for a day stands. */
void ft_law_event(struct ft_law *l, struct ft_str day, const char *zh, const char *en);

#endif
