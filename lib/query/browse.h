/* Browsing: the shelf of works and the leaves of a version, light enough for a screen that repaints at every
 * key. Strings live in the arena handed in; nothing here resolves an address. */
#ifndef FT_QUERY_BROWSE_H
#define FT_QUERY_BROWSE_H

#include "store/read.h"

/* A work as a shelf shows it. */
struct ft_shelved {
	int64_t id;
	enum ft_work_kind kind;
	bool catalogued;
	struct ft_str key, title_zh, title_en, number;
};

/* The catalogued works by kind and key, and how many others there are of each kind. */
struct ft_shelf {
	struct ft_shelved *works;
	size_t len;
	size_t from[FT_WK_COUNT + 1]; /* where each kind begins */
	size_t others[FT_WK_COUNT];
};
void ft_shelf(struct ft_db *db, struct ft_arena *a, struct ft_shelf *out);
/* The others of a kind, by title. */
struct ft_shelved *ft_shelf_others(struct ft_db *db, struct ft_arena *a, enum ft_work_kind kind,
				   size_t *count);
/* Row ids of works that the words may mean, at most `max`, each once: first those one of whose names, short titles
 * and numbers hold them, then those whose titles do. */
size_t ft_shelf_find(struct ft_db *db, struct ft_str words, int64_t *out, size_t max);

/* One place of a version in one language: the best text that has it. node 0: none has. Label and heading are
 * there once ft_page_load was called: a law of a thousand articles is opened for the ten that are seen. */
struct ft_page {
	int64_t node;
	uint16_t text; /* index into the book's texts */
	bool body;     /* it has words below its heading */
	bool loaded;
	struct ft_str label, heading;
};

struct ft_leaf {
	struct ft_str eid;
	enum ft_node_kind kind;
	int parent; /* index of the container, -1 none */
	uint8_t depth;
	struct ft_page in[FT_LANG_COUNT];
};

/* A version with the places of all its texts folded by eid, in the order of its best text. */
struct ft_book {
	struct ft_work work;
	struct ft_version version;
	struct ft_text *texts;
	size_t text_len;
	struct ft_leaf *leaves;
	size_t len;
	size_t units; /* leaves of article rank */
};

/* False when the work is not there. version 0: a work without versions. */
bool ft_book_open(struct ft_db *db, struct ft_arena *a, int64_t work, int64_t version, struct ft_book *out);
/* The leaf of an eid or of the unit that holds it; -1 when the version has none. */
ptrdiff_t ft_book_find(const struct ft_book *b, struct ft_str eid);
/* The eids of the units below a container, in their order; none (NULL) for any other place. */
struct ft_str *ft_units_below(struct ft_db *db, struct ft_arena *a, int64_t work, int64_t version, struct ft_str eid,
			      size_t *count);
/* The language to read a leaf in: the wanted one where it has it, else the other. -1 where it has none. */
int ft_leaf_lang(const struct ft_book *b, const struct ft_leaf *leaf, int lang);
void ft_page_load(struct ft_db *db, struct ft_arena *a, struct ft_page *p);
/* The words of a node; empty for a container. */
struct ft_str ft_node_body(struct ft_db *db, struct ft_arena *a, int64_t node);

/* The references inside a unit's text. */
struct ft_anchor *ft_anchors(struct ft_db *db, struct ft_arena *a, int64_t node, size_t *count);

/* How many links of each type leave or reach this place and those inside it. */
struct ft_link_count {
	struct ft_str type;
	size_t out, in;
};
struct ft_link_count *ft_link_counts(struct ft_db *db, struct ft_arena *a, struct ft_str key,
				     struct ft_str date, struct ft_str eid, size_t *count);

/* The days (YYYYMMDD) on which a version of any work began or ended, in order, each once. */
int *ft_days_of_change(struct ft_db *db, struct ft_arena *a, size_t *count);
/* Works of which a version begins or ends on that day: titles, "begins" first; at most `max`. */
struct ft_day_event {
	struct ft_str key, date, title_zh, title_en;
	bool begins;
};
size_t ft_day_events(struct ft_db *db, struct ft_arena *a, int day, struct ft_day_event *out, size_t max);

/* What became of a place that was kept by address and hash of its unit's text. */
enum ft_kept_state { FT_KEPT_HERE, FT_KEPT_CHANGED, FT_KEPT_ORPHANED };
enum ft_kept_state ft_kept_find(struct ft_db *db, struct ft_arena *a, struct ft_str key, struct ft_str date,
				struct ft_str eid, const unsigned char sha[32]);

#endif
