/* Lines joined into paragraphs. Whether a line goes on in the next one is decided by whether it is full, by how it ends,
 * and by how the next one begins; then by indents. A law's paragraphs end in 。；： so that a full line without such an
 * end always goes on, even where the next one begins with 第二十七条. */
#include "indexer/convert/html.h"
#include "indexer/convert/pdf.h"

#include "base/arena.h"
#include "base/num.h"

#include <stdlib.h>

/* The margins that lines of a zone have in common. */
struct margins {
	double left, right;
	size_t lines;
};

struct joiner {
	const struct ft_pdf *p;
	struct ft_plain *out;
	struct margins *zones;
	double size;     /* of the body */
	double pitch;    /* from line to line */
	bool indents;    /* first lines are indented */
	bool begun;      /* a provision has been met: no title comes any more */
	struct ft_buf words;
	unsigned page;   /* where the paragraph begins */
	unsigned level;
	const struct ft_pdf_line *last;
};

/* ---- what is usual in the document ---- */

static void find_margins(struct joiner *j)
{
	const struct ft_pdf *p = j->p;

	for (size_t i = 0; i < p->line_len; i++) {
		const struct ft_pdf_line *l = &p->lines[i];
		struct margins *m = &j->zones[l->zone];

		if (l->dropped)
			continue;
		m->left = m->lines == 0 || l->box.x0 < m->left ? l->box.x0 : m->left;
		m->right = m->lines == 0 || l->box.x1 > m->right ? l->box.x1 : m->right;
		m->lines++;
	}
}

/* A zone of a few lines may hold no full one: then the widest zone of its kind says where the margin is, and where there
 * is none, the left margin does, which the right one usually mirrors. */
static double right_margin(const struct joiner *j, const struct ft_pdf_line *l)
{
	const struct margins *m = &j->zones[l->zone];
	double right = m->right, mirrored = j->p->pages[l->page - 1].width - m->left;
	bool known = false;

	if (m->lines >= 6)
		return right;
	for (size_t i = 0; i <= j->p->zones; i++) {
		const struct margins *o = &j->zones[i];

		if (o->lines < 6 || o->left >= l->box.x1 || o->left - m->left >= j->size * 3 || m->left - o->left >= j->size * 6)
			continue;
		known = true;
		right = o->right > right ? o->right : right;
	}
	return known || mirrored < right ? right : mirrored;
}

static double left_margin(const struct joiner *j, const struct ft_pdf_line *l)
{
	return j->zones[l->zone].left;
}

static bool is_indented(const struct joiner *j, const struct ft_pdf_line *l)
{
	return l->box.x0 > left_margin(j, l) + j->size * 1.2;
}

static bool has_indents(const struct joiner *j)
{
	size_t indented = 0, labelled = 0;

	for (size_t i = 0; i < j->p->line_len; i++) {
		const struct ft_pdf_line *l = &j->p->lines[i];

		if (l->dropped || !ft_words_labelled(ft_buf_str(&l->text)))
			continue;
		labelled++;
		indented += is_indented(j, l);
	}
	return indented * 2 > labelled;
}

/* ---- does b go on in a? ---- */

static uint32_t last_cp(struct ft_str s)
{
	return s.n ? ft_cp_at(s, ft_prev_off(s, s.n)) : 0;
}

/* The end of a sentence, closing quotes and brackets behind it not counted. */
static bool ends_sentence(struct ft_str s)
{
	uint32_t cp;

	s = ft_trim(s);
	while ((cp = last_cp(s)) == 0x201D || cp == 0x2019 || cp == 0xFF09 || cp == ')' || cp == '"' || cp == 0x300D || cp == 0x300F ||
	       cp == 0x300B)
		s.n = ft_prev_off(s, s.n);
	return cp == 0x3002 || cp == 0xFF1B || cp == 0xFF1A || cp == 0xFF01 || cp == 0xFF1F || cp == '.' || cp == ';' || cp == ':' ||
	       cp == '!' || cp == '?';
}

static bool is_full(const struct joiner *j, const struct ft_pdf_line *a, const struct ft_pdf_line *b)
{
	double room = right_margin(j, a) - a->box.x1, unit = ft_is_wide(last_cp(ft_buf_str(&a->text))) ? a->size : a->size * 0.6;

	return room < unit * 1.6 + b->first;
}

/* （一） (a) 1. 一、: an entry of a list. */
static bool is_entry(struct ft_str s)
{
	size_t off = 0;

	if (ft_starts(s, FT_S("（")) || ft_starts(s, FT_S("("))) {
		ptrdiff_t shut = ft_find(s, s.p[0] == '(' ? FT_S(")") : FT_S("）"));

		return shut > 0 && shut < 20;
	}
	if (ft_num_read(s, &off) >= 0)
		return ft_starts(ft_from(s, off), FT_S("、")) || ft_starts(ft_from(s, off), FT_S("．")) || ft_starts(ft_from(s, off), FT_S(". "));
	return ft_starts(s, FT_S("•")) || ft_starts(s, FT_S("● "));
}

