/* Running the query of the search view, and what it found as rows. */
#include "tui/view/search.h"

#include "doc/eid.h"
#include "query/resolve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int chip_max[CHIP_COUNT] = {FT_WK_COUNT, FT_ST_COUNT, FT_AU_COUNT, FT_LANG_COUNT, 5};

size_t search_value_count(const struct search *m, int value)
{
	const struct ft_facets *f = &m->choices;

	switch (m->chip_at) {
	case CHIP_KIND:
		return f->kinds[value];
	case CHIP_STATUS:
		return f->statuses[value];
	case CHIP_WHO:
		return f->authorities[value];
	case CHIP_LANG:
		return f->langs[value];
	default:
		return value > 0; /* levels are not counted */
	}
}

int search_next_value(const struct search *m, int value)
{
	while (++value < chip_max[m->chip_at])
		if (search_value_count(m, value) || value == m->chip[m->chip_at])
			return value;
	return -1;
}

void search_chip_step(struct search *m, int by)
{
	int *v = &m->chip[m->chip_at], last = -1;

	if (by > 0) {
		*v = search_next_value(m, *v);
	} else { /* the one whose next it is, or the last */
		for (int i = search_next_value(m, -1); i != -1 && i != *v; i = search_next_value(m, i))
			last = i;
		*v = last;
	}
	m->stale = true;
}

const char *search_chip_word(const struct search *m, enum chip c, int v)
{
	static const char *const levels[] = {"", "1", "2", "3", "4"};

	if (v < 0)
		return "";
	switch (c) {
	case CHIP_KIND:
		return ft_work_kind_label((enum ft_work_kind)v, m->s->ui);
	case CHIP_STATUS:
		return ft_status_label((enum ft_status)v, m->s->ui);
	case CHIP_WHO:
		return v == FT_AU_OFFICIAL ? _("official") : say_speaker_short((enum ft_authority)v);
	case CHIP_LANG:
		return ft_lang_word((enum ft_lang)v);
	default:
		return levels[v > 0 && v < 5 ? v : 0];
	}
}

/* The filters of the chips, but for one (-1: all). */
static void set_filters(struct search *m, int but)
{
	struct ft_filters *f = &m->query.filters;
	uint32_t *sets[CHIP_COUNT] = {&f->kinds, &f->statuses, &f->authorities, &f->langs, &f->levels};

	for (int c = 0; c < CHIP_COUNT; c++)
		if (m->chip[c] >= 0 && c != but)
			*sets[c] = 1u << m->chip[c];
}

void search_choices(struct search *m)
{
	struct ft_search_options o = {.day = m->s->day, .count_only = true};
	struct ft_arena *tmp = ft_arena_new();
	struct ft_query all = m->query;
	struct ft_search r = {0};

	m->query = ft_query_compile(tmp, ft_buf_str(&m->text));
	set_filters(m, m->chip_at);
	if (m->text.len)
		ft_search_run(m->s->db, tmp, &m->query, &o, &r);
	m->query = all;
	m->choices = r.facets;
	m->choices_stale = false;
	ft_arena_free(tmp);
}

/* ---- rows ---- */

static void add_row(struct search *m, enum found_type type, size_t i, const struct ft_place *p)
{
	struct found *f = &m->rows[m->len++];
	struct ft_buf b = {0};

	*f = (struct found){.type = type, .i = i};
	if (p == NULL) {
		f->name = say_title(m->works[i].title_zh, m->works[i].title_en, m->s->ui);
		return;
	}
	say_eid(&b, p->eid, m->s->ui);
	f->name = say_place(m->a, p, m->s->ui);
	f->where = ft_arena_dup(m->a, ft_buf_str(&b));
	ft_buf_free(&b);
}

/* The place is among the hits already, perhaps by its other language. */
static bool is_hit(const struct ft_search *r, const struct ft_place *p)
{
	for (size_t i = 0; i < r->hit_len; i++)
		if (r->hits[i].place.version == p->version && ft_eq(r->hits[i].place.eid, p->eid))
			return true;
	return false;
}

static void make_rows(struct search *m)
{
	const struct ft_search *r = &m->result;

	m->rows = ft_arena_alloc(m->a, (r->hit_len + r->related_len + r->work_len + 2) * sizeof *m->rows);
	m->len = 0;
	if (m->is_address)
		add_row(m, F_ADDRESS, 0, &m->address);
	m->works = ft_arena_alloc(m->a, (r->work_len + 1) * sizeof *m->works);
	for (size_t i = 0; i < r->work_len && i < 3; i++)
		if (ft_work_load(m->s->db, m->a, r->works[i], &m->works[i]))
			add_row(m, F_WORK, i, NULL);
	for (size_t i = 0; i < r->hit_len; i++)
		add_row(m, F_HIT, i, &r->hits[i].place);
	for (size_t i = 0; i < r->related_len; i++)
		if (!is_hit(r, &r->related[i].hit.place))
			add_row(m, F_RELATED, i, &r->related[i].hit.place);
}

static void find_address(struct search *m)
{
	struct ft_resolved r = ft_resolve(m->s->db, m->a, ft_buf_str(&m->text), m->s->day);

	m->is_address = r.err == FT_OK && ft_target_place(m->s->db, m->a, &r.targets[0], &m->address);
}

