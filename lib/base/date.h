/* Dates as YYYY-MM-DD in a char[11]. An empty string is "not known". */
#ifndef FT_BASE_DATE_H
#define FT_BASE_DATE_H

#include "base/str.h"

bool ft_date_parse(struct ft_str s, char out[11]); /* exactly YYYY-MM-DD and a real day */
bool ft_date_make(char out[11], long year, long month, long day); /* false if there is no such day */
void ft_date_today(char out[11]);                  /* in China (UTC+8) */
void ft_date_of_time(char out[11], int64_t unix_seconds); /* in China */
int ft_date_num(const char *date);                 /* 20260806; 0 for "" */
void ft_date_text(char out[11], int num);          /* and back */
long ft_date_days(const char *from, const char *to); /* days between, negative if `to` is earlier */

#endif
