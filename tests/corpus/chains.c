/* What issue 3 wants linked, place by place: successions, the duty chain, the power chain, levels, claims,
 * plans. */
#include "tests/corpus/corpus.h"

#include <string.h>

static bool is_end(const struct ft_address *a, const char *key, const char *date, struct ft_str eid)
{
	return ft_eq(a->name, ft_str(key)) && (date == NULL || ft_eq(a->date, ft_str(date))) &&
	       (ft_eq(a->eid, eid) ||
		(ft_starts(a->eid, eid) && ft_starts(ft_from(a->eid, eid.n), FT_S("__"))));
}

/* Whether a link of this type goes from the place, or from inside it. */
static bool goes_from(const struct corpus *c, const char *type, const char *key, const char *date,
		      struct ft_str eid)
{
	for (size_t i = 0; i < c->link_len; i++)
		if (ft_eq(c->links[i].type, ft_str(type)) && is_end(&c->links[i].from, key, date, eid))
			return true;
	return false;
}

static bool goes_to(const struct corpus *c, const char *type, const char *key, const char *date,
		    struct ft_str eid)
{
	for (size_t i = 0; i < c->link_len; i++)
		if (ft_eq(c->links[i].type, ft_str(type)) && is_end(&c->links[i].to, key, date, eid))
			return true;
	return false;
}

/* A fault of the folder of links as a whole. */
#define missing(c, ...) report(c, ft_arena_fmt((c)->arena, "%s/links", (c)->root).p, 0, __VA_ARGS__)

static void want_from(struct corpus *c, const char *type, const char *key, const char *date,
		      struct ft_str eid)
{
	if (!goes_from(c, type, key, date, eid))
		missing(c, "no %s link from %s%s%s#%.*s", type, key, date ? "@" : "", date ? date : "",
			FT_FMT(eid));
}

static struct ft_str article(struct corpus *c, int n)
{
	return ft_arena_fmt(c->arena, "art_%d", n);
}

static struct ft_str item(struct corpus *c, int art, int n)
{
	return ft_arena_fmt(c->arena, "art_%d__para_1__item_%d", art, n);
}

static void check_succession(struct corpus *c)
{
	static const char was[] = "2016-11-07", is[] = "2025-10-28";

	for (int n = 1; n <= 29; n++)
		want_from(c, "succeeded-by", "mps-151", NULL, article(c, n));
	for (int n = 1; n <= 7; n++)
		want_from(c, "succeeded-by", "mps-151", NULL, item(c, 10, n));
	for (int n = 1; n <= 79; n++)
		want_from(c, "succeeded-by", "csl", was, article(c, n));
	for (int n = 1; n <= 81; n++)
		if (!goes_to(c, "succeeded-by", "csl", is, article(c, n)))
			missing(c, "nothing says where csl@%s#art_%d is from", is, n);
}

/* Each matter that an inspector checks: commanded by a statute, answered by a control or said to be by none.
 */
static void check_matter(struct corpus *c, struct ft_str eid)
{
	want_from(c, "commanded-by", "mps-176", NULL, eid);
	want_from(c, "maps-to", "mps-176", NULL, eid);
}

/* A statute that commands is one whose breach some article punishes, for at least one of those of a matter.
 */
static void check_punished(struct corpus *c, struct ft_str eid)
{
	for (size_t i = 0; i < c->link_len; i++) {
		const struct link *l = &c->links[i];
		const char *date = l->to.date.n ? l->to.date.p : NULL;

		if (ft_eq(l->type, FT_S("commanded-by")) && is_end(&l->from, "mps-176", NULL, eid) &&
		    goes_from(c, "punished-by", l->to.name.p, date, l->to.eid))
			return;
	}
	missing(c, "no penalty for what mps-176#%.*s is about", FT_FMT(eid));
}

static void check_duties(struct corpus *c)
{
	for (int n = 1; n <= 11; n++) {
		check_matter(c, item(c, 7, n));
		check_punished(c, item(c, 7, n));
	}
	check_matter(c, FT_S("art_8"));
}

static void check_powers(struct corpus *c)
{
	static const int measures[] = {4, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 20};

	for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++)
		want_from(c, "based-on", "mps-176", NULL, article(c, measures[i]));
	for (int n = 13; n <= 18; n++)
		want_from(c, "based-on", "mps-151", NULL, article(c, n));
}

/* The title of the class that holds a control point: 8.1.4 of 8.1.4.3. */
static struct ft_str class_of(const struct work *w, const struct clause *r)
{
	size_t n = r->number.n;

	while (n > 0 && r->number.p[n - 1] != '.')
		n--;
	for (size_t i = 0; n > 0 && i < w->clause_len; i++)
		if (ft_eq(w->clauses[i].number, ft_sub(r->number, 0, n - 1)))
			return w->clauses[i].zh;
	return FT_S("");
}

/* Whether `low` is the point `r` at the level below: same title, class and scope. */
static bool is_below(const struct work *w, const struct clause *low, const struct clause *r)
{
	return low->level.n && low->level.p[0] + 1 == r->level.p[0] && ft_eq(low->kind, r->kind) &&
	       ft_eq(low->scope, r->scope) && ft_eq(low->zh, r->zh) &&
	       ft_eq(class_of(w, low), class_of(w, r));
}

/* Each control point above level 1 says what it adds to the same point at the level below. */
static void check_levels(struct corpus *c)
{
	const struct work *w = find_work(c, FT_S("gbt-22239-2019"));

	for (size_t i = 0; w && i < w->clause_len; i++) {
		const struct clause *r = &w->clauses[i];
		bool below = false;

		if (!ft_eq(r->kind, FT_S("control-point")) || r->level.n == 0)
			continue;
		for (size_t k = 0; k < i && !below; k++)
			below = is_below(w, &w->clauses[k], r);
		if (below)
			want_from(c, "adds-to", "gbt-22239-2019", NULL, r->eid);
	}
}

static void check_claims(struct corpus *c)
{
	const struct work *w = find_work(c, FT_S("clb-2019"));

	for (size_t i = 0; w && w->cat->text_len && i < w->texts[0].len; i++)
		want_from(c, "comments-on", "clb-2019", NULL, w->texts[0].units[i].node->eid);
	for (size_t i = 0; i < c->len; i++) {
		bool any = c->works[i].cat->kind != FT_WK_PLAN;

		for (size_t k = 0; k < c->link_len; k++)
			any |= ft_eq(c->links[k].from.name, c->works[i].cat->key);
		if (!any)
			report(c, c->works[i].path, 0, "no link goes out from this plan");
	}
}

/* Rows reasoned one by one: the duty chain, the power chain, the commentary and the plans. */
static void check_amount(struct corpus *c)
{
	static const char *const files[] = {"/duties.tsv", "/powers.tsv", "/commentary.tsv", "/plans.tsv"};
	size_t rows = 0;

	for (size_t i = 0; i < c->link_len; i++)
		for (size_t k = 0; k < sizeof files / sizeof files[0]; k++)
			rows += ft_ends(ft_str(c->links[i].path), ft_str(files[k]));
	if (rows < 400)
		missing(c, "%zu rows of duties, powers, claims and plans; 400 are wanted", rows);
}

void check_chains(struct corpus *c)
{
	check_succession(c);
	check_duties(c);
	check_powers(c);
	check_levels(c);
	check_claims(c);
	check_amount(c);
}
