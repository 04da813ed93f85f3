#include "tui/view/library.h"

#include <stdio.h>

static size_t library_count(const struct library *l, int kind)
{
	return l->shelf.from[kind + 1] - l->shelf.from[kind] + l->shelf.others[kind];
}

static struct ft_str fold_sign(const struct canvas *c, const struct lib_row *r)
{
	return sign(c, r->open ? S_OPEN : S_SHUT);
}

static void draw_kind(const struct library *l, struct area a, int y, const struct lib_row *r)
{
	char count[24];
	int n = snprintf(count, sizeof count, "%zu", library_count(l, r->kind));
	int x = put(a, 0, y, fold_sign(a.c, r), M_DIM);

	x = put_cut(a, x + 1, y, a.w - x - n - 3, ft_str(say_shelf((enum ft_work_kind)r->kind)), M_STRONG);
	put_right(a, y, (struct ft_str){count, (size_t)n}, M_DIM);
}

static void draw_work(const struct library *l, struct area a, int y, const struct lib_row *r)
{
	enum ft_status s = (enum ft_status)r->status;
	bool over = say_mark(s) == S_OVER;
	enum meaning here = r->w && ft_eq(r->w->key, l->s->here.key) ? M_STRONG
								     : M_TEXT; /* the one being read */
	char key[64];
	int x = put(a, r->depth, y, sign(a.c, (enum sign)say_mark(s)), over ? M_WARN : M_TEXT) + 1;
	size_t n = 0;

	if (r->w == NULL)
		return;
	if (l->s->ui == FT_LANG_EN && r->w->catalogued) { /* the key is the shortest name there is */
		for (; n < r->w->key.n && n < sizeof key; n++)
			key[n] = r->w->key.p[n] >= 'a' && r->w->key.p[n] <= 'z' ? (char)(r->w->key.p[n] - 32)
										: r->w->key.p[n];
		x = put_cut(a, x, y, a.w - x, (struct ft_str){key, n}, over ? M_DIM : here) + 1;
	}
	if (n == 0 || a.w - x >= 8)
		put_cut(a, x, y, a.w - x, say_title(r->w->title_zh, r->w->title_en, l->s->ui),
			n || over ? M_DIM : here);
}

static void draw_version(const struct library *l, struct area a, int y, const struct lib_row *r)
{
	int x = put(a, r->depth, y, fold_sign(a.c, r), M_DIM) + 1;
	struct ft_str label = l->s->ui == FT_LANG_ZH || r->v->label_en.n == 0 ? r->v->label_zh
									      : r->v->label_en;

	x = put(a, x, y, sign(a.c, (enum sign)say_mark((enum ft_status)r->status)), M_TEXT) + 1;
	x = put(a, x, y, r->v->date, M_TEXT) + 1;
	put_cut(a, x, y, a.w - x, label, M_DIM);
}

static void draw_leaf(const struct library *l, struct area a, int y, const struct lib_row *r)
{
	const struct ft_leaf *leaf = &r->book->leaves[r->leaf];
	int lang = ft_leaf_lang(r->book, leaf, l->s->lang), x = r->depth;
	const struct ft_page *p = &leaf->in[lang < 0 ? 0 : lang];
	bool unit = ft_is_unit(leaf->kind);

	if (!unit)
		x = put(a, x, y, fold_sign(a.c, r), M_DIM) + 1;
	x = put_cut(a, x, y, a.w - x, p->label, unit ? M_TEXT : M_STRONG);
	put_cut(a, x + (p->label.n > 0), y, a.w - x - 1, p->heading, M_DIM);
}

static void draw_row(const struct library *l, struct area a, int y, const struct lib_row *r)
{
	char more[64];

	switch (r->type) {
	case LR_KIND:
		draw_kind(l, a, y, r);
		break;
	case LR_WORK:
		draw_work(l, a, y, r);
		break;
	case LR_MORE:
		snprintf(more, sizeof more, _("%zu more, from files"), l->shelf.others[r->kind]);
		put_cut(a, put(a, 1, y, fold_sign(a.c, r), M_DIM) + 1, y, a.w - 3, ft_str(more), M_DIM);
		break;
	case LR_VERSION:
		draw_version(l, a, y, r);
		break;
	default:
		draw_leaf(l, a, y, r);
	}
}

static void draw_head(const struct library *l, struct area a)
{
	char total[32];
	int n = snprintf(total, sizeof total, "%zu", l->filter.len ? l->len : l->total), x;

	x = puts_at(a, 0, 0, l->filter.len ? "/" : _("Library"), l->filter.len ? M_INPUT : M_TITLE);
	if (l->filter.len)
		put_cut(a, x, 0, a.w - x - n - 1, ft_buf_str(&l->filter), M_INPUT);
	put_right(a, 0, (struct ft_str){total, (size_t)n}, M_DIM);
}

void library_draw(const void *model, struct area whole, bool focus)
{
	const struct library *l = model;
	struct area a = area_sub(whole, 1, 0, whole.w - 2, whole.h);
	int rows = l->cursor.h + (focus ? 0 : l->foot); /* the foot is for those who choose */

	draw_head(l, a);
	for (int i = 0; i < rows && l->cursor.top + i < (int)l->len; i++) {
		int at = l->cursor.top + i;

		draw_row(l, a, i + 1, &l->rows[at]);
		if (at == l->cursor.at && focus)
			row_on(whole, i + 1);
	}
	if (l->len == 0) {
		put_cut(a, 0, 2, a.w,
			ft_str(l->filter.len ? _("no work is called so") : _("the library is empty")), M_DIM);
		if (l->filter.len)
			put_cut(a, 0, 3, a.w, ft_str(_("F looks into the texts")), M_DIM);
	}
	for (int i = 0; focus && i < l->foot - 1 && i < (int)l->foot_lines.len; i++)
		flow_put(&l->foot_lines, (size_t)i, a, a.h - l->foot + 1 + i);
}
