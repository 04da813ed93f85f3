/* Blocks: the lines of one pair of places, laid out when they come near the screen and kept while they are.
 */
#include "tui/view/reader.h"

#include "query/diff.h"

#include <stdlib.h>
#include <string.h>

bool reader_paired(const struct reader *r)
{
	return r->beside == BESIDE_LANG || r->beside == BESIDE_VERSION;
}

/* Which book stands on a side: of two versions the older one is on the left unless they were swapped. */
static const struct ft_book *book_of(const struct reader *r, int side)
{
	return &r->book[r->beside == BESIDE_VERSION ? side : 0];
}

struct ft_leaf *reader_leaf(const struct reader *r, int pair, int side)
{
	int at = pair >= 0 && (size_t)pair < r->len ? r->pairs[pair].at[side] : -1;

	return at >= 0 ? &book_of(r, side)->leaves[at] : NULL;
}

int reader_side_lang(const struct reader *r, int side)
{
	if (r->beside != BESIDE_LANG)
		return r->s->lang;
	return (side == 0) != r->swapped ? FT_LANG_ZH : FT_LANG_EN;
}

/* The page of a side; with two languages beside each other never the other language's. */
static struct ft_page *page_of(const struct reader *r, int pair, int side)
{
	struct ft_leaf *leaf = reader_leaf(r, pair, side);
	int lang = reader_side_lang(r, side);

	if (leaf == NULL)
		return NULL;
	if (r->beside != BESIDE_LANG)
		lang = ft_leaf_lang(book_of(r, side), leaf, lang);
	return lang >= 0 && leaf->in[lang].node ? &leaf->in[lang] : NULL;
}

/* ---- one side ---- */

static void add_label(struct reader *r, struct block *b, int side, const struct ft_leaf *leaf,
		      struct ft_page *p)
{
	struct flow *f = &b->f[side];
	const char *who = say_speaker_short(book_of(r, side)->texts[p->text].authority);

	ft_page_load(r->s->db, r->a, p);
	flow_blank(f, -1);
	if (p->label.n == 0 && p->heading.n == 0) {
		flow_puts(f, leaf->kind == FT_N_PREAMBLE ? _("preamble") : "", M_DIM);
	} else {
		flow_add(f, p->label, M_STRONG);
		if (p->heading.n) {
			flow_puts(f, p->label.n ? "  " : "", M_TEXT);
			flow_add(f, p->heading, M_STRONG);
		}
	}
	flow_end(f, 0, 2, -1);
	if (ft_is_unit(leaf->kind))
		flow_right(f, ft_str(who), M_DIM);
}

static int indent_of(enum ft_span_kind k)
{
	return k == FT_SP_PARA ? 2 : k == FT_SP_ITEM ? 3 : 6;
}

/* Span `i` of the right text belongs to the span of the left with the same eid, or to the one before. */
static int tag_of(const struct block *b, int side, size_t i, int before)
{
	if (side == 0)
		return (int)i;
	for (size_t k = 0; k < b->spans[0].len; k++)
		if (ft_eq(b->spans[0].v[k].eid, b->spans[1].v[i].eid))
			return (int)k;
	return before;
}

static void add_body(struct block *b, int side, struct ft_str body)
{
	struct flow *f = &b->f[side];
	const struct ft_spans *s = &b->spans[side];
	int tag = -1;

	b->span_off[side] = ft_arena_alloc(b->a, (s->len + 1) * sizeof(size_t));
	for (size_t i = 0; i < s->len; i++) {
		const struct ft_span *v = &s->v[i];
		int indent = indent_of(v->kind), hang = indent;

		tag = tag_of(b, side, i, tag);
		b->span_off[side][i] = flow_add(f, ft_sub(body, v->off, v->n), M_TEXT);
		if (v->body)
			hang += str_cols(ft_sub(body, v->off, v->body), f->wide);
		flow_end(f, indent, hang > 12 ? indent + 2 : hang, b->spans[0].len ? tag : (int)i);
	}
}

/* The flow's offset of a byte of the body; its last byte's end where the byte lies between spans. */
static size_t flow_off(const struct block *b, int side, size_t byte)
{
	const struct ft_spans *s = &b->spans[side];
	size_t i = s->len;

	while (i > 0 && s->v[i - 1].off > byte)
		i--;
	if (i == 0)
		return 0;
	byte -= s->v[i - 1].off;
	return b->span_off[side][i - 1] + (byte < s->v[i - 1].n ? byte : s->v[i - 1].n);
}

