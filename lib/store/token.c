/* The tokenizer "fatiao".
 *
 * Text is folded (base/fold.h). A run of ideographs ABC gives the overlapping bigrams AB, BC and the unigram C
 * at the run's end, each at its own position, so that any substring of a run is a phrase and none is missed;
 * a word (letters, digits) is one token. Everything else parts runs.
 *
 * In a query each quoted string of the MATCH expression already is one token (query/compile.c made it with
 * ft_tokens), and passes as it is. */
#include "store/inner.h"
#include "store/token.h"

#include "base/fold.h"

#include <string.h>

enum { MAX_WORD = 96 }; /* bytes of a word's token; a longer word is cut there, in text and query alike */

struct state {
	ft_token_fn emit;
	void *arg;
	char word[MAX_WORD + 4];
	size_t word_n, word_from;
	char pair[8];  /* the last ideograph of a run, then its successor */
	size_t pair_n; /* bytes of the last ideograph; 0 outside a run */
	size_t pair_from;
	size_t end; /* of the last character of the word or run */
	int stop;
};

static void give(struct state *s, const char *p, size_t n, size_t from, size_t to, enum ft_token_kind kind)
{
	if (!s->stop)
		s->stop = s->emit(s->arg, (struct ft_str){p, n}, from, to, kind);
}

static void end_word(struct state *s)
{
	if (s->word_n)
		give(s, s->word, s->word_n, s->word_from, s->end, FT_T_WORD);
	s->word_n = 0;
}

static void end_run(struct state *s)
{
	if (s->pair_n)
		give(s, s->pair, s->pair_n, s->pair_from, s->end, FT_T_LAST);
	s->pair_n = 0;
}

static void add_han(struct state *s, uint32_t cp, size_t from, size_t to)
{
	char han[4];
	size_t n = ft_put_cp(han, cp);

	end_word(s);
	if (s->pair_n) {
		memcpy(s->pair + s->pair_n, han, n);
		give(s, s->pair, s->pair_n + n, s->pair_from, to, FT_T_PAIR);
	}
	memcpy(s->pair, han, n);
	s->pair_n = n;
	s->pair_from = from;
	s->end = to;
}

static void add_letter(struct state *s, uint32_t cp, size_t from, size_t to)
{
	end_run(s);
	if (s->word_n == 0)
		s->word_from = from;
	if (s->word_n < MAX_WORD)
		s->word_n += ft_put_cp(s->word + s->word_n, cp);
	s->end = to;
}

/* One folded code point of a source character that spans [from, to). */
static void add(struct state *s, uint32_t cp, size_t from, size_t to)
{
	switch (ft_fold_class(cp)) {
	case FT_F_HAN:
		add_han(s, cp, from, to);
		break;
	case FT_F_WORD:
		add_letter(s, cp, from, to);
		break;
	case FT_F_SEP:
		end_word(s);
		end_run(s);
		break;
	case FT_F_SKIP:
		break;
	}
}

int ft_tokens(struct ft_str text, ft_token_fn emit, void *arg)
{
	struct state s = {.emit = emit, .arg = arg};
	size_t off = 0;

	while (off < text.n && !s.stop) {
		size_t from = off;
		uint32_t one, cp = ft_next_cp(text, &off);
		struct ft_folded f = ft_fold_cp(cp, &one);

		if (f.n == 0)
			continue;
		if (f.cls == FT_F_SEP && f.n == 1) {
			end_word(&s);
			end_run(&s);
			continue;
		}
		for (int i = 0; i < f.n; i++)
			add(&s, f.cp[i], from, off);
	}
	end_word(&s);
	end_run(&s);
	return s.stop;
}

/* The FTS5 side. */
struct fts {
	void *ctx;
	int (*token)(void *ctx, int flags, const char *p, int n, int from, int to);
};

static int to_fts(void *arg, struct ft_str token, size_t from, size_t to, enum ft_token_kind kind)
{
	struct fts *f = arg;

	(void)kind;
	return f->token(f->ctx, 0, token.p, (int)token.n, (int)from, (int)to);
}

static int fts_tokenize(Fts5Tokenizer *t, void *ctx, int flags, const char *text, int n,
			int (*token)(void *, int, const char *, int, int, int))
{
	struct fts f = {ctx, token};

	(void)t;
	if (flags & FTS5_TOKENIZE_QUERY)
		return n ? token(ctx, 0, text, n, 0, n) : SQLITE_OK;
	return ft_tokens((struct ft_str){text, (size_t)n}, to_fts, &f);
}

static int fts_create(void *arg, const char **argv, int argc, Fts5Tokenizer **out)
{
	(void)arg, (void)argv, (void)argc;
	*out = (Fts5Tokenizer *)sqlite3_malloc(1);
	return *out ? SQLITE_OK : SQLITE_NOMEM;
}

static void fts_delete(Fts5Tokenizer *t)
{
	sqlite3_free(t);
}

fts5_api *ft_fts5_api(sqlite3 *h)
{
	fts5_api *api = NULL;
	sqlite3_stmt *s = NULL;

	if (sqlite3_prepare_v2(h, "SELECT fts5(?1)", -1, &s, NULL) == SQLITE_OK) {
		sqlite3_bind_pointer(s, 1, &api, "fts5_api_ptr", NULL);
		sqlite3_step(s);
	}
	sqlite3_finalize(s);
	return api;
}

int ft_token_register(sqlite3 *h)
{
	static fts5_tokenizer tokenizer = {fts_create, fts_delete, fts_tokenize};
	fts5_api *api = ft_fts5_api(h);

	if (api == NULL)
		return SQLITE_ERROR;
	return api->xCreateTokenizer(api, "fatiao", NULL, &tokenizer, NULL);
}
