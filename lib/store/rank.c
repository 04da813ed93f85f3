/* BM25 (Robertson and Zaragoza 2009, k1 1.2, b 0.75) as FTS5's bm25() has it, but with the lengths of the packed records
 * instead of a b-tree look-up a hit, and positive: more is better. It is worked out in one auxiliary function,
 * ft_each(search, pointer), which stands in a WHERE clause, hands each hit on and is false, so that no row costs the
 * steps by which a statement returns one. */
#include "store/inner.h"
#include "store/match.h"
#include "store/pack.h"

#include <math.h>
#include <string.h>

enum { MAX_PHRASES = 128 };

struct query {
	int phrases;
	double idf[MAX_PHRASES];
};

static int count_row(const Fts5ExtensionApi *api, Fts5Context *ctx, void *arg)
{
	(void)api, (void)ctx;
	++*(sqlite3_int64 *)arg;
	return SQLITE_OK;
}

/* Weights of the phrases; a single phrase needs none, since it cannot change the order. */
static int query_new(const Fts5ExtensionApi *api, Fts5Context *ctx, struct query **out)
{
	struct query *q = sqlite3_malloc(sizeof *q);
	sqlite3_int64 rows = 0, hits;
	int rc = SQLITE_OK;

	if (q == NULL)
		return SQLITE_NOMEM;
	memset(q, 0, sizeof *q);
	q->phrases = api->xPhraseCount(ctx);
	if (q->phrases > MAX_PHRASES)
		q->phrases = MAX_PHRASES;
	api->xRowCount(ctx, &rows);
	for (int i = 0; i < q->phrases && rc == SQLITE_OK; i++) {
		hits = 0;
		if (q->phrases > 1)
			rc = api->xQueryPhrase(ctx, i, &hits, count_row);
		q->idf[i] = q->phrases == 1 ? 1.0 : log(((double)(rows - hits) + 0.5) / ((double)hits + 0.5));
		if (q->idf[i] <= 0)
			q->idf[i] = 1e-6;
	}
	if (rc == SQLITE_OK)
		rc = api->xSetAuxdata(ctx, q, sqlite3_free);
	else
		sqlite3_free(q);
	*out = q;
	return rc;
}

/* How often a phrase stands in the row. */
static int count_phrase(const Fts5ExtensionApi *api, Fts5Context *ctx, int phrase, int *n)
{
	Fts5PhraseIter at;
	int col, off, rc = api->xPhraseFirst(ctx, phrase, &at, &col, &off);

	for (*n = 0; rc == SQLITE_OK && col >= 0; ++*n) /* xInstCount would gather the places, too */
		api->xPhraseNext(ctx, &at, &col, &off);
	return rc;
}

static double gain(double idf, int freq, double length)
{
	return idf * freq * 2.2 / (freq + 1.2 * (0.25 + 0.75 * length));
}

/* Where the hits of a query go. */
struct sink {
	struct ft_pack *pack;
	double average;
	bool prefix; /* the query has one */
	ft_match_fn each;
	void *arg;
};

static int hand_on(const Fts5ExtensionApi *api, Fts5Context *ctx, const struct query *q, const struct sink *s)
{
	sqlite3_int64 id = api->xRowid(ctx);
	double length = ft_pack_length(s->pack, id) / s->average, score = 0;
	int n, rc = SQLITE_OK;

	for (int i = 0; i < q->phrases && rc == SQLITE_OK; i++) {
		rc = count_phrase(api, ctx, i, &n);
		score += gain(q->idf[i], n, length);
	}
	if (rc == SQLITE_OK)
		s->each(s->arg, id, score);
	return rc;
}

static int hand_on_one(const Fts5ExtensionApi *api, Fts5Context *ctx, void *sink)
{
	static const struct query one = {1, {1.0}};

	return hand_on(api, ctx, &one, sink);
}

/* All hits of a query of one phrase at once, without the virtual machine; true tells that this has been done. A prefix is
 * left out: FTS5 would gather its rows a second time. */
static void each_row(const Fts5ExtensionApi *api, Fts5Context *ctx, sqlite3_context *result, int argc, sqlite3_value **argv)
{
	struct sink *s = argc == 1 ? sqlite3_value_pointer(argv[0], "ft_sink") : NULL;
	struct query *q = api->xGetAuxdata(ctx, 0);
	bool all = s && q == NULL && api->xPhraseCount(ctx) == 1 && !s->prefix;
	int rc = s ? SQLITE_OK : SQLITE_MISUSE;

	if (all)
		rc = api->xQueryPhrase(ctx, 0, s, hand_on_one);
	else if (s && q == NULL)
		rc = query_new(api, ctx, &q);
	if (rc == SQLITE_OK && !all)
		rc = hand_on(api, ctx, q, s);
	if (rc == SQLITE_OK)
		sqlite3_result_int(result, all);
	else
		sqlite3_result_error_code(result, rc);
}

int ft_rank_register(struct ft_db *db)
{
	fts5_api *api = ft_fts5_api(db->h);

	return api ? api->xCreateFunction(api, "ft_each", db, each_row, NULL) : SQLITE_ERROR;
}

void ft_match(struct ft_db *db, struct ft_str expression, ft_match_fn each, void *arg)
{
	struct ft_stmt *s = ft_sql(db, "SELECT 1 FROM search WHERE search MATCH ?1 AND ft_each(search, ?2) LIMIT 1");
	struct ft_pack *pack = ft_pack_of(db);
	struct sink sink = {pack, ft_pack_average(pack), ft_find(expression, FT_S("\" *")) >= 0, each, arg};

	ft_bind_str(s, 1, expression);
	if (s->s)
		ft_db_fail(db, sqlite3_bind_pointer(s->s, 2, &sink, "ft_sink", NULL));
	ft_run(s);
}
