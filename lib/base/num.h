/* Numerals as Chinese and English law writes them. */
#ifndef FT_BASE_NUM_H
#define FT_BASE_NUM_H

#include "base/str.h"

/* Reads a number at s.p[*off]: Chinese (一百二十三, 二〇一七, 〇, 零, 两), ASCII or full-width digits.
 * Advances *off and returns the value; returns -1 and leaves *off when there is none or it is over 99,999,999. */
long ft_num_read(struct ft_str s, size_t *off);

/* Writes n (1 to 99,999) as a Chinese numeral, as statutes print it: 10 is 十, 21 is 二十一, 101 is 一百零一. */
size_t ft_num_zh(char out[64], long n);

/* Roman numerals (I to MMMCMXCIX, either case): the value, or -1. The whole slice must be one. */
long ft_num_roman(struct ft_str s);

#endif
