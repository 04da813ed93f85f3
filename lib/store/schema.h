/* The tables of index.db. The index is derived: another schema means "run the indexer", never a migration. */
#ifndef FT_STORE_SCHEMA_H
#define FT_STORE_SCHEMA_H

#include "doc/kind.h"
#include "store/db.h"

#define FT_PAGE_SIZE "4096"
#define FT_SCHEMA_VERSION 5
#define FT_APPLICATION_ID 0x66617469 /* "fati" */

extern const char ft_schema_sql[];

/* The number of work k as version v of it bears it: that of the order which made the first version; a standard's is its
 * name. */
#define FT_NUMBER_SQL \
	"CASE WHEN k.kind IN (6, 7) OR NOT EXISTS(SELECT 1 FROM version o WHERE o.work=k.id AND o.date<v.date AND o.date<>'')" \
	" THEN k.number END"
_Static_assert(FT_WK_NATIONAL_STANDARD == 6 && FT_WK_INDUSTRY_STANDARD == 7, "the kinds in FT_NUMBER_SQL");

/* Checks application id, version and build id of an index just opened; sets the handle's error. */
void ft_schema_check(struct ft_db *db);

#endif
