#include "tui/view/linklist.h"

#include "doc/eid.h"
#include "doc/span.h"
#include "query/links.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_BODY = 1200 };

static struct ft_str reason(const struct ft_link *l, enum ft_lang ui)
{
	struct ft_str first = ui == FT_LANG_ZH ? l->why_zh : l->why_en;

	return first.n ? first : ui == FT_LANG_ZH ? l->why_en : l->why_zh;
}

/* "CSL 2025-10-28 art. 23 para. 1": the far end of a link. */
static void add_far(struct link_list *l, struct session *s, const struct ft_place *p,
		    const struct ft_link *link)
{
	struct ft_buf b = {0};

	if (p == NULL || p->key.n == 0) {
		flow_add(&l->flow, link->title, M_STRONG);
		flow_puts(&l->flow, " ", M_TEXT);
		say_eid(&b, link->target_eid, s->ui);
	} else {
		enum ft_status st = ft_status_on(&p->time, s->day);

		flow_add(&l->flow, sign(&(struct canvas){.wide = s->wide}, (enum sign)say_mark(st)), M_DIM);
		flow_puts(&l->flow, " ", M_TEXT);
		flow_add(&l->flow, say_place(l->a, p, s->ui), M_TEXT);
		flow_puts(&l->flow, " ", M_TEXT);
		say_eid(&b, p->eid, s->ui);
	}
	flow_add(&l->flow, ft_buf_str(&b), M_LINK);
	if (p && p->key.n && p->heading.n) {
		flow_puts(&l->flow, "  ", M_TEXT);
		flow_add(&l->flow, p->heading, M_DIM);
	}
	ft_buf_free(&b);
}

static void add_facts(struct link_list *l, const struct ft_link *link, bool incoming, enum ft_lang ui,
		      int tag)
{
	const char *relation = say_relation(link->relation);
	int basis = ft_basis_find(link->basis);

	flow_puts(&l->flow, say_link_type(link->type, incoming), M_STRONG);
	if (relation[0])
		flow_fmt(&l->flow, M_DIM, " · %s", relation);
	if (link->strength > 0)
		flow_fmt(&l->flow, M_DIM, _(" · strength %ld"), link->strength);
	if (basis > 0)
		flow_fmt(&l->flow, M_DIM, " · %s", ft_basis_label((enum ft_basis)basis, ui));
	if (!ft_eq(link->origin, FT_S("curated")))
		flow_fmt(&l->flow, M_DIM, " · %s", _("found in the text"));
	if (!incoming && !link->resolved && link->target_eid.n + link->title.n)
		flow_fmt(&l->flow, M_WARN, " · %s",
			 link->has_to ? _("no such place here") : _("not in the library"));
	flow_end(&l->flow, 2, 4, tag);
}

/* The words of the far end: those of the place alone. */
static void add_text(struct link_list *l, const struct ft_place *p, int tag)
{
	struct ft_str rest = place_words(l->a, p), line;

	if (rest.n > MAX_BODY)
		rest.n = ft_prev_off(rest, MAX_BODY);
	while (ft_next_line(&rest, &line)) {
		flow_add(&l->flow, line, M_TEXT);
		flow_end(&l->flow, 4, 4 + (ft_mark_read(line).style ? 2 : 0), tag);
	}
}

void link_list_add(struct link_list *l, struct session *s, const struct ft_link *link, bool incoming,
		   unsigned what)
{
	const struct ft_place *far = incoming ? &link->from : link->has_to ? &link->to : NULL;
	int tag = (int)l->len;
	struct ft_str why = reason(link, s->ui);

	l->lines[tag] = (int)l->flow.len;
	l->spots[tag] = (struct spot){.row = -1};
	if (far && far->key.n)
		l->spots[tag] = spot_dup(l->a, &(struct spot){far->key, far->date, far->eid, -1});
	add_far(l, s, far, link);
	flow_end(&l->flow, 0, 2, tag);
	add_facts(l, link, incoming, s->ui, tag);
	if (why.n) {
		flow_add(&l->flow, why, M_DIM);
		flow_end(&l->flow, 2, 2, tag);
	} else if (link->quote.n) {
		flow_add(&l->flow, link->quote, M_DIM);
		flow_end(&l->flow, 2, 2, tag);
	}
	if (what & LL_TEXT && far && far->id)
		add_text(l, far, tag);
	flow_blank(&l->flow, tag);
	l->len++;
}

