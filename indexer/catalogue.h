/* work.json: the catalogue's facts of one work (docs/CORPUS.md). */
#ifndef FT_INDEXER_CATALOGUE_H
#define FT_INDEXER_CATALOGUE_H

#include "base/diag.h"
#include "doc/kind.h"

struct ft_pair { /* the same in Chinese and English; either may be empty */
	struct ft_str zh, en;
};

struct ft_strs {
	struct ft_str *v;
	size_t len;
};

struct ft_cat_version {
	struct ft_str date, event, promulgated, effective, until;
	struct ft_pair label, status_note;
	bool draft;
	int status;    /* a ft_status, or -1: by dates */
	long articles; /* -1 unknown */
};

struct ft_cat_basis {
	struct ft_str eid;
	enum ft_basis basis;
};

struct ft_cat_text {
	struct ft_str file, version, source, url, retrieved;
	enum ft_lang lang;
	enum ft_authority authority;
	enum ft_basis basis;
	struct ft_cat_basis *by_article;
	size_t by_article_len;
};

struct ft_cat_work {
	struct ft_str key, number, jurisdiction, page, as_of;
	enum ft_work_kind kind;
	struct ft_pair title, issuer, note; /* several issuers stand as one text, parted by 、 or ", " */
	struct ft_strs short_zh, short_en, succeeds, succeeded_by;
	struct ft_cat_version *versions;
	size_t version_len;
	struct ft_cat_text *texts;
	size_t text_len;
};

/* Reads and checks a work.json into the arena. NULL, with diagnostics, when it is no valid one. */
struct ft_cat_work *ft_catalogue_read(struct ft_arena *a, struct ft_str json, struct ft_diags *diags);

#endif
