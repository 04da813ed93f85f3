#include "query/search.h"

#include "base/fold.h"
#include "cite/address.h"
#include "cite/name.h"
#include "query/hits.h"
#include "query/resolve.h"
#include "store/match.h"
#include "store/titles.h"

enum { MAX_RELATED = 5, MAX_TERMS = 8, MAX_WORKS = 10, MAX_HINTS = 8 };

/* Loads a hit's place and snippet; a hit in the heading alone shows the text's beginning. */
static bool load_hit(struct ft_db *db, struct ft_arena *a, const struct ft_query *q, const struct ft_raw_hit *raw,
		     size_t width, struct ft_hit *out)
{
	if (!ft_place_load(db, a, raw->unit, &out->place))
		return false;
	out->score = raw->score;
	out->snippet = ft_snippet_make(a, out->place.body, q, width);
	return true;
}

static void search_hits(struct ft_db *db, struct ft_arena *a, const struct ft_query *q,
			const struct ft_search_options *o, struct ft_search *out)
{
	struct ft_hits h;
	size_t end = o->offset + o->limit;

	if (q->match.n == 0)
		return;
	ft_hits_init(&h, db, &q->filters, o->day);
	ft_match(db, q->match, ft_hits_add, &h);
	out->total = h.len;
	out->facets = h.facets;
	if (!o->count_only) {
		end = end < h.len ? end : h.len;
		ft_hits_order(&h, end);
		out->hits = ft_arena_alloc(a, (end > o->offset ? end - o->offset + 1 : 1) * sizeof *out->hits);
		for (size_t i = o->offset; i < end; i++)
			out->hit_len += load_hit(db, a, q, &h.v[i], o->snippet_width, &out->hits[out->hit_len]);
	}
	ft_hits_free(&h);
}

/* ---- related, by the glossary ---- */

struct other {
	struct ft_str form;
};

/* The other forms of the terms that the query's words, taken together, are. */
static size_t other_forms(struct ft_db *db, struct ft_arena *a, struct ft_str plain, struct other *out)
{
	struct ft_stmt *any = ft_sql(db, "SELECT 1 FROM term WHERE folded=?1 LIMIT 1"), *s;
	struct ft_buf key = {0};
	bool known = false;
	size_t n = 0;

	ft_fold_key(&key, plain);
	ft_bind_str(any, 1, ft_buf_str(&key));
	while (key.len && ft_step(any))
		known = true;
	if (!known) { /* as most are; the join would cost more to compile than to run */
		ft_buf_free(&key);
		return 0;
	}
	s = ft_sql(db, "SELECT DISTINCT o.form FROM term t JOIN term o ON o.term=t.term AND o.folded<>t.folded"
		       " WHERE t.folded=?1 ORDER BY o.lang=t.lang, o.main DESC, o.rowid");
	ft_bind_str(s, 1, ft_buf_str(&key));
	while (ft_step(s))
		if (n < MAX_TERMS)
			out[n++].form = ft_col_dup(s, 0, a);
	ft_buf_free(&key);
	return n;
}

static bool already_shown(const struct ft_search *out, const struct ft_hit *hit)
{
	for (size_t i = 0; i < out->related_len; i++)
		if (out->related[i].hit.place.version == hit->place.version &&
		    ft_eq(out->related[i].hit.place.eid, hit->place.eid))
			return true;
	return false;
}

/* An English term's words; short ones (of, the, to) say nothing. */
static void loosen_en(struct ft_buf *b, struct ft_str form)
{
	struct ft_str word;

	while (ft_next_field(&form, ' ', &word))
		if (word.n > 2)
			ft_buf_fmt(b, "%s%.*s", b->len ? " " : "", FT_FMT(word));
}

/* A term's words, each for itself: 日志留存 is spoken of where 日志 and 留存 both stand. Chinese terms are cut into
 * pairs, which most of them are made of. Empty when there is nothing to cut. */
static struct ft_str loosen(struct ft_arena *a, struct ft_str form)
{
	size_t cps = ft_cp_count(form);
	struct ft_buf b = {0};
	struct ft_str s;

	if (cps == form.n && ft_find(form, FT_S(" ")) > 0)
		loosen_en(&b, form);
	else if (form.n == cps * 3 && cps >= 4 && cps <= 8 && cps % 2 == 0)
		for (size_t off = 0; off < form.n; off += 6)
			ft_buf_fmt(&b, "%s%.*s", off ? " " : "", 6, form.p + off);
	s = ft_arena_dup(a, ft_buf_str(&b));
	ft_buf_free(&b);
	return s;
}

static bool is_zh(struct ft_str s)
{
	return ft_is_han(ft_cp_at(s, 0));
}

/* Adds what a query finds to the related places, under the term it came by. */
static void add_related(struct ft_db *db, struct ft_arena *a, const struct ft_query *q, struct ft_str text,
			struct ft_str via, const struct ft_search_options *few, struct ft_search *out)
{
	struct ft_query other = ft_query_compile(a, text);
	struct ft_search found = {0};

	other.filters = q->filters;
	other.filters.langs = 0;
	search_hits(db, a, &other, few, &found);
	for (size_t k = 0; k < found.hit_len; k++)
		if (!already_shown(out, &found.hits[k]))
			out->related[out->related_len++] = (struct ft_related){found.hits[k], via};
}

