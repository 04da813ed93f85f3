/* What the files of lib/user share and nobody else sees. */
#ifndef FT_USER_INNER_H
#define FT_USER_INNER_H

#include "store/db.h"
#include "user/user.h"

struct ft_user {
	struct ft_db *db;
};

#endif
