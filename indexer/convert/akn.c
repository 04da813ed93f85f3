/* Laws marked up in XML: Akoma Ntoso 3.0 (OASIS LegalDocML), and two plain vocabularies in which laws are handed round,
 * that of Taiwan's Ministry of Justice and a list of units. The marks become words of our plain form again: a container
 * a heading, an article its label before its first paragraph, a point its number before its words. */
#include "indexer/convert/form.h"
#include "indexer/convert/html.h"
#include "indexer/convert/law.h"

#include <stdio.h>
#include <string.h>

static void begin(struct ft_law *l, enum ft_law_kind kind)
{
	ft_law_flush(l);
	l->kind = kind;
	l->units += kind == FT_L_ARTICLE;
}

static void open_container(struct ft_law *l)
{
	begin(l, FT_L_CONTAINER);
	l->level++;
}

static void close_container(struct ft_law *l)
{
	ft_law_flush(l);
	l->level -= l->level > 0;
}

static void open_article(struct ft_law *l)
{
	begin(l, FT_L_ARTICLE);
}

/* The first paragraph of an article stands on the line of its label, unless it has a number of its own. */
static void open_point(struct ft_law *l)
{
	if (l->kind != FT_L_ARTICLE)
		begin(l, FT_L_POINT);
}

static void close_plain(struct ft_law *l)
{
	ft_law_flush(l);
}

static bool ends_sentence(struct ft_str s)
{
	return ft_ends(s, FT_S("。")) || ft_ends(s, FT_S("；")) || ft_ends(s, FT_S("：")) || ft_ends(s, FT_S("”")) || ft_ends(s, FT_S("."));
}

static void put_tail(struct ft_law *l)
{
	struct ft_str rest = ft_buf_str(&l->tail), line;

	while (ft_next_line(&rest, &line))
		ft_law_put_with(l, line);
	ft_buf_reset(&l->tail);
}

/* A unit of the plain list bears its label as an attribute. */
static void open_unit(struct ft_law *l)
{
	put_tail(l);
	begin(l, FT_L_ARTICLE);
	ft_buf_add(&l->num, ft_xml_attr(l->x, "number"));
}

static void open_num(struct ft_law *l)
{
	if (l->num.len)
		ft_law_flush(l);
	l->kind = l->kind == FT_L_NONE ? FT_L_POINT : l->kind;
	ft_law_words(l, &l->num);
}

static void open_heading(struct ft_law *l)
{
	if (l->kind == FT_L_NONE)
		begin(l, FT_L_CONTAINER);
	ft_law_words(l, &l->heading);
}

static void open_block(struct ft_law *l)
{
	struct ft_buf words = {0};

	ft_law_words(l, &words);
	if (ft_trim(ft_buf_str(&words)).n)
		ft_law_put_with(l, ft_trim(ft_buf_str(&words)));
	ft_buf_free(&words);
}

/* Text whose line ends are those of paragraphs. */
static void open_lines(struct ft_law *l)
{
	struct ft_buf words = {0};
	struct ft_str rest, line;

	ft_xml_words(l->x, &words);
	rest = ft_buf_str(&words);
	while (ft_next_line(&rest, &line))
		if (ft_trim(line).n)
			ft_law_put_with(l, ft_trim(line));
	ft_buf_free(&words);
}

static void open_chapter_words(struct ft_law *l)
{
	begin(l, FT_L_CONTAINER);
	ft_law_words(l, &l->heading);
	ft_law_flush(l);
}

static void open_skip(struct ft_law *l)
{
	ft_xml_skip(l->x);
}

static void open_title(struct ft_law *l)
{
	ft_buf_reset(&l->title);
	ft_law_words(l, &l->title);
}

static void open_number(struct ft_law *l)
{
	ft_buf_reset(&l->number);
	ft_law_words(l, &l->number);
}

static void open_table(struct ft_law *l)
{
	ft_law_flush(l);
	ft_w_table_open(&l->table);
}

static void close_table(struct ft_law *l)
{
	l->cps += ft_w_table_close(&l->table, l->out);
}

static void open_row(struct ft_law *l)
{
	ft_w_table_row(&l->table);
}

