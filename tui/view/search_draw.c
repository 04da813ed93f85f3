#include "tui/view/search.h"

#include <stdio.h>

static void draw_head(const struct search *m, struct area a)
{
	char count[96] = "";

	if (m->s->prompt.on && m->s->prompt.purpose == P_QUERY)
		prompt_draw(&m->s->prompt, area_sub(a, 0, 0, a.w - 24, a.h), 0);
	else
		put_cut(a, put(a, 1, 0, FT_S("/ "), M_DIM), 0, a.w - 28, ft_buf_str(&m->text), M_INPUT);
	if (m->text.len && m->stale)
		snprintf(count, sizeof count, "%s", "…");
	else if (m->text.len && m->result.related_len && a.w >= 80)
		snprintf(count, sizeof count, _("%zu provisions, %zu by the glossary"), m->result.total,
			 m->result.related_len);
	else if (m->text.len)
		snprintf(count, sizeof count, _("%zu provisions"), m->result.total);
	put_right(area_sub(a, 0, 0, a.w - 1, 1), 0, ft_str(count), M_DIM);
}

/* The values that the chip in hand may take, with the number of provisions of each. */
static void draw_choices(const struct search *m, struct area a)
{
	int at = m->chip[m->chip_at], x, v = -1;
	char count[24];

	x = puts_at(a, 3, 2, _("any"), at == -1 ? M_LINK_ON : M_TEXT);
	while ((v = search_next_value(m, v)) != -1) {
		x = puts_at(a, x, 2, "   ", M_TEXT);
		x = puts_at(a, x, 2, search_chip_word(m, (enum chip)m->chip_at, v),
			    v == at ? M_LINK_ON : M_TEXT);
		snprintf(count, sizeof count, " %zu", search_value_count(m, v));
		if (m->chip_at != CHIP_LEVEL)
			x = puts_at(a, x, 2, count, M_DIM);
	}
}

static void draw_chips(const struct search *m, struct area a)
{
	const char *const names[CHIP_COUNT] = {_("kind"), _("status"), _("who speaks"), _("language"),
					       _("level")};
	size_t good = m->result.facets.statuses[FT_ST_IN_FORCE] + m->result.facets.statuses[FT_ST_CURRENT];
	char line[48];
	int x = 3;

	for (int c = 0; c < CHIP_COUNT; c++) {
		const char *word = search_chip_word(m, (enum chip)c, m->chip[c]);
		bool on = m->on_chips && m->chip_at == c;

		x = puts_at(a, x, 1, "[", M_DIM);
		x = puts_at(a, x, 1, word[0] ? word : names[c], on ? M_LINK_ON : word[0] ? M_LINK : M_DIM);
		x = puts_at(a, x, 1, "]", M_DIM) + 1;
	}
	snprintf(line, sizeof line, _("in force %zu"), good);
	if (m->len && x + 16 < a.w)
		put_right(area_sub(a, 0, 0, a.w - 1, 2), 1, ft_str(line), M_DIM);
	if (m->on_chips)
		draw_choices(m, a);
}

/* The byte from which a snippet is shown, so that its first mark is in sight within `cols`. */
static size_t snippet_start(const struct ft_snippet *s, int cols, bool wide)
{
	size_t mark = s->mark_len ? ft_off_of_cp(s->text, s->marks[0].end) : 0, off = 0;

	while (off < mark && str_cols(ft_sub(s->text, off, mark - off), wide) > cols)
		ft_next_cp(s->text, &off);
	return off;
}

static void draw_snippet(const struct ft_snippet *s, struct area a, int x, int y)
{
	size_t at = snippet_start(s, a.w - x - 2, a.c->wide);

	if (at)
		x = put(a, x, y, sign(a.c, S_MORE), M_DIM);
	for (size_t i = 0; i < s->mark_len && x < a.w; i++) {
		size_t start = ft_off_of_cp(s->text, s->marks[i].start),
		       end = ft_off_of_cp(s->text, s->marks[i].end);

		if (end <= at)
			continue;
		if (start > at)
			x = put(a, x, y, ft_sub(s->text, at, start - at), M_DIM);
		start = start > at ? start : at;
		x = put(a, x, y, ft_sub(s->text, start, end - start), M_HIT);
		at = end;
	}
	put(a, x, y, ft_from(s->text, at), M_DIM);
}

