/* Writing the index. Only indexer/write/ does; readers use lib/store.
 *
 * A build goes to a temporary name in the data folder, new or as a copy of the index there is; commit makes the
 * facts that follow from others (settle), syncs, writes index-BUILDID.sha256 and renames. Whatever happens
 * before the rename, the old index stays. */
#ifndef FT_INDEXER_WRITE_H
#define FT_INDEXER_WRITE_H

#include "indexer/catalogue.h"
#include "indexer/parse.h"
#include "store/db.h"

struct ft_writer;

/* Takes the lock of the data folder, clears what an interrupted build left, and begins. `copy`: go on from the
 * index there is. On failure *out is NULL and `why` has the reason. */
enum ft_err ft_writer_open(struct ft_writer **out, const char *data_dir, bool copy, struct ft_buf *why);
enum ft_err ft_writer_commit(struct ft_writer *w, struct ft_buf *why);
void ft_writer_free(struct ft_writer *w); /* without a commit: gives the build up. NULL is fine */
/* Clears what builds that were cut off left beside the index that `db` reads, unless one is at work. */
void ft_writer_tidy(const char *data_dir, struct ft_db *db);
struct ft_db *ft_writer_db(struct ft_writer *w);
/* Called while the words of what was written are indexed, at commit; false gives the build up (FT_CANCELLED). */
void ft_writer_on_words(struct ft_writer *w, bool (*tick)(void *arg, size_t done, size_t total), void *arg);

struct ft_file_row {
	int64_t id, source;
	struct ft_str path; /* below its source */
	const char *role;
	int64_t size, mtime, inode;
	unsigned char sha[32];
};

int64_t ft_write_source(struct ft_writer *w, const char *path, const char *kind);
void ft_write_drop_sources(struct ft_writer *w, const int64_t *kept, size_t count); /* all but these; not their files */
int64_t ft_write_file_row(struct ft_writer *w, const struct ft_file_row *f);
void ft_write_touch(struct ft_writer *w, const struct ft_file_row *f); /* same content, new times */
/* A known file that cannot be taken now: what the index has of it stays, and its faults are told. */
void ft_write_refused(struct ft_writer *w, const struct ft_file_row *f, const struct ft_diags *d);
void ft_write_faults(struct ft_writer *w, int64_t file, const struct ft_diags *d); /* in the place of those it had */
void ft_write_drop_file(struct ft_writer *w, int64_t file, bool keep_row); /* and all that came from it */
void ft_write_drop_catalogue(struct ft_writer *w); /* links, glossary, names: before they are read anew */

/* In a build from nothing, for a file that cannot be taken now: what the index there was has of it is carried over, if it
 * can be read. `old` is the file's row in that one. First the facts of a work.json, which texts hang on; at the end
 * texts and tables. */
bool ft_write_can_keep(struct ft_writer *w); /* the index there was can be read */
void ft_write_keep_works(struct ft_writer *w, int64_t old);
void ft_write_keep(struct ft_writer *w, int64_t old);

/* The catalogue's facts of a work; its versions and names. */
void ft_write_work(struct ft_writer *w, const struct ft_cat_work *c, int64_t file);

/* A text, one file read. `cat` is set for a catalogued text (with `work`); `ident`, what the text says of
 * itself, for every one that was read from a file of its own. */
struct ft_text_in {
	const struct ft_doc *doc;
	const struct ft_cat_work *work;
	const struct ft_cat_text *cat;
	const struct ft_ident *ident;
	const struct ft_import *import; /* of a text in the user's library, beside ident */
	const struct ft_import_text *import_text;
	int64_t file;
	char as_of[11];
	const uint16_t *lengths; /* tokens of each unit, in the order of the text */
	const unsigned char (*shas)[32];
	const struct ft_unit_ref *refs; /* what the text cites, in its order */
	size_t ref_len;
};
void ft_write_text(struct ft_writer *w, const struct ft_text_in *in);

struct ft_link_in {
	struct ft_str from_work, from_date, from_eid, to_work, to_date, to_eid, to_end, title, quote;
	struct ft_str to_name; /* of an extracted one: the key of the name to bind by (cite/name.h); "." for the text itself */
	struct ft_str type, relation, why_zh, why_en, basis, rule, walk;
	const char *origin;
	int64_t src, file;
	long start, stop, strength;
	unsigned line;
};
void ft_write_link(struct ft_writer *w, const struct ft_link_in *l);

/* A form of a glossary term; forms of one term share `term`. */
void ft_write_term(struct ft_writer *w, long term, enum ft_lang lang, struct ft_str form, bool main,
		   struct ft_str defined);
/* A name of the work of this key, which may be empty or of no work in the library. */
void ft_write_name(struct ft_writer *w, struct ft_str key, struct ft_str name, const char *what, struct ft_str shown);
/* A printed id of an evaluation unit. */
void ft_write_alias(struct ft_writer *w, struct ft_str work, struct ft_str alias, struct ft_str eid);

/* The level of a clause, for the texts that came from `file`. */
void ft_write_level(struct ft_writer *w, int64_t file, struct ft_str eid, int level);

/* What the index holds now, for the summary. */
struct ft_totals {
	int64_t works, versions, texts, units, articles, links, faults;
};
void ft_totals_read(struct ft_db *db, struct ft_totals *t);

#endif
