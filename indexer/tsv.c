#include "indexer/tsv.h"

static int column_of(const struct ft_tsv *t, struct ft_str name)
{
	for (int i = 0; i < t->count; i++)
		if (ft_eq(ft_str(t->columns[i]), name))
			return i;
	return -1;
}

static bool next_row(struct ft_tsv *t, struct ft_str *row)
{
	size_t bad;

	while (ft_next_line(&t->rest, row)) {
		t->line++;
		if (row->n == 0 || row->p[0] == '#' || ft_trim(*row).n == 0)
			continue;
		if (ft_utf8_valid(*row, &bad))
			return true;
		ft_diag(t->diags, FT_D_BAD_ROW, t->line, (unsigned)ft_cp_count(ft_sub(*row, 0, bad)) + 1, "it is no UTF-8");
	}
	return false;
}

static bool read_header(struct ft_tsv *t, struct ft_str row)
{
	struct ft_str field;
	bool any = false;

	for (int i = 0; i < t->count; i++)
		t->at[i] = -1;
	for (int at = 0; ft_next_field(&row, '\t', &field); at++) {
		int c = column_of(t, ft_trim(field));

		if (c >= 0)
			t->at[c] = at, any = true;
	}
	for (int i = 0; !any && i < t->count; i++)
		t->at[i] = i;
	return any;
}

bool ft_tsv_open(struct ft_tsv *t, struct ft_str text, const char *const *columns, int count, int needed,
		 struct ft_diags *diags)
{
	struct ft_str row;

	*t = (struct ft_tsv){.rest = text, .columns = columns, .count = count, .diags = diags};
	if (!next_row(t, &row))
		return true;
	if (!read_header(t, row)) { /* no header: that row is data */
		t->rest = (struct ft_str){row.p, (size_t)(text.p + text.n - row.p)};
		t->line--;
		return true;
	}
	for (int i = 0; i < needed; i++) {
		if (t->at[i] >= 0)
			continue;
		ft_diag(diags, FT_D_BAD_ROW, t->line, 0, "the header has no column \"%s\"", columns[i]);
		return false;
	}
	return true;
}

bool ft_tsv_next(struct ft_tsv *t, struct ft_str field[FT_TSV_MAX])
{
	struct ft_str row, f;

	if (!next_row(t, &row))
		return false;
	for (int i = 0; i < FT_TSV_MAX; i++)
		field[i] = (struct ft_str){"", 0};
	for (int at = 0; ft_next_field(&row, '\t', &f); at++)
		for (int i = 0; i < t->count; i++)
			if (t->at[i] == at)
				field[i] = ft_trim(f);
	return true;
}
