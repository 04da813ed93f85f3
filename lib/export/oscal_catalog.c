/* An OSCAL catalog (NIST, 1.0.6): containers are groups, units of article rank controls, their items parts of
 * the statement. A standard that grades its requirements has a group a level; each control bears its level as
 * a property, by which a profile can choose. Several works are a group each. */
#include "export/oscal.h"

#include "doc/span.h"
#include "export/say.h"
#include "export/style.h"

#include <string.h>

enum { DEEPEST = 40, OBJECT_DEPTH = 3 };

/* A group while it is open: OSCAL keeps its controls and its groups apart, the text mixes them. */
struct level {
	struct ft_buf controls, groups; /* objects, joined by commas */
};

struct state {
	struct level v[DEEPEST]; /* v[0]: the catalog */
	int depth;

	struct ft_str title, version, name, remarks;
	int as_of;
};

static struct ft_json object(struct ft_buf *list, int level)
{
	return (struct ft_json){
		.out = list, .indent = true, .depth = OBJECT_DEPTH + 2 * level, .more = list->len > 0};
}

/* "key": [the objects gathered] */
static void put_list(struct ft_json *j, const char *key, struct ft_buf *list)
{
	if (list->len) {
		ft_json_open(j, key, '[');
		ft_buf_add(j->out, ft_buf_str(list));
		j->more = true;
		ft_json_close(j, ']');
	}
	ft_buf_free(list);
}

static struct ft_str title_of(const struct ft_export *x, const struct ft_place *p)
{
	return (x->lang == FT_LANG_EN && p->title_en.n) || p->title_zh.n == 0 ? p->title_en : p->title_zh;
}

static void begin(struct ft_export *x)
{
	x->state = ft_arena_alloc(x->arena, sizeof(struct state));
}

/* What the catalog says of itself is known with its first work. */
static void describe(struct ft_export *x, struct state *st, const struct ft_xwork *w)
{
	const struct ft_place *p = &w->place;
	enum ft_lang l = ft_say_lang(x, p);
	struct ft_buf b = {0};

	st->title = ft_arena_dup(x->arena, x->works > 1 ? FT_S("fatiao") : title_of(x, p));
	st->version = ft_arena_dup(x->arena, x->works > 1 || p->date.n == 0 ? ft_str(x->on) : p->date);
	ft_place_address(&b, p);
	ft_buf_fmt(&b, "|catalog|%zu", x->works);
	st->name = ft_arena_dup(x->arena, ft_buf_str(&b));
	ft_buf_reset(&b);
	ft_say_on(&b, x, l);
	if (x->status) {
		ft_buf_puts(&b, l == FT_LANG_EN ? "; " : "；");
		ft_say_status(&b, p, x->day, l);
	}
	st->remarks = ft_arena_dup(x->arena, ft_buf_str(&b));
	st->as_of = x->works > 1 ? 0 : w->work.as_of;
	ft_buf_free(&b);
}

/* ---- controls ---- */

static void item_props(struct ft_json *j, const struct ft_span *v)
{
	ft_json_open(j, "props", '[');
	ft_oscal_prop(j, "label", v->label, false);
	ft_json_close(j, ']');
}

/* The items below `above`, as parts of parts. */
static size_t put_items(struct ft_json *j, const struct ft_place *p, const struct ft_spans *s, size_t i,
			const char *suffix, struct ft_str above)
{
	ft_json_open(j, "parts", '[');
	while (i < s->len && s->v[i].kind != FT_SP_PARA &&
	       (above.n == 0 || (ft_starts(s->v[i].eid, above) && s->v[i].eid.n > above.n))) {
		const struct ft_span *v = &s->v[i++];
		struct ft_buf id = {0};

		ft_buf_fmt(&id, "%.*s__%.*s%s", FT_FMT(p->eid), FT_FMT(v->eid), suffix);
		ft_json_open(j, NULL, '{');
		ft_oscal_id(j, "id", ft_buf_str(&id));
		ft_json_cstr(j, "name", "item");
		item_props(j, v);
		ft_json_str(j, "prose", ft_sub(p->body, v->off + v->body, v->n - v->body));
		if (i < s->len && ft_starts(s->v[i].eid, v->eid) &&
		    ft_starts(ft_from(s->v[i].eid, v->eid.n), FT_S("__")))
			i = put_items(j, p, s, i, suffix, v->eid);
		ft_json_close(j, '}');
		ft_buf_free(&id);
	}
	ft_json_close(j, ']');
	return i;
}

