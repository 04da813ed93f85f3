/* The words of a citation, cut out of running text. Inside lib/cite only.
 *
 * Only what can take part in a citation becomes a token; what stands between two tokens is judged by its
 * words when they are joined (cite/joint.c). A number behind 第 or "Article" is one token even in a list:
 * 第一、二项 is 第一 and 二项, Articles 5 and 7 is Articles 5 and 7. */
#ifndef FT_CITE_LEX_H
#define FT_CITE_LEX_H

#include "cite/names.h"

/* Steps of a place, outermost first. */
enum ft_rank {
	FT_R_PART,
	FT_R_SUBPART,
	FT_R_CHP,
	FT_R_SEC,
	FT_R_ART,
	FT_R_PARA,
	FT_R_ITEM,
	FT_R_POINT,
	FT_R_RANKS
};

enum ft_tok_kind {
	FT_TK_STEP,  /* 第二十一条, 二项, Article 21, (3), 附件一 */
	FT_TK_REL,   /* 前款, 本条, the preceding two paragraphs */
	FT_TK_TITLE, /* 《…》, an unquoted name, a document number, an English title */
	FT_TK_SELF,  /* 本法, this Act, herein */
	FT_TK_THAT,  /* 该法, 前述条例: an instrument named before */
	FT_TK_BASE, /* the Act, 条例第五条: a bare noun, for the instrument that the text is made under or has
		       named */
	FT_TK_CLAUSE, /* 8.1.4.3 a) */
	FT_TK_ALIAS,  /* （以下简称…）: title is the name that is given */
	FT_TK_ADDRESS, /* csl@2025-10-28#art_21: title is all of it */
};

enum ft_rel {
	FT_REL_NONE,
	FT_REL_PREV, /* the `count` before */
	FT_REL_ALL,  /* all that stand before: 前各款 */
	FT_REL_THIS,
	FT_REL_THAT, /* 该条, the same article: the one named last */
};

struct ft_tok {
	enum ft_tok_kind kind;
	uint32_t off, end;   /* bytes of the text */
	uint32_t num, num_n; /* STEP: the number alone, as written */
	enum ft_rank rank;   /* STEP, REL */
	enum ft_rel rel;
	uint16_t count;
	bool en, foreign; /* foreign: a TITLE that names no instrument (《营业执照》); a BASE that is the end
			     of a longer name */
	bool cont;        /* STEP: a further number in a list, without a word of its own */
	bool bracket; /* STEP: (3) behind an article, whose rank hangs on what stands before */
	bool annex;   /* STEP: an annex */
	bool sign;    /* STEP: § 23, what other laws than the Chinese have in the place of articles */
	bool tied;    /* CLAUSE: of the name before it, whatever stands between */
	bool number;  /* TITLE: a document number */
	bool quoted;  /* TITLE: in 《》 */
	bool tail;    /* SELF, THAT: herein, thereof: only behind a place */
	long n, sub;  /* STEP */
	char letter;  /* STEP: (a), 附录A; else 0 */
	struct ft_str
		title; /* TITLE: as written, without 《》; SELF, THAT, BASE: the noun; CLAUSE: the eid */
};

struct ft_toks {
	struct ft_tok *v;
	size_t len, cap;
};

struct ft_lexer {
	struct ft_str text;
	const struct ft_names *names;
	const struct ft_str *aliases; /* names that the document gave to instruments, unquoted */
	size_t alias_len;
	bool tw; /* a text of Taiwan: 項 is the paragraph, 款 the item */
	bool memo; /* canonical addresses and § 23 are citations, too: in a memo */
	struct ft_toks *out;
};

/* Appends the tokens of lx->text in their order. */
void ft_lex(struct ft_lexer *lx);

struct ft_tok *ft_tok_add(struct ft_lexer *lx, enum ft_tok_kind kind, size_t off, size_t end);
struct ft_tok *ft_tok_last(const struct ft_lexer *lx); /* NULL when there is none */

/* ---- the parts of the lexer: each reads at `off` and returns the offset behind what it took, or `off` ----
 */

size_t ft_lex_steps_zh(struct ft_lexer *lx, size_t off);                  /* at 第 */
size_t ft_lex_more_zh(struct ft_lexer *lx, size_t off);                   /* behind a step: 、（二）项 */
size_t ft_lex_rel_zh(struct ft_lexer *lx, size_t off);                    /* at 前 上 本 该 */
size_t ft_lex_self_zh(struct ft_lexer *lx, size_t off);                   /* at 本 该 前述 */
size_t ft_lex_annex_zh(struct ft_lexer *lx, size_t off);                  /* at 附 */
size_t ft_lex_title_zh(struct ft_lexer *lx, size_t off);                  /* at 《 */
size_t ft_lex_alias(struct ft_lexer *lx, size_t off);                     /* at a bracket */
void ft_lex_name_zh(struct ft_lexer *lx, size_t end, bool place_follows); /* a name that ends at `end` */
void ft_lex_guess_zh(struct ft_lexer *lx, size_t end); /* a title that no table knows, ending at `end` */
size_t ft_lex_docno_zh(struct ft_lexer *lx, size_t off);                  /* at 第N号, 〔 */
size_t ft_lex_standard(struct ft_lexer *lx, size_t off);                  /* GB/T 22239—2019 */
size_t ft_lex_address(struct ft_lexer *lx, size_t off);                   /* at @ # / (canonical.c) */
size_t ft_lex_en(struct ft_lexer *lx, size_t off);                        /* at the first letter of a word */
size_t ft_lex_sign(struct ft_lexer *lx, size_t off);                      /* at § */
size_t ft_lex_title_en(struct ft_lexer *lx, size_t off, size_t word_end); /* at Act, Law, Regulations */

bool ft_is_letters(struct ft_str name); /* CSL, PIPL */
bool ft_title_noun_en(struct ft_str word); /* Act, Law, Regulations: what an English title is recognised by */

/* ---- small readers that they share ---- */

bool ft_lex_take(struct ft_str s, size_t *off, const char *word);
bool ft_lex_at(struct ft_str s, size_t off, const char *word);
bool ft_lex_behind(struct ft_str s, size_t off, const char *word); /* `word` ends at off */
enum { FT_MAX_BRACKET = 400 }; /* bytes in which a bracket is shut */
size_t ft_bracket_end(struct ft_str s, size_t off); /* behind the bracket that opens at off; off: it is not shut */
/* Behind what stands between a name and its place and says more of the name: brackets, a medium, its year. */
size_t ft_beside_end(struct ft_str s, size_t off);

#endif
