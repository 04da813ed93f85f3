/* links --chain, and what it shares with links. */
#ifndef FT_CLI_CMD_CHAIN_H
#define FT_CLI_CMD_CHAIN_H

#include "base/json.h"
#include "cli/cli.h"
#include "query/links.h"

/* Writes the fields of a link (CONTRACT: links) into the open object. */
void ft_links_json(struct ft_json *j, const struct ft_link *l, int day);

/* Prints the chain around a provision; returns the exit status. */
int ft_chain_show(struct ft_cli *cli, const char *address);

#endif
