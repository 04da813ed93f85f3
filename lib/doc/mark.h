/* The styles of item marks, between mark.c, which reads them (span.h: ft_mark_read), and span.c, which makes lists of them. */
#ifndef FT_DOC_MARK_H
#define FT_DOC_MARK_H

/* Styles of mark. The number says nothing but which is which; 0 is no mark. */
enum ft_mark_style {
	FT_MK_NONE,
	FT_MK_ZH_PAREN,     /* （三） */
	FT_MK_NUM_PAREN,    /* (3) */
	FT_MK_LETTER_PAREN, /* (c) */
	FT_MK_ROMAN_PAREN,  /* (iii): told from letters by what stands before it */
	FT_MK_NUM_DOT,      /* 3. 3、 3) */
	FT_MK_LETTER_CLOSE, /* c) c. */
	FT_MK_ROMAN_DOT,    /* III. */
	FT_MK_ZH_COMMA,     /* 三、 */
	FT_MK_CIRCLED,      /* ③ */
};

#endif
