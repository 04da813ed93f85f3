/* Two texts side by side, or one with its changes in it, for a terminal. */
#ifndef FT_RENDER_SIDE_H
#define FT_RENDER_SIDE_H

#include "base/buf.h"

/* A stretch of text; what is marked stands out by colour, or in [-…-] (left) and {+…+} (right). */
struct ft_side_run {
	struct ft_str text;
	bool marked;
};

/* Appends both texts in two columns, `cols` wide together, each folded in its own. Either may be empty. */
void ft_side_by_side(struct ft_buf *out, const struct ft_side_run *left, size_t lefts,
		     const struct ft_side_run *right, size_t rights, size_t cols, bool color);

/* Appends one text folded at `cols`: runs in a row, of which those of `sides` '-' and '+' are what was
 * deleted and inserted, ' ' what is the same. */
void ft_side_unified(struct ft_buf *out, const struct ft_str *runs, const char *sides, size_t count,
		     size_t cols, bool color);

#endif
