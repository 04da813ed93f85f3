/* What feed.c and feeding.c share: one run of an export. */
#ifndef FT_CLI_CMD_FEEDING_H
#define FT_CLI_CMD_FEEDING_H

#include "cli/cmd/feed.h"
#include "query/browse.h"
#include "query/refs.h"
#include "query/trace.h"
#include "user/keep.h"

struct feed {
	struct ft_cli *cli;
	struct ft_export *x;
	struct ft_arena *arena; /* of one work at a time */
	struct ft_kept *notes;
	size_t note_len;
	bool all;               /* the whole library: no version is named twice */
	struct ft_refs *refs;   /* made on first use */
	struct ft_tracer *tracer; /* made when first asked for */
	size_t count;           /* units and links handed on */
};

/* One version of a work while it is handed on. */
struct run {
	struct ft_xwork w;
	struct ft_book book;
	bool *marked; /* a leaf: it, or something below it, is handed on */
};

void ft_feed_arena(struct feed *f); /* a new arena in place of the last one */
void ft_feed_done(struct feed *f);
int ft_feed_notes(struct feed *f); /* loads the user's notes; 0 or the exit status */
/* The user's notes on a place and on places inside it, or empty. */
struct ft_str ft_feed_note(struct feed *f, const struct ft_place *p);

void ft_feed_work(struct feed *f, const struct ft_target *t, struct ft_xwork *w);
void ft_feed_run(struct feed *f, const struct ft_target *t,
		 struct run *r); /* the work and its leaves, none marked */
/* Marks the units that a pick covers, and the containers that hold them. */
void ft_feed_mark(struct feed *f, struct run *r, const struct ft_pick *p);
/* Whether a target is one unit, or a place inside one. */
bool ft_feed_is_one(const struct run *r, const struct ft_target *t);
/* Hands the marked leaves on, containers opened and closed around them. */
void ft_feed_walk(struct feed *f, struct run *r);
void ft_feed_unit(struct feed *f, struct run *r, const struct ft_place *best, const struct ft_place *texts, size_t n,
		  unsigned depth);
/* Fills in where a provision came from and what stands for it (FT_XW_STEPS). */
void ft_feed_steps(struct feed *f, const struct ft_place *p, struct ft_xunit *u);
void ft_feed_cited(struct feed *f, struct run *r, const struct ft_place *p, struct ft_str last);

#endif
