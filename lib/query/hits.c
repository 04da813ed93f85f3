#include "query/hits.h"

#include <stdlib.h>

enum { FIRST_CELLS = 64 };

void ft_hits_init(struct ft_hits *h, struct ft_db *db, const struct ft_filters *f, int day)
{
	*h = (struct ft_hits){.pack = ft_pack_of(db), .filters = f, .day = day};
}

void ft_hits_free(struct ft_hits *h)
{
	free(h->v);
	free(h->seen);
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

/* The cell of an address: its own, or the free one where it belongs. */
static struct ft_hits_seen *cell_of(const struct ft_hits *h, uint32_t addr)
{
	size_t mask = h->seen_cap - 1, i = addr * 0x9E3779B1u & mask;

	while (h->seen[i].place && h->seen[i].addr != addr)
		i = (i + 1) & mask;
	return &h->seen[i];
}

/* At most half of the cells are taken. A table by address itself would be as large as the library, and touching its
 * pages cost more than most searches. */
static void widen(struct ft_hits *h)
{
	struct ft_hits_seen *old = h->seen;
	size_t cap = h->seen_cap;

	h->seen_cap = cap ? 2 * cap : FIRST_CELLS;
	h->seen = ft_alloc(h->seen_cap * sizeof *h->seen);
	for (size_t i = 0; i < cap; i++)
		if (old[i].place)
			*cell_of(h, old[i].addr) = old[i];
	free(old);
}

/* Notes that the hit of a shared address will stand at `place`; the place where one stands already, or 0. */
static uint32_t note_address(struct ft_hits *h, uint32_t addr, uint32_t place)
{
	struct ft_hits_seen *c;

	if (2 * h->seen_len >= h->seen_cap)
		widen(h);
	c = cell_of(h, addr);
	if (c->place)
		return c->place;
	*c = (struct ft_hits_seen){addr, place};
	h->seen_len++;
	return 0;
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
	uint32_t had;

	if (t != h->now.text)
		enter_text(h, t);
	if (!h->now.passes || !passes(h->filters->levels, u.level))
		return;
	hit = (struct ft_raw_hit){unit, u.addr, (float)(score * h->now.weight), (uint8_t)h->now.status, t->ord};
	if (u.addr && (had = note_address(h, u.addr, (uint32_t)h->len + 1))) {
		better_of(&h->v[had - 1], &hit);
		return;
	}
	h->v = ft_grow(h->v, h->len, &h->cap, sizeof *h->v);
	h->v[h->len++] = hit;
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
