/* A sum in every page of the index, so that a reader never believes a page that is not what was written.
 *
 * SQLite leaves the last FT_PAGE_SUM bytes of each page alone (its reserved bytes). ft_pages_stamp fills them when a
 * build is finished; readers check each page as they read it (vfs.c), which takes a fifth of a microsecond. The sum is
 * of four lanes of 64-bit words, each step (h ^ word) * odd: a change within one lane, any flipped bit among them, always
 * changes it. It includes the page's number, so that a page in another's place is found, too. */
#ifndef FT_STORE_PAGE_H
#define FT_STORE_PAGE_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FT_PAGE = 4096, FT_PAGE_SUM = 8 };

/* Whether the page (FT_PAGE bytes; numbers from 0) bears its own sum. */
bool ft_page_whole(const unsigned char *page, uint64_t number);

/* Fills the sums of the file at path; does not sync. FT_SYSTEM with errno. */
enum ft_err ft_pages_stamp(const char *path);

/* FT_OK, FT_DAMAGED when a page of the file is not what was written, FT_SYSTEM when it cannot be read. */
enum ft_err ft_pages_check(const char *path);

#endif