static void draw_place(const struct search *m, struct area a, int y, const struct found *f,
		       const struct ft_place *p)
{
	enum ft_status st = ft_status_on(&p->time, m->s->day);
	bool over = say_mark(st) == S_OVER;
	const char *status = ft_status_label(st, m->s->ui);
	int x = put(a, 3, y, sign(a.c, (enum sign)say_mark(st)), over ? M_WARN : M_TEXT) + 1, right = a.w;

	if (a.w > 50)
		right = put_right(a, y, ft_str(status), over ? M_WARN : M_DIM) - 1;
	x = put_cut(a, x, y, right - x - str_cols(f->where, a.c->wide) - 1 - (over ? 11 : 0), f->name,
		    M_TEXT) +
	    1;
	if (over) /* which version it was */
		x = put_cut(a, x, y, right - x, p->date, M_DIM) + 1;
	x = put_cut(a, x, y, right - x, f->where, M_LINK) + 1;
	if (p->heading.n && x + 4 < right)
		put_cut(a, x, y, right - x, p->heading, M_DIM);
}

/* Not a hit: the term that led here stands before its words. */
static void draw_related(const struct search *m, struct area a, int y, const struct found *f)
{
	const struct ft_related *r = &m->result.related[f->i];

	draw_place(m, a, y, f, &r->hit.place);
	draw_snippet(&r->hit.snippet, a, puts_at(a, put(a, 5, y + 1, r->via, M_MINE), y + 1, ": ", M_MINE),
		     y + 1);
}

static void draw_row(const struct search *m, struct area a, int y, int i)
{
	const struct found *f = &m->rows[i];

	switch (f->type) {
	case F_ADDRESS:
		draw_place(m, a, y, f, &m->address);
		put_cut(a, puts_at(a, 5, y + 1, _("this address: "), M_MINE), y + 1, a.w - 20,
			m->address.body, M_DIM);
		break;
	case F_WORK:
		puts_at(a, put_cut(a, 5, y, a.w - 12, f->name, M_TITLE) + 1, y, _("(work)"), M_DIM);
		put_cut(a, 5, y + 1, a.w - 5, m->works[f->i].number, M_DIM);
		break;
	case F_HIT:
		draw_place(m, a, y, f, &m->result.hits[f->i].place);
		draw_snippet(&m->result.hits[f->i].snippet, a, 5, y + 1);
		break;
	default:
		draw_related(m, a, y, f);
	}
	if (i == m->at.at)
		put(a, 1, y, sign(a.c, S_POINT), M_ACCENT);
}

static void draw_nothing(const struct search *m, struct area a)
{
	int y = 4;

	if (m->text.len == 0) {
		put_cut(a, 3, y++, a.w - 4,
			ft_str(_("Type words: 日志 留存, \"a phrase\", -without, an address. Tab: filters.")),
			M_DIM);
		return;
	}
	if (m->stale)
		return;
	if (m->result.fault.n)
		put_cut(a, 3, y++, a.w - 4, m->result.fault, M_WARN);
	else
		put_cut(a, 3, y++, a.w - 4,
			ft_str(m->query.needle_len > 1
				       ? _("nothing holds all of the words; leave one out, or put OR between them")
				       : _("nothing is found")),
			M_TEXT);
	for (size_t i = 0; i < m->result.hint_len; i++)
		put_cut(a, 5, y++, a.w - 6, m->hints[i], M_DIM);
}

void search_draw(const void *model, struct area a, bool focus)
{
	const struct search *m = model;
	struct area list = area_sub(a, 0, 3, m->list_w - 1, m->list_h);
	struct area preview = area_sub(a, m->preview_x, m->preview_y, m->preview_w, m->preview_h);

	(void)focus;
	draw_head(m, a);
	draw_chips(m, a);
	if (m->len == 0) {
		draw_nothing(m, a);
		return;
	}
	for (int i = 0; i < m->at.h && m->at.top + i < (int)m->len; i++)
		draw_row(m, list, i * 2, m->at.top + i);
	if (m->preview_x > 2)
		v_rule(area_sub(a, m->preview_x - 2, 3, 1, a.h - 3), 0);
	else
		h_rule(a, m->preview_y - 1);
	for (int y = 0; y < preview.h && y < (int)m->preview.len; y++)
		flow_put(&m->preview, (size_t)y, preview, y);
}
