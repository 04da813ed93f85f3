/* A Word document's body, walked once as a stream. Tracked changes are taken as accepted, hidden text and field codes are
 * left out, text boxes follow the paragraph that they hang on. */
#include "indexer/convert/body.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_HEADING = 80 };

/* ---- paragraphs ---- */

static bool in_field_code(const struct ft_docx *d)
{
	for (size_t i = 0; i < d->fields; i++)
		if (d->in_code[i] || d->contents[i])
			return true;
	return false;
}

static void add(struct ft_docx *d, struct ft_str s)
{
	if (!d->hidden && !in_field_code(d))
		ft_buf_add(&d->words, s);
}

/* Heading 1, 标题 1, Title, or an outline level; a whole sentence is none, whatever its style. */
static unsigned heading_level(const struct ft_docx *d, const struct ft_w_style *style)
{
	struct ft_str name = style ? ft_str(style->name) : FT_S("");
	long outline = d->para.outline >= 0 ? d->para.outline : style ? style->outline : -1;
	struct ft_str words = ft_trim(ft_buf_str(&d->words));

	if (ft_cp_count(words) > MAX_HEADING || ft_ends(words, FT_S("。")) || ft_ends(words, FT_S("；")))
		return 0;
	if (ft_eq(name, FT_S("title")) || ft_eq(name, FT_S("标题")))
		return 1;
	if (ft_starts(name, FT_S("heading ")) && name.n == 9 && name.p[8] >= '1' && name.p[8] <= '6')
		return (unsigned)(name.p[8] - '0');
	return outline >= 0 && outline < 6 ? (unsigned)outline + 1 : 0;
}

static bool is_contents(const struct ft_w_style *style)
{
	return style && (ft_starts(ft_str(style->name), FT_S("toc ")) || ft_eq(ft_str(style->name), FT_S("toc heading")));
}

/* The list that the paragraph, or its style, belongs to counts on, and its number goes before the words. */
static void number(struct ft_docx *d, const struct ft_w_style *style)
{
	long num_id = d->para.num_id >= 0 ? d->para.num_id : style ? style->num_id : -1, ilvl = d->para.ilvl;
	struct ft_buf label = {0};

	if (num_id <= 0)
		return;
	if (ilvl < 0)
		ilvl = style && style->ilvl >= 0 ? style->ilvl : ft_w_level_of_style(&d->numbering, num_id, d->para.style);
	ft_w_number(&d->numbering, num_id, ilvl, &label);
	ft_buf_add(&label, ft_buf_str(&d->words));
	ft_buf_free(&d->words);
	d->words = label;
}

/* Writes what is ready: into the cell that is open, into the text box, or as a paragraph of its own. */
static void put(struct ft_docx *d, unsigned level, struct ft_str words)
{
	if (ft_trim(words).n == 0)
		return;
	if (d->boxes) {
		ft_buf_add(&d->boxed, words);
		ft_buf_putc(&d->boxed, '\n');
	} else if (d->table.depth) {
		ft_w_table_add(&d->table, words);
	} else {
		ft_plain_line(d->out, level, words);
		d->cps += ft_cp_count(words);
	}
}

/* Numbers go to paragraphs with words alone: Word shows one before an empty paragraph, but no provision is meant. */
static void end_para(struct ft_docx *d)
{
	const struct ft_w_style *style = ft_w_style_find(&d->styles, d->para.style);

	if (d->para.joined)
		return;
	if (!is_contents(style)) {
		if (ft_trim(ft_buf_str(&d->words)).n)
			number(d, style);
		put(d, heading_level(d, style), ft_buf_str(&d->words));
	}
	ft_buf_reset(&d->words);
	if (d->boxes == 0 && d->boxed.len) {
		struct ft_buf boxed = d->boxed;

		d->boxed = (struct ft_buf){0};
		put(d, 0, ft_buf_str(&boxed));
		ft_buf_free(&boxed);
	}
}

/* ---- elements: what happens where one opens (and reads itself), and where it closes ---- */

static void open_para(struct ft_docx *d)
{
	bool goes_on = d->para.joined;

	if (!goes_on)
		ft_buf_reset(&d->words);
	d->out->para += d->boxes == 0;
	d->para = (struct ft_w_para){.num_id = -1, .ilvl = -1, .outline = -1};
}

static void open_props(struct ft_docx *d)
{
	ft_w_props_read(d->x, &d->para);
}

static void open_run_props(struct ft_docx *d)
{
	char id[FT_W_NAME];
	bool hidden = ft_w_run_read(d->x, id);
	const struct ft_w_style *style = id[0] ? ft_w_style_find(&d->styles, id) : NULL;

	d->hidden = hidden || (style && style->hidden);
}

