/* The page of export --as html: a section a work, with its contents, its chapters and its provisions. */
#include "export/html.h"

#include "export/say.h"

#include <stdio.h>
#include <string.h>

struct state {
	struct ft_markup page; /* writes to x->out */
	struct ft_markup body; /* of the work at hand, until its contents are known */
	struct ft_markup contents;
	struct ft_buf body_buf, contents_buf;
	size_t units;
	const char *prefix; /* of anchors, where several works stand in the file */
	bool begun;
	const struct ft_xwork *w;
};

static struct ft_str title_of(const struct ft_export *x, const struct ft_place *p)
{
	return (x->lang == FT_LANG_EN && p->title_en.n) || p->title_zh.n == 0 ? p->title_en : p->title_zh;
}

static enum ft_lang page_lang(const struct ft_export *x)
{
	return x->lang == FT_LANG_EN ? FT_LANG_EN : FT_LANG_ZH;
}

static void begin(struct ft_export *x)
{
	struct state *st = x->state = ft_arena_alloc(x->arena, sizeof *st);

	st->page = (struct ft_markup){.out = &x->out, .html = true};
	st->prefix = "";
}

static void begin_page(struct ft_export *x, struct state *st, const struct ft_xwork *w)
{
	struct ft_markup *m = &st->page;
	struct ft_buf on = {0};

	ft_html_begin(m, page_lang(x), title_of(x, &w->place));
	ft_markup_open(m, "main");
	ft_markup_attr(m, "class", x->both ? FT_S("wide") : FT_S(""));
	ft_say_on_both(&on, x);
	ft_markup_open(m, "p");
	ft_markup_attr(m, "class", FT_S("asof"));
	ft_markup_text(m, ft_buf_str(&on));
	ft_markup_close(m);
	ft_markup_raw(m, "\n");
	ft_buf_free(&on);
	st->begun = true;
}

static void work(struct ft_export *x, const struct ft_xwork *w)
{
	struct state *st = x->state;

	if (!st->begun)
		begin_page(x, st, w);
	st->w = w;
	st->units = 0;
	if (x->works > 1)
		st->prefix =
			ft_arena_fmt(x->arena, "%.*s@%.*s.", FT_FMT(w->place.key), FT_FMT(w->place.date)).p;
	ft_buf_reset(&st->body_buf);
	ft_buf_reset(&st->contents_buf);
	st->body = (struct ft_markup){.out = &st->body_buf, .html = true};
	st->contents = (struct ft_markup){.out = &st->contents_buf, .html = true};
}

static void add_contents(struct state *st, const struct ft_place *p, const char *cls)
{
	struct ft_markup *m = &st->contents;

	ft_markup_open(m, "li");
	ft_markup_attr(m, "class", ft_str(cls));
	ft_markup_open(m, "a");
	ft_markup_attrf(m, "href", "#%s%.*s", st->prefix, FT_FMT(p->eid));
	ft_markup_text(m, p->label);
	if (p->label.n && p->heading.n)
		ft_markup_text(m, FT_S(" "));
	ft_markup_text(m, p->heading);
	ft_markup_close(m);
	ft_markup_close(m);
	ft_markup_raw(m, "\n");
}

static void open_container(struct ft_export *x, const struct ft_xunit *u)
{
	static const char *const heads[] = {"h2", "h3", "h4", "h5"};
	struct state *st = x->state;
	const struct ft_place *other = x->both ? ft_xunit_other(u) : NULL;
	struct ft_markup *m = &st->body;

	add_contents(st, u->best, "part");
	ft_markup_open(m, heads[u->depth < 3 ? u->depth : 3]);
	ft_markup_attrf(m, "id", "%s%.*s", st->prefix, FT_FMT(u->best->eid));
	ft_markup_attr(m, "lang", ft_str(ft_html_lang(u->best->lang)));
	ft_markup_text(m, u->best->label);
	if (u->best->label.n && u->best->heading.n)
		ft_markup_text(m, FT_S("　"));
	ft_markup_text(m, u->best->heading);
	if (other && other->heading.n) {
		ft_markup_text(m, FT_S(" · "));
		ft_markup_open(m, "span");
		ft_markup_attr(m, "lang", ft_str(ft_html_lang(other->lang)));
		ft_markup_text(m, other->heading);
		ft_markup_close(m);
	}
	ft_markup_close(m);
	ft_markup_raw(m, "\n");
}

