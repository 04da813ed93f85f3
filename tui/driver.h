/* What shows a canvas and gives keys. Two there are: a terminal for people (curses.c, the one file that knows
 * curses) and a script for tests (script.c). */
#ifndef FT_TUI_DRIVER_H
#define FT_TUI_DRIVER_H

#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/theme.h"

struct driver_options {
	enum ground ground;
	bool mouse, color;
};

struct mouse {
	int x, y;
	int wheel; /* -1 up, 1 down, 0: a click */
};

struct driver {
	const char *name;
	bool live; /* somebody waits for the screen */
	/* False with `why`: this terminal cannot show it. */
	bool (*start)(struct driver *d, const struct driver_options *o, struct ft_buf *why);
	void (*stop)(struct driver *d); /* leaves the terminal as it was */
	void (*size)(struct driver *d, int *w, int *h);
	void (*show)(struct driver *d, const struct canvas *c, bool anew);
	/* Waits for a key at most that long (-1: for ever): K_IDLE when none came, K_GONE when the terminal
	 * went away or a signal asks for the end. */
	uint32_t (*key)(struct driver *d, int timeout_ms);
	bool (*pending)(struct driver *d); /* a key is waiting: long work should be given up */
	void (*send)(struct driver *d, struct ft_str bytes); /* to the terminal itself, past the canvas */
	/* Gives the terminal to another program and takes it back. */
	void (*leave)(struct driver *d);
	void (*again)(struct driver *d);
	struct mouse mouse; /* of the last K_MOUSE */
};

/* The terminal's. One at a time: curses has one screen. */
struct driver *driver_curses(void);
/* Plays key names, parted by blanks and line breaks, one idle moment after each key. `w` and `h` are the
 * first size; the names Resize:WxH, Click:XxY, Print, Type:TEXT and Random:COUNT:SEED stand for more. Printed
 * screens go to `out`. */
struct driver *driver_script(struct ft_str keys, int w, int h, struct ft_buf *out);
void driver_script_free(struct driver *d);

#endif
