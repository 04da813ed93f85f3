#include "tui/canvas.h"

#include "base/arena.h"
#include "base/safe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void canvas_size(struct canvas *c, int w, int h)
{
	c->cells = ft_realloc(c->cells, (size_t)(w * h + 1) * sizeof *c->cells);
	c->w = w;
	c->h = h;
	canvas_clear(c);
}

void canvas_free(struct canvas *c)
{
	free(c->cells);
	*c = (struct canvas){0};
}

void canvas_clear(struct canvas *c)
{
	for (int i = 0; i < c->w * c->h; i++)
		c->cells[i] = (struct cell){.cp = ' '};
	c->cx = c->cy = -1;
}

struct area area_of(struct canvas *c)
{
	return (struct area){c, 0, 0, c->w, c->h};
}

static int clamp(int v, int low, int high)
{
	return v < low ? low : v > high ? high : v;
}

struct area area_sub(struct area a, int x, int y, int w, int h)
{
	x = clamp(x, 0, a.w);
	y = clamp(y, 0, a.h);
	return (struct area){a.c, a.x + x, a.y + y, clamp(w, 0, a.w - x), clamp(h, 0, a.h - y)};
}

/* ---- width ---- */

/* East Asian Ambiguous (UAX #11), the ranges that texts of law meet. */
static bool ambiguous(uint32_t cp)
{
	static const uint32_t r[][2] = {
		{0xA1, 0xA1},     {0xA4, 0xA4},     {0xA7, 0xA8},     {0xAA, 0xAA},     {0xAE, 0xAE},
		{0xB0, 0xB4},     {0xB6, 0xBA},     {0xBC, 0xBF},     {0xD7, 0xD7},     {0xF7, 0xF7},
		{0x391, 0x3A9},   {0x3B1, 0x3C9},   {0x401, 0x451},   {0x2010, 0x2010}, {0x2013, 0x2016},
		{0x2018, 0x2019}, {0x201C, 0x201D}, {0x2020, 0x2022}, {0x2024, 0x2027}, {0x2030, 0x2030},
		{0x2032, 0x2033}, {0x2035, 0x2035}, {0x203B, 0x203B}, {0x2103, 0x2103}, {0x2116, 0x2116},
		{0x2121, 0x2122}, {0x2150, 0x216B}, {0x2170, 0x2179}, {0x2190, 0x2199}, {0x21D2, 0x21D4},
		{0x2200, 0x22BF}, {0x2460, 0x24E9}, {0x24EB, 0x254B}, {0x2550, 0x2573}, {0x2580, 0x258F},
		{0x2592, 0x2595}, {0x25A0, 0x25EF}, {0x2605, 0x2606}, {0x2640, 0x2642}, {0x2660, 0x266F},
		{0xFFFD, 0xFFFD},
	};

	for (size_t i = 0; i < sizeof r / sizeof r[0]; i++)
		if (cp >= r[i][0] && cp <= r[i][1])
			return true;
	return false;
}

size_t cp_escape(char out[12], uint32_t cp)
{
	char hex[16];
	int n;

	if ((cp >= 0x20 && cp < 0x7F) || (cp >= 0x3001 && cp <= 0x30FF) || (cp >= 0x4E00 && cp <= 0x9FFF) ||
	    !ft_cp_unsafe(cp == '\n' ? 1 : cp))
		return 0;
	if (cp == '\t' || cp == '\n') {
		out[0] = ' ';
		return 1;
	}
	n = snprintf(hex, sizeof hex, "<U+%04X>", (unsigned)cp);
	memcpy(out, hex, (size_t)n);
	return (size_t)n;
}

int cp_cols(uint32_t cp, bool wide)
{
	char esc[12];
	size_t n;

	if (cp >= 0x20 && cp < 0x7F)
		return 1;
	if (cp >= 0x4E00 && cp <= 0x9FFF)
		return 2;
	n = cp_escape(esc, cp);
	if (n)
		return (int)n;
	return wide && ambiguous(cp) ? 2 : ft_cp_width(cp);
}

int str_cols(struct ft_str s, bool wide)
{
	size_t off = 0;
	int n = 0;

	while (off < s.n)
		n += cp_cols(ft_next_cp(s, &off), wide);
	return n;
}

/* ---- painting ---- */

static struct cell *cell_at(struct area a, int x, int y)
{
	return &a.c->cells[(a.y + y) * a.c->w + a.x + x];
}

static void add_mark(struct area a, int x, int y, uint32_t cp)
{
	struct cell *c;

	while (x > 0 && cell_at(a, x - 1, y)->cp == 0)
		x--;
	if (x == 0)
		return;
	c = cell_at(a, x - 1, y);
	for (int i = 0; i < CELL_MARKS; i++)
		if (c->mark[i] == 0) {
			c->mark[i] = cp;
			return;
		}
}

