#include "query/compile.h"

#include "base/buf.h"
#include "base/fold.h"
#include "store/token.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_WORDS = 64, MAX_TOKENS = 256 };

/* One word or phrase of the query, as it was typed. */
struct word {
	struct ft_str text;
	bool quoted, excluded, prefix, or_next; /* or_next: OR stands between it and the next */
};

struct words {
	struct word v[MAX_WORDS];
	size_t len;
};

static bool is_blank_at(struct ft_str s, size_t off)
{
	uint32_t cp = ft_cp_at(s, off);

	return ft_is_blank(cp) || cp == '\n' || cp == '\r' || cp == 0;
}

static bool is_quote(uint32_t cp)
{
	return cp == '"' || cp == 0x201C || cp == 0x201D;
}

/* Takes a phrase up to its closing quote, or to the end. */
static struct ft_str take_quoted(struct ft_str s, size_t *off)
{
	size_t from, to;

	ft_next_cp(s, off);
	from = to = *off;
	while (*off < s.n) {
		to = *off;
		if (is_quote(ft_next_cp(s, off)))
			return ft_sub(s, from, to - from);
		to = *off;
	}
	return ft_sub(s, from, to - from);
}

static struct ft_str take_plain(struct ft_str s, size_t *off)
{
	size_t from = *off;

	while (*off < s.n && !is_blank_at(s, *off) && !is_quote(ft_cp_at(s, *off)))
		ft_next_cp(s, off);
	return ft_sub(s, from, *off - from);
}

/* ---- filters ---- */

static void add_member(struct ft_query *q, struct ft_arena *a, uint32_t *set, int member, struct ft_str field,
		       struct ft_str value)
{
	if (member >= 0)
		*set |= 1u << member;
	else if (q->fault.n == 0)
		q->fault = ft_arena_fmt(a, "%.*s:%.*s is no value known here", FT_FMT(field), FT_FMT(value));
}

static int level_find(struct ft_str s)
{
	return s.n == 1 && s.p[0] >= '1' && s.p[0] <= '5' ? s.p[0] - '0' : -1;
}

/* field:value; false when it is none of ours, and then a word like any other. */
static bool take_filter(struct ft_query *q, struct ft_arena *a, struct ft_str s)
{
	static const struct { const char *name; int (*find)(struct ft_str); size_t at; } fields[] = {
		{"kind", ft_work_kind_find, offsetof(struct ft_filters, kinds)},
		{"status", ft_status_find, offsetof(struct ft_filters, statuses)},
		{"authority", ft_authority_find, offsetof(struct ft_filters, authorities)},
		{"lang", ft_lang_find, offsetof(struct ft_filters, langs)},
		{"level", level_find, offsetof(struct ft_filters, levels)},
	};
	ptrdiff_t colon = ft_find(s, FT_S(":"));
	struct ft_str name, value;

	if (colon <= 0 || (size_t)colon + 1 >= s.n)
		return false;
	name = ft_sub(s, 0, (size_t)colon);
	value = ft_from(s, (size_t)colon + 1);
	if (ft_eq(name, FT_S("work"))) {
		q->filters.work_name = ft_arena_dup(a, value);
		return true;
	}
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		if (!ft_eq(name, ft_str(fields[i].name)))
			continue;
		add_member(q, a, (uint32_t *)(void *)((char *)&q->filters + fields[i].at), fields[i].find(value), name,
			   value);
		return true;
	}
	return false;
}

/* ---- words ---- */

static void add_word(struct words *w, struct ft_str text, bool quoted, bool excluded)
{
	struct word *v = &w->v[w->len];

	if (text.n == 0 || w->len == MAX_WORDS)
		return;
	*v = (struct word){.text = text, .quoted = quoted, .excluded = excluded};
	if (!quoted && text.n > 1 && text.p[text.n - 1] == '*') {
		v->prefix = true;
		v->text.n--;
	}
	w->len++;
}

static void split(struct ft_query *q, struct ft_arena *a, struct words *w)
{
	struct ft_str s = q->text;
	size_t off = 0;

	while (off < s.n) {
		bool excluded = false;
		struct ft_str text;

		if (is_blank_at(s, off)) {
			ft_next_cp(s, &off);
			continue;
		}
		if (s.p[off] == '-' && off + 1 < s.n && !is_blank_at(s, off + 1)) {
			excluded = true;
			off++;
		}
		if (is_quote(ft_cp_at(s, off))) {
			add_word(w, take_quoted(s, &off), true, excluded);
			continue;
		}
		text = take_plain(s, &off);
		if (ft_eq(text, FT_S("OR")) && !excluded && w->len > 0)
			w->v[w->len - 1].or_next = true;
		else if (excluded || !take_filter(q, a, text))
			add_word(w, text, false, excluded);
	}
}

/* ---- from a word to FTS5 ---- */

