/* What stands in the sources: each file with its part to play, and whether it changed since the last index. */
#ifndef FT_INDEXER_SCAN_H
#define FT_INDEXER_SCAN_H

#include "indexer/ingest.h"
#include "user/library.h"

enum ft_role { FT_R_TEXT, FT_R_WORK, FT_R_OUTLINE, FT_R_LINKS, FT_R_GLOSSARY, FT_R_NAMES, FT_R_IMPORT, FT_R_COUNT };

struct ft_entry {
	char *path;        /* whole */
	struct ft_str rel; /* below its source; part of `path` */
	size_t source;     /* index into the options' sources */
	enum ft_role role;
	int64_t size, mtime, inode; /* mtime in nanoseconds */
	int64_t old_id;    /* its row in the old index, or 0 */
	int64_t before;    /* the same in a build from nothing, which has rows of its own */
	bool unread;       /* in such a build: nothing of it could be taken */
	bool same;         /* size, time and inode are as they were */
	bool refused;      /* it could not be taken when it was last looked at */
	unsigned char old_sha[32];
	const char *head;  /* the README.md or index.md that heads its folder, or NULL */
	bool in_folder;    /* a work.json, or in the library a source.json, stands in its folder */
	bool lacking;      /* that file cannot be taken: what the index has of this one stays */
	bool is_head;      /* it heads the other texts of its folder */
	bool stale;        /* its head or its source.json changed: it is to be read again */
	const struct ft_cat_work *work; /* of a catalogued text, an outline, or a work.json itself */
	const struct ft_cat_text *cat;
	const struct ft_import *import;           /* of an imported text: what its source.json says */
	const struct ft_import_text *import_text;
	struct ft_diags faults; /* of a work.json or source.json */
};

struct ft_scan {
	struct ft_entry *v;
	size_t len, cap;
	int64_t *gone; /* rows of files that are no more */
	size_t gone_len, gone_cap;
	int64_t *shut; /* rows of files that are out of reach: of a lost source, in a folder that is shut */
	size_t shut_len, shut_cap;
	bool keeps; /* in a build from nothing: there is an index to keep from */
	bool catalogue_changed; /* a work.json, an outline.tsv or a names.tsv is new, changed or gone: all is to be built anew */
	bool catalogue_gone;    /* one of these is gone */
	bool tables_changed;    /* links or glossary */
	bool tables_shut;       /* one of these, or names.tsv, cannot be read */
	struct ft_diag **lost;  /* for each source, why it cannot be read, or NULL */
	size_t lost_len;        /* how many cannot */
	struct ft_arena *arena; /* catalogue records */
};

/* Walks the sources. One that cannot be read is lost, and what the index has of it stays; FT_INPUT with `why` when
 * all are. */
enum ft_err ft_scan(struct ft_scan *s, const struct ft_index_options *o, struct ft_buf *why);
/* Compares with the index there is (NULL: none): fills old_id, same, gone and the two flags. */
void ft_scan_compare(struct ft_scan *s, const struct ft_index_options *o, struct ft_db *old);
void ft_scan_free(struct ft_scan *s);

/* What every text hangs on: a work.json, an outline, names.tsv. */
bool ft_is_catalogue_role(enum ft_role r);
bool ft_is_table_role(enum ft_role r); /* links, glossary, names: tables that are renewed together */
const char *ft_role_word(enum ft_role r);

#endif
