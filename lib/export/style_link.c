/* Styles for machines and for the web: a Markdown link, the address, the Akoma Ntoso IRI. */
#include "export/style.h"

#include "export/iri.h"

#include <string.h>

void ft_style_address(struct ft_buf *out, const struct ft_cited *c)
{
	struct ft_place p = *c->p;

	p.eid = FT_S("");
	ft_place_address(out, &p);
	for (size_t i = 0; i < c->pin_len; i++) {
		ft_buf_fmt(out, "%s%.*s", i ? "," : "#", FT_FMT(c->pins[i].eid));
		if (c->pins[i].last.n)
			ft_buf_fmt(out, "..%.*s", FT_FMT(c->pins[i].last));
	}
}

void ft_style_iri(struct ft_buf *out, const struct ft_cited *c)
{
	ft_iri_expression(out, c->p, c->p->authority < FT_AU_COUNT ? c->p->lang : FT_LANG_ZH);
	for (size_t i = 0; i < c->pin_len; i++) {
		ft_buf_fmt(out, "%s%.*s", i ? "," : "/~", FT_FMT(c->pins[i].eid));
		if (c->pins[i].last.n)
			ft_buf_fmt(out, "->%.*s", FT_FMT(c->pins[i].last));
	}
}

/* A link to the official page where it is known, else to the name. */
void ft_style_markdown(struct ft_buf *out, const struct ft_cited *c)
{
	struct ft_cited bare = *c;
	struct ft_buf text = {0};
	void (*plain)(struct ft_buf *, const struct ft_cited *) = c->lang == FT_LANG_EN ? ft_style_plain_en
											: ft_style_plain_zh;
	size_t words;

	bare.status = false;
	plain(&text, &bare);
	words = text.len;
	ft_buf_putc(out, '[');
	for (size_t i = 0; i < text.len; i++) {
		if (strchr("[]*_`\\", text.data[i]))
			ft_buf_putc(out, '\\');
		ft_buf_putc(out, text.data[i]);
	}
	ft_buf_puts(out, "](");
	if (c->w->work.page.n)
		ft_buf_add(out, c->w->work.page);
	else
		ft_style_iri(out, c);
	ft_buf_putc(out, ')');
	ft_buf_reset(&text);
	plain(&text, c); /* the remark is what it says behind the same words */
	ft_buf_add(out, ft_from(ft_buf_str(&text), words));
	ft_buf_free(&text);
}
