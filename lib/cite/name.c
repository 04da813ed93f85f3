#include "cite/name.h"

#include "base/fold.h"

#include <string.h>

/* Words that say whose law it is, or nothing; in the folded, spaced form. */
static const char *const idle[] = {" of the people s republic of china", " of the people's republic of china",
				   " of the prc", " of china", "people's republic of china ", "prc "};

static void cut(struct ft_buf *b, const char *words)
{
	ptrdiff_t at = ft_find(ft_buf_str(b), ft_str(words));
	size_t n = strlen(words);

	if (at < 0 || n >= b->len)
		return;
	memmove(b->data + at, b->data + at + n, b->len - (size_t)at - n + 1);
	b->len -= n;
}

/* Drops "no" and "number" that stand as words before a number: Order No. 151. */
static bool is_no(struct ft_str word, struct ft_str rest)
{
	while (rest.n && (rest.p[0] == ' ' || rest.p[0] == '.'))
		rest = ft_from(rest, 1);
	return ft_eq(word, FT_S("no")) && rest.n && rest.p[0] >= '0' && rest.p[0] <= '9';
}

static void add_words(struct ft_buf *out, struct ft_str s)
{
	static const struct ft_str country = {"中华人民共和国", sizeof "中华人民共和国" - 1};
	size_t off = 0, begin = out->len;

	while (off < s.n) {
		size_t from = off;
		uint32_t cp = ft_next_cp(s, &off);

		if (ft_fold_class(cp) == FT_F_HAN) {
			ft_buf_cp(out, cp);
			if (out->len - begin == country.n && s.n > off &&
			    ft_eq(ft_from(ft_buf_str(out), begin), country))
				out->len = begin;
			continue;
		}
		if (ft_fold_class(cp) != FT_F_WORD)
			continue;
		while (off < s.n && ft_fold_class(ft_cp_at(s, off)) == FT_F_WORD)
			ft_next_cp(s, &off);
		if (!is_no(ft_sub(s, from, off - from), ft_from(s, off)))
			ft_buf_add(out, ft_sub(s, from, off - from));
	}
}

/* "order no. 151 of the ministry of public security" says what "mps order 151" says. */
static void turn_order(struct ft_buf *b)
{
	static const char *const nouns[] = {"order ", "decree "};
	struct ft_str s = ft_buf_str(b), number, issuer;
	struct ft_buf turned = {0};
	size_t at = 0, digits;

	for (size_t i = 0; i < sizeof nouns / sizeof nouns[0] && at == 0; i++)
		if (ft_starts(s, ft_str(nouns[i])))
			at = strlen(nouns[i]);
	if (at == 0)
		return;
	for (digits = at; digits < s.n && !(s.p[digits] >= '0' && s.p[digits] <= '9') && digits < at + 4;)
		digits++;
	for (at = digits; at < s.n && s.p[at] >= '0' && s.p[at] <= '9';)
		at++;
	number = ft_sub(s, digits, at - digits);
	issuer = ft_from(s, at);
	if (number.n == 0 || !ft_starts(issuer, FT_S(" of ")))
		return;
	issuer = ft_from(issuer, ft_starts(issuer, FT_S(" of the ")) ? 8 : 4);
	if (ft_eq(issuer, FT_S("ministry of public security")))
		issuer = FT_S("mps");
	ft_buf_add(&turned, issuer);
	ft_buf_puts(&turned, " order ");
	ft_buf_add(&turned, number);
	ft_buf_free(b);
	*b = turned;
}

void ft_name_key(struct ft_buf *out, struct ft_str name)
{
	struct ft_buf folded = {0};
	struct ft_str s;

	ft_fold(&folded, ft_trim(name));
	ft_buf_reserve(&folded, 0);
	for (size_t i = 0; i < sizeof idle / sizeof idle[0]; i++)
		cut(&folded, idle[i]);
	turn_order(&folded);
	s = ft_buf_str(&folded);
	if (ft_starts(s, FT_S("the ")))
		s = ft_from(s, 4);
	ft_buf_reserve(out, s.n);
	add_words(out, s);
	out->data[out->len] = '\0';
	ft_buf_free(&folded);
}
