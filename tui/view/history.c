/* The versions of the work in hand, and where the place in hand went and came from. */
#include "tui/view/linklist.h"

#include "base/arena.h"
#include "base/date.h"
#include "query/links.h"
#include "query/trace.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_ENTRIES = 200 };

struct history {
	struct session *s;
	struct link_list list;
	struct cursor at;
	struct ft_arena *a;
	struct spot of;
	bool stale;
};

static void *open_history(struct session *s)
{
	struct history *m = ft_alloc(sizeof *m);

	*m = (struct history){.s = s, .stale = true};
	return m;
}

static void close_history(void *model)
{
	struct history *m = model;

	link_list_free(&m->list);
	ft_arena_free(m->a);
	free(m);
}

static void begin_entry(struct history *m, struct spot to)
{
	struct link_list *l = &m->list;

	l->lines[l->len] = (int)l->flow.len;
	l->spots[l->len] = to;
	l->len++;
}

static void add_version(struct history *m, const struct ft_version *v)
{
	struct flow *f = &m->list.flow;
	struct ft_buf b = {0};
	enum ft_status st = ft_status_on(&v->time, m->s->day);
	struct ft_str label = m->s->ui == FT_LANG_ZH || v->label_en.n == 0 ? v->label_zh : v->label_en;
	int tag = (int)m->list.len;

	begin_entry(m, (struct spot){m->of.key, v->date, m->of.eid, -1});
	flow_add(f, sign(&(struct canvas){.wide = m->s->wide}, (enum sign)say_mark(st)), M_DIM);
	flow_fmt(f, M_LINK, " %.*s", FT_FMT(v->date));
	flow_fmt(f, M_TEXT, "  %.*s", FT_FMT(label));
	say_status(&b, &v->time, m->s->day, m->s->ui);
	flow_fmt(f, M_DIM, "  %s%s", b.data, ft_eq(v->date, m->of.date) ? _("  (read now)") : "");
	flow_end(f, 0, 2, tag);
	ft_buf_free(&b);
}

static void heading(struct history *m, const char *words)
{
	struct flow *f = &m->list.flow;

	if (f->len)
		flow_blank(f, (int)m->list.len - 1);
	flow_line(f, ft_str(words), M_STRONG, 0, (int)m->list.len);
}

static void add_step(struct history *m, const struct ft_step_to *t)
{
	struct flow *f = &m->list.flow;
	struct ft_buf b = {0};
	struct ft_str why = m->s->ui == FT_LANG_ZH && t->reason_zh.n ? t->reason_zh : t->evidence;
	int tag = (int)m->list.len;

	begin_entry(m, t->has_to ? (struct spot){t->to.key, t->to.date, t->to.eid, -1}
				 : (struct spot){.row = -1});
	flow_fmt(f, M_STRONG, "%s  ", ft_change_label(t->change, m->s->ui));
	if (t->to.key.n) {
		flow_add(f, say_place(m->list.a, &t->to, m->s->ui), M_TEXT);
		flow_fmt(f, M_DIM, " %.*s ", FT_FMT(t->to.date));
		say_eid(&b, t->has_to ? t->to.eid : FT_S(""), m->s->ui);
		flow_add(f, ft_buf_str(&b), M_LINK);
	}
	if (!t->sure)
		flow_puts(f, _("  (look yourself)"), M_WARN);
	flow_end(f, 0, 2, tag);
	flow_add(f, why, M_DIM);
	flow_end(f, 2, 2, tag);
	ft_buf_free(&b);
}

/* Where the place stands on a day, unless it is where we are. */
static bool add_trace(struct history *m, const struct ft_target *t, int day, const char *words)
{
	size_t n = 0;
	struct ft_step_to *v = ft_trace(m->s->db, m->list.a, t, day, &n);

	if (n == 0 || (v[0].has_to && v[0].hops == 0))
		return false;
	heading(m, words);
	for (size_t i = 0; i < n && m->list.len < MAX_ENTRIES; i++)
		add_step(m, &v[i]);
	return true;
}

/* What the curated rows say became this place: of another work, which a trace within the work does not reach.
 */
