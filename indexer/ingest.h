/* Bringing the index up to date with its sources: the whole way from folders to index.db. */
#ifndef FT_INDEXER_INGEST_H
#define FT_INDEXER_INGEST_H

#include "base/buf.h"
#include "base/err.h"
#include "indexer/write.h"

#include <signal.h>

struct ft_index_source {
	const char *path; /* absolute */
	const char *kind; /* corpus, user, library */
};

struct ft_index_options {
	const char *data_dir;
	const struct ft_index_source *sources;
	size_t source_count;
	int jobs;     /* threads that read; 0: as many as there are cores */
	bool rebuild; /* from nothing, whatever there is */
	const volatile sig_atomic_t *stop; /* set: give up, the old index stays */
	/* Called as work is done, first on "files", then on "provisions"; may be NULL. */
	void (*progress)(void *arg, const char *what, size_t done, size_t total);
	/* Called for each fault, in the order of the files; may be NULL. */
	void (*fault)(void *arg, const char *path, const struct ft_diag *d);
	void *arg;
};

struct ft_index_report {
	struct ft_totals totals;
	size_t changed, unchanged, removed; /* files */
	size_t refused; /* files that could not be taken */
	int64_t bytes;  /* of index.db */
	double seconds;
};

/* FT_OK, FT_INPUT when all is well but some files were refused, FT_CANCELLED, or FT_SYSTEM with `why`. */
enum ft_err ft_index(const struct ft_index_options *o, struct ft_index_report *r, struct ft_buf *why);

#endif
