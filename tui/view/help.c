/* The keys of the view in hand, from the rows of tui/action.h. */
#include "tui/flow.h"
#include "tui/view.h"

#include "base/arena.h"

#include <stdlib.h>

struct help {
	struct session *s;
	struct flow flow;
	int top, h;
	unsigned scope;
};

static void *open_help(struct session *s)
{
	struct help *m = ft_alloc(sizeof *m);

	m->s = s;
	return m;
}

static void close_help(void *model)
{
	struct help *m = model;

	flow_free(&m->flow);
	free(m);
}

static void add_rows(struct help *m, bool own, const char *title)
{
	size_t n;
	const struct key_row *rows = key_rows(&n);
	struct ft_buf keys = {0};

	flow_line(&m->flow, ft_str(title), M_STRONG, 0, 0);
	for (size_t i = 0; i < n; i++) {
		int pad = 16;

		if (own ? !(rows[i].where & m->scope) : !(rows[i].where & IN_ALL))
			continue;
		ft_buf_reset(&keys);
		keymap_all(&m->s->keys, rows[i].action, &keys);
		if (keys.len == 0)
			ft_buf_fmt(&keys, ":%s", rows[i].name);
		flow_add(&m->flow, ft_buf_str(&keys), M_LINK);
		pad -= str_cols(ft_buf_str(&keys), m->s->wide);
		flow_fmt(&m->flow, M_TEXT, "%*s", pad > 1 ? pad : 2, "");
		flow_puts(&m->flow, _(rows[i].help), M_TEXT);
		flow_end(&m->flow, 2, 18, 0);
	}
	flow_blank(&m->flow, 0);
	ft_buf_free(&keys);
}

static void add_signs(struct help *m)
{
	static const struct {
		enum sign s;
		const char *what;
	} rows[] = {
		{S_LIVE, N_("in force, current")},
		{S_OVER, N_("repealed, superseded, withdrawn")},
		{S_COMING, N_("not yet in force, draft")},
		{S_DOTTED, N_("a digest: our own words, not the official text")},
		{S_BAR, N_("a notice about the text below it")},
		{S_POINT, N_("the cursor")},
	};

	flow_line(&m->flow, ft_str(_("Signs")), M_STRONG, 0, 0);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		flow_add(&m->flow, sign(&(struct canvas){.wide = m->s->wide}, rows[i].s), M_TEXT);
		flow_fmt(&m->flow, M_TEXT, "   %s", _(rows[i].what));
		flow_end(&m->flow, 2, 6, 0);
	}
}

static struct request shown(void *model)
{
	struct help *m = model;

	m->scope = m->s->scope_before;
	m->top = 0;
	m->flow.cols = 0;
	return done();
}

static void fit(void *model, int w, int h)
{
	struct help *m = model;

	if (m->flow.cols != w - 4) {
		flow_reset(&m->flow);
		m->flow.cols = w - 4;
		m->flow.wide = m->s->wide;
		add_rows(m, true, _("In this view"));
		add_rows(m, false, _("Everywhere"));
		add_signs(m);
	}
	m->h = h - 1;
	if (m->top > (int)m->flow.len - m->h)
		m->top = (int)m->flow.len - m->h;
	if (m->top < 0)
		m->top = 0;
}

static struct request act(void *model, enum action a, uint32_t key)
{
	struct help *m = model;

	(void)key;
	switch (a) {
	case A_DOWN:
		m->top++;
		return done();
	case A_UP:
		m->top--;
		return done();
	case A_PAGE_DOWN:
	case A_HALF_DOWN:
		m->top += m->h - 1;
		return done();
	case A_PAGE_UP:
	case A_HALF_UP:
		m->top -= m->h - 1;
		return done();
	case A_FIRST:
		m->top = 0;
		return done();
	case A_LAST:
		m->top = (int)m->flow.len;
		return done();
	case A_ENTER:
		return ask(R_CLOSE, 0);
	default:
		return pass();
	}
}

static void draw(const void *model, struct area a, bool focus)
{
	const struct help *m = model;

	(void)focus;
	puts_at(a, 2, 0, _("Keys"), M_TITLE);
	if (m->top + m->h < (int)m->flow.len)
		put_right(area_sub(a, 0, 0, a.w - 2, 1), 0, ft_str(_("more below")), M_DIM);
	for (int y = 0; y < m->h && m->top + y < (int)m->flow.len; y++)
		flow_put(&m->flow, (size_t)(m->top + y), area_sub(a, 2, 1, a.w - 4, m->h), y);
}

static const struct hint hints[] = {
	{A_DOWN, A_UP, N_("scroll"), NULL},
	{A_CANCEL, 0, N_("close"), NULL},
	{0},
};

const struct view view_help = {
	.name = "help",
	.title = N_("Keys"),
	.where = AT_FULL,
	.scope = IN_HELP,
	.open = open_help,
	.close = close_help,
	.fit = fit,
	.act = act,
	.draw = draw,
	.shown = shown,
	.hints = hints,
};
