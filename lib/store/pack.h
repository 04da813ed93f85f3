/* What ranking and filters need of each unit and each text, without a join: small fixed records in blobs,
 * read when first touched. The writer makes them (indexer/write.c), search and the TUI read them. */
#ifndef FT_STORE_PACK_H
#define FT_STORE_PACK_H

#include "store/db.h"

/* A unit, by its row id. Records stand in chunks of FT_PACK_CHUNK, the chunk's number being the row id of
 * its blob in table pack. */
struct ft_unit_info {
	uint32_t text; /* place in the text table below */
	uint32_t addr; /* lowest row id of the units at the same address */
	uint16_t length; /* tokens, at most 65,535 */
	uint8_t level; /* level of a standard's clause, 0 none */
	uint8_t pad;
};

/* A text, by its own id; all in the one blob of row FT_PACK_TEXTS. */
struct ft_text_info {
	uint32_t work;  /* row id */
	int32_t begins, ends; /* of its version, YYYYMMDD */
	uint8_t kind, authority, lang, fate;
	uint8_t fixed;  /* status + 1, or 0 */
	uint8_t stated;
	uint8_t pad[2];
};

enum { FT_PACK_CHUNK = 512, FT_PACK_TEXTS = -1, FT_PACK_TITLES = -2 };

struct ft_pack;

struct ft_pack *ft_pack_of(struct ft_db *db); /* the handle's own; dies with it */
void ft_pack_free(struct ft_pack *p);
/* Lends the record, or one of zeros when there is none (text 0 is no text). */
const struct ft_unit_info *ft_pack_unit(struct ft_pack *p, int64_t id);
const struct ft_text_info *ft_pack_text(struct ft_pack *p, uint32_t text);
size_t ft_pack_units(struct ft_pack *p);   /* highest unit id + 1 */
double ft_pack_average(struct ft_pack *p); /* mean length in tokens */
struct ft_str ft_pack_titles(struct ft_pack *p); /* lines "WORKID TAB folded titles" */

#endif