static bool is_other_size(const struct ft_pdf_line *a, const struct ft_pdf_line *b)
{
	double ratio = b->size > 0 ? a->size / b->size : 1;

	return ratio > 1.25 || ratio < 0.8;
}

static bool is_centred(const struct joiner *j, const struct ft_pdf_line *l)
{
	double before = l->box.x0 - left_margin(j, l), behind = right_margin(j, l) - l->box.x1, off = before - behind;

	if (before > j->size * 1.7 && before < j->size * 2.3)
		return false; /* the usual indent of a first line */
	return before > j->size * 0.8 && behind > j->size * 0.8 && off < j->size * 0.6 && off > -j->size * 0.6;
}

/* A title in large letters over two lines. */
static bool is_title_over(const struct joiner *j, const struct ft_pdf_line *a, const struct ft_pdf_line *b)
{
	return a->page == b->page && a->size > j->size * 1.25 && b->size > j->size * 1.25 && !is_other_size(a, b) &&
	       (is_centred(j, a) || is_full(j, a, b)) && b->box.y0 - a->box.y0 < a->size * 2.5 && !ft_words_labelled(ft_buf_str(&b->text));
}

/* Where the leader of a line of contents begins: dots, and a number behind them. 0 for any other line. */
static size_t leader(struct ft_str s)
{
	size_t end = s.n, dots;

	while (end > 0 && ((s.p[end - 1] >= '0' && s.p[end - 1] <= '9') || s.p[end - 1] == ' '))
		end--;
	for (dots = end; dots > 0;) {
		size_t at = ft_prev_off(s, dots);
		uint32_t cp = ft_cp_at(s, at);

		if (cp != '.' && cp != ' ' && cp != 0x2026 && cp != 0xB7 && cp != 0x22EF)
			break;
		dots = at;
	}
	return end < s.n && end - dots >= 4 ? dots : 0;
}

/* How many parts wide gaps make of the line. */
static size_t cells_of(const struct ft_pdf_line *l)
{
	size_t n = 1;

	for (size_t i = 0; i < l->text.len; i++)
		n += l->text.data[i] == '\t';
	return n;
}

static bool goes_on(const struct joiner *j, const struct ft_pdf_line *a, const struct ft_pdf_line *b)
{
	struct ft_str s = ft_buf_str(&b->text);
	bool below = a->zone == b->zone;

	if (leader(s) || leader(ft_buf_str(&a->text)) || cells_of(a) > 1 || cells_of(b) > 1)
		return false;
	if (is_title_over(j, a, b))
		return true;
	if (is_other_size(a, b) || !is_full(j, a, b) || is_centred(j, a))
		return false;
	if (below && b->box.y0 - a->box.y0 > j->pitch * 2.2 && (ends_sentence(ft_buf_str(&a->text)) || is_indented(j, b)))
		return false;
	if (!below && a->page == b->page && b->box.y0 > a->box.y1 && ends_sentence(ft_buf_str(&a->text)))
		return false; /* from the last column to a line across them all */
	if (!ends_sentence(ft_buf_str(&a->text)))
		return !(is_indented(j, b) && is_centred(j, b) && ft_words_labelled(s));
	if (is_indented(j, b) && !is_indented(j, a))
		return false;
	if (j->indents)
		return !is_indented(j, b) && !is_entry(s);
	return !ft_words_labelled(s) && !is_entry(s);
}

/* ---- paragraphs ---- */

static bool is_letter(uint32_t cp)
{
	return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
}

/* Whether the document writes the word with a hyphen inside a line, too: secretary-general. `have` ends in the hyphen. */
static bool is_hyphened(const struct joiner *j, struct ft_str have, struct ft_str next)
{
	size_t from = have.n - 1, to = 0;
	struct ft_buf word = {0};
	bool found = false;

	while (from > 0 && is_letter((unsigned char)have.p[from - 1]))
		from--;
	while (to < next.n && is_letter((unsigned char)next.p[to]))
		to++;
	ft_buf_add(&word, ft_from(have, from));
	ft_buf_add(&word, ft_sub(next, 0, to));
	for (size_t i = 0; i < j->p->line_len && !found; i++)
		found = ft_find(ft_buf_str(&j->p->lines[i].text), ft_buf_str(&word)) >= 0;
	ft_buf_free(&word);
	return found;
}

/* A word parted by a hyphen at the line's end becomes one; between Latin words stands a blank, between others nothing. */
static void add_line(struct joiner *j, struct ft_str s)
{
	struct ft_buf *words = &j->words;
	struct ft_str have = ft_buf_str(words);
	uint32_t last = last_cp(have), first = ft_cp_at(s, 0);
	bool parted = last == '-' && have.n > 1 && is_letter((unsigned char)have.p[have.n - 2]) && first >= 'a' && first <= 'z';

	if (last == 0xAD || (parted && !is_hyphened(j, have, s)))
		words->len = ft_prev_off(have, have.n);
	else if (last && !ft_is_wide(last) && !ft_is_wide(first) && last != '-')
		ft_buf_putc(words, ' ');
	ft_buf_add(words, s);
}

