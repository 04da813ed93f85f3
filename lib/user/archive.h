/* The user's own things in one archive, and back: user.db and the library of imported texts. */
#ifndef FT_USER_ARCHIVE_H
#define FT_USER_ARCHIVE_H

#include "base/buf.h"
#include "base/err.h"

/* Writes user.db (as of one moment) and library/ of the data folder into the archive. *files: of the library. */
enum ft_err ft_user_backup(const char *data_dir, const char *path, size_t *files, struct ft_buf *why);

/* Unpacks the archive beside, checks user.db, and only then puts both in the place of what is there, which is
 * kept as user.db.before-restore and library.before-restore. */
enum ft_err ft_user_restore(const char *data_dir, const char *path, size_t *files, struct ft_buf *why);

#endif
