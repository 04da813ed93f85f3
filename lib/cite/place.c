#include "cite/place.h"

#include "base/num.h"
#include "doc/eid.h"

#include <ctype.h>
#include <string.h>

static void skip_blanks(struct ft_str s, size_t *off)
{
	while (*off < s.n && ft_is_blank(ft_cp_at(s, *off)))
		ft_next_cp(s, off);
}

static bool take(struct ft_str s, size_t *off, const char *word)
{
	if (!ft_starts(ft_from(s, *off), ft_str(word)))
		return false;
	*off += strlen(word);
	return true;
}

static void add_step(struct ft_buf *eid, size_t begin, const char *word, long n, long sub)
{
	if (eid->len > begin)
		ft_buf_puts(eid, "__");
	ft_buf_fmt(eid, "%s_", word);
	ft_eid_number(eid, n, sub);
}

/* ---- Chinese ---- */

/* The marks that follow a number, outermost first; a step never stands behind one of its own rank or below. */
static const struct { const char *mark, *word; } zh_marks[] = {
	{"分编", "subpart"}, {"编", "part"}, {"章", "chp"}, {"节", "sec"}, {"条", "art"},
	{"款", "para"},	     {"项", "item"}, {"目", "point"},
};
enum { ZH_RANKS = 8 };
static const int zh_rank[ZH_RANKS] = {1, 0, 2, 3, 4, 5, 6, 7};

/* The number of 第（三）项, 第3条, 第三款; brackets only around items and points. */
static long zh_number(struct ft_str s, size_t *off, bool *bracket)
{
	long n;

	*bracket = take(s, off, "（") || take(s, off, "(");
	skip_blanks(s, off);
	n = ft_num_read(s, off);
	skip_blanks(s, off);
	if (*bracket && !take(s, off, "）") && !take(s, off, ")"))
		return -1;
	return n;
}

/* One 第N条 behind `rank`; its own rank comes back, or -1. */
static int zh_step(struct ft_str s, size_t *off, int rank, struct ft_buf *eid, size_t begin)
{
	size_t at = *off;
	bool bracket;
	long n, sub = 0;

	skip_blanks(s, &at);
	if (!take(s, &at, "第"))
		return -1;
	skip_blanks(s, &at);
	n = zh_number(s, &at, &bracket);
	if (n < 0)
		return -1;
	for (int i = 0; i < ZH_RANKS; i++) {
		size_t end = at;

		if (!take(s, &end, zh_marks[i].mark) || zh_rank[i] <= rank || (bracket && zh_rank[i] < 6))
			continue;
		if (take(s, &end, "之") && (sub = ft_num_read(s, &end)) < 0)
			end -= strlen("之"), sub = 0;
		add_step(eid, begin, zh_marks[i].word, n, sub);
		*off = end;
		return zh_rank[i];
	}
	return -1;
}

bool ft_place_zh(struct ft_str s, size_t *off, struct ft_buf *eid)
{
	size_t begin = eid->len, at = *off;
	int rank = -1, next;
	long n;

	while ((next = zh_step(s, &at, rank, eid, begin)) >= 0)
		rank = next;
	if (rank < 0 && (take(s, &at, "附件") || take(s, &at, "附录"))) {
		skip_blanks(s, &at);
		n = ft_num_read(s, &at);
		if (n < 0 && at < s.n && isupper((unsigned char)s.p[at]))
			ft_buf_fmt(eid, "annex_%c", tolower((unsigned char)s.p[at++]));
		else
			add_step(eid, begin, "annex", n < 0 ? 1 : n, 0);
		rank = 0;
	}
	if (rank < 0)
		return false;
	*off = at;
	return true;
}

/* ---- English ---- */

static const struct { const char *name, *word; int rank; bool dot; } en_words[] = {
	{"part", "part", 0, false},	      {"chapter", "chp", 1, false},    {"ch", "chp", 1, true},
	{"section", "sec", 2, false},	      {"sec", "sec", 2, true},	       {"articles", "art", 3, false},
	{"article", "art", 3, false},	      {"arts", "art", 3, true},	       {"art", "art", 3, true},
	{"paragraph", "para", 4, false},      {"para", "para", 4, true},       {"subparagraph", "item", 5, false},
	{"subpara", "item", 5, true},	      {"item", "item", 5, false},      {"point", "point", 6, false},
	{"annex", "annex", 0, false},	      {"appendix", "annex", 0, false},
};
enum { EN_WORDS = sizeof en_words / sizeof en_words[0], ART = 3, ITEM = 5 };

static size_t word_len(struct ft_str s, size_t off)
{
	size_t n = 0;

	while (off + n < s.n && isalpha((unsigned char)s.p[off + n]))
		n++;
	return n;
}

static bool same_word(struct ft_str s, size_t off, size_t n, const char *word)
{
	return strlen(word) == n && strncasecmp(s.p + off, word, n) == 0;
}

static void skip_en(struct ft_str s, size_t *off)
{
	while (*off < s.n && (s.p[*off] == ' ' || s.p[*off] == ',' || s.p[*off] == '.'))
		++*off;
	skip_blanks(s, off);
}

