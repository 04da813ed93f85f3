/* The manifest at the end of a binder, and the seal in it.
 *
 * The manifest is one line of JSON (docs/BINDER.md) in which < > & stand as \u003c \u003e \u0026, so that it is the same
 * bytes inside HTML, Markdown and XML. The seal is the SHA-256 of the whole file with the seal's own 64 digits as
 * zeros; of a DOCX it is taken over its parts before they are zipped (struct ft_parts). It finds a change made by
 * accident or in good faith; it is no signature: who changes a file may seal it anew. */
#ifndef FT_DOC_MANIFEST_H
#define FT_DOC_MANIFEST_H

#include "base/buf.h"

#define FT_MANIFEST_SCHEMA "fatiao.binder/1"

/* What stands before and behind the line, in each form. */
#define FT_MANIFEST_HTML "<script type=\"application/json\" id=\"fatiao-manifest\">"
#define FT_MANIFEST_MD "```json fatiao-manifest\n"
#define FT_MANIFEST_XML "<manifest xmlns=\"urn:fatiao:binder:1\">"
/* The last member of the manifest, unsealed. */
#define FT_MANIFEST_UNSEALED "0000000000000000000000000000000000000000000000000000000000000000"

/* The manifest in the bytes of a binder, lent; false where there is none. */
bool ft_manifest_find(struct ft_str file, struct ft_str *json);

/* Seals the bytes in place; `hex` (65 bytes, may be NULL) gets the seal. False where they hold no manifest. */
bool ft_manifest_seal(struct ft_buf *file, char *hex);
/* Whether the bytes are those that were sealed. */
bool ft_manifest_intact(struct ft_str file);

/* The parts of a container (a DOCX) as one run of bytes: a head with the time to give each part, then each part
 * behind its length and name. fatiao-convert zips it, and gives it back out of a zip file. */
void ft_parts_begin(struct ft_buf *out, long long unix_time);
void ft_parts_add(struct ft_buf *out, const char *name, struct ft_str bytes);
/* Takes the head, then part by part; false at the end, or where the bytes are none (then *rest is not empty). */
bool ft_parts_head(struct ft_str *rest, long long *unix_time);
bool ft_parts_next(struct ft_str *rest, struct ft_str *name, struct ft_str *bytes);

#endif
