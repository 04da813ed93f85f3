/* Between the index and a form of lib/export: looks up what was asked for and hands it on, in the way that
 * the form lives on (enum ft_export_diet). */
#ifndef FT_CLI_CMD_FEED_H
#define FT_CLI_CMD_FEED_H

#include "cli/cmd/picks.h"
#include "export/export.h"

/* Runs the form over the picks; none: over the whole library. Returns 0, 1 where there was nothing to hand
 * on, 4 where the index failed; whether all was written is x->failed. */
int ft_feed(struct ft_cli *cli, struct ft_export *x, const struct ft_picks *picks);

#endif
