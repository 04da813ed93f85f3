#include "indexer/against.h"

static bool text_at_hand(struct ft_db *db, struct ft_arena *a, int64_t version, enum ft_lang lang, struct ft_text *out)
{
	size_t n;
	struct ft_text *t = ft_texts(db, a, version, &n);

	for (size_t i = 0; i < n; i++)
		if (t[i].lang == lang && t[i].authority <= FT_AU_TRANSLATION && t[i].units > 0) {
			*out = t[i];
			return true;
		}
	return false;
}

static struct ft_align_unit *units_of(struct ft_arena *a, const struct ft_doc *d, size_t *count)
{
	struct ft_align_unit *v = ft_arena_alloc(a, (d->units + 1) * sizeof *v);

	*count = 0;
	for (const struct ft_node *n = d->first; n; n = ft_doc_next(n))
		if (ft_is_unit(n->kind))
			v[(*count)++] = (struct ft_align_unit){n->eid, n->text, n->kind};
	return v;
}

struct ft_against ft_hold_against(struct ft_db *db, struct ft_arena *a, const struct ft_doc *d, int64_t version)
{
	struct ft_against g = {.likeness = -1};
	struct ft_align_unit *left, *right;
	size_t lefts, rights;
	double sum = 0;

	g.any = text_at_hand(db, a, version, d->lang, &g.text);
	if (!g.any)
		return g;
	left = ft_facing_units(db, a, &g.text, &lefts);
	right = units_of(a, d, &rights);
	g.al = ft_align(a, left, lefts, right, rights);
	for (size_t i = 0; i < g.al.len; i++) {
		g.count[g.al.v[i].change]++;
		sum += g.al.v[i].whole ? g.al.v[i].similarity : 0;
	}
	g.likeness = lefts || rights ? sum / (double)(lefts > rights ? lefts : rights) : 1;
	return g;
}
