/* What `fatiao list` shows as rows of a statement as they are: sources, changes, faults. */
#ifndef FT_CLI_CMD_LIST_ROWS_H
#define FT_CLI_CMD_LIST_ROWS_H

#include "cli/cli.h"

/* Prints the listing called `what`; complains where there is none. Returns an exit status. */
int ft_list_rows(struct ft_cli *cli, const char *what);

#endif
