/* Units that no pair and no part accounts for: what of the other side is unexplained and partly like them. Where there is
 * something, the texts alone do not tell whether they were dropped or rewritten. */
#include "query/bags.h"
#include "query/parts.h"

#include <stdlib.h>

static const double least = 0.1; /* likeness by which a remainder is worth a look */

static bool is_gone(const struct ft_al *al, int side, int at)
{
	if (al->side[side].v[at].match >= 0)
		return false;
	for (size_t k = 0; k < al->part_len; k++)
		if ((side ? al->parts[k].right : al->parts[k].left) == at)
			return false;
	return true;
}

/* Keeps the likeliest few, the likeliest first. */
static void note(struct ft_al_unit *u, int other, double score)
{
	size_t k = FT_MAYBE;

	while (k > 0 && (u->maybe[k - 1].other < 0 || u->maybe[k - 1].score < score))
		k--;
	for (size_t i = FT_MAYBE; i-- > k + 1;)
		u->maybe[i] = u->maybe[i - 1];
	if (k < FT_MAYBE)
		u->maybe[k] = (struct ft_maybe){other, score};
}

/* How much is shared of what is rare in both, or in the gone unit alone: it may stand in a longer one now. */
static double likeness(double shared, double mine, double other)
{
	double both = 2 * shared / (mine + other), of_mine = shared / mine;

	return both > of_mine ? both : of_mine;
}

/* The gone units of a side against what is unexplained of the other. */
static void look(struct ft_al *al, int side)
{
	struct ft_al_side *mine = &al->side[side], *other = &al->side[!side];
	bool *gone = ft_alloc(mine->len + 1), any = false;
	struct ft_bags *b;

	for (size_t i = 0; i < mine->len; i++)
		any |= gone[i] = is_gone(al, side, (int)i);
	if (!any) {
		free(gone);
		return;
	}
	b = ft_bags_new(ft_open_words(al));
	for (size_t i = 0; i < mine->len; i++)
		ft_bags_put(b, false, mine->v[i].h, NULL, gone[i] ? mine->v[i].n : 0);
	for (size_t j = 0; j < other->len; j++)
		ft_bags_put(b, true, other->v[j].h, other->v[j].covered, other->v[j].exact ? 0 : other->v[j].n);
	for (size_t j = 0; j < other->len; j++)
		if (other->v[j].exact)
			ft_bags_seen(b, other->v[j].h, other->v[j].n);
	ft_bags_close(b, false);
	for (size_t i = 0; i < mine->len; i++) {
		size_t n = 0;
		const struct ft_near *near = gone[i] ? ft_bags_near(b, i, &n) : NULL;

		for (size_t k = 0; k < n; k++) {
			double score = likeness(near[k].shared, ft_bags_weight(b, false, i),
						ft_bags_weight(b, true, near[k].right));

			if (score >= least && (mine->in[i].node == FT_N_PREAMBLE) ==
						      (other->in[near[k].right].node == FT_N_PREAMBLE))
				note(&mine->v[i], (int)near[k].right, score);
		}
	}
	ft_bags_free(b);
	free(gone);
}

void ft_remains_find(struct ft_al *al)
{
	for (int side = 0; side < 2; side++)
		look(al, side);
}
