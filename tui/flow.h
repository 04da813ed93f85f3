/* Text folded into lines for a column of the screen: words with meanings, hung under their marks. A flow is
 * built when something changes (add … end, add … end) and painted line by line. Zero-initialise but for
 * `cols` and `wide`; flow_free at the end; flow_reset keeps the memory. */
#ifndef FT_TUI_FLOW_H
#define FT_TUI_FLOW_H

#include "tui/canvas.h"

struct flow_line {
	size_t off, n; /* of the text */
	int indent;
	int tag;               /* what the line belongs to: the caller's number */
	size_t right, right_n; /* words at the right edge, or none */
	uint8_t right_mean;
};

/* A stretch of the text with a meaning of its own. */
struct flow_run {
	size_t off, end;
	uint8_t mean;
};

struct flow {
	int cols;
	bool wide;
	struct ft_buf text;
	struct flow_line *lines;
	size_t len, line_cap;
	struct flow_run *runs; /* in the order of the text */
	size_t run_len, run_cap;
	size_t begun; /* where the paragraph under way begins */
};

void flow_reset(struct flow *f);
void flow_free(struct flow *f);

/* Appends words to the paragraph under way; returns their offset in the text. */
size_t flow_add(struct flow *f, struct ft_str s, enum meaning m);
void flow_puts(struct flow *f, const char *s, enum meaning m);
void flow_fmt(struct flow *f, enum meaning m, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* Gives [off, end) of the text another meaning; later ones win. */
void flow_mean(struct flow *f, size_t off, size_t end, enum meaning m);
/* Ends the paragraph: folds it, the first line behind `indent` columns, the others behind `hang`. */
void flow_end(struct flow *f, int indent, int hang, int tag);
void flow_blank(struct flow *f, int tag);
/* One whole paragraph. */
void flow_line(struct flow *f, struct ft_str s, enum meaning m, int indent, int tag);
/* Words at the right edge of the last line, if there is room. */
void flow_right(struct flow *f, struct ft_str s, enum meaning m);

/* Paints line `i` at row y of the area. */
void flow_put(const struct flow *f, size_t i, struct area a, int y);

#endif
