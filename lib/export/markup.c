#include "export/markup.h"

#include "base/safe.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

/* Escapes in runs: most of a text needs none. */
static void escape(struct ft_buf *out, struct ft_str s, bool attr)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		const char *as = NULL;

		switch (s.p[i]) {
		case '&':
			as = "&amp;";
			break;
		case '<':
			as = "&lt;";
			break;
		case '>':
			as = "&gt;";
			break;
		case '"':
			as = attr ? "&quot;" : NULL;
			break;
		case '\n':
			as = attr ? "&#10;" : NULL;
			break;
		default:
			break;
		}
		if (as == NULL)
			continue;
		ft_buf_add(out, ft_sub(s, from, i - from));
		ft_buf_puts(out, as);
		from = i + 1;
	}
	ft_buf_add(out, ft_from(s, from));
}

static bool xml_allows(uint32_t cp)
{
	return cp == '\t' || cp == '\n' || cp == '\r' || (cp >= 0x20 && (cp & 0xFFFE) != 0xFFFE);
}

/* XML: the unsafe as references. */
static void put_xml(struct ft_buf *out, struct ft_str s, bool attr)
{
	size_t from = 0, off = 0;

	while (off < s.n) {
		size_t at = off;
		uint32_t cp = ft_next_cp(s, &off);

		if (cp < 0x80 ? cp >= 0x20 && cp != 0x7F : !ft_cp_unsafe(cp))
			continue;
		if (cp == '\n')
			continue;
		escape(out, ft_sub(s, from, at - from), attr);
		ft_buf_fmt(out, xml_allows(cp) ? "&#x%X;" : "&lt;U+%04X&gt;", (unsigned)cp);
		from = off;
	}
	escape(out, ft_from(s, from), attr);
}

static void put(const struct ft_markup *m, struct ft_str s, bool attr)
{
	struct ft_buf safe = {0};

	if (!m->html) {
		put_xml(m->out, s, attr);
		return;
	}
	ft_safe(&safe, s);
	escape(m->out, ft_buf_str(&safe), attr);
	ft_buf_free(&safe);
}

static void end_start(struct ft_markup *m)
{
	if (m->started)
		ft_buf_putc(m->out, '>');
	m->started = false;
}

static void new_line(struct ft_markup *m)
{
	if (!m->indent || m->words[m->depth])
		return;
	if (m->out->len)
		ft_buf_putc(m->out, '\n');
	for (int i = 0; i < m->depth; i++)
		ft_buf_putc(m->out, ' ');
}

void ft_markup_open(struct ft_markup *m, const char *element)
{
	assert(m->depth < FT_MARKUP_DEEPEST);
	end_start(m);
	new_line(m);
	ft_buf_putc(m->out, '<');
	ft_buf_puts(m->out, element);
	m->open[m->depth] = element;
	m->words[m->depth + 1] = m->words[m->depth];
	m->depth++;
	m->started = true;
}

void ft_markup_attr(struct ft_markup *m, const char *name, struct ft_str value)
{
	if (value.n == 0)
		return;
	ft_buf_putc(m->out, ' ');
	ft_buf_puts(m->out, name);
	ft_buf_puts(m->out, "=\"");
	put(m, value, true);
	ft_buf_putc(m->out, '"');
}

void ft_markup_attrf(struct ft_markup *m, const char *name, const char *fmt, ...)
{
	struct ft_buf b = {0};
	va_list ap;

	va_start(ap, fmt);
	ft_buf_vfmt(&b, fmt, ap);
	va_end(ap);
	ft_markup_attr(m, name, ft_buf_str(&b));
	ft_buf_free(&b);
}

void ft_markup_text(struct ft_markup *m, struct ft_str s)
{
	if (s.n == 0)
		return;
	end_start(m);
	m->words[m->depth] = true;
	put(m, s, false);
}

void ft_markup_raw(struct ft_markup *m, const char *words)
{
	end_start(m);
	ft_buf_puts(m->out, words);
}

void ft_markup_inline(struct ft_markup *m)
{
	m->words[m->depth] = true;
}

void ft_markup_close(struct ft_markup *m)
{
	bool words = m->words[m->depth];
	const char *element = m->open[--m->depth];

	if (m->started && !m->html) {
		ft_buf_puts(m->out, "/>");
		m->started = false;
		return;
	}
	if (!m->started && !words)
		new_line(m);
	end_start(m);
	ft_buf_puts(m->out, "</");
	ft_buf_puts(m->out, element);
	ft_buf_putc(m->out, '>');
}

void ft_markup_close_to(struct ft_markup *m, int depth)
{
	while (m->depth > depth)
		ft_markup_close(m);
}

void ft_markup_leaf(struct ft_markup *m, const char *element, struct ft_str text)
{
	if (text.n == 0)
		return;
	ft_markup_open(m, element);
	ft_markup_text(m, text);
	ft_markup_close(m);
}
