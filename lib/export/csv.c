/* CSV (RFC 4180: CRLF, quotes doubled), UTF-8 with a mark at its head, by which spreadsheets know it. A cell
 * that a spreadsheet would take for a formula is defused: an apostrophe stands before it. */
#include "export/csv.h"
#include "export/say.h"

#include "base/date.h"
#include "base/safe.h"

#include <string.h>

/* = + - @, tab and return, and the full-width signs that some programs take for them. */
static bool is_formula(struct ft_str s)
{
	uint32_t cp = ft_cp_at(s, 0);

	return s.n &&
	       (strchr("=+-@\t\r", s.p[0]) || cp == 0xFF1D || cp == 0xFF0B || cp == 0xFF0D || cp == 0xFF20);
}

void ft_csv_cell(struct ft_buf *out, struct ft_str s, bool first)
{
	bool formula = is_formula(s);

	if (!first)
		ft_buf_putc(out, ',');
	ft_buf_putc(out, '"');
	if (formula)
		ft_buf_putc(out, '\'');
	for (size_t off = 0; off < s.n;) {
		uint32_t cp = ft_next_cp(s, &off);

		if (ft_cp_unsafe(cp)) { /* a spreadsheet would act on it, or hide it, as a terminal does */
			ft_buf_fmt(out, "<U+%04X>", (unsigned)cp);
			continue;
		}
		if (cp == '"')
			ft_buf_putc(out, '"');
		ft_buf_cp(out, cp);
	}
	ft_buf_putc(out, '"');
}

static const char *const columns[] = {
	"address", "work",    "version",   "eid",    "label",   "title_zh",     "title_en", "kind",
	"number",  "lang",    "authority", "basis",  "status",  "status_basis", "as_of",    "on",
	"level",   "heading", "text",      "source", "warning", "note",
};

enum { COLUMNS = sizeof columns / sizeof columns[0] };

static void begin(struct ft_export *x)
{
	ft_buf_puts(&x->out, "\xEF\xBB\xBF");
	for (size_t i = 0; i < COLUMNS; i++)
		ft_csv_cell(&x->out, ft_str(columns[i]), i == 0);
	ft_buf_puts(&x->out, "\r\n");
}

/* The warnings in one cell, a line each. */
static void put_warnings(struct ft_export *x, const struct ft_place *p)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_str v[FT_SAY_MAX];
	size_t n = ft_say_warnings(a, x, p, FT_S(""), ft_say_lang(x, p), v);
	struct ft_buf b = {0};

	for (size_t i = 0; i < n; i++)
		ft_buf_fmt(&b, "%s%.*s", i ? "\n" : "", FT_FMT(v[i]));
	ft_csv_cell(&x->out, ft_buf_str(&b), false);
	ft_buf_free(&b);
	ft_arena_free(a);
}

static void put_place(struct ft_export *x, const struct ft_place *p)
{
	struct ft_buf address = {0};
	const struct ft_str words[] = {
		p->key,
		p->date,
		p->eid,
		p->label,
		p->title_zh,
		p->title_en,
		ft_str(ft_work_kind_word(p->kind)),
		p->number,
		ft_str(ft_lang_word(p->lang)),
		ft_str(ft_authority_word(p->authority)),
		p->basis ? ft_str(ft_basis_word(p->basis)) : FT_S(""),
		ft_str(ft_status_word(ft_status_on(&p->time, x->day))),
		p->time.stated ? FT_S("catalogue") : FT_S("dates"),
	};

	ft_place_address(&address, p);
	ft_csv_cell(&x->out, ft_buf_str(&address), true);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		ft_csv_cell(&x->out, words[i], false);
	ft_buf_free(&address);
}

static void unit(struct ft_export *x, const struct ft_xunit *u)
{
	const struct ft_place *p = u->best;
	char as_of[11] = "";

	if (p->as_of)
		ft_date_text(as_of, p->as_of);
	put_place(x, p);
	ft_csv_cell(&x->out, ft_str(as_of), false);
	ft_csv_cell(&x->out, ft_str(x->on), false);
	ft_buf_putc(&x->out, ',');
	if (p->level)
		ft_buf_fmt(&x->out, "%d", p->level);
	ft_csv_cell(&x->out, p->heading, false);
	ft_csv_cell(&x->out, p->body, false);
	ft_csv_cell(&x->out, p->file, false);
	put_warnings(x, p);
	ft_csv_cell(&x->out, u->note, false);
	ft_buf_puts(&x->out, "\r\n");
}

const struct ft_exporter ft_export_csv = {.name = "csv",
					  .suffix = "csv",
					  .diet = FT_X_TEXTS,
					  .begin = begin,
					  .unit = unit,
					  .summary = "a table for spreadsheets: a unit and a text a row"};
