#include "base/num.h"

#include <string.h>

enum { MAX_NUM = 99999999 };

/* The value of a Chinese digit, or -1. */
static int zh_digit(uint32_t cp)
{
	switch (cp) {
	case 0x3007: /* 〇 */
	case 0x96F6: /* 零 */
	case 0x25CB: /* ○, as typed */
		return 0;
	case 0x4E00:
		return 1;
	case 0x4E8C:
	case 0x4E24: /* 两 */
		return 2;
	case 0x4E09:
		return 3;
	case 0x56DB:
		return 4;
	case 0x4E94:
		return 5;
	case 0x516D:
		return 6;
	case 0x4E03:
		return 7;
	case 0x516B:
		return 8;
	case 0x4E5D:
		return 9;
	default:
		return -1;
	}
}

static long zh_unit(uint32_t cp)
{
	switch (cp) {
	case 0x5341: /* 十 */
		return 10;
	case 0x767E: /* 百 */
		return 100;
	case 0x5343: /* 千 */
		return 1000;
	case 0x4E07: /* 万 */
	case 0x842C:
		return 10000;
	default:
		return 0;
	}
}

static int ascii_digit(uint32_t cp)
{
	if (cp >= '0' && cp <= '9')
		return (int)(cp - '0');
	if (cp >= 0xFF10 && cp <= 0xFF19)
		return (int)(cp - 0xFF10);
	return -1;
}

static long read_arabic(struct ft_str s, size_t *off)
{
	long n = 0;
	size_t at = *off;

	while (at < s.n) {
		size_t next = at;
		int d = ascii_digit(ft_next_cp(s, &next));

		if (d < 0)
			break;
		n = n * 10 + d;
		if (n > MAX_NUM)
			return -1;
		at = next;
	}
	*off = at;
	return n;
}

/* 一百二十三 adds up by units; 二〇一七 is digit by digit: no unit appears in it. */
static long read_zh(struct ft_str s, size_t *off)
{
	long total = 0, section = 0, digit = -1, plain = 0;
	size_t at = *off;
	bool units = false;

	while (at < s.n && plain <= MAX_NUM && total + section <= MAX_NUM) {
		size_t next = at;
		uint32_t cp = ft_next_cp(s, &next);
		int d = zh_digit(cp);
		long unit = zh_unit(cp);

		if (d >= 0) {
			plain = plain * 10 + d;
			digit = d;
		} else if (unit == 10000) {
			total += (section + (digit > 0 ? digit : 0)) * unit;
			section = 0, digit = -1, units = true;
		} else if (unit) {
			section += (digit >= 0 ? (digit ? digit : 1) : 1) * unit;
			digit = -1, units = true;
		} else {
			break;
		}
		at = next;
	}
	total += section + (digit > 0 ? digit : 0);
	if (at == *off || plain > MAX_NUM || total > MAX_NUM)
		return -1;
	*off = at;
	return units ? total : plain;
}

long ft_num_read(struct ft_str s, size_t *off)
{
	uint32_t cp = ft_cp_at(s, *off);

	if (*off >= s.n)
		return -1;
	if (ascii_digit(cp) >= 0)
		return read_arabic(s, off);
	if (zh_digit(cp) >= 0 || zh_unit(cp) > 0)
		return read_zh(s, off);
	return -1;
}

size_t ft_num_zh(char out[64], long n)
{
	static const char *const digit[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	static const struct { long value; const char *word; } unit[] = {
		{10000, "万"}, {1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}};
	bool begun = false, zero = false;
	size_t len = 0;

	for (size_t i = 0; i < sizeof unit / sizeof unit[0]; i++) {
		long d = n / unit[i].value % 10;

		if (d == 0) {
			zero = begun;
			continue;
		}
		if (zero)
			len += strlen(strcpy(out + len, digit[0]));
		if (begun || d != 1 || unit[i].value != 10) /* 十五, not 一十五 */
			len += strlen(strcpy(out + len, digit[d]));
		len += strlen(strcpy(out + len, unit[i].word));
		begun = true, zero = false;
	}
	out[len] = '\0';
	return len;
}

/* Reads the value mark by mark, then writes it back: what does not come out the same is no numeral (IIII, VX). */
static long roman_value(struct ft_str s)
{
	static const char marks[] = "IVXLCDM";
	static const long values[] = {1, 5, 10, 50, 100, 500, 1000};
	long total = 0, last = 0;

	for (size_t i = s.n; i-- > 0;) {
		const char *m = strchr(marks, s.p[i] & ~0x20);
		long v;

		if (m == NULL || *m == '\0')
			return -1;
		v = values[m - marks];
		total += v < last ? -v : v;
		last = v > last ? v : last;
	}
	return total;
}

static size_t put_roman(char out[16], long n)
{
	static const struct { long value; const char *marks; } steps[] = {
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
		{40, "XL"},  {10, "X"},	  {9, "IX"},  {5, "V"},	   {4, "IV"},  {1, "I"}};
	size_t len = 0;

	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
		for (; n >= steps[i].value; n -= steps[i].value)
			len += strlen(strcpy(out + len, steps[i].marks));
	return len;
}

long ft_num_roman(struct ft_str s)
{
	long n = s.n > 0 && s.n <= 15 ? roman_value(s) : -1;
	char back[16];

	if (n < 1 || n > 3999 || put_roman(back, n) != s.n)
		return -1;
	for (size_t i = 0; i < s.n; i++)
		if (back[i] != (s.p[i] & ~0x20))
			return -1;
	return n;
}
