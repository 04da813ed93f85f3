/* The library's model, shared by library.c (the view), library_rows.c (the tree) and library_draw.c. */
#ifndef FT_TUI_VIEW_LIBRARY_H
#define FT_TUI_VIEW_LIBRARY_H

#include "tui/flow.h"
#include "tui/view.h"

enum lib_row_type { LR_KIND, LR_WORK, LR_MORE, LR_VERSION, LR_LEAF };

struct lib_row {
	uint8_t type, depth, kind, status;
	bool open, known; /* known: strings and status are loaded */
	int leaf;         /* index into the book */
	int64_t work, version, best;
	const struct ft_shelved *w; /* NULL until seen, in a filtered list */
	const struct ft_version *v; /* of a version's row */
	struct ft_book *book;       /* of a leaf's row */
};

struct library {
	struct session *s;
	struct ft_arena *a; /* all that rows point to */
	struct ft_shelf shelf;
	size_t total;
	struct lib_row *rows;
	size_t len, cap;
	struct cursor cursor;
	struct ft_buf filter;
	bool built, preview_due;
	int foot, foot_of; /* lines at the foot, and the row they speak of */
	struct flow foot_lines;
};

/* library_rows.c */
void library_tree(struct library *l);  /* all kinds, those of the catalogue unfolded */
void library_found(struct library *l); /* works with the filter's words in their titles */
void library_unfold(struct library *l, size_t at);
void library_fold(struct library *l, size_t at);
void library_go(void *model, const struct spot *s); /* unfolds down to the place; the cursor goes there */

void library_draw(const void *model, struct area a, bool focus);

#endif
