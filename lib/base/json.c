#include "base/json.h"

#include "base/arena.h"
#include "base/safe.h"

#include <jansson.h>
#include <pthread.h>
#include <stdlib.h>

static void indent(struct ft_json *j)
{
	if (!j->indent)
		return;
	ft_buf_putc(j->out, '\n');
	for (int i = 0; i < j->depth; i++)
		ft_buf_puts(j->out, "  ");
}

/* The escape of a code point, above U+FFFF as two surrogates. */
static void put_escape(struct ft_buf *out, uint32_t cp)
{
	if (cp > 0xFFFF) {
		ft_buf_fmt(out, "\\u%04x", (unsigned)(0xD800 + ((cp - 0x10000) >> 10)));
		cp = 0xDC00 + ((cp - 0x10000) & 0x3FF);
	}
	ft_buf_fmt(out, "\\u%04x", (unsigned)cp);
}

/* Whether a sequence other than ASCII is escaped: what may not reach a terminal, and a byte that is no UTF-8. */
static bool is_escaped(struct ft_str s, size_t off, size_t *next, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s.p + off;

	if (p[0] >= 0xE4 && p[0] <= 0xE9 && s.n - off >= 3 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) {
		*next = off + 3; /* U+4000 to U+9FFF: nearly all of a Chinese text */
		return false;
	}
	*next = off;
	*cp = ft_next_cp(s, next);
	return (*cp == 0xFFFD && *next == off + 1) || ft_cp_unsafe(*cp);
}

/* Writes s in quotes: valid JSON whatever the bytes, and nothing in it that a terminal would take for a command. */
static void put_string(struct ft_buf *out, struct ft_str s)
{
	size_t from = 0;

	ft_buf_reserve(out, s.n + 2);
	ft_buf_putc(out, '"');
	for (size_t i = 0, next; i < s.n; i = next) {
		unsigned char c = (unsigned char)s.p[i];
		uint32_t cp = c;

		next = i + 1;
		if (c >= 0x80 ? !is_escaped(s, i, &next, &cp) : c >= 0x20 && c != '"' && c != '\\' && c != 0x7F)
			continue;
		ft_buf_add(out, ft_sub(s, from, i - from));
		if (c == '"' || c == '\\')
			ft_buf_fmt(out, "\\%c", c);
		else if (c == '\n')
			ft_buf_puts(out, "\\n");
		else
			put_escape(out, cp);
		from = next;
	}
	ft_buf_add(out, ft_from(s, from));
	ft_buf_putc(out, '"');
}

static void begin(struct ft_json *j, const char *key)
{
	if (j->more)
		ft_buf_putc(j->out, ',');
	if (j->depth > 0)
		indent(j);
	if (key) {
		put_string(j->out, ft_str(key));
		ft_buf_puts(j->out, j->indent ? ": " : ":");
	}
	j->more = true;
}

void ft_json_open(struct ft_json *j, const char *key, char bracket)
{
	begin(j, key);
	ft_buf_putc(j->out, bracket);
	j->depth++;
	j->more = false;
}

void ft_json_close(struct ft_json *j, char bracket)
{
	bool empty = !j->more;

	j->depth--;
	if (!empty)
		indent(j);
	ft_buf_putc(j->out, bracket);
	j->more = true;
}

void ft_json_str_or_null(struct ft_json *j, const char *key, struct ft_str value)
{
	ft_json_str(j, key, value.n ? value : (struct ft_str){NULL, 0});
}

void ft_json_str(struct ft_json *j, const char *key, struct ft_str value)
{
	begin(j, key);
	if (value.p == NULL)
		ft_buf_puts(j->out, "null");
	else
		put_string(j->out, value);
}

void ft_json_cstr(struct ft_json *j, const char *key, const char *value)
{
	ft_json_str(j, key, ft_str(value));
}

void ft_json_int(struct ft_json *j, const char *key, long long value)
{
	begin(j, key);
	ft_buf_fmt(j->out, "%lld", value);
}

void ft_json_real(struct ft_json *j, const char *key, double value)
{
	begin(j, key);
	ft_buf_fmt(j->out, "%.6g", value);
}

void ft_json_bool(struct ft_json *j, const char *key, bool value)
{
	begin(j, key);
	ft_buf_puts(j->out, value ? "true" : "false");
}

void ft_json_null(struct ft_json *j, const char *key)
{
	ft_json_str(j, key, (struct ft_str){NULL, 0});
}

void ft_json_pair(struct ft_json *j, const char *key, struct ft_str zh, struct ft_str en)
{
	ft_json_open(j, key, '{');
	ft_json_str_or_null(j, "zh", zh);
	ft_json_str_or_null(j, "en", en);
	ft_json_close(j, '}');
}

/* Zeroed or not is all the same to jansson. */
static void *memory(size_t n)
{
	return ft_realloc(NULL, n);
}

static void set_memory(void)
{
	json_set_alloc_funcs(memory, free);
}

void ft_json_reading(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, set_memory);
}
