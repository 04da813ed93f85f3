/* The screen: library, text, what lies over it, the line of status. */
#include "tui/app.h"

#include "base/date.h"

#include <stdio.h>
#include <string.h>

bool app_side_shown(const struct app *p)
{
	return p->side && p->canvas.w >= SIDE_MIN;
}

static int side_width(struct app *p)
{
	int w = p->canvas.w * 26 / 100;

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

	p->seen[v] = a;
	views[v]->fit(model, a.w, a.h);
	views[v]->draw(model, a, p->focus == v);
}

/* The reader, with a drawer below it where one is open. */
static void draw_main(struct app *p, struct area a)
{
	int h = a.h * 45 / 100, x;

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
	x = puts_at(a, put(a, 2, a.h - h - 1, FT_S(" "), M_RULE), a.h - h - 1, _(views[p->over]->title),
		    M_TITLE);
	put(a, x, a.h - h - 1, FT_S(" "), M_RULE);
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

/* The keys that matter most in the view in hand, as many as have room in `cols`. */
static void put_hints(const struct app *p, const struct hint *h, int cols, struct ft_buf *out)
{
	for (; h && h->word; h++) {
		size_t before = out->len;

		ft_buf_puts(out, before ? "   " : "");
		if (h->keys)
			ft_buf_puts(out, h->keys);
		else
			keymap_first(&p->s.keys, h->a, out);
		if (h->b) {
			ft_buf_putc(out, ' ');
			keymap_first(&p->s.keys, h->b, out);
		}
		ft_buf_fmt(out, " %s", _(h->word));
		if (str_cols(ft_buf_str(out), p->canvas.wide) > cols) {
			out->data[out->len = before] = '\0';
			return;
		}
	}
}

static const struct hint *hints_of(struct app *p)
{
	const struct view *v = views[p->focus];

	return v->hints_now ? v->hints_now(app_model(p, p->focus)) : v->hints;
}

/* What the line of status says of the view in hand: where one reads, or, over the text, which keys there are.
 */
static void put_status(struct app *p, int cols, struct ft_buf *out)
{
	if (p->focus != V_READER && p->focus != V_LIBRARY) {
		put_hints(p, hints_of(p), cols, out);
		return;
	}
	views[V_READER]->status(app_model(p, V_READER), out);
	if (p->s.basket)
		ft_buf_fmt(out, _("%sbasket %zu"), out->len ? " ─ " : "", p->s.basket);
}

static void draw_bar(struct app *p, struct area a)
{
	struct area bar = area_sub(a, 0, a.h - 1, a.w, 1);
	struct ft_buf b = {0};
	char day[11];
	int x = 1, right;

	fill(bar, M_BAR);
	ft_date_text(day, p->s.day);
	x = puts_at(bar, x, 0, day, p->s.day == p->s.today ? M_BAR : M_BAR_DAY) + 2;
	keymap_first(&p->s.keys, A_HELP, &b);
	ft_buf_fmt(&b, " %s", _("keys"));
	right = bar.w - str_cols(ft_buf_str(&b), a.c->wide) - 1;
	put(bar, right, 0, ft_buf_str(&b), M_BAR);
	ft_buf_reset(&b);
	if (p->message.len)
		ft_buf_add(&b, ft_buf_str(&p->message));
	else if (p->s.damaged)
		ft_buf_puts(&b, _("the index is damaged: fatiao index --rebuild"));
	else
		put_status(p, right - x - 1, &b);
	put_cut(bar, x, 0, right - x - 1, ft_buf_str(&b),
		p->message.len == 0 ? p->s.damaged ? M_WARN : M_BAR
		: p->warn           ? M_WARN
				    : M_STRONG);
	ft_buf_free(&b);
}

static void draw_hints(struct app *p, struct area a)
{
	struct ft_buf b = {0};

	put_hints(p, hints_of(p), a.w - 2, &b);
	put(a, 1, a.h - 2, ft_buf_str(&b), M_HINT);
	ft_buf_free(&b);
}

static void draw_small(struct area a)
{
	char line[80];

	snprintf(line, sizeof line, _("fatiao needs %dx%d; this is %dx%d"), MIN_W, MIN_H, a.w, a.h);
	put_cut(a, 0, 0, a.w, ft_str(line), M_TEXT);
}

/* Why there is nothing to read, and what can be done about it. */
static void draw_no_index(struct app *p, struct area a)
{
	int y = 3;

	puts_at(a, 4, y, p->no_file ? _("There is no library yet.") : _("The library cannot be read."),
		M_TITLE);
	if (!p->no_file)
		put_cut(a, 4, ++y, a.w - 5, ft_buf_str(&p->message), M_WARN);
	puts_at(a, 4, y + 2,
		p->no_file ? _("Enter  index the library that is shipped, and read")
			   : _("Enter  index it anew, and read"),
		M_TEXT);
	puts_at(a, 4, y + 3, _("q      leave; fatiao index --source DIR adds your own texts"), M_TEXT);
	put_cut(a, 4, y + 5, a.w - 5, ft_str(p->s.data_dir), M_DIM);
}

void app_draw(struct app *p)
{
	struct area a = area_of(&p->canvas);
	bool hints = p->keys_seen < HINT_KEYS && p->over == V_NONE && !p->s.prompt.on;

	canvas_clear(&p->canvas);
	memset(p->seen, 0, sizeof p->seen);
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
