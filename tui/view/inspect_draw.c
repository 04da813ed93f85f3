#include "tui/view/inspect.h"

#include <ctype.h>

/* "level 1 2 3 4", the one in force standing out; the column before it. */
static int draw_level(const struct inspect *m, struct area a)
{
	const char *word = _("level");
	int x = a.w - 1 - str_cols(ft_str(word), a.c->wide) - 8, left = x;

	x = puts_at(a, x, 0, word, M_DIM);
	for (int level = 1; level <= 4; level++)
		x = puts_at(a, x + 1, 0, (const char *[]){"1", "2", "3", "4"}[level - 1],
			    m->s->level == level ? M_LINK_ON : M_DIM);
	return left;
}

static void draw_head(const struct inspect *m, struct area a)
{
	enum ft_status st = ft_status_on(&m->time, m->s->day);
	int right = draw_level(m, a) - 2, x;

	x = put(a, 1, 0, sign(a.c, (enum sign)say_mark(st)), say_mark(st) == S_OVER ? M_WARN : M_TEXT) + 1;
	x = put_cut(a, x, 0, right * 6 / 10, m->title, M_TITLE) + 1;
	x = put_cut(a, x, 0, right - x, m->label, M_TITLE) + 1;
	put_cut(a, x, 0, right - x, m->heading, M_DIM);
}

static void draw_titles(const struct inspect *m, struct area a)
{
	int mw = inspect_matter_width(m, a.w), cw = inspect_cell_width(m, a.w),
	    first = inspect_first_column(m, a.w);
	char number[16] = "";

	puts_at(a, 3, 2, _("matter"), M_DIM);
	for (int c = first; c < m->column_len && mw + (c - first + 1) * cw <= a.w; c++) {
		struct ft_str title = ft_str(m->matrix ? "" : inspect_column_title(m, c));

		if (m->matrix) { /* 8.1.4 of sec_8-1-4 */
			size_t n = 0;

			for (size_t i = 4; i < m->classes[c].n && n + 1 < sizeof number; i++)
				number[n++] = m->classes[c].p[i] == '-' ? '.' : m->classes[c].p[i];
			number[0] = (char)toupper((unsigned char)number[0]); /* H.4.3 is in an annex */
			title = (struct ft_str){number, n};
		}
		put_cut(a, mw + (c - first) * cw, 2, cw - 1, title, c == m->column ? M_TITLE : M_DIM);
	}
}

static void draw_matter(const struct inspect *m, struct area a, int y, int i)
{
	int mw = inspect_matter_width(m, a.w), cw = inspect_cell_width(m, a.w),
	    first = inspect_first_column(m, a.w), x;
	const struct matter *row = &m->rows[i];
	bool on = i == m->at.at;

	if (on)
		put(a, 1, y, sign(a.c, S_POINT), M_ACCENT);
	x = put_cut(a, 3, y, mw / 2, row->label, M_STRONG);
	x += !ft_ends(row->label, FT_S("）"));
	put_cut(a, x, y, mw - x - 1, row->words, M_TEXT);
	if (!row->known)
		put(a, mw, y, sign(a.c, S_MORE), M_DIM);
	for (int c = first; row->known && c < m->column_len && mw + (c - first + 1) * cw <= a.w; c++) {
		struct ft_str cell = ft_str(m->cells[i][c]);
		enum meaning mean = on && c == m->column ? M_LINK_ON : M_ACCENT;

		if (cell.n == 0)
			put(a, mw + (c - first) * cw, y, ft_str("–"),
			    on && c == m->column ? M_STRONG : M_DIM);
		else
			put_cut(a, mw + (c - first) * cw, y, cw - 2, cell, mean);
	}
}

static void draw_detail_head(const struct inspect *m, struct area a, int y)
{
	struct ft_str title, label;
	int x;

	if (m->column_len == 0 || m->len == 0)
		return;
	title = m->bare     ? ft_str(_("before and after"))
		: m->matrix ? m->class_names[m->column]
			    : ft_str(inspect_column_title(m, m->column));
	label = m->rows[m->at.at].label;
	h_rule(a, y);
	x = put(a, 2, y, FT_S(" "), M_RULE);
	if (label.n)
		x = put(a, put_cut(a, x, y, a.w / 3, label, M_STRONG), y, FT_S(" "), M_RULE);
	x = put_cut(a, x, y, a.w - x - 1, title, M_TITLE);
	put(a, x, y, FT_S(" "), M_RULE);
}

void inspect_draw(const void *model, struct area a, bool focus)
{
	const struct inspect *m = model;
	int y = 3;

	draw_head(m, a);
	if (m->len == 0) {
		put_cut(a, 3, 3, a.w - 4,
			ft_str(_(
				"open an article of an inspection regulation first; its matters stand here")),
			M_DIM);
		return;
	}
	draw_titles(m, a);
	for (int i = m->at.top; i < (int)m->len && i < m->at.top + m->at.h; i++)
		draw_matter(m, a, y++, i);
	draw_detail_head(m, a, y++);
	if (m->detail.len == 0)
		put_cut(a, 3, y, a.w - 4,
			ft_str(m->stale  ? _("looking…")
			       : m->bare ? _("no inspection and no power is linked to this article; J K go to others")
			       : m->column_len == 0
				       ? _("no control point answers any of these; m shows the table")
				       : _("nothing is linked here")),
			M_DIM);
	link_list_draw(&m->detail, area_sub(a, 1, y, a.w - 2, a.h - y), &m->detail_at, focus && m->on_detail);
}
