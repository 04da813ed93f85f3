/* Markdown: headings are noted, front matter and comments left out, emphasis and links reduced to words. */
#include "base/buf.h"
#include "indexer/read.h"
#include "indexer/read/form.h"

#include <string.h>

static int sniff(struct ft_str head, struct ft_str file_name)
{
	if (ft_ends(file_name, FT_S(".md")) || ft_ends(file_name, FT_S(".markdown")))
		return 60;
	if (ft_starts(head, FT_S("# ")) || ft_starts(head, FT_S("---\n")) || ft_starts(head, FT_S("**")) ||
	    ft_find(head, FT_S("\n## ")) >= 0 || ft_find(head, FT_S("\n**第")) >= 0)
		return 55;
	return 0;
}

struct state {
	struct ft_doc *d;
	struct ft_lines l;
	unsigned no;
	bool comment; /* inside <!-- that an earlier line opened */
};

/* --- lines at the top of the file and what stands between them. */
static struct ft_str skip_front_matter(struct state *s, struct ft_str text)
{
	struct ft_str rest = text, line;
	unsigned no = 0;

	if (ft_starts(text, FT_S("\xEF\xBB\xBF")))
		rest = ft_from(text, 3);
	if (!ft_next_line(&rest, &line) || !ft_eq(ft_trim(line), FT_S("---")))
		return text;
	for (no = 1; ft_next_line(&rest, &line) && no < 200;) {
		no++;
		if (ft_eq(ft_trim(line), FT_S("---"))) {
			s->no = no;
			return rest;
		}
	}
	return text;
}

/* The mark by which the LawRefBook collection parts the head from the text. */
static void note_comment(struct state *s, struct ft_str words)
{
	if (ft_find(words, FT_S("INFO END")) >= 0 && s->l.head_end == 0)
		s->l.head_end = s->l.len;
}

/* Takes the comment that is open off the front of *line; false when the line does not close it. */
static bool skip_comment(struct state *s, struct ft_str *line)
{
	ptrdiff_t end = ft_find(*line, FT_S("-->"));

	note_comment(s, ft_sub(*line, 0, end < 0 ? line->n : (size_t)end));
	s->comment = end < 0;
	*line = ft_from(*line, end < 0 ? line->n : (size_t)end + 3);
	return end >= 0;
}

/* The line without comments; the usual line has none and is itself. */
static struct ft_str strip_comments(struct state *s, struct ft_str line)
{
	struct ft_buf kept = {0};
	struct ft_str out;

	if (!s->comment && ft_find(line, FT_S("<!--")) < 0)
		return line;
	while (!s->comment || skip_comment(s, &line)) {
		ptrdiff_t open = ft_find(line, FT_S("<!--"));

		ft_buf_add(&kept, ft_sub(line, 0, open < 0 ? line.n : (size_t)open));
		if (open < 0)
			break;
		line = ft_from(line, (size_t)open);
		s->comment = true;
	}
	out = ft_arena_dup(s->d->arena, ft_buf_str(&kept));
	ft_buf_free(&kept);
	return out;
}

/* A line of nothing but = or -, three at least. */
static bool is_rule(struct ft_str s)
{
	if (s.n < 3 || !strchr("=-*_", s.p[0]))
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (s.p[i] != s.p[0] && s.p[i] != ' ')
			return false;
	return true;
}

/* Takes # marks off the front; *level says how many. */
static struct ft_str heading(struct ft_str s, unsigned *level)
{
	size_t n = 0;

	while (n < s.n && s.p[n] == '#')
		n++;
	if (n == 0 || n > 6)
		return s;
	*level = *level ? *level : (unsigned)n;
	while (s.n > n && s.p[s.n - 1] == '#')
		s.n--;
	s = ft_trim(ft_from(s, n));
	return ft_starts(s, FT_S("# ")) || ft_starts(s, FT_S("## ")) ? heading(s, level) : s;
}

/* A block quotation is text like any other. */
static struct ft_str unquote(struct ft_str s)
{
	while (s.n && s.p[0] == '>')
		s = ft_trim(ft_from(s, 1));
	return s;
}

/* Adds the line as the law's grammar takes it: trimmed, plain, its # noted. */
static void add_line(struct state *s, struct ft_str line)
{
	struct ft_str words = ft_trim(line), part;
	unsigned level = 0, col;
	bool table = words.n && words.p[0] == '|';

	if (words.n == 0)
		return;
	if (is_rule(words)) {
		if (s->l.len && words.p[0] != '*' && words.p[0] != '_' && s->l.v[s->l.len - 1].no + 1 == s->no)
			s->l.v[s->l.len - 1].level = words.p[0] == '=' ? 1 : 2;
		return;
	}
	words = unquote(heading(words, &level));
	if (words.n == 0 || ft_form_remark(s->d, words, s->no))
		return;
	col = ft_form_column(line, words);
	words = ft_form_plain(s->d->arena, words);
	while (ft_next_line(&words, &part)) {
		part = ft_trim(part);
		if (part.n == 0)
			continue;
		ft_lines_add(&s->l, part, s->no, col, level);
		s->l.v[s->l.len - 1].table = table;
	}
}

static void read(struct ft_doc *d, struct ft_str text)
{
	struct state s = {.d = d};
	struct ft_str line;

	text = skip_front_matter(&s, text);
	while (ft_next_line(&text, &line)) {
		s.no++;
		ft_form_long(d, line, s.no);
		add_line(&s, strip_comments(&s, line));
	}
	ft_law_read(d, &s.l);
	ft_lines_free(&s.l);
}

const struct ft_reader ft_reader_markdown = {"markdown", ".md .markdown", sniff, read};
