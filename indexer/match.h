/* Which work and version a text is one of, by what its own head says (CONTRACT: index, import). */
#ifndef FT_INDEXER_MATCH_H
#define FT_INDEXER_MATCH_H

#include "indexer/identify.h"
#include "store/db.h"

/* The catalogued version that the text's name and one of its days, or the year in its file's name, say; 0 where there
 * is none. *how names the rule, as `list versions` prints it. */
int64_t ft_match_dated(struct ft_db *db, const struct ft_ident *id, const char **how);

/* The last catalogued version of the work of the text's number, else of its title, of the same sort (draft or not). */
int64_t ft_match_named(struct ft_db *db, const struct ft_ident *id, const char **how);

/* ---- for import, which asks where it is not sure ---- */

struct ft_candidate {
	int64_t work, version; /* version 0: the work, a version that it has not yet */
	struct ft_str key, date, title;
	long articles;         /* as the catalogue or the text at hand says; -1 unknown */
	double likeness;       /* to the text at hand, 0 to 1; -1: none is at hand */
};

struct ft_proposal {
	struct ft_str key, date; /* of the work and version proposed */
	int64_t work, version;   /* rows in the index; 0: new */
	struct ft_str own_key;   /* the work, where the text is none of the candidates: a version of its own */
	int64_t own_work;
	const char *how;         /* the rule */
	const char *doubt;       /* why a person should say which it is, or NULL: sure */
	struct ft_candidate *v;  /* best first */
	size_t len;
};

/* What a text is, by the rules above, then by its number of articles and its likeness to the texts at hand. `db` may be
 * NULL: no index, what the text says itself is all. `work`: it is a text of that one, a version is sought; 0: any. Strings live
 * in the arena, or lend id. */
struct ft_proposal ft_propose(struct ft_db *db, struct ft_arena *a, const struct ft_doc *d, const struct ft_ident *id, int64_t work);

#endif
