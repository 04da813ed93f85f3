/* What views ask for, done; and the actions that are the program's own. */
#include "tui/app.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/fs.h"

#include <string.h>

/* ---- where one was ---- */

static void push(struct app *p, struct step *v, size_t *len, int over)
{
	if (p->s.here.key.n == 0)
		return;
	if (*len == TRAIL_MAX)
		memmove(v, v + 1, --*len * sizeof *v);
	v[(*len)++] = (struct step){spot_dup(p->trail_a, &p->s.here), over};
}

void app_go(struct app *p, const struct spot *s, bool remember)
{
	struct spot to = spot_dup(p->s.event, s);

	if (remember && !spot_same(s, &p->s.here)) {
		push(p, p->back, &p->back_len, p->over);
		p->forward_len = 0;
	}
	views[V_READER]->go(app_model(p, V_READER), &to);
	p->over = V_NONE;
}

static void step(struct app *p, bool back)
{
	struct step *from = back ? p->back : p->forward;
	size_t *len = back ? &p->back_len : &p->forward_len;
	struct step to;

	if (*len == 0) {
		app_say(p, false, "%s", back ? _("this is where you began") : _("there is nothing further"));
		return;
	}
	to = from[--*len];
	if (back)
		push(p, p->forward, &p->forward_len, p->over);
	else
		push(p, p->back, &p->back_len, p->over);
	app_go(p, &to.spot, false);
	p->previewing = false;
	p->focus = V_READER;
	if (to.over != V_NONE)
		app_show(p, to.over);
}

/* What the library's cursor is on shows in the reader; the place that it hides is remembered once. */
static void preview(struct app *p, const struct spot *s)
{
	if (!app_side_shown(p) || p->over != V_NONE || p->d->pending(p->d))
		return;
	if (!p->previewing)
		push(p, p->back, &p->back_len, V_NONE);
	p->previewing = true;
	app_go(p, s, false);
}

/* ---- views ---- */

void app_show(struct app *p, int view)
{
	if (p->over != view)
		p->s.scope_before = views[p->focus]->scope;
	p->over = view;
	p->focus = view;
	if (views[view]->shown)
		app_ask(p, view, views[view]->shown(app_model(p, view)));
}

void app_close(struct app *p)
{
	p->over = V_NONE;
	p->focus = V_READER;
	prompt_end(&p->s.prompt);
}

static void show_or_close(struct app *p, int view)
{
	if (p->over == view)
		app_close(p);
	else
		app_show(p, view);
}

static void next_pane(struct app *p)
{
	if (p->over != V_NONE && views[p->over]->where == AT_DRAWER)
		p->focus = p->focus == p->over ? V_READER : p->over;
	else if (p->over == V_NONE)
		p->focus = p->focus == V_LIBRARY ? V_READER : V_LIBRARY;
}

/* Contents: the library at the place in hand. */
static void contents(struct app *p)
{
	struct spot s = spot_dup(p->s.event, &p->s.here);

	p->side = true;
	p->over = V_NONE;
	p->focus = V_LIBRARY;
	if (s.key.n)
		views[V_LIBRARY]->go(app_model(p, V_LIBRARY), &s);
}

static void set_day(struct app *p, int day)
{
	if (day <= 0 || day == p->s.day)
		return;
	p->s.day = day;
	app_reload(p);
}

static void save_screen(struct app *p)
{
	struct ft_buf b = {0};

	canvas_print(&p->canvas, &b);
	if (ft_write_file("fatiao-screen.txt", ft_buf_str(&b)) == FT_OK)
		app_say(p, false, "%s", _("the screen is in fatiao-screen.txt"));
	else
		app_say(p, true, "%s", _("fatiao-screen.txt cannot be written here"));
	ft_buf_free(&b);
}

static void side_size(struct app *p, enum action a)
{
	p->side_w = a == A_EVEN ? 0 : p->side_w + (a == A_WIDER ? 2 : -2);
}

/* ---- the program's own actions ---- */

static void quit(struct app *p)
{
	if (p->over != V_NONE)
		app_close(p);
	else
		p->quit = true;
}

