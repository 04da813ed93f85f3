/* Small things that views share (tui/view.h). */
#include "tui/view.h"

#include "cite/address.h"
#include "doc/eid.h"
#include "doc/span.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct request ask(enum request_kind kind, int n)
{
	return (struct request){.kind = kind, .n = n};
}

struct request ask_open(struct spot s)
{
	return (struct request){.kind = R_OPEN, .spot = s};
}

struct request ask_message(struct session *s, bool warn, const char *fmt, ...)
{
	struct request r = {.kind = R_MESSAGE, .n = warn};
	char *text;
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&text, fmt, ap) < 0)
		ft_die("out of memory");
	va_end(ap);
	r.text = ft_arena_dup(s->event, ft_str(text));
	free(text);
	return r;
}

struct request ask_prompt(int purpose, struct ft_str text, struct ft_str label)
{
	return (struct request){.kind = R_PROMPT, .n = purpose, .text = text, .label = label};
}

void cursor_fit(struct cursor *c, int len, int h)
{
	c->len = len;
	c->h = h > 0 ? h : 1;
	if (c->at >= len)
		c->at = len - 1;
	if (c->at < 0)
		c->at = 0;
	if (c->top > c->at)
		c->top = c->at;
	if (c->at >= c->top + c->h)
		c->top = c->at - c->h + 1;
	if (c->top > len - c->h)
		c->top = len - c->h;
	if (c->top < 0)
		c->top = 0;
}

bool cursor_act(struct cursor *c, enum action a)
{
	int page = c->h > 2 ? c->h - 1 : 1;

	switch (a) {
	case A_DOWN:
		c->at++;
		break;
	case A_UP:
		c->at--;
		break;
	case A_PAGE_DOWN:
		c->at += page;
		c->top += page;
		break;
	case A_PAGE_UP:
		c->at -= page;
		c->top -= page;
		break;
	case A_HALF_DOWN:
		c->at += (page + 1) / 2;
		c->top += (page + 1) / 2;
		break;
	case A_HALF_UP:
		c->at -= (page + 1) / 2;
		c->top -= (page + 1) / 2;
		break;
	case A_FIRST:
		c->at = 0;
		break;
	case A_LAST:
		c->at = c->len - 1;
		break;
	default:
		return false;
	}
	cursor_fit(c, c->len, c->h);
	return true;
}

bool cursor_to(struct cursor *c, int at)
{
	bool was = c->at == at;

	if (at < 0 || at >= c->len)
		return false;
	c->at = at;
	return was;
}

struct ft_str spot_address(struct ft_arena *a, const struct spot *s)
{
	struct ft_buf b = {0};
	struct ft_str out;

	ft_address_put(&b, s->key, s->date, s->eid);
	out = ft_arena_dup(a, ft_buf_str(&b));
	ft_buf_free(&b);
	return out;
}

struct spot spot_dup(struct ft_arena *a, const struct spot *s)
{
	return (struct spot){ft_arena_dup(a, s->key), ft_arena_dup(a, s->date), ft_arena_dup(a, s->eid),
			     s->row};
}

bool spot_same(const struct spot *a, const struct spot *b)
{
	return ft_eq(a->key, b->key) && ft_eq(a->date, b->date) && ft_eq(a->eid, b->eid);
}

struct ft_str place_words(struct ft_arena *a, const struct ft_place *p)
{
	struct ft_str inner = ft_eid_inner(p->eid);
	struct ft_spans s = ft_spans(a, p->body, p->node);
	const struct ft_span *first, *last;
	size_t at, count;
	bool several;

	if (inner.n == 0 || !ft_spans_find(&s, inner, &at, &count, &several) || count == 0)
		return p->body;
	first = &s.v[at];
	last = &s.v[at + count - 1];
	return ft_sub(p->body, first->off, last->off + last->n - first->off);
}

struct ft_str name_place(struct ft_arena *a, const struct ft_place *p, enum ft_lang ui)
{
	struct ft_str name = say_place(a, p, ui), out;
	struct ft_buf b = {0};

	ft_buf_fmt(&b, "%.*s ", FT_FMT(name));
	say_eid(&b, p->eid, ui);
	out = ft_arena_dup(a, ft_trim(ft_buf_str(&b)));
	ft_buf_free(&b);
	return out;
}

struct ft_str cite_place(struct ft_arena *a, const struct ft_place *p, int day, enum ft_lang ui)
{
	enum ft_status s = ft_status_on(&p->time, day);
	bool zh = ui == FT_LANG_ZH ? p->title_zh.n > 0 : p->title_en.n == 0;
	struct ft_str year = ft_sub(p->date, 0, p->date.n < 4 ? p->date.n : 4);
	struct ft_buf b = {0};
	struct ft_str out;

	ft_buf_fmt(&b, zh ? "《%.*s》" : "%.*s", FT_FMT(zh ? p->title_zh : p->title_en));
	if (p->number.n)
		ft_buf_fmt(&b, zh ? "（%.*s）" : " (%.*s)", FT_FMT(p->number));
	else if (year.n)
		ft_buf_fmt(&b, zh ? "（%.*s年）" : " (%.*s)", FT_FMT(year));
	ft_buf_puts(&b, !zh && p->eid.n ? ", " : "");
	say_eid(&b, p->eid, zh ? FT_LANG_ZH : FT_LANG_EN);
	if (s != FT_ST_IN_FORCE && s != FT_ST_CURRENT) {
		ft_buf_puts(&b, zh ? "（" : " (");
		say_status(&b, &p->time, day, zh ? FT_LANG_ZH : FT_LANG_EN);
		ft_buf_puts(&b, zh ? "）" : ")");
	}
	out = ft_arena_dup(a, ft_buf_str(&b));
	ft_buf_free(&b);
	return out;
}