static void add_before(struct history *m, const struct ft_target *t)
{
	size_t n = 0;
	struct ft_link *v = ft_links(m->s->db, m->list.a, t, true, FT_S("succeeded-by"), m->s->day, &n);

	if (n)
		heading(m, _("Where it came from"));
	for (size_t i = 0; i < n && m->list.len < MAX_ENTRIES; i++) {
		int change = ft_change_find(v[i].relation);
		struct ft_step_to step = {.has_to = true,
					  .to = v[i].from,
					  .sure = true,
					  .evidence = v[i].why_en,
					  .reason_zh = v[i].why_zh,
					  .change = change < 0 ? FT_CH_SUCCEEDED : (enum ft_change)change};

		add_step(m, &step);
	}
}

/* The last day before the version began: there it came from. */
static int day_before(int begins)
{
	char date[11];
	int d = begins % 100, mo = begins / 100 % 100, y = begins / 10000;

	if (begins == 0)
		return 0;
	while (--d < 1 || !ft_date_make(date, y, mo, d))
		if (d < 1) {
			d = 32;
			if (--mo < 1) {
				mo = 12;
				y--;
			}
		}
	return ft_date_num(date);
}

static void build(struct history *m, int cols)
{
	struct link_list *l = &m->list;
	struct ft_arena *tmp = ft_arena_new();
	struct ft_resolved r;
	size_t n;
	struct ft_version *v;

	ft_arena_free(l->a);
	l->a = ft_arena_new();
	l->len = 0;
	l->spots = ft_arena_alloc(l->a, (MAX_ENTRIES + 1) * sizeof *l->spots);
	l->lines = ft_arena_alloc(l->a, (MAX_ENTRIES + 1) * sizeof *l->lines);
	flow_reset(&l->flow);
	l->flow.cols = cols;
	l->flow.wide = m->s->wide;
	r = ft_resolve(m->s->db, tmp, spot_address(tmp, &m->of), m->s->day);
	if (r.target_len) {
		int begins = 0;

		heading(m, _("Versions"));
		v = ft_versions(m->s->db, l->a, r.targets[0].work, &n);
		for (size_t i = n; i-- > 0 && l->len < MAX_ENTRIES;) {
			add_version(m, &v[i]);
			if (v[i].id == r.targets[0].version)
				begins = v[i].time.begins;
		}
		add_trace(m, &r.targets[0], m->s->day, _("Where it stands on the day"));
		if (!day_before(begins) ||
		    !add_trace(m, &r.targets[0], day_before(begins), _("Where it came from")))
			add_before(m, &r.targets[0]);
	}
	ft_arena_free(tmp);
}

static void reload(void *model)
{
	((struct history *)model)->stale = true;
}

static void fit(void *model, int w, int h)
{
	struct history *m = model;

	if (m->stale || m->list.flow.cols != w - 4 || !spot_same(&m->of, &m->s->here)) {
		ft_arena_free(m->a);
		m->a = ft_arena_new();
		m->of = spot_dup(m->a, &m->s->here);
		m->at.at = m->at.top = 0;
		build(m, w - 4);
		m->stale = false;
	}
	link_list_fit(&m->list, &m->at, h);
}

static struct request act(void *model, enum action a, uint32_t key)
{
	struct history *m = model;

	(void)key;
	if (cursor_act(&m->at, a))
		return done();
	if (a == A_ENTER && m->list.len) {
		if (m->list.spots[m->at.at].key.n)
			return ask_open(m->list.spots[m->at.at]);
		return ask_message(m->s, true, "%s", _("nothing stands there"));
	}
	if (a == A_HISTORY)
		return ask(R_CLOSE, 0);
	return pass();
}

static void draw(const void *model, struct area a, bool focus)
{
	const struct history *m = model;

	link_list_draw(&m->list, area_sub(a, 1, 0, a.w - 2, a.h), &m->at, focus);
}

static struct request click(void *model, int x, int y)
{
	struct history *m = model;

	(void)x;
	return link_list_click(&m->list, &m->at, y) ? act(m, A_ENTER, 0) : done();
}

static const struct hint hints[] = {
	{A_ENTER, 0, N_("go there"), NULL},
	{A_CANCEL, 0, N_("close"), NULL},
	{0},
};

const struct view view_history = {
	.name = "history",
	.title = N_("History"),
	.where = AT_DRAWER,
	.scope = IN_HISTORY,
	.open = open_history,
	.close = close_history,
	.fit = fit,
	.act = act,
	.draw = draw,
	.reload = reload,
	.click = click,
	.hints = hints,
};
