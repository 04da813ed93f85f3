/* The inspector's view: for each matter of an article the statute that commands it, the controls that answer
 * it, the units that test them and the penalty; or, of a power, its basis, limits, sanction and remedy. */
#include "tui/view/inspect.h"

#include "base/arena.h"
#include "doc/eid.h"
#include "doc/span.h"
#include "query/resolve.h"

#include <stdlib.h>
#include <string.h>

static void *open_inspect(struct session *s)
{
	struct inspect *m = ft_alloc(sizeof *m);

	*m = (struct inspect){.s = s, .a = ft_arena_new()};
	return m;
}

static void close_inspect(void *model)
{
	struct inspect *m = model;

	link_list_free(&m->detail);
	ft_arena_free(m->a);
	free(m);
}

/* ---- the matters ---- */

/* The items of a unit, or, where it has none, its paragraphs. */
static void add_matters(struct inspect *m, const struct ft_place *p)
{
	struct ft_spans s = ft_spans(m->a, p->body, p->node);
	bool items = false;

	for (size_t i = 0; i < s.len; i++)
		items |= s.v[i].kind == FT_SP_ITEM;
	m->rows = ft_arena_alloc(m->a, (s.len + 2) * sizeof *m->rows);
	for (size_t i = 0; i < s.len; i++) {
		const struct ft_span *v = &s.v[i];
		struct matter *row = &m->rows[m->len];

		if (v->kind != (items ? FT_SP_ITEM : FT_SP_PARA) || s.len == 1)
			continue;
		*row = (struct matter){
			.eid = ft_arena_fmt(m->a, "%.*s__%.*s", FT_FMT(p->eid), FT_FMT(v->eid)),
			.label = v->label,
			.words = ft_sub(p->body, v->off + v->body, v->n - v->body)};
		if (v->eid.n == 0)
			row->eid = p->eid;
		m->len++;
	}
	if (m->len == 0)
		m->rows[m->len++] = (struct matter){.eid = p->eid, .label = p->label, .words = p->body};
	m->cells = ft_arena_alloc(m->a, m->len * sizeof *m->cells);
}

static void load_unit(struct inspect *m, const struct spot *at)
{
	struct ft_arena *a = ft_arena_new();
	struct spot unit = {at->key, at->date, ft_eid_unit(at->eid), -1};
	struct ft_resolved r;
	struct ft_place p;

	m->of = spot_dup(a, &unit);
	ft_arena_free(m->a);
	m->a = a;
	m->len = 0;
	m->rows = NULL;
	m->title = m->label = m->heading = (struct ft_str){0};
	r = ft_resolve(m->s->db, a, spot_address(a, &m->of), m->s->day);
	if (r.err != FT_OK || !ft_target_place(m->s->db, a, &r.targets[0], &p))
		return;
	m->title = say_title(p.title_zh, p.title_en, p.lang);
	m->label = p.label;
	m->heading = p.heading;
	m->time = p.time;
	if (p.id && ft_is_unit(p.node))
		add_matters(m, &p);
}

/* Chains of the matters, one after the other, that in hand first, as long as the screen may wait. True: all
 * are known. */
static bool know(struct inspect *m)
{
	size_t duty = 0, power = 0;

	m->bare = false;
	for (size_t k = 0; k < m->len; k++) {
		struct matter *row = &m->rows[((size_t)m->at.at + k) % m->len];
		struct ft_target t = {.key = m->of.key, .date = m->of.date, .eid = row->eid};

		if (!row->known && k > 0 && m->s->late(m->s->busy_arg))
			return false;
		if (!row->known)
			row->chain = ft_chain_of(m->s->db, m->a, &t, m->s->day);
		row->known = true;
		duty += row->chain.duty;
		power += row->chain.power;
		m->power = power > duty;
	}
	m->bare = duty + power == 0;
	return true;
}

static struct request shown(void *model)
{
	struct inspect *m = model;
	struct ft_arena *tmp = ft_arena_new();
	struct spot here = spot_dup(tmp, &m->s->here);

	here.eid = ft_eid_unit(here.eid);
	if (!spot_same(&here, &m->of)) {
		load_unit(m, &here);
		m->at = (struct cursor){0};
		m->column = 0;
		for (size_t i = 0; i < m->len; i++)
			if (ft_eq(m->rows[i].eid, m->s->here.eid))
				m->at.at = (int)i;
	}
	m->stale = m->detail_stale = true;
	m->on_detail = false;
	ft_arena_free(tmp);
	return done();
}

static void reload(void *model)
{
	struct inspect *m = model;
	struct ft_arena *tmp = ft_arena_new();
	struct spot of = spot_dup(tmp, &m->of);

	load_unit(m, &of);
	m->stale = m->detail_stale = true;
	ft_arena_free(tmp);
}

/* ---- the cell in hand ---- */

static void build_detail(struct inspect *m, int cols)
{
	const struct ft_chain *c = m->len ? &m->rows[m->at.at].chain : NULL;

	link_list_begin(&m->detail, m->s, c ? c->len : 0, cols);
	for (size_t i = 0; c && i < c->len; i++)
		if (m->column_len && (m->bare || inspect_in_column(m, &c->v[i], m->column)))
			link_list_add(&m->detail, m->s, &c->v[i].link, c->v[i].incoming, 0);
	m->detail_at.at = m->detail_at.top = 0;
	m->detail_stale = false;
}

