#include "tui/key.h"

static const struct {
	uint32_t key;
	const char *name;
} names[] = {
#define X(name, word) {K_##name, word},
	KEYS(X)
#undef X
};

uint32_t key_find(struct ft_str name)
{
	size_t off = 0;
	uint32_t cp;

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (ft_eq(name, ft_str(names[i].name)))
			return names[i].key;
	if (name.n == 3 && ft_starts(name, FT_S("C-")) && name.p[2] >= 'a' && name.p[2] <= 'z')
		return (uint32_t)(name.p[2] - 'a' + 1);
	cp = ft_next_cp(name, &off);
	return name.n && off == name.n && cp > ' ' ? cp : 0;
}

void key_put(struct ft_buf *out, uint32_t key)
{
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (names[i].key == key) {
			ft_buf_puts(out, names[i].name);
			return;
		}
	if (key >= 1 && key <= 26)
		ft_buf_fmt(out, "C-%c", (int)('a' + key - 1));
	else
		ft_buf_cp(out, key);
}

bool key_is_char(uint32_t key)
{
	return key == K_SPACE || (key >= 0x20 && key != 0x7F && key < KEY_BEFORE_FIRST);
}
