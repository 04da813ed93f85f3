/* The passes in their order. */
#include "indexer/read/law.h"

enum { SAMPLE = 8 * 1024 };

/* English where more lines begin with English labels than with Chinese ones; without labels, by letters. */
static enum ft_lang language(const struct ft_lines *l)
{
	size_t zh = 0, en = 0, han = 0, latin = 0;

	for (size_t i = 0, seen = 0; i < l->len && seen < SAMPLE; i++) {
		struct ft_str s = ft_sub(l->v[i].s, 0, SAMPLE);
		enum ft_mark_kind k = ft_label_zh(ft_sub(s, 0, 240)).kind;

		zh += k != FT_M_NONE && k != FT_M_TOPIC;
		en += ft_label_en(ft_sub(s, 0, 240)).kind != FT_M_NONE;
		for (size_t off = 0; off < s.n;) {
			uint32_t cp = ft_next_cp(s, &off);

			han += ft_is_han(cp);
			latin += (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
		}
		seen += s.n;
	}
	if (en + zh > 2 && en > 2 * zh)
		return FT_LANG_EN;
	if (en + zh > 2 && zh > 2 * en)
		return FT_LANG_ZH;
	return han * 4 >= latin ? FT_LANG_ZH : FT_LANG_EN;
}

static void label_lines(struct ft_lines *l, enum ft_lang lang)
{
	for (size_t i = 0; i < l->len; i++)
		if (!l->v[i].table)
			l->v[i].label = lang == FT_LANG_EN ? ft_label_en(l->v[i].s) : ft_label_zh(l->v[i].s);
}

/* A digest may leave articles out, so that gaps in it are no fault. */
static bool is_digest(const struct ft_lines *l)
{
	for (size_t i = 0; i < l->len && i < 4; i++)
		if (ft_ends(l->v[i].s, FT_S("摘要）")) || ft_ends(l->v[i].s, FT_S("digest)")))
			return true;
	return false;
}

static bool has_articles(const struct ft_lines *l)
{
	for (size_t i = 0; i < l->len; i++)
		if (l->v[i].role == FT_R_MARK && l->v[i].label.kind == FT_M_ARTICLE)
			return true;
	return false;
}

/* 序言 and its like: the preamble's own heading. */
static bool heads_preamble(struct ft_str s)
{
	return ft_eq(s, FT_S("序言")) || ft_eq(s, FT_S("序 言")) || ft_eq(s, FT_S("序　言")) ||
	       ft_eq(s, FT_S("前言")) || ft_eq(s, FT_S("引言")) || ft_eq(s, FT_S("Preamble"));
}

/* Every Markdown heading that no pass has taken is a heading of its own. In a law, what stands before its first
 * article is the headline of the page that it was copied from, and stays text. */
static void mark_headings(struct ft_lines *l, bool articles)
{
	bool before = articles;

	for (size_t i = 0; i < l->len; i++) {
		struct ft_line *line = &l->v[i];

		before &= line->role != FT_R_MARK;
		if (line->level == 0 || line->role != FT_R_TEXT || line->joined)
			continue;
		if (before && !heads_preamble(line->s))
			continue;
		line->role = FT_R_MARK;
		line->label = ft_label_numbered(line->s);
		line->label.level = line->level;
		if (line->label.kind == FT_M_NONE)
			line->label = (struct ft_label){.kind = FT_M_HEADING};
	}
}

/* Articles settle what the text is: with them it is a law, without them a standard where clauses are numbered,
 * else a text by topics. */
void ft_law_read(struct ft_doc *d, struct ft_lines *l)
{
	bool articles;

	d->lang = language(l);
	ft_law_cut(l, d->lang);
	label_lines(l, d->lang);
	ft_law_quotes(l);
	ft_law_seq(d, l, is_digest(l));
	ft_law_article_list(l);
	ft_law_containers(l);
	ft_law_contents(l);
	articles = has_articles(l);
	ft_law_annexes(l, articles);
	if (articles || !ft_law_clauses(l))
		ft_law_topics(l, articles);
	ft_law_head(d, l);
	mark_headings(l, articles);
	ft_law_signature(d, l);
	ft_law_build(d, l);
	if (d->units == 0)
		ft_diag(&d->diags, FT_D_NO_TEXT, 0, 0, "no words of a text in it");
}
