/* Whether a binder still says what the library says (CONTRACT: verify --binder). */
#ifndef FT_QUERY_BINDER_H
#define FT_QUERY_BINDER_H

#include "store/db.h"

struct ft_binder_fault {
	const char *code; /* missing, text-missing, text-changed, better-text, status */
	struct ft_str message, address;
};

struct ft_binder_check {
	struct ft_str on, program, build, matter, seal; /* as the manifest has them */
	size_t provisions, texts;
	struct ft_binder_fault *faults;
	size_t len;
};

/* Compares a manifest (doc/manifest.h) with the index on a day. False where it is not one, with `why`. Strings live
 * in the arena. */
bool ft_binder_compare(struct ft_db *db, struct ft_arena *a, struct ft_str manifest, int day, struct ft_binder_check *out,
		       struct ft_str *why);

#endif
