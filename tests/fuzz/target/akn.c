/* Akoma Ntoso (indexer/convert/form.h). */
#include "tests/fuzz/foreign.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ft_buf text = {0};

	fuzz_text(&text, data, size); /* the parent decodes it */
	fuzz_foreign(ft_form_akn.convert, ft_buf_str(&text));
	ft_buf_free(&text);
	return 0;
}
