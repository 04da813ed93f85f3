/* The settings file with its keys judged: used by config and tui. */
#ifndef FT_CLI_CMD_SETTINGS_H
#define FT_CLI_CMD_SETTINGS_H

#include "cli/cli.h"
#include "tui/tui.h"
#include "user/config.h"

/* Reads the user's settings; keys that name no action or no key become faults like others. */
void ft_settings_read(struct ft_config *c, struct keymap *keys, struct ft_arena *a);

#endif
