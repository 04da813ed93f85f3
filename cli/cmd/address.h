/* What the commands that take an ADDRESS share. */
#ifndef FT_CLI_CMD_ADDRESS_H
#define FT_CLI_CMD_ADDRESS_H

#include "cli/cli.h"
#include "query/resolve.h"

/* Resolves one address. On failure says why, with candidates or nearest labels, and returns the exit status;
 * 0 with *out filled otherwise. */
int ft_address_arg(struct ft_cli *cli, const char *text, struct ft_target *out);

#endif