static long en_number(struct ft_str s, size_t *off, long *sub)
{
	size_t at = *off, letters;
	long n;

	*sub = 0;
	skip_blanks(s, &at);
	n = ft_num_read(s, &at);
	letters = word_len(s, at);
	if (n < 0 && letters) {
		n = ft_num_roman(ft_sub(s, at, letters));
		at += letters;
	} else if (n >= 0 && at + 1 < s.n && s.p[at] == '-' && isdigit((unsigned char)s.p[at + 1])) {
		at++;
		*sub = ft_num_read(s, &at);
	}
	if (n >= 0)
		*off = at;
	return n;
}

/* (3), (a): an item right behind an article or paragraph, a point behind an item. */
static bool en_bracket(struct ft_str s, size_t *off, int *rank, struct ft_buf *eid, size_t begin)
{
	size_t at = *off;
	long n;

	skip_blanks(s, &at);
	if (*rank < ART || *rank > ITEM || !(take(s, &at, "(") || take(s, &at, "（")))
		return false;
	n = ft_num_read(s, &at);
	if (n < 0 && at < s.n && islower((unsigned char)s.p[at]))
		n = s.p[at++] - 'a' + 1;
	if (n < 0 || !(take(s, &at, ")") || take(s, &at, "）")))
		return false;
	add_step(eid, begin, *rank == ITEM ? "point" : "item", n, 0);
	*rank = *rank == ITEM ? ITEM + 1 : ITEM;
	*off = at;
	return true;
}

static bool en_step(struct ft_str s, size_t *off, int *rank, struct ft_buf *eid, size_t begin)
{
	size_t at = *off, n;
	long number, sub;

	if (en_bracket(s, off, rank, eid, begin))
		return true;
	skip_en(s, &at);
	n = word_len(s, at);
	for (int i = 0; i < EN_WORDS && n; i++) {
		if (!same_word(s, at, n, en_words[i].name) || en_words[i].rank <= *rank)
			continue;
		at += n;
		if (at < s.n && s.p[at] == '.')
			at++;
		number = en_number(s, &at, &sub);
		if (number < 0)
			return false;
		add_step(eid, begin, en_words[i].word, number, sub);
		*rank = en_words[i].rank;
		*off = at;
		return true;
	}
	return false;
}

/* paragraph 2 of Article 59: the inner place first. Reads what follows " of " and turns the two round. */
static void en_outer(struct ft_str s, size_t *off, int rank, struct ft_buf *eid, size_t begin)
{
	struct ft_buf outer = {0}, inner = {0};
	size_t at = *off;
	int above = -1;

	skip_en(s, &at);
	if (rank <= ART || !same_word(s, at, word_len(s, at), "of"))
		return;
	at += 2;
	while (en_step(s, &at, &above, &outer, 0))
		;
	if (outer.len && above < rank) {
		ft_buf_add(&inner, ft_from(ft_buf_str(eid), begin));
		eid->len = begin;
		ft_buf_fmt(eid, "%s__%s", outer.data, inner.data);
		*off = at;
	}
	ft_buf_free(&outer);
	ft_buf_free(&inner);
}

bool ft_place_en(struct ft_str s, size_t *off, struct ft_buf *eid)
{
	size_t begin = eid->len, at = *off;
	int rank = -1;

	while (en_step(s, &at, &rank, eid, begin))
		;
	if (rank < 0)
		return false;
	en_outer(s, &at, rank, eid, begin);
	*off = at;
	return true;
}

/* ---- clauses of standards ---- */

bool ft_place_clause(struct ft_str s, size_t *off, struct ft_buf *eid)
{
	size_t at = *off, begin = eid->len, steps = 0;
	struct ft_buf number = {0};

	if (at + 1 < s.n && isupper((unsigned char)s.p[at]) && s.p[at + 1] == '.') {
		ft_buf_putc(&number, (char)tolower((unsigned char)s.p[at]));
		at++, steps++;
	}
	while (at < s.n && (steps == 0 || s.p[at] == '.')) {
		size_t digits = at + (steps > 0), from = digits;

		while (digits < s.n && isdigit((unsigned char)s.p[digits]))
			digits++;
		if (digits == from)
			break;
		ft_buf_fmt(&number, "%s%.*s", steps ? "-" : "", (int)(digits - from), s.p + from);
		at = digits;
		steps++;
	}
	if (steps) {
		size_t letter = at;

		ft_buf_fmt(eid, "sec_%s", number.data);
		skip_blanks(s, &letter);
		if (letter + 1 < s.n && islower((unsigned char)s.p[letter]) &&
		    (s.p[letter + 1] == ')' || ft_starts(ft_from(s, letter + 1), FT_S("）")))) {
			ft_buf_fmt(eid, "__item_%c", s.p[letter]);
			at = letter + (s.p[letter + 1] == ')' ? 2 : 1 + strlen("）"));
		}
		*off = at;
	}
	ft_buf_free(&number);
	return eid->len > begin;
}
