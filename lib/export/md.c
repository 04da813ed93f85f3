/* Markdown (CommonMark): headings by depth, a paragraph a line of the text, every sign that means something
 * to Markdown escaped, so that what is read is what the text says. */
#include "export/say.h"

#include "base/safe.h"

#include <ctype.h>
#include <string.h>

/* Appends one line: made safe, signs escaped, and a number with a dot that would begin a list. */
static void put_line(struct ft_buf *out, struct ft_str s)
{
	struct ft_buf safe = {0};
	size_t digits = 0;

	ft_safe_line(&safe, s);
	while (digits < safe.len && isdigit((unsigned char)safe.data[digits]))
		digits++;
	for (size_t i = 0; i < safe.len; i++) {
		char c = safe.data[i];
		bool first = i == 0 && strchr("#+-=", c),
		     list = digits && i == digits && (c == '.' || c == ')');

		if (first || list || strchr("\\`*_[]<>|&~", c))
			ft_buf_putc(out, '\\');
		ft_buf_putc(out, c);
	}
	ft_buf_free(&safe);
}

static void put_heading(struct ft_buf *out, unsigned depth, struct ft_str label, struct ft_str heading)
{
	ft_buf_putc(out, '\n');
	for (unsigned i = 0; i < depth && i < 6; i++)
		ft_buf_putc(out, '#');
	ft_buf_putc(out, ' ');
	put_line(out, label);
	if (label.n && heading.n)
		ft_buf_putc(out, ' ');
	put_line(out, heading);
	ft_buf_putc(out, '\n');
}

static void quote(struct ft_buf *out, struct ft_str s)
{
	ft_buf_puts(out, "> ");
	put_line(out, s);
	ft_buf_puts(out, "  \n");
}

static void begin(struct ft_export *x)
{
	ft_say_on_both(&x->out, x);
	ft_buf_putc(&x->out, '\n');
}

static void work(struct ft_export *x, const struct ft_xwork *w)
{
	const struct ft_place *p = &w->place;
	bool en = (x->lang == FT_LANG_EN && p->title_en.n) || p->title_zh.n == 0;
	struct ft_buf b = {0};

	put_heading(&x->out, 1, en ? p->title_en : p->title_zh, FT_S(""));
	ft_buf_putc(&x->out, '\n');
	if (x->both && !en && p->title_en.n)
		quote(&x->out, p->title_en);
	if (ft_say_number(w).n)
		quote(&x->out, ft_say_number(w));
	ft_buf_add(&b, p->date);
	if (x->status) {
		ft_buf_puts(&b, " · ");
		ft_say_status(&b, p, x->day, en ? FT_LANG_EN : FT_LANG_ZH);
	}
	quote(&x->out, ft_buf_str(&b));
	ft_buf_free(&b);
}

static void open_container(struct ft_export *x, const struct ft_xunit *u)
{
	put_heading(&x->out, u->depth + 2, u->best->label, u->best->heading);
}

static void put_speaker(struct ft_export *x, const struct ft_place *p, struct ft_str heir)
{
	struct ft_str v[FT_SAY_MAX];
	struct ft_arena *a = ft_arena_new();
	enum ft_lang l = ft_say_lang(x, p);
	size_t n = ft_say_warnings(a, x, p, heir, l, v);
	struct ft_buf b = {0};

	ft_buf_putc(&x->out, '\n');
	if (p->authority == FT_AU_OFFICIAL) {
		ft_say_speaker(&b, p, l);
		quote(&x->out, ft_buf_str(&b));
	}
	for (size_t i = 0; i < n; i++)
		quote(&x->out, v[i]);
	ft_buf_free(&b);
	ft_arena_free(a);
}

static void put_text(struct ft_buf *out, const struct ft_place *p)
{
	struct ft_str rest = p->body, line;

	while (ft_next_line(&rest, &line)) {
		ft_buf_putc(out, '\n');
		put_line(out, line);
		ft_buf_putc(out, '\n');
	}
}

static void unit(struct ft_export *x, const struct ft_xunit *u)
{
	const struct ft_place *other = x->both ? ft_xunit_other(u) : NULL;

	put_heading(&x->out, u->depth + 2, u->best->label, u->best->heading);
	put_speaker(x, u->best, u->heir);
	put_text(&x->out, u->best);
	if (other) {
		put_heading(&x->out, u->depth + 3, other->label, other->heading);
		put_speaker(x, other, FT_S(""));
		put_text(&x->out, other);
	}
	if (u->note.n) {
		ft_buf_putc(&x->out, '\n');
		ft_buf_puts(&x->out, "> ✎ ");
		put_line(&x->out, u->note);
		ft_buf_putc(&x->out, '\n');
	}
}

const struct ft_exporter ft_export_md = {.name = "md",
					 .suffix = "md",
					 .diet = FT_X_PLACES,
					 .wants = FT_XW_HEIRS,
					 .begin = begin,
					 .work = work,
					 .open = open_container,
					 .unit = unit,
					 .summary = "Markdown"};