static void mark_range(struct block *b, int side, size_t from, size_t to, enum meaning m)
{
	flow_mean(&b->f[side], flow_off(b, side, from), flow_off(b, side, to), m);
}

/* ---- what is marked in the words ---- */

static void mark_links(struct reader *r, struct block *b, const struct ft_page *p, struct ft_str body)
{
	int here = -1;

	b->anchors = ft_anchors(r->s->db, b->a, p->node, &b->anchor_len);
	for (size_t i = 0; i < b->anchor_len; i++) {
		size_t from = ft_off_of_cp(body, b->anchors[i].start),
		       to = ft_off_of_cp(body, b->anchors[i].end);

		mark_range(b, 0, from, to, M_LINK);
		b->anchors[i].start = flow_off(b, 0, from);
		b->anchors[i].end = flow_off(b, 0, to);
	}
	if (b->pair == r->at) {
		int count;
		const struct ft_anchor *on = reader_link(r, &count);

		here = on ? (int)(on - b->anchors) : -1;
	}
	if (here >= 0)
		flow_mean(&b->f[0], b->anchors[here].start, b->anchors[here].end, M_LINK_ON);
}

static void mark_hits(struct reader *r, struct block *b, int side, struct ft_str body)
{
	struct ft_mark_range *v;
	size_t n;

	if (r->query.needle_len == 0)
		return;
	n = ft_marks_find(body, &r->query, &v);
	for (size_t i = 0; i < n; i++)
		mark_range(b, side, ft_off_of_cp(body, v[i].start), ft_off_of_cp(body, v[i].end), M_HIT);
	free(v);
}

static void mark_differences(struct block *b, struct ft_str left, struct ft_str right)
{
	struct ft_diff d = ft_diff_texts(b->a, left, right);

	for (size_t i = 0; i < d.len; i++) {
		const struct ft_diff_span *s = &d.v[i];

		if (s->op == FT_DIFF_EQUAL)
			continue;
		if (s->left.n)
			mark_range(b, 0, (size_t)(s->left.p - left.p),
				   (size_t)(s->left.p - left.p) + s->left.n, M_GONE);
		if (s->right.n)
			mark_range(b, 1, (size_t)(s->right.p - right.p),
				   (size_t)(s->right.p - right.p) + s->right.n, M_ADDED);
	}
}

/* ---- rows ---- */

static void add_row(struct block *b, int left, int right)
{
	b->rows = ft_grow(b->rows, b->len, &b->cap, sizeof *b->rows);
	b->rows[b->len++] = (struct block_row){{left, right}};
}

/* The lines of one tag on both sides, level or (mixed) one after the other. */
static void add_rows(struct block *b, size_t at[2], int tag, bool mixed)
{
	size_t end[2];

	for (int s = 0; s < 2; s++)
		for (end[s] = at[s]; end[s] < b->f[s].len && b->f[s].lines[end[s]].tag == tag;)
			end[s]++;
	for (size_t i = at[0]; mixed && i < end[0]; i++)
		add_row(b, (int)i, -1);
	for (size_t i = at[1] + (mixed && tag < 0); mixed && i < end[1];
	     i++) /* one blank line before both labels */
		add_row(b, -1, (int)i);
	while (!mixed && (at[0] < end[0] || at[1] < end[1])) {
		add_row(b, at[0] < end[0] ? (int)at[0]++ : -1, at[1] < end[1] ? (int)at[1]++ : -1);
	}
	at[0] = end[0];
	at[1] = end[1];
}

static void add_stop(struct block *b, int tag, size_t row, size_t rows)
{
	b->stops = ft_grow(b->stops, b->stop_len, &b->stop_cap, sizeof *b->stops);
	b->stops[b->stop_len++] = (struct stop){tag, (int)row, (int)rows};
}

