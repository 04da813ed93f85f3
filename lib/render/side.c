#include "render/side.h"

#include "base/arena.h"
#include "base/safe.h"

#include <stdlib.h>

enum { LEAST_COLUMN = 12, GUTTER = 3 };

/* One character as it is shown. */
struct glyph {
	size_t off; /* of the text's buffer */
	uint8_t n, width;
	char side; /* ' ', '-', '+' */
	bool end;  /* the line ends here */
};

struct text {
	struct ft_buf bytes;
	struct glyph *v;
	size_t len, cap;
	bool color;
};

static void add_glyphs(struct text *t, struct ft_str s, char side)
{
	size_t from = t->bytes.len, off;

	ft_safe(&t->bytes, s);
	for (off = from; off < t->bytes.len;) {
		size_t at = off;
		uint32_t cp = ft_next_cp(ft_buf_str(&t->bytes), &off);

		t->v = ft_grow(t->v, t->len, &t->cap, sizeof *t->v);
		t->v[t->len++] = (struct glyph){at, (uint8_t)(off - at),
						(uint8_t)(cp == '\n' ? 0 : ft_cp_width(cp)), side,
						cp == '\n'};
	}
}

/* Brackets stand around the words, not around the line's end behind them. */
static void add_run(struct text *t, struct ft_str s, char side)
{
	bool brackets = side != ' ' && !t->color && s.n;
	size_t n = s.n;

	while (brackets && n && (s.p[n - 1] == '\n' || s.p[n - 1] == ' '))
		n--;
	if (brackets)
		add_glyphs(t, side == '-' ? FT_S("[-") : FT_S("{+"), side);
	add_glyphs(t, ft_sub(s, 0, n), side);
	if (brackets)
		add_glyphs(t, side == '-' ? FT_S("-]") : FT_S("+}"), side);
	add_glyphs(t, ft_from(s, n), ' ');
}

static void free_text(struct text *t)
{
	ft_buf_free(&t->bytes);
	free(t->v);
}

/* ---- folding ---- */

static uint32_t cp_of(const struct text *t, size_t i)
{
	return ft_cp_at(ft_buf_str(&t->bytes), t->v[i].off);
}

/* Whether glyphs i and i+1 are the pair of a marked run's brackets. */
static bool is_pair(const struct text *t, size_t i, const char *deleted, const char *inserted)
{
	const char *pair = t->v[i].side == '-' ? deleted : inserted;

	return i + 1 < t->len && t->v[i].side != ' ' && cp_of(t, i) == (uint32_t)pair[0] &&
	       cp_of(t, i + 1) == (uint32_t)pair[1];
}

/* Whether a line may end before glyph i: brackets stay with the words that they mark. */
static bool may_break(const struct text *t, size_t i)
{
	if (ft_cp_closes(cp_of(t, i)) || ft_cp_opens(cp_of(t, i - 1)) || is_pair(t, i, "-]", "+}") ||
	    (i >= 2 && is_pair(t, i - 2, "[-", "{+")))
		return false;
	return cp_of(t, i - 1) == ' ' || t->v[i].width == 2 || t->v[i - 1].width == 2;
}

/* The glyph behind the last of the line that begins at `from`. */
static size_t line_end(const struct text *t, size_t from, size_t cols)
{
	size_t width = 0, last = from;

	for (size_t i = from; i < t->len; i++) {
		if (t->v[i].end)
			return i;
		if (i > from && may_break(t, i))
			last = i;
		width += t->v[i].width;
		if (width > cols)
			return last > from ? last : i > from ? i : i + 1;
	}
	return t->len;
}

/* Appends one line and returns its width; *from goes on to the next. */
static size_t put_line(struct ft_buf *out, const struct text *t, size_t *from, size_t cols)
{
	size_t to = line_end(t, *from, cols), width = 0;
	char side = ' ';

	for (size_t i = *from; i < to; i++) {
		const struct glyph *g = &t->v[i];

		if (t->color && g->side != side)
			ft_buf_puts(out, g->side == '-'   ? "\033[31m"
					 : g->side == '+' ? "\033[32m"
							  : "\033[0m");
		side = g->side;
		ft_buf_add(out, ft_sub(ft_buf_str(&t->bytes), g->off, g->n));
		width += g->width;
	}
	if (t->color && side != ' ')
		ft_buf_puts(out, "\033[0m");
	*from = to < t->len && t->v[to].end ? to + 1 : to;
	while (*from == to && *from < t->len && cp_of(t, *from) == ' ') /* a blank at the fold is not shown */
		*from = ++to;
	return width;
}

static struct text make_text(const struct ft_side_run *runs, size_t count, char side, bool color)
{
	struct text t = {.color = color};

	for (size_t i = 0; i < count; i++)
		add_run(&t, runs[i].text, runs[i].marked ? side : ' ');
	return t;
}

void ft_side_by_side(struct ft_buf *out, const struct ft_side_run *left, size_t lefts,
		     const struct ft_side_run *right, size_t rights, size_t cols, bool color)
{
	struct text x = make_text(left, lefts, '-', color), y = make_text(right, rights, '+', color);
	size_t column = cols > 2 * LEAST_COLUMN + GUTTER ? (cols - GUTTER) / 2 : LEAST_COLUMN, i = 0, j = 0;

	while (i < x.len || j < y.len) {
		size_t width = i < x.len ? put_line(out, &x, &i, column) : 0;

		ft_buf_fmt(out, "%*s │ ", (int)(width < column ? column - width : 0), "");
		if (j < y.len)
			put_line(out, &y, &j, column);
		while (out->len && out->data[out->len - 1] == ' ')
			out->data[--out->len] = '\0';
		ft_buf_putc(out, '\n');
	}
	free_text(&x);
	free_text(&y);
}

void ft_side_unified(struct ft_buf *out, const struct ft_str *runs, const char *sides, size_t count,
		     size_t cols, bool color)
{
	struct text t = {.color = color};

	for (size_t i = 0; i < count; i++)
		add_run(&t, runs[i], sides[i]);
	for (size_t i = 0; i < t.len;) {
		put_line(out, &t, &i, cols > LEAST_COLUMN ? cols : LEAST_COLUMN);
		ft_buf_putc(out, '\n');
	}
	free_text(&t);
}
