#include "tui/view/search.h"

#include "doc/eid.h"

#include <stdio.h>

static void draw_head(const struct search *m, struct area a)
{
	char count[64] = "";

	if (m->s->prompt.on && m->s->prompt.purpose == P_QUERY)
		prompt_draw(&m->s->prompt, area_sub(a, 0, 0, a.w - 24, a.h), 0);
	else
		put_cut(a, put(a, 1, 0, FT_S("/ "), M_DIM), 0, a.w - 28, ft_buf_str(&m->text), M_INPUT);
	if (m->text.len && m->stale)
		snprintf(count, sizeof count, "%s", "…");
	else if (m->text.len)
		snprintf(count, sizeof count, _("%zu provisions"), m->result.total);
	put_right(area_sub(a, 0, 0, a.w - 1, 1), 0, ft_str(count), M_DIM);
}

static void draw_chips(const struct search *m, struct area a)
{
	const char *const names[CHIP_COUNT] = {_("kind"), _("status"), _("who speaks"), _("language"),
					       _("level")};
	size_t good = m->result.facets.statuses[FT_ST_IN_FORCE] + m->result.facets.statuses[FT_ST_CURRENT];
	char line[48];
	int x = 3;

	for (int c = 0; c < CHIP_COUNT; c++) {
		const char *word = search_chip_word(m, (enum chip)c);
		bool on = m->on_chips && m->chip_at == c;

		x = puts_at(a, x, 1, "[", M_DIM);
		x = puts_at(a, x, 1, word[0] ? word : names[c], on ? M_LINK_ON : word[0] ? M_LINK : M_DIM);
		x = puts_at(a, x, 1, "]", M_DIM) + 1;
	}
	snprintf(line, sizeof line, _("in force %zu"), good);
	if (m->len && x + 16 < a.w)
		put_right(area_sub(a, 0, 0, a.w - 1, 2), 1, ft_str(line), M_DIM);
	if (m->on_chips)
		put_cut(a, 3, 2, a.w - 4,
			ft_str(_("h l choose a filter, j k its value, x any, Tab back to the words")),
			M_HINT);
}

static void draw_snippet(const struct ft_snippet *s, struct area a, int x, int y)
{
	size_t at = 0, cp = 0;

	for (size_t i = 0; i <= s->mark_len && x < a.w; i++) {
		size_t start = i < s->mark_len ? s->marks[i].start : ft_cp_count(s->text), end, from;

		from = at;
		at += ft_off_of_cp(ft_from(s->text, at), start - cp);
		x = put(a, x, y, ft_sub(s->text, from, at - from), M_DIM);
		if (i == s->mark_len)
			break;
		end = s->marks[i].end;
		from = at;
		at += ft_off_of_cp(ft_from(s->text, at), end - start);
		x = put(a, x, y, ft_sub(s->text, from, at - from), M_HIT);
		cp = end;
	}
}

static void draw_place(const struct search *m, struct area a, int y, const struct ft_place *p,
		       const char *via)
{
	enum ft_status st = ft_status_on(&p->time, m->s->day);
	bool over = say_mark(st) == S_OVER;
	struct ft_buf b = {0};
	int x = put(a, 3, y, sign(a.c, (enum sign)say_mark(st)), over ? M_WARN : M_TEXT) + 1, right = a.w;

	if (a.w > 50) {
		ft_buf_puts(&b, ft_status_label(st, m->s->ui));
		right = put_right(a, y, ft_buf_str(&b), over ? M_WARN : M_DIM) - 1;
		ft_buf_reset(&b);
	}
	say_eid(&b, p->eid, m->s->ui);
	x = put_cut(a, x, y, right - x - str_cols(ft_buf_str(&b), a.c->wide) - 1 - (over ? 11 : 0),
		    say_place(p, p->lang), M_TEXT) +
	    1;
	if (over) /* which version it was */
		x = put_cut(a, x, y, right - x, p->date, M_DIM) + 1;
	x = put_cut(a, x, y, right - x, ft_buf_str(&b), M_LINK) + 1;
	if (p->heading.n && x + 4 < right)
		x = put_cut(a, x, y, right - x, p->heading, M_DIM) + 2;
	if (via && x + 6 < right)
		put_cut(a, x, y, right - x, ft_str(via), M_MINE);
	ft_buf_free(&b);
}

static void draw_row(const struct search *m, struct area a, int y, int i)
{
	const struct found *f = &m->rows[i];
	char via[96] = "";

	switch (f->type) {
	case F_ADDRESS:
		draw_place(m, a, y, &m->address, _("this address"));
		put_cut(a, 5, y + 1, a.w - 5, m->address.body, M_DIM);
		break;
	case F_WORK:
		puts_at(a,
			put_cut(a, 5, y, a.w - 12,
				say_title(m->works[f->i].title_zh, m->works[f->i].title_en, m->s->ui),
				M_TITLE) +
				1,
			y, _("(work)"), M_DIM);
		put_cut(a, 5, y + 1, a.w - 5, m->works[f->i].number, M_DIM);
		break;
	case F_HIT:
		draw_place(m, a, y, &m->result.hits[f->i].place, NULL);
		draw_snippet(&m->result.hits[f->i].snippet, a, 5, y + 1);
		break;
	default:
		snprintf(via, sizeof via, _("by the glossary: %.*s"), FT_FMT(m->result.related[f->i].via));
		draw_place(m, a, y, &m->result.related[f->i].hit.place, via);
		draw_snippet(&m->result.related[f->i].hit.snippet, a, 5, y + 1);
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
		put_cut(a, 3, y++, a.w - 4, ft_str(_("nothing is found")), M_TEXT);
	for (size_t i = 0; i < m->result.hint_len; i++)
		put_cut(a, 5, y++, a.w - 6, m->result.hints[i], M_DIM);
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
