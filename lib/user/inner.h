/* What the files of lib/user share and nobody else sees. */
#ifndef FT_USER_INNER_H
#define FT_USER_INNER_H

#include "store/db.h"
#include "user/user.h"

struct ft_user {
	struct ft_db *db;
};

/* Names in the data folder while a backup or a restore is at work; the first two have the process behind them. */
#define FT_TMP_BACKUP ".user.db.backup"
#define FT_TMP_RESTORE ".restore"
#define FT_RESTORE_READY ".restored"

/* Finishes a restore that was cut off once its things were complete, and clears what other ones, and backups, left that
 * are at work no more. */
enum ft_err ft_user_mend(const char *data_dir, struct ft_buf *why);

#endif
