/* The settings file: lines "name = value" and "key ACTION = KEYS", "#" for remarks. What a setting means is the
 * business of those who use it; here it is read, checked against its words, and told where it comes from. */
#ifndef FT_USER_CONFIG_H
#define FT_USER_CONFIG_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

/* name, default, the words allowed (parted by |), what it is for */
#define FT_SETTINGS(X)                                                                                     \
	X(LANGUAGE, "language", "auto", "auto|en|zh", "the interface's own words; auto: as LANG says")      \
	X(READING, "reading", "zh", "zh|en", "the language in which texts are read first")                  \
	X(THEME, "theme", "auto", "auto|dark|light", "the terminal's ground; auto: as COLORFGBG says, else dark") \
	X(COLOR, "color", "auto", "auto|never", "never, as NO_COLOR does: marks by bold, underline and reverse alone") \
	X(AMBIGUOUS, "ambiguous", "narrow", "narrow|wide", "whether the terminal shows signs like “ … → in two columns") \
	X(MOUSE, "mouse", "off", "off|on", "the wheel scrolls, a click chooses a pane")

enum ft_setting {
#define X(name, word, value, words, help) FT_SET_##name,
	FT_SETTINGS(X)
#undef X
	FT_SET_COUNT
};

/* A line of the file that is at fault, or (keys) one that somebody else has to judge. */
struct ft_config_line {
	unsigned line;
	struct ft_str name, value; /* of a key: the action and its keys */
	struct ft_str message;     /* of a fault */
};

struct ft_config {
	const char *path;
	bool there;                       /* the file could be read */
	const char *value[FT_SET_COUNT];
	unsigned line[FT_SET_COUNT];      /* 0: the default */
	struct ft_config_line *keys, *faults;
	size_t key_len, fault_len;
};

/* $XDG_CONFIG_HOME/fatiao/config, else ~/.config/fatiao/config; lives in the arena, NULL without a home. */
const char *ft_config_path(struct ft_arena *a);
/* Reads the file; a missing one leaves the defaults. Faults are gathered, the rest is taken. */
void ft_config_read(struct ft_config *c, struct ft_arena *a, const char *path);
void ft_config_fault(struct ft_config *c, struct ft_arena *a, unsigned line, struct ft_str message);

struct ft_setting_row {
	const char *name, *value, *words, *help;
};
const struct ft_setting_row *ft_setting_rows(void); /* FT_SET_COUNT of them */

#endif
