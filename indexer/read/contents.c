/* Headings of parts, chapters and sections, and the list of contents that prints them twice. */
#include "indexer/read/law.h"

enum { LONG_LINE = 180, SHORT_LINE = 90, NEAR = 4, MIN_LIST = 3 }; /* bytes, bytes, lines, articles */

/* A heading is short and no sentence; Markdown says so itself. */
static bool may_head(const struct ft_line *line)
{
	if (!ft_is_container(line->label.kind) || line->table)
		return false;
	return line->level || (line->label.shape != FT_SH_REFERS && !line->quoted);
}

/* A heading inside a line is one only where an article or another heading follows at once. */
static bool is_followed(const struct ft_lines *l, size_t i)
{
	return i + 1 < l->len && l->v[i + 1].role == FT_R_MARK;
}

void ft_law_containers(struct ft_lines *l)
{
	for (size_t i = l->len; i-- > 0;)
		if (may_head(&l->v[i]) && (!l->v[i].joined || is_followed(l, i)))
			l->v[i].role = FT_R_MARK;
}

/* The words of a line are these, blanks and all between them left out of account. */
static bool reads(struct ft_str s, const char *word)
{
	struct ft_str w = ft_str(word);
	size_t at = 0;

	for (size_t off = 0; off < s.n;) {
		size_t start = off;
		uint32_t cp = ft_next_cp(s, &off);

		if (ft_is_blank(cp) || ft_is_zero_width(cp))
			continue;
		if (!ft_starts(ft_from(w, at), ft_sub(s, start, off - start)))
			return false;
		at += off - start;
	}
	return at == w.n;
}

static bool reads_any(struct ft_str s, const char *const *words)
{
	if (s.n > SHORT_LINE)
		return false;
	for (; *words; words++)
		if (reads(s, *words))
			return true;
	return false;
}

static bool is_contents_title(struct ft_str s)
{
	static const char *const words[] = {"目录", "目錄", "目次", "Contents", "CONTENTS", "TableofContents",
					    "TABLEOFCONTENTS", "目录：", NULL};

	return reads_any(s, words);
}

/* Headings without a number, which a list of contents may end with. */
static bool is_contents_entry(struct ft_str s)
{
	static const char *const words[] = {"附则", "附則", "序言", "附件", "附录", "前言", "引言", NULL};

	return reads_any(s, words);
}

static bool is_heading(const struct ft_line *line)
{
	return line->role == FT_R_MARK && ft_is_container(line->label.kind);
}

static bool is_article(const struct ft_line *line)
{
	return line->role == FT_R_MARK && line->label.kind == FT_M_ARTICLE;
}

/* The headings between two articles. */
struct stretch {
	size_t first, again; /* the first heading, and where it comes once more (0: it does not) */
	size_t last;         /* the last heading before `again` */
	size_t end;          /* the article that ends the stretch, or the end of the lines */
	size_t titles;       /* headings of the rank of the first */
	bool body;           /* sentences stand between the headings */
};

static bool same_label(const struct ft_line *a, const struct ft_line *b)
{
	return a->label.kind == b->label.kind && a->label.n == b->label.n && a->label.sub == b->label.sub;
}

/* Measures the stretch that begins at line i. */
static struct stretch measure(const struct ft_lines *l, size_t i)
{
	struct stretch s = {.first = l->len, .end = i};

	for (; s.end < l->len && !is_article(&l->v[s.end]); s.end++) {
		const struct ft_line *line = &l->v[s.end];

		if (!is_heading(line)) {
			if (s.first < l->len && !s.again && line->s.n > LONG_LINE && ft_find(line->s, FT_S("。")) >= 0)
				s.body = true;
			continue;
		}
		if (s.first == l->len) {
			s.first = s.end;
		} else if (!s.again && !s.body && same_label(line, &l->v[s.first])) {
			s.again = s.end;
			continue;
		}
		if (!s.again)
			s.last = s.end;
		s.titles += line->label.kind == l->v[s.first].label.kind;
	}
	return s;
}

/* The title 目录 within the few lines above the first heading, or that heading itself. */
static size_t title_above(const struct ft_lines *l, size_t first, bool *found)
{
	*found = false;
	for (size_t i = first; i > 0 && first - i < NEAR; i--)
		if (is_contents_title(l->v[i - 1].s)) {
			*found = true;
			return i - 1;
		}
	return first;
}

/* Drops the headings of the list, its title, and the short lines between them; the title of the law and its dates,
 * which may stand between the list and the first heading, stay. */
static void drop(struct ft_lines *l, const struct stretch *s, size_t from, size_t end)
{
	for (size_t i = from; i < end; i++) {
		struct ft_line *line = &l->v[i];

		if (is_heading(line) || is_contents_title(line->s) || (i > s->last && is_contents_entry(line->s)) ||
		    (i > s->first && i < s->last && line->s.n <= SHORT_LINE))
			line->role = FT_R_DROP;
	}
}

/* A list of contents is a run of headings without sentences whose first one comes once more, or one below the
 * title 目录 that an article follows at once. */
void ft_law_contents(struct ft_lines *l)
{
	for (size_t i = 0; i < l->len;) {
		struct stretch s = measure(l, i);
		bool titled;
		size_t from = title_above(l, s.first, &titled);

		if (s.first < l->len && !s.body && (s.again || (titled && s.titles > 1 && s.end < l->len)))
			drop(l, &s, from, s.again ? s.again : s.end);
		i = s.end + 1;
	}
}

/* --- A list of contents that names the articles too. */

/* The first article of numbering `run` at or behind line i, or the number of lines. */
static size_t first_of_run(const struct ft_lines *l, size_t i, unsigned run)
{
	while (i < l->len && !(is_article(&l->v[i]) && l->v[i].run == run))
		i++;
	return i;
}

static size_t count_run(const struct ft_lines *l, size_t i, unsigned run)
{
	size_t n = 0;

	for (; i < l->len; i++)
		n += is_article(&l->v[i]) && l->v[i].run == run;
	return n;
}

/* Nothing between the two lines is longer than an entry, and nothing is a sentence. */
static bool is_all_entries(const struct ft_lines *l, size_t from, size_t end)
{
	for (size_t i = from; i < end; i++)
		if (l->v[i].s.n > SHORT_LINE || ft_ends(l->v[i].s, FT_S("。")) || ft_ends(l->v[i].s, FT_S("；")) ||
		    ft_ends(l->v[i].s, FT_S(";")))
			return false;
	return true;
}

/* A first numbering of nothing but entries, and a second one at least as long: the first was the list. */
void ft_law_article_list(struct ft_lines *l)
{
	size_t first = first_of_run(l, 0, 0), second = first_of_run(l, first, 1), last = first;

	if (second >= l->len || !is_all_entries(l, first, second) || count_run(l, first, 0) < MIN_LIST ||
	    count_run(l, second, 1) < count_run(l, first, 0))
		return;
	for (size_t i = first; i < second; i++)
		last = is_article(&l->v[i]) ? i : last;
	for (size_t i = first; i <= last; i++)
		l->v[i].role = FT_R_DROP;
	for (size_t i = second; i < l->len; i++)
		l->v[i].run -= l->v[i].run > 0;
}
