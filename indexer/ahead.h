/* Reading ahead: threads parse files while the writer takes them in order. At most a fixed number of parsed
 * files wait, which bounds memory. */
#ifndef FT_INDEXER_AHEAD_H
#define FT_INDEXER_AHEAD_H

#include "indexer/parse.h"

struct ft_ahead;

/* Starts `threads` readers on jobs[0..count), which must outlive the pool. */
struct ft_ahead *ft_ahead_start(const struct ft_parse_job *jobs, size_t count, int threads);
/* Waits for the next file in order; the caller frees it with ft_parsed_free. False after the last. */
bool ft_ahead_take(struct ft_ahead *a, struct ft_parsed *out);
void ft_ahead_free(struct ft_ahead *a); /* stops the readers; what was not taken is freed */

#endif
