/* What align.c and parts.c share: the state of an alignment. Inside lib/query only. */
#ifndef FT_QUERY_PARTS_H
#define FT_QUERY_PARTS_H

#include "query/align.h"
#include "query/words.h"

/* What a unit that went nowhere may have become: a unit of the other side whose unexplained words are partly like it. */
enum { FT_MAYBE = 3 };
struct ft_maybe {
	int other; /* -1 none */
	double score;
};

/* A unit, as words without punctuation. */
struct ft_al_unit {
	uint32_t *h;                /* hashes; all refs alike */
	uint32_t *m;                /* hashes; a ref by the article that it comes to on the right */
	uint32_t *off;              /* where in the text */
	const struct ft_word **ref; /* the refs, in order */
	size_t n, refs;
	uint32_t sum; /* of all h */
	uint32_t no;  /* of an article, as ft_ref_of_eid; 0 for others */
	int match;    /* on the other side, -1 none */
	bool exact;   /* the same h as its match */
	bool moved;
	double score;        /* of the match: how much of what is rare both have */
	double best, second; /* highest scores with any unit of the other side */
	int nearest;         /* the unit of the best score, -1 none */
	double similarity;   /* to the match: words that both have */
	bool *covered;       /* words that the match has too */
	struct ft_maybe maybe[FT_MAYBE]; /* of one that went nowhere, the likeliest first (remains.c) */
};

struct ft_al_side {
	const struct ft_align_unit *in;
	struct ft_al_unit *v;
	size_t len;
};

/* A piece of a left unit found again in a piece of a right one that is not its match. */
struct ft_al_part {
	int left, right;
	struct ft_str left_in, right_in;
	bool left_all, right_all; /* the piece is all that its unit has */
	double of_left, of_right; /* how much of what the matches leave unexplained is explained */
};

struct ft_al {
	struct ft_arena *a;
	struct ft_al_side side[2]; /* left, right */
	struct ft_al_part *parts;
	size_t part_len, part_cap; /* freed by align.c */
};

/* Words of the units that have no exact match, both sides together. */
size_t ft_open_words(const struct ft_al *al);

/* Marks what each pair explains and sets its similarity. */
void ft_parts_cover(struct ft_al *al);
/* Finds the parts. */
void ft_parts_find(struct ft_al *al);
/* Looks for what may have become of the units that no pair and no part accounts for. */
void ft_remains_find(struct ft_al *al);
/* Says what pairs and parts come to (verdict.c). */
void ft_verdict(struct ft_al *al, struct ft_alignment *out);

#endif
