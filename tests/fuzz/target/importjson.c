/* source.json of an import (user/library.h). */
#include "tests/fuzz/fuzz.h"
#include "user/library.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_diags diags = {.arena = a};
	struct ft_import m;

	if (ft_import_read(a, (struct ft_str){(const char *)data, size}, &m, &diags)) {
		fuzz_promise(m.text_len <= FT_IMPORT_TEXTS, "an import has few texts");
		for (size_t i = 0; i < m.text_len; i++)
			fuzz_promise(ft_find(m.text[i].file, FT_S("/")) < 0, "a text stands in its folder");
		fuzz_promise(ft_find(m.file, FT_S("/")) < 0, "the original stands in its folder");
	} else {
		fuzz_promise(diags.head != NULL, "a refusal is told");
	}
	for (const struct ft_diag *g = diags.head; g; g = g->next)
		fuzz_valid(g->message, "a fault's message is valid UTF-8");
	ft_arena_free(a);
	return 0;
}
