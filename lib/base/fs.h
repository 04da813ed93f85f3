/* Files and folders. Paths are NUL-terminated bytes. Functions that fail return FT_SYSTEM or FT_INPUT and
 * leave errno; messages are the caller's, who knows what the file is for. */
#ifndef FT_BASE_FS_H
#define FT_BASE_FS_H

#include "base/buf.h"
#include "base/err.h"

#include <sys/stat.h>

/* Reads a regular file of at most `limit` bytes into out, which is empty. FT_INPUT for anything that is no regular file,
 * and for one that grows or changes while it is read. */
enum ft_err ft_read_file(const char *path, size_t limit, struct ft_buf *out);

/* Why ft_read_file failed, by errno: EINVAL no regular file, EBUSY it changed meanwhile, EFBIG too large. */
const char *ft_read_words(int error);

/* Writes under a temporary name in the same folder, syncs and renames: the old file or the new, whole. */
enum ft_err ft_write_file(const char *path, struct ft_str content);

enum ft_err ft_fsync_path(const char *path); /* a file or a folder */
enum ft_err ft_fsync_parent(const char *path); /* the folder that names it: after it was made, renamed or removed */
enum ft_err ft_mkdirs(const char *path);     /* with parents, mode 0700 */
bool ft_is_dir(const char *path);

/* a/b from a and b; the caller frees. An absolute b stands alone. */
char *ft_path(const char *a, const char *b);
const char *ft_base_name(const char *path);
char *ft_parent(const char *path); /* the folder that names it, "." where it names none; the caller frees */

/* The folder of the program that runs; the caller frees. NULL where the system does not tell. */
char *ft_program_dir(void);

/* Walks what is no folder below root, sorted by name, symbolic links to files followed, folders by link not;
 * hidden names passed over. What is no regular file comes, too: reading it says so. `rel` is the path below root. Returns
 * FT_SYSTEM if root cannot be read; what below cannot be read, a link to nowhere too, is handed to `bad` (which may be
 * NULL). A false return of `each` ends the walk. */
struct ft_walk {
	bool (*each)(void *arg, const char *path, const char *rel, const struct stat *st);
	void (*bad)(void *arg, const char *path, int error);
	void *arg;
};
enum ft_err ft_walk(const char *root, const struct ft_walk *w);

/* A folder and all below it, as far as it goes. */
void ft_remove_all(const char *path);

#endif
