/* Bringing the index up to date: what index does, and import and remove at their end. */
#ifndef FT_CLI_CMD_REFRESH_H
#define FT_CLI_CMD_REFRESH_H

#include "cli/cli.h"
#include "user/user.h"

struct ft_refresh {
	bool no_corpus, rebuild; /* as the options of index */
	int jobs;
	bool tell; /* says the faults and prints the summary */
};

/* Reads all sources; returns the exit status. On a terminal a bar is drawn. */
int ft_refresh(struct ft_cli *cli, struct ft_user *u, const struct ft_refresh *how);

/* SIGINT, SIGTERM and SIGHUP end the work at the next safe moment; ft_refresh_stopped tells whether one came. */
void ft_refresh_catch_signals(void);
bool ft_refresh_stopped(void);

#endif
