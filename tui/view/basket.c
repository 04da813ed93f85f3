/* The basket: provisions in the user's own order, each with its note, and what became of it. */
#include "tui/flow.h"
#include "tui/view.h"

#include "base/arena.h"
#include "query/resolve.h"
#include "user/keep.h"

#include <stdlib.h>
#include <string.h>

enum { P_FILE = 1 };

struct entry {
	struct ft_kept k;
	enum ft_kept_state state;
	struct ft_place place;
	struct ft_str words; /* as they stand now; of an orphan the quote */
	bool found;
};

struct basket {
	struct session *s;
	struct ft_arena *a;
	struct entry *v;
	size_t len;
	struct cursor at;
	int lines;     /* of an entry */
	unsigned kept; /* the session's count of changes when loaded */
};

static void *open_basket(struct session *s)
{
	struct basket *m = ft_alloc(sizeof *m);

	m->s = s;
	return m;
}

static void close_basket(void *model)
{
	ft_arena_free(((struct basket *)model)->a);
	free(model);
}

static void load(struct basket *m)
{
	struct ft_kept *k;

	ft_arena_free(m->a);
	m->a = ft_arena_new();
	m->len = 0;
	if (m->s->user == NULL)
		return;
	k = ft_basket_list(m->s->user, m->s->matter, m->a, &m->len);
	m->v = ft_arena_alloc(m->a, (m->len + 1) * sizeof *m->v);
	for (size_t i = 0; i < m->len; i++) {
		struct spot s = {k[i].key, k[i].date, k[i].eid, -1};
		struct ft_resolved r = ft_resolve(m->s->db, m->a, spot_address(m->a, &s), m->s->day);

		m->v[i] = (struct entry){.k = k[i]};
		m->v[i].state = ft_kept_find(m->s->db, m->a, k[i].key, k[i].date, k[i].eid, k[i].sha);
		m->v[i].found = r.err == FT_OK &&
				ft_target_place(m->s->db, m->a, &r.targets[0], &m->v[i].place);
		m->v[i].words = m->v[i].found && m->v[i].place.body.n ? place_words(m->a, &m->v[i].place)
								      : k[i].quote;
	}
	cursor_fit(&m->at, (int)m->len, m->at.h);
}

static struct request shown(void *model)
{
	load(model);
	return (struct request){.kind = R_KEEP};
}

static void reload(void *model)
{
	load(model);
}

static void fit(void *model, int w, int h)
{
	struct basket *m = model;

	(void)w;
	if (m->a == NULL || m->kept != m->s->kept)
		load(m);
	m->kept = m->s->kept;
	m->lines = 3;
	cursor_fit(&m->at, (int)m->len, (h - 2) / m->lines);
}

/* ---- out of the basket ---- */

static struct ft_str cite(struct basket *m, const struct entry *e)
{
	if (e->found)
		return cite_place(m->s->event, &e->place, m->s->day, m->s->ui);
	return ft_arena_fmt(m->s->event, "%.*s %.*s", FT_FMT(e->k.title), FT_FMT(e->k.label));
}

static void put_entry(struct basket *m, struct ft_buf *out, const struct entry *e, bool markdown)
{
	struct ft_str rest = e->words, line;
	const char *who = e->found ? say_speaker_short(e->place.authority)
				   : _("orphaned: quoted as it was kept");

	ft_buf_fmt(out, markdown ? "## %.*s\n\n" : "%.*s\n", FT_FMT(cite(m, e)));
	while (ft_next_line(&rest, &line))
		ft_buf_fmt(out, markdown ? "> %.*s\n" : "    %.*s\n", FT_FMT(line));
	if (who[0])
		ft_buf_fmt(out, markdown ? "\n*%s*\n" : "    [%s]\n", who);
	if (e->k.text.n)
		ft_buf_fmt(out, markdown ? "\n%.*s\n" : "    -- %.*s\n", FT_FMT(e->k.text));
	ft_buf_putc(out, '\n');
}

static struct request write_file(struct basket *m, struct ft_str path)
{
	struct ft_buf b = {0};
	bool markdown = ft_ends(path, FT_S(".md"));
	struct request q = {.kind = R_WRITE, .label = path};

	if (!markdown && !ft_ends(path, FT_S(".txt")))
		return ask_message(m->s, true, "%s", _("the file's name ends in .txt or .md"));
	for (size_t i = 0; i < m->len; i++)
		put_entry(m, &b, &m->v[i], markdown);
	q.text = ft_arena_dup(m->s->event, ft_buf_str(&b));
	ft_buf_free(&b);
	return q;
}

static struct request copy(struct basket *m, bool text)
{
	struct ft_buf b = {0};
	const struct entry *e = &m->v[m->at.at];
	struct request q = {.kind = R_COPY,
			    .text = cite(m, e),
			    .label = e->found ? name_place(m->s->event, &e->place, m->s->ui) : e->k.title};

	if (text) {
		put_entry(m, &b, e, false);
		q.text = ft_arena_dup(m->s->event, ft_buf_str(&b));
		ft_buf_free(&b);
	}
	return q;
}

/* ---- acting ---- */

/* Loads the basket anew after a change; says why where it failed, and frees that. */
static struct request changed(struct basket *m, struct ft_buf *why)
{
	struct request q = {.kind = R_KEEP};

	if (why->len)
		q = ask_message(m->s, true, "user.db: %s", why->data);
	ft_buf_free(why);
	load(m);
	return q;
}

