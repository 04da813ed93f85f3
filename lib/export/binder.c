/* The binder: provisions for a court or a client, in Chinese and English side by side, with who speaks, since when it
 * applies, where each text is from, and a manifest by which `fatiao verify --binder` tells what has changed since. */
#include "export/binder.h"

#include "export/say.h"

#include "doc/eid.h"
#include "doc/manifest.h"

#include <stdlib.h>
#include <string.h>

static const struct ft_setter *setter_of(const struct ft_export *x)
{
	return strcmp(x->form->suffix, "md") == 0 ? &ft_paper_md
	       : strcmp(x->form->suffix, "docx") == 0 ? &ft_paper_word
						       : &ft_paper_html;
}

static struct ft_str keep(struct ft_export *x, struct ft_buf *b)
{
	struct ft_str s = ft_arena_dup(x->arena, ft_buf_str(b));

	ft_buf_free(b);
	return s;
}

/* ---- works ---- */

static struct ft_str *keep_list(struct ft_export *x, const struct ft_str *v, size_t n)
{
	struct ft_str *kept = ft_arena_alloc(x->arena, (n + 1) * sizeof *kept);

	for (size_t i = 0; i < n; i++)
		kept[i] = ft_arena_dup(x->arena, v[i]);
	return kept;
}

static void keep_versions(struct ft_export *x, const struct ft_xwork *w, struct ft_authority_row *r)
{
	struct ft_version *v = ft_arena_alloc(x->arena, (w->version_len + 1) * sizeof *v);

	for (size_t i = 0; i < w->version_len; i++) {
		v[i] = w->versions[i];
		v[i].date = ft_arena_dup(x->arena, v[i].date);
		v[i].event = ft_arena_dup(x->arena, v[i].event);
		v[i].effective = ft_arena_dup(x->arena, v[i].effective);
		v[i].until = ft_arena_dup(x->arena, v[i].until);
	}
	r->versions = v;
	r->version_len = w->version_len;
}

/* Provisions of one version may come in several runs: the basket has an order of its own. */
static void work(struct ft_export *x, const struct ft_xwork *w)
{
	struct ft_binder *b = x->state;
	struct ft_authority_row r = {.place = w->place};

	for (b->current = 0; b->current < b->work_len; b->current++)
		if (b->works[b->current].place.version == w->place.version &&
		    b->works[b->current].place.work == w->place.work)
			return;
	r.place.key = ft_arena_dup(x->arena, w->place.key);
	r.place.title_zh = ft_arena_dup(x->arena, w->place.title_zh);
	r.place.title_en = ft_arena_dup(x->arena, w->place.title_en);
	r.place.number = ft_arena_dup(x->arena, w->place.number);
	r.place.date = ft_arena_dup(x->arena, w->place.date);
	r.place.effective = ft_arena_dup(x->arena, w->place.effective);
	keep_versions(x, w, &r);
	r.before = keep_list(x, w->before, r.before_len = w->before_len);
	r.after = keep_list(x, w->after, r.after_len = w->after_len);
	b->works = ft_grow(b->works, b->work_len, &b->work_cap, sizeof *b->works);
	b->works[b->work_len++] = r;
}

/* ---- a provision ---- */

static struct ft_str label_in(struct ft_export *x, const struct ft_place *p, enum ft_lang l)
{
	struct ft_buf b = {0};

	if (p->lang == l && p->label.n)
		return p->label;
	ft_eid_label(&b, p->eid, l);
	return keep(x, &b);
}

/* The label of a heading: by the eid, so that all are alike; a place without a number keeps its own. */
static struct ft_str name_in(struct ft_export *x, const struct ft_place *p, enum ft_lang l)
{
	struct ft_buf b = {0};

	ft_eid_label(&b, p->eid, l);
	return b.len ? keep(x, &b) : p->label;
}

static void put_heading(struct ft_export *x, struct ft_binder *b, const struct ft_place *p)
{
	struct ft_str zh = name_in(x, p, FT_LANG_ZH), en = name_in(x, p, FT_LANG_EN);
	struct ft_run v[3] = {{.text = ft_arena_fmt(x->arena, "%u", b->count)}};
	size_t n = 1;

	if (p->title_zh.n)
		v[n++].text = ft_arena_fmt(x->arena, "%.*s %.*s", FT_FMT(p->title_zh), FT_FMT(zh));
	if (p->title_en.n) {
		v[n].line = n > 1;
		v[n++].text = ft_arena_fmt(x->arena, "%.*s, %.*s", FT_FMT(p->title_en), FT_FMT(en));
	}
	b->provisions.set->heading(&b->provisions, 3, ft_binder_anchor(x, b->count), v, n);
}

