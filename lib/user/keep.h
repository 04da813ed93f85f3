/* What the user keeps: the basket, marks and notes, apart by matter. A place is named by its address, date, a
 * quote of its words and the hash of its unit's text, never by a row of the index; whether it still stands is
 * asked of the index when it is shown (query/browse.h, ft_kept_find). */
#ifndef FT_USER_KEEP_H
#define FT_USER_KEEP_H

#include "user/user.h"

struct ft_kept {
	int64_t id;
	struct ft_str key, date, eid;
	struct ft_str title, label; /* as they were called when kept */
	struct ft_str quote;        /* the first words of the place */
	unsigned char sha[32];      /* of the unit's text; zeros: it had none */
	struct ft_str letter;       /* of a mark */
	struct ft_str text;         /* of a note */
	struct ft_str when;         /* YYYY-MM-DD HH:MM, in China */
};

enum { FT_QUOTE_CPS = 60 };

/* The quote kept of a text: its first line's beginning. */
struct ft_str ft_quote_of(struct ft_arena *a, struct ft_str text);

/* Basket, in the user's own order. Adding what is there already changes nothing but says so (*had). */
enum ft_err ft_basket_add(struct ft_user *u, const char *matter, const struct ft_kept *k, bool *had,
			  struct ft_buf *why);
struct ft_kept *ft_basket_list(struct ft_user *u, const char *matter, struct ft_arena *a, size_t *count);
enum ft_err ft_basket_remove(struct ft_user *u, const char *matter, int64_t id, struct ft_buf *why);
/* Moves the entry at place `from` to place `to`, both from 1. FT_USAGE when there is no such place. */
enum ft_err ft_basket_move(struct ft_user *u, const char *matter, size_t from, size_t to, struct ft_buf *why);
size_t ft_basket_count(struct ft_user *u, const char *matter);

/* Marks: one place a letter (one code point); setting it again moves it. */
enum ft_err ft_mark_set(struct ft_user *u, const char *matter, const struct ft_kept *k, struct ft_buf *why);
struct ft_kept *ft_mark_list(struct ft_user *u, const char *matter, struct ft_arena *a, size_t *count);
enum ft_err ft_mark_remove(struct ft_user *u, const char *matter, struct ft_str letter, bool *had,
			   struct ft_buf *why);

/* Notes: one a place; an empty text takes it away. */
enum ft_err ft_note_set(struct ft_user *u, const char *matter, const struct ft_kept *k, struct ft_buf *why);
struct ft_kept *ft_note_list(struct ft_user *u, const char *matter, struct ft_arena *a, size_t *count);
/* The note of exactly this place, or an empty text. */
struct ft_str ft_note_of(struct ft_user *u, const char *matter, struct ft_arena *a, const struct ft_kept *k);

/* Small things remembered between runs: the last place read. */
void ft_state_set(struct ft_user *u, const char *matter, const char *name, struct ft_str value);
struct ft_str ft_state(struct ft_user *u, const char *matter, const char *name, struct ft_arena *a);

#endif
