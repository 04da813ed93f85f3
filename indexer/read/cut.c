/* Laws run together on one line are cut at the labels inside it. A piece that the later passes do not take
 * for a mark goes back to the line that it was cut from, byte for byte. */
#include "indexer/read/law.h"

#include <stdlib.h>

enum { LOOK = 240, SHORT = 24 }; /* bytes behind a label that are looked at; lines too short to hold two */

struct cutter {
	struct ft_lines out;
	enum ft_lang lang;
};

/* What begins at off, looked at through a window: a line of a million characters is walked once. */
static struct ft_label label_at(const struct cutter *c, struct ft_str s, size_t off)
{
	struct ft_str rest = ft_sub(s, off, LOOK);

	return c->lang == FT_LANG_EN ? ft_label_en(rest) : ft_label_zh(rest);
}

/* The last code point before off that is no blank; 0 at the start. */
static uint32_t cp_before(struct ft_str s, size_t from, size_t off)
{
	while (off > from) {
		uint32_t cp;

		off = ft_prev_off(s, off);
		cp = ft_cp_at(s, off);
		if (!ft_is_blank(cp) && !ft_is_zero_width(cp))
			return cp;
	}
	return 0;
}

static bool ends_sentence(uint32_t cp)
{
	return cp == 0x3002 || cp == 0xFF1B || cp == 0xFF01 || cp == 0xFF1F || cp == '.' || cp == ';' || cp == ')' ||
	       cp == 0xFF09 || cp == 0x201D || cp == 0x300D;
}

/* Whether what was cut last is a heading still without a sentence: 第一章 总则第一条 为了. */
static bool in_heading(const struct cutter *c, struct ft_str s, size_t from, size_t off)
{
	struct ft_str piece = ft_sub(s, from, off - from);

	if (piece.n > LOOK || ft_find(piece, FT_S("。")) >= 0)
		return false;
	if (ft_starts(piece, FT_S("目")) && piece.n < 16)
		return true;
	return ft_is_container(label_at(c, s, from).kind);
}

/* Whether a label at off, in a piece that begins at from, may begin a line of its own. */
static bool is_cut(const struct cutter *c, struct ft_str s, size_t from, size_t off)
{
	struct ft_label l = label_at(c, s, off);
	bool stands = ends_sentence(cp_before(s, from, off));

	if (l.kind == FT_M_ARTICLE && l.shape != FT_SH_REFERS && (stands || in_heading(c, s, from, off)))
		return true;
	if (!ft_is_container(l.kind) || l.body == l.len)
		return false;
	return stands || in_heading(c, s, from, off);
}

/* The next place at or behind off where a label could be. */
static ptrdiff_t next_place(const struct cutter *c, struct ft_str s, size_t off)
{
	if (c->lang == FT_LANG_ZH)
		return ft_find_from(s, off, FT_S("第"));
	for (; off < s.n; off++)
		if ((s.p[off] == 'A' && ft_starts(ft_from(s, off), FT_S("Article "))) ||
		    (s.p[off] == 'C' && ft_starts(ft_from(s, off), FT_S("Chapter "))))
			return (ptrdiff_t)off;
	return -1;
}

/* Adds the piece [from, to) of a line; col grows by the pieces before it. */
static void add_piece(struct cutter *c, const struct ft_line *line, size_t from, size_t to, unsigned *col)
{
	struct ft_str piece = ft_sub(line->s, from, to - from);
	struct ft_line *l;

	ft_lines_add(&c->out, piece, line->no, *col, line->level);
	l = &c->out.v[c->out.len - 1];
	l->joined = from > 0;
	l->table = line->table;
	if (to < line->s.n)
		*col += (unsigned)ft_cp_count(piece);
}

/* Cuts one line into pieces; most lines are one piece. */
static void cut_line(struct cutter *c, const struct ft_line *line)
{
	unsigned col = line->col;
	size_t from = 0;

	if (line->s.n > SHORT && !line->table) {
		ptrdiff_t at = next_place(c, line->s, 1);

		while (at > 0) {
			if (is_cut(c, line->s, from, (size_t)at)) {
				add_piece(c, line, from, (size_t)at, &col);
				from = (size_t)at;
			}
			at = next_place(c, line->s, (size_t)at + 3);
		}
	}
	add_piece(c, line, from, line->s.n, &col);
}

/* Rebuilds the lines with every piece a line of its own. */
void ft_law_cut(struct ft_lines *l, enum ft_lang lang)
{
	struct cutter c = {.lang = lang};

	for (size_t i = 0; i < l->len; i++) {
		if (i == l->head_end)
			c.out.head_end = c.out.len;
		cut_line(&c, &l->v[i]);
	}
	free(l->v);
	*l = c.out;
}
