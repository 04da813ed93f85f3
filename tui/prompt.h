/* One line being typed. */
#ifndef FT_TUI_PROMPT_H
#define FT_TUI_PROMPT_H

#include "tui/canvas.h"
#include "tui/key.h"

/* Prompts of this purpose and above are painted by the view itself; others at the foot of the screen. */
enum { PROMPT_OWN = 100 };

struct prompt {
	bool on;
	int purpose; /* the asking view's own number */
	int view;    /* who asked */
	struct ft_buf label, text;
	size_t at; /* byte offset of the cursor */
	bool fresh; /* the first character typed stands in the place of the text */
};

void prompt_begin(struct prompt *p, int view, int purpose, struct ft_str label, struct ft_str text);
void prompt_end(struct prompt *p);
void prompt_free(struct prompt *p);
/* Takes a key that edits; false: not one of its keys. */
bool prompt_key(struct prompt *p, uint32_t key);
/* Paints label and text; sets the terminal's cursor. */
void prompt_draw(const struct prompt *p, struct area a, int y);

#endif
