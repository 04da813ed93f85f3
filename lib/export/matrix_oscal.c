/* The gap matrix in OSCAL: a mapping collection (NIST's control mapping model, 1.2.2), a mapping for each instrument that
 * imposes duties. Controls are its maps, the evaluation units properties of their targets; duties that no control
 * answers are the mapping's source-gap-summary, each with its reason in a property of the mapping. No JSON schema of the
 * model was at hand: our own test holds its structure. */
#include "export/iri.h"
#include "export/matrix.h"
#include "export/oscal.h"
#include "export/say.h"

#include "doc/eid.h"

static void put_resource(struct ft_json *j, const char *key, const struct ft_place *p)
{
	struct ft_buf href = {0};

	ft_iri_expression(&href, p, FT_LANG_ZH);
	ft_json_open(j, key, '{');
	ft_json_cstr(j, "type", "catalog");
	ft_json_str(j, "href", ft_buf_str(&href));
	ft_json_close(j, '}');
	ft_buf_free(&href);
}

static void put_item(struct ft_json *j, struct ft_export *x, const char *key, const struct ft_place *p,
		     const struct ft_matrix_row *units)
{
	ft_json_open(j, key, '[');
	ft_json_open(j, NULL, '{');
	ft_json_cstr(j, "type", ft_eid_inner(p->eid).n ? "statement" : "control");
	ft_json_str(j, "id-ref", p->eid.n ? p->eid : p->key);
	if (units && units->unit_len) {
		ft_json_open(j, "props", '[');
		for (size_t i = 0; i < units->unit_len; i++) {
			const struct ft_matrix_unit *u = &units->units[i];

			ft_oscal_prop(j, "evaluation-unit", ft_matrix_address(x, &u->place), true);
			ft_oscal_prop(j, "evaluation-unit-id", u->id, true);
		}
		ft_json_close(j, ']');
	}
	ft_json_close(j, '}');
	ft_json_close(j, ']');
}

static void put_map(struct ft_json *j, struct ft_export *x, const struct ft_matrix_row *r)
{
	struct ft_str from = ft_matrix_address(x, r->duty), to = ft_matrix_address(x, &r->control);

	ft_json_open(j, NULL, '{');
	ft_oscal_uuid(j, "uuid", ft_arena_fmt(x->arena, "%.*s|matrix|%.*s|%.*s", FT_FMT(from), FT_FMT(to), FT_FMT(r->via)));
	ft_json_open(j, "props", '[');
	ft_oscal_prop(j, "source-address", from, true);
	ft_oscal_prop(j, "target-address", to, true);
	ft_oscal_prop(j, "level", r->control.level ? ft_arena_fmt(x->arena, "%d", r->control.level) : FT_S(""), true);
	ft_oscal_prop(j, "strength", r->strength ? ft_arena_fmt(x->arena, "%ld", r->strength) : FT_S(""), true);
	ft_oscal_prop(j, "basis", r->basis, true);
	ft_oscal_prop(j, "by-way-of", r->via, true);
	ft_json_close(j, ']');
	ft_json_str(j, "relationship", ft_eq(r->relation, FT_S("equal")) ? FT_S("equal-to") : r->relation);
	put_item(j, x, "sources", r->duty, NULL);
	put_item(j, x, "targets", &r->control, r);
	ft_json_str(j, "remarks", ft_arena_fmt(x->arena, "%.*s\n\n%.*s", FT_FMT(r->why_zh), FT_FMT(r->why_en)));
	ft_json_close(j, '}');
}

static bool same_version(const struct ft_place *a, const struct ft_place *b)
{
	return a->work == b->work && a->version == b->version;
}

/* The reasons of gaps: the model's summary has no room for them. */
static void put_reasons(struct ft_json *j, struct ft_export *x, const struct ft_matrix *m, size_t from, size_t to)
{
	ft_json_open(j, "props", '[');
	for (size_t i = from; i < to; i++) {
		const struct ft_matrix_row *r = &m->v[i];

		if (r->gap == FT_GAP_ANSWERED)
			continue;
		ft_oscal_prop(j, ft_gap_word(r->gap),
			      ft_arena_fmt(x->arena, "%.*s: %.*s", FT_FMT(ft_matrix_address(x, r->duty)),
					   FT_FMT(ft_matrix_why(r, FT_LANG_EN))),
			      true);
	}
	ft_json_close(j, ']');
}

static bool is_gap(const struct ft_matrix *m, size_t i)
{
	for (size_t k = i; k-- > 0 && m->v[k].duty == m->v[i].duty;)
		if (m->v[k].gap == FT_GAP_ANSWERED)
			return false;
	for (size_t k = i; k < m->len && m->v[k].duty == m->v[i].duty; k++)
		if (m->v[k].gap == FT_GAP_ANSWERED)
			return false;
	return i == 0 || m->v[i - 1].duty != m->v[i].duty;
}

