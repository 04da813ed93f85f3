/* The program behind the views; shared by app.c (the loop), frame.c (the screen), ask.c (requests), keep.c
 * (what the user keeps) and clip.c (the clipboard). */
#ifndef FT_TUI_APP_H
#define FT_TUI_APP_H

#include "tui/tui.h"
#include "tui/view.h"

#include <sys/stat.h>

enum { MIN_W = 40, MIN_H = 12, SIDE_MIN = 70, HINT_KEYS = 8, TRAIL_MAX = 200 };

/* A place where one was, and the view that lay over it. */
struct step {
	struct spot spot;
	int over;
};

struct app {
	struct session s;
	struct driver *d;
	const struct tui_options *o;
	struct canvas canvas;
	void *models[V_COUNT];
	int over; /* the view above the reader, V_NONE */
	int focus;
	bool side;  /* the library is wanted on screen */
	int side_w; /* its width; 0: by the screen's */
	struct area seen[V_COUNT]; /* where each view is on screen; of no height where it is not */
	struct ft_arena *trail_a;
	struct step back[TRAIL_MAX], forward[TRAIL_MAX];
	size_t back_len, forward_len;
	bool previewing; /* the reader shows what the library's cursor is on */
	struct ft_buf message;
	bool warn, said; /* said: since the screen was drawn */
	unsigned keys_seen;
	struct spot note;  /* the place of the note being typed */
	struct stat index; /* of index.db as it was opened */
	bool anew, quit, no_index, user_tried;
	bool no_file;    /* of no_index: the file itself is missing */
	long due;        /* when the screen is to be there, in milliseconds; 0: nobody waits */
	bool unfinished; /* a view has left work for idle moments */
	enum tui_end end;
	char on[11];
};

/* state.c */
void *app_model(struct app *p, int view); /* opened on first use */
void app_say(struct app *p, bool warn, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void app_reload(struct app *p);
bool app_open_index(struct app *p, struct ft_buf *why);
void app_watch_index(struct app *p); /* another index stands where ours was: takes it, at the same place */
void app_check_index(struct app *p); /* what a statement left behind is said, not kept */

/* frame.c */
void app_draw(struct app *p);
bool app_side_shown(const struct app *p);

/* ask.c */
void app_ask(struct app *p, int view, struct request q);
void app_action(struct app *p, enum action a, uint32_t key);
void app_show(struct app *p, int view);
void app_close(struct app *p);
void app_go(struct app *p, const struct spot *s, bool remember);

/* keep.c */
bool app_user(struct app *p); /* user.db is open; says why not */
void app_keep(struct app *p, const struct request *q);

/* clip.c */
void app_copy(struct app *p, struct ft_str text, struct ft_str what);

#endif
