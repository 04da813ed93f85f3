/* links/NAME.tsv: both ends exist, and the words are those of docs/CORPUS.md. */
#include "tests/corpus/corpus.h"

#include "doc/eid.h"

#include <stdlib.h>
#include <string.h>

/* The relation words of a type; none: the relation is empty. `bare`: those with which the other end may be
 * empty, parted by blanks. */
static const struct kind {
	const char *type, *relations, *bare;
} kinds[] = {
	{"cites", "", ""},
	{"based-on", "", ""},
	{"repeals", "", ""},
	{"amends", "", ""},
	{"commanded-by", "", ""},
	{"punished-by", "", ""},
	{"limited-by", "", ""},
	{"inspected-under", "", ""},
	{"evaluates", "", ""},
	{"designs-for", "", ""},
	{"adds-to", "", ""},
	{"maps-to", "equal subset-of superset-of intersects-with no-relationship", "no-relationship"},
	{"succeeded-by", "unchanged renumbered amended split merged deleted inserted succeeded", "deleted"},
	{"comments-on", "borne-out overstated wrong-article no-provision-found opinion text-not-at-hand",
	 "no-provision-found opinion text-not-at-hand"},
};

/* Whether the word stands in a list parted by blanks. */
static bool among(struct ft_str word, const char *list)
{
	struct ft_str rest = ft_str(list), one;

	while (rest.n && ft_next_field(&rest, ' ', &one))
		if (ft_eq(one, word))
			return true;
	return false;
}

static const struct kind *kind_of(const struct link *l)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (ft_eq(l->type, ft_str(kinds[i].type)))
			return &kinds[i];
	return NULL;
}

static void check_relation(struct corpus *c, const struct link *l)
{
	const struct kind *k = kind_of(l);

	if (k == NULL)
		report(c, l->path, l->line, "\"%.*s\" is no type of link", FT_FMT(l->type));
	else if (k->relations[0] ? !among(l->relation, k->relations) : l->relation.n > 0)
		report(c, l->path, l->line, "\"%.*s\" is no relation of a %s link", FT_FMT(l->relation),
		       k->type);
	else if (l->to_text.n == 0 && !among(l->relation, k->bare))
		report(c, l->path, l->line, "a %s link needs a place in `to`", k->type);
}

static void check_figures(struct corpus *c, const struct link *l)
{
	char *end;
	long strength = l->strength.n ? strtol(l->strength.p, &end, 10) : 0;

	if (l->strength.n == 0 || end != l->strength.p + l->strength.n || strength < 1 || strength > 10)
		report(c, l->path, l->line, "the strength \"%.*s\" is not 1 to 10", FT_FMT(l->strength));
	if (l->basis.n == 0 || ft_basis_find(l->basis) < 0)
		report(c, l->path, l->line, "\"%.*s\" is no basis", FT_FMT(l->basis));
}

static void check_end(struct corpus *c, const struct link *l, const struct ft_address *a, struct ft_str text)
{
	const char *why = place_fault(c, a);

	if (why)
		report(c, l->path, l->line, "%.*s %s", FT_FMT(text), why);
}

/* The level of the chapter of GB/T 22239 in which the place stands: 6 is level 1. */
static int chapter_of(struct ft_str eid)
{
	return ft_starts(eid, FT_S("sec_")) ? atoi(eid.p + 4) : 0;
}

/* What a type says of its ends. */
static void check_ends_fit(struct corpus *c, const struct link *l)
{
	const struct work *from = find_work(c, l->from.name);

	if (ft_eq(l->type, FT_S("punished-by")) && from && ft_is_standard(from->cat->kind))
		report(c, l->path, l->line, "a penalty hangs on a duty, never on a control");
	if (ft_eq(l->type, FT_S("adds-to")) && chapter_of(l->from.eid) != chapter_of(l->to.eid) + 1)
		report(c, l->path, l->line, "adds-to goes from a level to the one below it");
	if (ft_eq(l->type, FT_S("designs-for")) && !ft_eq(l->to.name, FT_S("gbt-22239-2019")))
		report(c, l->path, l->line, "a design clause answers control points of GB/T 22239");
}

/* A row rests on nothing better than the articles at its ends; what a commentary claims is read there alone.
 */
static void check_basis(struct corpus *c, const struct link *l)
{
	bool claim = ft_eq(l->type, FT_S("comments-on"));
	int from = claim ? FT_BA_NONE : (int)place_basis(c, &l->from), to = (int)place_basis(c, &l->to);

	if (ft_basis_find(l->basis) < (from > to ? from : to))
		report(c, l->path, l->line, "says %.*s, but one of its ends is only %s", FT_FMT(l->basis),
		       ft_basis_word((enum ft_basis)(from > to ? from : to)));
}

static int compare_rows(const void *a, const void *b)
{
	const struct link *x = *(const struct link *const *)a, *y = *(const struct link *const *)b;
	int d = ft_cmp(x->from_text, y->from_text);

	d = d ? d : ft_cmp(x->type, y->type);
	d = d ? d : ft_cmp(x->to_text, y->to_text);
	return d ? d : (x > y) - (x < y);
}

/* No two rows say the same of the same two places. */
static void check_doubles(struct corpus *c)
{
	const struct link **row = ft_arena_alloc(c->arena, (c->link_len + 1) * sizeof *row);

	for (size_t i = 0; i < c->link_len; i++)
		row[i] = &c->links[i];
	qsort(row, c->link_len, sizeof *row, compare_rows);
	for (size_t i = 1; i < c->link_len; i++)
		if (row[i]->to_text.n && ft_eq(row[i]->from_text, row[i - 1]->from_text) &&
		    ft_eq(row[i]->type, row[i - 1]->type) && ft_eq(row[i]->to_text, row[i - 1]->to_text))
			report(c, row[i]->path, row[i]->line, "the same link stands in %s:%u",
			       row[i - 1]->path, row[i - 1]->line);
}

void check_links(struct corpus *c)
{
	for (size_t i = 0; i < c->link_len; i++) {
		const struct link *l = &c->links[i];

		check_relation(c, l);
		check_figures(c, l);
		check_end(c, l, &l->from, l->from_text);
		if (l->to_text.n)
			check_end(c, l, &l->to, l->to_text);
		if (ft_eq(l->from_text, l->to_text))
			report(c, l->path, l->line, "a link from %.*s to itself", FT_FMT(l->from_text));
		check_ends_fit(c, l);
		check_basis(c, l);
	}
	check_doubles(c);
}
