/* Words of change, and places inside a unit. */
#include "query/align.h"

#include "doc/span.h"
#include "query/diff.h"

static const struct {
	const char *word, *label[FT_LANG_COUNT];
} changes[] = {
#define X(name, word, en, zh) {word, {zh, en}},
	FT_CHANGES(X)
#undef X
};

const char *ft_change_word(enum ft_change c)
{
	return changes[c].word;
}

const char *ft_change_key(enum ft_change c)
{
	return ft_change_word(c == FT_CH_UNRESOLVED ? FT_CH_DELETED : c);
}

const char *ft_change_label(enum ft_change c, enum ft_lang l)
{
	return changes[c].label[l];
}

int ft_change_find(struct ft_str word)
{
	for (int i = 0; i < FT_CH_COUNT; i++)
		if (ft_eq(word, ft_str(changes[i].word)))
			return i;
	return -1;
}

/* The text of a place and of all below it, without its mark: （三） may be （五） on the other side. */
static struct ft_str text_of(struct ft_str text, const struct ft_spans *s, size_t first, size_t count)
{
	const struct ft_span *x = &s->v[first], *y = &s->v[first + count - 1];

	return ft_sub(text, x->off + x->body, y->off + y->n - x->off - x->body);
}

/* The span at `i` and those below it. */
static size_t reach(const struct ft_spans *s, size_t i)
{
	size_t n = 1;

	while (i + n < s->len && s->v[i + n].kind > s->v[i].kind)
		n++;
	return n;
}

struct ft_str ft_align_inside(struct ft_arena *a, const struct ft_align_unit *left, struct ft_str inner,
			      const struct ft_align_unit *right, double *similarity)
{
	struct ft_spans x = ft_spans(a, left->text, left->node), y = ft_spans(a, right->text, right->node);
	struct ft_str best = FT_S(""), text;
	size_t first, count;
	bool several;

	*similarity = 0;
	if (!ft_spans_find(&x, inner, &first, &count, &several) || count == 0)
		return best;
	text = text_of(left->text, &x, first, count);
	for (size_t i = 0; i < y.len; i++) {
		struct ft_diff d;

		if (y.v[i].kind != x.v[first].kind)
			continue;
		d = ft_diff_texts(a, text, text_of(right->text, &y, i, reach(&y, i)));
		if (d.similarity > *similarity ||
		    (d.similarity == *similarity && ft_eq(y.v[i].eid, x.v[first].eid))) {
			*similarity = d.similarity;
			best = y.v[i].eid;
		}
	}
	return best;
}