static void put_gaps(struct ft_json *j, struct ft_export *x, const struct ft_matrix *m, size_t from, size_t to)
{
	ft_json_open(j, "source-gap-summary", '{');
	ft_oscal_uuid(j, "uuid", ft_arena_fmt(x->arena, "%.*s|gaps|%ld", FT_FMT(ft_matrix_address(x, m->v[from].duty)), m->level));
	ft_json_open(j, "unmapped-controls", '[');
	ft_json_open(j, NULL, '{');
	ft_json_open(j, "with-ids", '[');
	for (size_t i = from; i < to; i++)
		if (is_gap(m, i))
			ft_json_str(j, NULL, m->v[i].duty->eid.n ? m->v[i].duty->eid : m->v[i].duty->key);
	ft_json_close(j, ']');
	ft_json_close(j, '}');
	ft_json_close(j, ']');
	ft_json_close(j, '}');
}

/* The duties of one instrument. Where no row of it has a control, there is no target either: `other` then stands for it. */
static void put_mapping(struct ft_json *j, struct ft_export *x, const struct ft_matrix *m, size_t from, size_t to,
			const struct ft_place *other)
{
	struct ft_place source = *m->v[from].duty, target = {.work = 0};
	bool gaps = false;

	source.eid = FT_S("");
	for (size_t i = from; i < to; i++) {
		gaps |= is_gap(m, i);
		if (m->v[i].gap == FT_GAP_ANSWERED && target.work == 0)
			target = m->v[i].control;
	}
	target = target.work ? target : *other;
	target.eid = FT_S("");
	ft_json_open(j, NULL, '{');
	ft_oscal_uuid(j, "uuid", ft_arena_fmt(x->arena, "%.*s|matrix|%ld", FT_FMT(ft_matrix_address(x, &source)), m->level));
	put_reasons(j, x, m, from, to);
	put_resource(j, "source-resource", &source);
	put_resource(j, "target-resource", &target);
	ft_json_open(j, "maps", '[');
	for (size_t i = from; i < to; i++)
		if (m->v[i].gap == FT_GAP_ANSWERED)
			put_map(j, x, &m->v[i]);
	ft_json_close(j, ']');
	if (gaps)
		put_gaps(j, x, m, from, to);
	ft_json_close(j, '}');
}

static void put_provenance(struct ft_json *j)
{
	ft_json_open(j, "provenance", '{');
	ft_json_cstr(j, "method", "human");
	ft_json_cstr(j, "matching-rationale", "semantic");
	ft_json_cstr(j, "status", "not-complete");
	ft_json_cstr(j, "mapping-description",
		     "Duties against the control points that answer them and the units that evaluate those. Each row is a person's reading, "
		     "with its reason, its strength from 1 to 10 and what it rests on. A duty named \"no-relationship\" was looked at and no "
		     "control answers it; of one named \"unmapped\" nothing is said.");
	ft_json_close(j, '}');
}

static void matrix(struct ft_export *x, const struct ft_matrix *m)
{
	struct ft_json j = {.out = &x->out, .indent = true};
	const struct ft_place *any = m->v[0].duty;
	struct ft_buf on = {0};

	for (size_t i = 0; i < m->len; i++)
		if (m->v[i].gap == FT_GAP_ANSWERED)
			any = &m->v[i].control;
	ft_say_on(&on, x, FT_LANG_EN);
	ft_json_open(&j, NULL, '{');
	ft_json_open(&j, "mapping-collection", '{');
	ft_oscal_uuid(&j, "uuid", ft_arena_fmt(x->arena, "matrix|%s|%ld|%zu", x->on, m->level, m->len));
	ft_oscal_metadata(&j, x, FT_S("fatiao: gap matrix"), ft_str(x->on), "1.2.2", 0, ft_buf_str(&on));
	put_provenance(&j);
	ft_json_open(&j, "mappings", '[');
	for (size_t i = 0, n; i < m->len; i += n) {
		for (n = 1; i + n < m->len && same_version(m->v[i + n].duty, m->v[i].duty); n++)
			;
		put_mapping(&j, x, m, i, i + n, any);
	}
	ft_json_close(&j, ']');
	ft_json_close(&j, '}');
	ft_json_close(&j, '}');
	ft_buf_putc(&x->out, '\n');
	ft_buf_free(&on);
}

const struct ft_exporter ft_export_matrix_oscal = {.name = "matrix", .suffix = "json", .diet = FT_X_MATRIX, .matrix = matrix,
	.summary = "the same as an OSCAL mapping collection with its gaps"};
