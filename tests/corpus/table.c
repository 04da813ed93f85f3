/* The coverage table of corpus/README.md, between its two marks. */
#include "tests/corpus/corpus.h"

#include "base/fs.h"

#include <stdlib.h>
#include <string.h>

static const char begins[] = "<!-- coverage: made by make corpus-table -->\n",
		  ends[] = "<!-- end of coverage -->\n";

struct tally {
	size_t units, fullness[FULLNESS_COUNT], basis[FT_BA_UNVERIFIED + 1];
};

static struct tally tally_of(const struct text *t)
{
	struct tally n = {.units = t->len};

	for (size_t i = 0; i < t->len; i++) {
		n.fullness[t->units[i].fullness]++;
		n.basis[t->units[i].basis]++;
	}
	return n;
}

static bool is_of(const struct work *w, struct ft_str version, const struct ft_address *a)
{
	return ft_eq(a->name, w->cat->key) && (a->date.n == 0 || ft_eq(a->date, version));
}

static void add_row(struct ft_buf *b, const struct corpus *c, const struct work *w, const struct text *t)
{
	struct tally n = tally_of(t);
	size_t from = 0, to = 0;
	long stated = -1;

	for (size_t i = 0; i < c->link_len; i++) {
		from += is_of(w, t->cat->version, &c->links[i].from);
		to += is_of(w, t->cat->version, &c->links[i].to);
	}
	for (size_t i = 0; i < w->cat->version_len; i++)
		if (ft_eq(w->cat->versions[i].date, t->cat->version))
			stated = w->cat->versions[i].articles;
	ft_buf_fmt(b, "| %.*s | %.*s | ", FT_FMT(w->cat->key), FT_FMT(t->cat->version));
	if (w->outline)
		ft_buf_fmt(b, "%zu clauses", w->clause_len);
	else if (stated >= 0)
		ft_buf_fmt(b, "%ld", stated);
	ft_buf_fmt(b, " | %zu | %zu | %zu | %zu | %zu | %zu | %zu | %zu |\n", n.fullness[FULL],
		   n.fullness[SUBJECT_ONLY], n.fullness[NO_TEXT], n.basis[FT_BA_OFFICIAL_TEXT],
		   n.basis[FT_BA_SECONDARY], n.basis[FT_BA_UNVERIFIED], from, to);
}

static void add_works(struct ft_buf *b, const struct corpus *c)
{
	ft_buf_puts(b,
		    "| work | version | articles | in substance | by subject | no text | official text | "
		    "secondary |"
		    " unverified | links from | links to |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
	for (size_t i = 0; i < c->len; i++)
		for (size_t k = 0; k < c->works[i].cat->text_len; k++)
			if (c->works[i].texts[k].cat->lang == FT_LANG_ZH)
				add_row(b, c, &c->works[i], &c->works[i].texts[k]);
}

/* ---- links by type ---- */

static int compare_types(const void *a, const void *b)
{
	return ft_cmp(((const struct link *const *)a)[0]->type, ((const struct link *const *)b)[0]->type);
}

/* Those that the outlines' units make besides, each a row of its own there. */
static void add_outline_links(struct ft_buf *b, const struct corpus *c)
{
	size_t rows = 0;

	for (size_t i = 0; i < c->len; i++)
		for (size_t k = 0; k < c->works[i].clause_len; k++)
			rows += c->works[i].clauses[k].evaluates.n > 0;
	ft_buf_fmt(b, "| evaluates, in the outlines | %zu | 0 | %zu | 0 |\n", rows, rows);
}

static void add_links(struct ft_buf *b, const struct corpus *c)
{
	const struct link **row = ft_arena_alloc(c->arena, (c->link_len + 1) * sizeof *row);

	for (size_t i = 0; i < c->link_len; i++)
		row[i] = &c->links[i];
	qsort(row, c->link_len, sizeof *row, compare_types);
	ft_buf_puts(b,
		    "\n| links | rows | official text | secondary | unverified |\n|---|---|---|---|---|\n");
	for (size_t i = 0, rows; i < c->link_len; i += rows) {
		size_t basis[FT_BA_UNVERIFIED + 1] = {0};
		int word;

		for (rows = 0; i + rows < c->link_len && ft_eq(row[i + rows]->type, row[i]->type); rows++)
			if ((word = ft_basis_find(row[i + rows]->basis)) >= 0)
				basis[word]++;
		ft_buf_fmt(b, "| %.*s | %zu | %zu | %zu | %zu |\n", FT_FMT(row[i]->type), rows,
			   basis[FT_BA_OFFICIAL_TEXT], basis[FT_BA_SECONDARY], basis[FT_BA_UNVERIFIED]);
	}
	add_outline_links(b, c);
}

/* ---- articles that nobody should rely on ---- */

static void add_doubtful(struct ft_buf *b, const struct corpus *c)
{
	ft_buf_puts(b, "\nUnverified or without text:\n\n");
	for (size_t i = 0; i < c->len; i++)
		for (size_t k = 0; k < c->works[i].cat->text_len; k++) {
			const struct text *t = &c->works[i].texts[k];
			size_t found = 0;

			for (size_t n = 0; t->cat->lang == FT_LANG_ZH && n < t->len; n++)
				if (t->units[n].basis == FT_BA_UNVERIFIED) {
					if (found++ == 0)
						ft_buf_fmt(b, "* %.*s:", FT_FMT(c->works[i].cat->key));
					ft_buf_fmt(b, " %.*s", FT_FMT(t->units[n].node->eid));
				}
			if (found)
				ft_buf_putc(b, '\n');
		}
}

void check_table(struct corpus *c, bool rewrite)
{
	const char *path = ft_arena_fmt(c->arena, "%s/README.md", c->root).p;
	struct ft_str readme = load_file(c, path);
	ptrdiff_t from = ft_find(readme, FT_S(begins)), to = ft_find(readme, FT_S(ends));
	struct ft_buf b = {0};

	if (from < 0 || to < from) {
		report(c, path, 0, "the marks of the coverage table are missing");
		return;
	}
	ft_buf_add(&b, ft_sub(readme, 0, (size_t)from + sizeof begins - 1));
	ft_buf_putc(&b, '\n');
	add_works(&b, c);
	add_links(&b, c);
	add_doubtful(&b, c);
	ft_buf_putc(&b, '\n');
	ft_buf_add(&b, ft_from(readme, (size_t)to));
	if (rewrite && ft_write_file(path, ft_buf_str(&b)) != FT_OK)
		report(c, path, 0, "cannot be written");
	else if (!rewrite && !ft_eq(readme, ft_buf_str(&b)))
		report(c, path, line_of(readme, FT_S(begins)),
		       "the coverage table is not that of these files: make corpus-table");
	ft_buf_free(&b);
}
