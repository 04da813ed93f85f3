/* Prints what a reader makes of a file: the tree with its spans, and the faults. For golden tests.
 * usage: treedump FILE NAME TREE DIAG   NAME is the file's name as the reader shall see it. */
#include "base/buf.h"
#include "doc/span.h"
#include "indexer/read.h"

#include <stdio.h>
#include <stdlib.h>

static bool slurp(struct ft_buf *b, const char *path)
{
	char piece[65536];
	FILE *f = fopen(path, "rb");
	size_t n;

	if (f == NULL)
		return false;
	while ((n = fread(piece, 1, sizeof piece, f)) > 0)
		ft_buf_add(b, (struct ft_str){piece, n});
	fclose(f);
	return true;
}

static void print_head(FILE *out, const struct ft_doc *d)
{
	fprintf(out, "title: %.*s\n", FT_FMT(d->title));
	if (d->number.n)
		fprintf(out, "number: %.*s\n", FT_FMT(d->number));
	if (d->issuer.n)
		fprintf(out, "issuer: %.*s\n", FT_FMT(d->issuer));
	fprintf(out, "language: %s%s%s\n", ft_lang_word(d->lang), d->draft ? ", draft" : "", d->digest ? ", digest" : "");
	for (const struct ft_dated *e = d->dated; e; e = e->next)
		fprintf(out, "%s %s: %.*s\n", ft_event_word(e->event), e->date, FT_FMT(e->words));
	fprintf(out, "units: %zu\n\n", d->units);
}

/* Each line of the text with the eid of its span. */
static void print_text(FILE *out, struct ft_arena *a, const struct ft_node *n, int indent)
{
	struct ft_spans s = ft_spans(a, n->text, n->kind);

	for (size_t i = 0; i < s.len; i++)
		fprintf(out, "%*s%.*s| %.*s\n", indent, "", FT_FMT(s.v[i].eid), (int)s.v[i].n, n->text.p + s.v[i].off);
}

static void print_nodes(FILE *out, struct ft_arena *a, const struct ft_node *n, int indent)
{
	for (; n; n = n->next) {
		fprintf(out, "%*s%s %.*s", indent, "", ft_node_kind_word(n->kind), FT_FMT(n->eid));
		if (n->label.n)
			fprintf(out, " %.*s", FT_FMT(n->label));
		if (n->heading.n)
			fprintf(out, " [%.*s]", FT_FMT(n->heading));
		fprintf(out, " @%u\n", n->line);
		print_text(out, a, n, indent + 4);
		print_nodes(out, a, n->child, indent + 4);
	}
}

static void print_diags(FILE *out, const struct ft_diags *d)
{
	for (const struct ft_diag *g = d->head; g; g = g->next)
		fprintf(out, "%u:%u %s: %.*s\n", g->line, g->column, ft_diag_word(g->code), FT_FMT(g->message));
}

int main(int argc, char **argv)
{
	struct ft_buf text = {0};
	struct ft_doc *d = ft_doc_new();
	FILE *tree = argc == 5 ? fopen(argv[3], "w") : NULL, *diag = argc == 5 ? fopen(argv[4], "w") : NULL;
	struct ft_str s;

	if (tree == NULL || diag == NULL || !slurp(&text, argv[1])) {
		fputs("usage: treedump FILE NAME TREE DIAG\n", stderr);
		return 2;
	}
	s = ft_buf_str(&text);
	ft_reader_pick(ft_sub(s, 0, 4096), ft_str(argv[2]))->read(d, s);
	ft_buf_free(&text);
	print_head(tree, d);
	print_nodes(tree, d->arena, d->first, 0);
	print_diags(diag, &d->diags);
	ft_doc_free(d);
	return fclose(tree) + fclose(diag) ? 5 : 0;
}
