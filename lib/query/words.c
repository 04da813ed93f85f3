#include "query/words.h"

#include "base/fold.h"
#include "base/num.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_REF = 9999, REACH = 16 };

uint32_t ft_mix(uint32_t h, uint32_t v)
{
	h = (h ^ v) * 0x9E3779B1u;
	return h ^ h >> 15;
}

struct cut {
	struct ft_str s;
	size_t off;
	struct ft_word *v;
	size_t len, cap;
	size_t last_ref; /* place in v of the last ref + 1 */
};

static struct ft_word *add(struct cut *c, size_t off, uint32_t hash)
{
	c->v = ft_grow(c->v, c->len, &c->cap, sizeof *c->v);
	c->v[c->len] = (struct ft_word){.off = (uint32_t)off, .hash = hash ? hash : 1};
	return &c->v[c->len++];
}

static uint32_t folded_at(struct ft_str s, size_t off)
{
	uint32_t one;
	struct ft_folded f = ft_fold_cp(ft_cp_at(s, off), &one);

	return f.n ? f.cp[0] : 0;
}

/* ---- references to articles ---- */

static bool word_is(const struct cut *c, size_t back, const char *chars)
{
	struct ft_str set = ft_str(chars);
	size_t off = 0;

	if (back > c->len)
		return false;
	while (off < set.n)
		if (c->v[c->len - back].hash == ft_mix(0, ft_next_cp(set, &off)))
			return true;
	return false;
}

/* Whether the article named next is of the text's own instrument: 本法第三条, and what is listed with it; not
 * 《刑法》第三条 nor 刑法第三条. The words before it are the last ones of c. */
static bool is_own(const struct cut *c)
{
	bool listed = word_is(c, 1, "、至或和及与者,,");

	if (listed && c->last_ref && c->len - c->last_ref < REACH)
		return c->v[c->last_ref - 1].own;
	if (word_is(c, 1, "》〉"))
		return false;
	if (!word_is(c, 1, "法例定则释程"))
		return true;
	return word_is(c, 2, "本") || word_is(c, 3, "本");
}

static void add_ref(struct cut *c, size_t off, long n, long sub)
{
	bool own = is_own(c);
	struct ft_word *w;

	w = add(c, off, ft_mix(ft_mix(7, (uint32_t)n), (uint32_t)sub));
	w->ref = (uint32_t)(n * 1000 + sub);
	w->own = own;
	c->last_ref = c->len;
}

/* 第N条, 第N条之M as one word. */
static bool take_ref_zh(struct cut *c)
{
	size_t off = c->off + 3, behind;
	long n, sub = 0;

	n = ft_num_read(c->s, &off);
	if (n < 1 || n > MAX_REF || folded_at(c->s, off) != 0x6761) /* 条 */
		return false;
	off += 3;
	behind = off + 3;
	if (folded_at(c->s, off) == 0x4E4B && (sub = ft_num_read(c->s, &behind)) > 0 && sub < 1000) /* 之 */
		off = behind;
	else
		sub = 0;
	add_ref(c, c->off, n, sub);
	c->off = off;
	return true;
}