static void put_status(struct ft_export *x, struct ft_binder *b, const struct ft_place *p, struct ft_str heir)
{
	struct ft_buf zh = {0}, en = {0}, address = {0};
	struct ft_run v[3] = {{.strong = true}, {.text = FT_S(" → ")}, {.text = heir, .mono = true}}, where = {.mono = true};

	ft_place_address(&address, p);
	where.text = keep(x, &address);
	if (x->status) {
		ft_say_status(&zh, p, x->day, FT_LANG_ZH);
		ft_say_status(&en, p, x->day, FT_LANG_EN);
		v[0].text = ft_binder_both(x, ft_buf_str(&zh), ft_buf_str(&en));
		b->provisions.set->para(&b->provisions,
					ft_binder_is_over(p, x->day) ? FT_PS_WARNING : FT_PS_STATUS, v, heir.n ? 3 : 1);
	}
	b->provisions.set->para(&b->provisions, FT_PS_META, &where, 1);
	ft_buf_free(&zh);
	ft_buf_free(&en);
}

static void add_source(struct ft_side *s, struct ft_str text, bool mono)
{
	if (s->source_len < FT_SIDE_LINES)
		s->source[s->source_len++] = (struct ft_run){.text = text, .mono = mono, .line = true};
}

static void put_source(struct ft_export *x, struct ft_side *s, const struct ft_place *p)
{
	bool en = s->lang == FT_LANG_EN;

	add_source(s, ft_arena_fmt(x->arena, en ? "Source: %.*s" : "来源：%.*s", FT_FMT(p->file)), false);
	if (p->url.n)
		add_source(s, p->url, false);
	if (p->retrieved.n)
		add_source(s, ft_arena_fmt(x->arena, en ? "Retrieved %.*s" : "取得日期：%.*s", FT_FMT(p->retrieved)), false);
	else
		add_source(s, en ? FT_S("Day of retrieval not recorded") : FT_S("取得日期未记载"), false);
	if (ft_binder_sum(x, p).n)
		add_source(s, ft_arena_fmt(x->arena, "SHA-256 %.*s", FT_FMT(ft_binder_sum(x, p))), true);
}

/* What else must be said of a text: the head of its column says that it is a digest, the line above both that it is no
 * longer law. */
static void warn(struct ft_export *x, struct ft_side *s, const struct ft_place *p)
{
	struct ft_export quiet = *x;
	struct ft_place other = *p;

	quiet.status = x->status && !ft_binder_is_over(p, x->day);
	if (p->authority == FT_AU_DIGEST)
		other.authority = FT_AU_OFFICIAL;
	s->warning_len = ft_say_warnings(x->arena, &quiet, &other, FT_S(""), s->lang, s->warnings);
}

static struct ft_side side_of(struct ft_export *x, const struct ft_xunit *u, enum ft_lang l)
{
	struct ft_side s = {.lang = l, .absent = l == FT_LANG_EN ? FT_S("No English text in the library.")
								 : FT_S("库中没有中文文本。")};
	const struct ft_place *p = ft_binder_text(u, l);
	struct ft_buf b = {0};

	if (p == NULL)
		return s;
	ft_say_speaker(&b, p, l);
	s.speaker = keep(x, &b);
	s.digest = p->authority > FT_AU_TRANSLATION;
	s.label = label_in(x, p, l);
	s.heading = p->heading;
	s.body = p->body;
	if (p->body.n == 0)
		s.absent = l == FT_LANG_EN ? FT_S("Only the heading is in the library.") : FT_S("库中只有标题。");
	warn(x, &s, p);
	put_source(x, &s, p);
	return s;
}