static bool show_action(struct app *p, enum action a)
{
	static const struct {
		enum action a;
		int view;
	} rows[] = {
		{A_SEARCH, V_SEARCH}, {A_TIME, V_TIME},       {A_BASKET, V_BASKET},
		{A_HELP, V_HELP},     {A_COMMAND, V_COMMAND}, {A_INSPECT, V_INSPECT},
		{A_JUMP, V_MARKS},    {A_LINKS, V_LINKS},     {A_HISTORY, V_HISTORY},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (rows[i].a == a) {
			show_or_close(p, rows[i].view);
			return true;
		}
	return false;
}

static void own_action(struct app *p, enum action a)
{
	if (show_action(p, a))
		return;
	switch (a) {
	case A_BACK:
	case A_FORWARD:
		step(p, a == A_BACK);
		break;
	case A_NEXT_PANE:
	case A_PREV_PANE:
		next_pane(p);
		break;
	case A_LIBRARY:
		p->side = p->canvas.w >= SIDE_MIN ? !p->side : true;
		p->focus = p->side && p->over == V_NONE ? V_LIBRARY : p->over == V_NONE ? V_READER : p->focus;
		break;
	case A_LANGUAGE:
		app_ask(p, p->focus, ask(R_LANG, p->s.lang == FT_LANG_ZH ? FT_LANG_EN : FT_LANG_ZH));
		break;
	case A_EVEN:
	case A_WIDER:
	case A_NARROWER:
		side_size(p, a);
		break;
	case A_SAVE_SCREEN:
		save_screen(p);
		break;
	case A_REDRAW:
		p->anew = true;
		break;
	case A_CANCEL:
		if (p->over != V_NONE)
			app_close(p);
		else
			p->focus = V_READER;
		break;
	case A_QUIT:
		quit(p);
		break;
	case A_QUIT_NOW:
		p->quit = true;
		break;
	default:
		break;
	}
}

void app_action(struct app *p, enum action a, uint32_t key)
{
	struct request q = views[p->focus]->act(app_model(p, p->focus), a, key);

	if (q.kind == R_PASS)
		own_action(p, a);
	else
		app_ask(p, p->focus, q);
}

/* An action chosen by name is done where one was before the command line opened. */
static void do_below(struct app *p, enum action a)
{
	app_close(p);
	if (key_row_of(a)->where & IN_LIBRARY && !(key_row_of(a)->where & (IN_READER | IN_ALL)))
		p->focus = V_LIBRARY;
	app_action(p, a, 0);
}

static void set_lang(struct app *p, int lang)
{
	p->s.lang = lang;
	app_reload(p);
	app_say(p, false, "%s",
		lang == FT_LANG_ZH ? _("reading in Chinese where there is a Chinese text")
				   : _("reading in English where there is an English text"));
}

void app_ask(struct app *p, int view, struct request q)
{
	switch (q.kind) {
	case R_DONE:
	case R_PASS:
		break;
	case R_OPEN:
		app_go(p, &q.spot, !p->previewing || view != V_LIBRARY);
		if (q.text.n)
			views[V_READER]->typed(app_model(p, V_READER), P_WORDS, q.text, T_DONE);
		if (q.label.n)
			app_say(p, false, "%.*s", FT_FMT(q.label));
		p->previewing = false;
		p->focus = V_READER;
		prompt_end(&p->s.prompt);
		break;
	case R_PREVIEW:
		preview(p, &q.spot);
		break;
	case R_SHOW:
		app_show(p, q.n);
		break;
	case R_CLOSE:
		app_close(p);
		break;
	case R_CONTENTS:
		contents(p);
		break;
	case R_PROMPT:
		prompt_begin(&p->s.prompt, view, q.n, q.label, q.text);
		p->s.prompt.fresh = q.fresh;
		break;
	case R_UNPROMPT:
		prompt_end(&p->s.prompt);
		break;
	case R_MESSAGE:
		app_say(p, q.n != 0, "%.*s", FT_FMT(q.text));
		break;
	case R_DAY:
		set_day(p, q.n);
		break;
	case R_LANG:
		set_lang(p, q.n);
		break;
	case R_LEVEL:
		p->s.level = p->s.level == q.n ? 0 : q.n;
		break;
	case R_HIT:
		app_ask(p, V_SEARCH,
			views[V_SEARCH]->act(app_model(p, V_SEARCH), q.n > 0 ? A_NEXT_HIT : A_PREV_HIT, 0));
		break;
	case R_DO:
		do_below(p, (enum action)q.n);
		break;
	case R_COPY:
		app_copy(p, q.text, q.label);
		break;
	default:
		app_keep(p, &q);
	}
}
