/* The views there are. A new one is one file and one row in VIEWS (tui/view.h). */
#include "tui/view.h"

const struct view *const views[V_COUNT] = {
#define X(name, id) [V_##id] = &view_##name,
	VIEWS(X)
#undef X
};
