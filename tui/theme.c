#include "tui/theme.h"

/* A meaning on dark and on light ground with 256 colours, with eight, and the attributes without colour. */
struct row {
	short dark, light, eight; /* foreground; -1 the terminal's own */
	short dark_bg, light_bg;
	uint8_t attrs, plain; /* attributes with and without colour */
};

static const struct row rows[M_COUNT] = {
	[M_TEXT] = {-1, -1, -1, -1, -1, 0, 0},
	[M_DIM] = {245, 243, -1, -1, -1, 0, L_DIM},
	[M_STRONG] = {-1, -1, -1, -1, -1, L_BOLD, L_BOLD},
	[M_TITLE] = {-1, -1, -1, -1, -1, L_BOLD, L_BOLD},
	[M_LINK] = {74, 25, 6, -1, -1, L_UNDERLINE, L_UNDERLINE},
	[M_ACCENT] = {74, 25, 6, -1, -1, 0, L_BOLD},
	[M_LINK_ON] = {74, 25, 6, -1, -1, L_UNDERLINE | L_REVERSE, L_UNDERLINE | L_REVERSE},
	[M_WARN] = {173, 130, 3, -1, -1, L_BOLD, L_BOLD},
	[M_HIT] = {222, 94, 3, -1, 229, L_BOLD, L_BOLD | L_UNDERLINE},
	[M_HIT_ON] = {222, 94, 3, -1, 229, L_BOLD | L_REVERSE, L_BOLD | L_REVERSE},
	[M_RULE] = {239, 250, -1, -1, -1, 0, L_DIM},
	[M_BAR] = {250, 238, -1, 236, 254, 0, 0},
	[M_BAR_DAY] = {-1, -1, -1, -1, -1, L_REVERSE | L_BOLD, L_REVERSE},
	[M_HINT] = {245, 243, -1, -1, -1, 0, L_DIM},
	[M_INPUT] = {-1, -1, -1, -1, -1, L_BOLD, L_BOLD},
	[M_ADDED] = {114, 28, 2, -1, -1, L_UNDERLINE, L_UNDERLINE | L_BOLD},
	[M_GONE] = {174, 124, 1, -1, -1, L_BOLD, L_REVERSE},
	[M_MINE] = {150, 64, 2, -1, -1, 0, 0},
};

struct look theme_look(enum meaning m, enum ground g, int colors)
{
	const struct row *r = &rows[m];
	bool dark = g == GROUND_DARK;

	if (colors < 8)
		return (struct look){-1, -1, r->plain};
	if (colors < 256)
		return (struct look){r->eight, -1, m == M_DIM || m == M_RULE ? r->plain : r->attrs};
	return (struct look){dark ? r->dark : r->light, dark ? r->dark_bg : r->light_bg, r->attrs};
}

int theme_color(int c, int colors)
{
	int cube = c - 16, step[3] = {cube / 36, cube / 6 % 6, cube % 6}, rgb = 0;

	if (colors <= 256 || c < 16)
		return c;
	if (c >= 232)
		return (8 + 10 * (c - 232)) * 0x10101;
	for (int i = 0; i < 3; i++)
		rgb = rgb << 8 | (step[i] ? 55 + 40 * step[i] : 0);
	return rgb;
}
