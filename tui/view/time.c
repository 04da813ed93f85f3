/* The day for everything on screen: typed, or stepped through the days on which anything in the library
 * changed. */
#include "tui/view.h"

#include "base/arena.h"
#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>

enum { P_DAY = 1, EVENTS = 40 };

struct slider {
	struct session *s;
	struct ft_arena *a, *day_a;
	int *days;
	size_t len;
	struct ft_day_event events[EVENTS];
	size_t event_len;
	int events_of; /* the day whose events are loaded */
	int year_first, year_last;
};

static void *open_time(struct session *s)
{
	struct slider *m = ft_alloc(sizeof *m);

	m->s = s;
	return m;
}

static void close_time(void *model)
{
	struct slider *m = model;

	ft_arena_free(m->a);
	ft_arena_free(m->day_a);
	free(m);
}

static void load(struct slider *m)
{
	ft_arena_free(m->a);
	m->a = ft_arena_new();
	m->days = ft_days_of_change(m->s->db, m->a, &m->len);
	m->year_first = m->len ? m->days[0] / 10000 : 0;
	m->year_last = m->len ? m->days[m->len - 1] / 10000 : 0;
	m->events_of = 0;
}

static struct request shown(void *model)
{
	struct slider *m = model;

	load(m);
	return done();
}

static void reload(void *model)
{
	((struct slider *)model)->events_of = 0;
}

/* The day of change on or before the day in force. */
static int day_at_or_before(const struct slider *m)
{
	int day = 0;

	for (size_t i = 0; i < m->len && m->days[i] <= m->s->day; i++)
		day = m->days[i];
	return day;
}

static void fit(void *model, int w, int h)
{
	struct slider *m = model;
	int day = day_at_or_before(m);

	(void)w, (void)h;
	if (m->events_of == day && m->day_a)
		return;
	ft_arena_free(m->day_a);
	m->day_a = ft_arena_new();
	m->event_len = day ? ft_day_events(m->s->db, m->day_a, day, m->events, EVENTS) : 0;
	m->events_of = day;
}

static struct request step(const struct slider *m, int by)
{
	int best = 0;

	for (size_t i = 0; i < m->len; i++)
		if (by > 0 ? m->days[i] > m->s->day && best == 0 : m->days[i] < m->s->day)
			best = m->days[i];
	return best ? ask(R_DAY, best) : ask_message(m->s, false, "%s", _("nothing changed beyond this day"));
}

static struct request act(void *model, enum action a, uint32_t key)
{
	struct slider *m = model;

	if (key >= '0' && key <= '9') { /* a digit begins a date */
		char digit = (char)key;

		return ask_prompt(P_DAY, ft_arena_dup(m->s->event, (struct ft_str){&digit, 1}),
				  ft_str(_("day (YYYY-MM-DD): ")));
	}
	switch (a) {
	case A_LEFT:
	case A_UP:
	case A_DOWN:
	case A_RIGHT:
		return step(m, a == A_RIGHT || a == A_DOWN ? 1 : -1);
	case A_TODAY:
		return ask(R_DAY, m->s->today);
	case A_ENTER:
		return ask(R_CLOSE, 0);
	default:
		return pass();
	}
}

/* Typed: a day, or a year for its first day. */
static struct request typed(void *model, int purpose, struct ft_str text, enum typed t)
{
	struct slider *m = model;
	char day[11];

	(void)purpose;
	text = ft_trim(text);
	if (t != T_DONE || text.n == 0)
		return done();
	if (text.n == 4)
		text = ft_arena_fmt(m->s->event, "%.*s-01-01", FT_FMT(text));
	if (!ft_date_parse(text, day))
		return ask_message(m->s, true, _("%.*s is no day; write it as 2018-11-01"), FT_FMT(text));
	return ask(R_DAY, ft_date_num(day));
}

/* A line of years with the day in it. */
static void draw_line(const struct slider *m, struct area a, int y)
{
	int span = (m->year_last - m->year_first + 1) * 12, room = a.w - 14, at;
	char year[16];

	if (span <= 0 || room < 8)
		return;
	snprintf(year, sizeof year, "%d", m->year_first);
	puts_at(a, 1, y, year, M_DIM);
	snprintf(year, sizeof year, "%d", m->year_last);
	put_right(a, y, ft_str(year), M_DIM);
	at = ((m->s->day / 10000 - m->year_first) * 12 + m->s->day / 100 % 100 - 1) * (room - 1) / span;
	at = at < 0 ? 0 : at >= room ? room - 1 : at;
	for (int x = 0; x < room; x++)
		put(a, 7 + x, y, sign(a.c, S_H), M_RULE);
	for (size_t i = 0; i < m->len; i++) {
		int x = ((m->days[i] / 10000 - m->year_first) * 12 + m->days[i] / 100 % 100 - 1) *
			(room - 1) / span;

		put(a, 7 + x, y, sign(a.c, S_UP_T), M_DIM);
	}
	put(a, 7 + at, y, sign(a.c, S_LIVE), M_ACCENT);
}

static void draw(const void *model, struct area whole, bool focus)
{
	const struct slider *m = model;
	struct area a = area_sub(whole, 1, 0, whole.w - 2, whole.h);
	char day[11];
	int y = 2;

	(void)focus;
	draw_line(m, a, 0);
	if (m->events_of == 0)
		return;
	ft_date_text(day, m->events_of);
	put_cut(a, put(a, 1, 1, ft_str(day), M_STRONG) + 2, 1, a.w - 14,
		ft_str(m->events_of == m->s->day ? _("on this day:") : _("the last change before this day:")),
		M_DIM);
	for (size_t i = 0; i < m->event_len && y < a.h; i++, y++) {
		const struct ft_day_event *e = &m->events[i];
		int x = put(a, 3, y, sign(a.c, e->begins ? S_LIVE : S_OVER), e->begins ? M_TEXT : M_WARN) + 1;

		x = puts_at(a, x, y, e->begins ? _("begins") : _("ends"), M_DIM) + 1;
		x = put_cut(a, x, y, a.w - x - 13, say_title(e->title_zh, e->title_en, m->s->ui), M_TEXT) + 1;
		x = puts_at(a, x, y, "(", M_DIM);
		puts_at(a, put(a, x, y, e->date, M_DIM), y, ")", M_DIM);
	}
}

static const struct hint hints[] = {
	{A_LEFT, A_RIGHT, N_("days of change"), NULL},
	{A_TODAY, 0, N_("today"), NULL},
	{A_NONE, 0, N_("type a day"), "2018-11-01"},
	{A_ENTER, 0, N_("close"), NULL},
	{0},
};

const struct view view_time = {
	.name = "time",
	.title = N_("Day"),
	.where = AT_DRAWER,
	.scope = IN_TIME,
	.open = open_time,
	.close = close_time,
	.fit = fit,
	.act = act,
	.draw = draw,
	.shown = shown,
	.typed = typed,
	.reload = reload,
	.hints = hints,
};
