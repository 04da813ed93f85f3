/* The tables of index.db. The index is derived: another schema means "run the indexer", never a migration. */
#ifndef FT_STORE_SCHEMA_H
#define FT_STORE_SCHEMA_H

#include "store/db.h"

#define FT_PAGE_SIZE "4096"
#define FT_SCHEMA_VERSION 4
#define FT_APPLICATION_ID 0x66617469 /* "fati" */

extern const char ft_schema_sql[];

/* Checks application id, version and build id of an index just opened; sets the handle's error. */
void ft_schema_check(struct ft_db *db);

#endif
