/* Tokens joined to mentions: each names one target, by what instrument and what steps, as far as its own
 * sentence says. What a mention means in its document is found out in bind.h and memo.h. Inside lib/cite
 * only. */
#ifndef FT_CITE_GROUP_H
#define FT_CITE_GROUP_H

#include "cite/lex.h"

/* Steps from the outermost to the innermost that is named. */
struct ft_steps {
	uint16_t mask; /* bit of each rank that is named */
	int32_t n[FT_R_RANKS], sub[FT_R_RANKS];
	char letter[FT_R_RANKS]; /* (a): stands in place of the number in a standard's clause */
	bool annex;              /* the step of rank PART is an annex */
	bool bare;               /* art. 61(1), Section 23: of what rank the numbers are, the text must tell (doc/bare.h) */
	struct ft_str clause;    /* a standard's clause as written, or empty */
};

struct ft_mention {
	uint32_t off, end;        /* the words that name this target */
	int32_t head;             /* token that names the instrument, or -1 */
	bool shared;              /* the head stands in another part of the list */
	bool whole;               /* the instrument alone */
	const struct ft_tok *rel; /* 前款, the preceding article: what the steps start from, or NULL */
	uint16_t first; /* 刑法第三百零七条之一前三款: so many first steps of first_rank */
	enum ft_rank first_rank;
	struct ft_steps at, to;   /* to.mask 0: no range */
	uint32_t num[FT_R_RANKS]; /* token of each step said in these words, plus one; 0: taken over from
				     elsewhere */
	uint32_t list;            /* mentions of one list share the number */
};

struct ft_mentions {
	struct ft_mention *v;
	size_t len, cap;
};

/* Appends the mentions of a text, in its order. The tokens must stay where they are. */
void ft_group(struct ft_str text, const struct ft_toks *toks, struct ft_mentions *out);

/* How two neighbouring tokens hang together. */
enum ft_joint { FT_J_FAR, FT_J_TOUCH, FT_J_AND, FT_J_COMMA, FT_J_TO, FT_J_OF, FT_J_BRIDGE };
enum ft_joint ft_joint(struct ft_str text, size_t from, size_t to);

/* ---- shared by group.c, group_en.c and joint.c ---- */

struct ft_grouper {
	struct ft_str text;
	const struct ft_toks *toks;
	struct ft_mentions *out;
	uint32_t list;
};

/* Whether token i only stands beside a title and names what it names: its number, its translation. */
bool ft_is_beside(const struct ft_grouper *g, size_t i);
/* The next token behind head i that is neither beside it nor a definition of it. */
size_t ft_behind_head(const struct ft_grouper *g, size_t i);
struct ft_mention *ft_mention_add(struct ft_grouper *g, size_t tok);
void ft_steps_set(struct ft_steps *s, const struct ft_tok *t, enum ft_rank rank);
/* Copies the steps above `rank`. */
void ft_steps_above(struct ft_steps *to, const struct ft_steps *from, enum ft_rank rank);
/* The English list that begins at token i (head: a token before it, or -1); the token behind it. */
size_t ft_group_en(struct ft_grouper *g, size_t i, int32_t head);

#endif
