#include "cli/cmd/settings.h"

void ft_settings_read(struct ft_config *c, struct keymap *keys, struct ft_arena *a)
{
	ft_config_read(c, a, ft_config_path(a));
	keymap_init(keys);
	for (size_t i = 0; i < c->key_len; i++) {
		const struct ft_config_line *k = &c->keys[i];
		enum action act = action_find(k->name);
		struct ft_str bad;

		if (act == A_NONE)
			ft_config_fault(c, a, k->line,
					ft_arena_fmt(a, "there is no action %.*s", FT_FMT(k->name)));
		else if (!keymap_set(keys, act, k->value, &bad))
			ft_config_fault(
				c, a, k->line,
				ft_arena_fmt(a, "%.*s is no key, or there are too many", FT_FMT(bad)));
	}
}
