/* user.db: what the user said and wrote. It is never derived, so it is migrated, never rebuilt.
 * This header: the folders that index reads; keep.h: basket, marks and notes. */
#ifndef FT_USER_USER_H
#define FT_USER_USER_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

struct ft_user;

/* Opens DIR/user.db, making folder and file where they are missing (mode 0700 and 0600), and finishes what a restore that
 * was cut off had begun. On a medium that cannot be written it opens it to be read. FT_DAMAGED or FT_FOREIGN by the
 * file's own state: it is left as it is. */
enum ft_err ft_user_open(struct ft_user **out, const char *data_dir, struct ft_buf *why);
void ft_user_close(struct ft_user *u); /* NULL is fine */

/* Whether user.db is sound; FT_OK where there is none. */
enum ft_err ft_user_verify(const char *data_dir, struct ft_buf *why);

/* Remembers or forgets a folder by its absolute path. Forgetting says whether it was known. */
enum ft_err ft_user_add_source(struct ft_user *u, const char *path, struct ft_buf *why);
enum ft_err ft_user_drop_source(struct ft_user *u, const char *path, bool *known, struct ft_buf *why);

/* The folders in the order in which they were added; paths live in the arena. */
struct ft_str *ft_user_sources(struct ft_user *u, struct ft_arena *a, size_t *count);

#endif
