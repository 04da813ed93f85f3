#include "base/fold.h"

#include "foldtab.h"

/* The entries' form: tools/foldgen.c. */
#define CLASS(e) ((e) >> 30)
#define COUNT(e) ((e) >> 25 & 31)
#define VALUE(e) ((e) & 0x1FFFFFF)

static uint32_t entry_of(uint32_t cp)
{
	if (cp >= 0x110000)
		cp = 0xFFFD;
	return fold_entry[fold_index[cp / FOLD_PAGE] * FOLD_PAGE + cp % FOLD_PAGE];
}

struct ft_folded ft_fold_cp(uint32_t cp, uint32_t *one)
{
	uint32_t e = entry_of(cp);
	struct ft_folded f = {one, (uint8_t)COUNT(e), (uint8_t)CLASS(e)};

	if (f.n > 1)
		f.cp = fold_multi + VALUE(e);
	else
		*one = VALUE(e) ? VALUE(e) : cp;
	return f;
}

enum ft_fold_class ft_fold_class(uint32_t folded)
{
	return (enum ft_fold_class)CLASS(entry_of(folded));
}

static void fold_all(struct ft_buf *out, struct ft_str s, bool key)
{
	size_t off = 0;

	ft_buf_reserve(out, s.n);
	while (off < s.n) {
		uint32_t one;
		struct ft_folded f = ft_fold_cp(ft_next_cp(s, &off), &one);

		for (int i = 0; i < f.n; i++)
			if (!key || ft_fold_class(f.cp[i]) != FT_F_SEP)
				ft_buf_cp(out, f.cp[i]);
	}
}

void ft_fold(struct ft_buf *out, struct ft_str s)
{
	fold_all(out, s, false);
}

void ft_fold_key(struct ft_buf *out, struct ft_str s)
{
	fold_all(out, s, true);
}

/* The common form of a radical or compatibility ideograph, else 0. */
static uint32_t unified_form(uint32_t cp)
{
	if (cp >= UNIFIED_FIRST && cp <= UNIFIED_LAST)
		return fold_unified[cp - UNIFIED_FIRST];
	return cp >= COMPAT_FIRST && cp <= COMPAT_LAST ? fold_compat[cp - COMPAT_FIRST] : 0;
}

size_t ft_unify(struct ft_buf *out, struct ft_str s, size_t *first)
{
	size_t off = 0, kept = 0, changed = 0;

	while (off < s.n) {
		size_t at = off;
		uint32_t form = unified_form(ft_next_cp(s, &off));

		if (form == 0)
			continue;
		if (changed++ == 0)
			*first = at;
		ft_buf_add(out, ft_sub(s, kept, at - kept));
		ft_buf_cp(out, form);
		kept = off;
	}
	ft_buf_add(out, ft_from(s, kept));
	return changed;
}
