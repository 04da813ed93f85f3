/* The library: works by kind, their versions, chapters and articles, as a tree of rows. Rows are strings'
 * owners only once they have been on screen: a shelf of thousands costs what is seen of it. */
#include "tui/view/library.h"

#include "query/resolve.h"

#include <stdlib.h>
#include <string.h>

enum { FOOT = 6, P_FILTER = 1 };

/* A leaf's words. */
static void know_leaf(struct library *l, struct lib_row *r)
{
	struct ft_leaf *leaf = &r->book->leaves[r->leaf];
	int lang = ft_leaf_lang(r->book, leaf, l->s->lang);

	if (lang >= 0)
		ft_page_load(l->s->db, l->a, &leaf->in[lang]);
	r->known = true;
}

/* The strings of a work that only its id was known of. */
static void load_work(struct library *l, struct lib_row *r)
{
	struct ft_shelved *kept;
	struct ft_work w;

	if (!ft_work_load(l->s->db, l->a, r->work, &w))
		return;
	kept = ft_arena_alloc(l->a, sizeof *kept);
	*kept = (struct ft_shelved){w.id, w.kind, w.catalogued, w.key, w.title_zh, w.title_en, w.number};
	r->w = kept;
	r->kind = (uint8_t)w.kind;
}

/* Strings and status of a row that comes into sight. */
static void know(struct library *l, struct lib_row *r)
{
	struct ft_arena *tmp;
	size_t n = 0;
	struct ft_version *v;

	if (r->type == LR_LEAF) {
		know_leaf(l, r);
		return;
	}
	tmp = ft_arena_new();
	v = ft_versions(l->s->db, tmp, r->work, &n);
	r->best = r->type == LR_VERSION ? r->version
		  : n == 1              ? v[0].id
					: ft_version_on(l->s->db, tmp, r->work, l->s->day);
	r->status = FT_ST_UNKNOWN;
	for (size_t i = 0; i < n; i++)
		if (v[i].id == r->best)
			r->status = (uint8_t)ft_status_on(&v[i].time, l->s->day);
	if (r->type == LR_WORK && r->w == NULL)
		load_work(l, r);
	r->known = true;
	ft_arena_free(tmp);
}

/* The title that the row's line has no room for. */
static struct ft_str title_of(const struct lib_row *r, enum ft_lang ui)
{
	if (r->book)
		return say_title(r->book->work.title_zh, r->book->work.title_en, ui);
	return r->w ? say_title(r->w->title_zh, r->w->title_en, ui) : FT_S("");
}

/* "official zh, digest zh en" */
static void put_texts(struct ft_buf *out, const struct ft_text *t, size_t n)
{
	for (int au = 0; au < FT_AU_COUNT; au++)
		for (int lang = 0, first = 1; lang < FT_LANG_COUNT; lang++)
			for (size_t i = 0; i < n; i++) {
				if ((int)t[i].authority != au || (int)t[i].lang != lang)
					continue;
				if (first)
					ft_buf_fmt(out, "%s%s", out->len ? ", " : "",
						   au ? say_speaker_short((enum ft_authority)au)
						      : _("official"));
				ft_buf_fmt(out, " %s", ft_lang_word((enum ft_lang)lang));
				first = 0;
				break;
			}
	if (out->len == 0)
		ft_buf_puts(out, _("no text at hand"));
}

/* What a row's line has no room for: the whole title, the status, the texts there are. */
static void make_foot(struct library *l, const struct lib_row *r)
{
	struct ft_arena *tmp = ft_arena_new();
	size_t n = 0, vn = 0;
	struct ft_version *v = ft_versions(l->s->db, tmp, r->work, &vn);
	int64_t version = r->type == LR_WORK ? r->best : r->version;
	struct ft_text *t = version ? ft_texts(l->s->db, tmp, version, &n) : NULL;
	struct ft_buf b = {0};

	flow_line(&l->foot_lines, title_of(r, l->s->ui), M_TEXT, 0, 0);
	for (size_t i = 0; i < vn; i++)
		if (v[i].id == version)
			say_status(&b, &v[i].time, l->s->day, l->s->ui);
	flow_line(&l->foot_lines, ft_buf_str(&b), M_DIM, 0, 0);
	ft_buf_reset(&b);
	put_texts(&b, t, n);
	flow_line(&l->foot_lines, ft_buf_str(&b), M_DIM, 0, 0);
	ft_buf_free(&b);
	ft_arena_free(tmp);
}

/* ---- the view ---- */

static void *open_library(struct session *s)
{
	struct library *l = ft_alloc(sizeof *l);

	*l = (struct library){.s = s, .a = ft_arena_new(), .foot_of = -1};
	return l;
}

static void close_library(void *model)
{
	struct library *l = model;

	ft_arena_free(l->a);
	free(l->rows);
	ft_buf_free(&l->filter);
	flow_free(&l->foot_lines);
	free(l);
}

static void fit_foot(struct library *l, int cols)
{
	struct lib_row *r = l->len ? &l->rows[l->cursor.at] : NULL;

	if (l->foot == 0 || (r && r->work && l->foot_of == l->cursor.at && l->foot_lines.cols == cols))
		return;
	flow_reset(&l->foot_lines);
	l->foot_lines.cols = cols;
	l->foot_lines.wide = l->s->wide;
	if (r && r->work)
		make_foot(l, r);
	l->foot_of = l->cursor.at;
}

