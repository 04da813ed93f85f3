/* Laws marked up in XML: Akoma Ntoso 3.0 (OASIS LegalDocML), and two plain vocabularies in which laws are handed round,
 * that of Taiwan's Ministry of Justice and a list of units. The marks become words of our plain form again: a container
 * a heading, an article its label before its first paragraph, a point its number before its words. */
#include "indexer/convert/form.h"
#include "indexer/convert/html.h"
#include "indexer/convert/wtable.h"
#include "indexer/convert/xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_EVENTS = 16 };

/* What an element begins, as far as its number and heading go. */
enum kind { NONE, CONTAINER, ARTICLE, POINT };

struct law {
	struct ft_plain *out;
	struct ft_xml *x;
	enum kind kind;       /* of the element whose number and heading wait for its words */
	struct ft_buf num, heading;
	unsigned level;       /* containers that are open */
	struct ft_w_table table;
	struct ft_buf tail;   /* bare lines that wait for the end of their sentence */
	struct ft_buf notes;  /* a line each */
	size_t note_count;
	struct ft_buf title, number, name; /* name: FRBRname, where no title is printed */
	struct { char day[11]; const char *word_zh, *word_en; } events[MAX_EVENTS];
	size_t event_len;
	bool english, headed; /* headed: the title and the days are written */
	size_t works, units, cps;
};

/* ---- words ---- */

static void add_note(struct law *l)
{
	char mark[16];
	unsigned depth = l->x->depth;

	snprintf(mark, sizeof mark, "[%zu] ", ++l->note_count);
	ft_buf_puts(&l->notes, mark);
	while (ft_xml_next(l->x) && !(l->x->event == FT_XML_CLOSE && l->x->depth == depth))
		if (l->x->event == FT_XML_TEXT)
			ft_buf_add(&l->notes, ft_trim(l->x->text));
	ft_buf_putc(&l->notes, '\n');
}

/* Blanks run together, also those between two pieces of text. */
static void add_text(struct ft_buf *out, struct ft_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool blank = s.p[i] == ' ' || s.p[i] == '\t' || s.p[i] == '\n' || s.p[i] == '\r';

		if (!blank)
			ft_buf_putc(out, s.p[i]);
		else if (out->len && out->data[out->len - 1] != ' ' && out->data[out->len - 1] != '\n')
			ft_buf_putc(out, ' ');
	}
}

/* The words of the element that has just opened; what is deleted, and pointers to notes, are none. */
static void read_words(struct law *l, struct ft_buf *out)
{
	struct ft_xml *x = l->x;
	unsigned depth = x->depth;

	while (ft_xml_next(x) && !(x->event == FT_XML_CLOSE && x->depth == depth)) {
		if (x->event == FT_XML_TEXT) {
			add_text(out, x->text);
		} else if (x->event == FT_XML_OPEN && (ft_xml_is(x, "br") || ft_xml_is(x, "eol"))) {
			ft_buf_putc(out, '\n');
		} else if (x->event == FT_XML_OPEN && ft_xml_is(x, "authorialNote")) {
			char mark[16];

			add_note(l);
			snprintf(mark, sizeof mark, "[%zu]", l->note_count);
			ft_buf_puts(out, mark);
		} else if (x->event == FT_XML_OPEN && (ft_xml_is(x, "del") || ft_xml_is(x, "noteRef"))) {
			ft_xml_skip(x);
		}
	}
}

/* ---- the head ---- */

static void put(struct law *l, unsigned level, struct ft_str words)
{
	if (l->table.depth) {
		ft_w_table_add(&l->table, words);
		return;
	}
	l->out->para++;
	ft_plain_line(l->out, level, words);
	l->cps += ft_cp_count(words);
}

