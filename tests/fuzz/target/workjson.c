/* work.json (indexer/catalogue.h). */
#include "indexer/catalogue.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_diags diags = {.arena = a};
	struct ft_cat_work *w = ft_catalogue_read(a, (struct ft_str){(const char *)data, size}, &diags);

	fuzz_promise(w || diags.head, "a refusal is told");
	if (w) {
		fuzz_valid(w->key, "a key is valid UTF-8");
		fuzz_promise(w->key.n > 0, "a work has a key");
		for (size_t i = 0; i < w->version_len; i++)
			fuzz_promise(w->versions[i].date.n == 10 || w->versions[i].date.n == 0, "a version's date is one");
		for (size_t i = 0; i < w->text_len; i++)
			fuzz_promise(w->texts[i].file.n && ft_find(w->texts[i].file, FT_S("..")) != 0, "a text stays in its folder");
	}
	for (const struct ft_diag *g = diags.head; g; g = g->next)
		fuzz_valid(g->message, "a fault's message is valid UTF-8");
	ft_arena_free(a);
	return 0;
}
