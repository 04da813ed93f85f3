/* A PDF's text, from the places of its words: pdf.c has pdftotext tell them, words.c reads what it tells, lines.c and join.c
 * make lines in reading order, column by column, heads.c finds running heads, page numbers and footnotes, paras.c joins
 * lines into paragraphs. Lengths are points. */
#ifndef FT_CONVERT_PDF_H
#define FT_CONVERT_PDF_H

#include "indexer/convert/plain.h"

struct ft_box {
	double x0, y0, x1, y1; /* y grows downwards */
};

struct ft_pdf_word {
	struct ft_box box;
	double size;        /* of its letters: what a wide one is wide; boxes may be much higher */
	struct ft_str text; /* of the arena */
};

/* A line of one column of one page. */
struct ft_pdf_line {
	struct ft_box box;
	size_t page;           /* from 1 */
	size_t zone;           /* lines of one zone (a column between full lines) have margins in common */
	double size;           /* of most of its letters */
	double first;          /* the width of what stands before its first break: a character or a Latin word */
	struct ft_buf text;
	bool dropped;          /* a running head or a page number */
	bool note;             /* of a footnote */
	bool second;           /* of the right one of two columns in two languages, which is a text of its own */
};

struct ft_pdf_page {
	double width, height;
	size_t from, to;           /* its words */
	size_t line_from, line_to; /* its lines */
};

struct ft_pdf {
	struct ft_arena *arena;
	struct ft_pdf_page *pages;
	size_t page_len, page_cap;
	struct ft_pdf_word *words;
	size_t word_len, word_cap;
	struct ft_pdf_line *lines;
	size_t line_len, line_cap;
	size_t zones;
	double gutter0, gutter1;   /* between the columns of the last page with two that stood firm; else both 0 */
	bool bilingual;            /* its columns are in two languages */
	size_t cps;                /* code points of all words */
};

/* Reads what `pdftotext -bbox` wrote. */
void ft_pdf_words(struct ft_pdf *p, struct ft_str bbox);
void ft_pdf_lines(struct ft_pdf *p);
/* Marks running heads and page numbers as dropped, and footnotes as notes. */
void ft_pdf_heads(struct ft_pdf *p);
/* The usual size of letters, and the usual way from line to line. */
double ft_pdf_usual_size(const struct ft_pdf *p);
double ft_pdf_usual_pitch(const struct ft_pdf *p);
void ft_pdf_paragraphs(const struct ft_pdf *p, struct ft_plain *out);
void ft_pdf_free(struct ft_pdf *p);

/* Adds a word to a line, behind the word before it (or NULL). `loose`: the gap that parts words in a line that is set letter
 * by letter, else 0. */
void ft_pdf_join(struct ft_buf *text, const struct ft_pdf_word *before, const struct ft_pdf_word *w, double loose);
/* The width that could not be put at the end of the line before: a wide character, or a whole Latin word. */
double ft_pdf_first_width(const struct ft_pdf_word *w);

/* The middle one of n values, which are sorted in place; 0 where n is 0. */
double ft_median(double *v, size_t n);

bool ft_is_wide(uint32_t cp); /* a character as wide as it is high: ideographs, their punctuation, full-width forms */

#endif