static void put_day(struct law *l, struct ft_buf *line, size_t i)
{
	static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September",
					     "October", "November", "December"};
	int y = 0, m = 0, d = 0;

	if (sscanf(l->events[i].day, "%4d-%2d-%2d", &y, &m, &d) != 3 || m < 1 || m > 12)
		return;
	if (line->len)
		ft_buf_puts(line, l->english ? "; " : "　");
	if (l->english)
		ft_buf_fmt(line, "%s on %d %s %d", l->events[i].word_en, d, months[m - 1], y);
	else
		ft_buf_fmt(line, "%d年%d月%d日%s", y, m, d, l->events[i].word_zh);
}

/* Title, number and days stand in the meta block, in attributes: they become the lines that the head of a text has. */
static void put_head(struct law *l)
{
	struct ft_buf line = {0}, days = {0};

	if (l->headed)
		return;
	l->headed = true;
	if (l->title.len || l->name.len)
		put(l, 1, ft_buf_str(l->title.len ? &l->title : &l->name));
	if (l->number.len)
		put(l, 0, ft_buf_str(&l->number));
	for (size_t i = 0; i < l->event_len; i++)
		put_day(l, &days, i);
	if (days.len) {
		ft_buf_fmt(&line, l->english ? "(%s)" : "（%s）", days.data);
		put(l, 0, ft_buf_str(&line));
	}
	ft_buf_free(&line);
	ft_buf_free(&days);
}

/* Writes the number and heading that wait; those of an article or a point go before `words`. */
static void put_with(struct law *l, struct ft_str words)
{
	struct ft_buf line = {0};

	put_head(l);
	if (l->kind == CONTAINER && (l->heading.len || words.n == 0)) {
		ft_buf_fmt(&line, "%.*s%s%.*s", FT_FMT(ft_buf_str(&l->num)), l->num.len && l->heading.len ? " " : "",
			   FT_FMT(ft_buf_str(&l->heading)));
		put(l, l->level + 1, ft_buf_str(&line));
		ft_buf_reset(&line);
	} else if (l->kind != NONE) {
		ft_buf_add(&line, ft_buf_str(&l->num));
		if (l->heading.len)
			ft_buf_fmt(&line, l->english ? " [%s]" : "【%s】", l->heading.data);
		if (line.len && (l->kind != POINT || l->english || ft_cp_at(ft_buf_str(&l->num), 0) < 0x80))
			ft_buf_putc(&line, ' ');
	}
	l->kind = NONE;
	ft_buf_reset(&l->num);
	ft_buf_reset(&l->heading);
	ft_buf_add(&line, words);
	put(l, 0, ft_buf_str(&line));
	ft_buf_free(&line);
}

static void flush(struct law *l)
{
	if (l->kind != NONE)
		put_with(l, FT_S(""));
}

/* ---- elements ---- */

static void begin(struct law *l, enum kind kind)
{
	flush(l);
	l->kind = kind;
	l->units += kind == ARTICLE;
}

static void open_container(struct law *l)
{
	begin(l, CONTAINER);
	l->level++;
}

static void close_container(struct law *l)
{
	flush(l);
	l->level -= l->level > 0;
}

static void open_article(struct law *l)
{
	begin(l, ARTICLE);
}

static void open_point(struct law *l)
{
	begin(l, POINT);
}

static void close_plain(struct law *l)
{
	flush(l);
}

static bool ends_sentence(struct ft_str s)
{
	return ft_ends(s, FT_S("。")) || ft_ends(s, FT_S("；")) || ft_ends(s, FT_S("：")) || ft_ends(s, FT_S("”")) || ft_ends(s, FT_S("."));
}

static void put_tail(struct law *l)
{
	struct ft_str rest = ft_buf_str(&l->tail), line;

	while (ft_next_line(&rest, &line))
		put_with(l, line);
	ft_buf_reset(&l->tail);
}

/* A unit of the plain list bears its label as an attribute. */
static void open_unit(struct law *l)
{
	put_tail(l);
	begin(l, ARTICLE);
	ft_buf_add(&l->num, ft_xml_attr(l->x, "number"));
}

static void open_num(struct law *l)
{
	l->kind = l->kind == NONE ? POINT : l->kind;
	read_words(l, &l->num);
}

