/* Footnotes and endnotes: they stand behind the text, under a heading of their own, so that they become no words of its
 * last provision. */
#include "indexer/convert/body.h"

#include <stdlib.h>

/* Reads one note, whose element has just opened, as lines into `words`. */
static void read_note(struct ft_docx *d, struct ft_buf *words)
{
	unsigned depth = d->x->depth;

	while (ft_xml_next(d->x) && !(d->x->event == FT_XML_CLOSE && d->x->depth == depth)) {
		if (d->x->event == FT_XML_OPEN && ft_xml_is(d->x, "t"))
			ft_xml_words(d->x, words);
		else if (d->x->event == FT_XML_OPEN && (ft_xml_is(d->x, "del") || ft_xml_is(d->x, "moveFrom")))
			ft_xml_skip(d->x);
		else if (d->x->event == FT_XML_CLOSE && ft_xml_is(d->x, "p"))
			ft_buf_putc(words, '\n');
	}
}

/* The number of a note by its place among the marks; 0 for one that no mark names. */
static size_t note_number(const struct ft_docx *d, char kind, struct ft_str id)
{
	struct ft_str rest = ft_buf_str(&d->notes), line;

	for (size_t n = 1; ft_next_line(&rest, &line); n++)
		if (line.n && line.p[0] == kind && ft_eq(ft_from(line, 1), id))
			return n;
	return 0;
}

static void read_notes(struct ft_docx *d, const char *part, char kind, struct ft_buf *texts)
{
	struct ft_zip_part p;
	struct ft_xml x;

	if (part == NULL || !ft_zip_part_open(&d->zip, &p, part))
		return;
	ft_xml_open(&x, &p.source, part);
	d->x = &x;
	while (ft_xml_next(&x)) {
		size_t n;

		if (x.event != FT_XML_OPEN || !(ft_xml_is(&x, "footnote") || ft_xml_is(&x, "endnote")))
			continue;
		n = note_number(d, kind, ft_xml_attr(&x, "id"));
		if (n)
			read_note(d, &texts[n - 1]);
	}
	ft_xml_close(&x);
	ft_zip_part_close(&p);
}

void ft_w_notes(struct ft_docx *d)
{
	struct ft_buf *texts;
	bool chinese = ft_find(ft_buf_str(&d->out->out), FT_S("。")) >= 0;

	if (d->note_count == 0)
		return;
	texts = ft_alloc(d->note_count * sizeof *texts);
	read_notes(d, ft_w_rel_of_type(&d->rels, "footnotes"), 'f', texts);
	read_notes(d, ft_w_rel_of_type(&d->rels, "endnotes"), 'e', texts);
	ft_plain_line(d->out, 1, chinese ? FT_S("注释") : FT_S("Notes"));
	for (size_t i = 0; i < d->note_count; i++) {
		struct ft_buf line = {0};

		ft_buf_fmt(&line, "[%zu] %.*s", i + 1, FT_FMT(ft_trim(ft_buf_str(&texts[i]))));
		d->out->para++;
		ft_plain_line(d->out, 0, ft_buf_str(&line));
		ft_buf_free(&line);
		ft_buf_free(&texts[i]);
	}
	free(texts);
}
