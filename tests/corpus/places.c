#include "tests/corpus/corpus.h"

#include "doc/eid.h"

#include <stdlib.h>

struct work *find_work(const struct corpus *c, struct ft_str key)
{
	for (size_t i = 0; i < c->len; i++)
		if (ft_eq(c->works[i].cat->key, key))
			return &c->works[i];
	return NULL;
}

const struct unit *find_unit(const struct text *t, struct ft_str eid)
{
	for (size_t i = 0; i < t->len; i++)
		if (ft_eq(t->units[i].node->eid, eid))
			return &t->units[i];
	return NULL;
}

static bool has_container(const struct text *t, struct ft_str eid)
{
	for (const struct ft_node *n = t->doc->first; n; n = ft_doc_next(n))
		if (!ft_is_unit(n->kind) && ft_eq(n->eid, eid))
			return true;
	return false;
}

struct clause *find_clause(const struct work *w, struct ft_str eid)
{
	for (size_t i = 0; i < w->clause_len; i++)
		if (w->clauses[i].letter.n == 0 && ft_eq(w->clauses[i].eid, eid))
			return &w->clauses[i];
	return NULL;
}

bool has_place(const struct unit *u, struct ft_str inner)
{
	for (size_t i = 0; i < u->spans.len; i++)
		if (ft_eq(u->spans.v[i].eid, inner))
			return true;
	return inner.n == 0;
}

/* A clause's letter: among those of its row, or a row of its own. */
static bool outline_has(const struct work *w, struct ft_str eid, struct ft_str inner)
{
	const struct clause *row = find_clause(w, eid);
	struct ft_str letter = ft_starts(inner, FT_S("item_")) ? ft_from(inner, 5) : FT_S("");

	if (row == NULL || (inner.n && letter.n != 1))
		return false;
	if (inner.n == 0 || ft_find(row->items, letter) >= 0)
		return true;
	for (size_t i = 0; i < w->clause_len; i++)
		if (ft_eq(w->clauses[i].eid, eid) && ft_eq(w->clauses[i].letter, letter))
			return true;
	return false;
}

/* art_N that the digest does not list, within the instrument's count of articles. */
static bool within_count(const struct ft_cat_version *v, struct ft_str eid)
{
	return ft_starts(eid, FT_S("art_")) && ft_find(eid, FT_S("-")) < 0 && v->articles > 0 &&
	       strtol(eid.p + 4, NULL, 10) <= v->articles;
}

static const struct ft_cat_version *version_of(const struct work *w, struct ft_str date, const char **fault)
{
	*fault = NULL;
	if (date.n == 0 && w->cat->version_len > 1)
		*fault = "names no version of a work that has several";
	else if (date.n == 0 && w->cat->version_len == 1)
		return &w->cat->versions[0];
	for (size_t i = 0; date.n && i < w->cat->version_len; i++)
		if (ft_eq(w->cat->versions[i].date, date))
			return &w->cat->versions[i];
	if (*fault == NULL)
		*fault = "names a version that the work does not have";
	return NULL;
}

const char *place_fault(const struct corpus *c, const struct ft_address *a)
{
	struct ft_str eid = ft_eid_unit(a->eid), inner = ft_eid_inner(a->eid);
	const struct work *w = find_work(c, a->name);
	const struct ft_cat_version *v;
	const struct unit *u;
	const char *fault;

	if (a->fault)
		return a->fault;
	if (w == NULL)
		return "names no work of the corpus";
	v = version_of(w, a->date, &fault);
	if (v == NULL || a->eid.n == 0)
		return fault;
	if (outline_has(w, eid, inner))
		return NULL;
	for (size_t i = 0; i < w->cat->text_len; i++) {
		if (!ft_eq(w->texts[i].cat->version, v->date))
			continue;
		u = find_unit(&w->texts[i], eid);
		if (u && has_place(u, inner))
			return NULL;
		if (u)
			return u->fullness == FULL
				       ? "names a paragraph or item that the digest does not have"
				       : "points inside an article that is digested by its subject alone";
		if (inner.n == 0 && has_container(&w->texts[i], eid))
			return NULL;
	}
	return within_count(v, eid) && inner.n == 0 ? NULL
						    : "names a place that neither digest nor outline has";
}

enum ft_basis place_basis(const struct corpus *c, const struct ft_address *a)
{
	const struct work *w = find_work(c, a->name);

	for (size_t i = 0; w && a->eid.n && i < w->cat->text_len; i++) {
		const struct unit *u = find_unit(&w->texts[i], ft_eid_unit(a->eid));

		if (u && (a->date.n == 0 || ft_eq(w->texts[i].cat->version, a->date)))
			return u->basis;
	}
	return FT_BA_NONE;
}
