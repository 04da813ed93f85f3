#include "indexer/convert.h"

#include "base/child.h"
#include "indexer/decode.h"
#include "indexer/sniff.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* What the child may use: its own program needs little; pdftotext below it has the same limits of its own. */
enum { CPU = 15, WALL = 60, FILES = 64, REFUSED = 3, MAX_WORDS = 4096, HEAD = 4096 };
static const size_t memory = (size_t)512 * 1024 * 1024, max_text = (size_t)64 * 1024 * 1024;

/* Forms that are known but not taken, and what to do. */
static const struct { const char *form, *why; } not_taken[] = {
	{"doc", "it is a document of old Word (.doc): save it as .docx"},
	{"rtf", "it is RTF: save it as .docx"},
	{"odt", "it is an OpenDocument text: save it as .docx"},
	{"zip", "it is an archive without a Word document in it: unpack it and import what it holds"},
	{"image", "it is a picture: it holds no text; a scan must be recognised (OCR) first"},
	{"unknown", "its form is not known here"},
};

static bool is_taken(const char *form, struct ft_diags *diags)
{
	for (size_t i = 0; i < sizeof not_taken / sizeof not_taken[0]; i++) {
		if (strcmp(not_taken[i].form, form) != 0)
			continue;
		ft_diag(diags, FT_D_UNKNOWN_FORM, 0, 0, "%s", not_taken[i].why);
		return false;
	}
	return true;
}

/* ---- the child's words ---- */

/* "code: message": the code is one of ours that refuses a file. */
static void report_refusal(struct ft_str words, struct ft_diags *diags)
{
	struct ft_str line = {0}, code, message;
	struct ft_buf safe = {0};
	enum ft_diag_code found = FT_D_DAMAGED;
	ptrdiff_t colon;
	size_t bad;

	ft_next_line(&words, &line);
	colon = ft_find(line, FT_S(": "));
	code = ft_sub(line, 0, colon < 0 ? 0 : (size_t)colon);
	message = colon < 0 ? line : ft_from(line, (size_t)colon + 2);
	for (int i = 0; i < FT_D_CODES; i++)
		if (ft_diag_level((enum ft_diag_code)i) == 'e' && ft_eq(code, ft_str(ft_diag_word((enum ft_diag_code)i))))
			found = (enum ft_diag_code)i;
	while (!ft_utf8_valid(message, &bad)) {
		ft_buf_add(&safe, ft_sub(message, 0, bad));
		ft_buf_cp(&safe, 0xFFFD);
		message = ft_from(message, bad + 1);
	}
	ft_buf_add(&safe, message);
	ft_diag(diags, found, 0, 0, "%s", safe.len ? safe.data : "it could not be read");
	ft_buf_free(&safe);
}

static void report_end(const struct ft_child_result *r, const char *form, struct ft_diags *diags)
{
	switch (r->end) {
	case FT_CHILD_EXITED:
		if (r->code == REFUSED)
			report_refusal(ft_buf_str(&r->err), diags);
		else
			ft_diag(diags, FT_D_DAMAGED, 0, 0, "it could not be read as %s within the limits (512 MB of memory)", form);
		break;
	case FT_CHILD_CPU:
		ft_diag(diags, FT_D_LIMIT, 0, 0, "reading it took more than %d s of processor time", CPU);
		break;
	case FT_CHILD_WALL:
		ft_diag(diags, FT_D_LIMIT, 0, 0, "reading it took more than %d s", WALL);
		break;
	case FT_CHILD_OUTPUT:
		ft_diag(diags, FT_D_LIMIT, 0, 0, "it holds too much text: more than %zu MiB", max_text / 1024 / 1024);
		break;
	case FT_CHILD_KILLED:
		ft_diag(diags, FT_D_DAMAGED, 0, 0, "the reader of %s died of it (signal %d)", form, r->code);
		break;
	case FT_CHILD_NO_PROGRAM:
	case FT_CHILD_FAILED:
		ft_diag(diags, FT_D_NO_TOOL, 0, 0, "fatiao-convert cannot be started: %s", strerror(errno));
		break;
	}
}

/* ---- the text ---- */

static void note_place(struct ft_converted *out, unsigned line, struct ft_str mark)
{
	struct ft_where w = out->where_len ? out->where[out->where_len - 1] : (struct ft_where){0};

	if (ft_starts(mark, FT_S("page ")))
		w.page = (unsigned)strtoul(mark.p + 5, NULL, 10);
	else if (ft_starts(mark, FT_S("para ")))
		w.para = (unsigned)strtoul(mark.p + 5, NULL, 10);
	else
		return;
	if (out->where_len && w.line == line)
		out->where_len--;
	w.line = line;
	out->where = ft_grow(out->where, out->where_len, &out->where_cap, sizeof *out->where);
	out->where[out->where_len++] = w;
}