static void put_step(struct ft_export *x, struct ft_binder *b, const struct ft_xstep *s, bool after)
{
	struct ft_buf address = {0}, zh = {0};
	struct ft_run v[3] = {{.strong = true, .text = after ? FT_S("后继 After") : FT_S("前身 Before")}};

	if (!s->has) {
		v[1].text = ft_arena_fmt(x->arena, " %s %.*s", after ? "→" : "←", FT_FMT(s->change));
		b->provisions.set->para(&b->provisions, FT_PS_CHAIN, v, 2);
		return;
	}
	ft_eid_label(&zh, s->place.eid, FT_LANG_ZH);
	ft_place_address(&address, &s->place);
	v[1].text = ft_arena_fmt(x->arena, " %s %.*s %.*s（%.*s） %.*s ", after ? "→" : "←", FT_FMT(s->place.title_zh.n ? s->place.title_zh : s->place.title_en),
				 (int)zh.len, zh.data ? zh.data : "", FT_FMT(s->place.date), FT_FMT(s->change));
	v[2] = (struct ft_run){.text = keep(x, &address), .mono = true};
	b->provisions.set->para(&b->provisions, FT_PS_CHAIN, v, 3);
	ft_buf_free(&zh);
}

static void put_note(struct ft_binder *b, struct ft_str note)
{
	struct ft_run v[2] = {{.strong = true, .text = FT_S("附注 Note: ")}, {.text = note}};

	if (note.n)
		b->provisions.set->para(&b->provisions, FT_PS_NOTE, v, 2);
}

static void count_texts(struct ft_export *x, struct ft_binder *b, const struct ft_xunit *u)
{
	const struct ft_place *zh = ft_binder_text(u, FT_LANG_ZH), *en = ft_binder_text(u, FT_LANG_EN);

	b->over += ft_binder_is_over(u->best, x->day);
	b->without_zh += zh == NULL;
	b->without_en += en == NULL;
	if (zh)
		b->texts[zh->authority]++;
	if (en)
		b->texts[en->authority]++;
}

static void unit(struct ft_export *x, const struct ft_xunit *u)
{
	struct ft_binder *b = x->state;
	struct ft_authority_row *r = &b->works[b->current];
	struct ft_side sides[FT_LANG_COUNT];

	b->count++;
	r->numbers = ft_grow(r->numbers, r->number_len, &r->number_cap, sizeof *r->numbers);
	r->numbers[r->number_len++] = b->count;
	count_texts(x, b, u);
	put_heading(x, b, u->best);
	put_status(x, b, u->best, u->heir);
	sides[FT_LANG_ZH] = side_of(x, u, FT_LANG_ZH);
	sides[FT_LANG_EN] = side_of(x, u, FT_LANG_EN);
	b->provisions.set->sides(&b->provisions, sides);
	for (size_t i = 0; i < u->before_len; i++)
		put_step(x, b, &u->before[i], false);
	for (size_t i = 0; i < u->after_len; i++)
		put_step(x, b, &u->after[i], true);
	put_note(b, u->note);
	ft_binder_list(x, b, u);
}

/* ---- the whole ---- */

static void begin(struct ft_export *x)
{
	struct ft_binder *b = ft_arena_alloc(x->arena, sizeof *b);

	x->state = b;
	ft_paper_begin(&b->provisions, setter_of(x), &b->ids);
	ft_paper_begin(&b->manifest_rows, setter_of(x), &b->ids);
}

static void end(struct ft_export *x)
{
	struct ft_binder *b = x->state;
	struct ft_paper section[5];
	struct ft_buf manifest = {0};

	for (size_t i = 0; i < 3; i++)
		ft_paper_begin(&section[i], b->provisions.set, &b->ids);
	ft_binder_cover(x, b, &section[0]);
	ft_binder_authorities(x, b, &section[1]);
	ft_binder_succession(x, b, &section[2]);
	section[3] = b->provisions;
	ft_binder_close_rows(b);
	section[4] = b->manifest_rows;
	ft_binder_manifest(x, b, &manifest);
	b->provisions.set->finish(x, section, 5, ft_buf_str(&manifest), &x->out);
	for (size_t i = 0; i < 5; i++)
		ft_paper_free(&section[i]);
	for (size_t i = 0; i < b->work_len; i++)
		free(b->works[i].numbers);
	free(b->works);
	ft_buf_free(&b->json);
	ft_buf_free(&manifest);
}

#define BINDER(id, ext, words)                                                                                          \
	const struct ft_exporter ft_export_binder_##id = {.name = "binder", .suffix = ext, .diet = FT_X_PLACES,         \
		.wants = FT_XW_HEIRS | FT_XW_STEPS | FT_XW_NAMED, .begin = begin, .work = work, .unit = unit, .end = end, .summary = words};

BINDER(html, "html", "an exhibit, Chinese and English side by side, with a manifest: one HTML file")
BINDER(md, "md", "the same in Markdown")
BINDER(docx, "docx", "the same for Word")
