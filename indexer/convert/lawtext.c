/* The words of a law's elements, written in our plain form. */
#include "indexer/convert/law.h"

#include <stdio.h>

/* ---- words ---- */

void ft_law_note(struct ft_law *l)
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

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether a blank belongs where the source's line ends: not at the start of ours, nor between two ideographs. */
static bool is_parted(const struct ft_buf *out, struct ft_str next)
{
	struct ft_str have = ft_buf_str(out);

	if (have.n == 0 || have.p[have.n - 1] == ' ' || have.p[have.n - 1] == '\n')
		return false;
	return ft_cp_at(have, ft_prev_off(have, have.n)) < 0x2E80 || ft_cp_at(next, 0) < 0x2E80;
}

/* Blanks with a line end among them are the source's layout and become one, or none; others stay as they are. Those at the
 * end of s wait for what may follow, as \r where a line ends there. */
void ft_law_add(struct ft_buf *out, struct ft_str s)
{
	bool line_end = out->len && out->data[out->len - 1] == '\r';

	if (line_end)
		out->len--;
	for (size_t i = 0; i < s.n;) {
		size_t from = i;

		for (; i < s.n && is_space(s.p[i]); i++)
			line_end |= s.p[i] == '\n';
		if (i == s.n) {
			ft_buf_add(out, line_end ? FT_S("\r") : ft_from(s, from));
			return;
		}
		if (line_end && is_parted(out, ft_from(s, i)))
			ft_buf_putc(out, ' ');
		else if (!line_end)
			ft_buf_add(out, ft_sub(s, from, i - from));
		line_end = false;
		from = i;
		while (i < s.n && !is_space(s.p[i]))
			i++;
		ft_buf_add(out, ft_sub(s, from, i - from));
	}
}

/* The words of the element that has just opened; what is deleted, and pointers to notes, are none. */
void ft_law_words(struct ft_law *l, struct ft_buf *out)
{
	struct ft_xml *x = l->x;
	unsigned depth = x->depth;

	while (ft_xml_next(x) && !(x->event == FT_XML_CLOSE && x->depth == depth)) {
		if (x->event == FT_XML_TEXT) {
			ft_law_add(out, x->text);
		} else if (x->event == FT_XML_OPEN && (ft_xml_is(x, "br") || ft_xml_is(x, "eol"))) {
			ft_buf_putc(out, '\n');
		} else if (x->event == FT_XML_OPEN && ft_xml_is(x, "authorialNote")) {
			char mark[16];

			ft_law_note(l);
			snprintf(mark, sizeof mark, "[%zu]", l->note_count);
			ft_buf_puts(out, mark);
		} else if (x->event == FT_XML_OPEN && (ft_xml_is(x, "del") || ft_xml_is(x, "noteRef"))) {
			ft_xml_skip(x);
		}
	}
}

/* ---- the head ---- */

void ft_law_put(struct ft_law *l, unsigned level, struct ft_str words)
{
	if (l->table.depth) {
		ft_w_table_add(&l->table, words);
		return;
	}
	l->out->para++;
	ft_plain_line(l->out, level, words);
	l->cps += ft_cp_count(words);
}

static void put_day(struct ft_law *l, struct ft_buf *line, size_t i)
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
void ft_lawtext_head(struct ft_law *l)
{
	struct ft_buf line = {0}, days = {0};

	if (l->headed)
		return;
	l->headed = true;
	if (l->title.len || l->name.len)
		ft_law_put(l, 1, ft_buf_str(l->title.len ? &l->title : &l->name));
	if (l->number.len)
		ft_law_put(l, 0, ft_buf_str(&l->number));
	for (size_t i = 0; i < l->event_len; i++)
		put_day(l, &days, i);
	if (days.len) {
		ft_buf_fmt(&line, l->english ? "(%s)" : "（%s）", days.data);
		ft_law_put(l, 0, ft_buf_str(&line));
	}
	ft_buf_free(&line);
	ft_buf_free(&days);
}

/* a) and 1) stand apart from Chinese words, （一）, (一) and 1. do not. */
static bool is_letter_label(struct ft_str s)
{
	return s.n && s.p[0] != '(' && (unsigned char)s.p[0] < 0x80 && ft_ends(s, FT_S(")"));
}

/* Writes the number and heading that wait; those of an article or a point go before `words`. */
void ft_law_put_with(struct ft_law *l, struct ft_str words)
{
	struct ft_buf line = {0};

	ft_lawtext_head(l);
	if (l->kind == FT_L_CONTAINER && (l->heading.len || words.n == 0)) {
		ft_buf_fmt(&line, "%.*s%s%.*s", FT_FMT(ft_buf_str(&l->num)), l->num.len && l->heading.len ? " " : "",
			   FT_FMT(ft_buf_str(&l->heading)));
		ft_law_put(l, l->level + 1, ft_buf_str(&line));
		ft_buf_reset(&line);
	} else if (l->kind != FT_L_NONE) {
		ft_buf_add(&line, ft_buf_str(&l->num));
		if (l->heading.len)
			ft_buf_fmt(&line, l->english ? " [%s]" : "【%s】", l->heading.data);
		if (line.len && (l->kind != FT_L_POINT || l->english || is_letter_label(ft_trim(ft_buf_str(&l->num)))))
			ft_buf_putc(&line, ' ');
	}
	l->kind = FT_L_NONE;
	ft_buf_reset(&l->num);
	ft_buf_reset(&l->heading);
	ft_buf_add(&line, words);
	ft_law_put(l, 0, ft_buf_str(&line));
	ft_buf_free(&line);
}

void ft_law_flush(struct ft_law *l)
{
	if (l->kind != FT_L_NONE)
		ft_law_put_with(l, FT_S(""));
}