static int type_of(const struct ft_link *l)
{
	for (int k = 0; say_link_nth((size_t)k); k++)
		if (ft_eq(l->type, ft_str(say_link_nth((size_t)k))))
			return k;
	return LL_TYPES - 1;
}

static bool of_level(const struct ft_place *far, int level)
{
	return level == 0 || far == NULL || far->level == 0 || far->level == level;
}

static size_t add_side(struct link_list *l, struct session *s, const struct ft_target *t, bool incoming,
		       const struct link_want *want)
{
	size_t n, all = 0;
	struct ft_link *v = ft_links(s->db, l->a, t, incoming, FT_S(""), s->day, &n);
	size_t room = l->len + n + 1;
	struct spot *spots = ft_arena_alloc(l->a, room * sizeof *spots);
	int *lines = ft_arena_alloc(l->a, room * sizeof *lines);

	if (l->len) {
		memcpy(spots, l->spots, l->len * sizeof *spots);
		memcpy(lines, l->lines, l->len * sizeof *lines);
	}
	l->spots = spots;
	l->lines = lines;
	for (size_t i = 0; i < n; i++) {
		int type = type_of(&v[i]);

		if (!of_level(incoming ? &v[i].from : v[i].has_to ? &v[i].to : NULL, want->level))
			continue;
		all++;
		l->types[type]++;
		if (want->type < 0 || want->type == type)
			link_list_add(l, s, &v[i], incoming, want->what);
	}
	return all;
}

void link_list_begin(struct link_list *l, struct session *s, size_t max, int cols)
{
	ft_arena_free(l->a);
	l->a = ft_arena_new();
	l->len = l->out = l->in = 0;
	memset(l->types, 0, sizeof l->types);
	l->spots = ft_arena_alloc(l->a, (max + 1) * sizeof *l->spots);
	l->lines = ft_arena_alloc(l->a, (max + 1) * sizeof *l->lines);
	flow_reset(&l->flow);
	l->flow.cols = cols;
	l->flow.wide = s->wide;
}

void link_list_build(struct link_list *l, struct session *s, const struct spot *at,
		     const struct link_want *want)
{
	struct ft_target t = {.key = at->key, .date = at->date, .eid = at->eid};

	link_list_begin(l, s, 0, want->cols);
	if (at->key.n == 0)
		return;
	for (int whole = 0; whole <= 1 && l->out + l->in == 0; whole++) {
		if (whole) {
			t.eid = ft_eid_unit(at->eid);
			if (ft_eq(t.eid, at->eid))
				break;
		}
		if (want->what & LL_OUT)
			l->out = add_side(l, s, &t, false, want);
		if (want->what & LL_IN)
			l->in = add_side(l, s, &t, true, want);
	}
}

void link_list_free(struct link_list *l)
{
	ft_arena_free(l->a);
	flow_free(&l->flow);
	*l = (struct link_list){0};
}

void link_list_fit(const struct link_list *l, struct cursor *c, int h)
{
	int first, end;

	c->len = (int)l->len;
	c->h = h > 0 ? h : 1;
	if (c->at >= c->len)
		c->at = c->len - 1;
	if (c->at < 0)
		c->at = 0;
	if (l->len == 0) {
		c->top = 0;
		return;
	}
	first = l->lines[c->at];
	end = c->at + 1 < c->len ? l->lines[c->at + 1] : (int)l->flow.len;
	if (end > c->top + c->h)
		c->top = end - c->h;
	if (first < c->top)
		c->top = first;
	if (c->top > (int)l->flow.len - 1)
		c->top = (int)l->flow.len - 1;
	if (c->top < 0)
		c->top = 0;
}

void link_list_draw(const struct link_list *l, struct area a, const struct cursor *c, bool focus)
{
	for (int y = 0; y < a.h && c->top + y < (int)l->flow.len; y++) {
		const struct flow_line *line = &l->flow.lines[c->top + y];
		bool first = l->lines[line->tag] == c->top + y;

		if (first && line->tag == c->at)
			put(a, 0, y, sign(a.c, S_POINT), focus ? M_ACCENT : M_DIM);
		flow_put(&l->flow, (size_t)(c->top + y), area_sub(a, 2, 0, a.w - 2, a.h), y);
	}
}

bool link_list_click(const struct link_list *l, struct cursor *c, int y)
{
	int line = c->top + y;

	return y >= 0 && line < (int)l->flow.len && cursor_to(c, l->flow.lines[line].tag);
}
