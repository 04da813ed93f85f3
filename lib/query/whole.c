#include "query/whole.h"

#include "doc/eid.h"

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

static bool is_open(const struct ft_place *p)
{
	return p->node == FT_N_ARTICLE && !is_closed(p->body);
}

struct ft_missing ft_what_is_missing(struct ft_db *db, const struct ft_shown *s)
{
	const struct ft_place *p = &s->place;
	struct ft_missing m = {.what = FT_MISSING_NOTHING};
	bool stated;

	if (p->text == 0 || p->authority > FT_AU_TRANSLATION)
		return m;
	count_articles(db, p->text, &m.have, &m.all, &stated);
	m.at_least = !stated;
	if (m.have > 0 && m.have < m.all)
		m.what = FT_MISSING_ARTICLES;
	m.cut = is_open(p) && (m.what == FT_MISSING_ARTICLES || goes_on_elsewhere(s));
	if (m.cut && m.what == FT_MISSING_NOTHING)
		m.what = FT_MISSING_END;
	else if (m.what == FT_MISSING_NOTHING && !(stated && m.have) && has_gaps(db, p->text))
		m.what = FT_MISSING_PARTS;
	return m;
}

struct ft_missing ft_what_is_missing_at(struct ft_db *db, struct ft_arena *a, const struct ft_place *unit)
{
	enum { COPIES = 16 };
	struct ft_place texts[COPIES];
	struct ft_shown s = {.place = *unit, .texts = texts};
	int64_t nodes[COPIES];
	size_t n = is_open(unit) ? ft_nodes_at(db, unit->version, ft_eid_unit(unit->eid), nodes, COPIES) : 0;

	for (size_t i = 0; i < n; i++)
		s.text_len += ft_place_load(db, a, nodes[i], &texts[s.text_len]);
	return ft_what_is_missing(db, &s);
}

struct ft_str ft_missing_words(struct ft_arena *a, const struct ft_missing *m)
{
	switch (m->what) {
	case FT_MISSING_ARTICLES:
		return ft_arena_fmt(a, "this text is not whole: %ld of %s%ld articles%s", m->have, m->at_least ? "at least " : "",
				    m->all, m->cut ? "; this one breaks off" : "");
	case FT_MISSING_END:
		return FT_S("this article breaks off here; another copy of it goes on");
	case FT_MISSING_PARTS:
		return FT_S("this text has gaps: its source lacks parts of it");
	default:
		return FT_S("");
	}
}
