/* usage: corpuscheck [--table] CORPUS
 * Holds CORPUS against its rules: FILE:LINE: MESSAGE for each fault, exit 1 on any. --table rewrites the
 * coverage table in CORPUS/README.md first. */
#include "tests/corpus/corpus.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void report(struct corpus *c, const char *path, unsigned line, const char *fmt, ...)
{
	va_list args;

	printf("%s:%u: ", path, line ? line : 1);
	va_start(args, fmt);
	vprintf(fmt, args);
	va_end(args);
	putchar('\n');
	c->faults++;
}

void report_all(struct corpus *c, const char *path, const struct ft_diags *diags)
{
	for (const struct ft_diag *d = diags->head; d; d = d->next)
		report(c, path, d->line, "%s: %.*s", ft_diag_word(d->code), FT_FMT(d->message));
}

static void check(struct corpus *c, bool table)
{
	check_works(c);
	check_texts(c);
	check_outlines(c);
	check_links(c);
	check_reasons(c);
	check_chains(c);
	check_glossary(c);
	check_names(c);
	check_table(c, table);
	if (c->faults)
		printf("%zu faults in %s\n", c->faults, c->root);
}

int main(int argc, char **argv)
{
	bool table = argc == 3 && strcmp(argv[1], "--table") == 0;
	struct corpus c = {.arena = ft_arena_new()};
	int status = 2;

	if (argc == 2 + table && load(&c, argv[argc - 1])) {
		check(&c, table);
		status = c.faults > 0;
	} else {
		fputs("usage: corpuscheck [--table] CORPUS\n", stderr);
	}
	unload(&c);
	return status;
}
