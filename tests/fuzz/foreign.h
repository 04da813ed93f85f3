/* What the targets of foreign forms share (indexer/convert): a document is converted and what comes out is read. */
#ifndef FT_TESTS_FUZZ_FOREIGN_H
#define FT_TESTS_FUZZ_FOREIGN_H

#include "indexer/convert/form.h"
#include "tests/fuzz/fuzz.h"

/* Runs `convert`; a refusal, which would end fatiao-convert, comes back here. Promises plain.h's form of what came out,
 * and reads it as Markdown. */
void fuzz_foreign(void (*convert)(struct ft_plain *out, struct ft_str raw), struct ft_str raw);

#endif
