/* Keys as numbers and by name: a character is its code point, others stand above Unicode. Names are those of the
 * help, of the settings and of the scripts in tests/tui: j, Enter, PgDn, C-f, S-Tab. */
#ifndef FT_TUI_KEY_H
#define FT_TUI_KEY_H

#include "base/buf.h"

#define KEYS(X) \
	X(ENTER, "Enter") X(ESC, "Esc") X(TAB, "Tab") X(BACK_TAB, "S-Tab") X(BACKSPACE, "Backspace") X(DELETE, "Del") \
	X(UP, "Up") X(DOWN, "Down") X(LEFT, "Left") X(RIGHT, "Right") X(HOME, "Home") X(END, "End") \
	X(PAGE_UP, "PgUp") X(PAGE_DOWN, "PgDn") X(SPACE, "Space") \
	X(RESIZE, "Resize") X(MOUSE, "Mouse") X(IDLE, "Idle") X(GONE, "Gone")

enum {
	KEY_BEFORE_FIRST = 0x110000,
#define X(name, word) K_##name,
	KEYS(X)
#undef X
	KEY_BEHIND_LAST
};

/* Control keys are C-a to C-z: 1 to 26 but for those that have names of their own. */
uint32_t key_find(struct ft_str name); /* 0: no such key */
void key_put(struct ft_buf *out, uint32_t key);
bool key_is_char(uint32_t key); /* types itself */

#endif
