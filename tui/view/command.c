/* The command line: any action by its name, narrowed as one types. */
#include "tui/view.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { P_COMMAND = PROMPT_OWN };

struct command {
	struct session *s;
	enum action found[A_COUNT];
	struct cursor at;
};

static void *open_command(struct session *s)
{
	struct command *m = ft_alloc(sizeof *m);

	m->s = s;
	return m;
}

/* Actions whose name or help holds the words, those whose name begins with them first. */
static void narrow(struct command *m, struct ft_str words)
{
	size_t n;
	const struct key_row *rows = key_rows(&n);
	int len = 0;

	for (int round = 0; round < 3; round++)
		for (size_t i = 0; i < n; i++) {
			struct ft_str name = ft_str(rows[i].name);
			bool starts = ft_starts(name, words), in = starts || ft_find(name, words) >= 0;
			bool help = strcasestr(_(rows[i].help), words.n ? words.p : "") != NULL;

			if (!(rows[i].where & (IN_ALL | IN_LIBRARY | IN_READER | m->s->scope_before)))
				continue;
			if (round == 0 ? starts : round == 1 ? in && !starts : help && !in)
				m->found[len++] = rows[i].action;
		}
	m->at.len = len;
	m->at.at = m->at.top = 0;
}

static struct request shown(void *model)
{
	narrow(model, FT_S(""));
	return ask_prompt(P_COMMAND, FT_S(""), FT_S(":"));
}

static void fit(void *model, int w, int h)
{
	struct command *m = model;

	(void)w;
	cursor_fit(&m->at, m->at.len, h - 1);
}

static struct request act(void *model, enum action a, uint32_t key)
{
	struct command *m = model;

	(void)key;
	if (cursor_act(&m->at, a))
		return done();
	if (a == A_ENTER && m->at.len)
		return ask(R_DO, (int)m->found[m->at.at]);
	return pass();
}

static struct request typed(void *model, int purpose, struct ft_str text, enum typed t)
{
	struct command *m = model;

	(void)purpose;
	if (t == T_GIVEN_UP)
		return ask(R_CLOSE, 0);
	if (t == T_DONE)
		return m->at.len ? ask(R_DO, (int)m->found[m->at.at])
				 : ask_message(m->s, true, _("no action is called %.*s"), FT_FMT(text));
	narrow(m, text);
	return done();
}

static void draw(const void *model, struct area whole, bool focus)
{
	const struct command *m = model;
	struct area a = area_sub(whole, 1, 0, whole.w - 2, whole.h);

	(void)focus;
	if (m->s->prompt.on)
		prompt_draw(&m->s->prompt, a, 0);
	for (int i = 0; i < m->at.h && m->at.top + i < m->at.len; i++) {
		const struct key_row *r = key_row_of(m->found[m->at.top + i]);
		uint32_t key = m->s->keys.keys[r->action][0];
		char raw[4];
		int x = put_cut(a, 2, i + 1, 20, ft_str(r->name), M_LINK);

		if (key > ' ' && key < KEY_BEFORE_FIRST)
			put(a, 23, i + 1, (struct ft_str){raw, ft_put_cp(raw, key)}, M_STRONG);
		put_cut(a, x > 26 ? x + 1 : 26, i + 1, a.w - 26, ft_str(_(r->help)), M_DIM);
		if (m->at.top + i == m->at.at)
			row_on(a, i + 1);
	}
}

static struct request click(void *model, int x, int y)
{
	struct command *m = model;

	(void)x;
	return y > 0 && cursor_to(&m->at, m->at.top + y - 1) ? act(m, A_ENTER, 0) : done();
}

static const struct hint hints[] = {
	{A_ENTER, 0, N_("do it"), NULL},
	{A_NONE, 0, N_("choose"), "Up Down"},
	{A_CANCEL, 0, N_("close"), NULL},
	{0},
};

const struct view view_command = {
	.name = "command",
	.title = N_("Actions"),
	.where = AT_DRAWER,
	.scope = IN_COMMAND,
	.open = open_command,
	.close = free,
	.fit = fit,
	.act = act,
	.draw = draw,
	.shown = shown,
	.typed = typed,
	.click = click,
	.hints = hints,
};
