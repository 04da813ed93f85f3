#include "export/bib.h"

#include "export/say.h"
#include "export/style.h"

#include <ctype.h>
#include <string.h>

/* The issuers of a work stand joined in the catalogue: by 、, by ", " outside brackets. */
static void split_issuers(struct ft_bib *b, struct ft_str all, struct ft_str mark)
{
	size_t from = 0;
	int depth = 0;

	for (size_t i = 0; i < all.n && b->issuers + 1 < FT_BIB_ISSUERS; i++) {
		depth += (all.p[i] == '(') - (all.p[i] == ')');
		if (depth || !ft_starts(ft_from(all, i), mark))
			continue;
		b->issuer[b->issuers++] = ft_sub(all, from, i - from);
		from = i + mark.n;
	}
	if (from < all.n)
		b->issuer[b->issuers++] = ft_from(all, from);
}

static void set_titles(struct ft_bib *b, const struct ft_place *p)
{
	struct ft_str prc = FT_S("中华人民共和国"), of_prc = FT_S(" of the People's Republic of China");

	b->original = p->title_zh;
	b->title = b->lang == FT_LANG_EN ? p->title_en : p->title_zh;
	if (ft_starts(b->title, prc) && b->title.n > prc.n)
		b->title_short = ft_from(b->title, prc.n);
	else if (ft_ends(b->title, of_prc))
		b->title_short = ft_sub(b->title, 0, b->title.n - of_prc.n);
}

static struct ft_str kept(struct ft_arena *a, struct ft_buf *b)
{
	struct ft_str s = ft_arena_dup(a, ft_buf_str(b));

	ft_buf_free(b);
	return s;
}

/* The places as the plain styles name them, without title and version. */
static struct ft_str section_of(struct ft_arena *a, const struct ft_xunit *u, enum ft_lang lang)
{
	struct ft_pin pin = {u->best->eid, u->last};
	struct ft_cited c = {.w = u->of, .p = u->best, .pins = &pin, .pin_len = u->best->eid.n > 0};
	struct ft_buf b = {0};

	ft_cited_section(&b, &c, lang);
	return kept(a, &b);
}

static struct ft_str key_of(struct ft_arena *a, const struct ft_xunit *u)
{
	struct ft_buf b = {0};

	ft_place_address(&b, u->best);
	if (u->last.n)
		ft_buf_fmt(&b, "-%.*s", FT_FMT(u->last));
	for (size_t i = 0; i < b.len; i++)
		if (!isalnum((unsigned char)b.data[i]) && !(b.data[i] & 0x80) &&
		    strchr("-_.", b.data[i]) == NULL)
			b.data[i] = ':';
	return kept(a, &b);
}

/* Who speaks, the warnings and the day: the note of the entry. */
static struct ft_str note_of(struct ft_arena *a, const struct ft_export *x, const struct ft_xunit *u,
			     enum ft_lang l)
{
	struct ft_str v[FT_SAY_MAX];
	const char *mark = l == FT_LANG_EN ? ". " : "。";
	size_t n = ft_say_warnings(a, x, u->best, u->heir, l, v);
	struct ft_buf b = {0};

	for (size_t i = 0; i < n; i++) {
		ft_buf_add(&b, v[i]);
		ft_buf_puts(&b, mark);
	}
	ft_say_on(&b, x, l);
	if (u->note.n)
		ft_buf_fmt(&b, "%s%.*s", mark, FT_FMT(u->note));
	return kept(a, &b);
}

void ft_bib_of(struct ft_arena *a, const struct ft_export *x, const struct ft_xunit *u, struct ft_bib *out)
{
	const struct ft_place *p = u->best;
	const struct ft_work *w = &u->of->work;
	struct ft_cited c = {.w = u->of, .p = p};
	struct ft_buf b = {0};

	*out = (struct ft_bib){.u = u};
	out->lang = x->lang >= 0 ? (enum ft_lang)x->lang : FT_LANG_ZH;
	if ((out->lang == FT_LANG_EN ? p->title_en : p->title_zh).n == 0)
		out->lang = out->lang == FT_LANG_EN ? FT_LANG_ZH : FT_LANG_EN;
	set_titles(out, p);
	if (out->lang == FT_LANG_EN && w->issuer_en.n)
		split_issuers(out, w->issuer_en, FT_S(", "));
	else
		split_issuers(out, w->issuer_zh, FT_S("、"));
	if (ft_cited_has_number(&c))
		ft_cited_number(&b, &c);
	out->number = kept(a, &b);
	out->section = section_of(a, u, out->lang);
	out->date = ft_cited_date(&c);
	out->url = p->url.n && (p->retrieved.n || w->page.n == 0) ? p->url : w->page;
	out->accessed = out->url.p == p->url.p ? p->retrieved : FT_S("");
	out->note = note_of(a, x, u, out->lang);
	out->status = ft_str(ft_status_label(ft_status_on(&p->time, x->day), out->lang));
	out->key = key_of(a, u);
}
