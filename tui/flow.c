#include "tui/flow.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/safe.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void flow_reset(struct flow *f)
{
	ft_buf_reset(&f->text);
	f->len = f->run_len = f->begun = 0;
}

void flow_free(struct flow *f)
{
	ft_buf_free(&f->text);
	free(f->lines);
	free(f->runs);
	*f = (struct flow){0};
}

void flow_mean(struct flow *f, size_t off, size_t end, enum meaning m)
{
	if (off >= end)
		return;
	f->runs = ft_grow(f->runs, f->run_len, &f->run_cap, sizeof *f->runs);
	f->runs[f->run_len++] = (struct flow_run){off, end, (uint8_t)m};
}

size_t flow_add(struct flow *f, struct ft_str s, enum meaning m)
{
	size_t off = f->text.len;

	ft_buf_add(&f->text, s);
	if (m != M_TEXT)
		flow_mean(f, off, f->text.len, m);
	return off;
}

void flow_puts(struct flow *f, const char *s, enum meaning m)
{
	flow_add(f, ft_str(s), m);
}

void flow_fmt(struct flow *f, enum meaning m, const char *fmt, ...)
{
	char *s;
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&s, fmt, ap) < 0)
		ft_die("out of memory");
	va_end(ap);
	flow_puts(f, s, m);
	free(s);
}

/* ---- folding ---- */

/* The piece at off that stays together: a word, or an ideograph with the marks that open and close it. */
static size_t piece_end(struct ft_str s, size_t off, bool wide)
{
	uint32_t cp = ft_next_cp(s, &off);
	bool word;

	while (ft_cp_opens(cp) && off < s.n)
		cp = ft_next_cp(s, &off);
	word = cp != ' ' && cp_cols(cp, wide) < 2 && cp < 0x2E80;
	while (off < s.n) {
		uint32_t next = ft_cp_at(s, off);
		int w = cp_cols(next, wide);

		if (!ft_cp_closes(next) && w != 0 && !(word && next != ' ' && w != 2 && next < 0x2E80))
			break;
		ft_next_cp(s, &off);
	}
	return off;
}

static void add_line(struct flow *f, size_t off, size_t end, int indent, int tag)
{
	while (end > off && f->text.data[end - 1] == ' ')
		end--;
	f->lines = ft_grow(f->lines, f->len, &f->line_cap, sizeof *f->lines);
	f->lines[f->len++] = (struct flow_line){.off = off, .n = end - off, .indent = indent, .tag = tag};
}

/* A piece longer than a line is cut where the line ends. */
static size_t cut_piece(struct ft_str s, size_t off, size_t end, int room, bool wide)
{
	int used = 0;
	size_t at = off;

	while (at < end) {
		size_t next = at;
		int w = cp_cols(ft_next_cp(s, &next), wide);

		if (used + w > room && at > off)
			break;
		used += w;
		at = next;
	}
	return at;
}

void flow_end(struct flow *f, int indent, int hang, int tag)
{
	struct ft_str s = ft_buf_str(&f->text);
	size_t off = f->begun, start = off;
	int col, first = indent;

	if (indent > f->cols - 10)
		indent = f->cols > 12 ? 2 : 0;
	if (hang > f->cols - 10)
		hang = f->cols > 12 ? 2 : 0;
	col = first = indent;
	while (off < s.n) {
		size_t end = piece_end(s, off, f->wide);
		int w = str_cols(ft_sub(s, off, end - off), f->wide);

		if (col + w > f->cols && col > first) {
			add_line(f, start, off, first, tag);
			if (s.p[off] == ' ')
				off = end;
			start = off;
			col = first = hang;
			continue;
		}
		if (col + w > f->cols)
			end = cut_piece(s, off, end, f->cols - col, f->wide);
		col += str_cols(ft_sub(s, off, end - off), f->wide);
		off = end;
	}
	if (off > start || f->begun == s.n)
		add_line(f, start, off, first, tag);
	f->begun = s.n;
}

void flow_blank(struct flow *f, int tag)
{
	f->begun = f->text.len;
	add_line(f, f->begun, f->begun, 0, tag);
}

void flow_line(struct flow *f, struct ft_str s, enum meaning m, int indent, int tag)
{
	f->begun = f->text.len;
	flow_add(f, s, m);
	flow_end(f, indent, indent, tag);
}

void flow_right(struct flow *f, struct ft_str s, enum meaning m)
{
	struct flow_line *l = f->len ? &f->lines[f->len - 1] : NULL;
	int left;

	if (l == NULL || s.n == 0)
		return;
	left = l->indent + str_cols(ft_sub(ft_buf_str(&f->text), l->off, l->n), f->wide);
	if (left + 2 + str_cols(s, f->wide) > f->cols)
		return;
	l->right = f->text.len;
	l->right_n = s.n;
	l->right_mean = (uint8_t)m;
	ft_buf_add(&f->text, s);
	f->begun = f->text.len;
}

/* ---- painting ---- */

static enum meaning mean_at(const struct flow *f, size_t off)
{
	enum meaning m = M_TEXT;

	for (size_t i = 0; i < f->run_len; i++)
		if (f->runs[i].off <= off && off < f->runs[i].end)
			m = (enum meaning)f->runs[i].mean;
	return m;
}

/* Where the meaning changes next. */
static size_t next_change(const struct flow *f, size_t off, size_t end)
{
	for (size_t i = 0; i < f->run_len; i++) {
		if (f->runs[i].off > off && f->runs[i].off < end)
			end = f->runs[i].off;
		if (f->runs[i].end > off && f->runs[i].end < end)
			end = f->runs[i].end;
	}
	return end;
}

void flow_put(const struct flow *f, size_t i, struct area a, int y)
{
	const struct flow_line *l = &f->lines[i];
	struct ft_str s = ft_buf_str(&f->text);
	size_t off = l->off, end = l->off + l->n;
	int x = l->indent;

	while (off < end) {
		size_t stop = next_change(f, off, end);

		x = put(a, x, y, ft_sub(s, off, stop - off), mean_at(f, off));
		off = stop;
	}
	if (l->right_n)
		put_right(area_sub(a, 0, 0, f->cols, a.h), y, ft_sub(s, l->right, l->right_n),
			  (enum meaning)l->right_mean);
}
