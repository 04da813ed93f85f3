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

void ft_name_key(struct ft_buf *out, struct ft_str name)
{
	struct ft_buf folded = {0};
	struct ft_str s;

	ft_fold(&folded, ft_trim(name));
	ft_buf_reserve(&folded, 0);
	for (size_t i = 0; i < sizeof idle / sizeof idle[0]; i++)
		cut(&folded, idle[i]);
	s = ft_buf_str(&folded);
	if (ft_starts(s, FT_S("the ")))
		s = ft_from(s, 4);
	ft_buf_reserve(out, s.n);
	add_words(out, s);
	out->data[out->len] = '\0';
	ft_buf_free(&folded);
}
