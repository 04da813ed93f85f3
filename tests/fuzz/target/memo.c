/* The citation grammar as a memo is read with (cite/memo.h). */
#include "cite/memo.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

struct memo {
	struct ft_str text;
	size_t last;
};

static void each(void *arg, const struct ft_memo_cite *c)
{
	const struct memo *m = arg;

	fuzz_promise(c->off <= m->text.n && c->n <= m->text.n - c->off, "a citation stands in the memo");
	fuzz_valid(c->quote, "a quote is valid UTF-8");
	fuzz_valid(c->name, "a name is valid UTF-8");
	fuzz_valid(c->eid, "an eid is valid UTF-8");
	fuzz_promise(c->article.n == 0 || (c->article.off <= m->text.n && c->article.n <= m->text.n - c->article.off),
		     "an article's number stands in the memo");
}

static bool has_articles(void *arg, struct ft_str name)
{
	(void)arg;
	return name.n % 2;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_names *names = fuzz_names();
	struct ft_buf text = {0};
	struct memo m;
	char date[11] = "";

	fuzz_text(&text, data, size);
	m = (struct memo){ft_buf_str(&text), 0};
	ft_memo_read(a, m.text, &(struct ft_memo_reader){names, has_articles, each, &m});
	fuzz_promise(!ft_memo_date(m.text, date) || strlen(date) == 10, "a memo's date has ten characters");
	ft_buf_free(&text);
	ft_names_free(names);
	ft_arena_free(a);
	return 0;
}
