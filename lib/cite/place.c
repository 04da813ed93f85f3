#include "cite/place.h"

#include <ctype.h>
#include <string.h>

static void skip_blanks(struct ft_str s, size_t *off)
{
	while (*off < s.n && ft_is_blank(ft_cp_at(s, *off)))
		ft_next_cp(s, off);
}

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
		} else if (letter + 2 < s.n && s.p[letter] == '(' && islower((unsigned char)s.p[letter + 1]) &&
			   s.p[letter + 2] == ')') {
			ft_buf_fmt(eid, "__item_%c", s.p[letter + 1]);
			at = letter + 3;
		}
		*off = at;
	}
	ft_buf_free(&number);
	return eid->len > begin;
}
