/* The head of a text: what stands before its first article, chapter or topic. Lines that say nothing but
 * title, dates, number or issuer are told by the document's fields; every other line stays text. */
#include "indexer/read/head.h"

enum { MAX_JOIN = 6, MAX_HEAD = 400, MAX_NAME = 90, OPEN_LINE = 45, MAX_PART = 45 };

/* The end of the head: the first mark; in a text without articles also the first heading below the title. */
static size_t head_end(const struct ft_lines *l)
{
	size_t i = 0;

	while (i < l->len && i < MAX_HEAD && l->v[i].role != FT_R_MARK)
		i++;
	if (i < l->len && (l->v[i].label.kind == FT_M_ARTICLE || ft_is_container(l->v[i].label.kind)))
		return i;
	for (size_t k = l->head_end; k < i; k++)
		if (l->v[k].level > 1)
			return k;
	return i;
}

/* How far an opened 《 or （ of a header line runs on: lines that were wrapped are one. */
static size_t wrapped(const struct ft_lines *l, size_t i, size_t end, const char *open, const char *shut)
{
	long depth = 0;

	for (size_t k = i; k < end && k - i < MAX_JOIN; k++) {
		struct ft_str s = l->v[k].s;

		if (l->v[k].role == FT_R_DROP || s.n > FT_HEAD_LINE)
			return i + 1;
		for (size_t off = 0; off < s.n; ft_next_cp(s, &off)) {
			depth += ft_starts(ft_from(s, off), ft_str(open));
			depth -= ft_starts(ft_from(s, off), ft_str(shut));
		}
		if (depth <= 0)
			return k + 1;
	}
	return i + 1;
}

/* A sentence of the text is no header line, whatever dates it names; the order that promulgates a text is
 * both: its dates are read and it stays. */
static bool is_sentence(struct ft_str s)
{
	bool ends = ft_ends(s, FT_S("。")) || (ft_ends(s, FT_S(".")) && s.n > 80);

	return ends && !ft_starts(s, FT_S("（")) && !ft_starts(s, FT_S("("));
}

/* The sentence by which an authority promulgates the text. */
static bool is_order(struct ft_str s)
{
	static const char *const words[] = {"现予", "予以公布", "现公布", "予以发布", "hereby", NULL};

	return ft_holds_any(s, words);
}

/* Opens with a date, or with the title or the words that lead up to one. */
static bool is_header_like(const struct ft_doc *d, struct ft_str s)
{
	static const char *const leads[] = {"根据", "自", "经", "（", "(", "于", NULL};
	char date[11];
	size_t off = d->title.n && ft_starts(s, d->title) ? d->title.n : 0;
	bool again = true;

	while (again && off < s.n) {
		size_t end = off;

		if (ft_date_read(s, &end, date))
			return true;
		again = false;
		for (const char *const *w = leads; *w; w++)
			if (ft_starts(ft_from(s, off), ft_str(*w))) {
				off = ft_skip_blanks(s, off + ft_str(*w).n);
				again = true;
				break;
			}
	}
	return false;
}

/* 公布日期：2020-05-28 and lines that are short and state no sentence. */
static bool is_short_note(struct ft_str s)
{
	static const char *const ends[] = {"。", "：", "，", "、", "；", ":", ",", ";", NULL};

	return s.n < MAX_NAME * 3 && !ft_ends_any(s, ends);
}

/* A part of the sentence by which a text says why it is made: it names the days of other instruments. */
static bool is_reason(struct ft_str s)
{
	static const char *const words[] = {"制定本", "特制定", "制定如下", "作如下", "决定如下", "为了", "In accordance",
					    "in accordance", "ursuant to", "n order to", "ormulated", NULL};

	return ft_holds_any(s, words);
}

/* Whether the line goes on with a sentence that the line above, which stays text, left open. */
static bool goes_on_from(const struct ft_lines *l, size_t i)
{
	static const char *const closed[] = {"。", "：", "；", "）", "”", ")", ".", ":", ";", NULL};

	return i > 0 && l->v[i - 1].role == FT_R_TEXT && l->v[i].no == l->v[i - 1].no + 1 &&
	       l->v[i - 1].s.n > OPEN_LINE && !ft_ends_any(l->v[i - 1].s, closed);
}

static struct ft_str strip_parens(struct ft_str s)
{
	if (ft_starts(s, FT_S("（")) || ft_starts(s, FT_S("(")))
		s = ft_from(s, s.p[0] == '(' ? 1 : 3);
	if (ft_ends(s, FT_S("）")) || ft_ends(s, FT_S(")")))
		s.n -= s.p[s.n - 1] == ')' ? 1 : 3;
	return ft_trim(s);
}

/* A date by itself, or with nothing but an authority beside it: the day of signing. */
static bool signing_date(struct ft_doc *d, struct ft_str line)
{
	struct ft_str s = strip_parens(line), name;
	char date[11];
	size_t off = 0;

	if (!ft_date_read(s, &off, date))
		return false;
	name = ft_trim(ft_from(s, off));
	if (name.n && !ft_head_is_body(name))
		return false;
	ft_doc_date(d, FT_EV_PROMULGATED, date, line);
	if (d->issuer.n == 0 && name.n)
		d->issuer = ft_arena_dup(d->arena, name);
	return true;
}

