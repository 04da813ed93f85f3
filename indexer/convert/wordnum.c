/* Numbers in Word's formats (ECMA-376 part 1, 17.18.59 ST_NumberFormat). */
#include "indexer/convert/docx.h"

#include "base/num.h"

#include <string.h>

static void add_decimal(struct ft_buf *out, long n)
{
	ft_buf_fmt(out, "%ld", n);
}

static void add_zero(struct ft_buf *out, long n)
{
	ft_buf_fmt(out, "%02ld", n);
}

static void add_full_width(struct ft_buf *out, long n)
{
	struct ft_buf digits = {0};

	add_decimal(&digits, n);
	for (size_t i = 0; i < digits.len; i++)
		ft_buf_cp(out, (uint32_t)(unsigned char)digits.data[i] + (digits.data[i] >= '0' ? 0xFEE0 : 0));
	ft_buf_free(&digits);
}

static void add_chinese(struct ft_buf *out, long n)
{
	char words[64];

	if (n == 0)
		ft_buf_puts(out, "〇");
	else if (n < 1 || n > 99999)
		add_decimal(out, n);
	else
		ft_buf_add(out, (struct ft_str){words, ft_num_zh(words, n)});
}

static void add_digits(struct ft_buf *out, long n)
{
	static const char *const digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	struct ft_buf decimal = {0};

	add_decimal(&decimal, n);
	for (size_t i = 0; i < decimal.len; i++)
		if (decimal.data[i] >= '0' && decimal.data[i] <= '9')
			ft_buf_puts(out, digits[decimal.data[i] - '0']);
	ft_buf_free(&decimal);
}

/* 壹贰叁: the Chinese number with its characters exchanged. */
static void add_formal(struct ft_buf *out, long n)
{
	static const char *const pairs[][2] = {{"一", "壹"}, {"二", "贰"}, {"三", "叁"}, {"四", "肆"}, {"五", "伍"}, {"六", "陆"}, {"七", "柒"},
		{"八", "捌"}, {"九", "玖"}, {"十", "拾"}, {"百", "佰"}, {"千", "仟"}};
	struct ft_buf plain = {0};
	struct ft_str s;

	add_chinese(&plain, n);
	s = ft_buf_str(&plain);
	for (size_t off = 0; off < s.n;) {
		size_t at = off;
		struct ft_str one;
		size_t i = 0;

		ft_next_cp(s, &off);
		one = ft_sub(s, at, off - at);
		while (i < sizeof pairs / sizeof pairs[0] && !ft_eq(one, ft_str(pairs[i][0])))
			i++;
		ft_buf_add(out, i < sizeof pairs / sizeof pairs[0] ? ft_str(pairs[i][1]) : one);
	}
	ft_buf_free(&plain);
}

/* One of a row of single characters; numbers beyond it are Arabic. */
static void add_one_of(struct ft_buf *out, const char *row, long n)
{
	size_t count = ft_cp_count(ft_str(row));

	if (n < 1 || (size_t)n > count)
		add_decimal(out, n);
	else
		ft_buf_cp(out, ft_cp_at(ft_str(row), ft_off_of_cp(ft_str(row), (size_t)n - 1)));
}

static void add_stems(struct ft_buf *out, long n)
{
	add_one_of(out, "甲乙丙丁戊己庚辛壬癸", n);
}

static void add_branches(struct ft_buf *out, long n)
{
	add_one_of(out, "子丑寅卯辰巳午未申酉戌亥", n);
}

static void add_circled(struct ft_buf *out, long n)
{
	add_one_of(out, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", n);
}

/* a to z, then aa to zz. */
static void add_letter(struct ft_buf *out, long n, char first)
{
	if (n < 1 || n > 780) {
		add_decimal(out, n);
		return;
	}
	for (long i = 0; i <= (n - 1) / 26; i++)
		ft_buf_putc(out, (char)(first + (n - 1) % 26));
}

static void add_small_letter(struct ft_buf *out, long n)
{
	add_letter(out, n, 'a');
}

static void add_capital(struct ft_buf *out, long n)
{
	add_letter(out, n, 'A');
}

static void add_roman_of(struct ft_buf *out, long n, const char *const words[13])
{
	static const long values[13] = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

	if (n < 1 || n > 3999)
		add_decimal(out, n);
	for (int i = 0; n >= 1 && n <= 3999 && i < 13; i++)
		for (; n >= values[i]; n -= values[i])
			ft_buf_puts(out, words[i]);
}

static void add_roman(struct ft_buf *out, long n)
{
	static const char *const words[13] = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};

	add_roman_of(out, n, words);
}

static void add_small_roman(struct ft_buf *out, long n)
{
	static const char *const words[13] = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};

	add_roman_of(out, n, words);
}

static void add_nothing(struct ft_buf *out, long n)
{
	(void)out, (void)n;
}

static const struct { const char *format; void (*add)(struct ft_buf *out, long n); } formats[] = {
	{"decimal", add_decimal},
	{"decimalZero", add_zero},
	{"decimalFullWidth", add_full_width},
	{"decimalFullWidth2", add_full_width},
	{"decimalEnclosedCircle", add_circled},
	{"decimalEnclosedCircleChinese", add_circled},
	{"chineseCounting", add_chinese},
	{"chineseCountingThousand", add_chinese},
	{"taiwaneseCounting", add_chinese},
	{"taiwaneseCountingThousand", add_chinese},
	{"japaneseCounting", add_chinese},
	{"ideographDigital", add_digits},
	{"japaneseDigitalTenThousand", add_digits},
	{"taiwaneseDigital", add_digits},
	{"chineseLegalSimplified", add_formal},
	{"ideographLegalTraditional", add_formal},
	{"ideographTraditional", add_stems},
	{"ideographZodiac", add_branches},
	{"lowerLetter", add_small_letter},
	{"upperLetter", add_capital},
	{"lowerRoman", add_small_roman},
	{"upperRoman", add_roman},
	{"none", add_nothing},
};

void ft_w_format(struct ft_buf *out, const char *format, long n)
{
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
		if (strcmp(formats[i].format, format) == 0) {
			formats[i].add(out, n);
			return;
		}
	}
	add_decimal(out, n);
}