static void fit(void *model, int w, int h)
{
	struct inspect *m = model;
	int table = (h - 4) * 55 / 100;

	if (m->stale || m->level != m->s->level || m->cells_w != w) {
		m->stale = !know(m);
		m->level = m->s->level;
		inspect_cells(m, w);
		m->detail_stale = true;
	}
	if (m->len && (int)m->len < table)
		table = (int)m->len;
	cursor_fit(&m->at, (int)m->len, table);
	if (m->detail_stale || m->detail_w != w) {
		build_detail(m, w - 5);
		m->detail_w = w;
	}
	link_list_fit(&m->detail, &m->detail_at, h - 5 - table);
}

static struct request idle(void *model)
{
	return ((struct inspect *)model)->stale ? done() : pass();
}

/* ---- acting ---- */

static struct request open_cell(struct inspect *m)
{
	if (m->detail.len == 0)
		return done();
	if (!m->on_detail && m->detail.len > 1) {
		m->on_detail = true;
		return done();
	}
	if (m->detail.spots[m->detail_at.at].key.n == 0)
		return ask_message(m->s, true, "%s", _("nothing in the library stands there"));
	return ask_open(m->detail.spots[m->detail_at.at]);
}

/* Another article of the work: the unit after or before. */
static struct request other_unit(struct inspect *m, int step)
{
	struct ft_arena *tmp = ft_arena_new();
	struct ft_resolved r = ft_resolve(m->s->db, tmp, spot_address(tmp, &m->of), m->s->day);
	struct ft_book b;
	struct spot to = spot_dup(tmp, &m->of);
	ptrdiff_t at;

	if (r.target_len && ft_book_open(m->s->db, tmp, r.targets[0].work, r.targets[0].version, &b)) {
		at = ft_book_find(&b, m->of.eid) + step;
		while (at >= 0 && (size_t)at < b.len && !ft_is_unit(b.leaves[at].kind))
			at += step;
		if (at >= 0 && (size_t)at < b.len) {
			to.eid = b.leaves[at].eid;
			load_unit(m, &to);
			m->at = (struct cursor){0};
			m->stale = true;
		}
	}
	ft_arena_free(tmp);
	return done();
}

static struct request act_detail(struct inspect *m, enum action a)
{
	if (cursor_act(&m->detail_at, a))
		return done();
	if (a == A_CANCEL || a == A_LEFT || a == A_NEXT_PANE || a == A_PREV_PANE || a == A_BACK) {
		m->on_detail = false;
		return done();
	}
	return a == A_ENTER ? open_cell(m) : pass();
}

static struct request act(void *model, enum action a, uint32_t key)
{
	struct inspect *m = model;
	struct request q;

	if (m->on_detail && (q = act_detail(m, a)).kind != R_PASS)
		return q;
	if (cursor_act(&m->at, a)) {
		m->detail_stale = true;
		return done();
	}
	switch (a) {
	case A_LEFT:
	case A_RIGHT:
		m->column += a == A_LEFT ? -1 : 1;
		m->column = m->column >= m->column_len ? m->column_len - 1 : m->column;
		m->column = m->column < 0 ? 0 : m->column;
		m->detail_stale = true;
		return done();
	case A_NEXT_PANE:
	case A_PREV_PANE:
		m->on_detail = m->detail.len > 0;
		return done();
	case A_LEVEL:
		return ask(R_LEVEL, key >= '1' && key <= '4' ? (int)(key - '0') : m->s->level % 4 + 1);
	case A_MATRIX:
		m->matrix = !m->matrix;
		m->stale = true;
		return done();
	case A_NEXT_ARTICLE:
	case A_PREV_ARTICLE:
		return other_unit(m, a == A_NEXT_ARTICLE ? 1 : -1);
	case A_ENTER:
		return open_cell(m);
	default:
		return pass();
	}
}

static struct request click(void *model, int x, int y)
{
	struct inspect *m = model;
	int mw = inspect_matter_width(m, m->cells_w), cw = inspect_cell_width(m, m->cells_w),
	    column = m->column;

	if (y >= 4 + m->at.h) {
		bool again = link_list_click(&m->detail, &m->detail_at, y - 4 - m->at.h) && m->on_detail;

		m->on_detail = m->detail.len > 0;
		return again ? open_cell(m) : done();
	}
	if (y < 3)
		return done();
	if (x >= mw && m->column_len)
		m->column = inspect_first_column(m, m->cells_w) + (x - mw) / cw;
	m->column = m->column < m->column_len ? m->column : m->column_len - 1;
	m->on_detail = false;
	m->detail_stale = true;
	return cursor_to(&m->at, m->at.top + y - 3) && m->column == column ? open_cell(m) : done();
}

static const struct hint hints[] = {
	{A_ENTER, 0, N_("open"), NULL},
	{A_LEFT, A_RIGHT, N_("column"), NULL},
	{A_LEVEL, 0, N_("level"), "1-4"},
	{A_MATRIX, 0, N_("matrix"), NULL},
	{A_PREV_ARTICLE, A_NEXT_ARTICLE, N_("article"), NULL},
	{A_CANCEL, 0, N_("close"), NULL},
	{0},
};

const struct view view_inspect = {
	.name = "inspect",
	.title = N_("Inspector's view"),
	.where = AT_FULL,
	.scope = IN_INSPECT,
	.open = open_inspect,
	.close = close_inspect,
	.fit = fit,
	.act = act,
	.draw = inspect_draw,
	.shown = shown,
	.reload = reload,
	.idle = idle,
	.click = click,
	.hints = hints,
};
