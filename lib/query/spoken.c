#include "query/spoken.h"

#include "cite/memo.h"
#include "query/called.h"

#include <string.h>

struct one_cite {
	struct ft_memo_cite cite;
	size_t count;
};

static void take_cite(void *arg, const struct ft_memo_cite *cite)
{
	struct one_cite *one = arg;

	one->cite = *cite;
	one->count++;
}

static bool any_articles(void *arg, struct ft_str name)
{
	(void)arg;
	return name.n > 0;
}

/* Whether words around a citation are its version alone: a year, with what belongs to one. */
static bool is_edition(struct ft_str s)
{
	static const char *const words[] = {"年", "版", "的", "修正", "修订", "（", "）", "(", ")", "the ", "The "};

	for (size_t off = 0; off < s.n;) {
		size_t at = off;

		for (size_t i = 0; i < sizeof words / sizeof words[0] && at == off; i++)
			if (ft_starts(ft_from(s, off), ft_str(words[i])))
				at += strlen(words[i]);
		if (at == off && s.p[off] != ' ' && (s.p[off] < '0' || s.p[off] > '9'))
			return false;
		off = at == off ? off + 1 : at;
	}
	return true;
}

bool ft_address_spoken(struct ft_db *db, struct ft_arena *a, struct ft_str text, struct ft_address *out)
{
	struct one_cite one = {.count = 0};
	struct ft_names *names = ft_names_of(db);
	const struct ft_memo_cite *m = &one.cite;
	bool found;

	ft_memo_read(a, text, &(struct ft_memo_reader){names, any_articles, take_cite, &one});
	ft_names_free(names);
	found = one.count == 1 && m->fault.n == 0 && m->end.n == 0 && is_edition(ft_sub(text, 0, m->off)) &&
		is_edition(ft_from(text, m->off + m->n));
	if (found)
		*out = (struct ft_address){.canonical = m->key, .name = m->name, .date = m->date, .eid = m->eid,
					      .unit_id = m->unit_id, .bare = m->bare};
	return found;
}
