/* What the files of one build share: ingest.c (the whole, the catalogue), texts.c (the texts). Inside indexer/ only. */
#ifndef FT_INDEXER_BUILDING_H
#define FT_INDEXER_BUILDING_H

#include "indexer/scan.h"

struct ft_build {
	const struct ft_index_options *o;
	struct ft_index_report *r;
	struct ft_buf *why;
	struct ft_scan scan;
	struct ft_writer *w;
	int64_t *source_ids; /* row ids, by the sources of the options */
	size_t done, total;  /* files, for the progress */
	bool copy;           /* it goes on from the index there is */
	bool blind;          /* there is one, but it cannot be read */
};

bool ft_build_stopped(const struct ft_build *b);
void ft_build_step(struct ft_build *b); /* one file is done */
/* Tells the faults of a file; `build` is the ft_build. */
void ft_build_faults(void *build, const struct ft_entry *e, const struct ft_diags *d);
struct ft_file_row ft_build_row(const struct ft_build *b, const struct ft_entry *e); /* without its hash */

/* Reads and writes every text that is new or changed. */
void ft_build_texts(struct ft_build *b);

#endif
