/* The links of a place as lines: each with its target, relation, reason, strength and basis, and, where it is
 * asked for, the words of the target. Used by the links view and by the panes beside a text. */
#ifndef FT_TUI_VIEW_LINKLIST_H
#define FT_TUI_VIEW_LINKLIST_H

#include "tui/flow.h"
#include "tui/view.h"

enum { LL_OUT = 1, LL_IN = 2, LL_TEXT = 4 };

/* Room for a count of each type of link (say_link_nth) and of the rest. */
enum { LL_TYPES = 16 };

struct link_list {
	struct ft_arena *a;
	struct flow flow;   /* tags are entries */
	struct spot *spots; /* of each entry; key empty: nothing to go to */
	int *lines;         /* first line of each entry */
	size_t len;
	size_t out, in;         /* how many of each */
	size_t types[LL_TYPES]; /* how many of each type there are, shown or not */
};

/* Which links are wanted. */
struct link_want {
	unsigned what;
	int type;  /* a number of say_link_nth, -1: any */
	int level; /* controls and units of other levels are left out; 0: none is */
	int cols;
};

/* Fills the list anew for the place `at`. Without links of its own, those of the unit that holds it stand
 * there. */
void link_list_build(struct link_list *l, struct session *s, const struct spot *at,
		     const struct link_want *want);
/* Or link by link: begin, then add each, at most `max`. */
struct ft_link;
void link_list_begin(struct link_list *l, struct session *s, size_t max, int cols);
void link_list_add(struct link_list *l, struct session *s, const struct ft_link *link, bool incoming,
		   unsigned what);
void link_list_free(struct link_list *l);
/* Paints entries from the cursor's top on; the cursor's entry is marked. Lines, not entries, are counted. */
void link_list_draw(const struct link_list *l, struct area a, const struct cursor *c, bool focus);
/* The cursor to the entry in row y of what is seen. True: it stood there before. */
bool link_list_click(const struct link_list *l, struct cursor *c, int y);
/* Scrolls so that entry c->at is seen; c->top is a line. */
void link_list_fit(const struct link_list *l, struct cursor *c, int h);

#endif
