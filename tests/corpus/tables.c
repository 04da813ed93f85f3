#include "tests/corpus/corpus.h"

#include "base/fs.h"
#include "indexer/tsv.h"

#include <ctype.h>

/* ---- outline.tsv ---- */

enum { O_CLAUSE, O_KIND, O_ZH, O_EN, O_LEVEL, O_SCOPE, O_ITEMS, O_UNIT, O_EVALUATES, O_NOTE, O_COLUMNS };

static const char *const outline_columns[] = {"clause", "kind",  "title_zh", "title_en",  "level",
					      "scope",  "items", "unit",     "evaluates", "note"};

static struct ft_str clause_eid(struct ft_arena *a, struct ft_str number)
{
	bool annex = number.n == 1 && isalpha((unsigned char)number.p[0]);
	struct ft_str eid = ft_arena_fmt(a, "%s_%.*s", annex ? "annex" : "sec", FT_FMT(number));

	for (char *p = (char *)(uintptr_t)eid.p; *p; p++)
		*p = *p == '.' ? '-' : (char)tolower((unsigned char)*p);
	return eid;
}

static struct clause clause_of(struct corpus *c, const struct ft_str *f, unsigned line)
{
	ptrdiff_t blank = ft_find(f[O_CLAUSE], FT_S(" "));
	struct clause r = {.number = f[O_CLAUSE],
			   .letter = FT_S(""),
			   .kind = f[O_KIND],
			   .zh = f[O_ZH],
			   .en = f[O_EN],
			   .level = f[O_LEVEL],
			   .scope = f[O_SCOPE],
			   .items = f[O_ITEMS],
			   .unit = f[O_UNIT],
			   .evaluates = f[O_EVALUATES],
			   .note = f[O_NOTE],
			   .line = line};

	if (blank > 0) {
		r.number = ft_sub(f[O_CLAUSE], 0, (size_t)blank);
		r.letter = ft_sub(f[O_CLAUSE], (size_t)blank + 1, 1);
	}
	r.eid = clause_eid(c->arena, r.number);
	return r;
}

void load_outline(struct corpus *c, struct work *w)
{
	struct ft_diags diags = {.arena = c->arena};
	struct ft_str f[FT_TSV_MAX];
	size_t cap = 0;
	struct stat st;
	struct ft_tsv t;

	if (stat(w->outline, &st) != 0) {
		w->outline = NULL;
		return;
	}
	if (ft_tsv_open(&t, load_file(c, w->outline), outline_columns, O_COLUMNS, O_ITEMS + 1, &diags))
		while (ft_tsv_next(&t, f)) {
			w->clauses = ft_grow(w->clauses, w->clause_len, &cap, sizeof *w->clauses);
			w->clauses[w->clause_len++] = clause_of(c, f, t.line);
		}
	report_all(c, w->outline, &diags);
}

/* ---- links/NAME.tsv ---- */

enum { L_FROM, L_TYPE, L_RELATION, L_TO, L_WHY_ZH, L_WHY_EN, L_STRENGTH, L_BASIS, L_COLUMNS };

static const char *const link_columns[] = {"from",         "type",         "relation", "to",
					   "rationale_zh", "rationale_en", "strength", "basis"};

/* A canonical address, or a bare key. */
static struct ft_address end_of(struct corpus *c, struct ft_str s)
{
	struct ft_address a = {.name = FT_S("")};

	if (s.n == 0)
		return a;
	a = ft_address_parse(c->arena, s);
	if (!a.canonical)
		a = (struct ft_address){.name = s};
	return a;
}

void load_links(struct corpus *c, const char *path)
{
	struct ft_diags diags = {.arena = c->arena};
	struct ft_str f[FT_TSV_MAX];
	struct ft_tsv t;

	if (ft_tsv_open(&t, load_file(c, path), link_columns, L_COLUMNS, L_COLUMNS, &diags))
		while (ft_tsv_next(&t, f)) {
			c->links = ft_grow(c->links, c->link_len, &c->link_cap, sizeof *c->links);
			c->links[c->link_len++] = (struct link){path,
								t.line,
								f[L_FROM],
								f[L_TO],
								f[L_TYPE],
								f[L_RELATION],
								{f[L_WHY_ZH], f[L_WHY_EN]},
								f[L_BASIS],
								f[L_STRENGTH],
								end_of(c, f[L_FROM]),
								end_of(c, f[L_TO])};
		}
	report_all(c, path, &diags);
}
