/* How a meaning looks: colours of the 256 or of the eight, and attributes that say the same without colour.
 */
#ifndef FT_TUI_THEME_H
#define FT_TUI_THEME_H

#include "tui/canvas.h"

enum { L_BOLD = 1, L_DIM = 2, L_UNDERLINE = 4, L_REVERSE = 8 };

struct look {
	short fg, bg; /* -1: the terminal's own */
	uint8_t attrs;
};

enum ground { GROUND_DARK, GROUND_LIGHT };

/* `colors` is what the terminal has: 0 (or NO_COLOR), 8, 256. */
struct look theme_look(enum meaning m, enum ground g, int colors);

/* A colour of xterm's 256 as a terminal of so many numbers it: one that takes any colour, by red, green and blue. */
int theme_color(int c, int colors);

#endif
