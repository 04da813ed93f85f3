/* The manifest of a binder: what each text was, so that another day can be compared with it. */
#include "export/binder.h"

#include "base/json.h"
#include "base/sha.h"
#include "doc/manifest.h"

#include <string.h>

const struct ft_place *ft_binder_text(const struct ft_xunit *u, enum ft_lang l)
{
	const struct ft_place *empty = NULL;

	for (size_t i = 0; i < u->text_len; i++) {
		if (u->texts[i].lang != l)
			continue;
		if (u->texts[i].body.n)
			return &u->texts[i];
		empty = empty || u->texts[i].heading.n == 0 ? empty : &u->texts[i];
	}
	return empty;
}

struct ft_str ft_binder_sum(struct ft_export *x, const struct ft_place *p)
{
	static const unsigned char none[FT_SHA_BYTES];
	char hex[FT_SHA_HEX];

	if (memcmp(p->sha, none, sizeof none) == 0)
		return (struct ft_str){NULL, 0};
	ft_sha_hex(hex, p->sha);
	return ft_arena_dup(x->arena, ft_str(hex));
}

static void json_text(struct ft_export *x, struct ft_json *j, const struct ft_place *p)
{
	ft_json_open(j, NULL, '{');
	ft_json_cstr(j, "lang", ft_lang_word(p->lang));
	ft_json_cstr(j, "authority", ft_authority_word(p->authority));
	ft_json_cstr(j, "basis", p->basis ? ft_basis_word(p->basis) : NULL);
	ft_json_str(j, "source", p->file);
	ft_json_str(j, "retrieved", p->retrieved.n ? p->retrieved : (struct ft_str){NULL, 0});
	ft_json_str(j, "sha256", ft_binder_sum(x, p));
	ft_json_close(j, '}');
}

static void row(struct ft_export *x, struct ft_binder *b, struct ft_str address, const struct ft_place *p)
{
	struct ft_str sum = ft_binder_sum(x, p);
	struct ft_run v[4] = {{.text = ft_arena_fmt(x->arena, "%u", b->count), .to = ft_binder_anchor(x, b->count)},
			      {.text = address, .mono = true},
			      {.text = ft_arena_fmt(x->arena, "%s %s", ft_lang_word(p->lang), ft_authority_word(p->authority))},
			      {.text = sum.n ? sum : FT_S("—"), .mono = sum.n > 0}};
	struct ft_cell cells[4] = {{&v[0], 1}, {&v[1], 1}, {&v[2], 1}, {&v[3], 1}};

	b->manifest_rows.set->row(&b->manifest_rows, cells, 4);
}

static void open_rows(struct ft_binder *b)
{
	static const char *const heads[] = {"No.", "地址 Address", "文本 Text", "SHA-256"};
	static const int percent[] = {6, 32, 16, 46};
	struct ft_run title = {.text = FT_S("四、清单 · Manifest")};
	struct ft_paper *p = &b->manifest_rows;

	p->set->heading(p, 2, FT_S("manifest"), &title, 1);
	ft_paper_say(p, FT_PS_META,
		     FT_S("每份文本（整条）的 SHA-256；与今日文库是否仍然一致，由 fatiao verify --binder 核对。 · The SHA-256 of each text, of its "
			  "whole article; fatiao verify --binder tells whether the library still has them, and whether this file was "
			  "altered."));
	p->set->table(p, heads, percent, 4);
}

void ft_binder_list(struct ft_export *x, struct ft_binder *b, const struct ft_xunit *u)
{
	struct ft_json j = {.out = &b->json};
	struct ft_buf address = {0};
	struct ft_str kept;

	if (b->count == 1)
		open_rows(b);
	else
		ft_buf_putc(&b->json, ',');
	ft_place_address(&address, u->best);
	kept = ft_arena_dup(x->arena, ft_buf_str(&address));
	ft_buf_free(&address);
	ft_json_open(&j, NULL, '{');
	ft_json_int(&j, "n", b->count);
	ft_json_str(&j, "address", kept);
	ft_json_cstr(&j, "status", ft_status_word(ft_status_on(&u->best->time, x->day)));
	ft_json_open(&j, "texts", '[');
	for (int l = 0; l < FT_LANG_COUNT; l++) {
		const struct ft_place *p = ft_binder_text(u, (enum ft_lang)l);

		if (p == NULL)
			continue;
		json_text(x, &j, p);
		row(x, b, kept, p);
	}
	ft_json_close(&j, ']');
	ft_json_close(&j, '}');
}

/* < > & only stand inside strings, where their escapes mean the same. */
static void put_tame(struct ft_buf *out, struct ft_str json)
{
	for (size_t i = 0; i < json.n; i++) {
		char c = json.p[i];

		if (c == '<' || c == '>' || c == '&')
			ft_buf_fmt(out, "\\u%04x", (unsigned)c);
		else
			ft_buf_putc(out, c);
	}
}

void ft_binder_manifest(struct ft_export *x, const struct ft_binder *b, struct ft_buf *out)
{
	struct ft_buf head = {0};
	struct ft_json j = {.out = &head};

	ft_json_open(&j, NULL, '{');
	ft_json_cstr(&j, "schema", FT_MANIFEST_SCHEMA);
	ft_json_cstr(&j, "program", x->program);
	ft_json_str(&j, "build", x->build);
	ft_json_cstr(&j, "on", x->on);
	ft_json_cstr(&j, "matter", x->matter);
	ft_json_cstr(&j, "prepared", x->prepared[0] ? x->prepared : NULL);
	put_tame(out, ft_buf_str(&head));
	ft_buf_puts(out, ",\"provisions\":[");
	put_tame(out, ft_buf_str(&b->json));
	ft_buf_puts(out, "],\"seal\":\"" FT_MANIFEST_UNSEALED "\"}");
	ft_buf_free(&head);
}

void ft_binder_close_rows(struct ft_binder *b)
{
	if (b->count)
		b->manifest_rows.set->table_end(&b->manifest_rows);
}
