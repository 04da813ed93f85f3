#include "export/iri.h"

void ft_iri_work(struct ft_buf *out, const struct ft_place *p)
{
	ft_buf_fmt(out, "/akn/cn/act/%.*s", FT_FMT(p->key));
}

void ft_iri_expression(struct ft_buf *out, const struct ft_place *p, enum ft_lang lang)
{
	ft_iri_work(out, p);
	if (p->date.n)
		ft_buf_fmt(out, "/%s@%.*s", lang == FT_LANG_EN ? "eng" : "zho", FT_FMT(p->date));
}
