#include "indexer/take.h"

#include "base/fold.h"
#include "base/fs.h"
#include "base/sha.h"
#include "indexer/bilingual.h"
#include "indexer/decode.h"
#include "indexer/sniff.h"

#include <errno.h>
#include <string.h>

/* ---- bytes to text ---- */

enum ft_err ft_take_text(struct ft_str raw, struct ft_str name, const char *as, struct ft_taken_text *out, struct ft_diags *diags)
{
	enum ft_err e;

	*out = (struct ft_taken_text){.form = ft_sniff(raw, name)};
	out->foreign = ft_sniff_foreign(out->form);
	if (!out->foreign)
		return ft_decode_as(raw, as, &out->text, &out->encoding, diags);
	e = ft_convert(out->form, raw, as, &out->converted, diags);
	out->encoding = strcmp(out->form, "html") == 0 ? out->converted.encoding : NULL;
	if (e == FT_OK)
		ft_buf_add(&out->text, ft_buf_str(&out->converted.text));
	return e;
}

void ft_taken_text_free(struct ft_taken_text *t)
{
	if (t->foreign)
		ft_converted_free(&t->converted);
	ft_buf_free(&t->text);
}

struct ft_where ft_taken_where(const struct ft_taken_text *t, unsigned line)
{
	return t->foreign ? ft_converted_where(&t->converted, line) : (struct ft_where){0};
}

/* ---- a file ---- */

/* With LF alone between its lines. */
static void add_lines(struct ft_buf *out, struct ft_str s)
{
	struct ft_str line;

	ft_buf_reserve(out, s.n + 1);
	while (ft_next_line(&s, &line)) {
		ft_buf_add(out, line);
		ft_buf_putc(out, '\n');
	}
}

/* The texts as they are stored: radicals in their common form, two languages apart. */
static void split(struct ft_taken *t, int lang)
{
	struct ft_buf plain = {0}, lines = {0};
	struct ft_str whole;
	unsigned line, column;
	size_t first = 0;

	add_lines(&lines, ft_buf_str(&t->whole.text));
	whole = ft_buf_str(&lines);
	t->repaired = ft_unify(&plain, whole, &first);
	if (t->repaired) {
		ft_line_column(whole, first, &line, &column);
		ft_diag(&t->parsed[0].doc->diags, FT_D_REPAIRED, line, column,
			"%zu radical or compatibility character%s stored in the common form; the original file is kept", t->repaired,
			t->repaired == 1 ? "" : "s");
	}
	t->len = 1;
	if (lang < 0 && ft_bilingual_split(ft_buf_str(&plain), &t->text[FT_LANG_ZH], &t->text[FT_LANG_EN])) {
		t->len = 2;
		ft_buf_free(&plain);
	} else {
		ft_buf_free(&t->text[0]);
		ft_buf_free(&t->text[1]);
		t->text[0] = plain;
	}
	ft_buf_free(&lines);
}

static void parse(struct ft_taken *t, size_t i, const struct ft_take_job *take)
{
	struct ft_parsed *p = &t->parsed[i];
	struct ft_parse_job job = {.path = take->path, .name = ft_str(ft_base_name(take->path)), .text = true,
				   .head = take->head, .is_head = take->is_head};

	job.called = job.name;
	if (t->whole.foreign) /* what was converted is Markdown, whatever the file is called */
		job.name = FT_S("converted.md");

	p->encoding = t->whole.encoding;
	ft_parse_text(p, ft_buf_str(&t->text[i]), &job);
	if (t->whole.foreign)
		p->form = t->whole.form;
	if (t->len == 2)
		p->doc->lang = (enum ft_lang)i;
	else if (take->lang >= 0)
		p->doc->lang = (enum ft_lang)take->lang;
	t->head = take->is_head && p->empty;
	t->refused = t->refused || p->refused || (p->empty && !t->head);
}

void ft_take(const struct ft_take_job *job, struct ft_taken *t)
{
	struct ft_str name = ft_str(ft_base_name(job->path));
	struct ft_diags *diags;

	*t = (struct ft_taken){.len = 1, .suffix = "md"};
	for (int i = 0; i < FT_IMPORT_TEXTS; i++)
		t->parsed[i].doc = ft_doc_new();
	diags = &t->parsed[0].doc->diags;
	if (ft_read_file(job->path, FT_MAX_FILE, &t->raw) != FT_OK) {
		ft_diag(diags, FT_D_UNREADABLE, 0, 0, "%s", ft_read_words(errno));
		t->refused = true;
		return;
	}
	ft_sha(t->sha, ft_buf_str(&t->raw));
	t->refused = ft_take_text(ft_buf_str(&t->raw), name, job->encoding, &t->whole, diags) != FT_OK;
	t->parsed[0].form = t->whole.form;
	t->parsed[0].encoding = t->whole.encoding;
	if (t->refused)
		return;
	split(t, job->lang);
	for (size_t i = 0; i < t->len; i++)
		parse(t, i, job);
	if (!t->whole.foreign && strcmp(t->parsed[0].form, "text") == 0)
		t->suffix = "txt";
}

void ft_taken_free(struct ft_taken *t)
{
	for (int i = 0; i < FT_IMPORT_TEXTS; i++) {
		ft_parsed_free(&t->parsed[i]);
		ft_buf_free(&t->text[i]);
	}
	ft_taken_text_free(&t->whole);
	ft_buf_free(&t->raw);
}
