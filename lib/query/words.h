/* A text cut into the words that two texts are compared by: a Chinese character, an English word or a number,
 * a punctuation mark. Typography is folded away (base/fold.h): width, kind of dash and quotation mark,
 * blanks, line breaks and zero-width characters make no difference. */
#ifndef FT_QUERY_WORDS_H
#define FT_QUERY_WORDS_H

#include "base/arena.h"

struct ft_word {
	uint32_t off;  /* bytes of the text; it reaches to the next word's, so that blanks are never lost */
	uint32_t hash; /* of the folded form; equal words, equal hashes */
	uint32_t ref;  /* 第二十一条之二 as one word: 21002, the article that is named; 0: none */
	bool mark;     /* punctuation: two texts that differ only there differ in typography */
	bool own;      /* of a ref: it names an article of the text's own instrument */
};

struct ft_words {
	struct ft_word *v;
	size_t len;
	struct ft_str text;
};

/* The words live in the arena; the text must outlive them. */
struct ft_words ft_words_cut(struct ft_arena *a, struct ft_str text);

/* The bytes from word `from` up to word `to`. */
struct ft_str ft_words_slice(const struct ft_words *w, size_t from, size_t to);

/* The number in an eid of an article as `ref` has it: art_21-2 is 21002; 0 for other eids. */
uint32_t ft_ref_of_eid(struct ft_str eid);

uint32_t ft_mix(uint32_t h, uint32_t v); /* for hashes made of hashes */

#endif
