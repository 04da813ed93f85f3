/* What check --fix proposes. */
#include "query/check.h"

#include "base/num.h"
#include "doc/eid.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The article's number of an eid: art_23__para_1 gives 23; 0 for one with a part behind it (art_120-1) or
 * none. */
static long article_of(struct ft_str eid)
{
	struct ft_str unit = ft_eid_unit(eid);
	char *end;
	long n;

	if (!ft_starts(unit, FT_S("art_")))
		return 0;
	n = strtol(unit.p + 4, &end, 10);
	return end == unit.p + unit.n ? n : 0;
}

/* Where the one new place differs in the article's number alone. */
bool ft_check_can_fix(const struct ft_checked *k)
{
	return k->outcome == FT_OUT_RENUMBERED && k->now_len == 1 && k->cite.date.n == 0 &&
	       k->cite.end.n == 0 && k->cite.article.n > 0 && k->place.work == k->now[0].work &&
	       article_of(k->place.eid) > 0 && article_of(k->now[0].eid) > 0 &&
	       ft_eq(ft_eid_inner(k->place.eid), ft_eid_inner(k->now[0].eid));
}

/* The number in the script in which the old one is written. */
static void put_number(struct ft_buf *out, struct ft_str old, long n)
{
	char zh[64];

	if (old.n && isdigit((unsigned char)old.p[0])) {
		ft_buf_fmt(out, "%ld", n);
		return;
	}
	ft_num_zh(zh, n);
	ft_buf_puts(out, zh);
}

/* The line from `begin` with its citations brought up to date; how many were. */
static size_t put_line(const struct ft_check *c, struct ft_str text, size_t begin, size_t end,
		       struct ft_buf *out)
{
	size_t at = begin, changed = 0;

	for (size_t i = 0; i < c->len; i++) {
		const struct ft_checked *k = &c->v[i];
		struct ft_memo_number num = k->cite.article;

		if (!ft_check_can_fix(k) || num.off < at || num.off + num.n > end)
			continue;
		ft_buf_add(out, ft_sub(text, at, num.off - at));
		put_number(out, ft_sub(text, num.off, num.n), article_of(k->now[0].eid));
		at = num.off + num.n;
		changed++;
	}
	ft_buf_add(out, ft_sub(text, at, end - at));
	return changed;
}

struct line {
	size_t begin, end; /* without LF */
	bool bare;         /* the last line, without LF */
	bool bom;          /* the first one, which begins with a mark in the file */
	char *new;         /* NULL: as it was */
};

enum { CONTEXT = 3 };

static void put_diff_line(struct ft_buf *out, char mark, struct ft_str s, const struct line *l)
{
	ft_buf_putc(out, mark);
	if (l->bom)
		ft_buf_cp(out, 0xFEFF);
	ft_buf_add(out, s);
	ft_buf_puts(out, l->bare ? "\n\\ No newline at end of file\n" : "\n");
}

static void put_hunk(const struct line *v, size_t from, size_t to, struct ft_str text, struct ft_buf *out)
{
	ft_buf_fmt(out, "@@ -%zu,%zu +%zu,%zu @@\n", from + 1, to - from, from + 1, to - from);
	for (size_t i = from; i < to;) {
		size_t run = i;

		if (v[i].new == NULL) {
			put_diff_line(out, ' ', ft_sub(text, v[i].begin, v[i].end - v[i].begin), &v[i]);
			i++;
			continue;
		}
		for (; run < to && v[run].new; run++)
			put_diff_line(out, '-', ft_sub(text, v[run].begin, v[run].end - v[run].begin), &v[run]);
		for (; i < run; i++)
			put_diff_line(out, '+', ft_str(v[i].new), &v[i]);
	}
}

/* Hunks: changed lines with context, those that touch joined. */
static void put_hunks(const struct line *v, size_t n, struct ft_str text, struct ft_buf *out)
{
	for (size_t i = 0; i < n;) {
		size_t from, to, last;

		if (v[i].new == NULL) {
			i++;
			continue;
		}
		from = i > CONTEXT ? i - CONTEXT : 0;
		for (last = i, to = i + 1; to < n && to <= last + 2 * CONTEXT; to++)
			if (v[to].new)
				last = to;
		to = last + CONTEXT + 1 < n ? last + CONTEXT + 1 : n;
		put_hunk(v, from, to, text, out);
		i = to;
	}
}

size_t ft_check_fix(const struct ft_check *c, struct ft_str text, bool bom, const char *name, struct ft_buf *out)
{
	struct line *v = NULL;
	size_t n = 0, cap = 0, changed = 0;

	for (size_t off = 0; off < text.n;) {
		const char *lf = memchr(text.p + off, '\n', text.n - off);
		size_t end = lf ? (size_t)(lf - text.p) : text.n, here;
		struct ft_buf line = {0};

		v = ft_grow(v, n, &cap, sizeof *v);
		v[n] = (struct line){off, end, lf == NULL, bom && n == 0, NULL};
		here = put_line(c, text, off, end, &line);
		if (here)
			v[n].new = ft_buf_take(&line);
		ft_buf_free(&line);
		changed += here;
		n++;
		off = end + 1;
	}
	if (changed) {
		ft_buf_fmt(out, "--- %s\n+++ %s\n", name, name);
		put_hunks(v, n, text, out);
	}
	for (size_t i = 0; i < n; i++)
		free(v[i].new);
	free(v);
	return changed;
}
