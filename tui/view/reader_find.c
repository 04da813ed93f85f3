/* Finding words in the text in hand. */
#include "tui/view/reader.h"

#include <stdlib.h>

/* Hits of the query in a unit: the body of the side in hand. */
static size_t hits_in(struct reader *r, int pair, struct ft_mark_range **v)
{
	struct ft_arena *tmp = ft_arena_new();
	const struct ft_leaf *leaf = reader_leaf(r, pair, 0);
	int lang = leaf ? ft_leaf_lang(&r->book[0], leaf, reader_side_lang(r, 0)) : -1;
	size_t n = 0;

	*v = NULL;
	if (lang >= 0 && leaf->in[lang].body)
		n = ft_marks_find(ft_node_body(r->s->db, tmp, leaf->in[lang].node), &r->query, v);
	ft_arena_free(tmp);
	return n;
}

/* The stop of the pair that holds code point `cp` of the body. */
static int stop_at(struct reader *r, int pair, size_t cp)
{
	struct block *b = reader_block(r, pair);
	const struct ft_leaf *leaf = reader_leaf(r, pair, 0);
	struct ft_arena *tmp = ft_arena_new();
	int lang = ft_leaf_lang(&r->book[0], leaf, reader_side_lang(r, 0)), stop = 0;
	size_t off = ft_off_of_cp(ft_node_body(r->s->db, tmp, leaf->in[lang].node), cp);

	for (int i = 0; i < (int)b->stop_len; i++) {
		int tag = b->stops[i].tag;

		if (tag >= 0 && (size_t)tag < b->spans[0].len && b->spans[0].v[tag].off <= off)
			stop = i;
	}
	ft_arena_free(tmp);
	return stop;
}

/* Whether a hit of the pair lies in a stop beyond `stop` in the direction; the nearest is *to. */
static bool hit_beyond(struct reader *r, int pair, int stop, int step, int *to)
{
	struct ft_mark_range *v;
	size_t n = hits_in(r, pair, &v);
	bool found = false;

	for (size_t i = 0; i < n && !(found && step > 0); i++) {
		int at = stop_at(r, pair, v[i].start);

		if (step > 0 ? at > stop : at < stop) {
			*to = at;
			found = true;
		}
	}
	free(v);
	return found;
}

bool reader_next_hit(struct reader *r, int step)
{
	int to = 0;

	if (r->query.needle_len == 0 || r->len == 0)
		return false;
	for (int n = 0; n <= (int)r->len; n++) {
		int pair = (int)(((long)r->at + (long)step * n) % (long)r->len);

		if (pair < 0)
			pair += (int)r->len;
		if (!hit_beyond(r, pair, n ? (step > 0 ? -1 : 1 << 20) : r->stop, step, &to))
			continue;
		r->at = pair;
		r->stop = to;
		reader_moved(r);
		reader_show_cursor(r);
		return true;
	}
	return false;
}

static void count_hits(struct reader *r)
{
	r->hits = 0;
	for (int i = 0; i < (int)r->len && r->query.needle_len; i++) {
		struct ft_mark_range *v;

		r->hits += (long)hits_in(r, i, &v);
		free(v);
		if (r->s->busy(r->s->busy_arg))
			return;
	}
}

void reader_mark_words(struct reader *r, struct ft_str words)
{
	ft_arena_free(r->find_a);
	r->find_a = ft_arena_new();
	r->query = ft_query_compile(r->find_a, words);
	r->walking = r->query.needle_len > 0;
	reader_forget(r);
}

void reader_find(struct reader *r, struct ft_str words, enum typed t)
{
	r->walking = false;
	if (!r->finding) {
		r->finding = true;
		r->find_from = r->at;
		r->find_stop = r->stop;
		r->find_top = r->top;
		r->find_row = r->top_row;
	}
	ft_arena_free(r->find_a);
	r->find_a = ft_arena_new();
	r->query = ft_query_compile(r->find_a, t == T_GIVEN_UP ? FT_S("") : words);
	r->at = r->find_from;
	r->stop = r->find_stop;
	r->top = r->find_top;
	r->top_row = r->find_row;
	reader_forget(r);
	if (r->query.needle_len) {
		count_hits(r);
		r->stop--;
		if (!reader_next_hit(r, 1))
			r->stop++;
	}
	reader_moved(r);
	r->finding = t == T_CHANGED;
}
