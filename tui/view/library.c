/* The library: works by kind, their versions, chapters and articles, as a tree of rows. Rows are strings' owners
 * only once they have been on screen: a shelf of thousands costs what is seen of it. */
#include "tui/view/library.h"

#include "query/resolve.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_FOUND = 2000, FOOT = 4, P_FILTER = 1 };

static void insert_row(struct library *l, size_t at, struct lib_row r)
{
	l->rows = ft_grow(l->rows, l->len, &l->cap, sizeof *l->rows);
	memmove(&l->rows[at + 1], &l->rows[at], (l->len - at) * sizeof *l->rows);
	l->rows[at] = r;
	l->len++;
}

static size_t end_of_children(const struct library *l, size_t at)
{
	size_t end = at + 1;

	while (end < l->len && l->rows[end].depth > l->rows[at].depth)
		end++;
	return end;
}

static void fold(struct library *l, size_t at)
{
	size_t end = end_of_children(l, at);

	memmove(&l->rows[at + 1], &l->rows[end], (l->len - end) * sizeof *l->rows);
	l->len -= end - at - 1;
	l->rows[at].open = false;
}

/* ---- unfolding ---- */

static size_t add_works(struct library *l, size_t at, const struct ft_shelved *w, size_t n, int depth)
{
	if (n == 0)
		return at;
	while (l->len + n > l->cap)
		l->rows = ft_grow(l->rows, l->cap, &l->cap, sizeof *l->rows);
	memmove(&l->rows[at + n], &l->rows[at], (l->len - at) * sizeof *l->rows);
	for (size_t i = 0; i < n; i++)
		l->rows[at + i] = (struct lib_row){.type = LR_WORK, .depth = (uint8_t)depth, .kind = (uint8_t)w[i].kind,
						   .work = w[i].id, .w = &w[i]};
	l->len += n;
	return at + n;
}

static void add_others(struct library *l, size_t at, int kind, int depth)
{
	size_t n;
	struct ft_shelved *w = ft_shelf_others(l->s->db, l->a, (enum ft_work_kind)kind, &n);

	add_works(l, at, w, n, depth);
}

static void unfold_kind(struct library *l, size_t at)
{
	int kind = l->rows[at].kind;
	size_t from = l->shelf.from[kind], n = l->shelf.from[kind + 1] - from;
	size_t end = add_works(l, at + 1, &l->shelf.works[from], n, 1);

	if (l->shelf.others[kind] && n)
		insert_row(l, end, (struct lib_row){.type = LR_MORE, .depth = 1, .kind = (uint8_t)kind});
	else if (l->shelf.others[kind])
		add_others(l, end, kind, 1);
}

static struct ft_book *book_of(struct library *l, int64_t work, int64_t version)
{
	struct ft_book *b = ft_arena_alloc(l->a, sizeof *b);

	ft_book_open(l->s->db, l->a, work, version, b);
	return b;
}

static void add_leaves(struct library *l, size_t at, struct ft_book *b, int parent, int depth)
{
	for (size_t i = 0; i < b->len; i++)
		if (b->leaves[i].parent == parent)
			insert_row(l, at++, (struct lib_row){.type = LR_LEAF, .depth = (uint8_t)depth, .leaf = (int)i,
							     .kind = (uint8_t)b->work.kind, .work = b->work.id,
							     .version = b->version.id, .book = b});
}

static void unfold_work(struct library *l, size_t at)
{
	size_t n;
	struct ft_version *v = ft_versions(l->s->db, l->a, l->rows[at].work, &n);
	struct lib_row r = l->rows[at];

	if (n == 1)
		add_leaves(l, at + 1, book_of(l, r.work, v[0].id), -1, r.depth + 1);
	for (size_t i = 0; n > 1 && i < n; i++) /* the newest first */
		insert_row(l, at + 1, (struct lib_row){.type = LR_VERSION, .depth = (uint8_t)(r.depth + 1), .kind = r.kind,
						       .work = r.work, .version = v[i].id, .v = &v[i], .w = r.w});
}

static bool has_children(const struct lib_row *r)
{
	return r->type != LR_LEAF || !ft_is_unit(r->book->leaves[r->leaf].kind);
}

static void unfold(struct library *l, size_t at)
{
	struct lib_row *r = &l->rows[at];

	if (r->open || !has_children(r))
		return;
	r->open = true;
	switch (r->type) {
	case LR_KIND:
		unfold_kind(l, at);
		break;
	case LR_MORE:
		add_others(l, at + 1, r->kind, 2);
		break;
	case LR_WORK:
		unfold_work(l, at);
		break;
	case LR_VERSION:
		add_leaves(l, at + 1, book_of(l, r->work, r->version), -1, r->depth + 1);
		break;
	default:
		add_leaves(l, at + 1, r->book, r->leaf, r->depth + 1);
	}
	if (end_of_children(l, at) == at + 1)
		l->rows[at].open = false;
}

