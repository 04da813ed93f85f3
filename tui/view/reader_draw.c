#include "tui/view/reader.h"

#include <stdio.h>
#include <string.h>

static struct ft_str lead_title(const struct reader *r)
{
	const struct ft_work *w = &r->book[0].work;

	return say_title(w->title_zh, w->title_en,
			 r->place.authority < FT_AU_COUNT ? r->place.lang : (enum ft_lang)r->s->lang);
}

/* The right half of the head line: ● in force since 2026-10-01. */
static int draw_status(const struct reader *r, struct area a)
{
	enum ft_status st = ft_status_on(&r->book[0].version.time, r->s->day);
	char line[160];
	int x;

	if (r->book[0].version.id == 0)
		return a.w;
	snprintf(line, sizeof line, "%.*s %s", FT_FMT(sign(a.c, (enum sign)say_mark(st))), r->status_line);
	x = put_right(a, 0, ft_str(line), say_mark(st) == S_OVER ? M_WARN : M_TEXT);
	return x;
}

/* How many links there are of each kind; where there is no room for that, how many in all. */
static void draw_counts(const struct reader *r, struct area a)
{
	bool fits = str_cols(ft_str(r->counts_line), a.c->wide) <= a.w;
	const char *s = fits ? r->counts_line : r->sum_line;

	if (str_cols(ft_str(s), a.c->wide) <= a.w)
		put_right(a, 0, ft_str(s), M_ACCENT);
}

static void draw_head(const struct reader *r, struct area a)
{
	int room = draw_status(r, a) - 2, x = 0, y = 1;

	if (r->name_line[0]) {
		x = put_cut(a, 0, 0, room, ft_str(r->name_line), M_TITLE);
		if (x + 8 < room)
			x = put(a, x, 0, FT_S(" · "), M_DIM);
	}
	if (x + 5 < room)
		put_cut(a, x, 0, room - x, lead_title(r), M_TITLE);
	for (int i = 0; i < reader_banner_rows(r); i++, y++) {
		put(a, 0, y, sign(a.c, S_BAR), M_WARN);
		flow_put(&r->banner_lines, (size_t)i, area_sub(a, 2, 0, a.w - 2, a.h), y);
		if (i == 0 && r->successor.n) {
			x = a.w - 2 - str_cols(ft_str(_("go there")), a.c->wide);
			puts_at(a, puts_at(a, x, y, ">", M_LINK) + 1, y, _("go there"), M_DIM);
		}
	}
	x = put_cut(a, 0, y, a.w, ft_str(r->speaker_line), M_DIM);
	draw_counts(r, area_sub(a, x + 3, y++, a.w - x - 3, 1));
	if (r->note.n)
		put_cut(a, puts_at(a, 0, y, _("note: "), M_DIM), y, a.w - 8, r->note, M_MINE);
}

/* Which text stands on each side. */
static void draw_sides(const struct reader *r, struct area a, int y, int split_x)
{
	for (int side = 0; side < 2; side++) {
		int x = side ? split_x + 2 : GUTTER;

		if (r->beside == BESIDE_LANG) {
			puts_at(a, x, y, reader_side_lang(r, side) == FT_LANG_ZH ? "中文" : "English", M_DIM);
		} else {
			const struct ft_book *b = &r->book[side];

			x = put_cut(a, x, y, 24, say_title(b->work.title_zh, b->work.title_en, r->place.lang),
				    M_DIM);
			put(a, x + 1, y, b->version.date, M_DIM);
		}
	}
}

static bool digest_at(const struct reader *r, int pair)
{
	const struct ft_leaf *leaf = reader_leaf(r, pair, 0);
	int lang = leaf ? ft_leaf_lang(&r->book[0], leaf, reader_side_lang(r, 0)) : -1;

	return lang >= 0 && r->book[0].texts[leaf->in[lang].text].authority == FT_AU_DIGEST;
}

static const struct block *block_of(const struct reader *r, int pair)
{
	for (int i = 0; i < BLOCKS; i++)
		if (r->blocks[i].pair == pair)
			return &r->blocks[i];
	return NULL;
}