/* A run of lines, then the items that follow it: a statement. */
static size_t put_statement(struct ft_json *j, const struct ft_place *p, const struct ft_spans *s, size_t i,
			    size_t n, const char *suffix)
{
	size_t from = i;
	struct ft_buf id = {0};

	while (i < s->len && s->v[i].kind == FT_SP_PARA)
		i++;
	ft_buf_fmt(&id, "%.*s_smt", FT_FMT(p->eid));
	if (n > 1)
		ft_buf_fmt(&id, ".%zu", n);
	ft_buf_puts(&id, suffix);
	ft_json_open(j, NULL, '{');
	ft_oscal_id(j, "id", ft_buf_str(&id));
	ft_json_cstr(j, "name", "statement");
	ft_json_cstr(j, "class", ft_lang_word(p->lang));
	ft_json_open(j, "props", '[');
	ft_oscal_prop(j, "authority", ft_str(ft_authority_word(p->authority)), true);
	ft_oscal_prop(j, "basis", p->basis ? ft_str(ft_basis_word(p->basis)) : FT_S(""), true);
	ft_json_close(j, ']');
	if (i > from)
		ft_json_str(
			j, "prose",
			ft_sub(p->body, s->v[from].off, s->v[i - 1].off + s->v[i - 1].n - s->v[from].off));
	if (i < s->len)
		i = put_items(j, p, s, i, suffix, FT_S(""));
	ft_json_close(j, '}');
	ft_buf_free(&id);
	return i;
}

static void put_text(struct ft_json *j, const struct ft_place *p, const char *suffix)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_spans s = ft_spans(a, p->body, p->node);
	size_t i = 0, n = 0;

	do
		i = put_statement(j, p, &s, i, ++n, suffix);
	while (i < s.len);
	ft_arena_free(a);
}

/* Warnings are guidance of our own, so that they cannot be taken for the text. */
static void put_warnings(struct ft_json *j, const struct ft_export *x, const struct ft_place *p)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_str v[FT_SAY_MAX];
	size_t n = ft_say_warnings(a, x, p, FT_S(""), ft_say_lang(x, p), v);

	for (size_t i = 0; i < n; i++) {
		ft_json_open(j, NULL, '{');
		ft_json_cstr(j, "name", "warning");
		ft_json_cstr(j, "ns", FT_OSCAL_NS);
		ft_json_str(j, "prose", v[i]);
		ft_json_close(j, '}');
	}
	ft_arena_free(a);
}

static void put_props(struct ft_json *j, const struct ft_export *x, const struct ft_place *p)
{
	struct ft_buf address = {0}, level = {0};

	ft_place_address(&address, p);
	if (p->level)
		ft_buf_fmt(&level, "%d", p->level);
	ft_json_open(j, "props", '[');
	ft_oscal_prop(j, "label", p->label, false);
	ft_oscal_prop(j, "level", ft_buf_str(&level), true);
	ft_oscal_prop(j, "address", ft_buf_str(&address), true);
	ft_oscal_prop(j, "status", ft_str(ft_status_word(ft_status_on(&p->time, x->day))), true);
	ft_json_close(j, ']');
	ft_buf_free(&address);
	ft_buf_free(&level);
}

/* Ids must not collide where several works stand in one catalog. */
static void put_id(struct ft_json *j, const struct ft_export *x, const struct ft_place *p)
{
	struct ft_buf b = {0};

	if (x->works > 1)
		ft_buf_fmt(&b, "%.*s.", FT_FMT(p->key));
	ft_buf_add(&b, p->eid);
	ft_oscal_id(j, "id", ft_buf_str(&b));
	ft_buf_free(&b);
}

