/* Where the parts of the reader stand: head, text in one column or two, what is beside or below. */
#include "tui/view/reader.h"

enum { SPLIT_MIN = 64, ASIDE_MIN = 96, STACK_MIN = 20 };

static void fold_banner(struct reader *r, int cols)
{
	flow_reset(&r->banner_lines);
	r->banner_lines.cols = cols;
	r->banner_lines.wide = r->s->wide;
	if (r->banner.n)
		flow_line(&r->banner_lines, r->banner, M_WARN, 0, 0);
	if (r->missing.n)
		flow_line(&r->banner_lines, r->missing, M_WARN, 0, 0);
}

int reader_banner_rows(const struct reader *r)
{
	return r->banner_lines.len < 3 ? (int)r->banner_lines.len : 3;
}

void reader_layout(struct reader *r, int w, int h)
{
	bool aside = r->beside == BESIDE_RELATED || r->beside == BESIDE_CITING, old_mixed = r->mixed;
	int text_w = w, share, old[2] = {r->cols[0], r->cols[1]};

	r->w = w;
	r->h = h;
	if (r->banner_lines.cols != w - 16 || r->banner_lines.begun == 0)
		fold_banner(r, w - 16);
	r->head = 2 + reader_banner_rows(r) + (r->note.n > 0) + (reader_paired(r) && w >= SPLIT_MIN);
	r->split = reader_paired(r) ? w >= SPLIT_MIN : aside && w >= ASIDE_MIN;
	r->mixed = reader_paired(r) && !r->split;
	r->stacked = aside && !r->split && h >= STACK_MIN;
	r->text_h = h - r->head;
	share = w * (r->swapped && aside ? 100 - r->share : r->share) / 100;
	share = share < 24 ? 24 : share > w - 24 ? w - 24 : share;
	if (r->split)
		text_w = share;
	r->aside_x = r->aside_y = r->aside_w = r->aside_h = 0;
	if (aside && r->split) {
		r->aside_x = text_w + 1;
		r->aside_w = w - text_w - 1;
		r->aside_y = r->head;
		r->aside_h = r->text_h;
	} else if (r->stacked) {
		r->text_h = r->text_h * r->share / 100;
		r->aside_y = r->head + r->text_h + 1;
		r->aside_h = h - r->aside_y;
		r->aside_w = w;
	} else if (aside) { /* one or the other */
		r->aside_y = r->head;
		r->aside_h = r->text_h;
		r->aside_w = w;
	}
	if (r->text_h < 1)
		r->text_h = 1;
	r->cols[0] = text_w - GUTTER - (r->split ? 2 : 1);
	if (!r->split && r->cols[0] > MEASURE)
		r->cols[0] = MEASURE;
	r->cols[1] = r->split ? w - text_w - 2 : r->cols[0];
	if (old[0] != r->cols[0] || old[1] != r->cols[1] || r->mixed != old_mixed) {
		reader_forget(r);
		r->aside_stale = r->relaid = true;
	}
}