static void unit(struct ft_export *x, const struct ft_xunit *u)
{
	struct state *st = x->state;
	const struct ft_place *other = x->both ? ft_xunit_other(u) : NULL;
	struct ft_markup *m = &st->body;

	st->units++;
	add_contents(st, u->best, "");
	ft_markup_open(m, "section");
	ft_markup_attrf(m, "id", "%s%.*s", st->prefix, FT_FMT(u->best->eid));
	ft_markup_attr(m, "class", x->both ? FT_S("unit pair") : FT_S("unit"));
	ft_html_text(m, x, u, u->best, st->prefix, true);
	if (other)
		ft_html_text(m, x, u, other, st->prefix, false);
	if (u->note.n) {
		ft_markup_open(m, "aside");
		ft_markup_attr(m, "class", FT_S("note"));
		ft_markup_text(m, u->note);
		ft_markup_close(m);
	}
	ft_markup_close(m);
	ft_markup_raw(m, "\n");
}

/* ---- a work's head and foot ---- */

static void put_facts(struct ft_export *x, struct ft_markup *m, const struct ft_xwork *w)
{
	const struct ft_place *p = &w->place;
	enum ft_lang l = page_lang(x);
	struct ft_buf b = {0};

	ft_markup_open(m, "div");
	ft_markup_attr(m, "class", FT_S("facts say"));
	if (x->status) {
		ft_say_status(&b, p, x->day, l);
		ft_markup_open(m, "span");
		ft_markup_attrf(m, "class", "badge %s", ft_html_state(ft_status_on(&p->time, x->day)));
		ft_markup_text(m, ft_buf_str(&b));
		ft_markup_close(m);
	}
	ft_markup_leaf(m, "span", ft_say_number(w));
	ft_markup_leaf(m, "span",
		       l == FT_LANG_EN && w->work.issuer_en.n ? w->work.issuer_en : w->work.issuer_zh);
	ft_markup_leaf(m, "span", p->date);
	ft_markup_close(m);
	ft_buf_free(&b);
}

static void put_header(struct ft_export *x, struct state *st)
{
	struct ft_markup *m = &st->page;
	const struct ft_place *p = &st->w->place;
	struct ft_str title = title_of(x, p);

	ft_markup_open(m, "header");
	ft_markup_leaf(m, "h1", title);
	if (x->both && p->title_zh.n && p->title_en.n) {
		ft_markup_open(m, "p");
		ft_markup_attr(m, "class", FT_S("other"));
		ft_markup_attr(m, "lang", FT_S("en"));
		ft_markup_text(m, p->title_en);
		ft_markup_close(m);
	}
	put_facts(x, m, st->w);
	ft_markup_close(m);
	ft_markup_raw(m, "\n");
}

enum { CONTENTS_FROM = 4 }; /* fewer provisions need no contents */

static void put_contents(struct ft_export *x, struct state *st)
{
	if (st->units < CONTENTS_FROM)
		return;
	ft_markup_raw(&st->page, "<nav><details><summary>");
	ft_markup_raw(&st->page, page_lang(x) == FT_LANG_EN ? "Contents" : "目录");
	ft_markup_raw(&st->page, "</summary><ol>\n");
	ft_buf_add(&x->out, ft_buf_str(&st->contents_buf));
	ft_markup_raw(&st->page, "</ol></details></nav>\n");
}

static void put_footer(struct ft_export *x, struct state *st)
{
	struct ft_markup *m = &st->page;
	struct ft_buf b = {0};

	ft_place_address(&b, &st->w->place);
	ft_markup_open(m, "footer");
	ft_markup_text(m, ft_buf_str(&b));
	if (st->w->work.page.n) {
		ft_markup_text(m, FT_S(" · "));
		ft_markup_text(m, st->w->work.page);
	}
	ft_buf_reset(&b);
	ft_say_on_both(&b, x);
	ft_markup_text(m, FT_S(" · "));
	ft_markup_text(m, ft_buf_str(&b));
	ft_markup_close(m);
	ft_buf_free(&b);
}

static void work_end(struct ft_export *x, const struct ft_xwork *w)
{
	struct state *st = x->state;

	(void)w;
	if (st->units == 0)
		return;
	ft_markup_open(&st->page, "article");
	ft_markup_attr(&st->page, "class", FT_S("work"));
	put_header(x, st);
	put_contents(x, st);
	ft_buf_add(&x->out, ft_buf_str(&st->body_buf));
	put_footer(x, st);
	ft_markup_close(&st->page);
	ft_markup_raw(&st->page, "\n");
}

static void end(struct ft_export *x)
{
	struct state *st = x->state;

	ft_html_end(&st->page);
	ft_buf_free(&st->body_buf);
	ft_buf_free(&st->contents_buf);
}

const struct ft_exporter ft_export_html = {
	.name = "html",
	.suffix = "html",
	.diet = FT_X_PLACES,
	.wants = FT_XW_REFS | FT_XW_HEIRS,
	.begin = begin,
	.work = work,
	.open = open_container,
	.unit = unit,
	.work_end = work_end,
	.end = end,
	.summary = "one HTML file, readable without a network, for screen and paper"};
