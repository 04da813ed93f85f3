#include "store/titles.h"

#include "base/str.h"
#include "store/pack.h"

enum { MAX_GRAMS = 32 }; /* the rest of a longer key is left to the look at the names themselves */

struct list {
	const uint32_t *v;
	size_t len;
};

int64_t ft_title_gram(uint32_t first, uint32_t second)
{
	return -((int64_t)first << 21 | second);
}

static struct list list_of(struct ft_db *db, struct ft_arena *a, uint32_t first, uint32_t second)
{
	struct ft_str data = ft_pack_row(db, ft_title_gram(first, second), a);

	return (struct list){(const void *)data.p, data.n / sizeof(uint32_t)};
}

/* What both hold. */
static struct list common(struct ft_arena *a, struct list x, struct list y)
{
	uint32_t *v = ft_arena_alloc(a, (x.len + 1) * sizeof *v);
	size_t n = 0;

	for (size_t i = 0, k = 0; i < x.len && k < y.len;)
		if (x.v[i] == y.v[k])
			v[n++] = x.v[i], i++, k++;
		else if (x.v[i] < y.v[k])
			i++;
		else
			k++;
	return (struct list){v, n};
}

/* Works that hold every gram of the key; *grams is how many there were. */
static struct list candidates(struct ft_db *db, struct ft_arena *a, struct ft_str key, size_t *grams)
{
	size_t off = 0;
	uint32_t before = ft_next_cp(key, &off);
	struct list all = {NULL, 0};

	if (off == key.n)
		all = list_of(db, a, before, 0);
	for (*grams = 0; off < key.n && *grams < MAX_GRAMS && (*grams == 0 || all.len); ++*grams) {
		uint32_t cp = ft_next_cp(key, &off);
		struct list of_gram = list_of(db, a, before, cp);

		all = *grams ? common(a, all, of_gram) : of_gram;
		before = cp;
	}
	return all;
}

static bool is_named(struct ft_db *db, int64_t work, struct ft_str key)
{
	struct ft_stmt *s = ft_sql(db, "SELECT 1 FROM name WHERE work=?1 AND what IN ('title', 'key') AND instr(folded, ?2)");
	bool found = false;

	ft_bind_int(s, 1, work);
	ft_bind_str(s, 2, key);
	while (ft_step(s))
		found = true;
	return found;
}

static bool holds(const int64_t *v, size_t n, int64_t work)
{
	for (size_t i = 0; i < n; i++)
		if (v[i] == work)
			return true;
	return false;
}

size_t ft_titles_add(struct ft_db *db, struct ft_str folded, int64_t *out, size_t n, size_t max)
{
	struct ft_arena *a;
	struct list all;
	size_t had = n, grams;

	if (folded.n == 0)
		return n;
	a = ft_arena_new();
	all = candidates(db, a, folded, &grams);
	for (size_t i = 0; i < all.len && n < max; i++)
		if (!holds(out, had, all.v[i]) && (grams < 2 || is_named(db, all.v[i], folded))) /* one gram is the whole key */
			out[n++] = all.v[i];
	ft_arena_free(a);
	return n;
}