static void open_heading(struct law *l)
{
	if (l->kind == NONE)
		begin(l, CONTAINER);
	read_words(l, &l->heading);
}

static void open_block(struct law *l)
{
	struct ft_buf words = {0};

	read_words(l, &words);
	if (ft_trim(ft_buf_str(&words)).n)
		put_with(l, ft_trim(ft_buf_str(&words)));
	ft_buf_free(&words);
}

/* Text whose line ends are those of paragraphs. */
static void open_lines(struct law *l)
{
	struct ft_buf words = {0};
	struct ft_str rest, line;

	ft_xml_words(l->x, &words);
	rest = ft_buf_str(&words);
	while (ft_next_line(&rest, &line))
		if (ft_trim(line).n)
			put_with(l, ft_trim(line));
	ft_buf_free(&words);
}

static void open_chapter_words(struct law *l)
{
	begin(l, CONTAINER);
	read_words(l, &l->heading);
	flush(l);
}

static void open_skip(struct law *l)
{
	ft_xml_skip(l->x);
}

static void open_title(struct law *l)
{
	ft_buf_reset(&l->title);
	read_words(l, &l->title);
}

static void open_number(struct law *l)
{
	ft_buf_reset(&l->number);
	read_words(l, &l->number);
}

static void open_table(struct law *l)
{
	flush(l);
	ft_w_table_open(&l->table);
}

static void close_table(struct law *l)
{
	l->cps += ft_w_table_close(&l->table, l->out);
}

static void open_row(struct law *l)
{
	ft_w_table_row(&l->table);
}

static void open_cell(struct law *l)
{
	ft_w_table_cell(&l->table);
	ft_w_table_span(&l->table, ft_xml_attr_long(l->x, "colspan", 1));
}

/* ---- the meta block ---- */

static void add_event(struct law *l, struct ft_str day, const char *zh, const char *en)
{
	if (day.n != 10 || l->event_len == MAX_EVENTS)
		return;
	for (size_t i = 0; i < l->event_len; i++)
		if (ft_eq(ft_str(l->events[i].day), day))
			return;
	snprintf(l->events[l->event_len].day, sizeof l->events[0].day, "%.*s", FT_FMT(day));
	l->events[l->event_len].word_zh = zh;
	l->events[l->event_len++].word_en = en;
}

/* An event of the lifecycle, or a date of the FRBR names, by the words of the standard. */
static void read_event(struct law *l)
{
	static const struct { const char *type, *zh, *en; } types[] = {{"generation", "通过", "Adopted"}, {"adoption", "通过", "Adopted"},
		{"promulgation", "公布", "Promulgated"}, {"publication", "公布", "Promulgated"}, {"amendment", "修正", "Amended"}};
	char type[32], day[16];
	bool life = ft_xml_is(l->x, "eventRef");

	snprintf(type, sizeof type, "%.*s", FT_FMT(ft_xml_attr(l->x, life ? "type" : "name")));
	snprintf(day, sizeof day, "%.*s", FT_FMT(ft_xml_attr(l->x, "date")));
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (strcmp(types[i].type, type) == 0)
			add_event(l, ft_str(day), types[i].zh, types[i].en);
}

static void read_value(struct law *l, struct ft_buf *to)
{
	ft_buf_reset(to);
	ft_buf_add(to, ft_xml_attr(l->x, "value"));
}

static void open_meta(struct law *l)
{
	unsigned depth = l->x->depth;

	while (ft_xml_next(l->x) && !(l->x->event == FT_XML_CLOSE && l->x->depth == depth)) {
		if (l->x->event != FT_XML_OPEN)
			continue;
		if (ft_xml_is(l->x, "FRBRname"))
			read_value(l, &l->name);
		else if (ft_xml_is(l->x, "FRBRnumber"))
			read_value(l, &l->number);
		else if (ft_xml_is(l->x, "FRBRlanguage"))
			l->english = ft_starts(ft_xml_attr(l->x, "language"), FT_S("en"));
		else if (ft_xml_is(l->x, "eventRef") || ft_xml_is(l->x, "FRBRdate"))
			read_event(l);
		else if (ft_xml_is(l->x, "FRBRManifestation") || ft_xml_is(l->x, "notes"))
			ft_xml_skip(l->x);
	}
}

