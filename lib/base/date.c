#include "base/date.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static long month_days(long year, long month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

bool ft_date_make(char out[11], long year, long month, long day)
{
	if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > month_days(year, month))
		return false;
	snprintf(out, 11, "%04u-%02u-%02u", (unsigned)year % 10000u, (unsigned)month % 100u, (unsigned)day % 100u);
	return true;
}

bool ft_date_parse(struct ft_str s, char out[11])
{
	char d[11];

	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
		return false;
	memcpy(d, s.p, 10);
	d[10] = d[4] = d[7] = '\0';
	for (int i = 0; i < 10; i++)
		if (i != 4 && i != 7 && !isdigit((unsigned char)d[i]))
			return false;
	return ft_date_make(out, atol(d), atol(d + 5), atol(d + 8));
}

/* The day that is `days` after 1970-01-01 (H. Hinnant, chrono-compatible low-level date algorithms). gmtime_r() would
 * read the time zone first. */
static bool make_day(char out[11], int64_t days)
{
	int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
	long doe = (long)(z - era * 146097), yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
	long month = mp < 10 ? mp + 3 : mp - 9;

	return ft_date_make(out, (long)(era * 400) + yoe + (month <= 2), month, doy - (153 * mp + 2) / 5 + 1);
}

void ft_date_of_time(char out[11], int64_t unix_seconds)
{
	int64_t t = unix_seconds + 8 * 3600;

	if (!make_day(out, (t >= 0 ? t : t - 86399) / 86400))
		out[0] = '\0';
}

void ft_date_today(char out[11])
{
	ft_date_of_time(out, (int64_t)time(NULL));
}

int ft_date_num(const char *date)
{
	return date && date[0] ? atoi(date) * 10000 + atoi(date + 5) * 100 + atoi(date + 8) : 0;
}

void ft_date_text(char out[11], int num)
{
	if (!ft_date_make(out, num / 10000, num / 100 % 100, num % 100))
		out[0] = '\0';
}

/* Days since 0000-03-01 in the proleptic Gregorian calendar. */
static long day_number(const char *date)
{
	long y = atol(date), m = atol(date + 5), d = atol(date + 8);

	y -= m <= 2;
	m += m <= 2 ? 9 : -3;
	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + d;
}

long ft_date_days(const char *from, const char *to)
{
	return day_number(to) - day_number(from);
}
