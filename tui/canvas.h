/* A screen as cells. Views paint into areas of it by meaning, never by colour; a driver (tui/driver.h) shows it to
 * people or prints it for tests. Painting never allocates: cells are there before, and what does not fit is cut. */
#ifndef FT_TUI_CANVAS_H
#define FT_TUI_CANVAS_H

#include "base/buf.h"

/* What a cell means; tui/theme.c says how each looks. */
#define MEANINGS(X) \
	X(TEXT)    /* the words of a law */ \
	X(DIM)     /* secondary */ \
	X(STRONG)  /* labels, headings */ \
	X(TITLE)   /* the head of a view */ \
	X(LINK)    /* what can be followed */ \
	X(ACCENT)  /* the cursor, and what leads on */ \
	X(LINK_ON) /* the one that Enter follows */ \
	X(WARN)    /* no longer law, orphaned, wrong */ \
	X(HIT)     /* found words */ \
	X(HIT_ON)  /* the hit in hand */ \
	X(RULE)    /* lines that part panes */ \
	X(BAR)     /* the status line */ \
	X(BAR_DAY) /* a day that is not today, in it */ \
	X(HINT)    /* the line of hints */ \
	X(INPUT)   /* what is being typed */ \
	X(ADDED)   /* in the newer text alone */ \
	X(GONE)    /* in the older text alone */ \
	X(MINE)    /* the user's own words */

enum meaning {
#define X(name) M_##name,
	MEANINGS(X)
#undef X
	M_COUNT
};

enum { CELL_MARKS = 2 };

struct cell {
	uint32_t cp;               /* 0: the second half of a wide character */
	uint32_t mark[CELL_MARKS]; /* combining characters, 0 none */
	uint8_t mean;
	bool on;                   /* stands in the row of the cursor */
};

struct canvas {
	struct cell *cells; /* h rows of w */
	int w, h;
	bool wide;  /* ambiguous characters take two columns, and the program's own signs are ASCII */
	int cx, cy; /* where the terminal's cursor stands, -1: nowhere */
};

/* A rectangle of a canvas. Positions in it count from its corner. */
struct area {
	struct canvas *c;
	int x, y, w, h;
};

void canvas_size(struct canvas *c, int w, int h); /* cleared; the one place that allocates */
void canvas_free(struct canvas *c);
void canvas_clear(struct canvas *c);
struct area area_of(struct canvas *c);
struct area area_sub(struct area a, int x, int y, int w, int h); /* cut to what is inside */

/* Columns that a code point takes here; what may not reach a terminal is shown as <U+XXXX> and takes that. */
int cp_cols(uint32_t cp, bool wide);
int str_cols(struct ft_str s, bool wide);
/* Writes the visible form of a code point that is not safe to show: <U+202E>; 0 when it may be shown itself. */
size_t cp_escape(char out[12], uint32_t cp);

/* Paints s at x, y; returns the column behind it. Cut at the area's edge. */
int put(struct area a, int x, int y, struct ft_str s, enum meaning m);
int puts_at(struct area a, int x, int y, const char *s, enum meaning m);
/* As put, in at most `cols` columns, with … where it was cut. */
int put_cut(struct area a, int x, int y, int cols, struct ft_str s, enum meaning m);
int put_right(struct area a, int y, struct ft_str s, enum meaning m); /* returns the column where it begins */
void fill(struct area a, enum meaning m);
void row_on(struct area a, int y); /* the cursor's row */
void h_rule(struct area a, int y);
void v_rule(struct area a, int x);

/* The program's own signs, in ASCII where ambiguous characters are wide. */
#define SIGNS(X) \
	X(LIVE, "●", "*") X(OVER, "○", "o") X(COMING, "◌", ".") X(OPEN, "▾", "v") X(SHUT, "▸", ">") \
	X(BAR, "┃", "!") X(H, "─", "-") X(V, "│", "|") X(DOTTED, "┊", ":") X(ARROW, "→", "->") X(DOT, "·", "-") \
	X(MORE, "…", ">") X(UP_T, "┴", "+") X(POINT, "▸", ">") X(MID, "┼", "+") X(DOWN_T, "┬", "+")

enum sign {
#define X(name, fine, plain) S_##name,
	SIGNS(X)
#undef X
};
struct ft_str sign(const struct canvas *c, enum sign s);

/* What a terminal showed last, so that only rows that are another are written. All zeros at the start. */
struct shown {
	struct cell *cells;
	int w, h;
};
/* To be asked before the rows: true when nothing of what was shown can be kept, for the caller says so (`anew`) or
 * the size is another. */
bool shown_anew(struct shown *s, const struct canvas *c, bool anew);
/* Whether row y is another than what was shown; it counts as shown from now on. */
bool shown_row(struct shown *s, const struct canvas *c, int y, bool anew);
void shown_free(struct shown *s);

/* The screen as text, trailing blanks cut, for tests and for `:save`. */
void canvas_print(const struct canvas *c, struct ft_buf *out);

#endif
