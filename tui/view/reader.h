/* The reader's model, shared by the files view/reader*.c: the version in hand, perhaps another beside it, and
 * the blocks of lines laid out around the cursor. Heights are never summed over a whole law: what is on
 * screen is found from an anchor (a pair of places and a row in its block), so that a law of a thousand
 * articles opens as one of ten. */
#ifndef FT_TUI_VIEW_READER_H
#define FT_TUI_VIEW_READER_H

#include "doc/span.h"
#include "query/compile.h"
#include "query/snippet.h"
#include "tui/flow.h"
#include "tui/view/linklist.h"

enum beside { BESIDE_NONE, BESIDE_LANG, BESIDE_VERSION, BESIDE_RELATED, BESIDE_CITING };

enum { GUTTER = 3, MEASURE = 100, BLOCKS = 96, P_FIND = 1, P_MARK };

/* Two leaves that stand beside each other, -1: none. With one text alone both are the same. */
struct pair {
	int at[2];
};

/* A place where the cursor can stand: the unit as a whole (tag -1) or one of its spans. */
struct stop {
	int tag, row, rows;
};

struct block_row {
	int at[2]; /* line of each flow, -1 none */
};

/* The lines of one pair. */
struct block {
	int pair; /* -1: free */
	uint64_t stamp;
	struct ft_arena *a;
	struct flow f[2];
	struct block_row *rows;
	size_t len, cap;
	struct stop *stops;
	size_t stop_len, stop_cap;
	struct ft_spans spans[2];
	size_t *span_off[2];       /* where each span begins in its flow's text */
	struct ft_anchor *anchors; /* of the left text */
	size_t anchor_len;
};

struct reader {
	struct session *s;
	struct ft_arena *a;     /* the books and pairs */
	struct ft_book book[2]; /* [1]: of the version beside */
	struct pair *pairs;
	size_t len;
	bool loaded;
	char *address; /* what is open, as KEY@DATE; for reload */

	enum beside beside;
	bool swapped;          /* the sides in the other order */
	int share;             /* of the left side, per cent */
	bool on_aside;         /* the cursor is in the pane beside */
	int64_t other_version; /* of BESIDE_VERSION */

	/* Geometry of the last fit. */
	int w, h, head, text_h, cols[2], aside_x, aside_y, aside_w, aside_h;
	bool split, stacked, mixed; /* side by side; aside below; pairs one under the other */

	struct block blocks[BLOCKS];
	uint64_t stamp;
	int at, stop;     /* the cursor */
	int screen_row;   /* where on the screen it stands, -1: near the top */
	bool relaid;      /* widths changed: the screen is to be found anew around the cursor */
	int top, top_row; /* the first row on screen */
	int link;         /* which anchor of the stop Enter follows */

	/* The cursor's place, loaded when it changes. */
	struct ft_arena *here_a;
	struct ft_place place;
	struct ft_str here_eid, banner, successor, missing, note; /* missing: of the text, where it is not whole */
	struct flow banner_lines; /* banner and missing; at most three are shown */
	struct ft_link_count *counts;
	size_t count_len;
	bool here_known;
	unsigned kept; /* the session's count of changes when the note was read */
	char name_line[64], status_line[96], speaker_line[256], counts_line[256], sum_line[64];

	struct link_list aside;
	struct cursor aside_at;
	int aside_type, aside_level; /* which links: a number of say_link_nth or -1, a level or 0 */
	bool aside_stale;

	/* Found words. */
	struct ft_arena *find_a;
	struct ft_query query;
	bool finding, walking; /* walking: the words are those of a search, whose hits n and N walk */
	int find_from, find_stop, find_top, find_row;
	long hit, hits;
};

/* reader_block.c: the block of a pair, laid out when it is not; never NULL for a pair that is there. */
struct block *reader_block(struct reader *r, int pair);
void reader_forget(struct reader *r); /* every block: widths or texts changed */
void reader_forget_one(struct reader *r, int pair);
struct ft_leaf *reader_leaf(const struct reader *r, int pair, int side); /* NULL: none */
int reader_side_lang(const struct reader *r, int side);
bool reader_paired(const struct reader *r); /* two texts in step */

/* reader_move.c */
void reader_clamp(struct reader *r);       /* cursor and top to what is there */
void reader_show_cursor(struct reader *r); /* scrolls until the cursor is seen */
void reader_anchor(struct reader *r);      /* the cursor at its row of the screen */
int reader_screen_row(struct reader *r);
bool reader_motion(struct reader *r, enum action a);
void reader_to(struct reader *r, struct ft_str eid, int row);        /* the cursor to a place */
bool reader_row(const struct reader *r, int y, int *pair, int *row); /* what stands in row y of the text */
void reader_stand(struct reader *r, int pair, int row);              /* the cursor to the place of that row */

/* reader_here.c: the place of the cursor and what is said of it. */
void reader_know(struct reader *r);
bool reader_is_succeeded(const struct reader *r); /* whether anything comes after the place, law yet or not */
void reader_moved(struct reader *r);                               /* the cursor stands elsewhere */
void reader_aside(struct reader *r);                               /* fills the pane beside */
const struct ft_anchor *reader_link(struct reader *r, int *count); /* that Enter follows, or NULL */

/* reader_find.c */
void reader_find(struct reader *r, struct ft_str words, enum typed t);
bool reader_next_hit(struct reader *r, int step); /* false: there is none */
/* Marks the words of a search, one of whose hits was opened; the cursor stays. */
void reader_mark_words(struct reader *r, struct ft_str words);

/* reader_pairs.c */
void reader_pair_one(struct reader *r);
bool reader_pair_versions(struct reader *r, int64_t version);
int64_t reader_other_version(struct reader *r); /* the next to compare with; 0: none */

/* reader_act.c, reader.c */
struct request reader_act(void *model, enum action a, uint32_t key);
struct request reader_typed(void *model, int purpose, struct ft_str text, enum typed t);
struct request reader_click(void *model, int x, int y);
void reader_status(const void *model, struct ft_buf *out);
void reader_layout(struct reader *r, int w, int h);
int reader_banner_rows(const struct reader *r);

void reader_draw(const void *model, struct area a, bool focus);

#endif
