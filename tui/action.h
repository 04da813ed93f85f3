/* What the user can do: each action stands once, with its default keys, where it applies and its help. The help
 * screen, the command line `:` and the settings file are all made from these rows. */
#ifndef FT_TUI_ACTION_H
#define FT_TUI_ACTION_H

#include "tui/key.h"

/* Where an action applies, as bits: in every view, and view by view. */
enum scope {
	IN_ALL = 1 << 0,
	IN_LIBRARY = 1 << 1,
	IN_READER = 1 << 2,
	IN_LINKS = 1 << 3,
	IN_HISTORY = 1 << 4,
	IN_SEARCH = 1 << 5,
	IN_INSPECT = 1 << 6,
	IN_BASKET = 1 << 7,
	IN_TIME = 1 << 8,
	IN_MARKS = 1 << 9,
	IN_HELP = 1 << 10,
	IN_COMMAND = 1 << 11,
	IN_LISTS = IN_LINKS | IN_HISTORY | IN_BASKET | IN_MARKS,
};

#define N_(s) s /* for the translators' tools: translated when shown */

/* name, its word, default keys, where, what it does. Of two rows with one key the one of fewer views wins. */
#define ACTIONS(X) \
	X(DOWN, "down", "j Down", IN_ALL, N_("down one paragraph, item or row")) \
	X(UP, "up", "k Up", IN_ALL, N_("up")) \
	X(PAGE_DOWN, "page-down", "f PgDn Space C-f", IN_ALL, N_("a page down")) \
	X(PAGE_UP, "page-up", "b PgUp C-b", IN_ALL, N_("a page up")) \
	X(HALF_DOWN, "half-down", "d C-d", IN_ALL, N_("half a page down")) \
	X(HALF_UP, "half-up", "u C-u", IN_ALL, N_("half a page up")) \
	X(FIRST, "first", "g Home", IN_ALL, N_("to the beginning")) \
	X(LAST, "last", "G End", IN_ALL, N_("to the end")) \
	X(LEFT, "left", "h Left", IN_ALL, N_("left: fold, the link before, the day before")) \
	X(RIGHT, "right", "l Right", IN_ALL, N_("right: unfold, the next link, the next day")) \
	X(ENTER, "open", "Enter", IN_ALL, N_("open or follow what the cursor is on")) \
	X(NEXT_ARTICLE, "next-article", "J }", IN_READER | IN_INSPECT, N_("to the next article")) \
	X(PREV_ARTICLE, "previous-article", "K {", IN_READER | IN_INSPECT, N_("to the article before")) \
	X(BACK, "back", "Backspace [", IN_ALL, N_("back to where you were")) \
	X(FORWARD, "forward", "]", IN_ALL, N_("forward again")) \
	X(SUCCESSOR, "successor", ">", IN_READER, N_("to what stands in its place now")) \
	X(PREDECESSOR, "predecessor", "<", IN_READER, N_("to what it stands in the place of")) \
	X(LINKS, "links", "o", IN_READER, N_("all links of the article: out, in, curated")) \
	X(BESIDE_LANG, "beside-language", "e", IN_READER, N_("Chinese | English beside each other")) \
	X(BESIDE_RELATED, "beside-related", "r", IN_READER, N_("beside: what the cursor's place refers to")) \
	X(BESIDE_VERSION, "beside-version", "v", IN_READER, \
	  N_("beside: another version or draft, differences marked")) \
	X(BESIDE_CITING, "beside-citing", "c", IN_READER, N_("beside: what cites it")) \
	X(NEXT_PANE, "next-pane", "Tab", IN_ALL, N_("to the next pane")) \
	X(PREV_PANE, "previous-pane", "S-Tab", IN_ALL, N_("to the pane before")) \
	X(SWAP, "swap", "x", IN_READER, N_("swap the panes")) \
	X(EVEN, "even", "=", IN_ALL, N_("panes of even width")) \
	X(WIDER, "wider", "+", IN_ALL, N_("the pane in hand wider")) \
	X(NARROWER, "narrower", "-", IN_ALL, N_("the pane in hand narrower")) \
	X(LIBRARY, "library", "L", IN_ALL, N_("show or hide the library")) \
	X(CONTENTS, "contents", "t", IN_READER, N_("contents: the library, unfolded at this article")) \
	X(HISTORY, "history", "s", IN_READER | IN_LIBRARY, \
	  N_("versions of the work, and where the article went")) \
	X(LANGUAGE, "language", "z", IN_READER | IN_LIBRARY, N_("read in the other language")) \
	X(INSPECT, "inspect", "i", IN_ALL, N_("the inspector's view of this work")) \
	X(FIND, "find", "/", IN_READER, N_("find in this text")) \
	X(FILTER, "filter", "/", IN_LIBRARY, N_("show only works of this title, number or short name")) \
	X(NEXT_HIT, "next-hit", "n", IN_READER, N_("to the next hit, in the text or of the search")) \
	X(PREV_HIT, "previous-hit", "N", IN_READER, N_("to the hit before")) \
	X(SEARCH, "search", "F", IN_ALL, N_("search the library")) \
	X(CHIPS, "filters", "Tab", IN_SEARCH, N_("the filters: kind, status, who speaks, language, level")) \
	X(TIME, "time", "T", IN_ALL, N_("the day for everything on screen")) \
	X(TODAY, "today", ".", IN_TIME, N_("back to today")) \
	X(BASKET_ADD, "basket-add", "a", IN_READER | IN_LINKS | IN_SEARCH, \
	  N_("put the article into the basket")) \
	X(BASKET, "basket", "B", IN_ALL, N_("the basket")) \
	X(MOVE_DOWN, "move-down", "J", IN_BASKET, N_("move it down")) \
	X(MOVE_UP, "move-up", "K", IN_BASKET, N_("move it up")) \
	X(REMOVE, "remove", "x Del", IN_BASKET | IN_MARKS | IN_SEARCH, \
	  N_("take it out; of a filter: any")) \
	X(EXPORT, "export", "E", IN_BASKET, N_("write the basket to a file, .txt or .md")) \
	X(NOTE, "note", "w", IN_READER | IN_BASKET, N_("write a note")) \
	X(EDITOR, "editor", "W", IN_READER | IN_BASKET, N_("write the note in $EDITOR")) \
	X(MARK, "mark", "m", IN_READER, N_("mark the place with a letter")) \
	X(JUMP, "jump", "'", IN_ALL, N_("the marks: a letter jumps there")) \
	X(COPY_CITATION, "copy-citation", "y", IN_READER | IN_BASKET, N_("copy the citation")) \
	X(COPY_TEXT, "copy-text", "Y", IN_READER | IN_BASKET, N_("copy the text with its citation")) \
	X(LEVEL, "level", "1 2 3 4", IN_INSPECT | IN_READER, \
	  N_("controls of level 1, 2, 3 or 4; the same again: of all")) \
	X(MATRIX, "matrix", "m", IN_INSPECT, N_("table or matrix of counts")) \
	X(COMMAND, "command", ":", IN_ALL, N_("any action by its name")) \
	X(HELP, "help", "?", IN_ALL, N_("the keys of the view in hand")) \
	X(SAVE_SCREEN, "save-screen", "", IN_ALL, N_("write the screen to fatiao-screen.txt")) \
	X(REDRAW, "redraw", "C-l", IN_ALL, N_("draw the screen anew")) \
	X(CANCEL, "close", "Esc C-g", IN_ALL, N_("close, give up")) \
	X(QUIT, "quit", "q", IN_ALL, N_("close the view; in the reader: quit")) \
	X(QUIT_NOW, "quit-now", "Q", IN_ALL, N_("quit at once"))

enum action {
	A_NONE,
#define X(name, word, keys, where, help) A_##name,
	ACTIONS(X)
#undef X
	A_COUNT
};

struct key_row {
	enum action action;
	const char *name, *keys;
	unsigned where;
	const char *help; /* to be translated when shown */
};

enum { KEYS_MAX = 6 };

/* The keys in force: the defaults, and what the settings say instead. */
struct keymap {
	uint32_t keys[A_COUNT][KEYS_MAX]; /* 0 ends */
};

const struct key_row *key_rows(size_t *count); /* in the order of ACTIONS */
const struct key_row *key_row_of(enum action a);
enum action action_find(struct ft_str name);
void keymap_init(struct keymap *m);
/* Gives an action these keys, parted by blanks, instead. False with the bad one in *bad. */
bool keymap_set(struct keymap *m, enum action a, struct ft_str keys, struct ft_str *bad);
/* The action of a key in a view of this scope; A_NONE: none. */
enum action keymap_find(const struct keymap *m, uint32_t key, unsigned scope);
/* The first key of an action, as named; appends nothing when it has none. */
void keymap_first(const struct keymap *m, enum action a, struct ft_buf *out);
void keymap_all(const struct keymap *m, enum action a, struct ft_buf *out);

#endif
