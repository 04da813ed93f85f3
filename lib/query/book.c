/* A version's texts folded into one list of leaves (query/browse.h). */
#include "query/browse.h"

#include "base/table.h"
#include "doc/eid.h"

#include <stdlib.h>

/* A node as its row has it. */
struct node {
	int64_t id, parent;
	uint16_t text;
	int leaf; /* where it was folded into */
	enum ft_node_kind kind;
	bool body;
	struct ft_str eid;
};

/* Leaves while they are gathered: a list threaded through `next`, so that a place that only a later text has
 * can stand behind its neighbour, and a table by eid. */
struct folder {
	struct ft_arena *a;
	struct ft_leaf *v;
	int *next;
	int64_t *parent_id; /* row id of the parent of the node that made the leaf */
	size_t len, cap;
	int first, last;
	struct ft_table eids;
};

struct eid_leaf {
	struct ft_str eid;
	int leaf;
};

static int add_leaf(struct folder *f, const struct node *n, int behind)
{
	int at = (int)f->len++;

	f->v[at] = (struct ft_leaf){.eid = n->eid, .kind = n->kind, .parent = -1};
	f->parent_id[at] = n->parent;
	if (behind < 0) {
		f->next[at] = f->first;
		f->first = at;
	} else {
		f->next[at] = f->next[behind];
		f->next[behind] = at;
	}
	return at;
}

static void put_page(struct ft_leaf *l, const struct node *n, enum ft_lang lang)
{
	struct ft_page *p = &l->in[lang];

	if (p->node && (p->body || !n->body))
		return;
	*p = (struct ft_page){.node = n->id, .text = n->text, .body = n->body};
	if (ft_is_unit(n->kind))
		l->kind = n->kind;
}

/* Another text of the same language may have words where this one has none: only then is it asked which has.
 */
static bool has_rival(const struct ft_book *b, const struct ft_text *t)
{
	for (size_t i = 0; i < b->text_len; i++)
		if (&b->texts[i] != t && b->texts[i].lang == t->lang)
			return true;
	return false;
}

static size_t load_nodes(struct ft_db *db, struct ft_arena *a, const struct ft_book *b, size_t index,
			 struct node **out, size_t len, size_t *cap)
{
	const struct ft_text *t = &b->texts[index];
	bool ask = has_rival(b, t);
	struct ft_stmt *s = ft_sql(
		db, "SELECT id, parent, kind, eid, CASE WHEN ?3 THEN body>'' END FROM provision"
		    " WHERE id BETWEEN ?1 AND ?2 ORDER BY id");

	ft_bind_int(s, 1, t->first);
	ft_bind_int(s, 2, t->last);
	ft_bind_int(s, 3, ask);
	while (ft_step(s)) {
		enum ft_node_kind kind = (enum ft_node_kind)ft_col_int(s, 2);

		*out = ft_grow(*out, len, cap, sizeof **out);
		(*out)[len++] = (struct node){.id = ft_col_int(s, 0),
					      .parent = ft_col_int(s, 1),
					      .text = (uint16_t)index,
					      .kind = kind,
					      .eid = ft_col_dup(s, 3, a),
					      .body = ask ? ft_col_int(s, 4) != 0 : ft_is_unit(kind)};
	}
	return len;
}

