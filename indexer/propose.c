/* The proposal that import makes for a text: by rule where the head says enough, else by weighing candidates. */
#include "indexer/match.h"

#include "base/sha.h"
#include "cite/name.h"
#include "indexer/against.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_WORKS = 16, MAX_CANDIDATES = 24 };

/* The same text in all but misprints (two versions of one law that differ in a few articles reach 0.985); how much less
 * any other must be like it. */
static const double same_text = 0.995, margin = 0.002;
static const double some_units = 0.3; /* of the units word for word, to be found by them alone */

/* ---- a candidate ---- */

static long articles_of(const struct ft_doc *d)
{
	long n = 0;

	for (const struct ft_node *u = d->first; u; u = ft_doc_next(u))
		n += u->kind == FT_N_ARTICLE;
	return n;
}

/* Articles of a version: the catalogue's word, else those of a text at hand. */
static long articles_at(struct ft_db *db, int64_t version)
{
	struct ft_stmt *s = ft_sql(db, "SELECT coalesce(v.articles, (SELECT max(n) FROM (SELECT count(*) AS n FROM text t JOIN"
				       " provision p ON p.text=t.id AND p.kind=6 WHERE t.version=v.id GROUP BY t.grp)), -1)"
				       " FROM version v WHERE v.id=?1");
	long n = -1;

	_Static_assert(FT_N_ARTICLE == 6, "the kind counted above");
	ft_bind_int(s, 1, version);
	while (ft_step(s))
		n = (long)ft_col_int(s, 0);
	return n > 0 ? n : -1;
}

static bool load_candidate(struct ft_db *db, struct ft_arena *a, const struct ft_doc *d, int64_t version,
			   struct ft_candidate *c)
{
	struct ft_stmt *s = ft_sql(db, "SELECT k.id, k.key, v.date, coalesce(k.title_zh, k.title_en) FROM version v"
				       " JOIN work k ON k.id=v.work WHERE v.id=?1");
	bool found = false;

	ft_bind_int(s, 1, version);
	while (ft_step(s)) {
		*c = (struct ft_candidate){ft_col_int(s, 0), version, ft_col_dup(s, 1, a), ft_col_dup(s, 2, a),
					   ft_col_dup(s, 3, a), -1, -1};
		found = true;
	}
	if (found) {
		c->articles = articles_at(db, version);
		c->likeness = ft_hold_against(db, a, d, version).likeness;
	}
	return found;
}

/* ---- which versions may be meant ---- */

struct search {
	struct ft_db *db;
	struct ft_arena *a;
	const struct ft_doc *d;
	const struct ft_ident *id;
	struct ft_proposal *out;
	long articles;
};

static void add_version(struct search *s, int64_t version)
{
	struct ft_proposal *p = s->out;

	for (size_t i = 0; i < p->len; i++)
		if (p->v[i].version == version)
			return;
	if (p->len < MAX_CANDIDATES && load_candidate(s->db, s->a, s->d, version, &p->v[p->len]))
		p->len++;
}

/* The versions of a work that are of the text's sort: a draft never stands for the law, nor the law for a draft. */
static void add_work(struct search *s, int64_t work)
{
	struct ft_stmt *q = ft_sql(s->db, "SELECT id FROM version WHERE work=?1 AND (fixed IS ?2)=?3 ORDER BY date DESC");
	int64_t found[MAX_CANDIDATES];
	size_t n = 0;

	ft_bind_int(q, 1, work);
	ft_bind_int(q, 2, FT_ST_DRAFT);
	ft_bind_int(q, 3, s->id->draft);
	while (ft_step(q))
		if (n < MAX_CANDIDATES)
			found[n++] = ft_col_int(q, 0);
	for (size_t i = 0; i < n; i++)
		add_version(s, found[i]);
}

/* Whether a work that only a text told of is another one of the same name: another issuer's, or of another kind. */
static bool is_namesake(struct search *s, int64_t work)
{
	struct ft_work w;
	struct ft_str issuer;

	if (!ft_work_load(s->db, s->a, work, &w) || w.catalogued)
		return false;
	issuer = w.issuer_zh.n ? w.issuer_zh : w.issuer_en;
	return w.kind != s->id->kind || (issuer.n && s->id->issuer.n && !ft_eq(issuer, s->id->issuer));
}

