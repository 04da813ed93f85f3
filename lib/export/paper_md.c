/* The paper as Markdown (CommonMark with pipe tables): what a cell holds in several lines is set with <br>. */
#include "export/paper.h"

#include "base/safe.h"
#include "doc/manifest.h"

#include <string.h>

/* Our own words and theirs alike: every sign that means something is escaped. */
static void put(struct ft_buf *out, struct ft_str s)
{
	struct ft_buf safe = {0};

	ft_safe_line(&safe, s);
	for (size_t i = 0; i < safe.len; i++) {
		if (strchr("\\`*_[]<>|&~#", safe.data[i]))
			ft_buf_putc(out, '\\');
		ft_buf_putc(out, safe.data[i]);
	}
	ft_buf_free(&safe);
}

/* A code span, in which nothing can be escaped: back-ticks become quotes, a bar would end the cell. */
static void put_mono(struct ft_buf *out, struct ft_str s)
{
	struct ft_buf safe = {0};

	ft_safe_line(&safe, s);
	ft_buf_putc(out, '`');
	for (size_t i = 0; i < safe.len; i++)
		ft_buf_putc(out, safe.data[i] == '`' ? '\'' : safe.data[i] == '|' ? '/' : safe.data[i]);
	ft_buf_putc(out, '`');
	ft_buf_free(&safe);
}

static void put_run(struct ft_buf *out, const struct ft_run *r)
{
	if (r->line)
		ft_buf_puts(out, "<br>");
	if (r->text.n == 0)
		return;
	ft_buf_puts(out, r->strong ? "**" : r->to.n ? "[" : "");
	if (r->mono)
		put_mono(out, r->text);
	else
		put(out, r->strong ? ft_trim(r->text) : r->text);
	if (r->strong)
		ft_buf_puts(out, ft_ends(r->text, FT_S(" ")) ? "** " : "**");
	else if (r->to.n)
		ft_buf_fmt(out, "](#%.*s)", FT_FMT(r->to));
}

static void heading(struct ft_paper *p, int level, struct ft_str anchor, const struct ft_run *v, size_t n)
{
	ft_buf_fmt(&p->out, "\n<a id=\"%.*s\"></a>\n\n%.*s", FT_FMT(anchor), level, "######");
	for (size_t i = 0; i < n; i++) {
		ft_buf_puts(&p->out, level > 2 && i == 0 ? " No. " : i > 1 ? " · " : " ");
		put(&p->out, v[i].text);
	}
	ft_buf_putc(&p->out, '\n');
}

static void para(struct ft_paper *p, enum ft_paper_style s, const struct ft_run *v, size_t n)
{
	static const char *const before[FT_PS_COUNT] = {"# ", "## ", "**", "", "", "", "> ⚠ ", "- ", "> "};

	ft_buf_putc(&p->out, '\n');
	ft_buf_puts(&p->out, before[s]);
	for (size_t i = 0; i < n; i++)
		put_run(&p->out, &v[i]);
	ft_buf_puts(&p->out, s == FT_PS_DAY ? "**\n" : "\n");
}

static void table(struct ft_paper *p, const char *const *heads, const int *percent, size_t n)
{
	(void)percent;
	ft_buf_puts(&p->out, "\n|");
	for (size_t i = 0; i < n; i++)
		ft_buf_fmt(&p->out, " %s |", heads ? heads[i] : "");
	ft_buf_puts(&p->out, "\n|");
	for (size_t i = 0; i < n; i++)
		ft_buf_puts(&p->out, " --- |");
	ft_buf_putc(&p->out, '\n');
}

static void row(struct ft_paper *p, const struct ft_cell *v, size_t n)
{
	ft_buf_putc(&p->out, '|');
	for (size_t i = 0; i < n; i++) {
		ft_buf_putc(&p->out, ' ');
		for (size_t k = 0; k < v[i].n; k++)
			put_run(&p->out, &v[i].v[k]);
		ft_buf_puts(&p->out, " |");
	}
	ft_buf_putc(&p->out, '\n');
}

static void table_end(struct ft_paper *p)
{
	ft_buf_putc(&p->out, '\n');
}

/* ---- sides ---- */

static void put_side(struct ft_buf *out, const struct ft_side *s)
{
	struct ft_str rest = s->body, line;
	const char *br = "";

	for (size_t i = 0; i < s->warning_len; i++, br = "<br>") {
		ft_buf_fmt(out, "%s⚠ ", br);
		put(out, s->warnings[i]);
	}
	if (s->label.n || s->heading.n) {
		ft_buf_fmt(out, "%s**", br);
		put(out, s->label);
		ft_buf_puts(out, s->label.n && s->heading.n ? " " : "");
		put(out, s->heading);
		ft_buf_puts(out, "**");
		br = "<br>";
	}
	while (ft_next_line(&rest, &line)) {
		ft_buf_puts(out, br);
		put(out, line);
		br = "<br>";
	}
	if (s->body.n == 0) {
		ft_buf_puts(out, br);
		put(out, s->absent);
	}
}

static void sides(struct ft_paper *p, const struct ft_side v[FT_LANG_COUNT])
{
	struct ft_buf *out = &p->out;

	ft_buf_puts(out, "\n|");
	for (int i = 0; i < FT_LANG_COUNT; i++) {
		ft_buf_fmt(out, " %s%s", i == FT_LANG_EN ? "English" : "中文", v[i].speaker.n ? " — " : "");
		put(out, v[i].speaker);
		ft_buf_puts(out, " |");
	}
	ft_buf_puts(out, "\n| --- | --- |\n|");
	for (int i = 0; i < FT_LANG_COUNT; i++) {
		ft_buf_putc(out, ' ');
		put_side(out, &v[i]);
		ft_buf_puts(out, " |");
	}
	ft_buf_puts(out, "\n|");
	for (int i = 0; i < FT_LANG_COUNT; i++) {
		ft_buf_putc(out, ' ');
		for (size_t k = 0; k < v[i].source_len; k++) {
			struct ft_run r = v[i].source[k];

			r.line = k > 0;
			put_run(out, &r);
		}
		ft_buf_puts(out, " |");
	}
	ft_buf_putc(out, '\n');
}

static void finish(struct ft_export *x, struct ft_paper *sections, size_t n, struct ft_str manifest, struct ft_buf *out)
{
	struct ft_buf file = {0};

	(void)x;
	for (size_t i = 0; i < n; i++)
		ft_buf_add(&file, ft_from(ft_buf_str(&sections[i].out), i == 0));
	ft_buf_puts(&file, "\n" FT_MANIFEST_MD);
	ft_buf_add(&file, manifest);
	ft_buf_puts(&file, "\n```\n");
	ft_manifest_seal(&file, NULL);
	ft_buf_add(out, ft_buf_str(&file));
	ft_buf_free(&file);
}

const struct ft_setter ft_paper_md = {heading, para, table, row, table_end, sides, finish};