/* Whether a line is one that the head has beside the text: it states what was done when. A sentence of the preamble is
 * none, whole or in part, whatever days it names. */
static bool is_note(const struct ft_doc *d, const struct ft_lines *l, size_t i, struct ft_str s)
{
	if (i < l->head_end)
		return true;
	return !is_sentence(s) && !is_reason(s) && !goes_on_from(l, i) && (is_header_like(d, s) || is_short_note(s));
}

/* A dated line, wrapped or not. Returns how many lines it took, 0 when it is none. */
static size_t dated_line(struct ft_doc *d, const struct ft_lines *l, size_t i, size_t end)
{
	size_t a = wrapped(l, i, end, "《", "》"), b = wrapped(l, i, end, "（", "）");
	struct ft_buf joined = {0};
	struct ft_str s = l->v[i].s;
	size_t stop = a > b ? a : b;
	bool told;

	for (size_t k = i; k < stop; k++)
		ft_buf_add(&joined, l->v[k].s);
	if (joined.len <= FT_HEAD_LINE)
		s = ft_buf_str(&joined);
	else
		stop = i + 1;
	told = is_note(d, l, i, s);
	if (told || is_order(s)) {
		bool found = ft_law_dates(d, s) > 0;

		if (found)
			ft_head_number(d, s, true);
		told &= (found && (is_header_like(d, s) || is_short_note(s))) || signing_date(d, s);
	}
	ft_buf_free(&joined);
	return told ? stop - i : 0;
}

/* An authority by itself on a line. */
static bool issuer_line(struct ft_doc *d, struct ft_str s)
{
	if (d->issuer.n || s.n > MAX_NAME || !ft_head_is_body(s))
		return false;
	d->issuer = ft_arena_dup(d->arena, s);
	return true;
}

/* How many lines from i are told by fields of the document; 0: the line stays text. */
static size_t told_lines(struct ft_doc *d, const struct ft_lines *l, size_t i, size_t end)
{
	struct ft_str s = l->v[i].s;

	if (s.n > FT_HEAD_LINE)
		return 0;
	if (i + 1 < end && ft_head_order(d, s, l->v[i + 1].s))
		return 2;
	if (ft_head_number(d, s, false))
		return 1;
	if (issuer_line(d, s))
		return 1;
	return dated_line(d, l, i, end);
}

/* Whether the head goes on behind a line that is none of its usual ones: it does up to the first article,
 * but a text without articles begins with that line. */
static bool goes_on(const struct ft_lines *l, size_t i, size_t end)
{
	return i < l->head_end || (end < l->len && l->v[end].label.kind != FT_M_TOPIC);
}

/* Whether the head says that the text was made: adopted, amended, or promulgated by an order of its own. */
static bool is_made(const struct ft_doc *d)
{
	for (const struct ft_dated *e = d->dated; e; e = e->next)
		if (e->event == FT_EV_ADOPTED || e->event == FT_EV_AMENDED)
			return true;
	return ft_find(d->number, FT_S("令")) >= 0;
}

/* 物权编 below the title of a code that is filed part by part: the part that the file holds. Its number is not printed
 * there; the writer numbers the parts (write/parts.c). */
static bool is_part(const struct ft_line *line)
{
	static const char *const names[] = {"总则", "分则", "附则", "总纲", NULL};

	if (line->role != FT_R_TEXT || line->s.n > MAX_PART)
		return false;
	for (const char *const *w = names; *w && line->level; w++)
		if (ft_eq(line->s, ft_str(*w)))
			return true;
	return ft_ends(line->s, FT_S("编")) && (line->level || line->s.n > 3);
}

static void mark_part(const struct ft_doc *d, struct ft_lines *l, size_t end)
{
	size_t i = 0;

	while (i < end && l->v[i].role == FT_R_DROP)
		i++;
	if (d->title.n == 0 || i >= end || !is_part(&l->v[i]) || end >= l->len ||
	    !(l->v[end].label.kind == FT_M_ARTICLE || ft_is_container(l->v[end].label.kind)))
		return;
	l->v[i].role = FT_R_MARK;
	l->v[i].label = (struct ft_label){.kind = FT_M_PART};
}

/* Walks the head line by line; what is told by a field is dropped, what is not stays in the preamble. */
void ft_law_head(struct ft_doc *d, struct ft_lines *l)
{
	size_t end = head_end(l);
	bool called_draft = ft_head_title(d, l, end);

	for (size_t i = 0; i < end;) {
		size_t n = l->v[i].role == FT_R_TEXT ? told_lines(d, l, i, end) : 0;

		if (n == 0 && l->v[i].role == FT_R_TEXT && !goes_on(l, i, end))
			break;
		for (size_t k = i; k < i + n; k++)
			l->v[k].role = FT_R_DROP;
		i += n ? n : 1;
	}
	mark_part(d, l, end);
	ft_head_issuer(d);
	d->draft |= called_draft && !is_made(d);
}
