/* The loop: fit, draw, wait for a key, act. */
#include "tui/app.h"

#include "base/arena.h"
#include "base/date.h"
#include "query/resolve.h"
#include "user/keep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { IDLE_MS = 120, WATCH_MS = 1500, PATIENCE_MS = 12 };

static bool busy(void *arg)
{
	struct app *p = arg;

	return p->d->pending(p->d);
}

static long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool late(void *arg)
{
	struct app *p = arg;

	if (!busy(p) && (p->due == 0 || now_ms() < p->due))
		return false;
	p->unfinished = true;
	return true;
}

/* ---- keys ---- */

/* A key while a line is typed. Keys that edit do; those of a list move it; Enter and Escape end the line. */
static void prompt_takes(struct app *p, uint32_t key)
{
	struct prompt *pr = &p->s.prompt;
	const struct view *v = views[pr->view];
	void *model = app_model(p, pr->view);
	struct request q;

	if (key == K_ESC || key == 7 || key == K_ENTER) {
		enum typed how = key == K_ENTER ? T_DONE : T_GIVEN_UP;

		prompt_end(pr);
		if (pr->purpose != P_NOTE)
			app_ask(p, pr->view, v->typed(model, pr->purpose, ft_buf_str(&pr->text), how));
		else if (how == T_DONE)
			app_keep(p, &(struct request){.kind = R_NOTE,
						      .n = 2,
						      .spot = p->note,
						      .text = ft_buf_str(&pr->text)});
		return;
	}
	if (prompt_key(pr, key)) {
		if (pr->purpose == P_NOTE)
			return;
		q = v->typed(model, pr->purpose, ft_buf_str(&pr->text), T_CHANGED);
		if (q.kind != R_DONE && q.kind != R_PASS)
			prompt_end(pr);
		app_ask(p, pr->view, q);
		return;
	}
	if (!key_is_char(key) && pr->purpose != P_NOTE)
		app_ask(p, pr->view, v->act(model, keymap_find(&p->s.keys, key, v->scope), key));
}

static void no_index_key(struct app *p, uint32_t key)
{
	if (key == K_ENTER)
		p->end = TUI_WANTS_INDEX;
	p->quit = key == K_ENTER || key == 'q' || key == 'Q' || key == K_ESC || key == 3;
}

/* The view under the mouse, V_NONE where there is none. */
static int view_at(const struct app *p, int x, int y)
{
	for (int v = 0; v < V_COUNT; v++) {
		const struct area *a = &p->seen[v];

		if (x >= a->x && x < a->x + a->w && y >= a->y && y < a->y + a->h)
			return v;
	}
	return V_NONE;
}

static void take_mouse(struct app *p)
{
	struct mouse m = p->d->mouse;
	int v = view_at(p, m.x, m.y);

	if (v == V_NONE)
		return;
	p->focus = v;
	for (int i = 0; m.wheel && i < 3; i++)
		app_action(p, m.wheel > 0 ? A_DOWN : A_UP, K_MOUSE);
	if (m.wheel == 0 && views[v]->click)
		app_ask(p, v, views[v]->click(app_model(p, v), m.x - p->seen[v].x, m.y - p->seen[v].y));
}

static void take_key(struct app *p, uint32_t key)
{
	ft_arena_free(p->s.event);
	p->s.event = ft_arena_new();
	if (!p->no_index)
		ft_buf_reset(&p->message);
	p->said = false;
	p->keys_seen += !p->s.prompt.on; /* words typed teach no keys */
	if (p->no_index)
		no_index_key(p, key);
	else if (key == K_MOUSE)
		take_mouse(p);
	else if (p->s.prompt.on)
		prompt_takes(p, key);
	else
		app_action(p, keymap_find(&p->s.keys, key, views[p->focus]->scope), key);
	app_check_index(p);
}

/* What the user keeps is opened when there is time: its notes stand above the text. Where it cannot be
 * opened, that is said when it is asked for. */
static bool want_user(struct app *p)
{
	struct ft_buf why = {0};

	if (p->s.user || p->user_tried)
		return false;
	p->user_tried = true;
	if (ft_user_open(&p->s.user, p->s.data_dir, &why) == FT_OK)
		p->s.basket = ft_basket_count(p->s.user, p->s.matter);
	else
		p->s.user = NULL;
	ft_buf_free(&why);
	p->s.kept++;
	return p->s.user != NULL;
}

