/* Whether the index and its sources are what was indexed (CONTRACT: verify). */
#ifndef FT_QUERY_VERIFY_H
#define FT_QUERY_VERIFY_H

#include "store/db.h"

struct ft_verify_fault {
	const char *code; /* checksum, no-checksum, text, structure, source-changed, source-missing, user (user.db) */
	struct ft_str message, file;
};

struct ft_verified {
	struct ft_verify_fault *faults;
	size_t fault_len;
	size_t units, files; /* looked at */
	bool damaged; /* the index itself is not what was written */
};

/* Sums the index against index-BUILDID.sha256 beside it, each provision's text against its own sum, and each
 * source file against the sum taken when it was indexed. Strings live in the arena. */
void ft_verify(struct ft_db *db, struct ft_arena *a, const char *data_dir, struct ft_verified *out);

#endif
