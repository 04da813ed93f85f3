/* What the files of indexer/write share. */
#ifndef FT_INDEXER_WRITE_INNER_H
#define FT_INDEXER_WRITE_INNER_H

#include "indexer/write.h"

/* A unit written in this build: what settle puts into the packed records. */
struct fresh {
	int64_t id;
	uint16_t length;
};

enum old_index { FT_OLD_UNSEEN, FT_OLD_AT_HAND, FT_OLD_NONE };

struct ft_writer {
	struct ft_db *db;
	char *dir, *tmp, *final;
	int lock;
	struct fresh *fresh;
	size_t fresh_len, fresh_cap;
	bool copy; /* the build goes on from the index there was */
	enum old_index old; /* whether it is attached, to be kept from (keep.c) */
	bool (*tick)(void *arg, size_t done, size_t total);
	void *tick_arg;
	bool stopped;
	bool done;
};

/* Derives what follows from the rows: status of versions, groups, addresses, packed records. ft_settle calls the
 * others. */
void ft_settle(struct ft_writer *w);
void ft_settle_parts(struct ft_writer *w);
void ft_settle_known(struct ft_writer *w);
void ft_settle_gaps(struct ft_writer *w);
void ft_settle_pack(struct ft_writer *w);
void ft_settle_titles(struct ft_writer *w);

/* Its words are indexed at commit. Units are told of in the order of their ids. */
void ft_write_fresh(struct ft_writer *w, int64_t id, uint16_t length);

/* A bare work's number is that of the order which made its first version: what the text of a version says that is new and the
 * earliest, `number` (may be empty), takes the place of what a later one said. */
void ft_write_number(struct ft_writer *w, int64_t work, struct ft_str date, struct ft_str number);

/* Writes DIR/index-BUILDID.sha256 for the file at path (store/seal.h). */
enum ft_err ft_seal(const char *path, const char *dir, const char *build_id);

#endif
