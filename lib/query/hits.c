#include "query/hits.h"

#include <stdlib.h>

void ft_hits_init(struct ft_hits *h, struct ft_db *db, const struct ft_filters *f, int day)
{
	*h = (struct ft_hits){.pack = ft_pack_of(db), .filters = f, .day = day};
}

void ft_hits_free(struct ft_hits *h)
{
	free(h->v);
	free(h->at);
}

static bool passes(uint32_t set, unsigned member)
{
	return set == 0 || (set >> member & 1);
}

static enum ft_status status_of(const struct ft_text_info *t, int day)
{
	struct ft_span_of_time s = {.begins = t->begins, .ends = t->ends, .older = t->older, .fate = t->fate,
				    .fixed = t->fixed, .kind = t->kind};

	return ft_status_on(&s, day);
}

/* What is no longer, or not yet, law stands a little behind what is. */
static double weight(enum ft_status s, unsigned authority)
{
	double w = s == FT_ST_IN_FORCE || s == FT_ST_CURRENT ? 1.0 : s == FT_ST_DRAFT ? 0.7 : 0.85;

	return authority == FT_AU_COMMENTARY ? w * 0.8 : w;
}

/* Of two texts of one address the better one is shown. */
static void better_of(struct ft_raw_hit *had, const struct ft_raw_hit *new)
{
	float score = had->score > new->score ? had->score : new->score;

	if (new->ord < had->ord)
		*had = *new;
	had->score = score;
}

/* Where a shared address notes its hit; NULL for one that is out of bounds (a damaged index). */
static uint32_t *place_of(struct ft_hits *h, uint32_t addr)
{
	if (h->at == NULL)
		h->at = ft_alloc(ft_pack_units(h->pack) * sizeof *h->at); /* pages never touched cost nothing */
	return addr < ft_pack_units(h->pack) ? &h->at[addr] : NULL;
}

/* What all units of a text have in common. */
static void enter_text(struct ft_hits *h, const struct ft_text_info *t)
{
	const struct ft_filters *f = h->filters;
	enum ft_status s = status_of(t, h->day);

	h->now = (struct ft_hits_text){t, weight(s, t->authority), s,
				       passes(f->kinds, t->kind) && passes(f->statuses, s) &&
					       passes(f->authorities, t->authority) && passes(f->langs, t->lang) &&
					       (f->work == 0 || f->work == t->work)};
}

void ft_hits_add(void *hits, int64_t unit, double score)
{
	struct ft_hits *h = hits;
	const struct ft_unit u = ft_pack_unit(h->pack, unit);
	const struct ft_text_info *t = u.text;
	struct ft_raw_hit hit;
	uint32_t *seen = NULL;

	if (t != h->now.text)
		enter_text(h, t);
	if (!h->now.passes || !passes(h->filters->levels, u.level))
		return;
	hit = (struct ft_raw_hit){unit, u.addr, (float)(score * h->now.weight), (uint8_t)h->now.status, t->ord};
	if (u.addr && (seen = place_of(h, u.addr)) && *seen) {
		better_of(&h->v[*seen - 1], &hit);
		return;
	}
	h->v = ft_grow(h->v, h->len, &h->cap, sizeof *h->v);
	h->v[h->len++] = hit;
	if (seen)
		*seen = (uint32_t)h->len;
	h->facets.kinds[t->kind]++;
	h->facets.statuses[h->now.status]++;
	h->facets.authorities[t->authority]++;
	h->facets.langs[t->lang]++;
}

/* Higher score first, then what is in force, then the order of the library. */
static int compare(const void *a, const void *b)
{
	const struct ft_raw_hit *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	if (x->status != y->status)
		return x->status < y->status ? -1 : 1;
	return x->unit < y->unit ? -1 : x->unit > y->unit;
}

static void swap(struct ft_raw_hit *a, struct ft_raw_hit *b)
{
	struct ft_raw_hit t = *a;

	*a = *b;
	*b = t;
}

/* Keeps the worst of the best `n` at the root while the others pass by. */
static void sift(struct ft_raw_hit *v, size_t n, size_t i)
{
	for (;;) {
		size_t worst = i, left = 2 * i + 1, right = left + 1;

		if (left < n && compare(&v[left], &v[worst]) > 0)
			worst = left;
		if (right < n && compare(&v[right], &v[worst]) > 0)
			worst = right;
		if (worst == i)
			return;
		swap(&v[i], &v[worst]);
		i = worst;
	}
}

void ft_hits_order(struct ft_hits *h, size_t n)
{
	if (n > h->len)
		n = h->len;
	for (size_t i = n / 2; i-- > 0;)
		sift(h->v, n, i);
	for (size_t i = n; n > 0 && i < h->len; i++)
		if (compare(&h->v[i], &h->v[0]) < 0) {
			swap(&h->v[i], &h->v[0]);
			sift(h->v, n, 0);
		}
	if (n)
		qsort(h->v, n, sizeof *h->v, compare);
}
