/* Archives of the ustar form (POSIX.1-1988), as any tar reads them: files only, written from a folder and
 * read into one. Reading refuses names that leave the folder. In `why` the archive is "it": the caller names it. */
#ifndef FT_USER_TAR_H
#define FT_USER_TAR_H

#include "base/buf.h"
#include "base/err.h"

struct ft_tar; /* being written */

/* Writes to path under a temporary name; ft_tar_end syncs and renames, ft_tar_free gives up. */
enum ft_err ft_tar_begin(struct ft_tar **out, const char *path, struct ft_buf *why);
enum ft_err ft_tar_add(struct ft_tar *t, const char *file, const char *name, struct ft_buf *why);
enum ft_err ft_tar_end(struct ft_tar *t, struct ft_buf *why);
void ft_tar_free(struct ft_tar *t); /* NULL is fine */

/* Unpacks into a folder, which must be there; calls `each` (may be NULL) with each name. FT_INPUT for what is
 * no such archive, is cut short, or holds a name that is not below the folder. */
enum ft_err ft_tar_unpack(const char *path, const char *dir, void (*each)(void *arg, const char *name),
			  void *arg, struct ft_buf *why);

#endif
