#include "query/bags.h"

#include "query/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_POSTING = 128 }; /* a shingle in more bags of the right tells nothing and costs much */

struct shingle {
	uint32_t hash;         /* 0: free */
	uint32_t seen;         /* the last bag that had it, counted over both sides from 1 */
	uint32_t held;         /* likewise, the last bag that holds it */
	uint32_t bags;         /* how many bags have it */
	uint32_t first, count; /* its postings, bags of the right that hold it */
	float weight;
};

struct bag {
	size_t first, len; /* in the side's ids */
	double weight;
};

struct side {
	uint32_t *ids;
	size_t id_len, id_cap;
	struct bag *bags;
	size_t len, cap;
};

struct ft_bags {
	struct shingle *table;
	uint32_t mask;
	uint32_t turn;
	struct side side[2];
	uint32_t *postings;
	double *sum; /* by bag of the right, zeros between calls */
	struct ft_near *near;
};

struct ft_bags *ft_bags_new(size_t words)
{
	struct ft_bags *b = ft_alloc(sizeof *b);
	size_t size = 1024;

	while (size < 2 * words + 2)
		size *= 2;
	b->mask = (uint32_t)(size - 1);
	b->table = ft_alloc(size * sizeof *b->table);
	return b;
}

void ft_bags_free(struct ft_bags *b)
{
	if (b == NULL)
		return;
	for (int i = 0; i < 2; i++) {
		free(b->side[i].ids);
		free(b->side[i].bags);
	}
	free(b->table);
	free(b->postings);
	free(b->sum);
	free(b->near);
	free(b);
}

static uint32_t slot_of(const struct ft_bags *b, uint32_t hash)
{
	uint32_t i = hash & b->mask;

	while (b->table[i].hash && b->table[i].hash != hash)
		i = (i + 1) & b->mask;
	return i;
}

/* Three words from h[i] on; fewer at the end of a text of two words or one. */
static uint32_t shingle_at(const uint32_t *h, size_t n, size_t i)
{
	uint32_t x = 11;

	for (size_t k = i; k < n && k < i + 3; k++)
		x = ft_mix(x, h[k]);
	return x ? x : 1;
}

static size_t shingles_in(size_t n)
{
	return n < 3 ? n > 0 : n - 2;
}

void ft_bags_put(struct ft_bags *b, bool right, const uint32_t *h, const bool *covered, size_t n)
{
	struct side *s = &b->side[right];
	struct bag bag = {.first = s->id_len};

	b->turn++;
	for (size_t i = 0; i < shingles_in(n); i++) {
		uint32_t hash = shingle_at(h, n, i), id = slot_of(b, hash);
		struct shingle *x = &b->table[id];

		x->hash = hash;
		x->bags += x->seen != b->turn;
		x->seen = b->turn;
		if ((covered && covered[i]) || x->held == b->turn)
			continue;
		x->held = b->turn;
		s->ids = ft_grow(s->ids, s->id_len, &s->id_cap, sizeof *s->ids);
		s->ids[s->id_len++] = id;
		x->count += right;
	}
	bag.len = s->id_len - bag.first;
	s->bags = ft_grow(s->bags, s->len, &s->cap, sizeof *s->bags);
	s->bags[s->len++] = bag;
}

void ft_bags_seen(struct ft_bags *b, const uint32_t *h, size_t n)
{
	b->turn++;
	for (size_t i = 0; i < shingles_in(n); i++) {
		struct shingle *x = &b->table[slot_of(b, shingle_at(h, n, i))];

		x->bags += x->hash && x->seen != b->turn;
		x->seen = b->turn;
	}
}

static float rarity(const struct ft_bags *b, uint32_t bags, bool sharp)
{
	size_t all = b->side[0].len + b->side[1].len;

	if (sharp)
		return bags > 2 ? 2 / (float)bags : 1;
	return logf(1 + (float)all / (float)bags);
}

/* Gives each shingle its weight and its room among the postings. */
static void weigh(struct ft_bags *b, bool sharp)
{
	uint32_t next = 0;

	for (uint32_t i = 0; i <= b->mask; i++) {
		struct shingle *x = &b->table[i];

		if (x->hash == 0)
			continue;
		x->weight = rarity(b, x->bags, sharp);
		x->first = next;
		next += x->count;
		x->count = 0;
	}
	for (int k = 0; k < 2; k++)
		for (size_t i = 0; i < b->side[k].len; i++) {
			struct bag *bag = &b->side[k].bags[i];

			for (size_t j = 0; j < bag->len; j++)
				bag->weight += (double)b->table[b->side[k].ids[bag->first + j]].weight;
		}
}

void ft_bags_close(struct ft_bags *b, bool sharp)
{
	struct side *r = &b->side[1];

	weigh(b, sharp);
	b->postings = ft_alloc((r->id_len + 1) * sizeof *b->postings);
	for (size_t i = 0; i < r->len; i++)
		for (size_t j = 0; j < r->bags[i].len; j++) {
			struct shingle *x = &b->table[r->ids[r->bags[i].first + j]];

			b->postings[x->first + x->count++] = (uint32_t)i;
		}
	b->sum = ft_alloc((r->len + 1) * sizeof *b->sum);
	b->near = ft_alloc((r->len + 1) * sizeof *b->near);
}

double ft_bags_weight(const struct ft_bags *b, bool right, size_t i)
{
	return b->side[right].bags[i].weight;
}

const struct ft_near *ft_bags_near(struct ft_bags *b, size_t i, size_t *count)
{
	const struct bag *bag = &b->side[0].bags[i];

	*count = 0;
	for (size_t k = 0; k < bag->len; k++) {
		uint32_t id = b->side[0].ids[bag->first + k];
		const struct shingle *x = &b->table[id];
		double w = (double)x->weight;

		if (x->count > LONGEST_POSTING)
			continue;
		for (uint32_t p = 0; p < x->count; p++) {
			uint32_t j = b->postings[x->first + p];

			if (b->sum[j] == 0)
				b->near[(*count)++].right = j;
			b->sum[j] += w;
		}
	}
	for (size_t k = 0; k < *count; k++) {
		b->near[k].shared = b->sum[b->near[k].right];
		b->sum[b->near[k].right] = 0;
	}
	return b->near;
}