static void end_run(struct ft_docx *d)
{
	d->hidden = false;
}

static void open_text(struct ft_docx *d)
{
	struct ft_buf words = {0};

	ft_xml_words(d->x, &words);
	add(d, ft_buf_str(&words));
	ft_buf_free(&words);
}

static void open_tab(struct ft_docx *d)
{
	add(d, FT_S(" "));
}

static void open_break(struct ft_docx *d)
{
	add(d, FT_S("\n"));
}

static void open_hyphen(struct ft_docx *d)
{
	add(d, FT_S("-"));
}

/* A character of a symbol font: boxes and dots that forms use; others cannot be known and show as U+FFFD. */
static void open_symbol(struct ft_docx *d)
{
	static const struct { long code; const char *shown; } known[] = {{0xF0FE, "☑"}, {0xF052, "☑"}, {0xF0FD, "☒"}, {0xF0A8, "□"},
		{0xF06F, "□"}, {0xF0A3, "□"}, {0xF06C, "●"}, {0xF0B7, "•"}, {0xF0FC, "✓"}, {0xF0D8, "➢"}};
	struct ft_str hex = ft_xml_attr(d->x, "char");
	long code = hex.n ? strtol(hex.p, NULL, 16) : 0;
	const char *shown = "\xEF\xBF\xBD";

	code = code < 0xF000 ? code + 0xF000 : code;
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (known[i].code == code)
			shown = known[i].shown;
	add(d, ft_str(shown));
}

static void skip(struct ft_docx *d)
{
	ft_xml_skip(d->x);
}

static void open_field(struct ft_docx *d)
{
	struct ft_str type = ft_xml_attr(d->x, "fldCharType");

	if (ft_eq(type, FT_S("begin")) && d->fields < FT_W_FIELDS) {
		d->contents[d->fields] = false;
		d->in_code[d->fields++] = true;
	} else if (ft_eq(type, FT_S("separate")) && d->fields) {
		d->in_code[d->fields - 1] = false;
	} else if (ft_eq(type, FT_S("end")) && d->fields) {
		d->fields--;
	}
}

static void open_instruction(struct ft_docx *d)
{
	struct ft_buf words = {0};

	ft_xml_words(d->x, &words);
	if (d->fields && ft_starts(ft_trim(ft_buf_str(&words)), FT_S("TOC")))
		d->contents[d->fields - 1] = true;
	ft_buf_free(&words);
}

static void open_note(struct ft_docx *d)
{
	bool end = ft_xml_is(d->x, "endnoteReference");
	struct ft_str id = ft_xml_attr(d->x, "id");
	char mark[16];

	if (id.n == 0 || ft_find(id, FT_S("\n")) >= 0 || d->note_count == FT_W_NOTES || d->hidden)
		return;
	ft_buf_fmt(&d->notes, "%c%.*s\n", end ? 'e' : 'f', FT_FMT(id));
	snprintf(mark, sizeof mark, "[%zu]", ++d->note_count);
	add(d, ft_str(mark));
}

/* A text box opens inside a run of a paragraph, which goes on behind it. */
static void open_box(struct ft_docx *d)
{
	if (d->boxes == FT_W_BOXES) {
		ft_xml_skip(d->x);
		return;
	}
	d->outer[d->boxes].words = d->words;
	d->outer[d->boxes++].para = d->para;
	d->words = (struct ft_buf){0};
	d->para.joined = false;
}

static void end_box(struct ft_docx *d)
{
	if (d->boxes == 0)
		return;
	ft_buf_free(&d->words);
	d->boxes--;
	d->words = d->outer[d->boxes].words;
	d->para = d->outer[d->boxes].para;
}

static void open_table(struct ft_docx *d)
{
	if (d->boxes == 0)
		ft_w_table_open(&d->table);
}

static void end_table(struct ft_docx *d)
{
	if (d->boxes == 0)
		d->cps += ft_w_table_close(&d->table, d->out);
}

static void open_row(struct ft_docx *d)
{
	if (d->boxes == 0)
		ft_w_table_row(&d->table);
}

static void open_row_props(struct ft_docx *d)
{
	struct ft_w_para row = {0};

	ft_w_props_read(d->x, &row);
	if (row.struck && d->boxes == 0)
		ft_w_table_strike(&d->table);
}

static void open_cell(struct ft_docx *d)
{
	if (d->boxes == 0)
		ft_w_table_cell(&d->table);
}

