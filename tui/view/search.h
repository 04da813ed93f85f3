/* Searching as one types; shared by search.c, search_run.c and search_draw.c. */
#ifndef FT_TUI_VIEW_SEARCH_H
#define FT_TUI_VIEW_SEARCH_H

#include "query/search.h"
#include "tui/flow.h"
#include "tui/view.h"

enum { P_QUERY = PROMPT_OWN, FIRST_HITS = 40, MORE_HITS = 200, MAX_HITS = 2000 };

enum chip { CHIP_KIND, CHIP_STATUS, CHIP_WHO, CHIP_LANG, CHIP_LEVEL, CHIP_COUNT };

enum found_type { F_ADDRESS, F_WORK, F_HIT, F_RELATED };

/* A row of the list: what it is, which of its kind, and how it is called. */
struct found {
	enum found_type type;
	size_t i;
	struct ft_str name, where;
};

struct search {
	struct session *s;
	struct ft_arena *a; /* of the results */
	struct ft_buf text; /* what is looked for */
	struct ft_query query;
	struct ft_search result;
	struct ft_str *hints; /* those of the result, in words */
	struct ft_work *works;
	struct ft_place address; /* the place that the words name, if they are an address */
	bool is_address;
	struct found *rows;
	size_t len, limit;
	struct cursor at;
	int chip[CHIP_COUNT]; /* -1 any, else a member of the set */
	int chip_at;
	bool on_chips, stale, choices_stale;
	struct ft_facets choices; /* counts of the chip in hand, as if it stood at any */
	struct flow preview;
	struct ft_arena *preview_a;
	int preview_of, preview_cols; /* row shown beside; -1 none */
	int list_w, list_h, preview_x, preview_y, preview_w, preview_h;
};

/* search_run.c */
void search_run(struct search *m);
void search_preview(struct search *m, int cols);
bool search_spot(const struct search *m, struct spot *out); /* of the row in hand */
void search_choices(struct search *m);                      /* counts the values of the chip in hand */
void search_chip_step(struct search *m, int by);            /* the next value that has hits */
/* The value of a chip in words; "" for any (-1). */
const char *search_chip_word(const struct search *m, enum chip c, int value);
/* The next value of the chip in hand that has hits, from -1 (any) on; -1 behind the last. */
int search_next_value(const struct search *m, int value);
size_t search_value_count(const struct search *m, int value);

void search_draw(const void *model, struct area a, bool focus);

#endif
