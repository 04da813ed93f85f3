/* The state of a Word document while its body is walked. */
#ifndef FT_CONVERT_BODY_H
#define FT_CONVERT_BODY_H

#include "indexer/convert/docx.h"
#include "indexer/convert/wtable.h"

enum { FT_W_BOXES = 8, FT_W_FIELDS = 32, FT_W_NOTES = 10000 };

struct ft_docx {
	struct ft_plain *out;
	struct ft_zip zip;
	struct ft_w_styles styles;
	struct ft_w_numbering numbering;
	struct ft_w_rels rels;
	struct ft_xml *x;
	struct ft_buf words;      /* of the paragraph that is open */
	struct ft_w_para para;
	bool hidden;              /* the run that is open is */
	struct { struct ft_buf words; struct ft_w_para para; } outer[FT_W_BOXES]; /* paragraphs round text boxes */
	size_t boxes;
	struct ft_buf boxed;      /* the words of text boxes that wait for their paragraph's end */
	bool in_code[FT_W_FIELDS]; /* for each field that is open: still in its instruction */
	bool contents[FT_W_FIELDS]; /* and whether it makes a list of contents */
	size_t fields;
	struct ft_w_table table;
	struct ft_buf notes;      /* ids of notes, a line each in the order of their marks: "f3\n" */
	size_t note_count;
	size_t cps;               /* code points written */
};

/* Writes the text of a part that holds a body; false where there is no such part. */
bool ft_w_walk(struct ft_docx *d, const char *part);
/* Writes the notes that the body has marks of. */
void ft_w_notes(struct ft_docx *d);

#endif
