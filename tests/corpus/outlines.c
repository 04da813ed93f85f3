/* Outlines: the counts known of the standards, and that digests, units and outlines speak of the same
 * clauses. */
#include "tests/corpus/corpus.h"

#include <string.h>

/* ---- GB/T 22239-2019: control points and items by level and scope ----
 * Counted from the transcription and cross-checked (outlines/NOTES.md beside the repository); the 71 points
 * and 211 items of level 3 are also what the literature gives. A point with one unlettered requirement is one
 * item. */

static const struct baseline {
	const char *scope;
	struct {
		int points, items;
	} level[4];
} baselines[] = {
	{"general", {{42, 55}, {68, 135}, {71, 211}, {71, 228}}},
	{"cloud", {{7, 11}, {13, 29}, {16, 46}, {16, 49}}},
	{"mobile", {{5, 5}, {7, 14}, {9, 19}, {9, 21}}},
	{"iot", {{3, 4}, {4, 7}, {8, 20}, {8, 21}}},
	{"ics", {{5, 9}, {9, 15}, {9, 21}, {9, 22}}},
};

static bool is_point(const struct clause *r, char level, const char *scope)
{
	return ft_eq(r->kind, FT_S("control-point")) && r->level.n == 1 && r->level.p[0] == level &&
	       ft_eq(r->scope, ft_str(scope));
}

static int items_of(const struct clause *r)
{
	return r->items.n == 0 || ft_eq(r->items, FT_S("1")) ? 1 : (int)r->items.n;
}

static void check_baseline(struct corpus *c, const struct work *w, const struct baseline *b, int level)
{
	int points = 0, items = 0;

	for (size_t i = 0; i < w->clause_len; i++)
		if (is_point(&w->clauses[i], (char)('1' + level), b->scope)) {
			points++;
			items += items_of(&w->clauses[i]);
		}
	if (points != b->level[level].points || items != b->level[level].items)
		report(c, w->outline, 0, "level %d %s: %d control points and %d items, not %d and %d",
		       level + 1, b->scope, points, items, b->level[level].points, b->level[level].items);
}

/* The digest of a control point has the letters of its row, no fewer and no more. */
static void check_letters(struct corpus *c, const struct text *t, const struct unit *u,
			  const struct clause *r)
{
	size_t letters = 0, rows = ft_eq(r->items, FT_S("1")) ? 0 : r->items.n;

	for (size_t i = 0; i < u->spans.len; i++)
		letters += u->spans.v[i].kind == FT_SP_ITEM;
	for (size_t i = 0; i < rows; i++)
		if (!has_place(u, ft_arena_fmt(c->arena, "item_%c", r->items.p[i])))
			report(c, t->path, u->node->line, "%.*s lacks letter %c of the outline",
			       FT_FMT(r->number), r->items.p[i]);
	if (letters != rows)
		report(c, t->path, u->node->line, "%.*s has %zu letters, the outline %zu", FT_FMT(r->number),
		       letters, rows);
}

static void check_points(struct corpus *c, const struct work *w)
{
	for (size_t i = 0; i < w->clause_len; i++)
		for (size_t k = 0; k < w->cat->text_len; k++) {
			const struct clause *r = &w->clauses[i];
			const struct unit *u = find_unit(&w->texts[k], r->eid);

			if (!ft_eq(r->kind, FT_S("control-point")))
				continue;
			if (u)
				check_letters(c, &w->texts[k], u, r);
			else
				report(c, w->texts[k].path, 0, "control point %.*s has no digest",
				       FT_FMT(r->number));
		}
}

static void check_22239(struct corpus *c, const struct work *w)
{
	for (size_t i = 0; i < sizeof baselines / sizeof baselines[0]; i++)
		for (int level = 0; level < 4; level++)
			check_baseline(c, w, &baselines[i], level);
	check_points(c, w);
}

/* ---- GB/T 28448-2019: units ---- */

/* General units by the level of their clause and by that which their id names: three of level 3 and four of
 * level 4 bear an id of the other one, by a misprint. */
static const struct {
	const char *level, *id;
	size_t by_level, by_id;
} unit_counts[] = {
	{"1", "L1-", 55, 55}, {"2", "L2-", 133, 133}, {"3", "L3-", 209, 210}, {"4", "L4-", 226, 225}};

static void check_unit_count(struct corpus *c, const struct work *w, size_t k)
{
	size_t by_level = 0, by_id = 0;

	for (size_t i = 0; i < w->clause_len; i++) {
		const struct clause *r = &w->clauses[i];

		if (!ft_eq(r->kind, FT_S("unit")) || !ft_eq(r->scope, FT_S("general")))
			continue;
		by_level += ft_eq(r->level, ft_str(unit_counts[k].level));
		by_id += ft_starts(r->unit, ft_str(unit_counts[k].id));
	}
	if (by_level != unit_counts[k].by_level || by_id != unit_counts[k].by_id)
		report(c, w->outline, 0,
		       "%zu general units at level %s and %zu with its ids, not %zu and %zu", by_level,
		       unit_counts[k].level, by_id, unit_counts[k].by_level, unit_counts[k].by_id);
}