static void draw_row(const struct reader *r, struct area text, struct area right, int y, bool focus)
{
	const struct block *b;
	const struct block_row *row;
	int pair, at;

	if (!reader_row(r, y, &pair, &at) || (b = block_of(r, pair)) == NULL)
		return;
	row = &b->rows[at];
	if (row->at[0] >= 0)
		flow_put(&b->f[0], (size_t)row->at[0], area_sub(text, GUTTER, 0, text.w - GUTTER, text.h), y);
	if (row->at[1] >= 0 && r->mixed)
		flow_put(&b->f[1], (size_t)row->at[1], area_sub(text, GUTTER, 0, text.w - GUTTER, text.h), y);
	else if (row->at[1] >= 0)
		flow_put(&b->f[1], (size_t)row->at[1], right, y);
	if (digest_at(r, pair) && at > 1)
		put(text, 1, y, sign(text.c, S_DOTTED), M_RULE);
	if (pair == r->at && r->stop < (int)b->stop_len) {
		const struct stop *s = &b->stops[r->stop];

		if (at >= s->row && at < s->row + s->rows)
			put(text, 0, y, sign(text.c, at == s->row ? S_POINT : S_V), focus ? M_ACCENT : M_DIM);
	}
}

static void draw_text(const struct reader *r, struct area a, bool focus)
{
	bool both = reader_paired(r) && r->split;
	int left = r->cols[0] + GUTTER + 2;
	struct area text = area_sub(a, r->aside_x && r->swapped ? a.w - left : 0, r->head,
				    both || r->split ? left : a.w, r->text_h);
	struct area right = area_sub(a, left + 1, r->head, a.w - left - 1, r->text_h);

	for (int y = 0; y < r->text_h; y++)
		draw_row(r, text, right, y, focus);
	if (both) {
		draw_sides(r, a, r->head - 1, left - 1);
		v_rule(area_sub(a, left - 1, r->head, 1, r->text_h), 0);
	}
}

/* The types of link that there are beside, with their numbers; the one in hand stands out. */
static void draw_types(const struct reader *r, struct area a, bool focus)
{
	bool in = r->beside == BESIDE_CITING;
	char text[64];
	int x;

	snprintf(text, sizeof text, "%s %zu", _("all"), r->aside.out + r->aside.in);
	x = puts_at(a, 2, 0, text, r->aside_type >= 0 ? M_DIM : focus ? M_LINK_ON : M_TITLE);
	for (int k = 0; say_link_nth((size_t)k) && k < LL_TYPES; k++) {
		if (r->aside.types[k] == 0 && k != r->aside_type)
			continue;
		snprintf(text, sizeof text, "%s %zu", say_link_type(ft_str(say_link_nth((size_t)k)), in),
			 r->aside.types[k]);
		if (x + 3 + str_cols(ft_str(text), a.c->wide) >= a.w)
			break;
		x = puts_at(a, x + 3, 0, text, k != r->aside_type ? M_DIM : focus ? M_LINK_ON : M_TITLE);
	}
	snprintf(text, sizeof text, _("level %d"), r->s->level);
	if (r->s->level && x + 3 + str_cols(ft_str(text), a.c->wide) < a.w)
		put_right(a, 0, ft_str(text), M_DIM);
}

static void draw_aside(const struct reader *r, struct area a, bool focus)
{
	int x = r->aside_x && r->swapped ? 0 : r->aside_x;
	struct area side = area_sub(a, x ? x + 1 : 0, r->aside_y, r->aside_w - 1, r->aside_h);
	const char *what = r->beside == BESIDE_CITING
				   ? _("nothing in the library refers to this place")
				   : _("no link leaves this place; c shows what cites it");

	if (r->split)
		v_rule(area_sub(a, x ? x : r->aside_w, r->head, 1, r->text_h), 0);
	else if (r->stacked)
		h_rule(a, r->aside_y - 1);
	draw_types(r, side, focus && r->on_aside);
	if (r->aside.len == 0)
		put_cut(side, 2, 2, side.w - 2,
			ft_str(r->aside.out + r->aside.in ? _("none of this kind here; h l choose another")
							  : what),
			M_DIM);
	link_list_draw(&r->aside, area_sub(side, 0, 1, side.w, side.h - 1), &r->aside_at,
		       focus && r->on_aside);
}

void reader_draw(const void *model, struct area whole, bool focus)
{
	const struct reader *r = model;
	struct area a = area_sub(whole, 1, 0, whole.w - 1, whole.h);
	bool alone = r->aside_w && !r->split && !r->stacked; /* one pane fits */

	if (!r->loaded) {
		put_cut(a, 2, 2, a.w - 4,
			ft_str(_("Choose a work on the left; Enter opens it. F searches, ? shows the keys.")),
			M_DIM);
		return;
	}
	draw_head(r, a);
	if (r->len == 0)
		put_cut(a, GUTTER, r->head + 1, a.w - GUTTER,
			ft_str(_("no text of it is at hand; fatiao import brings one in")), M_DIM);
	if (!alone || !r->on_aside)
		draw_text(r, a, focus && !r->on_aside);
	if (r->aside_w && (!alone || r->on_aside))
		draw_aside(r, a, focus);
}
