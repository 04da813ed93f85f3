/* The reader of outline.tsv, and the citations of what it read. */
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_reader(&ft_reader_outline, data, size);
	return 0;
}
