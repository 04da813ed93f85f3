/* An OSCAL mapping collection of the crosswalk (NIST's control mapping model, 1.2.2; no JSON schema of it was
 * at hand, so its structure is held by our own test): what answers which duty, with the set-theory words of
 * NIST IR 8477 and our reasons. A row that says that no control answers a duty maps it to "none", in a
 * resource of the back matter; where no other row has one that does, the duty stands in the source-gap-summary, as in the
 * gap matrix (matrix_oscal.c). */
#include "export/oscal.h"

#include "base/uuid.h"
#include "doc/eid.h"
#include "export/iri.h"
#include "export/say.h"

#include <stdlib.h>
#include <string.h>

struct row {
	struct ft_xlink l;
	bool done;
};

struct state {
	struct row *v;
	size_t len, cap;
};

static void begin(struct ft_export *x)
{
	x->state = ft_arena_alloc(x->arena, sizeof(struct state));
}

static struct ft_place kept_place(struct ft_arena *a, const struct ft_place *p)
{
	return (struct ft_place){.work = p->work,
				 .version = p->version,
				 .key = ft_arena_dup(a, p->key),
				 .date = ft_arena_dup(a, p->date),
				 .eid = ft_arena_dup(a, p->eid),
				 .title_zh = ft_arena_dup(a, p->title_zh),
				 .title_en = ft_arena_dup(a, p->title_en),
				 .kind = p->kind,
				 .time = p->time};
}

static void link(struct ft_export *x, const struct ft_xlink *l)
{
	struct state *st = x->state;
	struct ft_arena *a = x->arena;

	st->v = ft_grow(st->v, st->len, &st->cap, sizeof *st->v);
	st->v[st->len++] = (struct row){.l = {.from = kept_place(a, &l->from),
					      .to = kept_place(a, &l->to),
					      .type = ft_arena_dup(a, l->type),
					      .relation = ft_arena_dup(a, l->relation),
					      .why_zh = ft_arena_dup(a, l->why_zh),
					      .why_en = ft_arena_dup(a, l->why_en),
					      .basis = ft_arena_dup(a, l->basis),
					      .strength = l->strength}};
}

static bool same_works(const struct ft_xlink *a, const struct ft_xlink *b)
{
	return a->from.work == b->from.work && a->from.version == b->from.version &&
	       a->to.work == b->to.work && a->to.version == b->to.version;
}

static struct ft_str address_of(struct ft_arena *a, const struct ft_place *p)
{
	struct ft_buf b = {0};
	struct ft_str s;

	ft_place_address(&b, p);
	s = ft_arena_dup(a, ft_buf_str(&b));
	ft_buf_free(&b);
	return s;
}

static void put_resource(struct ft_json *j, const char *key, const struct ft_place *p)
{
	struct ft_buf href = {0};
	char none[FT_UUID_TEXT + 1] = "#";

	ft_json_open(j, key, '{');
	ft_json_cstr(j, "type", "catalog");
	if (p->work)
		ft_iri_expression(&href, p, FT_LANG_ZH);
	else
		ft_uuid_of(none + 1, FT_S("none"));
	ft_json_str(j, "href", p->work ? ft_buf_str(&href) : ft_str(none));
	ft_json_close(j, '}');
	ft_buf_free(&href);
}

static void put_item(struct ft_json *j, const char *key, const struct ft_place *p)
{
	bool inner = ft_eid_inner(p->eid).n > 0;

	ft_json_open(j, key, '[');
	ft_json_open(j, NULL, '{');
	ft_json_cstr(j, "type", inner ? "statement" : "control");
	ft_json_str(j, "id-ref", p->work == 0 ? FT_S("none") : p->eid.n ? p->eid : p->key);
	ft_json_close(j, '}');
	ft_json_close(j, ']');
}

/* Our word for a relation, in OSCAL's. */
static struct ft_str relation_of(struct ft_str ours)
{
	return ft_eq(ours, FT_S("equal")) ? FT_S("equal-to") : ours;
}

static void put_map(struct ft_json *j, const struct ft_export *x, const struct ft_xlink *l)
{
	struct ft_str from = address_of(x->arena, &l->from),
		      to = l->to.work ? address_of(x->arena, &l->to) : FT_S("none");
	struct ft_str why = x->lang == FT_LANG_EN || l->why_zh.n == 0 ? l->why_en : l->why_zh;
	struct ft_str strength = l->strength ? ft_arena_fmt(x->arena, "%ld", l->strength) : FT_S("");

	ft_json_open(j, NULL, '{');
	ft_oscal_uuid(j, "uuid", ft_arena_fmt(x->arena, "%.*s|maps-to|%.*s", FT_FMT(from), FT_FMT(to)));
	ft_json_open(j, "props", '[');
	ft_oscal_prop(j, "source-address", from, true);
	ft_oscal_prop(j, "target-address", l->to.work ? to : FT_S(""), true);
	ft_oscal_prop(j, "strength", strength, true);
	ft_oscal_prop(j, "basis", l->basis, true);
	ft_json_close(j, ']');
	ft_json_str(j, "relationship", relation_of(l->relation));
	put_item(j, "sources", &l->from);
	put_item(j, "targets", &l->to);
	if (x->both && l->why_en.n)
		why = ft_arena_fmt(x->arena, "%.*s\n\n%.*s", FT_FMT(l->why_zh), FT_FMT(l->why_en));
	ft_json_str(j, "remarks", why);
	ft_json_close(j, '}');
}

