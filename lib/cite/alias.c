/* Definitions of names: （以下简称…）, (hereinafter referred to as the "Act"). */
#include "cite/lex.h"

#include <string.h>

enum { MAX_DEFINITION = 200 };

static struct ft_str strip_quotes(struct ft_str s)
{
	static const char *const marks[] = {"《", "》", "“", "”", "\"", "「",
					    "」", "‘",  "’", "'", "为", "："};
	bool again = true;

	while (again) {
		again = false;
		s = ft_trim(s);
		for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
			struct ft_str m = ft_str(marks[i]);

			if (ft_starts(s, m))
				s = ft_from(s, m.n), again = true;
			if (ft_ends(s, m))
				s = ft_sub(s, 0, s.n - m.n), again = true;
		}
	}
	if (ft_starts(s, FT_S("the ")) || ft_starts(s, FT_S("The ")))
		s = strip_quotes(ft_from(s, 4));
	return s;
}

static bool defines(struct ft_str s, size_t *at)
{
	static const char *const zh[] = {"以下统一简称", "以下简称为", "以下简称", "以下统称", "下称",
					 "以下称",       "简称",       "以下簡稱", "下稱",     "以下稱"};
	static const char *const en[] = {"referred to as", "called", "hereinafter", "hereafter"};
	struct ft_str inside = ft_sub(s, *at, 60);

	for (size_t i = 0; i < sizeof zh / sizeof zh[0]; i++)
		if (ft_lex_take(s, at, zh[i]))
			return true;
	if (!ft_starts(inside, FT_S("here")) && !ft_starts(inside, FT_S("Here")) &&
	    !ft_starts(inside, FT_S("referred")) && !ft_starts(inside, FT_S("the \"")) &&
	    !ft_starts(inside, FT_S("\"")) && !ft_starts(inside, FT_S("the “")) &&
	    !ft_starts(inside, FT_S("“")))
		return false;
	for (size_t i = 0; i < sizeof en / sizeof en[0]; i++) {
		ptrdiff_t found = ft_find(inside, ft_str(en[i]));

		if (found >= 0) {
			*at += (size_t)found + strlen(en[i]);
			break;
		}
	}
	return true;
}

/* （公安部令第151号，以下简称…）: a definition behind other words. */
static bool defines_behind(struct ft_str s, size_t off, size_t end, size_t *at)
{
	static const char *const words[] = {"，以下简称", "，下称", "，以下统称", "；以下简称", "，简称", ", 以下简称"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		ptrdiff_t found = ft_find(ft_sub(s, off, end - off), ft_str(words[i]));

		if (found < 0)
			continue;
		*at = off + (size_t)found;
		ft_next_cp(s, at);
		*at = ft_skip_blanks(s, *at);
		return defines(s, at);
	}
	return false;
}

size_t ft_lex_alias(struct ft_lexer *lx, size_t off)
{
	size_t at = off, end;
	struct ft_tok *t;

	ft_next_cp(lx->text, &at);
	end = ft_bracket_end(lx->text, off);
	if (end == off || end - off > MAX_DEFINITION || (!defines(lx->text, &at) && !defines_behind(lx->text, off, end, &at)) ||
	    end <= at)
		return off;
	ft_lex_guess_zh(lx, off); /* 依某某法（以下简称本法）: a title that no table knows */
	t = ft_tok_add(lx, FT_TK_ALIAS, off, end);
	t->title = strip_quotes(ft_sub(lx->text, at, ft_prev_off(lx->text, end) - at));
	return end;
}
