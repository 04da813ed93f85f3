/* Texts without articles, numbered 一、二、: decisions, replies, notices, cases. */
#include "indexer/read/law.h"

enum { MAX_HEADING = 120 };

static bool is_mark_next(const struct ft_lines *l, size_t i)
{
	return i + 1 < l->len && l->v[i + 1].role == FT_R_MARK;
}

/* In a law with articles 三、 is an item, unless it stands as a heading over them. */
static bool heads_articles(const struct ft_lines *l, size_t i)
{
	const struct ft_line *line = &l->v[i];

	return line->level || (line->s.n <= MAX_HEADING && !ft_ends_clause(line->s) && is_mark_next(l, i));
}

/* 【 and [ open a topic's own heading. */
static bool is_headed(const struct ft_line *line)
{
	uint32_t cp = ft_cp_at(line->s, line->label.body);

	return line->level || cp == 0x3010 || cp == '[';
}

/* The next number; 一、 where a heading came between; any greater one where it has a heading of its own. */
static bool is_due(const struct ft_line *line, long last, bool anew)
{
	const struct ft_label *b = &line->label;

	return b->n == last + 1 || (b->n == 1 && (anew || line->level)) || (is_headed(line) && b->n > last);
}

/* An English text without articles may number its sections and have words on the line: Section 3 [Scope] The … */
static void take_sections(struct ft_lines *l)
{
	for (size_t i = 0; i < l->len; i++) {
		struct ft_line *line = &l->v[i];

		if (line->label.kind != FT_M_SECTION || line->s.p[0] != 'S' || !is_headed(line) || line->joined)
			continue;
		line->label.kind = FT_M_TOPIC;
		line->role = FT_R_TEXT;
	}
}

/* Decides the topics by their running sequence, as seq.c does the articles. */
void ft_law_topics(struct ft_lines *l, bool articles)
{
	bool anew = true; /* 一、 may begin a numbering here */
	unsigned level = 0;
	long last = 0;

	if (!articles)
		take_sections(l);
	for (size_t i = 0; i < l->len; i++) {
		struct ft_line *line = &l->v[i];
		const struct ft_label *b = &line->label;

		if (line->role == FT_R_MARK || (line->level && b->kind != FT_M_TOPIC)) {
			anew = true;
			continue;
		}
		if (b->kind != FT_M_TOPIC || line->role == FT_R_DROP || line->quoted || line->joined)
			continue;
		if (articles ? !heads_articles(l, i) : !is_due(line, last, anew))
			continue;
		if (b->n != last + 1 || last == 0)
			level = line->level;
		line->role = FT_R_MARK;
		line->label.level = level;
		last = b->n;
		anew = false;
	}
}
