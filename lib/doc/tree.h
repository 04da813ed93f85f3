/* The document tree: what every reader yields and every renderer walks.
 *
 * A document is a list of nodes in the order of the text. Containers (part, chapter, section, a heading of
 * a standard) hold nodes; units of article rank (article, clause, preamble, annex) hold text. Paragraphs
 * (款), items (项) and points (目) are no nodes: they are spans of a unit's text, found by doc/span.h.
 *
 * Everything lives in the document's arena and dies with it. Text is valid UTF-8, LF between lines. */
#ifndef FT_DOC_TREE_H
#define FT_DOC_TREE_H

#include "base/arena.h"
#include "base/diag.h"
#include "doc/kind.h"

/* kind, the word printed in JSON, whether it is of article rank */
#define FT_NODE_KINDS(X)            \
	X(PART, "part", 0)          \
	X(SUBPART, "subpart", 0)    \
	X(CHAPTER, "chapter", 0)    \
	X(SECTION, "section", 0)    \
	X(HEADING, "heading", 0)    \
	X(PREAMBLE, "preamble", 1)  \
	X(ARTICLE, "article", 1)    \
	X(CLAUSE, "clause", 1)      \
	X(TOPIC, "topic", 1)        \
	X(ANNEX, "annex", 1)

enum ft_node_kind {
#define X(name, word, unit) FT_N_##name,
	FT_NODE_KINDS(X)
#undef X
	FT_N_COUNT
};

struct ft_node {
	enum ft_node_kind kind;
	struct ft_str eid;     /* docs/CORPUS.md, Eids; unique within the document */
	struct ft_str label;   /* as the text has it: 第七条, Article 7, 8.1.4.3; "" for a preamble */
	struct ft_str heading; /* a container's title, an article's own heading; may be empty */
	struct ft_str text;    /* units: lines parted by LF, without label and heading */
	unsigned line;         /* where it begins in the source, from 1 */
	struct ft_node *parent, *child, *last, *next;
};

/* A dated event that the head of a text states. */
enum ft_event { FT_EV_ADOPTED, FT_EV_AMENDED, FT_EV_PROMULGATED, FT_EV_EFFECTIVE, FT_EV_COUNT };

struct ft_dated {
	enum ft_event event;
	char date[11];         /* YYYY-MM-DD */
	struct ft_str words;   /* the line that says so */
	struct ft_dated *next; /* in the order of the text */
};

struct ft_doc {
	struct ft_arena *arena;
	struct ft_diags diags;
	enum ft_lang lang;
	struct ft_str title;  /* as printed, one line, without a trailing （2017年修正） or 摘要 mark */
	struct ft_str number; /* document number (公安部令第176号, GB/T 22239-2019), or empty */
	struct ft_str issuer; /* as the head names it, or empty */
	bool draft;           /* the title or head says 征求意见稿, 草案, draft for comment */
	bool digest;          /* the title says （摘要） or (digest) */
	struct ft_dated *dated, *dated_last;
	struct ft_node *first, *last; /* top-level nodes */
	size_t units;         /* nodes of article rank */
};

struct ft_doc *ft_doc_new(void);
void ft_doc_free(struct ft_doc *d); /* NULL is fine */

/* Appends a node below parent (NULL: at the top). Strings are taken as they are: put them in the arena. */
struct ft_node *ft_doc_add(struct ft_doc *d, struct ft_node *parent, enum ft_node_kind kind, struct ft_str eid,
			   struct ft_str label, struct ft_str heading);
void ft_doc_date(struct ft_doc *d, enum ft_event event, const char date[11], struct ft_str words);

/* The node after n in the order of the text (children first); NULL after the last. */
struct ft_node *ft_doc_next(const struct ft_node *n);

const char *ft_node_kind_word(enum ft_node_kind k);
bool ft_is_unit(enum ft_node_kind k);
const char *ft_event_word(enum ft_event e);

#endif
