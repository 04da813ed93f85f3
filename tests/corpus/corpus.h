/* The guard of corpus/: what docs/CORPUS.md and issue 3 promise of the shipped library, held against its
 * files.
 *
 * load.c reads the folder through the indexer's own readers, so that the guard sees what an index would hold;
 * each check_* reports what it finds and goes on. Strings live in the corpus's arena; unload frees all. */
#ifndef FT_TEST_CORPUS_H
#define FT_TEST_CORPUS_H

#include "base/arena.h"
#include "cite/address.h"
#include "doc/span.h"
#include "indexer/catalogue.h"
#include "indexer/parse.h"

enum fullness { FULL, SUBJECT_ONLY, NO_TEXT, FULLNESS_COUNT };

struct unit { /* of article rank, in a digest */
	const struct ft_node *node;
	struct ft_spans spans;
	enum fullness fullness;
	enum ft_basis basis;
};

struct text {
	const struct ft_cat_text *cat;
	const char *path;
	struct ft_doc *doc;
	struct unit *units;
	size_t len;
};

struct clause {                       /* a row of outline.tsv */
	struct ft_str number, letter; /* "8.1.4.3 a)" is 8.1.4.3 and a */
	struct ft_str eid;            /* of the clause, without the letter */
	struct ft_str kind, zh, en, level, scope, items, unit, evaluates, note;
	unsigned line;
};

struct work {
	const struct ft_cat_work *cat;
	const char *path; /* of its work.json */
	struct ft_str json, folder;
	struct text *texts;  /* as many as cat->text_len */
	const char *outline; /* path, or NULL */
	struct clause *clauses;
	size_t clause_len;
};

struct link {
	const char *path;
	unsigned line;
	struct ft_str from_text, to_text, type, relation, why[FT_LANG_COUNT], basis, strength;
	struct ft_address from, to; /* name empty: no end */
};

struct file { /* in a work's folder, but work.json */
	const char *path;
	struct ft_str folder, name;
};

struct corpus {
	struct ft_arena *arena;
	const char *root;
	struct work *works;
	size_t len, cap;
	struct link *links;
	size_t link_len, link_cap;
	struct file *files;
	size_t file_len, file_cap;
	size_t faults;
};

/* Prints PATH:LINE: words, and counts it. */
void report(struct corpus *c, const char *path, unsigned line, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
void report_all(struct corpus *c, const char *path, const struct ft_diags *diags);

/* load.c, tables.c */
bool load(struct corpus *c, const char *root);
void unload(struct corpus *c);
struct ft_str load_file(struct corpus *c, const char *path);
void load_outline(struct corpus *c, struct work *w);
void load_links(struct corpus *c, const char *path);
unsigned line_of(struct ft_str text, struct ft_str words); /* where the words stand first, 1 if nowhere */

/* places.c: what an address means here */
struct work *find_work(const struct corpus *c, struct ft_str key);
const struct unit *find_unit(const struct text *t, struct ft_str eid);
struct clause *find_clause(const struct work *w, struct ft_str eid);
bool has_place(const struct unit *u, struct ft_str inner);
/* NULL when the place exists or, its text not being at hand, may exist; else why it does not. */
const char *place_fault(const struct corpus *c, const struct ft_address *a);
/* What the digest of the article rests on; FT_BA_NONE for a whole work and for what has no digest. */
enum ft_basis place_basis(const struct corpus *c, const struct ft_address *a);

/* The checks. */
void check_works(struct corpus *c);    /* works.c: keys, dates, succession, files, short titles */
void check_texts(struct corpus *c);    /* texts.c: twins, counts, basis, language */
void check_outlines(struct corpus *c); /* outlines.c: counts, digests and outlines agree */
void check_links(struct corpus *c);    /* links.c: ends, words, strength */
void check_reasons(struct corpus *c);  /* reasons.c: present, in their language, each its own */
void check_chains(struct corpus *c);   /* chains.c: what issue 3 wants linked is linked */
void check_glossary(struct corpus *c); /* names.c */
void check_names(struct corpus *c);    /* names.c */

/* table.c: the coverage table between its two marks in README.md: compared, or rewritten. */
void check_table(struct corpus *c, bool rewrite);

/* lang.c: ideographs among the ideographs and Latin words of s, in percent; -1 where it has neither. */
int han_share(struct ft_str s);
enum { MIN_ZH = 25, MAX_EN = 15 }; /* lists of abbreviations in Chinese, a Chinese term in English */

#endif
