/* What pdftotext tells of a PDF's words, made paragraphs (indexer/convert/pdf.h). */
#include "indexer/convert/pdf.h"
#include "tests/fuzz/foreign.h"

static void convert(struct ft_plain *out, struct ft_str bbox)
{
	struct ft_pdf p = {.arena = ft_arena_new()};

	ft_pdf_words(&p, bbox);
	ft_pdf_lines(&p);
	ft_pdf_heads(&p);
	ft_pdf_paragraphs(&p, out);
	ft_pdf_free(&p);
	ft_arena_free(p.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_foreign(convert, (struct ft_str){(const char *)data, size});
	return 0;
}
