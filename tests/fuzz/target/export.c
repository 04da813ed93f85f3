/* The exports (export/export.h): a made-up law whose every word a stranger chose goes through every form, and through
 * the writers of a cell and of markup. No harmful character comes out, tables stay tables and JSON is JSON. */
#include "export/csv.h"
#include "export/export.h"
#include "export/markup.h"
#include "tests/fuzz/fuzz.h"

#include <jansson.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

enum { FIELDS = 32 };

/* The input cut into fields, at whole characters. */
struct words {
	struct ft_str text;
	size_t next;
};

static struct ft_str word(struct words *w)
{
	size_t i = w->next++ % FIELDS, from = w->text.n * i / FIELDS, to = w->text.n * (i + 1) / FIELDS;

	while (from < w->text.n && ((unsigned char)w->text.p[from] & 0xC0) == 0x80)
		from++;
	while (to < w->text.n && ((unsigned char)w->text.p[to] & 0xC0) == 0x80)
		to++;
	return ft_sub(w->text, from, to - from);
}

/* ---- escaping writers ---- */

/* A cell is one cell whatever it holds, and no formula. */
static void check_cell(struct ft_str s)
{
	struct ft_buf b = {0};
	size_t quotes = 0;

	ft_csv_cell(&b, s, true);
	fuzz_harmless(ft_buf_str(&b), false);
	fuzz_promise(b.len >= 2 && b.data[0] == '"' && b.data[b.len - 1] == '"', "a cell stands in quotes");
	fuzz_promise(strchr("=+-@", b.data[1]) == NULL, "a cell is no formula");
	for (size_t i = 1; i + 1 < b.len; i++)
		quotes += b.data[i] == '"';
	fuzz_promise(quotes % 2 == 0, "quotes in a cell are doubled");
	ft_buf_free(&b);
}

/* Words stay words: no tag, no end of an attribute. */
static void check_markup(struct ft_str s, bool html)
{
	struct ft_buf b = {0};
	struct ft_markup m = {.out = &b, .html = html};
	size_t ends = 0, tags = 0, quotes = 0;

	ft_markup_open(&m, "p");
	ft_markup_attr(&m, "title", s);
	ft_markup_text(&m, s);
	ft_markup_close(&m);
	fuzz_harmless(ft_buf_str(&b), false);
	for (size_t i = 0; i < b.len; i++) {
		tags += b.data[i] == '<';
		ends += b.data[i] == '>';
		quotes += b.data[i] == '"' && ends == 0;
	}
	fuzz_promise(tags <= 2 && ends <= 2 && quotes <= 2, "markup in a text is text");
	ft_buf_free(&b);
}

/* What is read back is what was written. */
static void check_json(struct ft_str s)
{
	struct ft_buf b = {0};
	struct ft_json j = {.out = &b};
	json_t *v;

	ft_json_open(&j, NULL, '[');
	ft_json_str(&j, NULL, s);
	ft_json_close(&j, ']');
	fuzz_harmless(ft_buf_str(&b), true);
	v = json_loadb(b.data, b.len, 0, NULL);
	fuzz_promise(v && ft_eq(s, ft_str(json_string_value(json_array_get(v, 0)))), "JSON gives back what was written");
	json_decref(v);
	ft_buf_free(&b);
}

/* ---- whole forms ---- */

static bool collect(void *sink, struct ft_str bytes)
{
	ft_buf_add(sink, bytes);
	return true;
}

static bool is_form(const struct ft_exporter *e, const char *suffix)
{
	return strcmp(e->suffix, suffix) == 0;
}

