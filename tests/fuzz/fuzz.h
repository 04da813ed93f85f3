/* What the fuzz targets share. A target is one file: it reads any bytes through one door of the program and aborts
 * where a promise of that door's header is broken. libFuzzer drives it (make fuzz); replay.c reads files through it
 * (make check). */
#ifndef FT_TESTS_FUZZ_H
#define FT_TESTS_FUZZ_H

#include "base/buf.h"
#include "cite/cite.h"
#include "doc/tree.h"
#include "indexer/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Aborts, saying what was promised, unless `kept`. */
void fuzz_promise(bool kept, const char *what);

/* The bytes as a reader may meet them: valid UTF-8 without NUL. */
void fuzz_text(struct ft_buf *out, const uint8_t *data, size_t size);
void fuzz_valid(struct ft_str s, const char *what); /* promises valid UTF-8 */

/* Reads the bytes as a text of that form, promises what tree.h, span.h and cite.h say of the result, and frees all. */
void fuzz_reader(const struct ft_reader *r, const uint8_t *data, size_t size);
void fuzz_doc(const struct ft_doc *d);

/* A table with two made-up names; freed by the caller. */
struct ft_names *fuzz_names(void);

/* Nothing in the buffer but LF may move a terminal's cursor, change its colours or hide from the eye. */
void fuzz_harmless(struct ft_str s, bool one_line);

#endif
