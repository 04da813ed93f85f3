/* The signature at the end of a text: the authority and the date. A block that closes the text is told as a
 * dated event and taken out of the last article; one that other lines follow is only read. */
#include "base/buf.h"
#include "indexer/read/head.h"

enum { MAX_LINE = 90, BLOCK = 3, LOOK = 6 };

bool ft_sign_is_date(struct ft_str s, char date[11])
{
	size_t off = 0;

	if (s.n > MAX_LINE)
		return false;
	if (ft_starts(s, FT_S("（")))
		s = ft_sub(s, 3, s.n - 6);
	return ft_date_read(s, &off, date) && ft_skip_blanks(s, off) == s.n;
}

/* A line that could name who signed: short, no sentence, no label. */
static bool is_name(const struct ft_line *line)
{
	static const char *const ends[] = {"。", "；", "：", "，", "、", ")", "）", ".", ";", ":", NULL};

	if (line->role != FT_R_TEXT || line->s.n > MAX_LINE || line->level || line->joined || line->table ||
	    line->label.kind != FT_M_NONE || ft_label_annex(line->s).kind != FT_M_NONE)
		return false;
	return !ft_ends_any(line->s, ends) && (ft_head_is_body(line->s) || line->s.n <= 48);
}

/* The end of the text proper: the first annex behind the last article, or the end. */
static size_t body_end(const struct ft_lines *l)
{
	for (size_t i = 0; i < l->len; i++)
		if (l->v[i].role == FT_R_MARK && l->v[i].label.kind == FT_M_ANNEX)
			return i;
	return l->len;
}

/* Records the day of signing with the lines that say so, and drops these where they close the text. */
static void tell(struct ft_doc *d, struct ft_lines *l, size_t from, size_t at, const char date[11], bool closes)
{
	struct ft_buf words = {0};

	for (size_t i = from; i <= at; i++) {
		if (i > from)
			ft_buf_putc(&words, ' ');
		ft_buf_add(&words, l->v[i].s);
		if (i < at && d->issuer.n == 0 && ft_head_is_body(l->v[i].s))
			d->issuer = ft_arena_dup(d->arena, l->v[i].s);
		if (closes)
			l->v[i].role = FT_R_DROP;
	}
	ft_doc_date(d, FT_EV_PROMULGATED, date, ft_buf_str(&words));
	ft_buf_free(&words);
}

void ft_law_signature(struct ft_doc *d, struct ft_lines *l)
{
	size_t end = body_end(l), at = end, from;
	char date[11];

	while (at > 0 && end - at < LOOK && l->v[at - 1].role == FT_R_TEXT && !ft_sign_is_date(l->v[at - 1].s, date))
		at--;
	if (at == 0 || end - at >= LOOK || l->v[at - 1].role != FT_R_TEXT)
		return;
	at--;
	for (from = at; from > 0 && at - from < BLOCK && is_name(&l->v[from - 1]); from--)
		;
	if (from > 0 && l->v[from - 1].role != FT_R_DROP)
		tell(d, l, from, at, date, at + 1 == end);
}
