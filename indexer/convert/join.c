/* Words of a line joined: where a blank stands between them, and where the words may be cells of a table. */
#include "indexer/convert/html.h"
#include "indexer/convert/pdf.h"

enum { CELL = 3 /* sizes */, LABEL = 27 /* bytes: 第一百二十条之一 and a blank */ };

static bool is_latin(uint32_t cp)
{
	return cp < 0x2E80 && !ft_is_wide(cp);
}

/* A number in small raised letters points to a footnote. */
static bool is_note_mark(const struct ft_pdf_word *before, const struct ft_pdf_word *w)
{
	for (size_t i = 0; i < w->text.n; i++)
		if (w->text.p[i] < '0' || w->text.p[i] > '9')
			return false;
	return w->text.n <= 3 && w->size < before->size * 0.8 && w->box.y0 + w->size / 2 < before->box.y0 + before->size / 2 - before->size * 0.1;
}

/* A clause's number or an item's letter, alone at the line's beginning: 8.1.4, A.1, a) */
static bool is_number(struct ft_str s)
{
	size_t i = 0;

	while (i < s.n && ((s.p[i] >= '0' && s.p[i] <= '9') || (i > 0 && s.p[i] == '.') || (i == 0 && s.p[i] >= 'A' && s.p[i] <= 'z')))
		i++;
	return s.n <= LABEL && i > 0 && (i == s.n || (i + 1 == s.n && s.p[i] == ')'));
}

/* A blank stands between two words that are Latin, behind a provision's label, and elsewhere where the gap is wider than
 * the spacing that programs put between scripts or into a line that is made to fill. A tab stands where a gap is so wide
 * that the words may be cells of a table. */
void ft_pdf_join(struct ft_buf *text, const struct ft_pdf_word *before, const struct ft_pdf_word *w, double loose)
{
	double gap = before ? w->box.x0 - before->box.x1 : 0, size = w->size;
	struct ft_str have = ft_buf_str(text);
	uint32_t last = have.n ? ft_cp_at(have, ft_prev_off(have, have.n)) : 0, first = ft_cp_at(w->text, 0);

	if (before && is_note_mark(before, w)) {
		ft_buf_fmt(text, "[%.*s]", FT_FMT(w->text));
		return;
	}
	if (last && loose == 0 && gap > size * CELL && !ft_words_labelled(have))
		ft_buf_putc(text, '\t');
	else if (last && ((is_latin(last) && is_latin(first)) || gap > (loose > size * 0.5 ? loose : size * 0.5) ||
			  (gap > 0 && have.n <= LABEL && (ft_words_labelled(have) || is_number(have)))))
		ft_buf_putc(text, ' ');
	ft_buf_add(text, w->text);
}

/* The width that could not be put at the end of the line before: a wide character, or a whole Latin word. */
double ft_pdf_first_width(const struct ft_pdf_word *w)
{
	size_t cps = ft_cp_count(w->text), n = 0;

	for (size_t off = 0; off < w->text.n;) {
		if (!is_latin(ft_next_cp(w->text, &off)))
			break;
		n++;
	}
	return (w->box.x1 - w->box.x0) * (double)(n ? n : 1) / (double)(cps ? cps : 1);
}
