/* What a view asks of the program, and the places that it names in doing so. Views know nothing of each other:
 * what they want beyond themselves they say in a request, on which app.c acts. */
#ifndef FT_TUI_REQUEST_H
#define FT_TUI_REQUEST_H

#include "base/arena.h"
#include "base/str.h"

struct session;

/* A place in the library, by name. date empty: the version for the day; eid empty: the work. */
struct spot {
	struct ft_str key, date, eid;
	int row; /* where on the screen the place is to stand, -1: near the top */
};

/* The address of a spot; lives in the arena. */
struct ft_str spot_address(struct ft_arena *a, const struct spot *s);
struct spot spot_dup(struct ft_arena *a, const struct spot *s);
bool spot_same(const struct spot *a, const struct spot *b);

enum request_kind {
	R_DONE,     /* nothing further */
	R_PASS,     /* not an action of this view: the program's own */
	R_OPEN,     /* spot: go there, remember where we were; text: words to be marked there; label: said */
	R_PREVIEW,  /* spot: show it while the cursor is on it */
	R_SHOW,     /* n: a view */
	R_CLOSE,    /* this view */
	R_CONTENTS, /* the library, at the place in hand */
	R_PROMPT,   /* n: purpose, text: what stands in it, label: before it */
	R_UNPROMPT, /* the line being typed is put away; its text is the view's */
	R_MESSAGE,  /* text; n: 1 for a warning */
	R_DAY,      /* n: YYYYMMDD */
	R_LANG,     /* n: the language to read in */
	R_LEVEL,    /* n: the level of the standards' controls; the one in force: all */
	R_HIT,      /* n: 1 the next hit of the search, -1 the one before */
	R_DO,       /* n: an action, as if its key had been pressed in the view below */
	R_ADD,      /* spot, label (its words, or empty): into the basket */
	R_NOTE,     /* spot, label: a note; n: 0 ask for a line, 1 in the editor, 2 the text */
	R_MARK,     /* spot, label, n: the letter */
	R_UNMARK,   /* n: the letter */
	R_KEEP,     /* user.db open; what is kept has changed or is to be shown */
	R_COPY,     /* text: what; label: its first words */
	R_WRITE,    /* text into the file named by label, which must not be there */
};

struct request {
	enum request_kind kind;
	struct spot spot;
	struct ft_str text, label;
	int n;
	bool fresh; /* of R_PROMPT: what is typed stands in the place of the text */
};

static inline struct request done(void)
{
	return (struct request){.kind = R_DONE};
}

static inline struct request pass(void)
{
	return (struct request){.kind = R_PASS};
}

struct request ask(enum request_kind kind, int n);
struct request ask_open(struct spot s);
struct request ask_message(struct session *s, bool warn, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
struct request ask_prompt(int purpose, struct ft_str text, struct ft_str label);

#endif
