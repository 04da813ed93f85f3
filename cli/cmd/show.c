#include "cli/cmd/picks.h"
#include "cli/out.h"

#include "base/safe.h"
#include "doc/eid.h"
#include "doc/span.h"
#include "query/show.h"
#include "query/whole.h"
#include "render/place.h"

#include <stdio.h>
#include <stdlib.h>

enum { MAX_NOTICES = 8, MAX_SUCCESSORS = 4 };

/* ---- JSON ---- */

/* The spans of a unit, walked in the order of the text. */
struct walk {
	struct ft_arena *a;
	struct ft_str unit, text; /* eid of the unit, and its whole text */
	struct ft_spans s;
	size_t i, end;
};

static void json_items(struct ft_json *j, struct walk *w, enum ft_span_kind level);

static void json_span(struct ft_json *j, struct walk *w)
{
	const struct ft_span *v = &w->s.v[w->i++];

	ft_json_open(j, NULL, '{');
	ft_json_str(j, "eid", ft_arena_fmt(w->a, "%.*s__%.*s", FT_FMT(w->unit), FT_FMT(v->eid)));
	ft_json_str(j, "label", v->label);
	ft_json_str(j, "text", ft_sub(w->text, v->off + v->body, v->n - v->body));
	json_items(j, w, v->kind);
	ft_json_close(j, '}');
}

/* The spans below `level`, up to the next one of that level, as "items". */
static void json_items(struct ft_json *j, struct walk *w, enum ft_span_kind level)
{
	ft_json_open(j, "items", '[');
	while (w->i < w->end && w->s.v[w->i].kind > level)
		json_span(j, w);
	ft_json_close(j, ']');
}

/* All paragraphs of a unit; of a place inside it, that place with what is below. */
static void json_paragraphs(struct ft_json *j, struct ft_arena *a, const struct ft_shown *s)
{
	struct ft_str inner = ft_eid_inner(s->place.eid);
	struct walk w = {.a = a, .unit = ft_eid_unit(s->place.eid), .text = s->unit,
			 .s = ft_spans(a, s->unit, s->place.node)};
	size_t count = w.s.len;
	bool several;

	if (inner.n && !ft_spans_find(&w.s, inner, &w.i, &count, &several))
		count = 0;
	w.end = w.i + count;
	ft_json_open(j, "paragraphs", '[');
	while (w.i < w.end)
		json_span(j, &w);
	ft_json_close(j, ']');
}

static void json_source(struct ft_json *j, const struct ft_place *p)
{
	char hex[65];

	ft_json_open(j, "source", '{');
	ft_json_str(j, "url", p->url.n ? p->url : (struct ft_str){NULL, 0});
	ft_json_str(j, "file", p->file);
	for (int i = 0; i < 32; i++)
		snprintf(hex + 2 * i, 3, "%02x", p->sha[i]);
	ft_json_cstr(j, "sha256", hex);
	ft_json_str(j, "retrieved", p->retrieved.n ? p->retrieved : (struct ft_str){NULL, 0});
	ft_json_close(j, '}');
}

static void json_notices(struct ft_json *j, const struct ft_notice *n, size_t count)
{
	ft_json_open(j, "notices", '[');
	for (size_t i = 0; i < count; i++) {
		ft_json_open(j, NULL, '{');
		ft_json_cstr(j, "code", n[i].code);
		ft_json_str(j, "message", n[i].message);
		if (n[i].address.n)
			ft_json_str(j, "address", n[i].address);
		ft_json_close(j, '}');
	}
	ft_json_close(j, ']');
}

static void json_texts(struct ft_json *j, const struct ft_shown *s)
{
	ft_json_open(j, "texts", '[');
	for (size_t i = 0; i < s->text_len; i++) {
		const struct ft_place *p = &s->texts[i];

		ft_json_open(j, NULL, '{');
		ft_json_cstr(j, "lang", ft_lang_word(p->lang));
		ft_json_cstr(j, "authority", ft_authority_word(p->authority));
		ft_json_cstr(j, "basis", p->basis ? ft_basis_word(p->basis) : NULL);
		ft_json_str(j, "label", p->label);
		ft_json_str(j, "heading", p->heading);
		ft_json_str(j, "text", p->body);
		json_source(j, p);
		ft_json_close(j, '}');
	}
	ft_json_close(j, ']');
}