static void add_named(struct search *s, struct ft_str name)
{
	struct ft_buf key = {0};
	int64_t works[MAX_WORKS];
	size_t n;

	ft_name_key(&key, name);
	n = key.len ? ft_works_named(s->db, s->a, ft_buf_str(&key), works, MAX_WORKS, NULL) : 0;
	for (size_t i = 0; i < n; i++)
		if (!is_namesake(s, works[i]))
			add_work(s, works[i]);
	ft_buf_free(&key);
}

static int by_sum(const void *a, const void *b)
{
	return memcmp(a, b, FT_SHA_BYTES);
}

/* Versions that hold a good part of the text's units word for word: for a text whose title says nothing. */
static void add_by_words(struct search *s)
{
	unsigned char (*sums)[FT_SHA_BYTES] = ft_alloc((s->d->units + 1) * sizeof *sums);
	struct ft_stmt *q = ft_sql(s->db, "SELECT p.sha256, t.version FROM provision p JOIN text t ON t.id=p.text"
					  " WHERE p.body<>'' ORDER BY t.version");
	int64_t found[MAX_CANDIDATES], last = 0;
	size_t n = 0, hits = 0, len = 0;

	for (const struct ft_node *u = s->d->first; u; u = ft_doc_next(u))
		if (ft_is_unit(u->kind) && u->text.n)
			ft_sha(sums[len++], u->text);
	qsort(sums, len, sizeof *sums, by_sum);
	while (ft_step(q)) {
		struct ft_str sum = ft_col_str(q, 0);

		if (ft_col_int(q, 1) != last)
			hits = 0;
		last = ft_col_int(q, 1);
		if (sum.n != FT_SHA_BYTES || !bsearch(sum.p, sums, len, sizeof *sums, by_sum))
			continue;
		if (++hits >= 3 && (double)hits >= some_units * (double)len && n < MAX_CANDIDATES && (n == 0 || found[n - 1] != last))
			found[n++] = last;
	}
	for (size_t i = 0; i < n; i++)
		add_version(s, found[i]);
	free(sums);
}

/* ---- the choice ---- */

static int better(const void *x, const void *y)
{
	const struct ft_candidate *a = x, *b = y;

	if (a->likeness < b->likeness || a->likeness > b->likeness)
		return a->likeness < b->likeness ? 1 : -1;
	return ft_cmp(b->date, a->date);
}

static void choose(struct ft_proposal *p, const struct ft_candidate *c, const char *how)
{
	p->key = c->key;
	p->date = c->date;
	p->work = c->work;
	p->version = c->version;
	p->how = how;
	p->doubt = NULL;
}

/* The only candidate with the text's number of articles, or NULL. */
static const struct ft_candidate *only_by_count(const struct search *s)
{
	const struct ft_candidate *found = NULL;

	for (size_t i = 0; i < s->out->len; i++) {
		if (s->out->v[i].articles != s->articles)
			continue;
		if (found)
			return NULL;
		found = &s->out->v[i];
	}
	return s->articles > 0 ? found : NULL;
}

/* The rule chose a version by its date; another one of the work that fits the number of articles, while the chosen one
 * does not, is a reason to ask. */
static void doubt_by_count(struct search *s)
{
	struct ft_proposal *p = s->out;
	const struct ft_candidate *other;
	long count = articles_at(s->db, p->version);

	if (s->articles == 0 || count < 0 || count == s->articles)
		return;
	add_work(s, p->work);
	other = only_by_count(s);
	if (other && other->version != p->version)
		p->doubt = "its date is that of one version, its number of articles that of another";
}

/* Whether the best candidate is the text, and no other is as near. */
static bool is_same(const struct ft_proposal *p)
{
	return p->v[0].likeness >= same_text && (p->len == 1 || p->v[1].likeness < p->v[0].likeness - margin);
}

/* A day of adoption, amendment or promulgation. That of effect alone is often the first version's: an amended law keeps
 * the article that says when it first applied. */
static bool has_own_day(const struct ft_ident *id)
{
	return id->date[0] && strcmp(id->event, "effective") != 0;
}

