/* Collecting hits: filters, one hit an address, the best of them. Inside lib/query only. */
#ifndef FT_QUERY_HITS_H
#define FT_QUERY_HITS_H

#include "query/search.h"
#include "store/pack.h"

struct ft_raw_hit {
	int64_t unit;
	uint32_t addr;
	float score;
	uint8_t status;
	uint16_t ord; /* the order of preference among the texts of its address */
};

struct ft_hits {
	struct ft_pack *pack;
	const struct ft_filters *filters;
	int day;
	struct ft_raw_hit *v;
	size_t len, cap;
	struct ft_hits_seen { /* addresses that several texts share, hashed; free where place is 0 */
		uint32_t addr, place; /* place in v + 1 */
	} *seen;
	size_t seen_len, seen_cap; /* the latter a power of two, or 0 */
	struct ft_facets facets;
	struct ft_hits_text { /* of the text whose units passed last: they come in runs */
		const struct ft_text_info *text;
		double weight;
		enum ft_status status;
		bool passes; /* every filter but that of levels */
	} now;
};

void ft_hits_init(struct ft_hits *h, struct ft_db *db, const struct ft_filters *f, int day);
void ft_hits_add(void *hits, int64_t unit, double score); /* a ft_match_fn */
/* Puts the best `n` to the front, in order. */
void ft_hits_order(struct ft_hits *h, size_t n);
void ft_hits_free(struct ft_hits *h);

#endif