static void search_related(struct ft_db *db, struct ft_arena *a, const struct ft_query *q,
			   const struct ft_search_options *o, struct ft_search *out)
{
	struct other others[MAX_TERMS];
	size_t n = other_forms(db, a, q->plain, others);
	struct ft_search_options few = *o;

	if (n == 0)
		return;
	few.limit = MAX_RELATED;
	few.offset = 0;
	few.count_only = false;
	out->related = ft_arena_alloc(a, (2 * MAX_TERMS * MAX_RELATED + 1) * sizeof *out->related);
	for (size_t i = 0; i < n; i++)
		add_related(db, a, q, ft_arena_fmt(a, "\"%.*s\"", FT_FMT(others[i].form)), others[i].form, &few, out);
	for (size_t i = 0; i < n; i++) {
		struct ft_str loose = loosen(a, others[i].form);

		if (loose.n && is_zh(others[i].form) != is_zh(q->plain)) /* the other language's; its own is noise */
			add_related(db, a, q, loose, others[i].form, &few, out);
	}
}

/* ---- works by title ---- */

/* Works of that very name come first. */
static void search_titles(struct ft_db *db, struct ft_arena *a, const struct ft_query *q, struct ft_search *out)
{
	struct ft_buf key = {0};

	ft_name_key(&key, q->plain);
	out->works = ft_arena_alloc(a, MAX_WORKS * sizeof *out->works);
	if (key.len)
		out->work_len = ft_works_named(db, a, ft_buf_str(&key), out->works, MAX_WORKS, NULL);
	out->work_len = ft_titles_add(db, ft_buf_str(&key), out->works, out->work_len, MAX_WORKS);
	ft_buf_free(&key);
}

/* ---- hints ---- */

static void hint(struct ft_search *out, struct ft_hint h)
{
	if (out->hint_len < MAX_HINTS)
		out->hints[out->hint_len++] = h;
}

static bool filtered(const struct ft_filters *f)
{
	return f->kinds || f->statuses || f->authorities || f->langs || f->levels || f->work;
}

/* What one might have meant: an address, the words without the filters, each word alone. */
static void make_hints(struct ft_db *db, struct ft_arena *a, const struct ft_query *q,
		       const struct ft_search_options *o, struct ft_search *out)
{
	struct ft_search_options count = *o;
	struct ft_query free_q = *q;
	struct ft_search found = {0};
	struct ft_resolved r;

	out->hints = ft_arena_alloc(a, MAX_HINTS * sizeof *out->hints);
	count.count_only = true;
	if (q->match.n == 0)
		hint(out, (struct ft_hint){.what = FT_HINT_NO_WORD});
	r = ft_resolve(db, a, q->text, o->day);
	if (r.err == FT_OK)
		hint(out, (struct ft_hint){.what = FT_HINT_ADDRESS, .words = r.targets[0].address});
	if (filtered(&q->filters)) {
		free_q.filters = (struct ft_filters){0};
		search_hits(db, a, &free_q, &count, &found);
		if (found.total)
			hint(out, (struct ft_hint){.what = FT_HINT_UNFILTERED, .count = found.total});
	}
	for (size_t i = 0; i < q->needle_len && q->needle_len > 1; i++) {
		struct ft_query one = ft_query_compile(a, q->needles[i].folded);

		one.filters = q->filters;
		found = (struct ft_search){0};
		search_hits(db, a, &one, &count, &found);
		hint(out, (struct ft_hint){FT_HINT_ALONE, q->needles[i].folded, found.total});
	}
}

/* Binds the work filter's name to a work. */
static void bind_work(struct ft_db *db, struct ft_arena *a, struct ft_query *q)
{
	struct ft_buf key = {0};
	int64_t works[2];
	size_t n = 0;

	if (q->filters.work_name.n == 0)
		return;
	q->filters.work = ft_work_id(db, q->filters.work_name);
	ft_name_key(&key, q->filters.work_name);
	if (q->filters.work == 0)
		n = ft_works_named(db, a, ft_buf_str(&key), works, 2, NULL);
	if (n == 1)
		q->filters.work = works[0];
	q->no_work = q->filters.work == 0 && n == 0;
	if (q->no_work)
		q->fault = ft_arena_fmt(a, "%.*s is no work of this library", FT_FMT(q->filters.work_name));
	else if (n > 1)
		q->fault = ft_arena_fmt(a, "%.*s is the name of several works; give the key of one (fatiao list works)",
					FT_FMT(q->filters.work_name));
	ft_buf_free(&key);
}

void ft_search_run(struct ft_db *db, struct ft_arena *a, struct ft_query *q, const struct ft_search_options *o,
		   struct ft_search *out)
{
	*out = (struct ft_search){0};
	bind_work(db, a, q);
	out->fault = q->fault;
	out->no_work = q->no_work;
	if (q->fault.n)
		return;
	search_hits(db, a, q, o, out);
	if (!o->extras || o->count_only)
		return;
	search_titles(db, a, q, out);
	search_related(db, a, q, o, out);
	if (out->total == 0)
		make_hints(db, a, q, o, out);
}