/* ---- the rows anew ---- */

static void build_tree(struct library *l)
{
	size_t total = 0;

	l->len = 0;
	ft_shelf(l->s->db, l->a, &l->shelf);
	for (int k = 0; k < FT_WK_COUNT; k++) {
		size_t at = l->len, ours = l->shelf.from[k + 1] - l->shelf.from[k], n = ours + l->shelf.others[k];

		total += n;
		if (n == 0)
			continue;
		insert_row(l, at, (struct lib_row){.type = LR_KIND, .kind = (uint8_t)k, .known = true});
		if (ours || n <= 20)
			unfold(l, at);
	}
	l->total = total;
	l->built = true;
}

static void build_found(struct library *l)
{
	int64_t *ids = ft_alloc(MAX_FOUND * sizeof *ids);
	size_t n = ft_shelf_find(l->s->db, ft_buf_str(&l->filter), ids, MAX_FOUND);

	l->len = 0;
	for (size_t i = 0; i < n; i++)
		insert_row(l, i, (struct lib_row){.type = LR_WORK, .work = ids[i]});
	l->cursor.at = 0;
	free(ids);
}

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
		  : n == 1		? v[0].id
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

static void make_foot(struct library *l, const struct lib_row *r)
{
	struct ft_arena *tmp = ft_arena_new();
	size_t n = 0, vn = 0;
	struct ft_version *v = ft_versions(l->s->db, tmp, r->work, &vn);
	int64_t version = r->type == LR_WORK ? r->best : r->version;
	struct ft_text *t = version ? ft_texts(l->s->db, tmp, version, &n) : NULL;

	ft_buf_reset(&l->foot_title);
	ft_buf_reset(&l->foot_status);
	ft_buf_reset(&l->foot_texts);
	ft_buf_add(&l->foot_title, title_of(r, l->s->ui));
	for (size_t i = 0; i < vn; i++)
		if (v[i].id == version)
			say_status(&l->foot_status, &v[i].time, l->s->day, l->s->ui);
	for (int au = 0; au < FT_AU_COUNT; au++)
		for (int lang = 0, first = 1; lang < FT_LANG_COUNT; lang++)
			for (size_t i = 0; i < n; i++) {
				if ((int)t[i].authority != au || (int)t[i].lang != lang)
					continue;
				if (first)
					ft_buf_fmt(&l->foot_texts, "%s%s", l->foot_texts.len ? ", " : "",
						   au ? say_speaker_short((enum ft_authority)au) : _("official"));
				ft_buf_fmt(&l->foot_texts, " %s", ft_lang_word((enum ft_lang)lang));
				first = 0;
				break;
			}
	if (l->foot_texts.len == 0)
		ft_buf_puts(&l->foot_texts, _("no text at hand"));
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
	ft_buf_free(&l->foot_title);
	ft_buf_free(&l->foot_status);
	ft_buf_free(&l->foot_texts);
	free(l);
}

static void fit(void *model, int w, int h)
{
	struct library *l = model;
	struct lib_row *r;

	(void)w;
	if (!l->built) {
		build_tree(l);
		l->cursor.at = l->len > 1 && l->rows[1].type == LR_WORK;
	}
	l->foot = h >= 16 ? FOOT : 0;
	cursor_fit(&l->cursor, (int)l->len, h - 1 - l->foot);
	for (int i = l->cursor.top; i < l->cursor.top + l->cursor.h && i < (int)l->len; i++)
		if (!l->rows[i].known)
			know(l, &l->rows[i]);
	r = l->len ? &l->rows[l->cursor.at] : NULL;
	if (l->foot && (r == NULL || r->work == 0 || l->foot_of != l->cursor.at)) {
		ft_buf_reset(&l->foot_title);
		ft_buf_reset(&l->foot_status);
		ft_buf_reset(&l->foot_texts);
		if (r && r->work)
			make_foot(l, r);
		l->foot_of = l->cursor.at;
	}
}

static struct spot spot_of(const struct library *l)
{
	const struct lib_row *r = l->cursor.at < (int)l->len ? &l->rows[l->cursor.at] : NULL;

