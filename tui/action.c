#include "tui/action.h"

#include <string.h>

static const struct key_row rows[] = {
#define X(name, word, keys, where, help) {A_##name, word, keys, where, help},
	ACTIONS(X)
#undef X
};

const struct key_row *key_rows(size_t *count)
{
	*count = sizeof rows / sizeof rows[0];
	return rows;
}

const struct key_row *key_row_of(enum action a)
{
	return &rows[a > 0 && a < A_COUNT ? a - 1 : 0];
}

enum action action_find(struct ft_str name)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (ft_eq(name, ft_str(rows[i].name)))
			return rows[i].action;
	return A_NONE;
}

bool keymap_set(struct keymap *m, enum action a, struct ft_str keys, struct ft_str *bad)
{
	uint32_t v[KEYS_MAX] = {0};
	size_t n = 0;
	struct ft_str one;

	while (ft_next_field(&keys, ' ', &one)) {
		if (one.n == 0)
			continue;
		*bad = one;
		if (n == KEYS_MAX || key_find(one) == 0)
			return false;
		v[n++] = key_find(one);
	}
	memcpy(m->keys[a], v, sizeof v);
	return true;
}

void keymap_init(struct keymap *m)
{
	struct ft_str bad;

	*m = (struct keymap){0};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		keymap_set(m, rows[i].action, ft_str(rows[i].keys), &bad);
}

enum action keymap_find(const struct keymap *m, uint32_t key, unsigned scope)
{
	enum action everywhere = A_NONE;

	if (key == ' ')
		key = K_SPACE;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		for (size_t k = 0; k < KEYS_MAX && m->keys[rows[i].action][k]; k++) {
			if (m->keys[rows[i].action][k] != key)
				continue;
			if (rows[i].where & scope)
				return rows[i].action;
			if (rows[i].where & IN_ALL && everywhere == A_NONE)
				everywhere = rows[i].action;
		}
	return everywhere;
}

void keymap_first(const struct keymap *m, enum action a, struct ft_buf *out)
{
	if (m->keys[a][0])
		key_put(out, m->keys[a][0]);
}

void keymap_all(const struct keymap *m, enum action a, struct ft_buf *out)
{
	for (size_t k = 0; k < KEYS_MAX && m->keys[a][k]; k++) {
		ft_buf_puts(out, k ? " " : "");
		key_put(out, m->keys[a][k]);
	}
}