static struct request move(struct basket *m, int by)
{
	struct ft_buf why = {0};
	int to = m->at.at + by;

	if (to < 0 || to >= (int)m->len)
		return done();
	if (ft_basket_move(m->s->user, m->s->matter, (size_t)m->at.at + 1, (size_t)to + 1, &why) == FT_OK)
		m->at.at = to;
	return changed(m, &why);
}

static struct request drop(struct basket *m)
{
	struct ft_buf why = {0};

	ft_basket_remove(m->s->user, m->s->matter, m->v[m->at.at].k.id, &why);
	return changed(m, &why);
}

static struct request act(void *model, enum action a, uint32_t key)
{
	struct basket *m = model;
	const struct entry *e = m->len ? &m->v[m->at.at] : NULL;
	struct spot s = e ? (struct spot){e->k.key, e->k.date, e->k.eid, -1} : (struct spot){.row = -1};

	(void)key;
	if (cursor_act(&m->at, a))
		return done();
	if (e == NULL)
		return pass();
	switch (a) {
	case A_ENTER:
		if (e->state == FT_KEPT_ORPHANED)
			return ask_message(
				m->s, true, "%s",
				_("orphaned: it is not in the library now; the quote is what was kept"));
		return ask_open(s);
	case A_MOVE_DOWN:
		return move(m, 1);
	case A_MOVE_UP:
		return move(m, -1);
	case A_REMOVE:
		return drop(m);
	case A_NOTE:
	case A_EDITOR:
		return (struct request){.kind = R_NOTE, .spot = s, .n = a == A_EDITOR, .label = e->k.quote};
	case A_COPY_CITATION:
	case A_COPY_TEXT:
		return copy(m, a == A_COPY_TEXT);
	case A_EXPORT:
		return ask_prompt(P_FILE, FT_S("basket.md"), ft_str(_("write to (.md or .txt): ")));
	default:
		return pass();
	}
}

static struct request typed(void *model, int purpose, struct ft_str text, enum typed t)
{
	(void)purpose;
	return t == T_DONE && text.n ? write_file(model, text) : done();
}

static void draw_entry(const struct basket *m, struct area a, int y, int i)
{
	const struct entry *e = &m->v[i];
	struct ft_buf b = {0};
	struct ft_str w = e->words, line = {0};
	int x, right = a.w;

	if (e->found) {
		enum ft_status st = ft_status_on(&e->place.time, m->s->day);

		say_status(&b, &e->place.time, m->s->day, m->s->ui);
		if (a.w >= 60)
			right = put_right(a, y, ft_buf_str(&b), say_mark(st) == S_OVER ? M_WARN : M_DIM) - 1;
		ft_buf_reset(&b);
	}
	ft_buf_fmt(&b, "%d", i + 1);
	put(a, 0, y, ft_buf_str(&b), M_DIM);
	ft_buf_reset(&b);
	x = put_cut(a, 4, y, right / 2, e->k.title, M_TEXT) + 1;
	x = put_cut(a, x, y, right - x, e->k.label, M_LINK) + 2;
	if (e->state != FT_KEPT_HERE)
		put_cut(a, x, y, right - x,
			ft_str(e->state == FT_KEPT_ORPHANED ? _("orphaned") : _("its text changed since")),
			M_WARN);
	ft_next_line(&w, &line);
	put_cut(a, 4, y + 1, a.w - 4, line, M_DIM);
	if (e->k.text.n)
		put_cut(a, puts_at(a, 4, y + 2, _("note: "), M_DIM), y + 2, a.w - 12, e->k.text, M_MINE);
	ft_buf_free(&b);
	if (i == m->at.at)
		for (int k = 0; k < 2; k++)
			row_on(a, y + k);
}

static void draw(const void *model, struct area whole, bool focus)
{
	const struct basket *m = model;
	struct area a = area_sub(whole, 1, 0, whole.w - 2, whole.h);
	int x = puts_at(a, 0, 0, _("Basket"), M_TITLE);

	(void)focus;
	x = puts_at(a, x + 2, 0, m->s->matter, M_DIM);
	if (m->len == 0)
		put_cut(a, 4, 2, a.w - 4, ft_str(_("empty; a puts the article at the cursor into it")),
			M_DIM);
	for (int i = 0; i < m->at.h && m->at.top + i < (int)m->len; i++)
		draw_entry(m, a, 2 + i * m->lines, m->at.top + i);
}

static struct request click(void *model, int x, int y)
{
	struct basket *m = model;

	(void)x;
	if (y < 2)
		return done();
	return cursor_to(&m->at, m->at.top + (y - 2) / m->lines) ? act(m, A_ENTER, 0) : done();
}

static const struct hint hints[] = {
	{A_ENTER, 0, N_("open"), NULL},         {A_MOVE_UP, A_MOVE_DOWN, N_("order"), NULL},
	{A_REMOVE, 0, N_("take out"), NULL},    {A_NOTE, 0, N_("note"), NULL},
	{A_COPY_CITATION, 0, N_("copy"), NULL}, {A_EXPORT, 0, N_("write to a file"), NULL},
	{A_CANCEL, 0, N_("close"), NULL},       {0},
};

const struct view view_basket = {
	.name = "basket",
	.title = N_("Basket"),
	.where = AT_FULL,
	.scope = IN_BASKET,
	.open = open_basket,
	.close = close_basket,
	.fit = fit,
	.act = act,
	.draw = draw,
	.shown = shown,
	.reload = reload,
	.typed = typed,
	.click = click,
	.hints = hints,
};
