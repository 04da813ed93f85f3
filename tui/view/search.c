/* Searching the library as one types: hits with their words, filters as chips, the text beside. */
#include "tui/view/search.h"

#include <stdlib.h>

static void *open_search(struct session *s)
{
	struct search *m = ft_alloc(sizeof *m);

	*m = (struct search){.s = s, .limit = FIRST_HITS, .preview_of = -1};
	for (int c = 0; c < CHIP_COUNT; c++)
		m->chip[c] = -1;
	return m;
}

static void close_search(void *model)
{
	struct search *m = model;

	ft_arena_free(m->a);
	ft_arena_free(m->preview_a);
	flow_free(&m->preview);
	ft_buf_free(&m->text);
	free(m);
}

static struct request ask_words(struct search *m)
{
	return ask_prompt(P_QUERY, ft_buf_str(&m->text), FT_S("/ "));
}

static struct request shown(void *model)
{
	struct search *m = model;

	struct request q;

	m->on_chips = false;
	q = ask_words(m);
	q.fresh = true;
	return q;
}

static void reload(void *model)
{
	struct search *m = model;

	m->stale = true;
	m->preview_of = -1;
}

static void layout(struct search *m, int w, int h)
{
	bool beside = w >= 100;

	m->list_w = beside ? w * 55 / 100 : w;
	m->list_h = beside ? h - 4 : (h - 4) * 60 / 100;
	m->preview_x = beside ? m->list_w + 2 : 2;
	m->preview_y = beside ? 3 : 4 + m->list_h;
	m->preview_w = w - m->preview_x - 1;
	m->preview_h = beside ? h - 3 : h - m->preview_y;
}

static void fit(void *model, int w, int h)
{
	struct search *m = model;

	layout(m, w, h);
	if (m->stale && !m->s->busy(m->s->busy_arg))
		search_run(m);
	if (m->on_chips && m->choices_stale)
		search_choices(m);
	cursor_fit(&m->at, (int)m->len, m->list_h / 2);
	if (m->at.at >= (int)m->len - 5 && m->result.hit_len < m->result.total && m->limit < MAX_HITS &&
	    m->len > 10) {
		m->limit = m->limit == FIRST_HITS ? MORE_HITS : m->limit * 3;
		search_run(m);
		cursor_fit(&m->at, (int)m->len, m->list_h / 2);
	}
	if (m->preview_of != m->at.at || m->preview_cols != m->preview_w)
		search_preview(m, m->preview_w);
}

static struct request idle(void *model)
{
	return ((struct search *)model)->stale ? done() : pass();
}

/* ---- acting ---- */

static struct request open_hit(struct search *m)
{
	struct spot s;

	if (search_spot(m, &s))
		return (struct request){.kind = R_OPEN,
					.spot = s,
					.text = ft_buf_str(&m->text),
					.label = ft_arena_fmt(m->s->event,
							      _("%d of %zu found; n and N go on"),
							      m->at.at + 1, m->len)};
	return m->text.len ? ask_message(m->s, true, "%s", _("nothing is found")) : ask(R_CLOSE, 0);
}

/* The hit after or before the one in hand. */
static struct request other_hit(struct search *m, int step)
{
	int at = m->at.at + step;

	if (at < 0 || at >= (int)m->len)
		return ask_message(m->s, false, "%s",
				   step > 0 ? _("this is the last that was found")
					    : _("this is the first that was found"));
	m->at.at = at;
	return open_hit(m);
}

static struct request act_chips(struct search *m, enum action a)
{
	switch (a) {
	case A_LEFT:
	case A_RIGHT:
		m->chip_at = (m->chip_at + (a == A_RIGHT ? 1 : CHIP_COUNT - 1)) % CHIP_COUNT;
		m->choices_stale = true;
		return done();
	case A_UP:
	case A_DOWN:
		search_chip_step(m, a == A_DOWN ? 1 : -1);
		m->at.at = 0;
		m->limit = FIRST_HITS;
		return done();
	case A_REMOVE:
		m->chip[m->chip_at] = -1;
		m->stale = true;
		return done();
	case A_CHIPS:
	case A_ENTER:
	case A_CANCEL:
		m->on_chips = false;
		return ask_words(m);
	default:
		return pass();
	}
}

static struct request act(void *model, enum action a, uint32_t key)
{
	struct search *m = model;
	struct spot s;

	(void)key;
	if (m->on_chips)
		return act_chips(m, a);
	if (cursor_act(&m->at, a))
		return done();
	switch (a) {
	case A_ENTER:
		return open_hit(m);
	case A_CHIPS:
		m->on_chips = true;
		return ask(R_UNPROMPT, 0);
	case A_BASKET_ADD:
		return search_spot(m, &s) ? (struct request){.kind = R_ADD, .spot = s} : done();
	case A_NEXT_HIT:
	case A_PREV_HIT:
		return other_hit(m, a == A_NEXT_HIT ? 1 : -1);
	case A_FIND:
	case A_FILTER:
	case A_SEARCH:
		return ask_words(m);
	default:
		return pass();
	}
}

static struct request typed(void *model, int purpose, struct ft_str text, enum typed t)
{
	struct search *m = model;

	(void)purpose;
	if (t == T_GIVEN_UP)
		return ask(R_CLOSE, 0);
	if (t == T_DONE)
		return open_hit(m);
	ft_buf_reset(&m->text);
	ft_buf_add(&m->text, text);
	m->limit = FIRST_HITS;
	m->at.at = m->at.top = 0;
	m->stale = true;
	return done();
}

static struct request click(void *model, int x, int y)
{
	struct search *m = model;

	if (x >= m->list_w || y < 3 || y >= 3 + 2 * m->at.h)
		return done();
	return cursor_to(&m->at, m->at.top + (y - 3) / 2) ? open_hit(m) : done();
}

static const struct hint *hints_now(const void *model)
{
	static const struct hint words[] =
		{
			{A_ENTER, 0, N_("open"), NULL},
			{A_NONE, 0, N_("choose"), "Up Down"},
			{A_CHIPS, 0, N_("filters"), NULL},
			{A_CANCEL, 0, N_("close"), NULL},
			{0},
		},
				 chips[] = {
					 {A_LEFT, A_RIGHT, N_("filter"), NULL},
					 {A_DOWN, A_UP, N_("its value"), NULL},
					 {A_REMOVE, 0, N_("any"), NULL},
					 {A_CHIPS, 0, N_("back to the words"), NULL},
					 {0},
				 };

	return ((const struct search *)model)->on_chips ? chips : words;
}

const struct view view_search = {
	.name = "search",
	.title = N_("Search"),
	.where = AT_FULL,
	.scope = IN_SEARCH,
	.open = open_search,
	.close = close_search,
	.fit = fit,
	.act = act,
	.draw = search_draw,
	.shown = shown,
	.reload = reload,
	.idle = idle,
	.typed = typed,
	.click = click,
	.hints_now = hints_now,
};
