/* The citations of a memo: text about law that is no law itself. The same grammar as for a source text
 * (lex.h, group.h); what is bare belongs to the instrument in focus (CONTRACT, check). */
#ifndef FT_CITE_MEMO_H
#define FT_CITE_MEMO_H

#include "base/arena.h"
#include "cite/cite.h"

struct ft_memo_number {
	size_t off, n; /* bytes of the memo; n 0: not said in these words */
};

struct ft_memo_cite {
	size_t off, n;       /* bytes of the memo, line breaks included */
	struct ft_str quote; /* the same words in one line */
	enum ft_ref_rule rule;
	struct ft_str name; /* of the instrument as named, here or before; empty: none is known */
	bool key;           /* the name is a work's key: the memo gives a canonical address */
	struct ft_str
		date; /* year or day by which the memo names the version: 《某法》（2016年）; or empty */
	struct ft_str eid, end; /* eid empty: the whole instrument */
	bool bare;              /* art. 61(1): the place is what its numbers in brackets mean (doc/bare.h) */
	struct ft_str
		unit_id;     /* a printed id of a standard's unit (L3-CES1-17), or empty; then eid is empty */
	struct ft_str fault; /* why it means nothing certain, for people; or empty */
	struct ft_memo_number article; /* the article's number as written */
	struct ft_memo_number inner;   /* a paragraph's, item's or point's, where there is exactly one */
};

/* `has_articles` says whether an instrument of that name can be in focus (a standard cannot). */
struct ft_memo_reader {
	const struct ft_names *names;
	bool (*has_articles)(void *arg, struct ft_str name);
	void (*each)(void *arg, const struct ft_memo_cite *c);
	void *arg;
};

/* Reads valid UTF-8, paragraph by paragraph; lines wrapped within one are joined, page furniture between them
 * is passed over. Strings live in the arena. */
void ft_memo_read(struct ft_arena *a, struct ft_str text, const struct ft_memo_reader *r);

/* The day that a memo's head states ("Date: 1 November 2019", 2019年11月1日), into out; false when there is
 * none. */
bool ft_memo_date(struct ft_str text, char out[11]);

#endif