/* The candidates share the text's name; its date, if it has one, is none of theirs. */
static void choose_named(struct search *s, bool by_number)
{
	struct ft_proposal *p = s->out;
	const struct ft_candidate *counted = only_by_count(s), *first = &p->v[0];

	choose(p, first, by_number ? "number" : "title");
	p->own_key = first->key;
	p->own_work = first->work;
	if (has_own_day(s->id)) {
		if (first->likeness >= same_text || (counted && counted->likeness < 0))
			p->doubt = "its date is that of no version known, its words or its number of articles are";
		p->version = 0;
		p->date = ft_str(s->id->date);
		p->how = "title, a version of its own date";
	} else if (is_same(p)) {
		p->how = "title and likeness";
	} else if (counted && counted->likeness < 0) {
		choose(p, counted, "title and number of articles");
	} else if (p->len > 1 || !by_number) {
		p->doubt = p->len > 1 ? "it has no date, and several versions may be meant"
				      : "it has no date, and nothing tells it to be the only version known";
	}
}

/* The title led nowhere; the words led to these. */
static void choose_by_words(struct search *s)
{
	struct ft_proposal *p = s->out;

	choose(p, &p->v[0], "likeness");
	if (!is_same(p))
		p->doubt = "its title is unknown here, but its words are those of a text at hand";
}

/* The key of a work that has none yet: its folded title, and ~issuer (an act of one day: ~day) where another work has
 * that, as for a bare file (write/text.c). */
static void choose_new(struct search *s)
{
	const struct ft_ident *id = s->id;
	struct ft_proposal *p = s->out;
	struct ft_buf key = {0};

	ft_buf_add(&key, id->key);
	if (s->db && ft_work_id(s->db, id->key)) {
		ft_buf_putc(&key, '~');
		if (id->occasional || id->issuer.n == 0)
			ft_buf_puts(&key, id->date[0] ? id->date : ft_work_kind_word(id->kind));
		else
			ft_work_key(&key, id->issuer);
	}
	p->key = ft_arena_dup(s->a, ft_buf_str(&key));
	p->own_key = p->key;
	p->date = ft_str(id->date);
	p->how = s->db ? "no work of its name" : "the text alone";
	if (s->d->title.n == 0)
		p->doubt = "it bears no title, and no text at hand is like it";
	ft_buf_free(&key);
}

/* A work of the text's own key that came from a bare text or an earlier import, with the same day. */
static bool by_own_date(struct search *s)
{
	for (size_t i = 0; i < s->out->len && s->id->date[0]; i++)
		if (ft_eq(s->out->v[i].date, ft_str(s->id->date))) {
			choose(s->out, &s->out->v[i], "title and date");
			return true;
		}
	return false;
}

/* The version of a work that is known. */
static void propose_in(struct search *s, int64_t work)
{
	struct ft_proposal *p = s->out;
	const char *how;
	int64_t version = ft_match_dated(s->db, s->id, &how);

	add_work(s, work);
	for (size_t i = 0; i < p->len && version; i++)
		if (p->v[i].version == version) {
			choose(p, &p->v[i], how);
			return;
		}
	qsort(p->v, p->len, sizeof *p->v, better);
	p->date = ft_str(s->id->date);
	if (p->len && !by_own_date(s))
		choose_named(s, false);
}

struct ft_proposal ft_propose(struct ft_db *db, struct ft_arena *a, const struct ft_doc *d, const struct ft_ident *id, int64_t work)
{
	struct ft_proposal p = {.how = "new work"};
	struct search s = {db, a, d, id, &p, articles_of(d)};
	const char *how;
	int64_t version;
	bool named, by_number;

	p.v = ft_arena_alloc(a, (MAX_CANDIDATES + 1) * sizeof *p.v);
	if (work) {
		propose_in(&s, work);
		return p;
	}
	version = db ? ft_match_dated(db, id, &how) : 0;
	if (version) {
		add_version(&s, version);
		choose(&p, &p.v[0], how);
		doubt_by_count(&s);
		return p;
	}
	if (db && id->number.n)
		add_named(&s, id->number);
	by_number = p.len > 0;
	if (db && !id->occasional)
		add_named(&s, id->title);
	choose_new(&s);
	named = p.len > 0;
	if (db && !named && d->units >= 3)
		add_by_words(&s);
	qsort(p.v, p.len, sizeof *p.v, better);
	if (named && !by_own_date(&s))
		choose_named(&s, by_number);
	else if (p.len && !named)
		choose_by_words(&s);
	return p;
}
