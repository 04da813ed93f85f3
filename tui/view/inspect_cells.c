/* What stands in the cells of the inspector's table. */
#include "tui/view/inspect.h"

#include "doc/eid.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const enum ft_chain_role duty_roles[TABLE_COLUMNS] = {FT_CR_COMMAND, FT_CR_CONTROL, FT_CR_UNIT,
							     FT_CR_PENALTY};
static const enum ft_chain_role power_roles[TABLE_COLUMNS] = {FT_CR_BASIS, FT_CR_LIMIT, FT_CR_SANCTION,
							      FT_CR_REMEDY};

/* The far end of a link; NULL: it names none. */
static const struct ft_place *far_end(const struct ft_chain_link *l)
{
	if (l->incoming)
		return &l->link.from;
	return l->link.has_to ? &l->link.to : NULL;
}

static bool of_level(const struct inspect *m, const struct ft_place *p)
{
	return m->s->level == 0 || p == NULL || p->level == 0 || p->level == m->s->level;
}

/* sec_8-1-4 of sec_8-1-4-3. */
static struct ft_str class_of(struct ft_str eid)
{
	size_t n = 0;
	int bars = 0;

	eid = ft_eid_unit(eid);
	while (n < eid.n && !(eid.p[n] == '-' && ++bars == 3))
		n++;
	return ft_sub(eid, 0, n);
}

bool inspect_in_column(const struct inspect *m, const struct ft_chain_link *l, int column)
{
	const struct ft_place *p = far_end(l);

	if (m->matrix)
		return l->role == FT_CR_CONTROL && p && ft_is_standard(p->kind) && of_level(m, p) &&
		       ft_eq(class_of(p->eid), m->classes[column]);
	if (l->role != (m->power ? power_roles : duty_roles)[column])
		return false;
	return (l->role != FT_CR_CONTROL && l->role != FT_CR_UNIT) || of_level(m, p);
}

const char *inspect_column_title(const struct inspect *m, int column)
{
	static const char *const duty[] = {N_("commanded by"), N_("answered by"), N_("tested by"),
					   N_("penalty")};
	static const char *const power[] = {N_("based on"), N_("limited by"), N_("refusal"), N_("remedy")};

	return _(m->power ? power[column] : duty[column]);
}

/* 23(1)(3) of art_23__para_1__item_3, 8.1.4.3 of sec_8-1-4-3. */
static void short_eid(struct ft_buf *out, struct ft_str eid)
{
	struct ft_str rest = eid, part;
	bool first = true;

	while (rest.n) {
		ptrdiff_t cut = ft_find(rest, FT_S("__")), bar;

		part = ft_sub(rest, 0, cut >= 0 ? (size_t)cut : rest.n);
		rest = cut >= 0 ? ft_from(rest, (size_t)cut + 2) : (struct ft_str){0};
		bar = ft_find(part, FT_S("_"));
		ft_buf_puts(out, first ? "" : "(");
		for (size_t i = (size_t)(bar + 1); i < part.n; i++) {
			char c = part.p[i] == '-' && ft_starts(part, FT_S("sec_")) ? '.' : part.p[i];

			ft_buf_putc(out, first && i == (size_t)(bar + 1) ? (char)toupper((unsigned char)c) : c);
		}
		ft_buf_puts(out, first ? "" : ")");
		first = false;
	}
}

/* A work's name before `eid`, in a cell of `cols` columns: in Chinese its title where both fit, else its key. */
static void put_name(struct ft_buf *out, const struct ft_place *p, const struct ft_buf *eid, int cols,
		     const struct session *s)
{
	struct ft_str title = say_title(p->title_zh, p->title_en, s->ui);
	int both = str_cols(title, s->wide) + 1 + str_cols(ft_buf_str(eid), s->wide);

	if (s->ui == FT_LANG_ZH && str_cols(ft_buf_str(out), s->wide) + both <= cols)
		ft_buf_add(out, title);
	else
		say_key(out, p->key);
	ft_buf_putc(out, ' ');
}

static void put_link(struct ft_buf *out, const struct ft_chain_link *l, struct ft_str *last_key, int cols,
		     const struct session *s)
{
	const struct ft_place *p = far_end(l);
	struct ft_buf eid = {0};
	bool same;

	if (p == NULL || p->key.n == 0) {
		ft_buf_fmt(out, "%s%s", out->len ? ", " : "",
			   ft_eq(l->link.relation, FT_S("no-relationship")) ? _("no control")
			   : l->link.title.n                                ? l->link.title.p
									    : "");
		return;
	}
	same = ft_eq(p->key, *last_key) || ft_is_standard(p->kind);
	ft_buf_puts(out, out->len ? (same ? ", " : "; ") : "");
	short_eid(&eid, p->eid);
	if (!same)
		put_name(out, p, &eid, cols, s);
	ft_buf_add(out, ft_buf_str(&eid));
	ft_buf_free(&eid);
	*last_key = p->key;
}

int inspect_matter_width(const struct inspect *m, int w)
{
	int first = m->matrix ? w / 3 : w / 4;

	return first < 14 ? 14 : first;
}

