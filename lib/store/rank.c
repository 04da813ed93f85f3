/* ft_score(search): BM25 (Robertson and Zaragoza 2009, k1 1.2, b 0.75) as FTS5's bm25() has it, but with the
 * lengths of the packed records instead of a b-tree look-up a hit, and positive: more is better. */
#include "store/inner.h"
#include "store/match.h"

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

static void score(const Fts5ExtensionApi *api, Fts5Context *ctx, sqlite3_context *result, int argc,
		  sqlite3_value **argv)
{
	struct ft_pack *pack = ft_pack_of(api->xUserData(ctx));
	struct query *q = api->xGetAuxdata(ctx, 0);
	int freq[MAX_PHRASES] = {0}, n = 0, rc = SQLITE_OK;
	double sum = 0, length;

	(void)argc, (void)argv;
	if (q == NULL)
		rc = query_new(api, ctx, &q);
	if (rc == SQLITE_OK)
		rc = api->xInstCount(ctx, &n);
	for (int i = 0; i < n && rc == SQLITE_OK; i++) {
		int phrase, col, off;

		rc = api->xInst(ctx, i, &phrase, &col, &off);
		if (rc == SQLITE_OK && phrase < q->phrases)
			freq[phrase]++;
	}
	if (rc != SQLITE_OK) {
		sqlite3_result_error_code(result, rc);
		return;
	}
	length = ft_pack_unit(pack, api->xRowid(ctx))->length / ft_pack_average(pack);
	for (int i = 0; i < q->phrases; i++)
		sum += q->idf[i] * freq[i] * 2.2 / (freq[i] + 1.2 * (0.25 + 0.75 * length));
	sqlite3_result_double(result, sum);
}

int ft_rank_register(struct ft_db *db)
{
	fts5_api *api = ft_fts5_api(db->h);

	if (api == NULL)
		return SQLITE_ERROR;
	return api->xCreateFunction(api, "ft_score", db, score, NULL);
}

static const char match_sql[] = "SELECT rowid, ft_score(search) FROM search WHERE search MATCH ?1";

void ft_match(struct ft_db *db, struct ft_str expression, ft_match_fn each, void *arg)
{
	struct ft_stmt *s = ft_sql(db, match_sql);

	ft_bind_str(s, 1, expression);
	while (ft_step(s))
		each(arg, ft_col_int(s, 0), sqlite3_column_double(s->s, 1));
}