struct token {
	struct ft_str text;
	enum ft_token_kind kind;
};

struct tokens {
	struct ft_arena *arena;
	struct token v[MAX_TOKENS];
	size_t len;
};

static int keep_token(void *arg, struct ft_str token, size_t from, size_t to, enum ft_token_kind kind)
{
	struct tokens *t = arg;

	(void)from, (void)to;
	if (t->len == MAX_TOKENS)
		return 1;
	t->v[t->len++] = (struct token){ft_arena_dup(t->arena, token), kind};
	return 0;
}

/* The phrase of a word: its tokens in a row. The unigram at the end of the last run is dropped where a bigram
 * stands before it (the run may go on in the text), and is a prefix where it stands alone. Inside the word it
 * stays: there the run does end. */
static bool put_phrase(struct ft_buf *out, struct tokens *t, bool prefix)
{
	size_t n = t->len;
	bool last_prefix = prefix;

	if (n == 0)
		return false;
	if (t->v[n - 1].kind == FT_T_LAST) {
		if (n > 1 && t->v[n - 2].kind == FT_T_PAIR)
			n--, last_prefix = false;
		else
			last_prefix = true;
	}
	for (size_t i = 0; i < n; i++) {
		ft_buf_puts(out, i ? " + \"" : "\"");
		ft_buf_add(out, t->v[i].text); /* folded tokens hold no quote */
		ft_buf_putc(out, '"');
	}
	if (last_prefix)
		ft_buf_puts(out, " *");
	return true;
}

static bool put_word(struct ft_buf *out, struct ft_arena *a, const struct word *w)
{
	struct tokens t = {.arena = a};

	ft_tokens(w->text, keep_token, &t);
	return put_phrase(out, &t, w->prefix);
}

static void add_needle(struct ft_query *q, struct ft_arena *a, const struct word *w)
{
	struct ft_buf folded = {0};
	struct ft_str s;
	struct ft_needle *n;

	ft_fold(&folded, w->text);
	s = ft_trim(ft_buf_str(&folded));
	if (s.n && q->needle_len < MAX_WORDS) {
		n = &q->needles[q->needle_len++];
		*n = (struct ft_needle){.folded = ft_arena_dup(a, s), .prefix = w->prefix,
					.word = ft_fold_class(ft_cp_at(s, 0)) == FT_F_WORD};
	}
	ft_buf_free(&folded);
}

/* Words that are to be there: groups joined by OR, ANDed. Returns whether there is any. */
static bool put_wanted(struct ft_buf *out, struct ft_query *q, struct ft_arena *a, const struct words *w)
{
	struct ft_buf one = {0}, plain = {0};
	bool any = false, open = false, group_any = false;

	for (size_t i = 0; i < w->len; i++) {
		if (w->v[i].excluded)
			continue;
		ft_buf_reset(&one);
		if (put_word(&one, a, &w->v[i])) {
			ft_buf_puts(out, open ? (group_any ? " OR " : "") : any ? " AND (" : "(");
			ft_buf_add(out, ft_buf_str(&one));
			open = any = group_any = true;
			add_needle(q, a, &w->v[i]);
			ft_buf_fmt(&plain, "%s%.*s", plain.len ? " " : "", FT_FMT(w->v[i].text));
		}
		if (open && !w->v[i].or_next) {
			ft_buf_putc(out, ')');
			open = group_any = false;
		}
	}
	if (open)
		ft_buf_putc(out, ')');
	q->plain = ft_arena_dup(a, ft_buf_str(&plain));
	ft_buf_free(&one);
	ft_buf_free(&plain);
	return any;
}

static void put_excluded(struct ft_buf *out, struct ft_arena *a, const struct words *w)
{
	struct ft_buf one = {0};
	bool any = false;

	for (size_t i = 0; i < w->len; i++) {
		ft_buf_reset(&one);
		if (!w->v[i].excluded || !put_word(&one, a, &w->v[i]))
			continue;
		ft_buf_puts(out, any ? " OR " : " NOT (");
		ft_buf_add(out, ft_buf_str(&one));
		any = true;
	}
	if (any)
		ft_buf_putc(out, ')');
	ft_buf_free(&one);
}

struct ft_query ft_query_compile(struct ft_arena *a, struct ft_str text)
{
	struct ft_query q = {.text = ft_arena_dup(a, text)};
	struct words *w = ft_arena_alloc(a, sizeof *w);
	struct ft_buf out = {0}, wanted = {0};

	q.needles = ft_arena_alloc(a, MAX_WORDS * sizeof *q.needles);
	split(&q, a, w);
	if (put_wanted(&wanted, &q, a, w)) {
		ft_buf_fmt(&out, "(%s)", wanted.data);
		put_excluded(&out, a, w);
	}
	q.match = ft_arena_dup(a, ft_buf_str(&out));
	ft_buf_free(&out);
	ft_buf_free(&wanted);
	return q;
}
