/* Plain text, for reading and for a mail. Nothing of a source reaches it that could act on a terminal. */
#include "export/say.h"

#include "base/safe.h"
#include "doc/span.h"

struct state {
	size_t works;       /* begun */
	struct ft_str said; /* warnings said last, joined: not repeated under the next provision */
};

static void begin(struct ft_export *x)
{
	x->state = ft_arena_alloc(x->arena, sizeof(struct state));
	ft_say_on_both(&x->out, x);
	ft_buf_puts(&x->out, "\n");
}

static void line_of(struct ft_buf *out, struct ft_str a, const char *between, struct ft_str b)
{
	ft_safe_line(out, a);
	if (a.n && b.n)
		ft_buf_puts(out, between);
	ft_safe_line(out, b);
	ft_buf_putc(out, '\n');
}

static void work(struct ft_export *x, const struct ft_xwork *w)
{
	const struct ft_place *p = &w->place;
	bool en = x->lang == FT_LANG_EN && p->title_en.n;
	struct state *st = x->state;

	st->works++;
	st->said = FT_S("");
	ft_buf_putc(&x->out, '\n');
	line_of(&x->out,
		en              ? p->title_en
		: p->title_zh.n ? p->title_zh
				: p->title_en,
		"  ", ft_say_number(w));
	if (x->both && p->title_zh.n)
		line_of(&x->out, p->title_en, "", FT_S(""));
	ft_buf_fmt(&x->out, "%.*s", FT_FMT(p->date));
	if (x->status) {
		ft_buf_puts(&x->out, " · ");
		ft_say_status(&x->out, p, x->day, x->lang == FT_LANG_EN ? FT_LANG_EN : FT_LANG_ZH);
	}
	ft_buf_putc(&x->out, '\n');
}

static void open_container(struct ft_export *x, const struct ft_xunit *u)
{
	ft_buf_putc(&x->out, '\n');
	line_of(&x->out, u->best->label, " ", u->best->heading);
}

/* Who speaks and what to beware of, where it differs from what was said last. */
static void put_warnings(struct ft_export *x, const struct ft_xunit *u)
{
	struct state *st = x->state;
	struct ft_str v[FT_SAY_MAX];
	struct ft_arena *a = ft_arena_new();
	enum ft_lang l = ft_say_lang(x, u->best);
	struct ft_buf said = {0};
	size_t n = ft_say_warnings(a, x, u->best, u->heir, l, v);

	if (u->best->authority == FT_AU_OFFICIAL) {
		ft_buf_puts(&said, "┃ ");
		ft_say_speaker(&said, u->best, l);
		ft_buf_putc(&said, '\n');
	}
	for (size_t i = 0; i < n; i++) {
		ft_buf_puts(&said, "┃ ");
		ft_safe_line(&said, v[i]);
		ft_buf_putc(&said, '\n');
	}
	if (!ft_eq(ft_buf_str(&said), st->said)) {
		ft_buf_putc(&x->out, '\n');
		ft_buf_add(&x->out, ft_buf_str(&said));
		st->said = ft_arena_dup(x->arena, ft_buf_str(&said));
	}
	ft_buf_free(&said);
	ft_arena_free(a);
}

static void put_text(struct ft_buf *out, const struct ft_place *p)
{
	struct ft_str rest = p->body, line;

	line_of(out, p->label, " ", p->heading);
	while (ft_next_line(&rest, &line)) {
		ft_buf_puts(out, ft_mark_read(line).style ? "      " : "    ");
		ft_safe_line(out, line);
		ft_buf_putc(out, '\n');
	}
}

static void unit(struct ft_export *x, const struct ft_xunit *u)
{
	const struct ft_place *other = x->both ? ft_xunit_other(u) : NULL;

	put_warnings(x, u);
	ft_buf_putc(&x->out, '\n');
	put_text(&x->out, u->best);
	if (other) {
		ft_buf_puts(&x->out, "  — ");
		ft_say_speaker(&x->out, other, other->lang);
		ft_buf_putc(&x->out, '\n');
		put_text(&x->out, other);
	}
	if (u->note.n)
		line_of(&x->out, FT_S("  ✎"), " ", u->note);
}

const struct ft_exporter ft_export_txt = {.name = "txt",
					  .suffix = "txt",
					  .diet = FT_X_PLACES,
					  .wants = FT_XW_HEIRS,
					  .begin = begin,
					  .work = work,
					  .open = open_container,
					  .unit = unit,
					  .summary = "plain text"};
