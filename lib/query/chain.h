/* The chain around a provision (CONTRACT: links --chain), of curated and structural links.
 *
 * Of a duty that is inspected: the statute that commands it, the penalty for its breach, the controls that
 * answer it level by level (or the row that says why none does), the units that evaluate those controls, and
 * the item that it had in the order before. Of a power: its basis, its limits, the sanction for refusing, the
 * remedy. A place that is both has both. A row written of a whole article holds for its items, and one of an
 * item for its article: `scope` says which it is. */
#ifndef FT_QUERY_CHAIN_H
#define FT_QUERY_CHAIN_H

#include "query/links.h"

/* role, the words for it in English and in Chinese; the order is that of the chain */
#define FT_CHAIN_ROLES(X)                                                 \
	X(COMMAND, "command", "commanded by", "义务的法律依据")           \
	X(INSPECTION, "inspection", "inspected under", "检查的依据")      \
	X(BASIS, "basis", "power based on", "权力的依据")                 \
	X(PENALTY, "penalty", "breach punished by", "违反的罚则")         \
	X(CONTROL, "control", "answered by the controls", "对应的控制点") \
	X(UNIT, "unit", "evaluated by", "测评单元")                       \
	X(LIMIT, "limit", "limited by", "权力的限制")                     \
	X(SANCTION, "sanction", "refusal punished by", "拒绝的后果")      \
	X(REMEDY, "remedy", "remedy", "救济")                             \
	X(PREDECESSOR, "predecessor", "before", "前身")                   \
	X(SUCCESSOR, "successor", "after", "后继")

enum ft_chain_role {
#define X(name, word, en, zh) FT_CR_##name,
	FT_CHAIN_ROLES(X)
#undef X
	FT_CR_COUNT
};

enum ft_chain_scope { FT_CS_HERE, FT_CS_ABOVE, FT_CS_INSIDE, FT_CS_VIA };

struct ft_chain_link {
	enum ft_chain_role role;
	enum ft_chain_scope
		scope; /* written of the place itself, of one that holds it, of one inside it, of another */
	bool incoming; /* the far end is link.from */
	struct ft_str via; /* FT_CS_VIA: address of the place that leads there */
	struct ft_link link;
};

struct ft_chain {
	struct ft_chain_link *v; /* by role, then in the order of the rows */
	size_t len;
	bool duty, power;
};

/* Strings live in the arena. */
struct ft_chain ft_chain_of(struct ft_db *db, struct ft_arena *a, const struct ft_target *t, int day);

const char *ft_chain_role_word(enum ft_chain_role r);
const char *ft_chain_role_label(enum ft_chain_role r, enum ft_lang l);
const char *ft_chain_scope_word(enum ft_chain_scope s); /* here, above, inside, via */

#endif
