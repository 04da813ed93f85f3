/* What the files of lib/store share and nobody else sees. */
#ifndef FT_STORE_INNER_H
#define FT_STORE_INNER_H

#include "store/db.h"

#include <sqlite3.h>

struct ft_stmt {
	struct ft_db *db;
	sqlite3_stmt *s; /* NULL after an error */
	const char *sql;
};

struct ft_db {
	sqlite3 *h;
	enum ft_err err;
	struct ft_buf why;
	struct ft_stmt **stmts;
	size_t len, cap;
	bool (*cancel)(void *arg);
	void *cancel_arg;
	void *pack; /* packed records (pack.c), made on first use */
	void (*pack_free)(void *pack);
};

void ft_db_fail(struct ft_db *db, int rc);
fts5_api *ft_fts5_api(sqlite3 *h);
int ft_token_register(sqlite3 *h); /* the tokenizer "fatiao" */
#define FT_CHECKED_VFS "fatiao"
void ft_vfs_register(void); /* makes FT_CHECKED_VFS known (vfs.c) */
int ft_rank_register(struct ft_db *db); /* the auxiliary function ft_each() */

#endif
