#include "cli/cmd/picks.h"

#include "cite/address.h"
#include "cli/cmd/address.h"
#include "cli/cmd/kept.h"
#include "doc/eid.h"
#include "doc/span.h"
#include "query/browse.h"
#include "query/show.h"

#include <stdlib.h>
#include <string.h>

static void add(struct ft_picks *out, struct ft_pick p)
{
	out->v = ft_grow(out->v, out->len, &out->cap, sizeof *out->v);
	out->v[out->len++] = p;
}

enum { MAX_PLACES = 64 };

/* KEY[@DATE]#A..B,C: the places behind the '#', and what stands before it. */
static size_t canonical_places(struct ft_str s, struct ft_str *head, struct ft_address_range *out)
{
	ptrdiff_t hash = ft_find(s, FT_S("#"));
	struct ft_str rest, field;
	size_t n = 0;

	if (hash < 0)
		return 0;
	rest = ft_from(s, (size_t)hash + 1);
	*head = ft_sub(s, 0, (size_t)hash);
	while (n <= MAX_PLACES && ft_next_field(&rest, ',', &field)) {
		ptrdiff_t dots = ft_find(field, FT_S(".."));

		if (dots >= 0 && (size_t)dots + 2 == field.n) /* a range without an end: no eid */
			dots = -1;
		out[n].eid = ft_sub(field, 0, dots < 0 ? field.n : (size_t)dots);
		out[n++].last = dots < 0 ? FT_S("") : ft_from(field, (size_t)dots + 2);
	}
	return n;
}

/* A place of the version that the first one named. */
static int beside(struct ft_cli *cli, const struct ft_target *first, struct ft_str eid, struct ft_target *out)
{
	struct ft_buf b = {0};
	int status;

	ft_address_put(&b, first->key, first->date, eid);
	status = ft_address_arg(cli, b.data, out);
	ft_buf_free(&b);
	return status;
}

/* The last place of a range, which may not stand before its first. */
static int range_end(struct ft_cli *cli, struct ft_pick *p, struct ft_str eid)
{
	int status = beside(cli, &p->t, eid, &p->last);

	if (status == 0 && p->last.node && p->last.node < p->t.node)
		status = ft_complain(FT_USAGE, p->last.address.p, "the range runs backward");
	return status;
}

static int add_address(struct ft_cli *cli, const char *text, struct ft_picks *out)
{
	struct ft_address_range v[MAX_PLACES + 1];
	struct ft_str head = {0}, first = ft_str(text), one;
	size_t n = canonical_places(first, &head, v);
	struct ft_pick p = {.joined = false};
	int status;

	if (n == 0 && (n = ft_address_places(cli->arena, first, v, MAX_PLACES + 1, &one)) > 1)
		first = one;
	else if (ft_find(first, FT_S("#")) >= 0)
		first = ft_arena_fmt(cli->arena, "%.*s#%.*s", FT_FMT(head), FT_FMT(v[0].eid));
	if (n > MAX_PLACES)
		return ft_complain(FT_USAGE, text, "more than %d places in one list; part it", MAX_PLACES);
	status = ft_address_arg(cli, first.p, &p.t);
	if (status == 0 && n && v[0].last.n)
		status = range_end(cli, &p, v[0].last);
	if (status)
		return status;
	add(out, p);
	for (size_t i = 1; i < n && status == 0; i++) {
		struct ft_pick next = {.joined = true};

		status = beside(cli, &p.t, v[i].eid, &next.t);
		if (status == 0 && v[i].last.n)
			status = range_end(cli, &next, v[i].last);
		if (status == 0)
			add(out, next);
	}
	return status;
}

/* The basket in its own order. An entry that is no longer in the library is refused: a list with a silent gap
 * would be worse than none. */
static int add_basket(struct ft_cli *cli, struct ft_picks *out)
{
	struct ft_user *u;
	struct ft_kept *v;
	size_t n;
	int status = ft_kept_user(cli, &u);

	if (status)
		return status;
	v = ft_basket_list(u, cli->matter, cli->arena, &n);
	if (n == 0)
		status = ft_complain(FT_NONE, "@basket",
				     "the basket of the matter \"%s\" is empty; fatiao basket add ADDRESS",
				     cli->matter);
	for (size_t i = 0; i < n; i++) {
		struct ft_buf b = {0};
		int one;

		ft_address_put(&b, v[i].key, v[i].date, v[i].eid);
		one = add_address(cli, b.data, out);
		status = one > status ? one : status;
		ft_buf_free(&b);
	}
	ft_user_close(u);
	return status;
}

