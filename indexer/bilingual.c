#include "indexer/bilingual.h"

#include "base/num.h"

#include <string.h>

enum {
	LEAST = 2,    /* labels of articles or chapters in each language, for a text to be bilingual */
	SHORT = 16,   /* characters of a cell that names its column */
	LETTERS = 8, HAN = 3, /* of English and Chinese on one line, so that it may be two */
};

/* What a piece of text is made of: an ideograph says about as much as three letters. */
struct weight {
	long han, letters;
};

static void weigh(struct weight *w, uint32_t cp)
{
	w->han += ft_is_han(cp);
	w->letters += (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
}

static struct weight weight_of(struct ft_str s)
{
	struct weight w = {0, 0};

	for (size_t off = 0; off < s.n;)
		weigh(&w, ft_next_cp(s, &off));
	return w;
}

enum side { NEITHER, ZH, EN };

static enum side side_of(struct ft_str s)
{
	struct weight w = weight_of(s);

	if (w.han == 0 && w.letters == 0)
		return NEITHER;
	return w.han * 3 >= w.letters ? ZH : EN;
}

/* How well a line parts at a place: what stands on the right side of it, less what stands on the wrong one. */
static long gain(struct weight left, struct weight all)
{
	long han = left.han * 3 - (all.han - left.han) * 3, letters = left.letters - (all.letters - left.letters);
	long g = han - letters;

	return g < 0 ? -g : g;
}

/* Where a line of two languages changes from one to the other; its length where it does not. */
static size_t change_at(struct ft_str line)
{
	struct weight all = weight_of(line), left = {0, 0};
	size_t best = line.n;
	long most = 0;

	if (all.letters < LETTERS || all.han < HAN)
		return line.n;
	for (size_t off = 0; off < line.n;) {
		size_t at = off;
		uint32_t cp = ft_next_cp(line, &off);
		bool blank = ft_is_blank(cp), turn = at > 0 && ft_is_han(cp) != ft_is_han(ft_cp_at(line, ft_prev_off(line, at)));
		/* Digits and marks between the two belong to the Chinese side: 2018年 is no English. */
		bool later = blank && left.letters > left.han * 3;

		if ((blank || turn) && gain(left, all) >= most + !later) {
			most = gain(left, all);
			best = at;
		}
		weigh(&left, cp);
	}
	/* An English line that quotes Chinese words, or the other way round, is one line. */
	return most * 10 >= (all.han * 3 + all.letters) * 9 ? best : line.n;
}

/* ---- labels ---- */

/* 第一条, 第一條, 第一章 */
static bool is_label_zh(struct ft_str s)
{
	size_t off = sizeof "第" - 1;

	if (!ft_starts(s, FT_S("第")) || ft_num_read(s, &off) <= 0)
		return false;
	s = ft_from(s, off);
	return ft_starts(s, FT_S("条")) || ft_starts(s, FT_S("條")) || ft_starts(s, FT_S("章")) || ft_starts(s, FT_S("节")) ||
	       ft_starts(s, FT_S("節"));
}

/* Article 1, Chapter I */
static bool is_label_en(struct ft_str s)
{
	static const struct ft_str words[] = {FT_S("Article "), FT_S("ARTICLE "), FT_S("Chapter "), FT_S("CHAPTER ")};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (ft_starts(s, words[i]) && s.n > words[i].n && strchr("0123456789IVXLC", s.p[words[i].n]))
			return true;
	return false;
}

/* The line without what Markdown puts before its words. */
static struct ft_str words_of(struct ft_str s)
{
	while (s.n && strchr("#*_ \t", s.p[0]))
		s = ft_from(s, 1);
	return ft_trim(s);
}

/* ---- the two texts ---- */

struct split {
	struct ft_buf *zh, *en;
	size_t labels_zh, labels_en;
};

static void put_line(struct ft_buf *out, struct ft_str marks, struct ft_str s)
{
	ft_buf_add(out, marks);
	ft_buf_add(out, s);
	ft_buf_puts(out, "\n\n");
}

/* One piece that has one language; `marks` is the # of its line. */
static void put_piece(struct split *x, struct ft_str marks, struct ft_str s)
{
	enum side side = side_of(s);

	s = ft_trim(s);
	if (s.n == 0)
		return;
	x->labels_zh += side == ZH && is_label_zh(words_of(s));
	x->labels_en += side == EN && is_label_en(words_of(s));
	if (side != EN)
		put_line(x->zh, marks, s);
	if (side != ZH)
		put_line(x->en, marks, s);
}

static struct ft_str marks_of(struct ft_str line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == '#')
		n++;
	return n && n < line.n && line.p[n] == ' ' ? ft_sub(line, 0, n + 1) : FT_S("");
}

/* A row of a table whose cells are of different languages: each cell is a paragraph, at its <br> several. */
static void put_row(struct split *x, struct ft_str row)
{
	struct ft_str cell;

	while (row.n && ft_next_field(&row, '|', &cell)) {
		ptrdiff_t at;

		while ((at = ft_find(cell, FT_S("<br>"))) >= 0) {
			put_piece(x, FT_S(""), ft_sub(cell, 0, (size_t)at));
			cell = ft_from(cell, (size_t)at + 4);
		}
		put_piece(x, FT_S(""), cell);
	}
}

static bool is_rule(struct ft_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!strchr("|-: \t", s.p[i]))
			return false;
	return true;
}

/* A row above the rule of a table, all of whose cells are short: it names the columns (中文, English). */
static bool names_columns(struct ft_str row, struct ft_str rest)
{
	struct ft_str next, cell;

	if (!ft_next_line(&rest, &next) || ft_trim(next).n == 0 || ft_trim(next).p[0] != '|' || !is_rule(next))
		return false;
	while (row.n && ft_next_field(&row, '|', &cell))
		if (ft_cp_count(ft_trim(cell)) > SHORT)
			return false;
	return true;
}

static void put_text_line(struct split *x, struct ft_str line, struct ft_str rest)
{
	struct ft_str s = ft_trim(line), marks = marks_of(s);
	size_t at;

	if (s.n == 0 || (s.p[0] == '|' && is_rule(s)))
		return;
	if (s.p[0] == '|') {
		if (!names_columns(s, rest))
			put_row(x, s);
		return;
	}
	s = ft_from(s, marks.n);
	at = change_at(s);
	if (is_label_zh(words_of(s)) || is_label_en(words_of(s))) { /* both parts of an article bear its label */
		struct ft_str other = ft_trim(ft_from(s, at));

		at = is_label_zh(other) || is_label_en(other) ? at : s.n;
	}
	put_piece(x, marks, ft_sub(s, 0, at));
	put_piece(x, marks, ft_from(s, at));
}

bool ft_bilingual_split(struct ft_str text, struct ft_buf *zh, struct ft_buf *en)
{
	struct split x = {zh, en, 0, 0};
	struct ft_str line;

	while (ft_next_line(&text, &line))
		put_text_line(&x, line, text);
	return x.labels_zh >= LEAST && x.labels_en >= LEAST;
}
