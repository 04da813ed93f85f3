/* The query compiler (query/compile.h): any bytes are some query, and none is FTS5's syntax. */
#include "query/compile.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

/* What is not in quotes is one of the few words that the compiler itself writes. */
static void check_match(struct ft_str m)
{
	bool quoted = false;

	fuzz_promise(m.n == 0 || memchr(m.p, '\0', m.n) == NULL, "an expression has no NUL");
	for (size_t i = 0; i < m.n; i++) {
		if (m.p[i] == '"')
			quoted = !quoted;
		else if (!quoted)
			fuzz_promise(strchr(" ()*+ANDORT{}:searchbodyheading", m.p[i]) != NULL, "every token of a query is quoted");
	}
	fuzz_promise(!quoted, "quotes are closed");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ft_arena *a = ft_arena_new();
	size_t bad;
	struct ft_query q = ft_query_compile(a, (struct ft_str){(const char *)data, size});

	check_match(q.match);
	if (ft_utf8_valid(q.text, &bad))
		fuzz_valid(q.fault, "a query's fault is valid UTF-8");
	ft_arena_free(a);
	return 0;
}
