/* What becomes of a file: new text of which version, refused, the same as before, or a question. */
#include "cli/cmd/import.h"

#include "base/date.h"
#include "base/fs.h"
#include "base/safe.h"
#include "base/sha.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

const char *ft_import_act_word(enum ft_import_act a)
{
	static const char *const words[] = {"import", "same", "refused", "unsure", "left"};

	return words[a];
}

/* ---- the same bytes ---- */

static const struct ft_import *have_it(const struct ft_importing *im, const unsigned char sha[FT_SHA_BYTES])
{
	char hex[FT_SHA_HEX];

	ft_sha_hex(hex, sha);
	for (size_t i = 0; i < im->have_len; i++)
		if (ft_eq(im->have[i].sha256, ft_str(hex)))
			return &im->have[i];
	return NULL;
}

/* ---- a question ---- */

static void put_candidate(struct ft_buf *out, const struct ft_candidate *c)
{
	ft_safe_line(out, c->key);
	ft_buf_fmt(out, "@%.*s  ", FT_FMT(c->date));
	ft_safe_line(out, c->title);
	if (c->articles >= 0)
		ft_buf_fmt(out, ", %ld articles", c->articles);
	if (c->likeness >= 0)
		ft_buf_fmt(out, ", likeness %.3f", c->likeness);
}

static void put_question(struct ft_buf *out, const struct ft_planned *p, const struct ft_parsed *parsed)
{
	ft_safe_line(out, ft_str(p->path));
	ft_buf_puts(out, ": ");
	ft_safe_line(out, p->title);
	ft_buf_fmt(out, "%s%zu provisions; %s.\n", p->title.n ? ", " : "", parsed->doc->units, p->as.doubt);
	for (size_t i = 0; i < p->as.len; i++) {
		ft_buf_fmt(out, "  %zu  ", i + 1);
		put_candidate(out, &p->as.v[i]);
		ft_buf_putc(out, '\n');
	}
	ft_buf_puts(out, "  0  a work or version of its own\nWhich is it? [a number, an address, or Enter to leave it] ");
}

/* Takes an answer; false where it is none, and the question is put again. */
static bool take_answer(struct ft_importing *im, struct ft_planned *p, const struct ft_parsed *parsed, struct ft_str answer)
{
	char *end, *words = ft_strdup(answer);
	long n = strtol(words, &end, 10);
	bool number = end != words && *end == '\0' && n >= 0 && (size_t)n <= p->as.len;
	bool taken = true;

	free(words);
	if (answer.n == 0) {
		ft_import_refuse(p, FT_IMPORT_LEFT, FT_OK, FT_S("left out"));
	} else if (number && n > 0) {
		p->as.key = p->as.v[n - 1].key;
		p->as.date = p->as.v[n - 1].date;
		p->as.work = p->as.v[n - 1].work;
		p->as.version = p->as.v[n - 1].version;
	} else if (number) {
		p->as.key = p->as.own_key;
		p->as.work = p->as.own_work;
		p->as.date = ft_str(parsed->ident.date);
		p->as.version = 0;
	} else {
		taken = ft_import_as(im, p, parsed, answer) && p->act == FT_IMPORT_ADD && p->as.doubt == NULL;
	}
	if (taken) {
		p->as.doubt = NULL;
		p->as.how = "as told";
	}
	return taken;
}

/* Asks which of the candidates it is, until an answer fits or there is none. */
static void ask(struct ft_importing *im, struct ft_planned *p, const struct ft_parsed *parsed)
{
	const struct ft_planned before = *p;
	struct ft_buf out = {0};
	char line[1024];

	ft_buf_puts(&out, "\r\033[K"); /* over what says how far the work is */
	put_question(&out, p, parsed);
	for (bool taken = false; !taken;) {
		fputs(out.data, stderr);
		fflush(stderr);
		if (fgets(line, sizeof line, stdin) == NULL)
			line[0] = '\0';
		*p = before;
		taken = take_answer(im, p, parsed, ft_trim(ft_str(line)));
		if (!taken)
			ft_complain(FT_OK, p->path, "that says no work known here, or no one version of it");
	}
	ft_buf_free(&out);
}

/* ---- the plan ---- */

static bool is_chinese_work(struct ft_importing *im, const struct ft_planned *p)
{
	struct ft_work w;

	return im->db && p->as.work && ft_work_load(im->db, im->cli->arena, p->as.work, &w) && w.title_zh.n > 0;
}

/* Who speaks: as told; our digests say so themselves; English beside, or of, a Chinese instrument, or that speaks of China
 * as its own, translates it (docs/DATES.md, as write/text.c has it for a bare text). */
static enum ft_authority authority_of(struct ft_importing *im, const struct ft_planned *p, const struct ft_taken *t, size_t i)
{
	const struct ft_doc *d = t->parsed[i].doc;

	if (im->authority >= 0)
		return (enum ft_authority)im->authority;
	if (d->digest)
		return FT_AU_DIGEST;
	if (d->lang != FT_LANG_EN)
		return FT_AU_OFFICIAL;
	return t->len == 2 || is_chinese_work(im, p) || ft_is_chinese_law(d) ? FT_AU_TRANSLATION : FT_AU_OFFICIAL;
}

static struct ft_str first_fault(struct ft_arena *a, const struct ft_taken *t)
{
	for (size_t i = 0; i < FT_IMPORT_TEXTS; i++)
		for (const struct ft_diag *g = t->parsed[i].doc->diags.head; g; g = g->next)
			if (ft_diag_level(g->code) == 'e')
				return ft_arena_fmt(a, "%s: %.*s", ft_diag_word(g->code), FT_FMT(g->message));
	return FT_S("it holds no text");
}