	if (r == NULL || r->work == 0)
		return (struct spot){.row = -1};
	if (r->book)
		return (struct spot){r->book->work.key, r->book->version.date, r->book->leaves[r->leaf].eid, -1};
	return (struct spot){r->w ? r->w->key : (struct ft_str){0}, r->v ? r->v->date : FT_S(""), FT_S(""), -1};
}

static void step_left(struct library *l)
{
	size_t at = (size_t)l->cursor.at;

	if (l->rows[at].open) {
		fold(l, at);
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
		unfold(l, (size_t)l->cursor.at);
		return done();
	case A_ENTER:
		if (s.key.n)
			return ask_open(s);
		if (l->rows[l->cursor.at].open)
			fold(l, (size_t)l->cursor.at);
		else
			unfold(l, (size_t)l->cursor.at);
		return done();
	case A_FILTER:
		return ask_prompt(P_FILTER, ft_buf_str(&l->filter), ft_str(_("titles: ")));
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

/* On opening, before anything was read, the first work shows itself. */
static struct request idle(void *model)
{
	struct library *l = model;
	struct spot s = spot_of(l);

	if (l->s->here.key.n || s.key.n == 0)
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
	if (t == T_DONE)
		return done();
	ft_buf_reset(&l->filter);
	ft_buf_add(&l->filter, text);
	if (text.n)
		build_found(l);
	else
		build_tree(l);
	return done();
}

/* ---- going to a place ---- */

static size_t find_row(const struct library *l, size_t from, size_t end, int64_t work, int64_t version)
{
	for (size_t i = from; i < end; i++)
		if (l->rows[i].work == work && (version == 0 || l->rows[i].version == version) &&
		    l->rows[i].type == (version ? LR_VERSION : LR_WORK))
			return i;
	return end;
}

/* Unfolds what holds the work; the row of the work, or len. */
static size_t reveal_work(struct library *l, const struct ft_work *w)
{
	size_t kind = 0, at;

	while (kind < l->len && !(l->rows[kind].type == LR_KIND && l->rows[kind].kind == w->kind))
		kind++;
	if (kind == l->len)
		return kind;
	unfold(l, kind);
	for (size_t i = kind + 1; !w->catalogued && i < l->len && l->rows[i].depth > 0; i++)
		if (l->rows[i].type == LR_MORE)
			unfold(l, i);
	at = find_row(l, kind, end_of_children(l, kind), w->id, 0);
	return at < end_of_children(l, kind) ? at : l->len;
}

/* Unfolds the containers down to the leaf. */
static void reveal_leaf(struct library *l, size_t at, struct ft_str eid)
{
	const struct ft_book *b;
	ptrdiff_t want;

	unfold(l, at);
	if (at + 1 >= l->len || l->rows[at + 1].type != LR_LEAF)
		return;
	b = l->rows[at + 1].book;
	want = ft_book_find(b, eid);
	for (size_t i = at + 1; want >= 0 && i < l->len && l->rows[i].type == LR_LEAF && l->rows[i].book == b; i++) {
		ptrdiff_t up = want;

		if (l->rows[i].leaf == want) {
			l->cursor.at = (int)i;
			return;
		}
		while (up >= 0 && up != l->rows[i].leaf)
			up = b->leaves[up].parent;
		if (up >= 0)
			unfold(l, i);
	}
}

static void go(void *model, const struct spot *s)
{
	struct library *l = model;
	struct ft_arena *tmp = ft_arena_new();
	struct ft_resolved r;
	struct ft_work w;
	size_t at, v;

	if (l->filter.len || !l->built) {
		ft_buf_reset(&l->filter);
		build_tree(l);
	}
	l->foot_of = -1;
	r = ft_resolve(l->s->db, tmp, spot_address(tmp, s), l->s->day);
	if (r.target_len && ft_work_load(l->s->db, tmp, r.targets[0].work, &w) && (at = reveal_work(l, &w)) < l->len) {
		l->cursor.at = (int)at;
		if (s->eid.n) {
			unfold(l, at);
			v = find_row(l, at, end_of_children(l, at), w.id, r.targets[0].version);
			reveal_leaf(l, v < end_of_children(l, at) ? v : at, s->eid);
		}
		if (l->cursor.at > l->cursor.top + l->cursor.h - 3)
			l->cursor.top = l->cursor.at - l->cursor.h / 3;
	}
	ft_arena_free(tmp);
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
		go(l, &at);
	ft_arena_free(tmp);
}

const struct view view_library = {
	.name = "library", .title = N_("Library"), .where = AT_SIDE, .scope = IN_LIBRARY, .open = open_library,
	.close = close_library, .fit = fit, .act = act, .draw = library_draw, .reload = reload, .idle = idle,
	.typed = typed, .go = go,
};
