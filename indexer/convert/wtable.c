#include "indexer/convert/wtable.h"

#include "base/arena.h"
#include "indexer/convert/html.h"

#include <stdlib.h>

void ft_w_table_open(struct ft_w_table *t)
{
	t->depth++;
}

void ft_w_table_row(struct ft_w_table *t)
{
	if (t->depth != 1)
		return;
	t->rows = ft_grow(t->rows, t->len, &t->cap, sizeof *t->rows);
	t->rows[t->len++] = (struct ft_w_row){0};
}

static struct ft_w_row *open_row(struct ft_w_table *t)
{
	return t->len ? &t->rows[t->len - 1] : NULL;
}

void ft_w_table_strike(struct ft_w_table *t)
{
	if (t->depth == 1 && open_row(t))
		open_row(t)->struck = true;
}

void ft_w_table_cell(struct ft_w_table *t)
{
	struct ft_w_row *r = open_row(t);

	if (t->depth == 1 && r && r->len < FT_MAX_COLS)
		r->open = r->len++;
}

void ft_w_table_span(struct ft_w_table *t, long columns)
{
	struct ft_w_row *r = open_row(t);

	if (t->depth != 1 || !r || r->len == 0)
		return;
	for (; columns > 1 && r->len < FT_MAX_COLS; columns--)
		r->len++;
}

void ft_w_table_add(struct ft_w_table *t, struct ft_str words)
{
	struct ft_w_row *r = open_row(t);

	if (!r || r->len == 0)
		return;
	if (r->cells[r->open].len)
		ft_buf_putc(&r->cells[r->open], '\n');
	ft_buf_add(&r->cells[r->open], words);
}

/* A frame of the layout: one column, a cell with several provisions in it, or a column of labels and one of words. */
static bool is_layout(const struct ft_w_table *t)
{
	size_t wide = 0, rows = 0, labelled = 0;

	for (size_t i = 0; i < t->len; i++) {
		size_t cells = 0;

		rows += !t->rows[i].struck;
		for (size_t k = 0; k < t->rows[i].len; k++) {
			struct ft_str rest = ft_buf_str(&t->rows[i].cells[k]), line;
			size_t labels = 0;

			while (ft_next_line(&rest, &line))
				labels += ft_words_labelled(ft_trim(line));
			if (labels >= 3)
				return true;
			cells += ft_trim(ft_buf_str(&t->rows[i].cells[k])).n > 0;
		}
		wide += cells > 1;
		labelled += cells == 2 && ft_words_label_alone(ft_buf_str(&t->rows[i].cells[0]));
	}
	return wide == 0 || rows < 2 || labelled >= 3;
}

static void write_lines(const struct ft_w_row *r, struct ft_plain *out)
{
	for (size_t k = 0; k < r->len; k++)
		ft_plain_line(out, 0, ft_buf_str(&r->cells[k]));
}

static void write_row(const struct ft_w_row *r, struct ft_plain *out)
{
	struct ft_str cells[FT_MAX_COLS];

	for (size_t k = 0; k < r->len; k++)
		cells[k] = ft_buf_str(&r->cells[k]);
	ft_plain_row(out, cells, r->len);
}

size_t ft_w_table_close(struct ft_w_table *t, struct ft_plain *out)
{
	bool layout;
	size_t cps = 0;

	if (t->depth == 0 || --t->depth > 0)
		return 0;
	layout = is_layout(t);
	for (size_t i = 0; i < t->len; i++) {
		if (t->rows[i].struck)
			continue;
		for (size_t k = 0; k < t->rows[i].len; k++)
			cps += ft_cp_count(ft_buf_str(&t->rows[i].cells[k]));
		if (layout)
			write_lines(&t->rows[i], out);
		else
			write_row(&t->rows[i], out);
	}
	ft_plain_table_end(out);
	ft_w_table_free(t);
	return cps;
}

void ft_w_table_free(struct ft_w_table *t)
{
	for (size_t i = 0; i < t->len; i++)
		for (size_t k = 0; k < t->rows[i].len; k++)
			ft_buf_free(&t->rows[i].cells[k]);
	free(t->rows);
	*t = (struct ft_w_table){0};
}
