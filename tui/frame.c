/* The screen: library, text, what lies over it, the line of status. */
#include "tui/app.h"

#include "base/date.h"

#include <stdio.h>

bool app_side_shown(const struct app *p)
{
	return p->side && p->canvas.w >= SIDE_MIN;
}

static int side_width(struct app *p)
{
	int w = p->canvas.w * 24 / 100;

	if (p->side_w == 0)
		p->side_w = w < 22 ? 22 : w > 34 ? 34 : w;
	if (p->side_w > p->canvas.w / 2)
		p->side_w = p->canvas.w / 2;
	if (p->side_w < 16)
		p->side_w = 16;
	return p->side_w;
}

static void draw_view(struct app *p, int v, struct area a)
{
	void *model = app_model(p, v);

	views[v]->fit(model, a.w, a.h);
	views[v]->draw(model, a, p->focus == v);
}

/* The reader, with a drawer below it where one is open. */
static void draw_main(struct app *p, struct area a)
{
	int h = a.h * 45 / 100;

	if (p->over == V_NONE || views[p->over]->where != AT_DRAWER) {
		draw_view(p, V_READER, a);
		return;
	}
	if (a.h < 18) {
		views[V_READER]->fit(app_model(p, V_READER), a.w, a.h);
		draw_view(p, p->over, a);
		return;
	}
	h = h < 8 ? 8 : h;
	draw_view(p, V_READER, area_sub(a, 0, 0, a.w, a.h - h - 1));
	h_rule(a, a.h - h - 1);
	puts_at(a, put(a, 2, a.h - h - 1, FT_S(" "), M_RULE), a.h - h - 1, _(views[p->over]->title), M_TITLE);
	draw_view(p, p->over, area_sub(a, 0, a.h - h, a.w, h));
}

static void draw_panes(struct app *p, struct area a)
{
	int side = app_side_shown(p) ? side_width(p) : 0;

	if (p->over != V_NONE && views[p->over]->where == AT_FULL) {
		draw_view(p, p->over, a);
		return;
	}
	if (side == 0 && p->focus == V_LIBRARY) {
		draw_view(p, V_LIBRARY, a);
		return;
	}
	if (side) {
		draw_view(p, V_LIBRARY, area_sub(a, 0, 0, side - 1, a.h));
		v_rule(area_sub(a, side - 1, 0, 1, a.h), 0);
	}
	draw_main(p, area_sub(a, side, 0, a.w - side, a.h));
}

/* ---- the lines below ---- */

/* The keys that matter most in the view in hand. */
static void hint(const struct app *p, struct ft_buf *out, bool all)
{
	static const enum action reader[] = {A_ENTER,  A_BESIDE_LANG, A_BESIDE_RELATED, A_LINKS,     A_FIND,
					     A_SEARCH, A_INSPECT,     A_BACK,           A_NEXT_PANE, A_QUIT};
	static const enum action library[] = {A_ENTER,     A_RIGHT, A_FILTER, A_SEARCH,
					      A_NEXT_PANE, A_TIME,  A_QUIT};
	static const char *const reader_words[] = {
		N_("follow"),     N_("zh|en"),     N_("related"), N_("links"), N_("find"),
		N_("search all"), N_("inspector"), N_("back"),    N_("pane"),  N_("quit")};
	static const char *const library_words[] = {N_("read"), N_("unfold"), N_("filter"), N_("search all"),
						    N_("pane"), N_("day"),    N_("quit")};
	bool lib = p->focus == V_LIBRARY;
	size_t n = lib ? sizeof library / sizeof library[0] : sizeof reader / sizeof reader[0];

	for (size_t i = 0; all && i < n; i++) {
		keymap_first(&p->s.keys, lib ? library[i] : reader[i], out);
		ft_buf_fmt(out, " %s   ", _(lib ? library_words[i] : reader_words[i]));
	}
	keymap_first(&p->s.keys, A_HELP, out);
	ft_buf_fmt(out, " %s", _("keys"));
}

static void draw_bar(struct app *p, struct area a)
{
	struct area bar = area_sub(a, 0, a.h - 1, a.w, 1);
	struct ft_buf b = {0};
	char day[11];
	int x = 1, right, v = p->over != V_NONE ? p->over : p->focus;

	fill(bar, M_BAR);
	ft_date_text(day, p->s.day);
	x = puts_at(bar, x, 0, day, p->s.day == p->s.today ? M_BAR : M_BAR_DAY) + 2;
	hint(p, &b, false);
	right = bar.w - str_cols(ft_buf_str(&b), a.c->wide) - 1;
	put(bar, right, 0, ft_buf_str(&b), M_BAR);
	ft_buf_reset(&b);
	if (p->message.len) {
		put_cut(bar, x, 0, right - x - 1, ft_buf_str(&p->message), p->warn ? M_WARN : M_STRONG);
		ft_buf_free(&b);
		return;
	}
	if (v == V_LIBRARY || views[v]->status == NULL)
		v = V_READER;
	views[v]->status(app_model(p, v), &b);
	if (p->s.basket)
		ft_buf_fmt(&b, _("%sbasket %zu"), b.len ? " ─ " : "", p->s.basket);
	put_cut(bar, x, 0, right - x - 1, ft_buf_str(&b), M_BAR);
	ft_buf_free(&b);
}

static void draw_hints(struct app *p, struct area a)
{
	struct ft_buf b = {0};

	hint(p, &b, true);
	put_cut(a, 1, a.h - 2, a.w - 2, ft_buf_str(&b), M_HINT);
	ft_buf_free(&b);
}

static void draw_small(struct area a)
{
	char line[80];

	snprintf(line, sizeof line, _("fatiao needs %dx%d; this is %dx%d"), MIN_W, MIN_H, a.w, a.h);
	put_cut(a, 0, 0, a.w, ft_str(line), M_TEXT);
}

static void draw_no_index(struct app *p, struct area a)
{
	puts_at(a, 4, 3, _("There is no library yet."), M_TITLE);
	puts_at(a, 4, 5, _("Enter  index the library that is shipped, and read"), M_TEXT);
	puts_at(a, 4, 6, _("q      leave; fatiao index --source DIR adds your own texts"), M_TEXT);
	put_cut(a, 4, 8, a.w - 5, ft_str(p->s.data_dir), M_DIM);
}

void app_draw(struct app *p)
{
	struct area a = area_of(&p->canvas);
	bool hints = p->keys_seen < HINT_KEYS && p->over == V_NONE && !p->s.prompt.on;

	canvas_clear(&p->canvas);
	if (a.w < MIN_W || a.h < MIN_H) {
		draw_small(a);
		return;
	}
	if (p->no_index) {
		draw_no_index(p, a);
		return;
	}
	draw_panes(p, area_sub(a, 0, 0, a.w, a.h - 1 - hints));
	draw_bar(p, a);
	if (hints)
		draw_hints(p, a);
	if (p->s.prompt.on && p->s.prompt.purpose < PROMPT_OWN) {
		fill(area_sub(a, 0, a.h - 1, a.w, 1), M_TEXT);
		prompt_draw(&p->s.prompt, a, a.h - 1);
	}
}