int inspect_cell_width(const struct inspect *m, int w)
{
	int rest = w - inspect_matter_width(m, w), even = m->column_len ? rest / m->column_len : rest;

	return m->matrix ? 7 : even < 14 ? (rest < 14 ? rest : 14) : even;
}

int inspect_first_column(const struct inspect *m, int w)
{
	int room = (w - inspect_matter_width(m, w)) / inspect_cell_width(m, w);

	return m->column >= room && room > 0 ? m->column - room + 1 : 0;
}

static size_t count_cell(const struct inspect *m, size_t row, int column)
{
	const struct ft_chain *c = &m->rows[row].chain;
	size_t n = 0;

	for (size_t i = 0; i < c->len; i++)
		n += inspect_in_column(m, &c->v[i], column);
	return n;
}

/* The links of a cell as far as they fit, then how many more there are: 8.1.3.5, 8.1.4.3 +9 */
static void put_links(struct inspect *m, size_t row, int column, int cols, struct ft_buf *b)
{
	const struct ft_chain *c = &m->rows[row].chain;
	size_t left = count_cell(m, row, column);
	struct ft_str last = {0};

	for (size_t i = 0; i < c->len && left; i++) {
		size_t before = b->len;

		if (!inspect_in_column(m, &c->v[i], column))
			continue;
		put_link(b, &c->v[i], &last, cols - (left > 1 ? 4 : 0), m->s);
		if (before && str_cols(ft_buf_str(b), m->s->wide) + (left > 1 ? 4 : 0) > cols) {
			b->data[b->len = before] = '\0';
			ft_buf_fmt(b, " +%zu", left);
			return;
		}
		left--;
	}
}

static void set_cell(struct inspect *m, size_t row, int column, int cols)
{
	char *cell = m->cells[row][column];
	struct ft_buf b = {0};
	struct ft_str s;

	if (!m->matrix)
		put_links(m, row, column, cols, &b);
	else if (count_cell(m, row, column))
		ft_buf_fmt(&b, "%zu", count_cell(m, row, column));
	s = ft_buf_str(&b);
	while (s.n >= CELL)
		s.n = ft_prev_off(s, s.n);
	memcpy(cell, s.n ? s.p : "", s.n);
	cell[s.n] = '\0';
	ft_buf_free(&b);
}

static int compare_classes(const void *a, const void *b)
{
	long x[3] = {0}, y[3] = {0};

	sscanf(((const struct ft_str *)a)->p, "sec_%ld-%ld-%ld", &x[0], &x[1], &x[2]);
	sscanf(((const struct ft_str *)b)->p, "sec_%ld-%ld-%ld", &y[0], &y[1], &y[2]);
	for (int i = 0; i < 3; i++)
		if (x[i] != y[i])
			return x[i] < y[i] ? -1 : 1;
	return 0;
}

static void add_class(struct inspect *m, const struct ft_place *p)
{
	struct ft_str c = class_of(p->eid);

	for (int i = 0; i < m->column_len; i++)
		if (ft_eq(m->classes[i], c))
			return;
	if (m->column_len < COLUMNS_MAX)
		m->classes[m->column_len++] = ft_arena_dup(m->a, c);
}

/* The classes that answer anything at this level, with their headings. */
static void find_classes(struct inspect *m)
{
	m->column_len = 0;
	for (size_t i = 0; i < m->len; i++)
		for (size_t k = 0; k < m->rows[i].chain.len; k++) {
			const struct ft_chain_link *l = &m->rows[i].chain.v[k];
			const struct ft_place *p = far_end(l);

			if (l->role == FT_CR_CONTROL && p && ft_is_standard(p->kind) && of_level(m, p))
				add_class(m, p);
		}
	qsort(m->classes, (size_t)m->column_len, sizeof m->classes[0], compare_classes);
	for (size_t i = 0; i < m->len; i++)
		for (size_t k = 0; k < m->rows[i].chain.len; k++) {
			const struct ft_place *p = far_end(&m->rows[i].chain.v[k]);

			for (int c = 0; p && c < m->column_len; c++) {
				int64_t node;
				struct ft_place of;

				if (m->class_names[c].n == 0 && ft_eq(class_of(p->eid), m->classes[c]) &&
				    ft_nodes_at(m->s->db, p->version, m->classes[c], &node, 1) &&
				    ft_place_load(m->s->db, m->a, node, &of))
					m->class_names[c] = of.heading;
			}
		}
}

void inspect_cells(struct inspect *m, int w)
{
	memset(m->class_names, 0, sizeof m->class_names);
	if (m->matrix)
		find_classes(m);
	else
		m->column_len = TABLE_COLUMNS;
	if (m->column >= m->column_len)
		m->column = m->column_len ? m->column_len - 1 : 0;
	for (size_t i = 0; i < m->len; i++)
		for (int c = 0; c < m->column_len; c++)
			set_cell(m, i, c, inspect_cell_width(m, w) - 2);
	m->cells_w = w;
}
