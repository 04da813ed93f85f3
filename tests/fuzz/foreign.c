#include "tests/fuzz/foreign.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

static jmp_buf refused;

/* Linked in place of ft_refuse (--wrap). What the refused document had in hand is not freed: the program would end. */
_Noreturn void __wrap_ft_refuse(const char *code, const char *fmt, ...);
_Noreturn void __wrap_ft_refuse(const char *code, const char *fmt, ...)
{
	(void)code, (void)fmt;
	longjmp(refused, 1);
}

/* Lines that begin with U+001D say where the next one stands; the rest is the text. */
static void read_plain(struct ft_str s)
{
	struct ft_buf text = {0};
	struct ft_str line;

	fuzz_valid(s, "what was converted is valid UTF-8");
	while (ft_next_line(&s, &line)) {
		if (line.n && line.p[0] == 0x1D)
			continue;
		for (size_t i = 0; i < line.n; i++)
			fuzz_promise((unsigned char)line.p[i] >= 0x20 || line.p[i] == '\t', "control characters are left out");
		ft_buf_add(&text, line);
		ft_buf_putc(&text, '\n');
	}
	fuzz_reader(&ft_reader_markdown, (const uint8_t *)(text.data ? text.data : ""), text.len);
	ft_buf_free(&text);
}

void fuzz_foreign(void (*convert)(struct ft_plain *out, struct ft_str raw), struct ft_str raw)
{
	static struct ft_plain out;

	if (raw.n == 0)
		return;
	ft_buf_free(&out.out);
	out = (struct ft_plain){0};
	if (setjmp(refused) == 0) {
		convert(&out, raw);
		ft_plain_table_end(&out);
		read_plain(ft_buf_str(&out.out));
	}
}