static void make_rows(struct block *b, bool mixed)
{
	size_t at[2] = {0, 0}, before;
	int tags = (int)(b->spans[0].len > b->spans[1].len && b->spans[0].len ? b->spans[0].len
			 : b->spans[0].len                                    ? b->spans[0].len
									      : b->spans[1].len);

	add_rows(b, at, -1, mixed);
	add_stop(b, -1, b->len > 1 ? 1 : 0, b->len > 1 ? b->len - 1 : b->len);
	for (int tag = 0; tag < tags; tag++) {
		before = b->len;
		add_rows(b, at, tag, mixed);
		if (tags > 1 && b->len > before)
			add_stop(b, tag, before, b->len - before);
	}
	if (b->stop_len == 1) /* one paragraph: the article and it are one place */
		b->stops[0].rows = (int)b->len - b->stops[0].row;
}

static void build(struct reader *r, struct block *b)
{
	struct ft_page *page[2] = {NULL, NULL};
	struct ft_str body[2] = {{"", 0}, {"", 0}};
	int sides = reader_paired(r) ? 2 : 1;

	for (int s = 0; s < sides; s++) {
		const struct ft_leaf *leaf = reader_leaf(r, b->pair, s);

		page[s] = page_of(r, b->pair, s);
		b->f[s].cols = r->cols[s];
		b->f[s].wide = r->s->wide;
		if (page[s] == NULL)
			continue;
		add_label(r, b, s, leaf, page[s]);
		if (page[s]->body)
			body[s] = ft_node_body(r->s->db, b->a, page[s]->node);
		b->spans[s] = ft_spans(b->a, body[s], leaf->kind);
	}
	for (int s = 0; s < sides; s++)
		add_body(b, s, body[s]);
	if (sides == 1 && page[0] == NULL)
		flow_blank(&b->f[0], -1);
	make_rows(b, r->mixed);
	if (r->beside == BESIDE_VERSION && page[0] && page[1])
		mark_differences(b, body[0], body[1]);
	else if (page[0] && page[0]->body)
		mark_links(r, b, page[0], body[0]);
	for (int s = 0; s < sides; s++)
		mark_hits(r, b, s, body[s]);
}

/* ---- the cache ---- */

static void clear(struct block *b)
{
	ft_arena_free(b->a);
	b->a = NULL;
	b->pair = -1;
	flow_reset(&b->f[0]);
	flow_reset(&b->f[1]);
	b->len = b->stop_len = b->anchor_len = 0;
	b->spans[0] = b->spans[1] = (struct ft_spans){0};
}

void reader_forget(struct reader *r)
{
	for (int i = 0; i < BLOCKS; i++)
		clear(&r->blocks[i]);
}

void reader_forget_one(struct reader *r, int pair)
{
	for (int i = 0; i < BLOCKS; i++)
		if (r->blocks[i].pair == pair)
			clear(&r->blocks[i]);
}

struct block *reader_block(struct reader *r, int pair)
{
	struct block *oldest = &r->blocks[0];

	for (int i = 0; i < BLOCKS; i++) {
		struct block *b = &r->blocks[i];

		if (b->pair == pair && b->a) {
			b->stamp = ++r->stamp;
			return b;
		}
		if (b->stamp < oldest->stamp)
			oldest = b;
	}
	clear(oldest);
	oldest->a = ft_arena_new();
	oldest->pair = pair;
	oldest->stamp = ++r->stamp;
	build(r, oldest);
	return oldest;
}

const struct ft_anchor *reader_link(struct reader *r, int *count)
{
	struct block *b = NULL;
	const struct stop *s;
	const struct ft_anchor *found = NULL;
	size_t from, to;

	*count = 0;
	for (int i = 0; i < BLOCKS; i++) /* never builds: build() itself asks */
		if (r->blocks[i].pair == r->at && r->blocks[i].a)
			b = &r->blocks[i];
	if (b == NULL || r->stop < 0 || r->stop >= (int)b->stop_len)
		return NULL;
	s = &b->stops[r->stop];
	from = s->tag < 0 || (size_t)s->tag >= b->spans[0].len ? 0 : b->span_off[0][s->tag];
	to = s->tag < 0 || (size_t)s->tag >= b->spans[0].len ? b->f[0].text.len
							     : from + b->spans[0].v[s->tag].n;
	for (size_t i = 0; i < b->anchor_len; i++)
		if (b->anchors[i].start >= from && b->anchors[i].start < to && (*count)++ == r->link)
			found = &b->anchors[i];
	return found;
}