static int leaf_of_id(const struct node *nodes, size_t len, int64_t id)
{
	size_t lo = 0, hi = len;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (nodes[mid].id < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < len && nodes[lo].id == id ? nodes[lo].leaf : -1;
}

static int compare_ids(const void *a, const void *b)
{
	const struct node *x = a, *y = b;

	return x->id < y->id ? -1 : x->id > y->id;
}

/* Puts the leaves into the order of their list; parents become indices. */
static void settle(struct folder *f, struct node *nodes, size_t node_len, struct ft_book *b)
{
	int *place = ft_alloc((f->len + 1) * sizeof *place);
	size_t n = 0;

	b->leaves = ft_arena_alloc(f->a, (f->len + 1) * sizeof *b->leaves);
	for (int i = f->first; i >= 0; i = f->next[i])
		place[i] = (int)n++;
	if (node_len)
		qsort(nodes, node_len, sizeof *nodes, compare_ids);
	for (size_t i = 0; i < f->len; i++) {
		int parent = f->parent_id[i] ? leaf_of_id(nodes, node_len, f->parent_id[i]) : -1;

		f->v[i].parent = parent >= 0 ? place[parent] : -1;
		b->leaves[place[i]] = f->v[i];
	}
	b->len = f->len;
	for (size_t i = 0; i < b->len; i++) {
		struct ft_leaf *l = &b->leaves[i];

		l->depth = l->parent >= 0 && (size_t)l->parent < i ? (uint8_t)(b->leaves[l->parent].depth + 1)
								   : 0;
		b->units += ft_is_unit(l->kind);
	}
	free(place);
}

static void fold_nodes(struct ft_book *b, struct ft_arena *a, struct node *nodes, size_t len)
{
	struct folder f = {.a = a, .first = -1};
	int before = -1;

	f.v = ft_alloc((len + 1) * sizeof *f.v);
	f.next = ft_alloc((len + 1) * sizeof *f.next);
	f.parent_id = ft_alloc((len + 1) * sizeof *f.parent_id);
	for (size_t i = 0; i < len; i++) {
		bool fresh;
		struct eid_leaf *e = ft_table_at(&f.eids, nodes[i].eid, sizeof *e, &fresh);

		if (i == 0 || nodes[i].text != nodes[i - 1].text)
			before = -1;
		if (fresh)
			e->leaf = add_leaf(&f, &nodes[i], before);
		before = nodes[i].leaf = e->leaf;
		put_page(&f.v[before], &nodes[i], b->texts[nodes[i].text].lang);
	}
	settle(&f, nodes, len, b);
	ft_table_free(&f.eids);
	free(f.v);
	free(f.next);
	free(f.parent_id);
}

static bool find_version(struct ft_db *db, struct ft_arena *a, int64_t work, int64_t version,
			 struct ft_version *out)
{
	size_t n;
	struct ft_version *v = ft_versions(db, a, work, &n);

	for (size_t i = 0; i < n; i++)
		if (v[i].id == version) {
			*out = v[i];
			return true;
		}
	return false;
}

bool ft_book_open(struct ft_db *db, struct ft_arena *a, int64_t work, int64_t version, struct ft_book *b)
{
	struct node *nodes = NULL;
	size_t len = 0, cap = 0;

	*b = (struct ft_book){0};
	if (!ft_work_load(db, a, work, &b->work))
		return false;
	if (version == 0 || !find_version(db, a, work, version, &b->version)) {
		b->leaves = ft_arena_alloc(a, sizeof *b->leaves);
		return true;
	}
	b->texts = ft_texts(db, a, version, &b->text_len);
	for (size_t i = 0; i < b->text_len && i < UINT16_MAX; i++)
		len = load_nodes(db, a, b, i, &nodes, len, &cap);
	fold_nodes(b, a, nodes, len);
	free(nodes);
	return true;
}

ptrdiff_t ft_book_find(const struct ft_book *b, struct ft_str eid)
{
	struct ft_str unit = ft_eid_unit(eid);
	ptrdiff_t found = -1;

	for (size_t i = 0; i < b->len && eid.n; i++) {
		if (ft_eq(b->leaves[i].eid, eid))
			return (ptrdiff_t)i;
		if (ft_eq(b->leaves[i].eid, unit))
			found = (ptrdiff_t)i;
	}
	return found;
}

/* How good a page is: one with words before one without; then as texts are preferred. */
static int worth(const struct ft_book *b, const struct ft_page *p)
{
	return p->node == 0 ? -1 : (p->body ? 16 : 0) + FT_AU_COUNT - (int)b->texts[p->text].authority;
}

int ft_leaf_lang(const struct ft_book *b, const struct ft_leaf *leaf, int lang)
{
	int zh = worth(b, &leaf->in[FT_LANG_ZH]), en = worth(b, &leaf->in[FT_LANG_EN]);

	if (zh < 0 && en < 0)
		return -1;
	if (lang == FT_LANG_EN && en >= 0 && (en >= 16 || zh < 16))
		return FT_LANG_EN;
	if (lang == FT_LANG_ZH && zh >= 0 && (zh >= 16 || en < 16))
		return FT_LANG_ZH;
	return zh >= en ? FT_LANG_ZH : FT_LANG_EN;
}

static bool is_container(struct ft_db *db, int64_t version, struct ft_str eid)
{
	struct ft_stmt *s = ft_sql(db, "SELECT p.kind FROM text t JOIN provision p ON p.text=t.id AND p.eid=?2 WHERE t.version=?1");
	bool is = false;

	if (eid.n == 0)
		return false;
	ft_bind_int(s, 1, version);
	ft_bind_str(s, 2, eid);
	while (ft_step(s))
		is = !ft_is_unit((enum ft_node_kind)ft_col_int(s, 0));
	return is;
}

struct ft_str *ft_units_below(struct ft_db *db, struct ft_arena *a, int64_t work, int64_t version, struct ft_str eid,
			      size_t *count)
{
	struct ft_book b;
	struct ft_str *v;
	ptrdiff_t at;

	*count = 0;
	if (!is_container(db, version, eid) || !ft_book_open(db, a, work, version, &b) || (at = ft_book_find(&b, eid)) < 0)
		return NULL;
	v = ft_arena_alloc(a, (b.len + 1) * sizeof *v);
	for (size_t i = (size_t)at + 1; i < b.len && b.leaves[i].depth > b.leaves[at].depth; i++)
		if (ft_is_unit(b.leaves[i].kind))
			v[(*count)++] = b.leaves[i].eid;
	return v;
}
