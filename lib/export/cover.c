/* What stands around the provisions of a binder: the cover, the table of authorities, the history of the instruments. */
#include "export/binder.h"

#include "export/say.h"

#include <stdlib.h>
#include <string.h>

/* ---- cover ---- */

static void fact(struct ft_paper *p, const char *name, struct ft_str value)
{
	struct ft_run left = {.text = ft_str(name), .strong = true}, right = {.text = value};
	struct ft_cell v[2] = {{&left, 1}, {&right, 1}};

	if (value.n)
		p->set->row(p, v, 2);
}

static struct ft_str texts_of(struct ft_export *x, const struct ft_binder *b)
{
	static const char *const plural[FT_AU_COUNT] = {"official", "translations", "digests", "commentaries"};
	struct ft_buf out = {0};
	struct ft_str s;

	for (int i = 0; i < FT_AU_COUNT; i++)
		if (b->texts[i])
			ft_buf_fmt(&out, "%s%s %u (%s)", out.len ? "; " : "", ft_authority_label((enum ft_authority)i, FT_LANG_ZH),
				   b->texts[i], plural[i]);
	s = ft_arena_dup(x->arena, ft_buf_str(&out));
	ft_buf_free(&out);
	return s;
}

static void put_facts(struct ft_export *x, const struct ft_binder *b, struct ft_paper *p)
{
	static const int percent[] = {30, 70};
	struct ft_str state = ft_arena_fmt(x->arena, "%u 条在当日有效；%u 条并非当日有效的法律 · %u apply on that day; %u do not",
					   b->count - b->over, b->over, b->count - b->over, b->over);

	p->set->table(p, NULL, percent, 2);
	fact(p, "案件 Matter", strcmp(x->matter, "main") ? ft_str(x->matter) : FT_S(""));
	fact(p, "内容 Contents", ft_arena_fmt(x->arena, "%zu 件法律文件，%u 条 · %u provisions of %zu instruments", b->work_len,
						b->count, b->count, b->work_len));
	if (x->status)
		fact(p, "效力 Status", state);
	fact(p, "文本 Texts", texts_of(x, b));
	fact(p, "制作日期 Prepared", ft_str(x->prepared));
	fact(p, "程序与索引 Made by", ft_arena_fmt(x->arena, "%s, index %.*s", x->program, FT_FMT(x->build)));
	fact(p, "核对 To check", FT_S("fatiao verify --binder FILE"));
	p->set->table_end(p);
}

void ft_binder_cover(struct ft_export *x, const struct ft_binder *b, struct ft_paper *p)
{
	struct ft_buf day = {0};

	ft_paper_say(p, FT_PS_TITLE, FT_S("法律依据汇编"));
	ft_paper_say(p, FT_PS_SUBTITLE, FT_S("Binder of Legal Authorities"));
	ft_say_on(&day, x, FT_LANG_ZH);
	ft_paper_say(p, FT_PS_DAY, ft_buf_str(&day));
	ft_buf_reset(&day);
	ft_say_on(&day, x, FT_LANG_EN);
	ft_paper_say(p, FT_PS_DAY, ft_buf_str(&day));
	ft_buf_free(&day);
	put_facts(x, b, p);
	if (b->texts[FT_AU_DIGEST])
		ft_paper_say(p, FT_PS_WARNING,
			     ft_arena_fmt(x->arena, "%u 份文本是摘要，并非官方文本；提交前应附官方文本。 · Digests, not the official text: %u of the "
						    "texts; add the official text before this is filed.",
					  b->texts[FT_AU_DIGEST], b->texts[FT_AU_DIGEST]));
	if (b->over && x->status)
		ft_paper_say(p, FT_PS_WARNING,
			     ft_arena_fmt(x->arena, "%u 条并非当日有效的法律，各在原处注明。 · Not law on that day: %u of the provisions; each says so.",
					  b->over, b->over));
}

/* ---- table of authorities ---- */

/* By kind, then as they came. */
static int by_kind(const void *a, const void *b)
{
	const struct ft_authority_row *x = *(const struct ft_authority_row *const *)a,
				      *y = *(const struct ft_authority_row *const *)b;

	if (x->place.kind != y->place.kind)
		return (int)x->place.kind - (int)y->place.kind;
	return x < y ? -1 : x > y;
}

static const struct ft_authority_row **sorted(struct ft_export *x, const struct ft_binder *b)
{
	const struct ft_authority_row **v = ft_arena_alloc(x->arena, (b->work_len + 1) * sizeof *v);

	for (size_t i = 0; i < b->work_len; i++)
		v[i] = &b->works[i];
	if (b->work_len)
		qsort(v, b->work_len, sizeof *v, by_kind);
	return v;
}

static struct ft_cell title_cell(struct ft_export *x, const struct ft_place *p)
{
	struct ft_run *v = ft_arena_alloc(x->arena, 3 * sizeof *v);
	struct ft_cell c = {v, 0};

	if (p->title_zh.n)
		v[c.n++] = (struct ft_run){.text = p->title_zh, .strong = true};
	if (p->title_en.n) {
		v[c.n] = (struct ft_run){.text = p->title_en, .line = c.n > 0};
		c.n++;
	}
	v[c.n] = (struct ft_run){.text = ft_binder_both(x, ft_str(ft_work_kind_label(p->kind, FT_LANG_ZH)),
							ft_str(ft_work_kind_label(p->kind, FT_LANG_EN))),
				 .line = true};
	c.n++;
	return c;
}

static struct ft_cell status_cell(struct ft_export *x, const struct ft_place *p)
{
	struct ft_run *v = ft_arena_alloc(x->arena, 2 * sizeof *v);
	struct ft_buf zh = {0}, en = {0};

