/* The words of an element, with blanks and line ends as a browser sets them. */
#include "indexer/convert/html.h"

enum { SHORT_LABEL = 27 /* bytes: 第一百二十条之一 and a blank */ };

const char ft_page_blocks[] = "html body div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tbody thead tfoot tr td th caption "
				  "section article main header footer nav aside blockquote pre form fieldset center address figure "
				  "figcaption hr details summary";

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* One blank between words; none between two ideographs that only the source's line end parts, unless the first is the
 * end of a label (第三条). */
static void add_gap(struct ft_buf *out, struct ft_str next, bool line_end)
{
	struct ft_str have = ft_buf_str(out);
	uint32_t last;

	if (have.n == 0 || have.p[have.n - 1] == ' ' || have.p[have.n - 1] == '\n' || next.n == 0)
		return;
	last = ft_cp_at(have, ft_prev_off(have, have.n));
	if (line_end && have.n > SHORT_LABEL && last >= 0x2E80 && ft_cp_at(next, 0) >= 0x2E80)
		return;
	ft_buf_putc(out, ' ');
}

/* `gap` is what the blanks before amount to: 0 none, 1 blanks, 2 a line end among them. It outlives text nodes. */
static void add_text(struct ft_buf *out, struct ft_str s, bool keep_lines, int *gap)
{
	size_t i = 0;

	while (i < s.n) {
		size_t from;

		while (i < s.n && is_space(s.p[i])) {
			if (keep_lines && s.p[i] == '\n')
				ft_buf_putc(out, '\n');
			*gap = s.p[i] == '\n' && !keep_lines ? 2 : *gap ? *gap : 1;
			i++;
		}
		from = i;
		while (i < s.n && !is_space(s.p[i]))
			i++;
		if (i == from)
			break;
		if (*gap)
			add_gap(out, ft_sub(s, from, i - from), *gap == 2);
		*gap = 0;
		ft_buf_add(out, ft_sub(s, from, i - from));
	}
}

static size_t count_words(struct ft_str s)
{
	size_t n = 0;

	for (size_t off = 0; off < s.n;) {
		uint32_t cp = ft_next_cp(s, &off);

		n += cp > 0x20 && !ft_is_blank(cp) && !ft_is_zero_width(cp);
	}
	return n;
}

void ft_page_words_in(struct ft_block *b, const xmlNode *n, struct ft_page_inside in)
{
	if (ft_page_hidden(n))
		return;
	if (n->type != XML_ELEMENT_NODE) {
		struct ft_str s = n->content ? ft_str((const char *)n->content) : FT_S("");
		size_t words = count_words(s);

		b->cps += words;
		b->link_cps += in.link ? words : 0;
		add_text(&b->text, s, in.keep_lines, in.gap);
		return;
	}
	if (ft_page_is(n, "br")) {
		ft_buf_putc(&b->text, '\n');
		*in.gap = 0;
		return;
	}
	if (ft_page_is(n, "a") && ft_page_attr(n, "href").n) {
		in.link = true;
		b->in_page_link |= ft_starts(ft_page_attr(n, "href"), FT_S("#"));
	}
	in.keep_lines |= ft_page_is(n, "pre");
	for (const xmlNode *c = n->children; c; c = c->next)
		ft_page_words_in(b, c, in);
	if (ft_page_one_of(n, ft_page_blocks) && b->text.len) /* a block inside a cell */
		ft_buf_putc(&b->text, '\n');
}

void ft_page_words(struct ft_block *b, const xmlNode *n)
{
	int gap = 0;

	ft_page_words_in(b, n, (struct ft_page_inside){.gap = &gap});
}
