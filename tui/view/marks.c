/* The marks of the matter: a letter jumps, x takes a mark away. */
#include "tui/view.h"

#include "base/arena.h"
#include "user/keep.h"

#include <stdlib.h>

struct marks {
	struct session *s;
	struct ft_arena *a;
	struct ft_kept *v;
	enum ft_kept_state *state;
	size_t len;
	struct cursor at;
	unsigned kept; /* the session's count of changes when loaded */
};

static void *open_marks(struct session *s)
{
	struct marks *m = ft_alloc(sizeof *m);

	m->s = s;
	return m;
}

static void close_marks(void *model)
{
	ft_arena_free(((struct marks *)model)->a);
	free(model);
}

static void load(struct marks *m)
{
	ft_arena_free(m->a);
	m->a = ft_arena_new();
	m->len = 0;
	if (m->s->user == NULL)
		return;
	m->v = ft_mark_list(m->s->user, m->s->matter, m->a, &m->len);
	m->state = ft_arena_alloc(m->a, (m->len + 1) * sizeof *m->state);
	for (size_t i = 0; i < m->len; i++)
		m->state[i] = ft_kept_find(m->s->db, m->a, m->v[i].key, m->v[i].date, m->v[i].eid,
					   m->v[i].sha);
	cursor_fit(&m->at, (int)m->len, m->at.h);
}

static struct request shown(void *model)
{
	load(model);
	return ask(R_KEEP, 0);
}

static void reload(void *model)
{
	load(model);
}

static void fit(void *model, int w, int h)
{
	struct marks *m = model;

	(void)w;
	if (m->a == NULL || m->kept != m->s->kept)
		load(m);
	m->kept = m->s->kept;
	cursor_fit(&m->at, (int)m->len, h);
}

static struct request jump(struct marks *m, size_t i)
{
	const struct ft_kept *k = &m->v[i];

	if (m->state[i] == FT_KEPT_ORPHANED)
		return ask_message(m->s, true, _("orphaned: %.*s %.*s is not in the library now"),
				   FT_FMT(k->title), FT_FMT(k->label));
	return ask_open((struct spot){k->key, k->date, k->eid, -1});
}

/* Letters jump, whatever else they do elsewhere; arrows and Enter move and choose. */
static struct request act(void *model, enum action a, uint32_t key)
{
	struct marks *m = model;

	if (key_is_char(key) && key != K_SPACE && a != A_REMOVE && a != A_JUMP)
		for (size_t i = 0; i < m->len; i++)
			if (ft_cp_at(m->v[i].letter, 0) == key)
				return jump(m, i);
	if (cursor_act(&m->at, a))
		return done();
	if (m->len && a == A_ENTER)
		return jump(m, (size_t)m->at.at);
	if (m->len && a == A_REMOVE) {
		struct request q = ask(R_UNMARK, (int)ft_cp_at(m->v[m->at.at].letter, 0));

		ft_arena_free(m->a); /* read anew when next seen */
		m->a = NULL;
		m->len = 0;
		return q;
	}
	return pass();
}

static void draw(const void *model, struct area whole, bool focus)
{
	const struct marks *m = model;
	struct area a = area_sub(whole, 1, 0, whole.w - 2, whole.h);

	if (m->len == 0)
		put_cut(a, 2, 1, a.w - 2,
			ft_str(_("no marks yet; m and a letter marks the place in the text")), M_DIM);
	for (int i = 0; i < m->at.h && m->at.top + i < (int)m->len; i++) {
		const struct ft_kept *k = &m->v[m->at.top + i];
		enum ft_kept_state st = m->state[m->at.top + i];
		int x = put(a, 2, i, k->letter, M_STRONG) + 2;

		x = put_cut(a, x, i, a.w / 3, k->title, M_TEXT) + 1;
		x = put(a, x, i, k->label, M_LINK) + 2;
		if (st != FT_KEPT_HERE)
			x = puts_at(a, x, i, st == FT_KEPT_ORPHANED ? _("orphaned") : _("text changed"),
				    M_WARN) +
			    2;
		put_cut(a, x, i, a.w - x, k->quote, M_DIM);
		if (m->at.top + i == m->at.at && focus)
			row_on(a, i);
	}
}

static struct request click(void *model, int x, int y)
{
	struct marks *m = model;

	(void)x;
	return cursor_to(&m->at, m->at.top + y) ? act(m, A_ENTER, 0) : done();
}

static const struct hint hints[] = {
	{A_ENTER, 0, N_("go there"), NULL},
	{A_REMOVE, 0, N_("take out"), NULL},
	{A_CANCEL, 0, N_("close"), NULL},
	{0},
};

const struct view view_marks = {
	.name = "marks",
	.title = N_("Marks: a letter jumps"),
	.where = AT_DRAWER,
	.scope = IN_MARKS,
	.open = open_marks,
	.close = close_marks,
	.fit = fit,
	.act = act,
	.draw = draw,
	.shown = shown,
	.reload = reload,
	.click = click,
	.hints = hints,
};
