/* English words of citations. Inside lib/cite only. */
#ifndef FT_CITE_EN_H
#define FT_CITE_EN_H

#include "cite/lex.h"

/* A word that a number follows. `plain`: counts without a capital, too. */
struct ft_en_unit {
	const char *word;
	enum ft_rank rank;
	bool plain;
};

size_t ft_en_end(struct ft_str s, size_t off); /* behind the letters that begin at off */
bool ft_en_is(struct ft_str s, size_t off, size_t end, const char *word);        /* in any case */
bool ft_en_in(struct ft_str s, size_t off, size_t end, const char *const *list, size_t n); /* one of them, in any case */
#define FT_EN_IN(s, off, end, list) ft_en_in(s, off, end, list, sizeof list / sizeof list[0])
const struct ft_en_unit *ft_en_unit_at(struct ft_str s, size_t off, size_t end); /* NULL: none */
size_t ft_en_sub(struct ft_str s, size_t off);                /* sub-paragraph: behind the hyphen, else off */
long ft_en_cardinal(struct ft_str s, size_t off, size_t end); /* one to ten, or -1 */
long ft_en_ordinal(struct ft_str s, size_t off, size_t end);  /* first to tenth, or -1 */
bool ft_en_noun(struct ft_str s, size_t off, size_t end);     /* Act, Law, Regulations */

/* A word of a title, hyphens, apostrophes and digits included: its end; where it begins; the next one, behind one blank,
 * or with `comma` a comma and a blank. */
size_t ft_en_word_end(struct ft_str s, size_t off);
size_t ft_en_word_back(struct ft_str s, size_t low, size_t end);
bool ft_en_next_word(struct ft_str s, size_t off, bool comma, size_t *from, size_t *end);
/* ---- vague_en.c ---- */
bool ft_en_is_vague(struct ft_str title); /* Enforcement Rules, PRC Law, the Amended Act */
/* A title from `from` to `end`, its noun at `noun`, that is the name of an office or of its field. */
bool ft_en_is_office(struct ft_str s, size_t low, size_t from, size_t noun, size_t end);

/* Each reads a phrase that begins at off, whose first word ends at end, and returns the offset behind what it
 * took, or off. */
size_t ft_en_rel(struct ft_lexer *lx, size_t off);               /* the preceding two paragraphs */
size_t ft_en_this(struct ft_lexer *lx, size_t off, size_t end);  /* this Article, the first paragraph */
size_t ft_en_self(struct ft_lexer *lx, size_t off, size_t end);  /* this Act, the Act, the same Law */
size_t ft_en_order(struct ft_lexer *lx, size_t off, size_t end); /* MPS Order No. 151 */
bool ft_en_opening(struct ft_str s, size_t off, size_t end); /* Under, See: opens a sentence, begins no name */
size_t ft_en_short(struct ft_lexer *lx, size_t off, size_t end); /* CSL */
size_t ft_en_abroad(struct ft_lexer *lx, size_t off, size_t end);  /* Regulation (EU) 2016/679, Regulation S-P */
size_t ft_en_us_code(struct ft_lexer *lx, size_t off); /* U.S.C., C.F.R. behind the number of a title: 18 U.S.C. */
size_t ft_en_letters(struct ft_lexer *lx, size_t off, size_t end); /* capitals that no table knows, by a place */

#endif
