/* The cite-check (CONTRACT: check): each citation of a memo, and whether it still holds. */
#ifndef FT_QUERY_CHECK_H
#define FT_QUERY_CHECK_H

#include "cite/memo.h"
#include "query/resolve.h"

/* In the order of CONTRACT: the first that fits. */
#define FT_OUTCOMES(X)                              \
	X(OUTSIDE, "outside-library", "不在库中")   \
	X(AMBIGUOUS, "ambiguous", "有歧义")         \
	X(NO_SUCH, "no-such-provision", "无此条款") \
	X(DRAFT, "draft", "草案")                   \
	X(NOT_YET, "not-yet", "尚未施行")           \
	X(REPEALED, "repealed", "已废止")           \
	X(RENUMBERED, "renumbered", "条号已变")     \
	X(AMENDED, "amended", "已修改")             \
	X(SUPERSEDED, "superseded", "旧版本")       \
	X(OK, "ok", "有效")

enum ft_outcome {
#define X(name, word, zh) FT_OUT_##name,
	FT_OUTCOMES(X)
#undef X
		FT_OUT_COUNT
};

const char *ft_outcome_word(enum ft_outcome o);

struct ft_checked {
	struct ft_memo_cite cite;
	size_t line, column; /* from 1; columns are code points */
	enum ft_outcome outcome;
	struct ft_str message; /* for people: why */
	struct ft_str caution; /* of a new place: why it is not for certain the same provision; or empty */
	bool has_place;
	struct ft_place place; /* as the memo means it, on its own day */
	struct ft_place
		*now; /* where it stands on the day asked about; of an ambiguous one the places it may mean */
	size_t now_len;
	bool unresolved; /* `now` is what it may have become; or nothing, it may have been dropped */
};

struct ft_check {
	char written[11];     /* the memo's day: given, or from its head; "" unknown */
	struct ft_checked *v; /* in the order of the memo */
	size_t len;
	size_t count[FT_OUT_COUNT];
};

/* Checks valid UTF-8. `written` (YYYY-MM-DD) is the memo's day, or "" to take it from its head. Strings live
 * in the arena or in `text`. */
void ft_check_run(struct ft_db *db, struct ft_arena *a, struct ft_str text, const char *written, int day,
		  struct ft_check *out);

/* Whether the number of a citation can be brought up to date by itself: it was renumbered, to one place of the same work.
 * Citations of a version by its date, ranges and splits are left to people. */
bool ft_check_can_fix(const struct ft_checked *k);

/* Appends a unified diff that gives those their present number, and changes nothing else. `bom`: the file begins with a
 * mark that `text` is without. Returns how many it changes. */
size_t ft_check_fix(const struct ft_check *c, struct ft_str text, bool bom, const char *name, struct ft_buf *out);

#endif
