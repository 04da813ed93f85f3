/* One file read to the end: bytes, text, tree, identity, and what the writer needs of each unit. Runs in any
 * thread; touches nothing shared. */
#ifndef FT_INDEXER_PARSE_H
#define FT_INDEXER_PARSE_H

#include "base/err.h"
#include "cite/cite.h"
#include "indexer/identify.h"
#include "user/library.h"

/* A reference with the unit that makes it, by its place in the text. */
struct ft_unit_ref {
	size_t unit;
	struct ft_ref ref;
};

struct ft_parsed {
	unsigned char sha[32];
	bool same;           /* the bytes are those of `old_sha`: nothing else was done */
	bool refused;        /* a fault of level 'e': the file gives no text */
	bool empty;          /* it holds no provision (the head of a folder) */
	const char *encoding, *form;
	struct ft_doc *doc;  /* never NULL; holds the diagnostics even when refused */
	struct ft_ident ident;
	uint16_t *lengths;   /* tokens of each unit */
	unsigned char (*shas)[32];
	struct ft_unit_ref *refs; /* in the order of the text */
	size_t ref_len, ref_cap;
};

struct ft_parse_job {
	const char *path;
	struct ft_str name;            /* the file's own name */
	struct ft_str called;          /* what the original of a stored text was called, which may bear its date; or empty */
	const unsigned char *old_sha;  /* NULL: read whatever it is */
	bool text;                     /* to be read into a tree; else bytes and hash only */
	const char *head;              /* the head of its folder, for a part that bears no title; or NULL */
	const struct ft_names *names;  /* to extract references by; NULL: none are */
	const struct ft_import *import; /* of a text in the user's library: its work, version and language are known */
	const struct ft_import_text *import_text;
	bool is_head;                  /* it is such a head: a title without provisions is no fault */
};

enum { FT_MAX_FILE = 64 * 1024 * 1024 };

void ft_parse_file(struct ft_parsed *out, const struct ft_parse_job *job);
void ft_parsed_free(struct ft_parsed *p);

/* How many tokens a unit has. */
uint16_t ft_unit_length(struct ft_str heading, struct ft_str body);

/* Reads decoded text into the tree with the reader that fits; used by import --dry-run, too. */
void ft_parse_text(struct ft_parsed *out, struct ft_str text, const struct ft_parse_job *job);

#endif
