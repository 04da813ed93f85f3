/* What ranking and filters need of each unit and each text, without a join: small fixed records in blobs, read when
 * first touched. The writer makes them (indexer/write/pack.c); search and the TUI read them.
 *
 * A unit costs one byte, its length; which text it is of follows from the texts' ranges of row ids, and what only
 * some units have (an address shared with other texts, a level) stands in a sorted list. A search that touches
 * every unit of 150,000 reads 150 kB. */
#ifndef FT_STORE_PACK_H
#define FT_STORE_PACK_H

#include "store/db.h"

/* A text, in the order of its row ids, which is that of its units' ids. */
struct ft_text_info {
	uint32_t first, last; /* row ids of its first and last provision */
	uint32_t work;        /* row id */
	int32_t begins, ends; /* of its version, YYYYMMDD */
	int32_t older;        /* likewise (doc/place.h) */
	uint8_t kind, authority, lang, fate;
	uint8_t fixed;        /* status + 1, or 0 */
	uint16_t ord;         /* the order of preference among the texts of its version */
};

/* A unit that has more than a length; in the order of the ids. */
struct ft_unit_extra {
	uint32_t unit;
	uint32_t addr;  /* lowest row id of the units at its address, or 0 where it is the only one */
	uint32_t level; /* of a standard's clause, 0 none */
};

/* Row ids of table pack. A chunk fits into one page beside its row's head. Lengths stand in chunks of FT_PACK_CHUNK bytes, the chunk's number being its row id; titles.h
 * has rows far below. */
enum { FT_PACK_CHUNK = 4000, FT_PACK_TEXTS = -1, FT_PACK_EXTRAS = -2 };

/* Lengths are kept to about 4 %: 255 steps of a logarithm. */
uint8_t ft_length_pack(size_t tokens);
double ft_length_unpack(uint8_t packed);

struct ft_unit {
	const struct ft_text_info *text; /* one of zeros for an id that is none */
	uint32_t addr; /* as above */
	unsigned level;
};

struct ft_pack;

/* A row of table pack, copied into the arena, which aligns it; empty when there is none. For short ones: a long one is copied
 * twice. */
struct ft_str ft_pack_row(struct ft_db *db, int64_t id, struct ft_arena *a);

struct ft_pack *ft_pack_of(struct ft_db *db); /* the handle's own; dies with it */
struct ft_unit ft_pack_unit(struct ft_pack *p, int64_t id); /* cheapest with ids that rise */
double ft_pack_length(struct ft_pack *p, int64_t id);       /* in tokens */
double ft_pack_average(struct ft_pack *p); /* mean length in tokens */

#endif
