/* Views. A view keeps a model and describes itself in one struct; view/table.c lists them.
 *
 *   open    makes the model; nothing is loaded yet
 *   fit     loads and lays out what is seen in an area of w by h; called before each draw
 *   act     does an action, or types into the prompt, and returns what is asked of the program
 *   draw    paints the model as it stands: it does not query, allocate, or know a terminal
 *
 * What a view wants beyond itself it says in a request (tui/request.h). */
#ifndef FT_TUI_VIEW_H
#define FT_TUI_VIEW_H

#include "tui/action.h"
#include "tui/canvas.h"
#include "tui/prompt.h"
#include "tui/request.h"
#include "tui/say.h"
#include "user/user.h"

/* What all views share. Views read it; app.c alone changes it. */
struct session {
	struct ft_db *db;
	const char *data_dir, *matter;
	int day, today;           /* YYYYMMDD */
	enum ft_lang ui;          /* language of the interface */
	int lang;                 /* language to read in: a ft_lang */
	int level;                /* of the standards' controls shown: 1 to 4; 0: all */
	bool wide;                /* ambiguous characters are wide */
	struct spot here;         /* where the reader's cursor stands */
	struct ft_str here_title; /* of its work */
	struct keymap keys;
	struct prompt prompt;
	struct ft_user *user;    /* NULL until first needed, or where it cannot be opened */
	size_t basket;           /* entries in the basket */
	unsigned kept;           /* grows with each change to what the user keeps */
	struct ft_arena *event;  /* lives until the next key: for requests */
	bool (*busy)(void *arg); /* a key is waiting: give long work up */
	bool (*late)(void *arg); /* the screen has waited long enough: what is left is for idle moments */
	void *busy_arg;
	bool damaged;          /* the index could not be read to the end: said until another one is there */
	unsigned scope_before; /* of the view in hand before help or the command line was opened */
};

enum view_id {
	V_LIBRARY,
	V_READER,
	V_LINKS,
	V_HISTORY,
	V_SEARCH,
	V_INSPECT,
	V_BASKET,
	V_MARKS,
	V_TIME,
	V_HELP,
	V_COMMAND,
	V_COUNT,
	V_NONE = -1
};

enum typed { T_CHANGED, T_DONE, T_GIVEN_UP };

enum where { AT_SIDE, AT_MAIN, AT_DRAWER, AT_FULL };

/* Purposes of the program itself: the line of a note; words by which a search led to the reader. */
enum { P_NOTE = 99, P_WORDS = 98 };

/* A key worth knowing in a view: shown below it, with its word. Of two actions the keys stand together. */
struct hint {
	enum action a, b; /* b: A_NONE where there is one */
	const char *word; /* to be translated when shown */
	const char *keys; /* what to show instead of the keys in force, else NULL */
};

struct view {
	const char *name, *title; /* title: to be translated when shown */
	enum where where;
	unsigned scope;
	void *(*open)(struct session *s);
	void (*close)(void *model);
	void (*fit)(void *model, int w, int h);
	struct request (*act)(void *model, enum action a, uint32_t key);
	void (*draw)(const void *model, struct area a, bool focus);
	/* Optional from here on. */
	struct request (*shown)(void *model); /* comes onto the screen */
	void (*reload)(void *model);          /* the index, the day or the language is another */
	struct request (*idle)(void *model);  /* no key for a moment */
	struct request (*typed)(void *model, int purpose, struct ft_str text, enum typed t);
	void (*go)(void *model, const struct spot *s);
	void (*status)(const void *model, struct ft_buf *out); /* for the status line */
	/* The mouse was pressed at a place of its area. Twice at one place is Enter there. */
	struct request (*click)(void *model, int x, int y);
	const struct hint *hints; /* the most wanted first; ended by one without a word */
	const struct hint *(*hints_now)(const void *model); /* where they change with the model */
};

#define VIEWS(X)                                                                                    \
	X(library, LIBRARY)                                                                         \
	X(reader, READER)                                                                           \
	X(links, LINKS) X(history, HISTORY) X(search, SEARCH) X(inspect, INSPECT) X(basket, BASKET) \
		X(marks, MARKS) X(time, TIME) X(help, HELP) X(command, COMMAND)

#define X(name, id) extern const struct view view_##name;
VIEWS(X)
#undef X
extern const struct view *const views[V_COUNT];

/* ---- small things that views share ---- */

/* A list's cursor: `at` of `len` rows, the first on screen `top`, `h` rows seen. */
struct cursor {
	int at, top, len, h;
};
bool cursor_act(struct cursor *c, enum action a); /* true: it was a motion */
void cursor_fit(struct cursor *c, int len, int h);
/* Sets it to row `at`, if there is one. True: it stood there before. */
bool cursor_to(struct cursor *c, int at);

/* The words of a place: those of its span of the unit's body, or the whole. */
struct ft_str place_words(struct ft_arena *a, const struct ft_place *p);
/* MPS-176 art. 7: a place in few words. */
struct ft_str name_place(struct ft_arena *a, const struct ft_place *p, enum ft_lang ui);
/* The citation of a place as people write it: 《…》（公安部令第176号）第七条, by its year where the version has
 * no number, with its status where it is not law. */
struct ft_str cite_place(struct ft_arena *a, const struct ft_place *p, int day, enum ft_lang ui);

#endif