static bool same_place(const struct ft_place *a, const struct ft_place *b)
{
	return a->work == b->work && a->version == b->version && ft_eq(a->eid, b->eid);
}

/* The row is the first that says that nothing answers its source, and no other row has what does: a gap, as in the
 * matrix. */
static bool is_gap(const struct state *st, size_t at)
{
	for (size_t i = 0; i < st->len; i++)
		if (same_place(&st->v[i].l.from, &st->v[at].l.from) && (st->v[i].l.to.work || i < at))
			return false;
	return true;
}

/* Of the mapping to "none": its sources that are gaps. */
static void put_gaps(struct ft_json *j, struct ft_export *x, const struct state *st, const struct ft_place *from)
{
	size_t gaps = 0;

	for (size_t i = 0; i < st->len; i++) {
		const struct ft_xlink *l = &st->v[i].l;

		if (l->to.work || l->from.work != from->work || l->from.version != from->version || !is_gap(st, i))
			continue;
		if (gaps++ == 0) {
			ft_json_open(j, "source-gap-summary", '{');
			ft_oscal_uuid(j, "uuid", ft_arena_fmt(x->arena, "%.*s|mapping gaps", FT_FMT(address_of(x->arena, from))));
			ft_json_open(j, "unmapped-controls", '[');
			ft_json_open(j, NULL, '{');
			ft_json_open(j, "with-ids", '[');
		}
		ft_json_str(j, NULL, l->from.eid.n ? l->from.eid : l->from.key);
	}
	for (int i = 0; gaps && i < 4; i++)
		ft_json_close(j, i % 2 ? '}' : ']');
}

/* All rows between the same two versions are one mapping. */
static void put_mapping(struct ft_json *j, struct ft_export *x, struct state *st, size_t at)
{
	const struct ft_xlink *first = &st->v[at].l;
	struct ft_place from = first->from, to = first->to;
	struct ft_buf b = {0};

	from.eid = to.eid = FT_S("");
	ft_buf_fmt(&b, "%.*s|mapping|%.*s", FT_FMT(address_of(x->arena, &from)),
		   FT_FMT(to.work ? address_of(x->arena, &to) : FT_S("none")));
	ft_json_open(j, NULL, '{');
	ft_oscal_uuid(j, "uuid", ft_buf_str(&b));
	put_resource(j, "source-resource", &from);
	put_resource(j, "target-resource", &to);
	ft_json_open(j, "maps", '[');
	for (size_t i = at; i < st->len; i++)
		if (!st->v[i].done && same_works(first, &st->v[i].l)) {
			put_map(j, x, &st->v[i].l);
			st->v[i].done = true;
		}
	ft_json_close(j, ']');
	if (to.work == 0)
		put_gaps(j, x, st, &from);
	ft_json_close(j, '}');
	ft_buf_free(&b);
}

static void put_provenance(struct ft_json *j)
{
	ft_json_open(j, "provenance", '{');
	ft_json_cstr(j, "method", "human");
	ft_json_cstr(j, "matching-rationale", "semantic");
	ft_json_cstr(j, "status", "not-complete");
	ft_json_cstr(
		j, "mapping-description",
		"Duties of statutes and rules mapped to the control points that answer them; each row is a "
		"person's reading, with its reason, its strength from 1 to 10 and what it rests on. Nothing "
		"follows from what is not mapped.");
	ft_json_close(j, '}');
}

static void put_back_matter(struct ft_json *j)
{
	ft_json_open(j, "back-matter", '{');
	ft_json_open(j, "resources", '[');
	ft_json_open(j, NULL, '{');
	ft_oscal_uuid(j, "uuid", FT_S("none"));
	ft_json_cstr(j, "title", "none");
	ft_json_cstr(j, "description", "No control of the library answers the source: the row says why.");
	ft_json_close(j, '}');
	ft_json_close(j, ']');
	ft_json_close(j, '}');
}

static void end(struct ft_export *x)
{
	struct state *st = x->state;
	struct ft_json j = {.out = &x->out, .indent = true};
	struct ft_buf on = {0};

	ft_say_on_both(&on, x);
	ft_json_open(&j, NULL, '{');
	ft_json_open(&j, "mapping-collection", '{');
	ft_oscal_uuid(&j, "uuid", ft_arena_fmt(x->arena, "crosswalk|%s|%zu", x->on, st->len));
	ft_oscal_metadata(&j, x, FT_S("fatiao: crosswalk"), ft_str(x->on), "1.2.2", 0, ft_buf_str(&on));
	put_provenance(&j);
	ft_json_open(&j, "mappings", '[');
	for (size_t i = 0; i < st->len; i++)
		if (!st->v[i].done)
			put_mapping(&j, x, st, i);
	ft_json_close(&j, ']');
	put_back_matter(&j);
	ft_json_close(&j, '}');
	ft_json_close(&j, '}');
	ft_buf_putc(&x->out, '\n');
	ft_buf_free(&on);
	free(st->v);
}

const struct ft_exporter ft_export_oscal_mapping = {
	.name = "oscal-mapping",
	.suffix = "json",
	.diet = FT_X_LINKS,
	.links = "maps-to",
	.begin = begin,
	.link = link,
	.end = end,
	.summary = "OSCAL mapping collection: the crosswalk of duties and controls"};