static void open_span(struct ft_docx *d)
{
	if (d->boxes == 0)
		ft_w_table_span(&d->table, ft_xml_attr_long(d->x, "val", 1));
}

/* A content control that holds a list of contents, or shows what should be written into it, is no text. */
static void open_control_props(struct ft_docx *d)
{
	unsigned depth = d->x->depth;
	bool none = false;

	while (ft_xml_next(d->x) && !(d->x->event == FT_XML_CLOSE && d->x->depth == depth)) {
		if (d->x->event != FT_XML_OPEN)
			continue;
		none |= ft_xml_is(d->x, "showingPlcHdr");
		none |= ft_xml_is(d->x, "docPartGallery") && ft_eq(ft_xml_attr(d->x, "val"), FT_S("Table of Contents"));
	}
	while (none && ft_xml_next(d->x) && !(d->x->event == FT_XML_CLOSE && d->x->depth == depth - 1))
		if (d->x->event == FT_XML_OPEN && ft_xml_is(d->x, "sdtContent"))
			ft_xml_skip(d->x);
}

static void open_chunk(struct ft_docx *d)
{
	char id[FT_W_NAME];

	snprintf(id, sizeof id, "%.*s", FT_FMT(ft_xml_attr(d->x, "id")));
	d->cps += ft_w_chunk(d->out, &d->zip, ft_w_rel_by_id(&d->rels, id));
}

static const struct element {
	const char *name;
	void (*open)(struct ft_docx *d); /* NULL: what it holds is walked */
	void (*close)(struct ft_docx *d);
} elements[] = {
	{"t", open_text, NULL},
	{"r", NULL, end_run},
	{"rPr", open_run_props, NULL},
	{"p", open_para, end_para},
	{"pPr", open_props, NULL},
	{"tab", open_tab, NULL},
	{"ptab", open_tab, NULL},
	{"br", open_break, NULL},
	{"cr", open_break, NULL},
	{"noBreakHyphen", open_hyphen, NULL},
	{"sym", open_symbol, NULL},
	{"fldChar", open_field, NULL},
	{"instrText", open_instruction, NULL},
	{"footnoteReference", open_note, NULL},
	{"endnoteReference", open_note, NULL},
	{"tbl", open_table, end_table},
	{"tr", open_row, NULL},
	{"trPr", open_row_props, NULL},
	{"tc", open_cell, NULL},
	{"gridSpan", open_span, NULL},
	{"txbxContent", open_box, end_box},
	{"altChunk", open_chunk, NULL},
	{"sdtPr", open_control_props, NULL},
	{"del", skip, NULL},
	{"moveFrom", skip, NULL},
	{"delText", skip, NULL},
	{"delInstrText", skip, NULL},
	{"Fallback", skip, NULL}, /* of mc:AlternateContent: its Choice says the same */
	{"rt", skip, NULL},       /* the small script over a word */
	{"sectPr", skip, NULL},
	{"tblPr", skip, NULL},
	{"tblGrid", skip, NULL},
	{"tblPrEx", skip, NULL},
};

static const struct element *find_element(const char *name)
{
	for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
		if (strcmp(elements[i].name, name) == 0)
			return &elements[i];
	return NULL;
}

/* Word's own elements, those of mathematics, and mc:Fallback; others (drawings, shapes) are walked through. */
static bool is_ours(const struct ft_xml *x)
{
	struct ft_str ns = ft_str(x->ns);

	return ft_find(ns, FT_S("wordprocessingml")) >= 0 || ft_find(ns, FT_S("officeDocument/2006/math")) >= 0 ||
	       ft_find(ns, FT_S("markup-compatibility")) >= 0;
}

static void walk(struct ft_docx *d)
{
	const struct element *e;

	while (ft_xml_next(d->x)) {
		if (d->x->event == FT_XML_TEXT || !is_ours(d->x) || !(e = find_element(d->x->name)))
			continue;
		if (d->x->event == FT_XML_OPEN && e->open)
			e->open(d);
		if (d->x->event == FT_XML_CLOSE && e->close)
			e->close(d);
	}
}

bool ft_w_walk(struct ft_docx *d, const char *part)
{
	struct ft_zip_part p;
	struct ft_xml x;

	if (part == NULL || !ft_zip_part_open(&d->zip, &p, part))
		return false;
	ft_xml_open(&x, &p.source, part);
	d->x = &x;
	walk(d);
	d->para.joined = false; /* the last paragraph has nothing to go on in */
	end_para(d);
	ft_xml_close(&x);
	ft_zip_part_close(&p);
	return true;
}
