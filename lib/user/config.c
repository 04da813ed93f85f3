#include "user/config.h"

#include "base/fs.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_CONFIG = 256 * 1024 };

static const struct ft_setting_row rows[FT_SET_COUNT] = {
#define X(id, name, value, words, help) {name, value, words, help},
	FT_SETTINGS(X)
#undef X
};

const struct ft_setting_row *ft_setting_rows(void)
{
	return rows;
}

const char *ft_config_path(struct ft_arena *a)
{
	const char *xdg = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	if (xdg && xdg[0] == '/')
		return ft_arena_fmt(a, "%s/fatiao/config", xdg).p;
	return home && home[0] ? ft_arena_fmt(a, "%s/.config/fatiao/config", home).p : NULL;
}

/* One more line in a list that lives in the arena. */
static void add(struct ft_arena *a, struct ft_config_line **v, size_t *len, struct ft_config_line line)
{
	struct ft_config_line *more;

	if ((*len & (*len - 1)) == 0) { /* full at each power of two */
		more = ft_arena_alloc(a, (*len ? *len * 2 : 1) * sizeof *more);
		if (*len)
			memcpy(more, *v, *len * sizeof *more);
		*v = more;
	}
	(*v)[(*len)++] = line;
}

void ft_config_fault(struct ft_config *c, struct ft_arena *a, unsigned line, struct ft_str message)
{
	add(a, &c->faults, &c->fault_len, (struct ft_config_line){.line = line, .message = message});
	for (size_t i = c->fault_len - 1; i > 0 && c->faults[i - 1].line > line; i--) { /* in the order of the file */
		struct ft_config_line later = c->faults[i - 1];

		c->faults[i - 1] = c->faults[i];
		c->faults[i] = later;
	}
}

static bool is_word_of(struct ft_str words, struct ft_str value)
{
	struct ft_str one;

	while (ft_next_field(&words, '|', &one))
		if (ft_eq(one, value))
			return true;
	return false;
}

static void take(struct ft_config *c, struct ft_arena *a, unsigned line, struct ft_str name,
		 struct ft_str value)
{
	if (ft_starts(name, FT_S("key "))) {
		add(a, &c->keys, &c->key_len,
		    (struct ft_config_line){.line = line, .name = ft_trim(ft_from(name, 4)), .value = value});
		return;
	}
	for (int i = 0; i < FT_SET_COUNT; i++) {
		if (!ft_eq(name, ft_str(rows[i].name)))
			continue;
		if (is_word_of(ft_str(rows[i].words), value)) {
			c->value[i] = ft_arena_dup(a, value).p;
			c->line[i] = line;
		} else {
			ft_config_fault(c, a, line,
					ft_arena_fmt(a, "%s is one of %s, not %.*s", rows[i].name,
						     rows[i].words, FT_FMT(value)));
		}
		return;
	}
	ft_config_fault(c, a, line, ft_arena_fmt(a, "there is no setting %.*s", FT_FMT(name)));
}

static void read_line(struct ft_config *c, struct ft_arena *a, unsigned line, struct ft_str s)
{
	ptrdiff_t eq;

	s = ft_trim(s);
	if (s.n == 0 || s.p[0] == '#')
		return;
	eq = ft_find(s, FT_S(" = "));
	if (eq < 0 && s.n > 2 && ft_ends(s, FT_S(" ="))) /* a key taken away */
		eq = (ptrdiff_t)s.n - 2;
	if (eq <= 0)
		ft_config_fault(c, a, line, FT_S("a setting is written as: name = value"));
	else
		take(c, a, line, ft_trim(ft_sub(s, 0, (size_t)eq)), ft_trim(ft_from(s, (size_t)eq + 2)));
}

void ft_config_read(struct ft_config *c, struct ft_arena *a, const char *path)
{
	struct ft_buf raw = {0};
	struct ft_str rest, line;
	unsigned n = 0;
	size_t bad;

	*c = (struct ft_config){.path = path};
	for (int i = 0; i < FT_SET_COUNT; i++)
		c->value[i] = rows[i].value;
	if (path == NULL || ft_read_file(path, MAX_CONFIG, &raw) != FT_OK) {
		ft_buf_free(&raw);
		return;
	}
	c->there = true;
	rest = ft_arena_dup(a, ft_buf_str(&raw));
	ft_buf_free(&raw);
	while (ft_next_line(&rest, &line)) {
		n++;
		if (!ft_utf8_valid(line, &bad))
			ft_config_fault(c, a, n, FT_S("it is no UTF-8"));
		else
			read_line(c, a, n, line);
	}
}
