/* What a document says about itself, as far as citations hang on it. Inside lib/cite only. */
#ifndef FT_CITE_SCOPE_H
#define FT_CITE_SCOPE_H

#include "base/arena.h"
#include "base/table.h"
#include "cite/names.h"
#include "doc/tree.h"

struct ft_alias {
	struct ft_str name, title;
};

struct ft_key { /* a title and the key made of it */
	struct ft_str title, key;
};

struct ft_scope {
	struct ft_arena *a;
	const struct ft_names *names;
	struct ft_str own;                /* title of the document */
	struct ft_str noun;               /* what it is, English: Act, Regulations; Chinese: 条例, 办法 */
	struct ft_str base;               /* the instrument that its title says it is made under, or empty */
	struct ft_str made_under;         /* the one that its first article names as basis, or empty */
	bool amends;                      /* it amends `base` */
	long first_article, last_article; /* numbers; 0 where it has none */
	bool tw;                          /* a text of Taiwan in Chinese */
	struct ft_alias *aliases;         /* given so far, the last first */
	struct ft_str *alias_names;
	size_t alias_len, alias_cap;
	struct ft_table keys; /* of titles */
};

void ft_scope_init(struct ft_scope *s, struct ft_arena *a, const struct ft_names *names,
		   const struct ft_doc *d);
void ft_scope_free(struct ft_scope *s);
bool ft_scope_define(struct ft_scope *s, struct ft_str name, struct ft_str title); /* true: it is new */
struct ft_str ft_scope_alias(const struct ft_scope *s, struct ft_str name);        /* its title, or empty */
/* The key of a title (cite/name.h), made once a document. */
struct ft_str ft_scope_key(struct ft_scope *s, struct ft_str title);

/* 条例, 办法, Act, Regulations: a noun that names no instrument by itself. */
bool ft_is_generic(struct ft_str name);
/* Whether a title is of the sort that the noun names: 该法 for …法 and …法典. */
bool ft_title_is(struct ft_str title, struct ft_str noun);

#endif
