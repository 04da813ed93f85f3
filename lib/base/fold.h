/* Folding for matching. Display never folds.
 *
 * One table, made at build time by tools/foldgen.c from utf8proc (NFKD with case folding), OpenCC's
 * TSCharacters (traditional to simplified) and Unicode's EquivalentUnifiedIdeograph.txt (radical forms):
 * width, case, compatibility forms, traditional characters, radicals and dashes each fold to one form. */
#ifndef FT_BASE_FOLD_H
#define FT_BASE_FOLD_H

#include "base/buf.h"

enum ft_fold_class {
	FT_F_SEP,  /* parts words and runs: blanks, punctuation, controls, private use */
	FT_F_WORD, /* letters and digits of scripts that part words by blanks, combining marks */
	FT_F_HAN,  /* ideographs, kana, bopomofo: written without blanks */
	FT_F_SKIP, /* zero-width characters: as if they were not there */
};

/* What one code point folds to: n code points (0 for SKIP, at most 18) and the class of the first of them. */
struct ft_folded {
	const uint32_t *cp;
	uint8_t n;
	uint8_t cls;
};

/* *one is scratch room for the common case of a single code point; the result lends it or the table. */
struct ft_folded ft_fold_cp(uint32_t cp, uint32_t *one);

enum ft_fold_class ft_fold_class(uint32_t folded);

/* Appends the folded form of s: dashes as '-', blanks as ' ', zero-width characters left out. */
void ft_fold(struct ft_buf *out, struct ft_str s);

/* As ft_fold, but letters, digits and ideographs alone, nothing between: for comparing titles. */
void ft_fold_key(struct ft_buf *out, struct ft_str s);

/* Appends s with radicals and compatibility ideographs, as PDFs have them (U+2F79, U+2ECB), in their common form, in the
 * same script; nothing else changes. Returns how many it changed; *first is the place of the first in s. */
size_t ft_unify(struct ft_buf *out, struct ft_str s, size_t *first);

#endif