/* The text that says what the whole is: the Chinese one of two. */
static void plan_work(struct ft_importing *im, struct ft_planned *p, const struct ft_taken *t)
{
	const struct ft_parsed *parsed = &t->parsed[0];

	p->draft = parsed->ident.draft;
	if (im->as && im->db)
		ft_import_as(im, p, parsed, ft_str(im->as));
	else
		p->as = ft_propose(im->db, im->cli->arena, parsed->doc, &parsed->ident, 0);
	p->as.key = ft_arena_dup(im->cli->arena, p->as.key);
	p->as.date = ft_arena_dup(im->cli->arena, p->as.date);
	if (p->act != FT_IMPORT_ADD || p->as.doubt == NULL)
		return;
	if (im->ask)
		ask(im, p, parsed);
	else
		ft_import_refuse(p, FT_IMPORT_UNSURE, FT_AMBIGUOUS, ft_str(p->as.doubt));
}

struct ft_planned ft_import_plan(struct ft_importing *im, const struct ft_take_job *job, struct ft_taken *t)
{
	struct ft_arena *a = im->cli->arena;
	struct ft_planned p = {.path = job->path, .head = job->head, .act = FT_IMPORT_ADD};
	const struct ft_import *have;

	ft_take(job, t);
	memcpy(p.sha, t->sha, sizeof p.sha);
	p.title = ft_arena_dup(a, t->parsed[0].doc->title);
	if (t->refused)
		ft_import_refuse(&p, FT_IMPORT_REFUSED, FT_INPUT, first_fault(a, t));
	else if (t->head)
		ft_import_refuse(&p, FT_IMPORT_LEFT, FT_OK, FT_S("it only heads the parts beside it"));
	if (p.act != FT_IMPORT_ADD)
		return p;
	plan_work(im, &p, t);
	for (size_t i = 0; i < t->len; i++)
		p.authority[i] = authority_of(im, &p, t, i);
	have = have_it(im, t->sha);
	if (have)
		ft_import_refuse(&p, FT_IMPORT_SAME, FT_OK, ft_arena_fmt(a, "its bytes are those of %.*s, imported as %.*s@%.*s", FT_FMT(have->name),
								       FT_FMT(have->work), FT_FMT(have->version)));
	return p;
}

struct ft_against ft_import_against(struct ft_importing *im, const struct ft_planned *p, const struct ft_taken *t, size_t i)
{
	if (im->db == NULL || p->as.version == 0)
		return (struct ft_against){.likeness = -1};
	return ft_hold_against(im->db, im->cli->arena, t->parsed[i].doc, p->as.version);
}

/* ---- the record ---- */

/* A path as text: bytes that are no UTF-8 as %XX. */
static struct ft_str path_text(struct ft_arena *a, const char *path)
{
	struct ft_buf out = {0};
	struct ft_str rest = ft_str(path), s;
	size_t bad;

	while (!ft_utf8_valid(rest, &bad)) {
		ft_buf_add(&out, ft_sub(rest, 0, bad));
		ft_buf_fmt(&out, "%%%02X", (unsigned char)rest.p[bad]);
		rest = ft_from(rest, bad + 1);
	}
	ft_buf_add(&out, rest);
	s = ft_arena_dup(a, ft_buf_str(&out));
	ft_buf_free(&out);
	return s;
}

static struct ft_str now(struct ft_arena *a)
{
	char text[32];
	time_t t = time(NULL);
	struct tm tm;

	gmtime_r(&t, &tm);
	strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm);
	return ft_arena_dup(a, ft_str(text));
}

/* The suffix of the original's copy, by its form. */
static const char *suffix_of(const char *form)
{
	return strcmp(form, "markdown") == 0 ? "md" : strcmp(form, "text") == 0 ? "txt" : strcmp(form, "akn") == 0 ? "xml" : form;
}

struct ft_import ft_import_record(struct ft_importing *im, const struct ft_planned *p, const struct ft_taken *t)
{
	struct ft_arena *a = im->cli->arena;
	char real[PATH_MAX];
	const char *encoding = t->whole.encoding, *tool = t->whole.foreign ? t->whole.converted.tool : NULL;
	struct ft_import m = {
		.work = p->as.key, .version = p->as.date,
		.title = p->title.n ? p->title : p->told, .how = ft_str(p->as.how), .draft = p->draft,
		.file = ft_arena_fmt(a, "original.%s", suffix_of(t->whole.form)), .form = ft_str(t->whole.form),
		.encoding = ft_arena_dup(a, ft_str(encoding)), .name = path_text(a, ft_base_name(p->path)),
		.from = path_text(a, realpath(p->path, real) ? real : p->path), .tool = ft_arena_dup(a, ft_str(tool)),
		.program = FT_S("fatiao " FT_VERSION), .when = now(a), .repaired = (long)t->repaired, .text_len = t->len};

	for (size_t i = 0; i < t->len; i++) {
		const struct ft_doc *d = t->parsed[i].doc;

		m.text[i] = (struct ft_import_text){
			.file = ft_arena_fmt(a, "text.%s.%s", ft_lang_word(d->lang), t->suffix), .lang = d->lang,
			.authority = p->authority[i], .units = (long)d->units};
	}
	return m;
}