static void json_shown(struct ft_json *j, struct ft_cli *cli, const struct ft_shown *s, const struct ft_notice *n,
		       size_t notices)
{
	ft_json_place(j, &s->place, cli->day);
	ft_json_str(j, "heading", s->place.heading);
	ft_json_str(j, "text", s->place.body);
	json_paragraphs(j, cli->arena, s);
	json_notices(j, n, notices);
	if (cli->both)
		json_texts(j, s);
	json_source(j, &s->place);
}

/* ---- text ---- */

static void put_body(struct ft_buf *out, const struct ft_place *p, size_t cols)
{
	struct ft_buf safe = {0};
	struct ft_str rest, line;

	ft_safe(&safe, p->body);
	rest = ft_buf_str(&safe);
	while (ft_next_line(&rest, &line)) {
		struct ft_mark m = ft_mark_read(line);
		size_t hang = m.style ? 8 : 4;

		ft_buf_fmt(out, "%*s", (int)(m.style ? 6 : 4), "");
		ft_wrap(out, line, cols, hang);
		ft_buf_putc(out, '\n');
	}
	ft_buf_free(&safe);
}

/* Title, status and who speaks, once for a run of provisions of one text. */
static void put_head(struct ft_buf *out, struct ft_cli *cli, const struct ft_place *p)
{
	ft_safe_line(out, ft_place_title(p));
	if (p->number.n) {
		ft_buf_puts(out, "  ");
		ft_safe_line(out, p->number);
	}
	ft_buf_fmt(out, "\n%.*s · ", FT_FMT(p->date));
	ft_status_phrase(out, p, cli->day);
	ft_buf_puts(out, " · ");
	ft_speaker_phrase(out, p);
	ft_buf_putc(out, '\n');
}

static void put_notices(struct ft_buf *out, const struct ft_notice *n, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		ft_buf_puts(out, "┃ ");
		ft_safe_line(out, n[i].message);
		if (n[i].address.n)
			ft_buf_fmt(out, " → %.*s", FT_FMT(n[i].address));
		ft_buf_putc(out, '\n');
	}
}

static void put_provision(struct ft_buf *out, const struct ft_place *p, size_t cols)
{
	ft_buf_putc(out, '\n');
	ft_safe_line(out, p->label);
	if (p->heading.n && p->label.n)
		ft_buf_putc(out, ' ');
	ft_safe_line(out, p->heading);
	if (p->heading.n + p->label.n) /* a preamble has neither */
		ft_buf_putc(out, '\n');
	put_body(out, p, cols);
}

static void put_other(struct ft_buf *out, const struct ft_shown *s, size_t cols)
{
	bool shown[FT_LANG_COUNT] = {false};

	shown[s->place.lang] = true;
	for (size_t i = 0; i < s->text_len; i++) {
		const struct ft_place *p = &s->texts[i];

		if (shown[p->lang] || (p->body.n == 0 && p->heading.n == 0))
			continue;
		shown[p->lang] = true;
		ft_buf_puts(out, "    — ");
		ft_speaker_phrase(out, p);
		put_provision(out, p, cols);
	}
}

/* ---- TSV ---- */

/* The columns of search, but heading and text in the place of the snippet. */
static void put_row(struct ft_out *o, struct ft_cli *cli, const struct ft_place *p)
{
	struct ft_buf address = {0};

	ft_place_address(&address, p);
	struct ft_str f[] = {ft_buf_str(&address), ft_place_title(p), p->label,
			     ft_str(ft_status_word(ft_status_on(&p->time, cli->day))),
			     ft_str(ft_authority_word(p->authority)), p->heading, p->body};

	ft_out_tsv(o, f, sizeof f / sizeof f[0]);
	ft_buf_free(&address);
}

/* ---- the whole ---- */

struct state {
	struct ft_out o;
	const struct ft_shown *last; /* shown before */
	bool none;
};

/* What is missing of the text, as a notice behind the others. */
static size_t add_incomplete(struct ft_cli *cli, const struct ft_shown *s, struct ft_notice *n, size_t count, bool *cut)
{
	struct ft_missing m = ft_what_is_missing(cli->db, s);

	*cut = m.cut;
	if (m.what == FT_MISSING_NOTHING)
		return count;
	n[count] = (struct ft_notice){"incomplete", ft_missing_words(cli->arena, &m), FT_S("")};
	return count + 1;
}

