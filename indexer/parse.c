#include "indexer/parse.h"

#include "base/fs.h"
#include "base/sha.h"
#include "indexer/decode.h"
#include "indexer/read.h"
#include "store/token.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { HEAD = 4096, MAX_LENGTH = 65535 };

static int count_token(void *arg, struct ft_str token, size_t from, size_t to, enum ft_token_kind kind)
{
	(void)token, (void)from, (void)to, (void)kind;
	++*(size_t *)arg;
	return 0;
}

uint16_t ft_unit_length(struct ft_str heading, struct ft_str body)
{
	size_t tokens = 0;

	ft_tokens(heading, count_token, &tokens);
	ft_tokens(body, count_token, &tokens);
	return (uint16_t)(tokens < MAX_LENGTH ? tokens : MAX_LENGTH);
}

static void measure_units(struct ft_parsed *p)
{
	struct ft_doc *d = p->doc;
	size_t i = 0;

	p->lengths = ft_arena_alloc(d->arena, (d->units + 1) * sizeof *p->lengths);
	p->shas = ft_arena_alloc(d->arena, (d->units + 1) * sizeof *p->shas);
	for (const struct ft_node *n = d->first; n; n = ft_doc_next(n)) {
		if (!ft_is_unit(n->kind))
			continue;
		p->lengths[i] = ft_unit_length(n->heading, n->text);
		ft_sha(p->shas[i++], n->text);
	}
}

static bool has_error(const struct ft_diags *d)
{
	for (const struct ft_diag *g = d->head; g; g = g->next)
		if (ft_diag_level(g->code) == 'e')
			return true;
	return false;
}

/* What a part of a code does not say itself stands in the head of its folder: title, number and days. */
static void take_head(struct ft_doc *d, const char *path)
{
	struct ft_parse_job job = {.path = path, .name = ft_str(ft_base_name(path)), .text = true, .is_head = true};
	struct ft_parsed head;

	ft_parse_file(&head, &job);
	d->title = ft_arena_dup(d->arena, head.doc->title);
	d->number = ft_arena_dup(d->arena, head.doc->number);
	d->issuer = ft_arena_dup(d->arena, head.doc->issuer);
	d->draft = head.doc->draft;
	for (const struct ft_dated *e = head.doc->dated; e; e = e->next)
		ft_doc_date(d, e->event, e->date, e->words);
	ft_parsed_free(&head);
}

/* No title, or one that only a part of a law has. */
static bool is_part_name(struct ft_str title)
{
	static const char *const names[] = {"", "总则", "分则", "附则", "总纲", "序言"};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (ft_eq(title, ft_str(names[i])))
			return true;
	return false;
}

/* A head without provisions has nothing to say of their absence. */
static void forget_faults(struct ft_doc *d)
{
	d->diags = (struct ft_diags){.arena = d->arena};
}

/* What was settled when the text was imported stands above what its head says. */
static void take_import_lang(struct ft_doc *d, const struct ft_parse_job *job)
{
	d->lang = job->import_text->lang;
	d->draft = job->import->draft;
	if (is_part_name(d->title) && job->import->title.n)
		d->title = ft_arena_dup(d->arena, job->import->title);
}

void ft_parse_text(struct ft_parsed *p, struct ft_str text, const struct ft_parse_job *job)
{
	struct ft_doc *d = p->doc;
	const struct ft_reader *r = ft_reader_pick(ft_sub(text, 0, HEAD), job->name);

	p->form = r->name;
	r->read(d, text);
	if (d->units == 0 && job->is_head)
		forget_faults(d);
	else if (d->units == 0 && !has_error(&d->diags))
		ft_diag(&d->diags, FT_D_NO_TEXT, 0, 0, "it holds no article and no other text");
	p->refused = has_error(&d->diags);
	p->empty = d->units == 0;
	if (p->refused || p->empty)
		return;
	if (job->head && is_part_name(d->title))
		take_head(d, job->head);
	if (job->import)
		take_import_lang(d, job);
	p->ident = ft_identify(d, job->called.n ? job->called : job->name);
	if (job->import)
		ft_ident_settle(&p->ident, job->import->work, job->import->version);
	measure_units(p);
}

struct extraction {
	struct ft_parsed *p;
	const struct ft_node *node; /* where the count of units has come to */
	size_t unit;
};

/* References come in the order of the units: the count goes on from the last one. */
static void add_ref(void *arg, const struct ft_node *n, const struct ft_ref *ref)
{
	struct extraction *x = arg;
	struct ft_parsed *p = x->p;

	for (; x->node != n; x->node = ft_doc_next(x->node))
		x->unit += ft_is_unit(x->node->kind);
	p->refs = ft_grow(p->refs, p->ref_len, &p->ref_cap, sizeof *p->refs);
	p->refs[p->ref_len++] = (struct ft_unit_ref){x->unit, *ref};
}

static void extract(struct ft_parsed *p, const struct ft_names *names)
{
	struct extraction x = {p, p->doc->first, 0};

	if (names && !p->refused && !p->empty)
		ft_cite_doc(names, p->doc, add_ref, &x);
}

void ft_parse_file(struct ft_parsed *p, const struct ft_parse_job *job)
{
	struct ft_buf raw = {0}, text = {0};

	*p = (struct ft_parsed){.doc = ft_doc_new()};
	if (ft_read_file(job->path, FT_MAX_FILE, &raw) != FT_OK) {
		ft_diag(&p->doc->diags, FT_D_UNREADABLE, 0, 0, "%s", ft_read_words(errno));
		p->refused = true;
	} else {
		ft_sha(p->sha, ft_buf_str(&raw));
		p->same = job->old_sha && memcmp(job->old_sha, p->sha, sizeof p->sha) == 0;
	}
	if (!p->same && !p->refused && job->text) {
		if (ft_decode(ft_buf_str(&raw), &text, &p->encoding, &p->doc->diags) == FT_OK) {
			ft_parse_text(p, ft_buf_str(&text), job);
			extract(p, job->names);
		} else {
			p->refused = true;
		}
	}
	ft_buf_free(&raw);
	ft_buf_free(&text);
}

void ft_parsed_free(struct ft_parsed *p)
{
	ft_doc_free(p->doc);
	free(p->refs);
	*p = (struct ft_parsed){0};
}
