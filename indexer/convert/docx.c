/* A Word document's text: its body walked once, as a stream. Tracked changes are taken as accepted, hidden text and
 * field codes are left out, text boxes follow the paragraph that they hang on, notes stand at the end. */
#include "indexer/convert/docx.h"
#include "indexer/convert/form.h"
#include "indexer/convert/wtable.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_BOXES = 8, MAX_FIELDS = 32, MAX_NOTES = 10000, MAX_HEADING = 80 };

struct docx {
	struct ft_plain *out;
	struct ft_zip zip;
	struct ft_w_styles styles;
	struct ft_w_numbering numbering;
	struct ft_w_rels rels;
	struct ft_xml *x;
	struct ft_buf words;      /* of the paragraph that is open */
	struct ft_w_para para;
	bool hidden;              /* the run that is open is */
	struct { struct ft_buf words; struct ft_w_para para; } outer[MAX_BOXES]; /* paragraphs round text boxes */
	size_t boxes;
	struct ft_buf boxed;      /* the words of text boxes that wait for their paragraph's end */
	bool in_code[MAX_FIELDS]; /* for each field that is open: still in its instruction */
	bool contents[MAX_FIELDS]; /* and whether it makes a list of contents */
	size_t fields;
	struct ft_w_table table;
	struct ft_buf notes;      /* ids of notes, in the order of their marks: "f3\n" */
	size_t note_count;
	size_t cps;               /* code points written */
};

/* ---- paragraphs ---- */

static bool in_field_code(const struct docx *d)
{
	for (size_t i = 0; i < d->fields; i++)
		if (d->in_code[i] || d->contents[i])
			return true;
	return false;
}

static void add(struct docx *d, struct ft_str s)
{
	if (!d->hidden && !in_field_code(d))
		ft_buf_add(&d->words, s);
}

/* Heading 1, 标题 1, Title, or an outline level; a whole sentence is none, whatever its style. */
static unsigned heading_level(const struct docx *d, const struct ft_w_style *style)
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
static void number(struct docx *d, const struct ft_w_style *style)
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
static void put(struct docx *d, unsigned level, struct ft_str words)
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
static void end_para(struct docx *d)
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

static void open_para(struct docx *d)
{
	bool goes_on = d->para.joined;

	if (!goes_on)
		ft_buf_reset(&d->words);
	d->out->para += d->boxes == 0;
	d->para = (struct ft_w_para){.num_id = -1, .ilvl = -1, .outline = -1};
}

static void open_props(struct docx *d)
{
	ft_w_props_read(d->x, &d->para);
}

static void open_run_props(struct docx *d)
{
	d->hidden = ft_w_run_hidden(d->x, &d->styles);
}

static void end_run(struct docx *d)
{
	d->hidden = false;
}

static void open_text(struct docx *d)
{
	struct ft_buf words = {0};

	ft_xml_words(d->x, &words);
	add(d, ft_buf_str(&words));
	ft_buf_free(&words);
}

static void open_tab(struct docx *d)
{
	add(d, FT_S(" "));
}

static void open_break(struct docx *d)
{
	add(d, FT_S("\n"));
}

static void open_hyphen(struct docx *d)
{
	add(d, FT_S("-"));
}

/* A character of a symbol font: boxes and dots that forms use; others cannot be known and show as U+FFFD. */
static void open_symbol(struct docx *d)
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

static void skip(struct docx *d)
{
	ft_xml_skip(d->x);
}

static void open_field(struct docx *d)
{
	struct ft_str type = ft_xml_attr(d->x, "fldCharType");

	if (ft_eq(type, FT_S("begin")) && d->fields < MAX_FIELDS) {
		d->contents[d->fields] = false;
		d->in_code[d->fields++] = true;
	} else if (ft_eq(type, FT_S("separate")) && d->fields) {
		d->in_code[d->fields - 1] = false;
	} else if (ft_eq(type, FT_S("end")) && d->fields) {
		d->fields--;
	}
}

static void open_instruction(struct docx *d)
{
	struct ft_buf words = {0};

	ft_xml_words(d->x, &words);
	if (d->fields && ft_starts(ft_trim(ft_buf_str(&words)), FT_S("TOC")))
		d->contents[d->fields - 1] = true;
	ft_buf_free(&words);
}

static void open_note(struct docx *d)
{
	bool end = ft_xml_is(d->x, "endnoteReference");
	struct ft_str id = ft_xml_attr(d->x, "id");
	char mark[16];

	if (id.n == 0 || d->note_count == MAX_NOTES || d->hidden)
		return;
	ft_buf_fmt(&d->notes, "%c%.*s\n", end ? 'e' : 'f', FT_FMT(id));
	snprintf(mark, sizeof mark, "[%zu]", ++d->note_count);
	add(d, ft_str(mark));
}

