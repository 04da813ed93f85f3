/* Canonical addresses in running text, csl@2025-10-28#art_21..art_23,art_61, and IRIs, /akn/cn/act/csl/zho@2025-10-28/~art_21:
 * what our own styles print. */
#include "cite/address.h"
#include "cite/lex.h"

#include "base/date.h"
#include "doc/eid.h"

#include <ctype.h>
#include <string.h>

static bool in_key(uint32_t cp)
{
	return cp < 0x80 ? isalnum((int)cp) || cp == '-' || cp == '~' : ft_is_han(cp);
}

static size_t key_back(struct ft_str s, size_t low, size_t end)
{
	size_t off = end;

	while (off > low && in_key(ft_cp_at(s, ft_prev_off(s, off))))
		off = ft_prev_off(s, off);
	return off;
}

static size_t key_end(struct ft_str s, size_t off)
{
	while (off < s.n && in_key(ft_cp_at(s, off)))
		ft_next_cp(s, &off);
	return off;
}

/* A valid eid at off; its end, or off. */
static size_t eid_end(struct ft_str s, size_t off)
{
	size_t end = off;

	while (end < s.n && (isalnum((unsigned char)s.p[end]) || s.p[end] == '_' || s.p[end] == '-'))
		end++;
	while (end > off && !isalnum((unsigned char)s.p[end - 1])) /* csl#art_21-, and a stop */
		end--;
	return ft_eid_valid(ft_sub(s, off, end - off)) ? end : off;
}

/* @DATE at off; its end, or off. */
static size_t date_end(struct ft_str s, size_t off)
{
	char day[11];

	return ft_lex_at(s, off, "@") && ft_date_parse(ft_sub(s, off + 1, 10), day) ? off + 11 : off;
}

/* Eids from off on, as a list of single ones and ranges; the end of the last. */
static size_t places_end(struct ft_str s, size_t off)
{
	size_t end = eid_end(s, off);

	for (size_t at = end; end > off; end = at) {
		size_t from = at;

		if (ft_lex_take(s, &from, "..") || ft_lex_take(s, &from, ","))
			at = eid_end(s, from) > from ? eid_end(s, from) : at;
		if (at == end)
			break;
	}
	return end;
}

/* Takes back what was read of the same words, and puts the whole address there. */
static size_t add(struct ft_lexer *lx, size_t off, size_t end)
{
	while (lx->out->len && lx->out->v[lx->out->len - 1].end > off)
		lx->out->len--;
	ft_tok_add(lx, FT_TK_ADDRESS, off, end)->title = ft_sub(lx->text, off, end - off);
	return end;
}

/* Behind /akn/: cn/act/KEY, and zho where a date follows; the end of the last of them, and where that begins. */
static size_t segments_end(struct ft_str s, size_t off, size_t *last, int *count)
{
	size_t end = off;

	for (*count = 0; off < s.n && s.p[off] != '~' && key_end(s, off) > off;) {
		++*count;
		*last = off;
		end = key_end(s, off);
		if (!ft_lex_at(s, end, "/"))
			break;
		off = end + 1;
	}
	return end;
}

/* At / of an IRI: its end, or off. */
static size_t iri_end(struct ft_str s, size_t off)
{
	size_t at = off, end, place, last = off;
	int count;

	if (!ft_lex_take(s, &at, "/akn/"))
		return off;
	at = segments_end(s, at, &last, &count);
	end = date_end(s, at);
	if (count != (end > at ? 4 : 3) || (end > at && at - last != 3) || (end == at && ft_lex_at(s, at, "@")))
		return off;
	place = end;
	if (ft_lex_take(s, &place, "/~") && eid_end(s, place) > place) {
		end = eid_end(s, place);
		place = end;
		if (ft_lex_take(s, &place, "->") && eid_end(s, place) > place)
			end = eid_end(s, place);
	}
	return end;
}

size_t ft_lex_address(struct ft_lexer *lx, size_t off)
{
	struct ft_str s = lx->text;
	size_t begin, end, place;

	if (s.p[off] == '/') {
		end = iri_end(s, off);
		if (ft_lex_behind(s, off, "](")) /* the link of a citation is no second one */
			return end;
		return end > off ? add(lx, off, end) : off;
	}
	begin = key_back(s, 0, off);
	if (begin == off || (begin > 0 && strchr("/.@#_&=", s.p[begin - 1])))
		return off;
	end = date_end(s, off);
	place = end;
	if (ft_lex_take(s, &place, "#"))
		end = places_end(s, place) > place ? places_end(s, place) : end;
	return end > off ? add(lx, begin, end) : off;
}
