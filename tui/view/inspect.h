/* The inspector's view: the matters of an article, and the chain of each; shared by inspect.c and
 * inspect_draw.c. */
#ifndef FT_TUI_VIEW_INSPECT_H
#define FT_TUI_VIEW_INSPECT_H

#include "query/chain.h"
#include "tui/view/linklist.h"

enum { COLUMNS_MAX = 24, TABLE_COLUMNS = 4, CELL = 160 };

/* A matter: an item of the article, or the article. */
struct matter {
	struct ft_str eid, label, words;
	struct ft_chain chain;
	bool known;
};

struct inspect {
	struct session *s;
	struct ft_arena *a;
	struct spot of; /* the unit whose matters these are */
	struct ft_str title, label, heading;
	struct ft_span_of_time time;
	struct matter *rows;
	size_t len;
	int level;  /* that the cells are of */
	bool power; /* the columns are those of a power */
	bool bare;  /* no matter is inspected and none is a power: what stands before and after is told instead */
	bool matrix;
	struct cursor at;
	int column, column_len;
	/* The columns of the matrix: classes of controls, sec_8-1-4. */
	struct ft_str classes[COLUMNS_MAX], class_names[COLUMNS_MAX];
	struct link_list detail;
	struct cursor detail_at;
	bool on_detail, stale, detail_stale;
	int detail_w, cells_w; /* the widths that both were made for */
	/* What stands in each cell, written in fit; draw only paints. */
	char (*cells)[COLUMNS_MAX][CELL];
};

/* Whether a link of a matter belongs to a column of the table, or of the matrix. */
bool inspect_in_column(const struct inspect *m, const struct ft_chain_link *l, int column);
const char *inspect_column_title(const struct inspect *m, int column);
/* inspect_cells.c: fills cells and classes, for a view of w columns; how wide its columns are. */
void inspect_cells(struct inspect *m, int w);
int inspect_matter_width(const struct inspect *m, int w);
int inspect_cell_width(const struct inspect *m, int w);
/* Columns that do not fit are passed over from the left, so that the one in hand is seen. */
int inspect_first_column(const struct inspect *m, int w);
void inspect_draw(const void *model, struct area a, bool focus);

#endif
