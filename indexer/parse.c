#include "indexer/parse.h"

#include "base/fs.h"
#include "base/sha.h"
#include "indexer/decode.h"
#include "indexer/read.h"
#include "store/token.h"

#include <errno.h>
#include <string.h>

enum { HEAD = 4096, MAX_LENGTH = 65535 };

static int count_token(void *arg, struct ft_str token, size_t from, size_t to, enum ft_token_kind kind)
{
	(void)token, (void)from, (void)to, (void)kind;
	++*(size_t *)arg;
	return 0;
}

static void measure_units(struct ft_parsed *p)
{
	struct ft_doc *d = p->doc;
	size_t i = 0, tokens;

	p->lengths = ft_arena_alloc(d->arena, (d->units + 1) * sizeof *p->lengths);
	p->shas = ft_arena_alloc(d->arena, (d->units + 1) * sizeof *p->shas);
	for (const struct ft_node *n = d->first; n; n = ft_doc_next(n)) {
		if (!ft_is_unit(n->kind))
			continue;
		tokens = 0;
		ft_tokens(n->heading, count_token, &tokens);
		ft_tokens(n->text, count_token, &tokens);
		p->lengths[i] = (uint16_t)(tokens < MAX_LENGTH ? tokens : MAX_LENGTH);
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

void ft_parse_text(struct ft_parsed *p, struct ft_str text, struct ft_str name)
{
	struct ft_doc *d = p->doc;
	const struct ft_reader *r = ft_reader_pick(ft_sub(text, 0, HEAD), name);

	p->form = r->name;
	r->read(d, text);
	if (d->units == 0 && !has_error(&d->diags))
		ft_diag(&d->diags, FT_D_NO_TEXT, 0, 0, "it holds no article and no other text");
	p->refused = has_error(&d->diags);
	if (p->refused)
		return;
	p->ident = ft_identify(d, name);
	measure_units(p);
}

void ft_parse_file(struct ft_parsed *p, const struct ft_parse_job *job)
{
	struct ft_buf raw = {0}, text = {0};

	*p = (struct ft_parsed){.doc = ft_doc_new()};
	if (ft_read_file(job->path, FT_MAX_FILE, &raw) != FT_OK) {
		ft_diag(&p->doc->diags, FT_D_UNREADABLE, 0, 0, "%s", strerror(errno));
		p->refused = true;
	} else {
		ft_sha(p->sha, ft_buf_str(&raw));
		p->same = job->old_sha && memcmp(job->old_sha, p->sha, sizeof p->sha) == 0;
	}
	if (!p->same && !p->refused && job->text) {
		if (ft_decode(ft_buf_str(&raw), &text, &p->encoding, &p->doc->diags) == FT_OK)
			ft_parse_text(p, ft_buf_str(&text), job->name);
		else
			p->refused = true;
	}
	ft_buf_free(&raw);
	ft_buf_free(&text);
}

void ft_parsed_free(struct ft_parsed *p)
{
	ft_doc_free(p->doc);
	*p = (struct ft_parsed){0};
}