static struct ft_str hint_words(struct ft_arena *a, const struct ft_hint *h)
{
	switch (h->what) {
	case FT_HINT_NO_WORD:
		return ft_str(_("there is no word to look for in it"));
	case FT_HINT_ADDRESS:
		return ft_arena_fmt(a, _("it is the address %.*s"), FT_FMT(h->words));
	case FT_HINT_UNFILTERED:
		return ft_arena_fmt(a, _("without the filters there are %zu"), h->count);
	default:
		return ft_arena_fmt(a, _("%.*s alone: %zu"), FT_FMT(h->words), h->count);
	}
}

static void make_hints(struct search *m)
{
	const struct ft_search *r = &m->result;

	m->hints = ft_arena_alloc(m->a, (r->hint_len + 1) * sizeof *m->hints);
	for (size_t i = 0; i < r->hint_len; i++)
		m->hints[i] = hint_words(m->a, &r->hints[i]);
}

void search_run(struct search *m)
{
	struct ft_search_options o = {.day = m->s->day,
				      .limit = m->limit,
				      .extras = m->limit == FIRST_HITS,
				      .snippet_width = m->list_w > 40 ? (size_t)m->list_w * 3 / 4 : 30};
	enum ft_err e;

	ft_arena_free(m->a);
	m->a = ft_arena_new();
	m->result = (struct ft_search){0};
	m->query = ft_query_compile(m->a, ft_buf_str(&m->text));
	m->len = 0;
	m->is_address = m->stale = false;
	m->choices_stale = true;
	m->preview_of = -1;
	if (m->text.len == 0)
		return;
	set_filters(m, -1);
	ft_db_on_progress(m->s->db, m->s->busy, m->s->busy_arg);
	ft_search_run(m->s->db, m->a, &m->query, &o, &m->result);
	find_address(m);
	e = ft_db_error(m->s->db, NULL);
	if (e == FT_CANCELLED) {
		m->stale = true;
		m->result = (struct ft_search){0};
		m->is_address = false;
	}
	ft_db_on_progress(m->s->db, NULL, NULL);
	m->s->damaged |= e != FT_OK && e != FT_CANCELLED;
	make_rows(m);
	make_hints(m);
}

/* ---- the row in hand ---- */

static const struct ft_place *place_of(const struct search *m)
{
	const struct found *f = m->len ? &m->rows[m->at.at] : NULL;

	if (f == NULL)
		return NULL;
	switch (f->type) {
	case F_ADDRESS:
		return &m->address;
	case F_HIT:
		return &m->result.hits[f->i].place;
	case F_RELATED:
		return &m->result.related[f->i].hit.place;
	default:
		return NULL;
	}
}

bool search_spot(const struct search *m, struct spot *out)
{
	const struct ft_place *p = place_of(m);

	if (p) {
		*out = (struct spot){p->key, p->date, p->eid, -1};
		return true;
	}
	if (m->len == 0)
		return false;
	*out = (struct spot){m->works[m->rows[m->at.at].i].key, FT_S(""), FT_S(""), -1};
	return true;
}

static void mark_hits(struct search *m, size_t from, struct ft_str text)
{
	struct ft_mark_range *v;
	size_t n = ft_marks_find(text, &m->query, &v);

	for (size_t i = 0; i < n; i++)
		flow_mean(&m->preview, from + ft_off_of_cp(text, v[i].start),
			  from + ft_off_of_cp(text, v[i].end), M_HIT);
	free(v);
}

static void preview_work(struct search *m, const struct ft_work *w)
{
	flow_line(&m->preview, m->s->ui == FT_LANG_ZH || w->title_en.n == 0 ? w->title_zh : w->title_en,
		  M_TITLE, 0, 0);
	if (w->title_en.n && w->title_zh.n)
		flow_line(&m->preview, m->s->ui == FT_LANG_ZH ? w->title_en : w->title_zh, M_TEXT, 0, 0);
	flow_blank(&m->preview, 0);
	flow_line(&m->preview, w->number, M_DIM, 0, 0);
	flow_line(&m->preview, ft_str(ft_work_kind_label(w->kind, m->s->ui)), M_DIM, 0, 0);
}

void search_preview(struct search *m, int cols)
{
	const struct ft_place *p = place_of(m);
	struct ft_buf b = {0};
	struct ft_str rest, line;

	flow_reset(&m->preview);
	m->preview.cols = cols;
	m->preview.wide = m->s->wide;
	m->preview_of = m->at.at;
	m->preview_cols = cols;
	if (p == NULL && m->len && m->rows[m->at.at].type == F_WORK)
		preview_work(m, &m->works[m->rows[m->at.at].i]);
	if (p == NULL)
		return;
	flow_line(&m->preview, say_title(p->title_zh, p->title_en, m->s->ui), M_TITLE, 0, 0);
	say_status(&b, &p->time, m->s->day, m->s->ui);
	ft_buf_puts(&b, " · ");
	say_speaker(&b, p->authority, p->basis, m->s->ui);
	flow_line(&m->preview, ft_buf_str(&b), M_DIM, 0, 0);
	flow_blank(&m->preview, 0);
	flow_add(&m->preview, p->label, M_STRONG);
	flow_puts(&m->preview, "  ", M_TEXT);
	flow_add(&m->preview, p->heading, M_STRONG);
	flow_end(&m->preview, 0, 2, 0);
	rest = p->body;
	while (ft_next_line(&rest, &line) && m->preview.len < 400) {
		mark_hits(m, flow_add(&m->preview, line, M_TEXT), line);
		flow_end(&m->preview, 2, 2, 0);
	}
	ft_buf_free(&b);
}
