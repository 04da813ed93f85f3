/* The checksum that stands beside an index: index-BUILDID.sha256.
 *
 * The file holds "fatiao-seal 1", the size, one line with the SHA-256 of each MiB of the index, and last the
 * SHA-256 of those lines. Pieces are summed by two threads; a piece found changed tells where the damage is. */
#ifndef FT_STORE_SEAL_H
#define FT_STORE_SEAL_H

#include "base/buf.h"
#include "base/err.h"

/* The seal's text for the file at path. */
enum ft_err ft_seal_make(const char *path, struct ft_buf *out);

/* Compares the file with its seal: FT_OK, FT_DAMAGED with the places in `why`, FT_MISSING without a seal. */
enum ft_err ft_seal_check(const char *path, const char *dir, const char *build_id, struct ft_buf *why);

#endif
