/* The links of the place in hand: outgoing, incoming, curated; each with its reason. */
#include "tui/view/linklist.h"

#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>

struct links {
	struct session *s;
	struct link_list list;
	struct cursor at;
	struct ft_arena *a;
	struct spot of; /* the place whose links these are */
	unsigned what;
	bool stale;
};

static void *open_links(struct session *s)
{
	struct links *l = ft_alloc(sizeof *l);

	*l = (struct links){.s = s, .what = LL_OUT | LL_IN, .stale = true};
	return l;
}

static void close_links(void *model)
{
	struct links *l = model;

	link_list_free(&l->list);
	ft_arena_free(l->a);
	free(l);
}

static void reload(void *model)
{
	((struct links *)model)->stale = true;
}

static void fit(void *model, int w, int h)
{
	struct links *l = model;

	if (l->stale || l->list.flow.cols != w - 4 || !spot_same(&l->of, &l->s->here)) {
		bool same = spot_same(&l->of, &l->s->here);

		ft_arena_free(l->a);
		l->a = ft_arena_new();
		l->of = spot_dup(l->a, &l->s->here);
		link_list_build(&l->list, l->s, &l->of, &(struct link_want){l->what, -1, 0, w - 4});
		if (!same)
			l->at.at = l->at.top = 0;
		l->stale = false;
	}
	link_list_fit(&l->list, &l->at, h - 1);
}

static struct request act(void *model, enum action a, uint32_t key)
{
	struct links *l = model;
	static const unsigned next[] = {
		[LL_OUT | LL_IN] = LL_OUT, [LL_OUT] = LL_IN, [LL_IN] = LL_OUT | LL_IN};
	static const unsigned before[] = {
		[LL_OUT | LL_IN] = LL_IN, [LL_IN] = LL_OUT, [LL_OUT] = LL_OUT | LL_IN};
	const struct spot *s = l->list.len ? &l->list.spots[l->at.at] : NULL;

	(void)key;
	if (cursor_act(&l->at, a))
		return done();
	switch (a) {
	case A_LEFT:
	case A_RIGHT:
		l->what = a == A_RIGHT ? next[l->what] : before[l->what];
		l->stale = true;
		return done();
	case A_ENTER:
		if (s && s->key.n)
			return ask_open(*s);
		return ask_message(l->s, true, "%s", _("this is not in the library"));
	case A_BASKET_ADD:
		return s && s->key.n ? (struct request){.kind = R_ADD, .spot = *s} : done();
	case A_LINKS:
		return ask(R_CLOSE, 0);
	default:
		return pass();
	}
}

static void draw(const void *model, struct area whole, bool focus)
{
	const struct links *l = model;
	struct area a = area_sub(whole, 1, 0, whole.w - 2, whole.h);
	static const unsigned tabs[] = {LL_OUT | LL_IN, LL_OUT, LL_IN};
	const char *const words[] = {_("all"), _("from here"), _("to here")};
	char line[64];
	int x = 2;

	for (int i = 0; i < 3; i++)
		x = puts_at(a, x, 0, words[i], l->what == tabs[i] ? M_TITLE : M_DIM) + 3;
	snprintf(line, sizeof line, _("%zu out, %zu in"), l->list.out, l->list.in);
	put_right(a, 0, ft_str(line), M_DIM);
	if (l->list.len == 0)
		put_cut(a, 2, 2, a.w - 2, ft_str(_("no link leaves or reaches this place")), M_DIM);
	link_list_draw(&l->list, area_sub(a, 0, 1, a.w, a.h - 1), &l->at, focus);
}

static struct request click(void *model, int x, int y)
{
	struct links *l = model;

	(void)x;
	return link_list_click(&l->list, &l->at, y - 1) ? act(l, A_ENTER, 0) : done();
}

static const struct hint hints[] = {
	{A_ENTER, 0, N_("go there"), NULL},
	{A_LEFT, A_RIGHT, N_("from here, to here"), NULL},
	{A_BASKET_ADD, 0, N_("into the basket"), NULL},
	{A_CANCEL, 0, N_("close"), NULL},
	{0},
};

const struct view view_links = {
	.name = "links",
	.title = N_("Links"),
	.where = AT_DRAWER,
	.scope = IN_LINKS,
	.open = open_links,
	.close = close_links,
	.fit = fit,
	.act = act,
	.draw = draw,
	.reload = reload,
	.click = click,
	.hints = hints,
};