static void open_cell(struct ft_law *l)
{
	unsigned depth = l->x->depth;
	struct ft_buf words = {0};

	ft_w_table_cell(&l->table);
	ft_w_table_span(&l->table, ft_xml_attr_long(l->x, "colspan", 1));
	while (ft_xml_next(l->x) && !(l->x->event == FT_XML_CLOSE && l->x->depth == depth)) {
		if (l->x->event == FT_XML_TEXT)
			ft_law_add(&words, l->x->text);
		else if (ft_xml_is(l->x, "p") || ft_xml_is(l->x, "br"))
			ft_buf_putc(&words, '\n');
	}
	ft_w_table_add(&l->table, ft_trim(ft_buf_str(&words)));
	ft_buf_free(&words);
}

static void open_work(struct ft_law *l)
{
	if (l->works++ == 1)
		ft_refuse("unknown-form", "it is a collection of several works or languages: export them one by one");
}

/* 最新異動日期: YYYYMMDD of the last change, which is the promulgation where there was no other. */
static void open_changed(struct ft_law *l)
{
	struct ft_buf words = {0};
	char day[16];

	ft_law_words(l, &words);
	if (words.len == 8) {
		snprintf(day, sizeof day, "%.4s-%.2s-%.2s", words.data, words.data + 4, words.data + 6);
		ft_law_event(l, ft_str(day), "公布", "Promulgated");
	}
	ft_buf_free(&words);
}

static void open_history(struct ft_law *l)
{
	struct ft_buf words = {0};

	ft_xml_words(l->x, &words);
	if (l->event_len && ft_find(ft_buf_str(&words), FT_S("\n2.")) >= 0) {
		l->events[0].word_zh = "修正";
		l->events[0].word_en = "Amended";
	}
	ft_buf_free(&words);
}

static void open_english_title(struct ft_law *l)
{
	struct ft_buf words = {0};

	ft_law_words(l, &words);
	if (l->title.len == 0) { /* the English edition has it before the Chinese one */
		ft_buf_add(&l->title, ft_trim(ft_buf_str(&words)));
		l->english = true;
	}
	ft_buf_free(&words);
}

static void open_chinese_title(struct ft_law *l)
{
	if (l->title.len == 0)
		open_title(l);
	else
		ft_xml_skip(l->x);
}

static const struct element {
	const char *name;
	void (*open)(struct ft_law *l);
	void (*close)(struct ft_law *l);
} elements[] = {
	/* Akoma Ntoso */
	{"act", open_work, NULL}, {"bill", open_work, NULL}, {"doc", open_work, NULL}, {"statement", open_work, NULL},
	{"judgment", open_work, NULL}, {"meta", ft_law_meta, NULL},
	{"book", open_container, close_container}, {"tome", open_container, close_container}, {"part", open_container, close_container},
	{"subpart", open_container, close_container}, {"title", open_container, close_container},
	{"subtitle", open_container, close_container}, {"chapter", open_container, close_container},
	{"subchapter", open_container, close_container}, {"section", open_container, close_container},
	{"subsection", open_container, close_container}, {"division", open_container, close_container},
	{"hcontainer", open_container, close_container}, {"attachment", open_container, close_container},
	{"article", open_article, close_plain}, {"rule", open_article, close_plain},
	{"paragraph", open_point, close_plain}, {"subparagraph", open_point, close_plain}, {"clause", open_point, close_plain},
	{"subclause", open_point, close_plain}, {"point", open_point, close_plain}, {"indent", open_point, close_plain},
	{"alinea", open_point, close_plain}, {"item", open_point, close_plain}, {"li", open_point, close_plain},
	{"num", open_num, NULL}, {"heading", open_heading, NULL}, {"subheading", open_heading, NULL}, {"crossHeading", open_chapter_words, NULL},
	{"docTitle", open_title, NULL}, {"shortTitle", open_title, NULL}, {"docNumber", open_number, NULL},
	{"p", open_block, NULL}, {"block", open_block, NULL}, {"listIntroduction", open_block, NULL}, {"listWrapUp", open_block, NULL},
	{"table", open_table, close_table}, {"tr", open_row, NULL}, {"td", open_cell, NULL}, {"th", open_cell, NULL},
	{"toc", open_skip, NULL}, {"coverPage", open_skip, NULL}, {"authorialNote", ft_law_note, NULL},
	/* a list of units */
	{"unit", open_unit, close_plain},
	/* Taiwan's Ministry of Justice */
	{"法規名稱", open_chinese_title, NULL}, {"英文法規名稱", open_english_title, NULL}, {"中文法規名稱", open_chinese_title, NULL},
	{"最新異動日期", open_changed, NULL}, {"最新英文異動日期", open_changed, NULL}, {"沿革內容", open_history, NULL},
	{"編章節", open_chapter_words, NULL}, {"條文", open_article, close_plain}, {"條號", open_num, NULL}, {"條文內容", open_lines, NULL},
	{"前言", open_lines, NULL},
};

