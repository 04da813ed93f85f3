/* verify --binder: whether a binder is as it was written, and still says what the library says. */
#ifndef FT_CLI_CMD_BINDER_H
#define FT_CLI_CMD_BINDER_H

#include "cli/cli.h"

/* Prints what differs; returns the exit status: 1 where something does, 3 where the file is no binder. */
int ft_binder_verify(struct ft_cli *cli, const char *path);

#endif