static void open_work(struct law *l)
{
	if (l->works++ == 1)
		ft_refuse("unknown-form", "it is a collection of several works or languages: export them one by one");
}

/* 最新異動日期: YYYYMMDD of the last change, which is the promulgation where there was no other. */
static void open_changed(struct law *l)
{
	struct ft_buf words = {0};
	char day[16];

	read_words(l, &words);
	if (words.len == 8) {
		snprintf(day, sizeof day, "%.4s-%.2s-%.2s", words.data, words.data + 4, words.data + 6);
		add_event(l, ft_str(day), "公布", "Promulgated");
	}
	ft_buf_free(&words);
}

static void open_history(struct law *l)
{
	struct ft_buf words = {0};

	ft_xml_words(l->x, &words);
	if (l->event_len && ft_find(ft_buf_str(&words), FT_S("\n2.")) >= 0) {
		l->events[0].word_zh = "修正";
		l->events[0].word_en = "Amended";
	}
	ft_buf_free(&words);
}

static void open_english_title(struct law *l)
{
	struct ft_buf words = {0};

	read_words(l, &words);
	if (l->title.len == 0) { /* the English edition has it before the Chinese one */
		ft_buf_add(&l->title, ft_trim(ft_buf_str(&words)));
		l->english = true;
	}
	ft_buf_free(&words);
}

static void open_chinese_title(struct law *l)
{
	if (l->title.len == 0)
		open_title(l);
	else
		ft_xml_skip(l->x);
}

static const struct element {
	const char *name;
	void (*open)(struct law *l);
	void (*close)(struct law *l);
} elements[] = {
	/* Akoma Ntoso */
	{"act", open_work, NULL}, {"bill", open_work, NULL}, {"doc", open_work, NULL}, {"statement", open_work, NULL},
	{"judgment", open_work, NULL}, {"meta", open_meta, NULL},
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
	{"toc", open_skip, NULL}, {"coverPage", open_skip, NULL}, {"authorialNote", add_note, NULL},
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
static void walk_preface(struct law *l)
{
	unsigned depth = l->x->depth;
	struct ft_buf words = {0};

	while (ft_xml_next(l->x) && !(l->x->event == FT_XML_CLOSE && l->x->depth == depth)) {
		if (l->x->event == FT_XML_OPEN && ft_xml_is(l->x, "docTitle"))
			open_title(l);
		else if (l->x->event == FT_XML_OPEN && ft_xml_is(l->x, "docNumber"))
			open_number(l);
		else if (l->x->event == FT_XML_TEXT)
			add_text(&words, l->x->text);
		else if (l->x->event == FT_XML_CLOSE && ft_xml_is(l->x, "p"))
			ft_buf_putc(&words, '\n');
	}
	put_head(l);
	put(l, 0, ft_buf_str(&words));
	ft_buf_free(&words);
}

/* A list of units has bare lines. Those behind the last sentence wait: where the list was taken from a web page, its last
 * unit goes on with the page's own words. */
static void walk_text(struct law *l)
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

static void end_text(struct law *l)
{
	if (!ft_words_chrome(ft_buf_str(&l->tail)))
		put_tail(l);
	ft_buf_free(&l->tail);
	flush(l);
}

static void walk(struct law *l)
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

static void write_notes(struct law *l)
{
	struct ft_str rest = ft_buf_str(&l->notes), line;

	if (l->notes.len)
		put(l, 1, l->english ? FT_S("Notes") : FT_S("注释"));
	while (ft_next_line(&rest, &line))
		put(l, 0, line);
}

static void free_all(struct law *l)
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
	struct law l = {.out = out};
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