static int put_cp(struct area a, int x, int y, uint32_t cp, enum meaning m)
{
	int w = cp_cols(cp, a.c->wide);
	struct cell *c;

	if (w == 0) {
		add_mark(a, x, y, cp);
		return x;
	}
	if (x + w > a.w)
		return a.w;
	c = cell_at(a, x, y);
	*c = (struct cell){.cp = cp, .mean = (uint8_t)m, .on = c->on};
	if (w == 2)
		c[1] = (struct cell){.cp = 0, .mean = (uint8_t)m, .on = c[1].on};
	return x + w;
}

int put(struct area a, int x, int y, struct ft_str s, enum meaning m)
{
	size_t off = 0;
	char esc[12];

	if (y < 0 || y >= a.h || x < 0)
		return x;
	while (off < s.n && x < a.w) {
		uint32_t cp = ft_next_cp(s, &off);
		size_t n = cp_escape(esc, cp);

		for (size_t i = 0; i < n && x < a.w; i++)
			x = put_cp(a, x, y, (unsigned char)esc[i], m);
		if (n == 0)
			x = put_cp(a, x, y, cp, m);
	}
	return x;
}

int puts_at(struct area a, int x, int y, const char *s, enum meaning m)
{
	return put(a, x, y, ft_str(s), m);
}

int put_cut(struct area a, int x, int y, int cols, struct ft_str s, enum meaning m)
{
	struct ft_str more = sign(a.c, S_MORE);
	int room = cols - str_cols(more, a.c->wide), used = 0;
	size_t off = 0;

	if (cols <= 0)
		return x;
	if (str_cols(s, a.c->wide) <= cols)
		return put(a, x, y, s, m);
	while (off < s.n) {
		size_t next = off;
		int w = cp_cols(ft_next_cp(s, &next), a.c->wide);

		if (used + w > room)
			break;
		used += w;
		off = next;
	}
	x = put(a, x, y, ft_sub(s, 0, off), m);
	return put(a, x, y, more, m == M_LINK || m == M_LINK_ON ? M_DIM : m);
}

int put_right(struct area a, int y, struct ft_str s, enum meaning m)
{
	int x = a.w - str_cols(s, a.c->wide);

	if (x < 0)
		x = 0;
	put(a, x, y, s, m);
	return x;
}

void fill(struct area a, enum meaning m)
{
	for (int y = 0; y < a.h; y++)
		for (int x = 0; x < a.w; x++)
			*cell_at(a, x, y) = (struct cell){.cp = ' ', .mean = (uint8_t)m};
}

void row_on(struct area a, int y)
{
	for (int x = 0; x < a.w && y >= 0 && y < a.h; x++)
		cell_at(a, x, y)->on = true;
}

void h_rule(struct area a, int y)
{
	for (int x = 0; x < a.w; x++)
		put(a, x, y, sign(a.c, S_H), M_RULE);
}

void v_rule(struct area a, int x)
{
	for (int y = 0; y < a.h && x < a.w; y++)
		put(a, x, y, sign(a.c, S_V), M_RULE);
}

struct ft_str sign(const struct canvas *c, enum sign s)
{
	static const char *const fine[] = {
#define X(name, f, p) f,
		SIGNS(X)
#undef X
	};
	static const char *const plain[] = {
#define X(name, f, p) p,
		SIGNS(X)
#undef X
	};

	return ft_str(c->wide ? plain[s] : fine[s]);
}

bool shown_anew(struct shown *s, const struct canvas *c, bool anew)
{
	if (!anew && s->w == c->w && s->h == c->h)
		return false;
	s->cells = ft_realloc(s->cells, ((size_t)c->w * (size_t)c->h + 1) * sizeof *c->cells);
	s->w = c->w;
	s->h = c->h;
	return true;
}

bool shown_row(struct shown *s, const struct canvas *c, int y, bool anew)
{
	size_t at = (size_t)y * (size_t)c->w, bytes = (size_t)c->w * sizeof *c->cells;
	bool changed = anew || memcmp(s->cells + at, c->cells + at, bytes) != 0;

	if (changed)
		memcpy(s->cells + at, c->cells + at, bytes);
	return changed;
}

void shown_free(struct shown *s)
{
	free(s->cells);
	*s = (struct shown){0};
}

void canvas_print(const struct canvas *c, struct ft_buf *out)
{
	for (int y = 0; y < c->h; y++) {
		for (int x = 0; x < c->w; x++) {
			const struct cell *cell = &c->cells[y * c->w + x];

			if (cell->cp)
				ft_buf_cp(out, cell->cp);
			for (int i = 0; i < CELL_MARKS && cell->mark[i]; i++)
				ft_buf_cp(out, cell->mark[i]);
		}
		while (out->len && out->data[out->len - 1] == ' ')
			out->data[--out->len] = '\0';
		ft_buf_putc(out, '\n');
	}
}
