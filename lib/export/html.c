/* HTML: one file that loads nothing, to be read on a screen, light or dark, and printed. Anchors are eIds. */
#include "export/html.h"

#include "doc/eid.h"
#include "doc/span.h"
#include "export/say.h"

#include <string.h>

const char *ft_html_lang(enum ft_lang l)
{
	return l == FT_LANG_EN ? "en" : "zh-Hans";
}

const char *ft_html_state(enum ft_status s)
{
	switch (s) {
	case FT_ST_IN_FORCE:
	case FT_ST_CURRENT:
		return "good";
	case FT_ST_NOT_YET:
	case FT_ST_DRAFT:
		return "soon";
	case FT_ST_UNKNOWN:
		return "unsure";
	default:
		return "gone";
	}
}

void ft_html_begin(struct ft_markup *m, enum ft_lang lang, struct ft_str title)
{
	ft_buf_puts(m->out, "<!DOCTYPE html>\n");
	ft_markup_open(m, "html");
	ft_markup_attr(m, "lang", ft_str(ft_html_lang(lang)));
	ft_markup_raw(m, "\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" "
			 "content=\"width=device-width,initial-scale=1\">\n"
			 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
			 "style-src 'unsafe-inline'\">\n");
	ft_markup_leaf(m, "title", title.n ? title : FT_S("fatiao"));
	ft_markup_raw(m, "\n<style>\n");
	ft_markup_raw(m, ft_html_style);
	ft_markup_raw(m, "</style></head>\n");
	ft_markup_open(m, "body");
	ft_markup_raw(m, "\n");
}

void ft_html_end(struct ft_markup *m)
{
	ft_markup_close_to(m, 0);
	ft_buf_putc(m->out, '\n');
}

/* ---- a text ---- */

static void put_anchor(struct ft_markup *m, const char *prefix, struct ft_str unit, struct ft_str inner)
{
	if (inner.n)
		ft_markup_attrf(m, "id", "%s%.*s__%.*s", prefix, FT_FMT(unit), FT_FMT(inner));
	else
		ft_markup_attrf(m, "id", "%s%.*s", prefix, FT_FMT(unit));
}

/* A reference into the work at hand is a link where the whole of it is; any other bears its address. */
static void put_ref(struct ft_markup *m, const struct ft_xunit *u, const struct ft_anchor *r,
		    const char *prefix, struct ft_str words)
{
	bool here = u->of->whole && ft_eq(r->work, u->best->key) && ft_eq(r->date, u->best->date) && r->eid.n;
	struct ft_place to = {.key = r->work, .date = r->date, .eid = r->eid};
	struct ft_buf address = {0};

	ft_place_address(&address, &to);
	ft_markup_open(m, here ? "a" : "span");
	if (here)
		ft_markup_attrf(m, "href", "#%s%.*s", prefix, FT_FMT(r->eid));
	else
		ft_markup_attr(m, "class", FT_S("ref"));
	ft_markup_attr(m, "title", ft_buf_str(&address));
	ft_markup_text(m, words);
	ft_markup_close(m);
	ft_buf_free(&address);
}

static void put_words(struct ft_markup *m, const struct ft_xunit *u, const struct ft_place *p,
		      const char *prefix, size_t off, size_t end)
{
	size_t at = off;

	for (size_t i = 0; p == u->best && i < u->ref_len; i++) {
		size_t from = ft_off_of_cp(p->body, u->refs[i].start),
		       to = ft_off_of_cp(p->body, u->refs[i].end);

		if (from < at || to > end)
			continue;
		ft_markup_text(m, ft_sub(p->body, at, from - at));
		put_ref(m, u, &u->refs[i], prefix, ft_sub(p->body, from, to - from));
		at = to;
	}
	ft_markup_text(m, ft_sub(p->body, at, end - at));
}

static void put_body(struct ft_markup *m, const struct ft_xunit *u, const struct ft_place *p,
		     const char *prefix, bool anchors)
{
	static const char *const classes[] = {"", "item", "point"};
	struct ft_arena *a = ft_arena_new();
	struct ft_spans s = ft_spans(a, p->body, p->node);
	bool whole = ft_eid_inner(p->eid).n == 0; /* else the place itself bears the anchor */

	for (size_t i = 0; i < s.len; i++) {
		const struct ft_span *v = &s.v[i];

		ft_markup_open(m, "p");
		ft_markup_attr(m, "class", ft_str(classes[v->kind]));
		if (anchors && v->eid.n && whole)
			put_anchor(m, prefix, p->eid, v->eid);
		if (v->label.n) {
			ft_markup_open(m, "span");
			ft_markup_attr(m, "class", FT_S("num"));
			ft_markup_text(m, v->label);
			ft_markup_close(m);
		}
		put_words(m, u, p, prefix, v->off + v->body, v->off + v->n);
		ft_markup_close(m);
		ft_markup_raw(m, "\n");
	}
	ft_arena_free(a);
}

static void put_label(struct ft_markup *m, const struct ft_place *p, const char *prefix)
{
	ft_markup_open(m, "div");
	ft_markup_attr(m, "class", FT_S("label"));
	ft_markup_open(m, "a");
	ft_markup_attrf(m, "href", "#%s%.*s", prefix, FT_FMT(p->eid));
	ft_markup_text(m, p->label);
	ft_markup_close(m);
	if (p->heading.n) {
		ft_markup_open(m, "span");
		ft_markup_text(m, p->heading);
		ft_markup_close(m);
	}
	ft_markup_close(m);
	ft_markup_raw(m, "\n");
}

static void put_warnings(struct ft_markup *m, const struct ft_export *x, const struct ft_place *p,
			 struct ft_str heir)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_str v[FT_SAY_MAX];
	enum ft_lang l = ft_say_lang(x, p);
	size_t n = ft_say_warnings(a, x, p, heir, l, v);
	bool over = strcmp(ft_html_state(ft_status_on(&p->time, x->day)), "good") != 0;

	for (size_t i = 0; i < n; i++) {
		bool state = i == 0 && over && x->status;

		ft_markup_open(m, "div");
		ft_markup_attr(m, "lang", ft_str(ft_html_lang(l)));
		ft_markup_attrf(m, "class", state ? "warn %s" : "who",
				ft_html_state(ft_status_on(&p->time, x->day)));
		ft_markup_text(m, v[i]);
		ft_markup_close(m);
		ft_markup_raw(m, "\n");
	}
	ft_arena_free(a);
}

void ft_html_text(struct ft_markup *m, const struct ft_export *x, const struct ft_xunit *u,
		  const struct ft_place *p, const char *prefix, bool anchors)
{
	bool ours = p->authority == FT_AU_DIGEST || p->authority == FT_AU_COMMENTARY;

	ft_markup_open(m, "div");
	ft_markup_attr(m, "lang", ft_str(ft_html_lang(p->lang)));
	ft_markup_attr(m, "class", ours ? FT_S("digest") : FT_S("text"));
	put_label(m, p, prefix);
	if (p->authority == FT_AU_OFFICIAL) {
		struct ft_buf who = {0};

		ft_say_speaker(&who, p, ft_say_lang(x, p));
		ft_markup_open(m, "div");
		ft_markup_attr(m, "class", FT_S("who"));
		ft_markup_text(m, ft_buf_str(&who));
		ft_markup_close(m);
		ft_buf_free(&who);
	}
	put_warnings(m, x, p, anchors ? u->heir : FT_S(""));
	put_body(m, u, p, prefix, anchors);
	ft_markup_close(m);
	ft_markup_raw(m, "\n");
}