static void check_units(struct corpus *c, const struct work *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->clause_len; i++)
		n += ft_eq(w->clauses[i].kind, FT_S("unit"));
	if (n != 1001)
		report(c, w->outline, 0, "%zu units, not 1001", n);
	for (size_t k = 0; k < sizeof unit_counts / sizeof unit_counts[0]; k++)
		check_unit_count(c, w, k);
}

/* A unit says which place of the baseline it evaluates, or why none. */
static void check_evaluates(struct corpus *c, const struct work *w, const struct clause *r,
			    const struct work *baseline)
{
	ptrdiff_t blank = ft_find(r->evaluates, FT_S(" "));
	struct ft_str number = ft_sub(r->evaluates, 0, blank < 0 ? r->evaluates.n : (size_t)blank);
	struct ft_str letter = blank < 0 ? FT_S("") : ft_sub(r->evaluates, (size_t)blank + 1, 1);

	if (r->evaluates.n == 0 && r->note.n == 0)
		report(c, w->outline, r->line, "unit %.*s evaluates nothing and does not say why",
		       FT_FMT(r->unit));
	if (r->evaluates.n == 0)
		return;
	for (size_t i = 0; i < baseline->clause_len; i++)
		if (ft_eq(baseline->clauses[i].number, number)) {
			if (letter.n && ft_find(baseline->clauses[i].items, letter) < 0)
				break;
			return;
		}
	report(c, w->outline, r->line, "GB/T 22239 has no %.*s", FT_FMT(r->evaluates));
}

static void check_28448(struct corpus *c, const struct work *w)
{
	const struct work *baseline = find_work(c, FT_S("gbt-22239-2019"));

	check_units(c, w);
	for (size_t i = 0; baseline && i < w->clause_len; i++)
		if (ft_eq(w->clauses[i].kind, FT_S("unit")))
			check_evaluates(c, w, &w->clauses[i], baseline);
}

/* ---- any standard ---- */

/* Each clause stands once, with a title in each language; a name that is Latin in both may be the same. */
static void check_rows(struct corpus *c, const struct work *w)
{
	for (size_t i = 0; i < w->clause_len; i++) {
		const struct clause *r = &w->clauses[i];

		for (size_t k = 0; k < i; k++)
			if (ft_eq(w->clauses[k].eid, r->eid) && ft_eq(w->clauses[k].letter, r->letter))
				report(c, w->outline, r->line, "clause %.*s stands in line %u too",
				       FT_FMT(r->number), w->clauses[k].line);
		if (r->zh.n == 0 || r->en.n == 0)
			report(c, w->outline, r->line, "clause %.*s lacks a title", FT_FMT(r->number));
		if (han_share(r->en) > 0 || (han_share(r->zh) == 0 && !ft_eq(r->zh, r->en)))
			report(c, w->outline, r->line, "clause %.*s: a title is in the wrong column",
			       FT_FMT(r->number));
	}
}

static bool is_clause(const struct ft_node *n)
{
	return n->kind == FT_N_CLAUSE || (n->kind == FT_N_HEADING && ft_starts(n->eid, FT_S("sec_")));
}

static void check_digest(struct corpus *c, const struct work *w, const struct text *t)
{
	for (const struct ft_node *n = t->doc->first; n; n = ft_doc_next(n)) {
		const struct clause *r = is_clause(n) ? find_clause(w, n->eid) : NULL;
		struct ft_str title = r == NULL ? FT_S("") : t->cat->lang == FT_LANG_ZH ? r->zh : r->en;

		if (is_clause(n) && r == NULL)
			report(c, t->path, n->line, "the outline has no clause %.*s", FT_FMT(n->label));
		else if (r && t->cat->lang == FT_LANG_ZH && !ft_eq(title, n->heading))
			report(c, t->path, n->line, "%.*s is called %.*s here and %.*s in the outline",
			       FT_FMT(n->label), FT_FMT(n->heading), FT_FMT(title));
	}
}

void check_outlines(struct corpus *c)
{
	for (size_t i = 0; i < c->len; i++) {
		const struct work *w = &c->works[i];

		if (ft_is_standard(w->cat->kind) && w->outline == NULL)
			report(c, w->path, 0, "a standard without an outline");
		if (w->outline == NULL)
			continue;
		check_rows(c, w);
		for (size_t k = 0; k < w->cat->text_len; k++)
			check_digest(c, w, &w->texts[k]);
		if (ft_eq(w->cat->key, FT_S("gbt-22239-2019")))
			check_22239(c, w);
		if (ft_eq(w->cat->key, FT_S("gbt-28448-2019")))
			check_28448(c, w);
	}
}
