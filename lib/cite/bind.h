/* From mentions to references: which instrument and which place each one means in its document. Inside
 * lib/cite. */
#ifndef FT_CITE_BIND_H
#define FT_CITE_BIND_H

#include "cite/cite.h"
#include "cite/group.h"
#include "cite/scope.h"
#include "doc/span.h"

struct ft_binder {
	struct ft_scope *scope;
	const struct ft_node *unit;
	const struct ft_node *const *before; /* articles before this one, in order */
	size_t before_len;
	struct ft_str text; /* of the unit */
	const struct ft_toks *toks;
	const struct ft_mentions *mentions;
	struct ft_spans spans; /* of the text; read when first asked for */
	long *meant;           /* with them: the paragraph's number as the text means it, of each span */
	bool split;
	struct ft_ref *refs; /* of this unit, so far */
	size_t ref_len, ref_cap;
};

/* Whose place a mention names. */
struct ft_bound {
	enum { FT_WHO_NONE, FT_WHO_SELF, FT_WHO_OTHER, FT_WHO_UNSURE } who;
	enum ft_ref_rule rule;
	struct ft_str title, name; /* name: by which the key is made */
};

/* ---- heads.c ---- */

/* "Chapter 89 of the Customs Tariff": a name that nothing here tells for an instrument's. */
bool ft_of_unknown(struct ft_str text, const struct ft_mention *m);
struct ft_bound ft_bind_head(struct ft_binder *b, const struct ft_mention *m);
/* 该条, the same article: the last mention before that names one. NULL when there is none. */
const struct ft_mention *ft_bind_antecedent(const struct ft_binder *b, const struct ft_mention *m);

/* ---- bind.c ---- */

/* Appends the references of one mention to b->refs. */
void ft_bind_mention(struct ft_binder *b, const struct ft_mention *m);

/* ---- target.c ---- */

/* A place in words: its eid, in the arena. `inner` steps of a unit are put below `unit`. */
struct ft_str ft_steps_eid(struct ft_arena *a, const struct ft_steps *s, struct ft_str unit);
/* Places that 前两款, 本条, the preceding article stand for, and the steps below them, at most `max`. */
enum { FT_MAX_TARGETS = 24 };
size_t ft_rel_targets(struct ft_binder *b, const struct ft_mention *m, struct ft_str *out, bool *lost);
/* The eid of the place that holds byte `off` of the unit's text: art_21__para_3__item_2. */
struct ft_str ft_place_here(struct ft_binder *b, size_t off);
/* Whether off lies in an item or a point; *para is where the paragraph begins under which it stands. */
bool ft_in_item(struct ft_binder *b, size_t off, size_t *para);
size_t ft_line_len(struct ft_str text, size_t off);
/* Length of the line "(Scope of services)" at the head of an article, its caption; 0: it has none. */
size_t ft_caption_len(const struct ft_node *unit);
/* Whether this article has the paragraph, item or point. */
bool ft_has_place(struct ft_binder *b, const struct ft_steps *s);
/* An item of this article that no paragraph is named for: the paragraph is the one that it must mean. */
struct ft_str ft_own_item(struct ft_binder *b, const struct ft_mention *m, const struct ft_steps *s);

/* ---- kind.c ---- */
enum ft_ref_type ft_kind_of(const struct ft_binder *b, const struct ft_mention *m);

/* The sentence around an offset: from its beginning to its end mark. */
struct ft_str ft_sentence(struct ft_str text, size_t off, size_t *from);

/* References farther apart in one provision have nothing to do with each other: so that each of 10,000 need not look
 * through all the others. */
enum { FT_NEAR = 512 };
static inline const struct ft_mention *ft_near_from(const struct ft_binder *b, const struct ft_mention *m)
{
	return m - b->mentions->v > FT_NEAR ? m - FT_NEAR : b->mentions->v;
}
static inline const struct ft_mention *ft_near_end(const struct ft_binder *b, const struct ft_mention *m)
{
	return b->mentions->v + b->mentions->len - m > FT_NEAR ? m + FT_NEAR : b->mentions->v + b->mentions->len;
}

#endif