static void put_title(struct ft_json *j, const struct ft_place *p)
{
	struct ft_str title = p->heading.n ? p->heading : p->label;

	ft_json_str(j, "title", title.n ? title : p->eid);
}

static void unit(struct ft_export *x, const struct ft_xunit *u)
{
	struct state *st = x->state;
	struct ft_json j = object(&st->v[st->depth].controls, st->depth);
	const struct ft_place *other = x->both ? ft_xunit_other(u) : NULL;

	ft_json_open(&j, NULL, '{');
	put_id(&j, x, u->best);
	ft_json_cstr(&j, "class", ft_node_kind_word(u->best->node));
	put_title(&j, u->best);
	put_props(&j, x, u->best);
	ft_json_open(&j, "parts", '[');
	put_text(&j, u->best, x->works > 1 ? ft_arena_fmt(x->arena, ".%.*s", FT_FMT(u->best->key)).p : "");
	if (other)
		put_text(&j, other,
			 x->works > 1 ? ft_arena_fmt(x->arena, ".%.*s.%s", FT_FMT(other->key),
						     ft_lang_word(other->lang))
						.p
				      : ft_arena_fmt(x->arena, ".%s", ft_lang_word(other->lang)).p);
	put_warnings(&j, x, u->best);
	ft_json_close(&j, ']');
	ft_json_close(&j, '}');
}

/* ---- groups ---- */

static void open_group(struct state *st)
{
	if (st->depth + 1 < DEEPEST)
		st->v[++st->depth] = (struct level){.controls = {0}};
}

/* The group just closed, into the one that holds it. */
static struct ft_json close_group(struct state *st, struct level *closed)
{
	struct ft_json j;

	*closed = st->v[st->depth--];
	j = object(&st->v[st->depth].groups, st->depth);
	ft_json_open(&j, NULL, '{');
	return j;
}

static void open_container(struct ft_export *x, const struct ft_xunit *u)
{
	(void)u;
	open_group(x->state);
}

static void close_container(struct ft_export *x, const struct ft_xunit *u)
{
	struct level closed;
	struct ft_json j = close_group(x->state, &closed);

	put_id(&j, x, u->best);
	ft_json_cstr(&j, "class", ft_node_kind_word(u->best->node));
	put_title(&j, u->best);
	put_props(&j, x, u->best);
	put_list(&j, "groups", &closed.groups);
	put_list(&j, "controls", &closed.controls);
	ft_json_close(&j, '}');
}

static void work(struct ft_export *x, const struct ft_xwork *w)
{
	struct state *st = x->state;

	if (st->title.n == 0)
		describe(x, st, w);
	if (x->works > 1)
		open_group(st);
}

static void work_end(struct ft_export *x, const struct ft_xwork *w)
{
	struct level closed;
	struct ft_json j;

	if (x->works <= 1)
		return;
	j = close_group(x->state, &closed);
	ft_json_cstr(&j, "class", "work");
	ft_json_str(&j, "title", title_of(x, &w->place));
	put_props(&j, x, &w->place);
	put_list(&j, "groups", &closed.groups);
	put_list(&j, "controls", &closed.controls);
	ft_json_close(&j, '}');
}

static void end(struct ft_export *x)
{
	struct state *st = x->state;
	struct ft_json j = {.out = &x->out, .indent = true};

	ft_json_open(&j, NULL, '{');
	ft_json_open(&j, "catalog", '{');
	ft_oscal_uuid(&j, "uuid", st->name);
	ft_oscal_metadata(&j, x, st->title, st->version, "1.0.6", st->as_of, st->remarks);
	put_list(&j, "groups", &st->v[0].groups);
	put_list(&j, "controls", &st->v[0].controls);
	ft_json_close(&j, '}');
	ft_json_close(&j, '}');
	ft_buf_putc(&x->out, '\n');
}

const struct ft_exporter ft_export_oscal = {.name = "oscal",
					    .suffix = "json",
					    .diet = FT_X_TREE,
					    .begin = begin,
					    .work = work,
					    .open = open_container,
					    .unit = unit,
					    .close = close_container,
					    .work_end = work_end,
					    .end = end,
					    .summary = "OSCAL catalog: controls of a standard, by level"};
