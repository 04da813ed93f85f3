#include "export/export.h"

enum { PIECE = 128 * 1024 };

static void flush(struct ft_export *x, size_t at_least)
{
	if (x->out.len < at_least)
		return;
	if (!x->failed && x->out.len)
		x->failed = !x->write(x->sink, ft_buf_str(&x->out));
	ft_buf_reset(&x->out);
}

void ft_export_begin(struct ft_export *x)
{
	if (x->form->begin)
		x->form->begin(x);
}

void ft_export_work(struct ft_export *x, const struct ft_xwork *w)
{
	if (x->form->work && !x->failed)
		x->form->work(x, w);
}

void ft_export_open(struct ft_export *x, const struct ft_xunit *u)
{
	if (x->form->open && !x->failed)
		x->form->open(x, u);
}

void ft_export_unit(struct ft_export *x, const struct ft_xunit *u)
{
	if (x->form->unit && !x->failed)
		x->form->unit(x, u);
	flush(x, PIECE);
}

void ft_export_close(struct ft_export *x, const struct ft_xunit *u)
{
	if (x->form->close && !x->failed)
		x->form->close(x, u);
}

void ft_export_work_end(struct ft_export *x, const struct ft_xwork *w)
{
	if (x->form->work_end && !x->failed)
		x->form->work_end(x, w);
	flush(x, PIECE);
}

void ft_export_link(struct ft_export *x, const struct ft_xlink *l)
{
	if (x->form->link && !x->failed)
		x->form->link(x, l);
	flush(x, PIECE);
}

void ft_export_matrix(struct ft_export *x, const struct ft_matrix *m)
{
	if (x->form->matrix && !x->failed)
		x->form->matrix(x, m);
	flush(x, PIECE);
}

bool ft_export_end(struct ft_export *x)
{
	if (x->form->end && !x->failed)
		x->form->end(x);
	flush(x, 0);
	ft_buf_free(&x->out);
	return !x->failed;
}

void ft_export_abandon(struct ft_export *x)
{
	ft_buf_free(&x->out);
}

const struct ft_place *ft_xunit_other(const struct ft_xunit *u)
{
	for (size_t i = 0; i < u->text_len; i++)
		if (u->texts[i].lang != u->best->lang && (u->texts[i].body.n || u->texts[i].heading.n))
			return &u->texts[i];
	return NULL;
}
