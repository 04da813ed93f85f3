/* BM25 (Robertson and Zaragoza 2009, k1 1.2, b 0.75) as FTS5's bm25() has it, but with the
 * lengths of the packed records instead of a b-tree look-up a hit, and positive: more is better. Two auxiliary
 * functions: ft_score for queries of several phrases, ft_scan for those of one. */
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

static int count_each(const Fts5ExtensionApi *api, Fts5Context *ctx, int *freq, int phrases)
{
	int n, rc = api->xInstCount(ctx, &n);

	for (int i = 0; i < n && rc == SQLITE_OK; i++) {
		int phrase, col, off;

		rc = api->xInst(ctx, i, &phrase, &col, &off);
		if (rc == SQLITE_OK && phrase < phrases)
			freq[phrase]++;
	}
	return rc;
}

static double gain(double idf, int freq, double length)
{
	return idf * freq * 2.2 / (freq + 1.2 * (0.25 + 0.75 * length));
}

/* ---- ft_score(search): the score of one row ---- */

static void score(const Fts5ExtensionApi *api, Fts5Context *ctx, sqlite3_context *result, int argc,
		  sqlite3_value **argv)
{
	struct ft_pack *pack = ft_pack_of(api->xUserData(ctx));
	struct query *q = api->xGetAuxdata(ctx, 0);
	int freq[MAX_PHRASES], rc = SQLITE_OK;
	double sum = 0, length;

	(void)argc, (void)argv;
	if (q == NULL)
		rc = query_new(api, ctx, &q);
	if (rc == SQLITE_OK) {
		memset(freq, 0, (size_t)q->phrases * sizeof *freq);
		rc = count_each(api, ctx, freq, q->phrases);
	}
	if (rc != SQLITE_OK) {
		sqlite3_result_error_code(result, rc);
		return;
	}
	length = ft_pack_length(pack, api->xRowid(ctx)) / ft_pack_average(pack);
	for (int i = 0; i < q->phrases; i++)
		sum += gain(q->idf[i], freq[i], length);
	sqlite3_result_double(result, sum);
}

/* ---- ft_scan(search, pointer): all rows of a query of one phrase, without a step of the virtual machine a row ---- */

struct scan {
	struct ft_pack *pack;
	double average;
	ft_match_fn each;
	void *arg;
};

static int scan_row(const Fts5ExtensionApi *api, Fts5Context *ctx, void *arg)
{
	struct scan *s = arg;
	sqlite3_int64 id = api->xRowid(ctx);
	Fts5PhraseIter at;
	int n = 0, col, off, rc = api->xPhraseFirst(ctx, 0, &at, &col, &off);

	for (; rc == SQLITE_OK && col >= 0; n++) /* xInstCount would gather the places, too */
		api->xPhraseNext(ctx, &at, &col, &off);
	if (rc == SQLITE_OK)
		s->each(s->arg, id, gain(1.0, n, ft_pack_length(s->pack, id) / s->average));
	return rc;
}

static void scan(const Fts5ExtensionApi *api, Fts5Context *ctx, sqlite3_context *result, int argc, sqlite3_value **argv)
{
	struct scan *s = argc == 1 ? sqlite3_value_pointer(argv[0], "ft_scan") : NULL;
	int rc = SQLITE_OK;

	if (s && api->xPhraseCount(ctx) == 1) {
		rc = api->xQueryPhrase(ctx, 0, s, scan_row);
		sqlite3_result_int(result, 1);
	} else {
		sqlite3_result_int(result, 0);
	}
	if (rc != SQLITE_OK)
		sqlite3_result_error_code(result, rc);
}

int ft_rank_register(struct ft_db *db)
{
	fts5_api *api = ft_fts5_api(db->h);
	int rc;

	if (api == NULL)
		return SQLITE_ERROR;
	rc = api->xCreateFunction(api, "ft_score", db, score, NULL);
	return rc == SQLITE_OK ? api->xCreateFunction(api, "ft_scan", db, scan, NULL) : rc;
}

static const char scan_sql[] = "SELECT ft_scan(search, ?2) FROM search WHERE search MATCH ?1 LIMIT 1";
static const char match_sql[] = "SELECT rowid, ft_score(search) FROM search WHERE search MATCH ?1";

/* True when the query was of one phrase, and is done (or has no hit). */
static bool scan_all(struct ft_db *db, struct ft_str expression, ft_match_fn each, void *arg)
{
	struct ft_stmt *s = ft_sql(db, scan_sql);
	struct ft_pack *pack = ft_pack_of(db);
	struct scan how = {pack, ft_pack_average(pack), each, arg};
	bool done = true;

	ft_bind_str(s, 1, expression);
	if (s->s)
		ft_db_fail(db, sqlite3_bind_pointer(s->s, 2, &how, "ft_scan", NULL));
	while (ft_step(s))
		done = ft_col_int(s, 0) == 1;
	return done;
}

void ft_match(struct ft_db *db, struct ft_str expression, ft_match_fn each, void *arg)
{
	struct ft_stmt *s;

	if (scan_all(db, expression, each, arg))
		return;
	s = ft_sql(db, match_sql);
	ft_bind_str(s, 1, expression);
	while (ft_step(s))
		each(arg, ft_col_int(s, 0), sqlite3_column_double(s->s, 1));
}