/* Parts the child's output into the text and the marks that say where its lines stand. */
static void take_text(struct ft_converted *out, struct ft_str s)
{
	struct ft_str line;
	unsigned no = 1;

	while (ft_next_line(&s, &line)) {
		if (line.n == 0 || line.p[0] != 0x1D) {
			ft_buf_add(&out->text, line);
			ft_buf_putc(&out->text, '\n');
			no++;
		} else if (ft_starts(line, FT_S("\x1Dtool "))) {
			free(out->tool);
			out->tool = ft_strdup(ft_from(line, 6));
		} else {
			note_place(out, no, ft_from(line, 1));
		}
	}
}

static enum ft_err run(const char *form, struct ft_str in, struct ft_converted *out, struct ft_diags *diags)
{
	char *program = ft_child_helper("fatiao-convert");
	const char *argv[] = {program, form, NULL};
	struct ft_child c = {.argv = argv, .in = in, .wall = WALL, .cpu = CPU, .memory = memory, .no_files = true, .files = FILES,
			     .out_cap = max_text, .err_cap = MAX_WORDS};
	struct ft_child_result r = {0};
	enum ft_err e = FT_INPUT;
	size_t bad;

	if (program == NULL) {
		ft_diag(diags, FT_D_NO_TOOL, 0, 0, "fatiao-convert, which reads %s, is not installed: it belongs beside fatiao or into "
						   "../libexec/fatiao", form);
		return FT_INPUT;
	}
	if (ft_child_run(&c, &r) != FT_OK)
		report_end(&r, form, diags);
	else if (!ft_utf8_valid(ft_buf_str(&r.out), &bad))
		ft_diag(diags, FT_D_DAMAGED, 0, 0, "what was read of it is no text");
	else
		e = FT_OK;
	if (e == FT_OK)
		take_text(out, ft_buf_str(&r.out));
	ft_child_result_free(&r);
	free(program);
	return e;
}

/* ---- pages ---- */

/* The encoding that the page's head names: charset=gb2312, with or without quotes. NULL where it names none known here. */
static const char *named_encoding(struct ft_str raw)
{
	struct ft_str head = ft_sub(raw, 0, HEAD), name;
	ptrdiff_t at = ft_find(head, FT_S("charset="));
	size_t n = 0;

	if (at < 0)
		return NULL;
	name = ft_from(head, (size_t)at + strlen("charset="));
	if (name.n && (name.p[0] == '"' || name.p[0] == '\''))
		name = ft_from(name, 1);
	while (n < name.n && name.p[n] > ' ' && !strchr("\"'>;/", name.p[n]))
		n++;
	return ft_encoding_find(ft_sub(name, 0, n));
}

/* A page's head may be wrong: it is believed where every byte fits, and where the bytes are not plainly UTF-8. */
static enum ft_err decode_page(struct ft_str raw, const char *as, struct ft_buf *page, const char **encoding, struct ft_diags *diags)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_diags tried = {.arena = a};
	const char *named = as ? NULL : named_encoding(raw);
	size_t bad;
	bool fits = named && !ft_utf8_valid(raw, &bad) && ft_decode_as(raw, named, page, encoding, &tried) == FT_OK && tried.count == 0;

	ft_arena_free(a);
	if (fits)
		return FT_OK;
	ft_buf_reset(page);
	return ft_decode_as(raw, as, page, encoding, diags);
}

enum ft_err ft_convert(const char *form, struct ft_str raw, const char *as, struct ft_converted *out, struct ft_diags *diags)
{
	struct ft_buf page = {0};
	enum ft_err e = FT_OK;

	*out = (struct ft_converted){.encoding = "UTF-8", .tool = ft_strdup(FT_S("fatiao-convert"))};
	if (!is_taken(form, diags))
		return FT_INPUT;
	if (strcmp(form, "html") == 0) {
		e = decode_page(raw, as, &page, &out->encoding, diags);
		raw = ft_buf_str(&page);
	}
	if (e == FT_OK)
		e = run(form, raw, out, diags);
	ft_buf_free(&page);
	return e;
}

void ft_converted_free(struct ft_converted *c)
{
	ft_buf_free(&c->text);
	free(c->where);
	free(c->tool);
	*c = (struct ft_converted){0};
}

struct ft_where ft_converted_where(const struct ft_converted *c, unsigned line)
{
	size_t from = 0, to = c->where_len;

	while (from < to) {
		size_t mid = (from + to) / 2;

		if (c->where[mid].line <= line)
			from = mid + 1;
		else
			to = mid;
	}
	return from ? c->where[from - 1] : (struct ft_where){0};
}