static void fit(void *model, int w, int h)
{
	struct library *l = model;

	if (!l->built) {
		library_tree(l);
		l->cursor.at = l->len > 1 && l->rows[1].type == LR_WORK;
	}
	l->foot = h >= 24 ? FOOT : h >= 16 ? FOOT - 1 : 0;
	cursor_fit(&l->cursor, (int)l->len, h - 1 - l->foot);
	for (int i = l->cursor.top; i < l->cursor.top + l->cursor.h + l->foot && i < (int)l->len; i++)
		if (!l->rows[i].known)
			know(l, &l->rows[i]);
	fit_foot(l, w - 2);
}

static struct spot spot_of(const struct library *l)
{
	const struct lib_row *r = l->cursor.at < (int)l->len ? &l->rows[l->cursor.at] : NULL;

	if (r == NULL || r->work == 0)
		return (struct spot){.row = -1};
	if (r->book)
		return (struct spot){r->book->work.key, r->book->version.date, r->book->leaves[r->leaf].eid,
				     -1};
	return (struct spot){r->w ? r->w->key : (struct ft_str){0}, r->v ? r->v->date : FT_S(""), FT_S(""),
			     -1};
}

static void step_left(struct library *l)
{
	size_t at = (size_t)l->cursor.at;

	if (l->rows[at].open) {
		library_fold(l, at);
		return;
	}
	while (at > 0 && l->rows[at].depth >= l->rows[l->cursor.at].depth)
		at--;
	l->cursor.at = (int)at;
}

static struct request act(void *model, enum action a, uint32_t key)
{
	struct library *l = model;
	struct spot s;

	(void)key;
	cursor_fit(&l->cursor, (int)l->len, l->cursor.h); /* rows may have gone since the last screen */
	s = spot_of(l);
	if (cursor_act(&l->cursor, a)) {
		s = spot_of(l);
		l->preview_due = true;
		return s.key.n ? (struct request){.kind = R_PREVIEW, .spot = s} : done();
	}
	if (l->len == 0 && a != A_FILTER && a != A_CANCEL)
		return pass();
	l->foot_of = -1;
	switch (a) {
	case A_LEFT:
		step_left(l);
		return done();
	case A_RIGHT:
		if (l->rows[l->cursor.at].open)
			l->cursor.at++;
		library_unfold(l, (size_t)l->cursor.at);
		return done();
	case A_ENTER:
		if (s.key.n)
			return ask_open(s);
		if (l->rows[l->cursor.at].open)
			library_fold(l, (size_t)l->cursor.at);
		else
			library_unfold(l, (size_t)l->cursor.at);
		return done();
	case A_FILTER:
		return (struct request){.kind = R_PROMPT,
					.n = P_FILTER,
					.text = ft_buf_str(&l->filter),
					.label = ft_str(_("work: ")),
					.fresh = true};
	case A_CANCEL:
		if (l->filter.len == 0)
			return pass();
		ft_buf_reset(&l->filter);
		l->built = false;
		return done();
	default:
		return pass();
	}
}

/* What the cursor came to while keys were pressed too fast shows when they rest; on opening, the first work.
 */
static struct request idle(void *model)
{
	struct library *l = model;
	struct spot s = spot_of(l);
	bool due = l->preview_due || l->s->here.key.n == 0;

	l->preview_due = false;
	if (!due || s.key.n == 0 || (ft_eq(s.key, l->s->here.key) && ft_eq(s.eid, l->s->here.eid)))
		return pass();
	return (struct request){.kind = R_PREVIEW, .spot = s};
}

static struct request typed(void *model, int purpose, struct ft_str text, enum typed t)
{
	struct library *l = model;

	(void)purpose;
	if (t == T_GIVEN_UP)
		text = FT_S("");
	l->foot_of = -1;
	if (t == T_DONE) { /* the row in hand is the one meant */
		struct spot s = spot_of(l);

		return text.n && s.key.n ? ask_open(s) : done();
	}
	ft_buf_reset(&l->filter);
	ft_buf_add(&l->filter, text);
	if (text.n)
		library_found(l);
	else
		library_tree(l);
	return done();
}

static void reload(void *model)
{
	struct library *l = model;
	struct ft_arena *tmp = ft_arena_new();
	struct spot at = spot_of(l);

	at = spot_dup(tmp, &at);
	l->len = 0;
	ft_arena_free(l->a);
	l->a = ft_arena_new();
	l->built = false;
	l->foot_of = -1;
	if (at.key.n)
		library_go(l, &at);
	ft_arena_free(tmp);
}

static struct request click(void *model, int x, int y)
{
	struct library *l = model;
	struct spot s;

	(void)x;
	if (y < 1 || y > l->cursor.h)
		return done();
	if (cursor_to(&l->cursor, l->cursor.top + y - 1))
		return act(l, A_ENTER, 0);
	s = spot_of(l);
	return s.key.n ? (struct request){.kind = R_PREVIEW, .spot = s} : done();
}

static const struct hint hints[] = {
	{A_ENTER, 0, N_("read"), NULL},     {A_RIGHT, 0, N_("unfold"), NULL},
	{A_FILTER, 0, N_("filter"), NULL},  {A_SEARCH, 0, N_("search all"), NULL},
	{A_NEXT_PANE, 0, N_("pane"), NULL}, {A_TIME, 0, N_("day"), NULL},
	{A_QUIT, 0, N_("quit"), NULL},      {0},
};

const struct view view_library = {
	.name = "library",
	.title = N_("Library"),
	.where = AT_SIDE,
	.scope = IN_LIBRARY,
	.open = open_library,
	.close = close_library,
	.fit = fit,
	.act = act,
	.draw = library_draw,
	.reload = reload,
	.idle = idle,
	.typed = typed,
	.go = library_go,
	.click = click,
	.hints = hints,
};
