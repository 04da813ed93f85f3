#include "query/whole.h"

/* How many articles the text has, with the other parts of its group, and how many its version has: as the catalogue says, else
 * at least as many as its numbers span: an amendment of the Constitution counts on from the one before. */
static void count_articles(struct ft_db *db, int64_t text, long *have, long *all, bool *stated)
{
	struct ft_stmt *s = ft_sql(db,
		"SELECT sum(g.articles), max(g.art_last)-min(g.art_first)+1, v.articles FROM text t JOIN text g ON g.version=t.version AND g.grp=t.grp"
		" JOIN version v ON v.id=t.version WHERE t.id=?1");

	*have = *all = 0;
	*stated = false;
	ft_bind_int(s, 1, text);
	while (ft_step(s)) {
		*have = (long)ft_col_int(s, 0);
		*stated = !ft_col_null(s, 2);
		*all = (long)ft_col_int(s, *stated ? 2 : 1);
	}
}

/* Whether reading the text's file found that articles are missing, or a collector's remark that says so. */
static bool has_gaps(struct ft_db *db, int64_t text)
{
	struct ft_stmt *s = ft_sql(db, "SELECT 1 FROM text t JOIN fault x ON x.file=t.file AND x.code='gap' AND"
					 " x.message NOT LIKE 'the first article%' WHERE t.id=?1 LIMIT 1");
	bool found = false;

	ft_bind_int(s, 1, text);
	while (ft_step(s))
		found = true;
	return found;
}

bool ft_is_partial(struct ft_db *db, int64_t text)
{
	long have, all;
	bool stated;

	count_articles(db, text, &have, &all, &stated);
	return have > 0 && have < all;
}

/* Whether the words end as a sentence, a list or a quotation does. */
static bool is_closed(struct ft_str body)
{
	static const char *const ends[] = {"。", "！", "？", "；", "：", "”", "’", "」", "』", "）", "》", "】",
					   ".",	 "!",  "?",  ";",  ":",	 "\"", "'",  ")",  "]",	 "|", "…"};

	body = ft_trim(body);
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (ft_ends(body, ft_str(ends[i])))
			return true;
	return body.n == 0;
}

/* Another text of the same words' language that speaks for itself, goes further and ends as a text does. */
static bool goes_on_elsewhere(const struct ft_shown *s)
{
	for (size_t i = 0; i < s->text_len; i++) {
		const struct ft_place *p = &s->texts[i];

		if (p->id != s->place.id && p->lang == s->place.lang && p->authority <= FT_AU_TRANSLATION &&
		    p->body.n > s->place.body.n && is_closed(p->body))
			return true;
	}
	return false;
}

struct ft_str ft_what_is_missing(struct ft_db *db, struct ft_arena *a, const struct ft_shown *s, bool *cut)
{
	const struct ft_place *p = &s->place;
	bool open = p->node == FT_N_ARTICLE && !is_closed(p->body), stated, part;
	long have, all;

	*cut = false;
	if (p->text == 0 || p->authority > FT_AU_TRANSLATION)
		return FT_S("");
	count_articles(db, p->text, &have, &all, &stated);
	part = have > 0 && have < all;
	*cut = open && (part || goes_on_elsewhere(s));
	if (part)
		return ft_arena_fmt(a, "this text is not whole: %ld of %s%ld articles%s", have, stated ? "" : "at least ", all,
				    *cut ? "; this one breaks off" : "");
	if (*cut)
		return FT_S("this article breaks off here; another copy of it goes on");
	return !(stated && have) && has_gaps(db, p->text) ? FT_S("this text has gaps: its source lacks parts of it") : FT_S("");
}
