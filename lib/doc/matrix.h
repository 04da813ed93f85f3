/* The gap matrix: duties, the control points that answer them, the units by which those are evaluated. lib/query
 * fills it from the crosswalk, lib/export writes it. */
#ifndef FT_DOC_MATRIX_H
#define FT_DOC_MATRIX_H

#include "doc/place.h"

/* What a row says of a duty. The first is a row of the crosswalk with a control; the others are gaps. */
#define FT_GAPS(X)                                                                                                    \
	X(ANSWERED, "answered", "a control point answers it", "有控制点对应")                                         \
	X(NONE, "no-relationship", "no control answers it: the crosswalk says why", "没有控制点对应：对照表说明了理由") \
	X(NOT_HERE, "not-at-level", "controls answer it, but none of this level", "有对应的控制点，但不在这一级")       \
	X(UNMAPPED, "unmapped", "the crosswalk has no row for it: nothing is said", "对照表没有这一条，不作判断")

enum ft_gap {
#define X(name, word, en, zh) FT_GAP_##name,
	FT_GAPS(X)
#undef X
	FT_GAP_COUNT
};

/* A unit that evaluates a control: its place, and the id printed beside it (L3-CES1-17), or empty. */
struct ft_matrix_unit {
	struct ft_place place;
	struct ft_str id;
};

/* A duty and one control, or a duty and why there is none. */
struct ft_matrix_row {
	const struct ft_place *duty;
	enum ft_gap gap;
	struct ft_place control; /* FT_GAP_ANSWERED */
	struct ft_str relation;  /* the words of NIST IR 8477; of a gap its own word */
	long strength;           /* 1 to 10; 0: not said */
	struct ft_str why_zh, why_en, basis;
	struct ft_str via;       /* address of the item by way of which the control answers; empty: directly */
	const struct ft_matrix_unit *units;
	size_t unit_len;
};

struct ft_matrix {
	struct ft_matrix_row *v; /* duty by duty in the order of their texts, in each by control */
	size_t len, duties, open; /* open: duties that no control answers */
	long level;               /* 0: all */
};

const char *ft_gap_word(enum ft_gap g);
const char *ft_gap_label(enum ft_gap g, enum ft_lang l);

#endif
