#include "indexer/convert/plain.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REFUSED = 3, MARK = 0x1D };

static bool is_control(uint32_t cp)
{
	return (cp < 0x20 && cp != '\t') || (cp >= 0x7F && cp < 0xA0);
}

/* Whether the byte at `at` would be read as a mark: emphasis, a link, a tag, an entity, an escape. */
static bool is_mark(struct ft_str s, size_t at)
{
	char next = at + 1 < s.n ? s.p[at + 1] : '\0';

	switch (s.p[at]) {
	case '*':
		return true;
	case '_':
		return next == '_' || (at > 0 && s.p[at - 1] == '_');
	case '\\':
		return next && strchr("\\`*_{}[]()#+-.!<>|~", next);
	case ']':
		return next == '(';
	case '<':
		return next == '!' || next == '<' || next == '/' || ((next | 0x20) >= 'a' && (next | 0x20) <= 'z');
	case '&':
		return (next | 0x20) >= 'a' && (next | 0x20) <= 'z';
	default:
		return false;
	}
}

/* A first byte that would make the whole line something else: a heading, a quotation, a row, a rule. */
static bool is_line_mark(struct ft_str s)
{
	size_t same = 0;

	if (strchr("#>|", s.p[0]))
		return true;
	if (!strchr("=-", s.p[0]))
		return false;
	while (same < s.n && (s.p[same] == s.p[0] || s.p[same] == ' '))
		same++;
	return same == s.n;
}

/* & cannot be escaped by a backslash in the form as it is read; its own entity can stand for it. */
static void add_escaped(struct ft_buf *out, struct ft_str s, bool in_cell)
{
	for (size_t off = 0; off < s.n;) {
		size_t at = off;
		uint32_t cp = ft_next_cp(s, &off);

		if (is_control(cp))
			continue;
		if (cp == '&' && is_mark(s, at)) {
			ft_buf_puts(out, "&amp;");
			continue;
		}
		if (cp < 0x80 && (is_mark(s, at) || (in_cell && cp == '|')))
			ft_buf_putc(out, '\\');
		ft_buf_add(out, ft_sub(s, at, off - at));
	}
}

static void tell_place(struct ft_plain *p)
{
	if (p->page != p->told_page)
		ft_buf_fmt(&p->out, "%cpage %u\n", MARK, p->page);
	if (p->para != p->told_para)
		ft_buf_fmt(&p->out, "%cpara %u\n", MARK, p->para);
	p->told_page = p->page;
	p->told_para = p->para;
}

void ft_plain_line(struct ft_plain *p, unsigned level, struct ft_str words)
{
	struct ft_str line;

	ft_plain_table_end(p);
	while (ft_next_line(&words, &line)) {
		line = ft_trim(line);
		if (line.n == 0)
			continue;
		tell_place(p);
		for (unsigned i = 0; i < level && i < 6; i++)
			ft_buf_putc(&p->out, '#');
		if (level)
			ft_buf_putc(&p->out, ' ');
		if (!level && is_line_mark(line))
			ft_buf_putc(&p->out, '\\');
		add_escaped(&p->out, line, false);
		ft_buf_puts(&p->out, level ? "\n\n" : "\n");
	}
}

static void add_cell(struct ft_buf *out, struct ft_str cell)
{
	struct ft_str line;
	bool first = true;

	ft_buf_puts(out, " ");
	while (ft_next_line(&cell, &line)) {
		line = ft_trim(line);
		if (line.n == 0)
			continue;
		if (!first)
			ft_buf_puts(out, "<br>");
		add_escaped(out, line, true);
		first = false;
	}
	ft_buf_puts(out, " |");
}

static bool is_empty(const struct ft_str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ft_trim(cells[i]).n)
			return false;
	return true;
}

void ft_plain_row(struct ft_plain *p, const struct ft_str *cells, size_t n)
{
	if (is_empty(cells, n))
		return;
	tell_place(p);
	if (p->row == 0)
		p->cols = n;
	ft_buf_putc(&p->out, '|');
	for (size_t i = 0; i < n || i < p->cols; i++)
		add_cell(&p->out, i < n ? cells[i] : FT_S(""));
	ft_buf_putc(&p->out, '\n');
	if (p->row++ == 0) {
		ft_buf_putc(&p->out, '|');
		for (size_t i = 0; i < n; i++)
			ft_buf_puts(&p->out, " --- |");
		ft_buf_putc(&p->out, '\n');
	}
}

void ft_plain_table_end(struct ft_plain *p)
{
	if (p->row)
		ft_buf_putc(&p->out, '\n');
	p->row = 0;
}

void ft_plain_tool(struct ft_plain *p, const char *words)
{
	ft_buf_fmt(&p->out, "%ctool %s\n", MARK, words);
}

_Noreturn void ft_refuse(const char *code, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s: ", code);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(REFUSED);
}
