/* The full-screen reader, as its caller sees it. */
#ifndef FT_TUI_TUI_H
#define FT_TUI_TUI_H

#include "base/buf.h"
#include "base/err.h"
#include "tui/action.h"
#include "tui/driver.h"

struct tui_options {
	const char *data_dir, *matter;
	char on[11];            /* the day, YYYY-MM-DD */
	int lang;               /* to read in: a ft_lang, or -1 */
	const char *address;    /* where to begin, or NULL */
	const char *ui;         /* language of the interface: "zh", "en", "" for what LANG says */
	const char *locale_dir; /* where its translations lie, or NULL */
	bool wide, mouse, color;
	enum ground ground;
	const struct keymap *keys; /* NULL: the defaults */
	const char *say;           /* a message to begin with, or NULL */
};

enum tui_end {
	TUI_QUIT,
	TUI_WANTS_INDEX, /* there is no library and the user asks for one: index, then run again */
};

/* Runs until the user quits. FT_SYSTEM with `why` where the terminal cannot show it. */
enum ft_err tui_run(struct driver *d, const struct tui_options *o, enum tui_end *end, struct ft_buf *why);

#endif
