/* The reason of each link: there, in its language, and its own. */
#include "tests/corpus/corpus.h"

#include "doc/eid.h"

#include <stdlib.h>

/* The rest of a standard's clause behind the number of its chapter: the level. */
static struct ft_str behind_chapter(struct ft_str eid)
{
	ptrdiff_t dash = ft_find(eid, FT_S("-"));

	return dash < 0 ? eid : ft_from(eid, (size_t)dash);
}

/* Both ends the same control point at two levels: 7.1.4.3 and 8.1.4.3, of one title. */
static bool same_point(const struct corpus *c, const struct ft_address *a, const struct ft_address *b)
{
	const struct work *w = find_work(c, a->name);
	const struct clause *x = w ? find_clause(w, ft_eid_unit(a->eid)) : NULL;
	const struct clause *y = w ? find_clause(w, ft_eid_unit(b->eid)) : NULL;

	return ft_eq(a->name, b->name) && x && y && ft_eq(x->zh, y->zh) &&
	       ft_eq(behind_chapter(x->eid), behind_chapter(y->eid)) && !ft_eq(a->eid, b->eid);
}

static bool may_share(const struct corpus *c, const struct link *a, const struct link *b)
{
	return ft_eq(a->from_text, b->from_text) && ft_eq(a->type, b->type) && same_point(c, &a->to, &b->to);
}

struct reason {
	const struct link *link;
	struct ft_str words;
};

static int compare(const void *a, const void *b)
{
	const struct reason *x = a, *y = b;
	int d = ft_cmp(x->words, y->words);

	return d ? d : (x->link > y->link) - (x->link < y->link);
}

static void check_shared(struct corpus *c, enum ft_lang lang)
{
	struct reason *r = ft_arena_alloc(c->arena, (c->link_len + 1) * sizeof *r);

	for (size_t i = 0; i < c->link_len; i++)
		r[i] = (struct reason){&c->links[i], c->links[i].why[lang]};
	qsort(r, c->link_len, sizeof *r, compare);
	for (size_t i = 1, first = 0; i < c->link_len; i++) {
		if (!ft_eq(r[i].words, r[first].words))
			first = i;
		else if (r[i].words.n && !may_share(c, r[i].link, r[first].link))
			report(c, r[i].link->path, r[i].link->line, "the reason (%s) is that of %s:%u",
			       ft_lang_word(lang), r[first].link->path, r[first].link->line);
	}
}

static void check_reason(struct corpus *c, const struct link *l, enum ft_lang lang)
{
	int share = han_share(l->why[lang]);

	if (share < 0)
		report(c, l->path, l->line, "no reason in %s", ft_lang_word(lang));
	else if (lang == FT_LANG_ZH ? share < MIN_ZH : share > MAX_EN)
		report(c, l->path, l->line,
		       "the reason (%s) is in another language: %d in 100 words are Chinese",
		       ft_lang_word(lang), share);
}

void check_reasons(struct corpus *c)
{
	for (int lang = 0; lang < FT_LANG_COUNT; lang++) {
		for (size_t i = 0; i < c->link_len; i++)
			check_reason(c, &c->links[i], (enum ft_lang)lang);
		check_shared(c, (enum ft_lang)lang);
	}
}
