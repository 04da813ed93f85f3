/* References: who cites what, in the words of a text. One grammar (lex.h, group.h) reads source texts, memos
 * and addresses; here is what it yields for a source text. */
#ifndef FT_CITE_CITE_H
#define FT_CITE_CITE_H

#include "cite/names.h"
#include "doc/tree.h"

#define FT_REF_TYPES(X) X(CITES, "cites") X(BASED_ON, "based-on") X(REPEALS, "repeals") X(AMENDS, "amends")

enum ft_ref_type {
#define X(name, word) FT_REF_##name,
	FT_REF_TYPES(X)
#undef X
};

/* What the instrument was bound by; the words are those of a link's `rule`. */
#define FT_REF_RULES(X)                                                                         \
	X(TITLE, "title")           /* 《…》, an English title, a known name */             \
	X(NUMBER, "number")         /* a document number */                                     \
	X(SELF, "self")             /* 本法, this Act, herein */                              \
	X(TEXT, "text")             /* nothing is named: the text itself */                     \
	X(RELATIVE, "relative")     /* 前款, the preceding article */                         \
	X(ALIAS, "alias")           /* a name that the text defined */                          \
	X(BASE, "base")             /* "the Act": the one that the text is made under */        \
	X(ANAPHOR, "anaphor")       /* 该法 */                                                \
	X(SENTENCE, "sentence")     /* named for the same article elsewhere in the provision */ \
	X(AMENDED, "amended")       /* a bare article in a text that amends another */          \
	X(LOST_BREAK, "lost-break") /* 前款 in a text whose paragraphs run together */        \
	X(STRUCTURE, "structure")   /* 本章: known from where the article stands */           \
	X(FOCUS, "focus")           /* a memo's bare article: the instrument named last */      \
	X(AMBIGUOUS, "ambiguous")   /* two are possible: none is bound */

enum ft_ref_rule {
#define X(name, word) FT_RULE_##name,
	FT_REF_RULES(X)
#undef X
};

const char *ft_ref_type_word(enum ft_ref_type t);
const char *ft_ref_rule_word(enum ft_ref_rule r);

/* One target. Strings live in the arena that was handed in, or in the text. */
struct ft_ref {
	size_t off, n; /* the words that name it: bytes of the unit's text */
	enum ft_ref_type type;
	enum ft_ref_rule rule;
	bool self;           /* it points into the instrument in which it stands */
	struct ft_str title; /* of another instrument, as written or as the text itself gives it; empty: not
				known */
	struct ft_str key;   /* by which it is bound (cite/name.h); empty: by nothing */
	struct ft_str eid;   /* empty: the whole instrument */
	struct ft_str end;   /* last place of a range, or empty */
	struct ft_str from;  /* eid of the place that makes it: art_21__para_3 */
	struct ft_str walk;  /* of a relative one: "前款 → art. 21 para. 1", or empty */
};

/* Extracts the references of a document unit by unit, in the order of the text. What `each` is lent lives as
 * long as d. Touches nothing but d's arena, so that threads may share the names. */
typedef void (*ft_ref_fn)(void *arg, const struct ft_node *unit, const struct ft_ref *ref);
void ft_cite_doc(const struct ft_names *names, const struct ft_doc *d, ft_ref_fn each, void *arg);

#endif
