/* From a file's bytes to UTF-8 (indexer/decode.h). */
#include "indexer/decode.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_diags diags = {.arena = a};
	struct ft_buf out = {0};
	const char *encoding = NULL;
	enum ft_err e = ft_decode((struct ft_str){(const char *)data, size}, &out, &encoding, &diags);

	if (e == FT_OK) {
		fuzz_valid(ft_buf_str(&out), "what was decoded is valid UTF-8");
		fuzz_promise(out.len == 0 || memchr(out.data, '\0', out.len) == NULL, "what was decoded has no NUL");
		fuzz_promise(encoding != NULL, "an encoding is named");
	} else {
		fuzz_promise(diags.head != NULL, "a refusal is told");
	}
	ft_buf_free(&out);
	ft_arena_free(a);
	return 0;
}