static void show_one(struct ft_cli *cli, struct state *st, const struct ft_shown *s)
{
	struct ft_notice n[MAX_NOTICES];
	struct ft_str next[MAX_SUCCESSORS];
	size_t notices = ft_notices(cli->arena, &s->place, cli->day, n, MAX_NOTICES - 1);
	const struct ft_place *before = st->last ? &st->last->place : NULL;
	bool precise, cut, same = before && before->text == s->place.text && before->basis == s->place.basis;
	struct ft_json *j;

	if (notices && (n[0].code[0] == 'r' || n[0].code[1] == 'u') &&
	    ft_successor_places(cli->db, cli->arena, &s->place, next, MAX_SUCCESSORS, &precise))
		n[0].address = next[0];
	notices = add_incomplete(cli, s, n, notices, &cut);
	if ((j = ft_out_item(&st->o))) {
		json_shown(j, cli, s, n, notices);
		ft_out_item_end(&st->o);
	} else if (cli->format == FT_TSV) {
		put_row(&st->o, cli, &s->place);
	} else {
		if (!same) {
			ft_buf_puts(&st->o.text, st->last ? "\n" : "");
			put_head(&st->o.text, cli, &s->place);
		}
		if (!same || (notices && n[0].address.n))
			put_notices(&st->o.text, n, same ? 1 : notices);
		if (same && cut)
			put_notices(&st->o.text, &n[notices - 1], 1);
		put_provision(&st->o.text, &s->place, ft_columns());
		if (cli->both)
			put_other(&st->o.text, s, ft_columns());
	}
	st->last = s;
}

/* Where the words are of a unit that has none of its own: a digest speaks of the units of GB/T 28448 together, at
 * the control point that holds them. */
static void say_elsewhere(struct ft_buf *out, struct ft_cli *cli, const struct ft_place *p)
{
	struct ft_buf address = {0};
	struct ft_place above;
	size_t n = p->eid.n;
	int64_t node;

	if (p->body.n || !ft_is_standard(p->kind))
		return;
	while (n && p->eid.p[n - 1] != '-')
		n--;
	if (n == 0 || !ft_nodes_at(cli->db, p->version, ft_sub(p->eid, 0, n - 1), &node, 1) ||
	    !ft_place_load(cli->db, cli->arena, node, &above) || above.body.n == 0)
		return;
	ft_place_address(&address, &above);
	ft_buf_fmt(out, "    no words of its own here; see %s\n", address.data);
	ft_buf_free(&address);
}

/* What an argument named, place by place; 0 or 1, where no text of one is at hand. */
static int show_pick(struct ft_cli *cli, struct state *st, const struct ft_pick *p)
{
	size_t places;
	struct ft_target *t = ft_pick_places(cli, p, &places);
	int status = 0;

	for (size_t i = 0; i < places; i++) {
		size_t n = 0;
		struct ft_shown *v = ft_show(cli->db, cli->arena, &t[i], cli->lang, &n);

		for (size_t k = 0; k < n; k++)
			show_one(cli, st, &v[k]);
		if (n == 1 && places == 1 && cli->format == FT_TEXT)
			say_elsewhere(&st->o.text, cli, &v[0].place);
		if (n == 0)
			status = ft_complain(FT_NONE, t[i].address.p,
					     "no text of it is at hand; import one, or see fatiao list versions %.*s",
					     FT_FMT(t[i].key));
	}
	return status;
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	struct state st = {.last = NULL};
	struct ft_picks picks = {0};
	struct ft_json *j;
	int status;

	if (argc == 0)
		return ft_complain(FT_USAGE, "show", "which? fatiao show ADDRESS");
	status = ft_picks_of(cli, argc, argv, &picks);
	j = ft_out_begin(&st.o, cli, "show");
	if (j)
		ft_json_cstr(j, "on", cli->on);
	ft_out_list(&st.o, "provisions");
	for (size_t i = 0; i < picks.len; i++) {
		int one = show_pick(cli, &st, &picks.v[i]);

		status = one > status ? one : status;
	}
	free(picks.v);
	ft_out_list_end(&st.o);
	return ft_out_end(&st.o, status);
}

const struct ft_cmd ft_cmd_show = {
	"show", "ADDRESS...", "the text, with its status and notices", true, NULL, run};
