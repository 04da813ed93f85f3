/* A PDF, read by pdftotext (poppler) in a child of its own under limits: it tells each word with its place, and what
 * those places mean is ours to find (pdf.h). Without -layout and with places, headings set letter by letter, columns and
 * running heads can be told. */
#include "indexer/convert/pdf.h"

#include "base/arena.h"
#include "base/child.h"
#include "indexer/convert/form.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { CPU = 10, WALL = 50, FILES = 32, MAX_WORDS = 8192, CHARS_PER_BYTE = 100, MARKUP = 10, FREE = 1024 * 1024 };
static const size_t memory = (size_t)512 * 1024 * 1024, max_output = (size_t)128 * 1024 * 1024;

static bool says(const struct ft_child_result *r, const char *words)
{
	return ft_find(ft_buf_str(&r->err), ft_str(words)) >= 0;
}

static _Noreturn void refuse_exit(const struct ft_child_result *r)
{
	struct ft_str rest = ft_buf_str(&r->err), line = {0};

	if (says(r, "Incorrect password"))
		ft_refuse("encrypted", "the PDF is encrypted: open it with its password and print it to a new PDF");
	if (says(r, "not allowed"))
		ft_refuse("encrypted", "the PDF does not allow its text to be copied");
	if (says(r, "Couldn't find trailer") || says(r, "xref") || says(r, "May not be a PDF"))
		ft_refuse("damaged", "the PDF is damaged or cut off");
	ft_next_line(&rest, &line);
	ft_refuse("damaged", "pdftotext could not read it: %.*s", FT_FMT(ft_sub(line, 0, 200)));
}

static _Noreturn void refuse(const struct ft_child_result *r)
{
	switch (r->end) {
	case FT_CHILD_NO_PROGRAM:
		if (errno == ENOENT)
			ft_refuse("no-tool", "pdftotext, which reads PDF, is not installed: it is in the package poppler-utils");
		ft_refuse("no-tool", "pdftotext cannot be started: %s", strerror(errno));
	case FT_CHILD_CPU:
		ft_refuse("limit", "pdftotext took more than %d s of processor time", CPU);
	case FT_CHILD_WALL:
		ft_refuse("limit", "pdftotext took more than %d s", WALL);
	case FT_CHILD_OUTPUT:
		ft_refuse("limit", "pdftotext wrote more than %d characters for each byte of the PDF", CHARS_PER_BYTE);
	case FT_CHILD_KILLED:
		ft_refuse("damaged", "pdftotext died of it (signal %d)", r->code);
	case FT_CHILD_FAILED:
		ft_refuse("no-tool", "pdftotext cannot be started: %s", strerror(errno));
	case FT_CHILD_EXITED:
		break;
	}
	refuse_exit(r);
}

/* "pdftotext version 22.12.0" in the first line of what -v says. */
static void tell_tool(struct ft_plain *out)
{
	const char *argv[] = {"pdftotext", "-v", NULL};
	struct ft_child c = {.argv = argv, .wall = 5, .cpu = 2, .no_files = true, .out_cap = MAX_WORDS, .err_cap = MAX_WORDS};
	struct ft_child_result r;
	char words[64] = "pdftotext";

	ft_child_run(&c, &r);
	if (r.err.len && sscanf(r.err.data, "pdftotext version %40[0-9A-Za-z.]", words + strlen("pdftotext ")) == 1)
		words[strlen("pdftotext")] = ' ';
	ft_plain_tool(out, words);
	ft_child_result_free(&r);
}

static void run(struct ft_str raw, struct ft_child_result *r)
{
	const char *argv[] = {"pdftotext", "-bbox", "-enc", "UTF-8", "-", "-", NULL};
	size_t cap = raw.n * CHARS_PER_BYTE * MARKUP + FREE;
	struct ft_child c = {.argv = argv, .in = raw, .wall = WALL, .cpu = CPU, .memory = memory, .no_files = true, .files = FILES,
			     .out_cap = cap > max_output ? max_output : cap, .err_cap = MAX_WORDS};

	if (ft_child_run(&c, r) != FT_OK)
		refuse(r);
}

static void check_text(const struct ft_pdf *p, struct ft_str raw, const struct ft_child_result *r)
{
	if (p->cps > raw.n * CHARS_PER_BYTE)
		ft_refuse("limit", "the PDF unpacks to more than %d characters for each of its bytes", CHARS_PER_BYTE);
	if (p->cps > 0)
		return;
	if (says(r, "Missing language pack"))
		ft_refuse("no-tool", "pdftotext knows no Chinese character sets: install the package poppler-data");
	if (p->page_len == 0)
		ft_refuse("damaged", "the PDF has no pages");
	ft_refuse("no-text", "the PDF holds no text: it is a scan; recognise it (OCR) first");
}

static void convert(struct ft_plain *out, struct ft_str raw)
{
	struct ft_pdf p = {.arena = ft_arena_new()};
	struct ft_child_result r;

	run(raw, &r);
	tell_tool(out);
	ft_pdf_words(&p, ft_buf_str(&r.out));
	check_text(&p, raw, &r);
	ft_pdf_lines(&p);
	ft_pdf_heads(&p);
	ft_pdf_paragraphs(&p, out);
	ft_pdf_free(&p);
	ft_child_result_free(&r);
	ft_arena_free(p.arena);
}

const struct ft_form ft_form_pdf = {"pdf", convert};
