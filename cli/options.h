/* Options by getopt_long, from the table of global ones and the command's own. */
#ifndef FT_CLI_OPTIONS_H
#define FT_CLI_OPTIONS_H

#include "cli/cli.h"

#include <stdio.h>

struct ft_globals {
	const char *data, *on, *matter, *format, *lang, *color;
	bool quiet, verbose, help, version;
};

/* The commands, in the order of the help. */
extern const struct ft_cmd *const ft_cmds[];
extern const size_t ft_cmd_count;
const struct ft_cmd *ft_cmd_find(const char *name); /* NULL: none is called so */

/* Ends with a NULL name. */
const struct ft_opt *ft_global_options(void);

/* Parses options up to the command (cmd NULL) or behind it; permutes argv. *rest is the index of the first
 * argument. False after an error, which was told. */
bool ft_options(int argc, char **argv, const struct ft_cmd *cmd, struct ft_globals *g, int *rest);

/* What the global options come to; false after an error, which was told. */
bool ft_globals_settle(const struct ft_globals *g, struct ft_cli *cli);

void ft_help_main(FILE *to);
void ft_help_command(FILE *to, const struct ft_cmd *cmd);

#endif
