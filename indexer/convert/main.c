/* fatiao-convert FORM: a document on standard input, its text on standard output in our plain form (plain.h). What
 * parses foreign bytes runs here, in a child of fatiao and under its limits, so that a bad file takes nothing along.
 * Exit 0; 2 wrong use; 3 the document is refused, with "code: message" on standard error; 5 the system failed. */
#include "indexer/convert/form.h"

#include "base/err.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MAX_INPUT = 64 * 1024 * 1024 };

static const struct ft_form *const forms[] = {
#define X(name) &ft_form_##name,
	FT_FORMS(X)
#undef X
};

static const struct ft_form *find(const char *name)
{
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		if (strcmp(forms[i]->name, name) == 0)
			return forms[i];
	return NULL;
}

static void read_all(struct ft_buf *raw)
{
	ssize_t n = 1;

	while (n != 0 && raw->len <= MAX_INPUT) {
		ft_buf_reserve(raw, 65536);
		n = read(STDIN_FILENO, raw->data + raw->len, raw->cap - raw->len - 1);
		if (n > 0)
			raw->len += (size_t)n;
		else if (n < 0 && errno != EINTR)
			ft_die("standard input cannot be read");
	}
	if (raw->len > MAX_INPUT)
		ft_refuse("too-large", "it has more than %d MiB", MAX_INPUT / 1024 / 1024);
}

static void write_all(struct ft_str s)
{
	while (s.n > 0) {
		ssize_t n = write(STDOUT_FILENO, s.p, s.n);

		if (n > 0)
			s = ft_from(s, (size_t)n);
		else if (n < 0 && errno != EINTR)
			ft_die("standard output cannot be written");
	}
}

int main(int argc, char **argv)
{
	const struct ft_form *form = argc == 2 ? find(argv[1]) : NULL;
	struct ft_plain out = {0};
	struct ft_buf raw = {0};

	if (form == NULL) {
		fputs("usage: fatiao-convert FORM <DOCUMENT >TEXT\nFORM is one of:", stderr);
		for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
			fprintf(stderr, " %s", forms[i]->name);
		fputc('\n', stderr);
		return 2;
	}
	setlocale(LC_CTYPE, "C.UTF-8"); /* libarchive takes names by it */
	read_all(&raw);
	if (raw.len == 0)
		ft_refuse("empty", "it is empty");
	form->convert(&out, ft_buf_str(&raw));
	ft_plain_table_end(&out);
	write_all(ft_buf_str(&out.out));
	ft_buf_free(&out.out);
	ft_buf_free(&raw);
	return 0;
}
