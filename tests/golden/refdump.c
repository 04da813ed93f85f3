/* Prints the references of a file, for golden tests.
 * usage: refdump FILE NAME NAMES OUT   NAME is the file's name as the reader shall see it; NAMES has a line
 * "name TAB full title" for each name without 《》. */
#include "base/buf.h"
#include "cite/cite.h"
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

/* from  type/rule  "quote" -> instrument eid..end  (walk) */
static void print_ref(void *arg, const struct ft_node *n, const struct ft_ref *r)
{
	FILE *out = arg;
	struct ft_str who = r->self ? FT_S("self") : r->title.n ? r->title : FT_S("?");

	fprintf(out, "%-28.*s %s/%s \"%.*s\" -> %.*s", FT_FMT(r->from), ft_ref_type_word(r->type),
		ft_ref_rule_word(r->rule), (int)r->n, n->text.p + r->off, FT_FMT(who));
	if (r->eid.n)
		fprintf(out, " %.*s", FT_FMT(r->eid));
	if (r->end.n)
		fprintf(out, "..%.*s", FT_FMT(r->end));
	if (!r->self && r->key.n && !ft_eq(r->rule == FT_RULE_TITLE ? r->key : FT_S(""), r->key))
		fprintf(out, " [%.*s]", FT_FMT(r->key));
	if (r->walk.n)
		fprintf(out, "  (%.*s)", FT_FMT(r->walk));
	fputc('\n', out);
}

int main(int argc, char **argv)
{
	struct ft_buf text = {0}, table = {0};
	struct ft_names *names = ft_names_new();
	struct ft_doc *d = ft_doc_new();
	struct ft_str rest, line, name;
	FILE *out = argc == 5 ? fopen(argv[4], "w") : NULL;

	if (out == NULL || !slurp(&text, argv[1]) || !slurp(&table, argv[3]))
		return 2;
	for (rest = ft_buf_str(&table); ft_next_line(&rest, &line);)
		if (ft_next_field(&line, '\t', &name) && line.n)
			ft_names_add(names, name, line);
	ft_reader_pick(ft_sub(ft_buf_str(&text), 0, 4096), ft_str(argv[2]))->read(d, ft_buf_str(&text));
	ft_cite_doc(names, d, print_ref, out);
	fclose(out);
	ft_doc_free(d);
	ft_names_free(names);
	ft_buf_free(&text);
	ft_buf_free(&table);
	return 0;
}
