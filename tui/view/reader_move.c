/* Moving through a law by the places of its text, and the rows that are on screen. */
#include "tui/view/reader.h"

static const struct stop *stop_of(struct reader *r)
{
	struct block *b = reader_block(r, r->at);

	if (r->stop >= (int)b->stop_len)
		r->stop = (int)b->stop_len - 1;
	if (r->stop < 0)
		r->stop = 0;
	return &b->stops[r->stop];
}

void reader_clamp(struct reader *r)
{
	int last = (int)r->len - 1;

	if (r->at > last)
		r->at = last;
	if (r->at < 0)
		r->at = 0;
	if (r->top > last)
		r->top = last;
	if (r->top < 0)
		r->top = 0;
	if (r->len == 0)
		return;
	stop_of(r);
	if (r->top_row >= (int)reader_block(r, r->top)->len)
		r->top_row = (int)reader_block(r, r->top)->len - 1;
	if (r->top_row < 0)
		r->top_row = 0;
}

/* Moves a row position by n rows; stops at both ends. Returns the rows that it could move. */
static int step_rows(struct reader *r, int *pair, int *row, int n)
{
	int moved = 0;

	while (n > 0) {
		int len = (int)reader_block(r, *pair)->len, left = len - 1 - *row;

		if (n <= left) {
			*row += n;
			return moved + n;
		}
		if (*pair + 1 >= (int)r->len) {
			*row = len - 1;
			return moved + left;
		}
		moved += left + 1;
		n -= left + 1;
		++*pair;
		*row = 0;
	}
	while (n < 0) {
		if (-n <= *row) {
			*row += n;
			return moved + n;
		}
		if (*pair == 0) {
			moved -= *row;
			*row = 0;
			return moved;
		}
		moved -= *row + 1;
		n += *row + 1;
		--*pair;
		*row = (int)reader_block(r, *pair)->len - 1;
	}
	return moved;
}

/* Rows from the top of the screen to a row below it; more than a screen is `far`. */
static int rows_to(struct reader *r, int pair, int row, int far)
{
	int n = -r->top_row;

	for (int p = r->top; p < pair && n <= far; p++)
		n += (int)reader_block(r, p)->len;
	return n + row;
}

/* The text's end stays at the foot of the screen. */
static void keep_full(struct reader *r)
{
	int pair = r->top, row = r->top_row, have = step_rows(r, &pair, &row, r->text_h - 1);

	if (have < r->text_h - 1)
		step_rows(r, &r->top, &r->top_row, have - (r->text_h - 1));
}

void reader_show_cursor(struct reader *r)
{
	const struct stop *s;
	int first, end;

	if (r->len == 0 || r->text_h < 1)
		return;
	reader_clamp(r);
	s = stop_of(r);
	if (r->at < r->top || (r->at == r->top && s->row < r->top_row)) {
		r->top = r->at;
		r->top_row = r->stop == 0 ? 0 : s->row;
	}
	first = rows_to(r, r->at, s->row, 2 * r->text_h);
	end = first + s->rows;
	if (first > 2 * r->text_h) { /* a jump: the place stands near the top */
		r->top = r->at;
		r->top_row = s->row;
		step_rows(r, &r->top, &r->top_row, -(r->text_h / 4));
	} else if (end > r->text_h) {
		step_rows(r, &r->top, &r->top_row, end - r->text_h < first ? end - r->text_h : first);
	}
	keep_full(r);
}

void reader_anchor(struct reader *r)
{
	int row = r->screen_row >= 0 ? r->screen_row : r->stop ? r->text_h / 4 : 1;

	if (r->len == 0)
		return;
	reader_clamp(r);
	r->top = r->at;
	r->top_row = stop_of(r)->row;
	step_rows(r, &r->top, &r->top_row, -(row < r->text_h ? row : r->text_h / 2));
	reader_show_cursor(r);
}

int reader_screen_row(struct reader *r)
{
	return r->len ? rows_to(r, r->at, stop_of(r)->row, r->text_h) : 0;
}

bool reader_row(const struct reader *r, int y, int *pair, int *row)
{
	*pair = r->top;
	*row = r->top_row + y;
	while (*pair < (int)r->len) {
		int len = 0;

		for (int i = 0; i < BLOCKS; i++)
			if (r->blocks[i].pair == *pair)
				len = (int)r->blocks[i].len;
		if (len == 0)
			return false;
		if (*row < len)
			return true;
		*row -= len;
		++*pair;
	}
	return false;
}

void reader_stand(struct reader *r, int pair, int row)
{
	const struct block *b = reader_block(r, pair);

	r->at = pair;
	r->stop = 0;
	for (int i = 0; i < (int)b->stop_len; i++)
		if (b->stops[i].row <= row)
			r->stop = i;
}

/* ---- the cursor ---- */

static bool next_stop(struct reader *r)
{
	if (r->stop + 1 < (int)reader_block(r, r->at)->stop_len) {
		r->stop++;
		return true;
	}
	if (r->at + 1 >= (int)r->len)
		return false;
	r->at++;
	r->stop = 0;
	return true;
}