/* CRLF, a file's mark and what a terminal would not see are checked apart: the rest is harmless. */
static void check_output(const struct ft_exporter *e, struct ft_str s)
{
	struct ft_buf lines = {0};

	if (is_form(e, "csv") && ft_starts(s, FT_S("\xEF\xBB\xBF")))
		s = ft_from(s, 3);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\r' || i + 1 == s.n || s.p[i + 1] != '\n' || !(is_form(e, "csv") || is_form(e, "ris")))
			ft_buf_putc(&lines, s.p[i]);
	fuzz_harmless(ft_buf_str(&lines), false);
	if (is_form(e, "json") || is_form(e, "jsonl")) {
		struct ft_str rest = s, line;

		while (is_form(e, "jsonl") ? ft_next_line(&rest, &line) : (line = rest, rest.n > 0)) {
			json_t *v = json_loadb(line.p, line.n, JSON_REJECT_DUPLICATES, NULL);

			fuzz_promise(v != NULL, "JSON is JSON");
			json_decref(v);
			if (!is_form(e, "jsonl"))
				break;
		}
	}
	if (is_form(e, "xml")) {
		xmlDoc *d = xmlReadMemory(s.p, (int)s.n, "x.xml", NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

		fuzz_promise(d != NULL, "XML is well-formed");
		xmlFreeDoc(d);
	}
	ft_buf_free(&lines);
}

/* Keys, dates and eids are checked or made by us; all else is what a file or a catalogue says. */
static struct ft_place place_of(struct words *w, int64_t id, enum ft_lang lang)
{
	struct ft_place p = {.id = id, .text = id, .version = 1, .work = 1, .key = FT_S("lamp-law"), .date = FT_S("2025-10-28"),
			     .eid = FT_S("art_7"), .node = FT_N_ARTICLE, .lang = lang, .as_of = 20260101,
			     .time = {.begins = 20251028, .ends = 20260701, .kind = FT_WK_LAW}};

	p.title_zh = word(w);
	p.title_en = word(w);
	p.number = word(w);
	p.label = word(w);
	p.heading = word(w);
	p.body = word(w);
	p.file = word(w);
	p.folder = word(w);
	p.url = word(w);
	p.retrieved = FT_S("2026-01-02");
	p.authority = lang == FT_LANG_EN ? FT_AU_TRANSLATION : FT_AU_OFFICIAL;
	return p;
}

static void feed_law(struct ft_export *x, struct words *w)
{
	struct ft_place texts[2] = {place_of(w, 1, FT_LANG_ZH), place_of(w, 2, FT_LANG_EN)};
	struct ft_version v = {.id = 1, .work = 1, .date = FT_S("2025-10-28"), .event = word(w), .label_zh = word(w), .label_en = word(w),
			       .note_zh = word(w), .note_en = word(w), .articles = 9, .time = texts[0].time};
	struct ft_str other = FT_S("other-law");
	struct ft_xwork work = {.place = texts[0], .versions = &v, .version_len = 1, .before = &other, .before_len = 1,
				.after = &other, .after_len = 1, .whole = true};
	struct ft_xstep step = {.place = texts[1], .has = true, .change = FT_S("amended")};
	struct ft_xunit part, unit = {.best = &texts[0], .texts = texts, .text_len = 2, .of = &work, .depth = 1,
				      .heir = FT_S("other-law@2026-07-01#art_1"), .note = word(w), .before = &step, .before_len = 1,
				      .after = &step, .after_len = 1};
	struct ft_place whole = texts[0], chapter = texts[0];

	work.work = (struct ft_work){.id = 1, .key = whole.key, .title_zh = whole.title_zh, .title_en = whole.title_en,
				     .number = whole.number, .issuer_zh = word(w), .issuer_en = word(w), .jurisdiction = FT_S("cn"),
				     .page = word(w), .note_zh = word(w), .note_en = word(w), .as_of = 20260101, .catalogued = true};
	whole.eid = whole.label = whole.heading = whole.body = FT_S("");
	work.place = whole;
	chapter.eid = FT_S("chp_1");
	chapter.node = FT_N_CHAPTER;
	part = (struct ft_xunit){.best = &chapter, .texts = &chapter, .text_len = 1, .of = &work, .heir = FT_S(""), .note = FT_S("")};
	ft_export_work(x, &work);
	if (x->form->diet == FT_X_TREE || x->form->diet == FT_X_PLACES)
		ft_export_open(x, &part);
	ft_export_unit(x, &unit);
	if (x->form->diet == FT_X_TREE || x->form->diet == FT_X_PLACES)
		ft_export_close(x, &part);
	ft_export_work_end(x, &work);
}

static void feed_link(struct ft_export *x, struct words *w)
{
	struct ft_xlink l = {.from = place_of(w, 1, FT_LANG_ZH), .to = place_of(w, 2, FT_LANG_EN), .type = FT_S("maps-to"),
			     .relation = FT_S("subset-of"), .target = FT_S("lamp-law#art_7"), .strength = 5};

	l.why_zh = word(w);
	l.why_en = word(w);
	l.basis = word(w);
	ft_export_link(x, &l);
}

static void feed_matrix(struct ft_export *x, struct words *w)
{
	struct ft_place duty = place_of(w, 1, FT_LANG_ZH);
	struct ft_matrix_unit unit = {.place = place_of(w, 2, FT_LANG_ZH), .id = word(w)};
	struct ft_matrix_row rows[2] = {
		{.duty = &duty, .gap = FT_GAP_ANSWERED, .control = place_of(w, 3, FT_LANG_ZH), .relation = FT_S("subset-of"), .strength = 3,
		 .via = FT_S("lamp-law#art_7"), .units = &unit, .unit_len = 1},
		{.duty = &duty, .gap = FT_GAP_NONE, .relation = FT_S("no-relationship")},
	};
	struct ft_matrix m = {.v = rows, .len = 2, .duties = 1, .open = 1};

	for (size_t i = 0; i < 2; i++) {
		rows[i].why_zh = word(w);
		rows[i].why_en = word(w);
		rows[i].basis = word(w);
	}
	ft_export_matrix(x, &m);
}

static void check_form(const struct ft_exporter *e, struct ft_str text, bool both)
{
	struct ft_buf got = {0};
	struct words w = {.text = text};
	struct ft_export x = {.form = e, .on = "2026-11-26", .day = 20261126, .lang = -1, .both = both, .status = true, .notes = true,
			      .works = 1, .arena = ft_arena_new(), .write = collect, .sink = &got, .program = "fatiao", .matter = "main",
			      .build = FT_S("0123456789abcdef")};

	ft_export_begin(&x);
	if (e->diet == FT_X_LINKS)
		feed_link(&x, &w);
	else if (e->diet == FT_X_MATRIX)
		feed_matrix(&x, &w);
	else
		feed_law(&x, &w);
	ft_export_end(&x);
	fuzz_promise(got.len > 0 || x.why, "a form writes something, or says why not");
	check_output(e, ft_buf_str(&got));
	ft_buf_free(&got);
	ft_arena_free(x.arena);
}

/* The first byte chooses the form, the rest are the words. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ft_buf text = {0};
	size_t forms = 0;

	if (size == 0)
		return 0;
	while (ft_exporter_at(forms))
		forms++;
	fuzz_text(&text, data + 1, size - 1);
	check_cell(ft_buf_str(&text));
	check_markup(ft_buf_str(&text), false);
	check_markup(ft_buf_str(&text), true);
	check_json(ft_buf_str(&text));
	check_form(ft_exporter_at((data[0] & 0x7F) % forms), ft_buf_str(&text), data[0] & 0x80);
	ft_buf_free(&text);
	return 0;
}
