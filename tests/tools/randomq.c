/* Random byte strings as queries and as addresses. usage: randomq INDEX.DB COUNT SEED
 *
 * No query, whatever its bytes, is an error of the database (CONTRACT, Query language). Each string is compiled,
 * searched with all extras and, where it is UTF-8, resolved as an address. Prints those that fail, in hexadecimal;
 * exits 1 where one did. */
#include "query/resolve.h"
#include "query/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX = 400 };

/* What would be syntax to FTS5 or SQL, to us, or to a decoder. */
static const char *const pieces[] = {
	"\"", "\"\"", "'", "(", ")", "((((", "*", "**", "^", "-", "--", "+", ":", "{", "}", "NEAR(", "NEAR", " AND ", " OR ",
	" NOT ", "OR", "heading:", "body:", "work:", "work:灯塔", "kind:", "kind:law", "status:x", "level:9", "lang:zh",
	"灯", "灯塔", "网络", "第二十一条", "第", "#", "@", "#art_", "@2025", "lamp-law", "GB/T 22239", "(3)", "；", "\xE3\x80\x80",
	"\xE2\x80\x8B", "\xE2\x80\xAE", "\xEE\x80\x80", "\xF0\xA0\x80\x80", "\xF4\x8F\xBF\xBF", "\xC0\x80", "\xED\xA0\x80", "\xFF", "\n", "\t",
	"SELECT", "\\", "%", "_", "a*", "网*", "\"网", "-网", "--网", "- ", "\xEF\xBF\xBD", "\xE7\xBD", "½", "ﬃ", "㍿", "℡",
};

static size_t make(char *out)
{
	size_t n = 0, want = (size_t)rand() % 60;
	int flavour = rand() % 4;

	while (n < want) {
		const char *p = pieces[(size_t)rand() % (sizeof pieces / sizeof pieces[0])];

		if (flavour == 0 || (flavour == 3 && rand() % 3 == 0)) {
			out[n++] = (char)(rand() % 256);
			continue;
		}
		if (flavour == 1 && rand() % 2) { /* a valid ideograph */
			n += ft_put_cp(out + n, 0x4E00 + (uint32_t)(rand() % 0x5000));
			continue;
		}
		memcpy(out + n, p, strlen(p));
		n += strlen(p);
	}
	return n;
}

static bool try(struct ft_db *db, struct ft_str s)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_query q = ft_query_compile(a, s);
	struct ft_search_options o = {.day = 20261110, .limit = 20, .extras = true, .snippet_width = 60};
	struct ft_search r;
	struct ft_buf why = {0};
	size_t bad;
	bool fine;

	ft_search_run(db, a, &q, &o, &r);
	if (ft_db_ok(db) && ft_utf8_valid(s, &bad))
		ft_resolve(db, a, s, o.day);
	fine = ft_db_error(db, &why) == FT_OK;
	for (size_t i = 0; i < s.n && !fine; i++)
		printf("%02x%s", (unsigned char)s.p[i], i + 1 < s.n ? "" : ": ");
	if (!fine)
		printf("%s\n", why.data ? why.data : "");
	ft_buf_free(&why);
	ft_arena_free(a);
	return fine;
}

int main(int argc, char **argv)
{
	long count = argc > 2 ? strtol(argv[2], NULL, 10) : 0, failed = 0;
	struct ft_db *db;
	char text[MAX];

	if (argc < 4 || ft_db_open(&db, argv[1], FT_DB_READ, NULL) != FT_OK) {
		fputs("usage: randomq INDEX.DB COUNT SEED\n", stderr);
		return 2;
	}
	srand((unsigned)strtol(argv[3], NULL, 10));
	for (long i = 0; i < count; i++)
		failed += !try(db, (struct ft_str){text, make(text)});
	printf("%ld queries, %ld errors\n", count, failed);
	ft_db_close(db);
	return failed != 0;
}
