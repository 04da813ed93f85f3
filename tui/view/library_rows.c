/* The rows of the library: unfolding, folding, and finding a place among them. */
#include "tui/view/library.h"

#include "query/resolve.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_FOUND = 2000 };

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

void library_fold(struct library *l, size_t at)
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
		l->rows[at + i] = (struct lib_row){.type = LR_WORK,
						   .depth = (uint8_t)depth,
						   .kind = (uint8_t)w[i].kind,
						   .work = w[i].id,
						   .w = &w[i]};
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
			insert_row(l, at++,
				   (struct lib_row){.type = LR_LEAF,
						    .depth = (uint8_t)depth,
						    .leaf = (int)i,
						    .kind = (uint8_t)b->work.kind,
						    .work = b->work.id,
						    .version = b->version.id,
						    .book = b});
}

static void unfold_work(struct library *l, size_t at)
{
	size_t n;
	struct ft_version *v = ft_versions(l->s->db, l->a, l->rows[at].work, &n);
	struct lib_row r = l->rows[at];

	if (n == 1)
		add_leaves(l, at + 1, book_of(l, r.work, v[0].id), -1, r.depth + 1);
	for (size_t i = 0; n > 1 && i < n; i++) /* the newest first */
		insert_row(l, at + 1,
			   (struct lib_row){.type = LR_VERSION,
					    .depth = (uint8_t)(r.depth + 1),
					    .kind = r.kind,
					    .work = r.work,
					    .version = v[i].id,
					    .v = &v[i],
					    .w = r.w});
}

static bool has_children(const struct lib_row *r)
{
	return r->type != LR_LEAF || !ft_is_unit(r->book->leaves[r->leaf].kind);
}

void library_unfold(struct library *l, size_t at)
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

void library_tree(struct library *l)
{
	size_t total = 0;

	l->len = 0;
	ft_shelf(l->s->db, l->a, &l->shelf);
	for (int k = 0; k < FT_WK_COUNT; k++) {
		size_t at = l->len, ours = l->shelf.from[k + 1] - l->shelf.from[k],
		       n = ours + l->shelf.others[k];

		total += n;
		if (n == 0)
			continue;
		insert_row(l, at, (struct lib_row){.type = LR_KIND, .kind = (uint8_t)k, .known = true});
		if (ours || n <= 20)
			library_unfold(l, at);
	}
	l->total = total;
	l->built = true;
}

void library_found(struct library *l)
{
	int64_t *ids = ft_alloc(MAX_FOUND * sizeof *ids);
	size_t n = ft_shelf_find(l->s->db, ft_buf_str(&l->filter), ids, MAX_FOUND);

	l->len = 0;
	for (size_t i = 0; i < n; i++)
		insert_row(l, i, (struct lib_row){.type = LR_WORK, .work = ids[i]});
	l->cursor.at = 0;
	free(ids);
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
	library_unfold(l, kind);
	for (size_t i = kind + 1; !w->catalogued && i < l->len && l->rows[i].depth > 0; i++)
		if (l->rows[i].type == LR_MORE)
			library_unfold(l, i);
	at = find_row(l, kind, end_of_children(l, kind), w->id, 0);
	return at < end_of_children(l, kind) ? at : l->len;
}

/* Unfolds the containers down to the leaf. */
static void reveal_leaf(struct library *l, size_t at, struct ft_str eid)
{
	const struct ft_book *b;
	ptrdiff_t want;

	library_unfold(l, at);
	if (at + 1 >= l->len || l->rows[at + 1].type != LR_LEAF)
		return;
	b = l->rows[at + 1].book;
	want = ft_book_find(b, eid);
	for (size_t i = at + 1; want >= 0 && i < l->len && l->rows[i].type == LR_LEAF && l->rows[i].book == b;
	     i++) {
		ptrdiff_t up = want;

		if (l->rows[i].leaf == want) {
			l->cursor.at = (int)i;
			return;
		}
		while (up >= 0 && up != l->rows[i].leaf)
			up = b->leaves[up].parent;
		if (up >= 0)
			library_unfold(l, i);
	}
}

void library_go(void *model, const struct spot *s)
{
	struct library *l = model;
	struct ft_arena *tmp = ft_arena_new();
	struct ft_resolved r;
	struct ft_work w;
	size_t at, v;

	if (l->filter.len || !l->built) {
		ft_buf_reset(&l->filter);
		library_tree(l);
	}
	l->foot_of = -1;
	r = ft_resolve(l->s->db, tmp, spot_address(tmp, s), l->s->day);
	if (r.target_len && ft_work_load(l->s->db, tmp, r.targets[0].work, &w) &&
	    (at = reveal_work(l, &w)) < l->len) {
		l->cursor.at = (int)at;
		if (s->eid.n) {
			library_unfold(l, at);
			v = find_row(l, at, end_of_children(l, at), w.id, r.targets[0].version);
			reveal_leaf(l, v < end_of_children(l, at) ? v : at, s->eid);
		}
		if (l->cursor.at > l->cursor.top + l->cursor.h - 3)
			l->cursor.top = l->cursor.at - l->cursor.h / 3;
	}
	ft_arena_free(tmp);
}