static void end_paragraph(struct joiner *j)
{
	for (size_t i = 0; i < j->words.len; i++)
		j->words.data[i] = j->words.data[i] == '\t' ? ' ' : j->words.data[i];
	if (j->words.len) {
		j->out->page = j->page;
		ft_plain_line(j->out, j->level, ft_buf_str(&j->words));
	}
	ft_buf_reset(&j->words);
}

static void begin_paragraph(struct joiner *j, const struct ft_pdf_line *l)
{
	struct ft_str s = ft_buf_str(&l->text);

	end_paragraph(j);
	j->begun |= ft_words_labelled(s) || l->page > 2;
	j->level = !j->begun && l->size > j->size * 1.25 && ft_cp_count(s) <= 60 ? 1 : 0;
	j->page = (unsigned)l->page;
}

/* The number of a note, as its mark in the text has it; the rest of its first line is left in *s. */
static void add_note_mark(struct ft_buf *words, struct ft_str *s)
{
	size_t n = 0;

	while (n < s->n && s->p[n] >= '0' && s->p[n] <= '9')
		n++;
	if (n)
		ft_buf_fmt(words, "[%.*s] ", FT_FMT(ft_sub(*s, 0, n)));
	*s = ft_trim(ft_from(*s, n));
}

static bool is_near(const struct ft_pdf_line *a, const struct ft_pdf_line *b, double pitch)
{
	double d = b->box.y0 - a->box.y0;

	return a->zone == b->zone && !a->dropped && !b->dropped && d > 0 && d < pitch * 2.5;
}

/* Two lines of as many cells, one under the other, are rows of a table; one alone is words set apart. */
static bool is_row(const struct joiner *j, size_t at)
{
	const struct ft_pdf_line *l = &j->p->lines[at];
	size_t n = cells_of(l);

	if (n < 2 || leader(ft_buf_str(&l->text)))
		return false;
	return (at > 0 && is_near(l - 1, l, j->pitch) && cells_of(l - 1) == n) ||
	       (at + 1 < j->p->line_len && is_near(l, l + 1, j->pitch) && cells_of(l + 1) == n);
}

static void write_row(struct joiner *j, const struct ft_pdf_line *l)
{
	struct ft_str rest = ft_buf_str(&l->text), cells[FT_MAX_COLS];
	size_t n = 0;

	end_paragraph(j);
	while (n < FT_MAX_COLS && ft_next_field(&rest, '\t', &cells[n]))
		n++;
	if (rest.p) /* more than a table may have */
		cells[n - 1].n = (size_t)(rest.p + rest.n - cells[n - 1].p);
	j->out->page = (unsigned)l->page;
	ft_plain_row(j->out, cells, n);
	j->last = NULL;
}

static void join_lines(struct joiner *j, bool notes, bool second)
{
	j->last = NULL;
	for (size_t i = 0; i < j->p->line_len; i++) {
		const struct ft_pdf_line *l = &j->p->lines[i];
		struct ft_str s = ft_buf_str(&l->text);

		if (l->dropped || l->note != notes || (!notes && l->second != second))
			continue;
		if (is_row(j, i)) {
			write_row(j, l);
			continue;
		}
		if (!j->last || !goes_on(j, j->last, l)) {
			begin_paragraph(j, l);
			if (notes)
				add_note_mark(&j->words, &s);
		}
		add_line(j, ft_trim(leader(s) ? ft_sub(s, 0, leader(s)) : s));
		j->last = l;
	}
	end_paragraph(j);
}

static bool has_notes(const struct ft_pdf *p)
{
	for (size_t i = 0; i < p->line_len; i++)
		if (p->lines[i].note)
			return true;
	return false;
}

/* Of columns in two languages each is read through to the end. Footnotes come last, under a heading of their own: no
 * paragraph that runs over a page's end is cut by them. */
void ft_pdf_paragraphs(const struct ft_pdf *p, struct ft_plain *out)
{
	struct joiner j = {.p = p, .out = out, .zones = ft_alloc((p->zones + 2) * sizeof *j.zones)};

	find_margins(&j);
	j.size = ft_pdf_usual_size(p);
	j.pitch = ft_pdf_usual_pitch(p);
	j.indents = has_indents(&j);
	join_lines(&j, false, false);
	join_lines(&j, false, true);
	if (has_notes(p)) {
		ft_plain_line(out, 1, ft_find(ft_buf_str(&out->out), FT_S("。")) >= 0 ? FT_S("注释") : FT_S("Notes"));
		join_lines(&j, true, false);
	}
	ft_buf_free(&j.words);
	free(j.zones);
}