static const struct element *find_element(const char *name)
{
	for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
		if (strcmp(elements[i].name, name) == 0)
			return &elements[i];
	return NULL;
}

/* In the preface of an act its title and number stand inside paragraphs: those are walked, others are words. */
static void walk_preface(struct ft_law *l)
{
	unsigned depth = l->x->depth;
	struct ft_buf words = {0};

	while (ft_xml_next(l->x) && !(l->x->event == FT_XML_CLOSE && l->x->depth == depth)) {
		if (l->x->event == FT_XML_OPEN && ft_xml_is(l->x, "docTitle"))
			open_title(l);
		else if (l->x->event == FT_XML_OPEN && ft_xml_is(l->x, "docNumber"))
			open_number(l);
		else if (l->x->event == FT_XML_TEXT)
			ft_law_add(&words, l->x->text);
		else if (l->x->event == FT_XML_CLOSE && ft_xml_is(l->x, "p"))
			ft_buf_putc(&words, '\n');
	}
	ft_lawtext_head(l);
	ft_law_put(l, 0, ft_buf_str(&words));
	ft_buf_free(&words);
}

/* A list of units has bare lines. Those behind the last sentence wait: where the list was taken from a web page, its last
 * unit goes on with the page's own words. */
static void walk_text(struct ft_law *l)
{
	struct ft_str s = l->x->text, line;

	while (l->units && ft_next_line(&s, &line)) {
		line = ft_trim(line);
		if (line.n == 0)
			continue;
		ft_buf_add(&l->tail, line);
		ft_buf_putc(&l->tail, '\n');
		if (ends_sentence(line))
			put_tail(l);
	}
}

static void end_text(struct ft_law *l)
{
	if (!ft_words_chrome(ft_buf_str(&l->tail)))
		put_tail(l);
	ft_buf_free(&l->tail);
	ft_law_flush(l);
}

static void walk(struct ft_law *l)
{
	while (ft_xml_next(l->x)) {
		const struct element *e = l->x->event == FT_XML_TEXT ? NULL : find_element(l->x->name);

		if (l->x->event == FT_XML_TEXT)
			walk_text(l);
		else if (l->x->event == FT_XML_OPEN && ft_xml_is(l->x, "preface"))
			walk_preface(l);
		else if (e && l->x->event == FT_XML_OPEN && e->open)
			e->open(l);
		else if (e && l->x->event == FT_XML_CLOSE && e->close)
			e->close(l);
	}
	end_text(l);
}

static void write_notes(struct ft_law *l)
{
	struct ft_str rest = ft_buf_str(&l->notes), line;

	if (l->notes.len)
		ft_law_put(l, 1, l->english ? FT_S("Notes") : FT_S("注释"));
	while (ft_next_line(&rest, &line))
		ft_law_put(l, 0, line);
}

static void free_all(struct ft_law *l)
{
	ft_buf_free(&l->num);
	ft_buf_free(&l->heading);
	ft_buf_free(&l->notes);
	ft_buf_free(&l->title);
	ft_buf_free(&l->number);
	ft_buf_free(&l->name);
	ft_w_table_free(&l->table);
}

static size_t read_law(struct ft_plain *out, struct ft_str raw)
{
	struct ft_law l = {.out = out};
	struct ft_xml x;

	ft_xml_open_memory(&x, raw, "the document");
	l.x = &x;
	walk(&l);
	write_notes(&l);
	ft_xml_close(&x);
	free_all(&l);
	return l.cps;
}

static void convert(struct ft_plain *out, struct ft_str raw)
{
	if (read_law(out, raw) == 0)
		ft_refuse("no-text", "the document holds no text");
}

/* Other XML: taken where its elements are known. */
static void convert_xml(struct ft_plain *out, struct ft_str raw)
{
	if (read_law(out, raw) == 0)
		ft_refuse("unknown-form", "it is XML of a kind not known here (Akoma Ntoso is)");
}

const struct ft_form ft_form_akn = {"akn", convert};
const struct ft_form ft_form_xml = {"xml", convert_xml};