	ft_say_status(&zh, p, x->day, FT_LANG_ZH);
	ft_say_status(&en, p, x->day, FT_LANG_EN);
	v[0] = (struct ft_run){.text = ft_arena_dup(x->arena, ft_buf_str(&zh)), .strong = ft_binder_is_over(p, x->day)};
	v[1] = (struct ft_run){.text = ft_arena_dup(x->arena, ft_buf_str(&en)), .line = true};
	ft_buf_free(&zh);
	ft_buf_free(&en);
	return (struct ft_cell){v, x->status ? 2 : 0};
}

/* Links to the provisions: 1, 2, 5. */
static struct ft_cell number_cell(struct ft_export *x, const struct ft_authority_row *r)
{
	struct ft_run *v = ft_arena_alloc(x->arena, 2 * r->number_len * sizeof *v);
	size_t n = 0;

	for (size_t i = 0; i < r->number_len; i++) {
		if (i)
			v[n++] = (struct ft_run){.text = FT_S(", ")};
		v[n++] = (struct ft_run){.text = ft_arena_fmt(x->arena, "%u", r->numbers[i]),
					 .to = ft_binder_anchor(x, r->numbers[i])};
	}
	return (struct ft_cell){v, n};
}

void ft_binder_authorities(struct ft_export *x, const struct ft_binder *b, struct ft_paper *p)
{
	static const char *const heads[] = {"法律文件 Instrument", "文号 Number", "版本 Version", "效力 Status", "本编 No."};
	static const int percent[] = {36, 17, 15, 22, 10};
	const struct ft_authority_row **v = sorted(x, b);
	struct ft_run title = {.text = FT_S("一、所引法律文件 · Table of Authorities")};

	p->set->heading(p, 2, FT_S("authorities"), &title, 1);
	p->set->table(p, heads, percent, 5);
	for (size_t i = 0; i < b->work_len; i++) {
		struct ft_run number = {.text = v[i]->place.number}, date = {.text = v[i]->place.date};
		struct ft_cell cells[5] = {title_cell(x, &v[i]->place), {&number, 1}, {&date, 1},
					   status_cell(x, &v[i]->place), number_cell(x, v[i])};

		p->set->row(p, cells, 5);
	}
	p->set->table_end(p);
}

/* ---- succession ---- */

static struct ft_str joined(struct ft_export *x, const struct ft_str *v, size_t n)
{
	struct ft_buf b = {0};
	struct ft_str s;

	for (size_t i = 0; i < n; i++) {
		ft_buf_puts(&b, i ? ", " : "");
		ft_buf_add(&b, v[i]);
	}
	s = ft_arena_dup(x->arena, ft_buf_str(&b));
	ft_buf_free(&b);
	return s;
}

static bool is_cited(const struct ft_binder *b, int64_t version)
{
	for (size_t i = 0; i < b->work_len; i++)
		if (b->works[i].place.version == version)
			return true;
	return false;
}

/* The versions that are cited stand out. */
static void version_row(struct ft_export *x, const struct ft_binder *b, struct ft_paper *p, const struct ft_authority_row *r,
			const struct ft_version *v, const struct ft_run *title)
{
	struct ft_place at = r->place;
	struct ft_run date = {.text = v->date, .strong = is_cited(b, v->id)}, from = {.text = v->effective},
		      until = {.text = v->until};
	struct ft_cell cells[5];

	at.time = v->time;
	at.effective = v->effective;
	at.until = v->until;
	cells[0] = (struct ft_cell){title, title != NULL};
	cells[1] = (struct ft_cell){&date, 1};
	cells[2] = (struct ft_cell){&from, 1};
	cells[3] = (struct ft_cell){&until, 1};
	cells[4] = status_cell(x, &at);
	p->set->row(p, cells, 5);
}

static void heirs_row(struct ft_export *x, struct ft_paper *p, const struct ft_authority_row *r)
{
	struct ft_run words = {.line = false};
	struct ft_cell cells[5] = {{NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {&words, 1}};

	if (r->before_len + r->after_len == 0)
		return;
	words.text = ft_arena_fmt(x->arena, "%s%.*s%s%s%.*s", r->before_len ? "取代 replaces " : "",
				  FT_FMT(joined(x, r->before, r->before_len)), r->before_len && r->after_len ? "; " : "",
				  r->after_len ? "被取代 replaced by " : "", FT_FMT(joined(x, r->after, r->after_len)));
	p->set->row(p, cells, 5);
}

/* Two versions of a work in the binder have one history. */
static bool is_shown(const struct ft_authority_row *const *v, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (v[i]->place.work == v[at]->place.work)
			return true;
	return false;
}

void ft_binder_succession(struct ft_export *x, const struct ft_binder *b, struct ft_paper *p)
{
	static const char *const heads[] = {"法律文件 Instrument", "版本 Version", "施行 From", "失效 Until",
					    "当日效力 On the day"};
	static const int percent[] = {29, 15, 15, 15, 26};
	const struct ft_authority_row **v = sorted(x, b);
	struct ft_run title = {.text = FT_S("二、版本与沿革 · Versions and Succession")};

	p->set->heading(p, 2, FT_S("succession"), &title, 1);
	p->set->table(p, heads, percent, 5);
	for (size_t i = 0; i < b->work_len; i++) {
		struct ft_run name = {.text = v[i]->place.title_zh.n ? v[i]->place.title_zh : v[i]->place.title_en};

		if (is_shown(v, i))
			continue;
		for (size_t k = 0; k < v[i]->version_len; k++)
			version_row(x, b, p, v[i], &v[i]->versions[k], k ? NULL : &name);
		heirs_row(x, p, v[i]);
	}
	p->set->table_end(p);
	title.text = FT_S("三、条文 · Provisions");
	p->set->heading(p, 2, FT_S("provisions"), &title, 1);
}
