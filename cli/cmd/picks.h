/* What an export or a citation is asked for: addresses, and @basket, resolved before a byte is written. */
#ifndef FT_CLI_CMD_PICKS_H
#define FT_CLI_CMD_PICKS_H

#include "cli/cli.h"
#include "query/resolve.h"

struct ft_pick {
	struct ft_target t;
	struct ft_target last; /* of a range, its last place; work 0: no range */
	bool joined;           /* the same argument named it, behind the pick before */
};

struct ft_picks {
	struct ft_pick *v; /* in the order asked for; the caller frees it */
	size_t len, cap;
};

/* Resolves the arguments: addresses, lists and ranges of places in one work
 * (网络安全法第二十一条至第二十三条, csl#art_21..art_23,art_25), and @basket. On failure each is told why,
 * and the highest exit status is returned. */
int ft_picks_of(struct ft_cli *cli, int argc, char **argv, struct ft_picks *out);

/* The places that a pick covers, in the order of the text: of a range each one from its first to its last, units or,
 * inside one unit, its paragraphs or items; else the one it names. In the arena of the run. */
struct ft_target *ft_pick_places(struct ft_cli *cli, const struct ft_pick *p, size_t *count);

/* The one place that an argument names; FT_USAGE's status where it names several, which was told. */
int ft_pick_one(struct ft_cli *cli, const char *text, struct ft_target *out);

#endif