/* No key for a moment. True: something is to be drawn. */
static bool take_idle(struct app *p)
{
	bool draw = false;

	if (p->no_index)
		return false;
	for (int v = 0; v < V_COUNT; v++) {
		struct request q;

		if (p->models[v] == NULL || views[v]->idle == NULL)
			continue;
		q = views[v]->idle(p->models[v]);
		if (q.kind == R_PASS)
			continue;
		app_ask(p, v, q);
		draw = true;
	}
	draw |= want_user(p);
	app_watch_index(p);
	app_check_index(p);
	draw |= p->said;
	p->said = false;
	return draw;
}

static void resize(struct app *p)
{
	int w, h;

	p->d->size(p->d, &w, &h);
	w = w < 1 ? 1 : w > 500 ? 500 : w;
	h = h < 1 ? 1 : h > 200 ? 200 : h;
	canvas_size(&p->canvas, w, h);
	p->canvas.wide = p->s.wide;
	p->anew = true;
}

static void loop(struct app *p)
{
	bool draw = true;

	resize(p);
	while (!p->quit) {
		uint32_t key;

		if (draw) {
			p->unfinished = false;
			p->due = p->d->live ? now_ms() + PATIENCE_MS : 0;
			app_draw(p);
			p->d->show(p->d, &p->canvas, p->anew);
			p->anew = false;
		}
		key = p->d->key(p->d, !draw ? WATCH_MS : p->unfinished ? 0 : IDLE_MS);
		if (key == K_GONE)
			return;
		if (key == K_IDLE) {
			draw = take_idle(p);
			continue;
		}
		if (key == K_RESIZE)
			resize(p);
		else
			take_key(p, key);
		draw = true;
	}
}

/* ---- beginning and end ---- */

/* Where to begin: the address asked for, the last place read, else the library's first. */
static void begin(struct app *p)
{
	struct spot s = {.row = -1};
	struct ft_resolved r;

	if (p->o->address) {
		r = ft_resolve(p->s.db, p->s.event, ft_str(p->o->address), p->s.day);
		if (r.target_len)
			s.key = ft_str(p->o->address);
		if (r.err != FT_OK)
			app_say(p, true, "%.*s", FT_FMT(r.message));
	} else if (app_user(p)) {
		s.key = ft_state(p->s.user, p->s.matter, "place", p->s.event);
		p->keys_seen = s.key.n ? HINT_KEYS : 0;
	}
	p->focus = s.key.n ? V_READER : V_LIBRARY;
	if (s.key.n)
		app_go(p, &s, false);
	else
		p->previewing = true;
	if (p->o->say)
		app_say(p, true, "%s", p->o->say);
}

static void end(struct app *p)
{
	if (p->s.here.key.n && !p->no_index && app_user(p))
		ft_state_set(p->s.user, p->s.matter, "place", spot_address(p->s.event, &p->s.here));
	for (int v = 0; v < V_COUNT; v++)
		if (p->models[v])
			views[v]->close(p->models[v]);
	ft_user_close(p->s.user);
	ft_db_close(p->s.db);
	prompt_free(&p->s.prompt);
	canvas_free(&p->canvas);
	ft_buf_free(&p->message);
	ft_arena_free(p->s.event);
	ft_arena_free(p->trail_a);
}

enum ft_err tui_run(struct driver *d, const struct tui_options *o, enum tui_end *how, struct ft_buf *why)
{
	struct app *p = ft_alloc(sizeof *p);
	struct driver_options look = {o->ground, o->mouse, o->color};
	char today[11];
	enum ft_err e = FT_OK;

	*p = (struct app){.d = d, .o = o, .over = V_NONE, .side = true, .trail_a = ft_arena_new()};
	ft_date_today(today);
	p->s = (struct session){.data_dir = o->data_dir,
				.matter = o->matter,
				.day = ft_date_num(o->on),
				.today = ft_date_num(today),
				.wide = o->wide,
				.event = ft_arena_new(),
				.busy = busy,
				.late = late,
				.busy_arg = p};
	p->s.ui = say_language(o->ui, o->locale_dir);
	p->s.lang = o->lang >= 0 ? o->lang : FT_LANG_ZH;
	p->s.level = 3;
	if (o->keys)
		p->s.keys = *o->keys;
	else
		keymap_init(&p->s.keys);
	if (!app_open_index(p, why))
		p->no_index = true;
	p->no_file = why->len == 0;
	if (why->len)
		app_say(p, true, "%s", why->data);
	ft_buf_reset(why);
	if (!d->start(d, &look, why)) {
		e = FT_SYSTEM;
	} else {
		if (!p->no_index)
			begin(p);
		loop(p);
		d->stop(d);
	}
	*how = p->end;
	end(p);
	free(p);
	return e;
}
