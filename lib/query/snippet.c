#include "query/snippet.h"

#include "base/fold.h"

#include <stdlib.h>
#include <string.h>

/* A text folded, with the source's code point behind each folded one. */
struct folded {
	uint32_t *cp;
	uint32_t *from; /* index of the source's code point */
	size_t len, cap, source_len;
};

static void make_room(struct folded *f, size_t cap)
{
	if (cap <= f->cap)
		return;
	f->cap = cap;
	f->cp = ft_realloc(f->cp, f->cap * sizeof *f->cp);
	f->from = ft_realloc(f->from, f->cap * sizeof *f->from);
}

static void push(struct folded *f, uint32_t cp, size_t from)
{
	if (f->len == f->cap)
		make_room(f, f->cap * 2 + 64);
	f->cp[f->len] = cp;
	f->from[f->len++] = (uint32_t)from;
}

static void fold_text(struct folded *f, struct ft_str s)
{
	size_t off = 0;

	make_room(f, f->len + ft_cp_count(s) + 1);
	while (off < s.n) {
		uint32_t one;
		struct ft_folded g = ft_fold_cp(ft_next_cp(s, &off), &one);

		for (int i = 0; i < g.n; i++)
			push(f, g.cp[i], f->source_len);
		f->source_len++;
	}
}

static void folded_free(struct folded *f)
{
	free(f->cp);
	free(f->from);
}

static bool is_word_at(const struct folded *f, size_t i)
{
	return i < f->len && ft_fold_class(f->cp[i]) == FT_F_WORD;
}

/* Whether the needle stands at i; *end is behind it. Separators in the needle match any run of separators. */
static bool needle_at(const struct folded *f, size_t i, const struct ft_needle *n, const struct folded *want, size_t *end)
{
	size_t at = i;

	for (size_t k = 0; k < want->len; k++) {
		if (ft_fold_class(want->cp[k]) == FT_F_SEP) {
			if (k > 0 && ft_fold_class(want->cp[k - 1]) == FT_F_SEP)
				continue;
			while (at < f->len && ft_fold_class(f->cp[at]) == FT_F_SEP)
				at++;
			continue;
		}
		if (at >= f->len || f->cp[at] != want->cp[k])
			return false;
		at++;
	}
	if (n->word && i > 0 && is_word_at(f, i - 1))
		return false;
	if (!n->prefix && is_word_at(f, at) && is_word_at(f, at - 1))
		return false;
	*end = at;
	return at > i;
}

size_t ft_marks_find(struct ft_str text, const struct ft_query *q, struct ft_mark_range **out)
{
	struct folded f = {0}, *wants = ft_alloc((q->needle_len + 1) * sizeof *wants);
	size_t n = 0, cap = 0;

	*out = NULL;
	fold_text(&f, text);
	for (size_t k = 0; k < q->needle_len; k++)
		fold_text(&wants[k], q->needles[k].folded);
	for (size_t i = 0; i < f.len;) {
		size_t best = 0, end;

		for (size_t k = 0; k < q->needle_len; k++)
			if (wants[k].len && f.cp[i] == wants[k].cp[0] &&
			    needle_at(&f, i, &q->needles[k], &wants[k], &end) && end > best)
				best = end;
		if (best == 0) {
			i++;
			continue;
		}
		*out = ft_grow(*out, n, &cap, sizeof **out);
		(*out)[n++] = (struct ft_mark_range){f.from[i], f.from[best - 1] + 1u};
		i = best;
	}
	for (size_t k = 0; k < q->needle_len; k++)
		folded_free(&wants[k]);
	free(wants);
	folded_free(&f);
	return n;
}

/* Appends s in one line, LF as a blank. */
static void add_line(struct ft_buf *b, struct ft_str s)
{
	size_t from = b->len;

	ft_buf_add(b, s);
	for (size_t i = from; i < b->len; i++)
		if (b->data[i] == '\n' || b->data[i] == '\t')
			b->data[i] = ' ';
}

/* Where the snippet begins: a little before the first mark, or before that group of marks which is densest. */
static size_t best_start(const struct ft_mark_range *marks, size_t n, size_t width)
{
	size_t best = 0, count = 0;

	for (size_t i = 0; i < n; i++) {
		size_t k = i;

		while (k < n && marks[k].end <= marks[i].start + width * 3 / 4)
			k++;
		if (k - i > count) {
			count = k - i;
			best = marks[i].start;
		}
	}
	return best > width / 4 ? best - width / 4 : 0;
}

struct ft_snippet ft_snippet_make(struct ft_arena *a, struct ft_str text, const struct ft_query *q, size_t width)
{
	struct ft_mark_range *marks;
	size_t n = ft_marks_find(text, q, &marks), total = ft_cp_count(text), start, end, lead;
	struct ft_snippet out = {.marks = ft_arena_alloc(a, (n + 1) * sizeof *out.marks)};
	struct ft_buf b = {0};
	size_t from, to;

	start = n ? best_start(marks, n, width) : 0;
	if (total <= width || start + width > total)
		start = total > width ? total - width : 0;
	end = start + width < total ? start + width : total;
	from = ft_off_of_cp(text, start);
	to = from + ft_off_of_cp(ft_from(text, from), end - start);
	lead = start > 0;
	ft_buf_puts(&b, lead ? "…" : "");
	add_line(&b, ft_sub(text, from, to - from));
	ft_buf_puts(&b, end < total ? "…" : "");
	for (size_t i = 0; i < n; i++)
		if (marks[i].start >= start && marks[i].end <= end)
			out.marks[out.mark_len++] = (struct ft_mark_range){marks[i].start - start + lead,
									   marks[i].end - start + lead};
	out.text = ft_arena_dup(a, ft_buf_str(&b));
	ft_buf_free(&b);
	free(marks);
	return out;
}
