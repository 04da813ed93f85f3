/* What basket, mark and note share: a place as it is kept, and how it is printed. */
#ifndef FT_CLI_CMD_KEPT_H
#define FT_CLI_CMD_KEPT_H

#include "cli/out.h"
#include "query/resolve.h"
#include "user/keep.h"

/* Opens user.db; 0, or the exit status of the error, which was told. */
int ft_kept_user(struct ft_cli *cli, struct ft_user **out);
/* A place with its names, quote and hash; 0 or the exit status of the error, which was told. */
int ft_kept_place(struct ft_cli *cli, const struct ft_target *t, struct ft_kept *out);
/* The same of the one place that an argument names. */
int ft_kept_arg(struct ft_cli *cli, const char *address, struct ft_kept *out);
/* Prints a list: one item a place, with what became of it, each under its number in the whole list. `command` and
 * `list` are the command's name and the list's; `wanted`, of `count`, leaves out the others; NULL: all. */
int ft_kept_list(struct ft_cli *cli, const char *command, const char *list, const struct ft_kept *v, size_t count,
		 const bool *wanted);
/* "fatiao: user.db: WHY" and the exit status. */
int ft_kept_failed(enum ft_err e, struct ft_buf *why);

#endif
