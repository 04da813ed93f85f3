/* What every rule of the lexer works with: words at a place, and the list of tokens. */
#include "cite/lex.h"

#include "base/arena.h"

#include <string.h>

struct ft_tok *ft_tok_add(struct ft_lexer *lx, enum ft_tok_kind kind, size_t off, size_t end)
{
	struct ft_toks *t = lx->out;

	t->v = ft_grow(t->v, t->len, &t->cap, sizeof *t->v);
	t->v[t->len] = (struct ft_tok){.kind = kind, .off = (uint32_t)off, .end = (uint32_t)end};
	return &t->v[t->len++];
}

struct ft_tok *ft_tok_last(const struct ft_lexer *lx)
{
	return lx->out->len ? &lx->out->v[lx->out->len - 1] : NULL;
}

bool ft_lex_at(struct ft_str s, size_t off, const char *word)
{
	size_t n = strlen(word);

	return off + n <= s.n && memcmp(s.p + off, word, n) == 0;
}

bool ft_lex_take(struct ft_str s, size_t *off, const char *word)
{
	if (!ft_lex_at(s, *off, word))
		return false;
	*off += strlen(word);
	return true;
}

bool ft_lex_behind(struct ft_str s, size_t off, const char *word)
{
	size_t n = strlen(word);

	return n <= off && memcmp(s.p + off - n, word, n) == 0;
}

size_t ft_bracket_end(struct ft_str s, size_t off)
{
	size_t at = off;
	int depth = 0;

	while (at < s.n && at - off < FT_MAX_BRACKET) {
		uint32_t cp = ft_next_cp(s, &at);

		depth += cp == '(' || cp == 0xFF08 || cp == '[';
		depth -= cp == ')' || cp == 0xFF09 || cp == ']';
		if (depth == 0)
			return at;
		if (cp == '\n')
			break;
	}
	return off;
}