int ft_picks_of(struct ft_cli *cli, int argc, char **argv, struct ft_picks *out)
{
	int status = 0;

	for (int i = 0; i < argc; i++) {
		int one = strcmp(argv[i], "@basket") == 0 ? add_basket(cli, out)
							  : add_address(cli, argv[i], out);

		status = one > status ? one : status;
	}
	return status;
}

/* ---- what a range covers ---- */

struct places {
	struct ft_cli *cli;
	const struct ft_target *first;
	struct ft_target *v;
	size_t len, cap;
};

static void add_place(struct places *p, struct ft_str eid)
{
	struct ft_target t;

	if (beside(p->cli, p->first, eid, &t) != 0)
		return;
	p->v = ft_grow(p->v, p->len, &p->cap, sizeof *p->v);
	p->v[p->len++] = t;
}

/* The units from the first to the last place, and those below them. */
static void add_units(struct places *p, const struct ft_pick *pick)
{
	struct ft_book b;
	ptrdiff_t at, last;
	size_t end;

	if (!ft_book_open(p->cli->db, p->cli->arena, pick->t.work, pick->t.version, &b))
		return;
	at = ft_book_find(&b, pick->t.eid);
	last = ft_book_find(&b, pick->last.eid);
	if (at < 0 || last < at)
		return;
	for (end = (size_t)last + 1; end < b.len && b.leaves[end].depth > b.leaves[last].depth;)
		end++;
	for (size_t i = (size_t)at; i < end; i++)
		if (ft_is_unit(b.leaves[i].kind))
			add_place(p, b.leaves[i].eid);
}

/* Paragraphs or items of one unit, those of the rank of the first. */
static void add_inside(struct places *p, const struct ft_pick *pick)
{
	struct ft_str unit = ft_eid_unit(pick->t.eid);
	size_t n, from, to, count;
	bool several;
	struct ft_shown *v = ft_show(p->cli->db, p->cli->arena, &pick->t, -1, &n);
	struct ft_spans s;

	if (n == 0)
		return;
	s = ft_spans(p->cli->arena, v[0].unit, v[0].place.node);
	if (!ft_spans_find(&s, ft_eid_inner(pick->t.eid), &from, &count, &several) ||
	    !ft_spans_find(&s, ft_eid_inner(pick->last.eid), &to, &count, &several))
		return;
	for (size_t i = from; i <= to; i++)
		if (s.v[i].kind == s.v[from].kind)
			add_place(p, ft_arena_fmt(p->cli->arena, "%.*s__%.*s", FT_FMT(unit), FT_FMT(s.v[i].eid)));
}

struct ft_target *ft_pick_places(struct ft_cli *cli, const struct ft_pick *pick, size_t *count)
{
	struct places p = {.cli = cli, .first = &pick->t};
	struct ft_target *v;

	if (pick->last.work && ft_eid_inner(pick->t.eid).n && ft_eq(ft_eid_unit(pick->t.eid), ft_eid_unit(pick->last.eid)))
		add_inside(&p, pick);
	else if (pick->last.work)
		add_units(&p, pick);
	*count = p.len ? p.len : 1;
	v = ft_arena_alloc(cli->arena, *count * sizeof *v);
	if (p.len)
		memcpy(v, p.v, p.len * sizeof *v);
	else
		v[0] = pick->t;
	free(p.v);
	return v;
}

int ft_pick_one(struct ft_cli *cli, const char *text, struct ft_target *out)
{
	struct ft_picks picks = {0};
	bool basket = strcmp(text, "@basket") == 0;
	int status = basket ? 0 : add_address(cli, text, &picks);

	if (status == 0 && (picks.len != 1 || picks.v[0].last.work)) /* the basket's are not even taken out */
		status = ft_complain(FT_USAGE, text, "it names several places; one is wanted here");
	else if (status == 0)
		*out = picks.v[0].t;
	free(picks.v);
	return status;
}