static bool prev_stop(struct reader *r)
{
	if (r->stop > 0) {
		r->stop--;
		return true;
	}
	if (r->at == 0)
		return false;
	r->at--;
	r->stop = (int)reader_block(r, r->at)->stop_len - 1;
	return true;
}

/* Down: what of a long paragraph is still below the screen is shown first. */
static void down(struct reader *r)
{
	const struct stop *s = stop_of(r);
	int end = rows_to(r, r->at, s->row + s->rows, 4 * r->text_h);

	if (end > r->text_h && s->rows > r->text_h) {
		step_rows(r, &r->top, &r->top_row,
			  end - r->text_h < r->text_h - 2 ? end - r->text_h : r->text_h - 2);
		return;
	}
	next_stop(r);
	reader_show_cursor(r);
}

static void up(struct reader *r)
{
	const struct stop *s = stop_of(r);

	if (s->rows > r->text_h && (r->at < r->top || (r->at == r->top && s->row < r->top_row))) {
		int back = r->top_row - s->row;

		step_rows(r, &r->top, &r->top_row, -(back < r->text_h - 2 ? back : r->text_h - 2));
		return;
	}
	prev_stop(r);
	reader_show_cursor(r);
}

/* The first place that begins on screen, or the last that ends there, becomes the cursor's. */
static void cursor_on_screen(struct reader *r, bool at_end)
{
	int pair, row, y = at_end ? r->text_h - 1 : 0;

	while (y >= 0 && y < r->text_h) {
		if (reader_row(r, y, &pair, &row)) {
			struct block *b = reader_block(r, pair);

			for (int i = 0; i < (int)b->stop_len; i++)
				if (b->stops[i].row == row) {
					r->at = pair;
					r->stop = i;
					return;
				}
		}
		y += at_end ? -1 : 1;
	}
}

/* Lays out all that is on screen. */
static void lay_out(struct reader *r)
{
	int pair = r->top, row = r->top_row;

	step_rows(r, &pair, &row, r->text_h);
}

static void scroll(struct reader *r, int rows)
{
	int top = r->top, row = r->top_row;

	step_rows(r, &r->top, &r->top_row, rows);
	keep_full(r);
	lay_out(r);
	if (r->top != top || r->top_row != row) {
		cursor_on_screen(r, false);
		return;
	}
	r->at = rows > 0 ? (int)r->len - 1 : 0; /* the end is reached */
	r->stop = rows > 0 ? (int)reader_block(r, r->at)->stop_len - 1 : 0;
}

bool reader_motion(struct reader *r, enum action a)
{
	int page = r->text_h > 3 ? r->text_h - 2 : 1;

	if (r->len == 0)
		return a <= A_LAST && a >= A_DOWN;
	switch (a) {
	case A_DOWN:
		down(r);
		return true;
	case A_UP:
		up(r);
		return true;
	case A_PAGE_DOWN:
		scroll(r, page);
		return true;
	case A_PAGE_UP:
		scroll(r, -page);
		return true;
	case A_HALF_DOWN:
		scroll(r, page / 2 + 1);
		return true;
	case A_HALF_UP:
		scroll(r, -page / 2 - 1);
		return true;
	case A_FIRST:
		r->at = r->stop = r->top = r->top_row = 0;
		return true;
	case A_LAST:
		r->at = (int)r->len - 1;
		r->stop = (int)reader_block(r, r->at)->stop_len - 1;
		break;
	case A_NEXT_ARTICLE:
		if (r->at + 1 < (int)r->len)
			r->at++;
		r->stop = 0;
		break;
	case A_PREV_ARTICLE:
		if (r->stop == 0 && r->at > 0)
			r->at--;
		r->stop = 0;
		break;
	default:
		return false;
	}
	reader_show_cursor(r);
	return true;
}

/* The stop of a place inside the unit of the cursor. */
static void find_stop(struct reader *r, struct ft_str eid)
{
	struct block *b = reader_block(r, r->at);
	const struct ft_leaf *leaf = reader_leaf(r, r->at, 0);
	size_t first, count;
	bool several;

	r->stop = 0;
	if (leaf == NULL || eid.n <= leaf->eid.n + 2 ||
	    !ft_spans_find(&b->spans[0], ft_from(eid, leaf->eid.n + 2), &first, &count, &several))
		return;
	for (int i = 0; i < (int)b->stop_len; i++)
		if (b->stops[i].tag == (int)first)
			r->stop = i;
}

void reader_to(struct reader *r, struct ft_str eid, int row)
{
	ptrdiff_t leaf = ft_book_find(&r->book[0], eid);

	r->at = r->stop = 0;
	for (size_t i = 0; leaf >= 0 && i < r->len; i++)
		if (r->pairs[i].at[0] == leaf)
			r->at = (int)i;
	if (r->len == 0)
		return;
	if (r->text_h < 1) /* not on screen yet: the place stands at the top */
		r->text_h = 1;
	find_stop(r, eid);
	r->screen_row = row;
	reader_anchor(r);
}