/* A text box opens inside a run of a paragraph, which goes on behind it. */
static void open_box(struct docx *d)
{
	if (d->boxes == MAX_BOXES) {
		ft_xml_skip(d->x);
		return;
	}
	d->outer[d->boxes].words = d->words;
	d->outer[d->boxes++].para = d->para;
	d->words = (struct ft_buf){0};
	d->para.joined = false;
}

static void end_box(struct docx *d)
{
	if (d->boxes == 0)
		return;
	ft_buf_free(&d->words);
	d->boxes--;
	d->words = d->outer[d->boxes].words;
	d->para = d->outer[d->boxes].para;
}

static void open_table(struct docx *d)
{
	if (d->boxes == 0)
		ft_w_table_open(&d->table);
}

static void end_table(struct docx *d)
{
	if (d->boxes == 0)
		d->cps += ft_w_table_close(&d->table, d->out);
}

static void open_row(struct docx *d)
{
	if (d->boxes == 0)
		ft_w_table_row(&d->table);
}

static void open_row_props(struct docx *d)
{
	struct ft_w_para row = {0};

	ft_w_props_read(d->x, &row);
	if (row.struck && d->boxes == 0)
		ft_w_table_strike(&d->table);
}

static void open_cell(struct docx *d)
{
	if (d->boxes == 0)
		ft_w_table_cell(&d->table);
}

static void open_span(struct docx *d)
{
	if (d->boxes == 0)
		ft_w_table_span(&d->table, ft_xml_attr_long(d->x, "val", 1));
}

/* A content control that holds a list of contents, or shows what should be written into it, is no text. */
static void open_control_props(struct docx *d)
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

static void open_chunk(struct docx *d)
{
	char id[FT_W_NAME];

	snprintf(id, sizeof id, "%.*s", FT_FMT(ft_xml_attr(d->x, "id")));
	d->cps += ft_w_chunk(d->out, &d->zip, ft_w_rel_by_id(&d->rels, id));
}

static const struct element {
	const char *name;
	void (*open)(struct docx *d); /* NULL: what it holds is walked */
	void (*close)(struct docx *d);
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

static void walk(struct docx *d)
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

static bool walk_part(struct docx *d, const char *part)
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

/* ---- notes ---- */

/* Reads one note, whose element has just opened, as lines into `words`. */
static void read_note(struct docx *d, struct ft_buf *words)
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
static size_t note_number(const struct docx *d, char kind, struct ft_str id)
{
	struct ft_str rest = ft_buf_str(&d->notes), line;

	for (size_t n = 1; ft_next_line(&rest, &line); n++)
		if (line.n && line.p[0] == kind && ft_eq(ft_from(line, 1), id))
			return n;
	return 0;
}

static void read_notes(struct docx *d, const char *part, char kind, struct ft_buf *texts)
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

/* Notes stand behind the text, under a heading of their own, so that they become no words of its last provision. */
static void write_notes(struct docx *d)
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

/* ---- all of it ---- */

static void free_all(struct docx *d)
{
	ft_buf_free(&d->words);
	ft_buf_free(&d->boxed);
	ft_buf_free(&d->notes);
	ft_w_table_free(&d->table);
	free(d->styles.v);
	free(d->numbering.lists);
	free(d->numbering.nums);
	free(d->rels.v);
}

static void convert(struct ft_plain *out, struct ft_str raw)
{
	struct docx d = {.out = out, .para = {.num_id = -1, .ilvl = -1, .outline = -1}};
	struct ft_w_rels package = {0};
	const char *main_part;

	ft_zip_open(&d.zip, raw);
	ft_w_rels_read(&package, &d.zip, "");
	main_part = ft_w_rel_of_type(&package, "officeDocument");
	main_part = main_part ? main_part : "word/document.xml";
	ft_w_rels_read(&d.rels, &d.zip, main_part);
	ft_w_styles_read(&d.styles, &d.zip, ft_w_rel_of_type(&d.rels, "styles"));
	ft_w_numbering_read(&d.numbering, &d.zip, ft_w_rel_of_type(&d.rels, "numbering"));
	if (!walk_part(&d, main_part))
		ft_refuse("damaged", "the archive holds no %s", main_part);
	if (d.cps == 0)
		ft_refuse("no-text", "the document holds no text");
	write_notes(&d);
	free(package.v);
	free_all(&d);
}

const struct ft_form ft_form_docx = {"docx", convert};