static bool is_article_word(struct ft_str w)
{
	static const char *const words[] = {"article", "articles", "art", "arts"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (w.n == strlen(words[i]) && strncasecmp(w.p, words[i], w.n) == 0)
			return true;
	return false;
}

/* ---- words ---- */

/* 一 to 十 百 千 万 亿 〇 零 */
static bool is_numeral(uint32_t cp)
{
	switch (cp) {
	case 0x4E00: case 0x4E8C: case 0x4E09: case 0x56DB: case 0x4E94: case 0x516D: case 0x4E03: case 0x516B:
	case 0x4E5D: case 0x5341: case 0x767E: case 0x5343: case 0x4E07: case 0x4EBF: case 0x3007: case 0x96F6:
		return true;
	default:
		return false;
	}
}

/* 五十万 is one word: an amount changes as a whole. A single 一 is a character like others (统一). */
static bool take_numeral(struct cut *c)
{
	size_t off = c->off, n = 0;
	uint32_t h = 19;

	for (; off < c->s.n && is_numeral(folded_at(c->s, off)); n++) {
		h = ft_mix(h, folded_at(c->s, off));
		ft_next_cp(c->s, &off);
	}
	if (n < 2)
		return false;
	add(c, c->off, h);
	c->off = off;
	return true;
}

static bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* Between digits a point or a comma belongs to the number. */
static bool joins(const struct cut *c, size_t off, size_t next)
{
	uint32_t cp = folded_at(c->s, off);

	return (cp == '.' || cp == ',') && is_digit(folded_at(c->s, ft_prev_off(c->s, off))) &&
	       next < c->s.n && is_digit(folded_at(c->s, next));
}

/* A run of letters and digits. A comma within a number does not count: 1,000 is 1000. */
static uint32_t run_hash(struct cut *c)
{
	uint32_t h = 3;

	while (c->off < c->s.n) {
		size_t next = c->off;
		uint32_t one, cp = ft_next_cp(c->s, &next);
		struct ft_folded f = ft_fold_cp(cp, &one);

		if (f.cls != FT_F_WORD && f.cls != FT_F_SKIP && !joins(c, c->off, next))
			break;
		for (int i = 0; i < f.n; i++)
			if (f.cp[i] != ',')
				h = ft_mix(h, f.cp[i]);
		c->off = next;
	}
	return h;
}

static void take_run(struct cut *c)
{
	size_t from = c->off, digits = from;
	struct ft_str before = {"", 0};
	uint32_t h = run_hash(c);
	long n;

	if (c->len)
		before = ft_trim(ft_sub(c->s, c->v[c->len - 1].off, from - c->v[c->len - 1].off));
	n = is_article_word(before) ? ft_num_read(c->s, &digits) : -1;
	if (n > 0 && n <= MAX_REF && digits == c->off)
		add_ref(c, from, n, 0);
	else
		add(c, from, h);
}

/* One mark for each kind of quotation mark and of dash, however many dashes stand together. */
static void take_mark(struct cut *c, uint32_t cp, size_t next)
{
	static const uint32_t quotes[] = {0x2018, 0x2019, 0x201C, 0x201D, 0x300C,
					  0x300D, 0x300E, 0x300F, '\''};
	uint32_t h = ft_mix(0, cp);

	for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++)
		if (cp == quotes[i])
			h = ft_mix(0, '"');
	if (cp != '-' || c->len == 0 || c->v[c->len - 1].hash != h)
		add(c, c->off, h)->mark = true;
	c->off = next;
}

static void take(struct cut *c)
{
	size_t next = c->off;
	uint32_t one, cp = ft_next_cp(c->s, &next), h = 0;
	struct ft_folded f = ft_fold_cp(cp, &one);

	if (f.cls == FT_F_WORD) {
		take_run(c);
	} else if (f.cls == FT_F_HAN) {
		if ((f.cp[0] == 0x7B2C && take_ref_zh(c)) || (is_numeral(f.cp[0]) && take_numeral(c))) /* 第 */
			return;
		for (int i = 0; i < f.n; i++)
			h = ft_mix(h, f.cp[i]);
		add(c, c->off, h);
		c->off = next;
	} else if (f.cls == FT_F_SKIP || cp <= ' ' || ft_is_blank(cp) || f.cp[0] == ' ') {
		c->off = next;
	} else {
		take_mark(c, f.cp[0], next);
	}
}

struct ft_words ft_words_cut(struct ft_arena *a, struct ft_str text)
{
	struct cut c = {.s = text};
	struct ft_words w = {.text = text};

	while (c.off < text.n)
		take(&c);
	w.len = c.len;
	w.v = ft_arena_alloc(a, (c.len + 1) * sizeof *w.v);
	if (c.len)
		memcpy(w.v, c.v, c.len * sizeof *w.v);
	free(c.v);
	return w;
}

struct ft_str ft_words_slice(const struct ft_words *w, size_t from, size_t to)
{
	size_t start = from == 0 ? 0 : from < w->len ? w->v[from].off : w->text.n;
	size_t end = to < w->len ? w->v[to].off : w->text.n;

	return from >= to ? FT_S("") : ft_sub(w->text, start, end - start);
}

uint32_t ft_ref_of_eid(struct ft_str eid)
{
	char *end;
	unsigned long n, sub = 0;

	if (!ft_starts(eid, FT_S("art_")))
		return 0;
	n = strtoul(eid.p + 4, &end, 10);
	if (*end == '-')
		sub = strtoul(end + 1, NULL, 10);
	return n > MAX_REF || sub > 999 ? 0 : (uint32_t)(n * 1000 + sub);
}
