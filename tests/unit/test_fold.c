/* Folding: what lawyers type and what texts print come to the same. */
#include "tests/unit/unit.h"

#include "base/fold.h"

static void folds(const char *from, const char *to)
{
	struct ft_buf out = {0};

	ft_fold(&out, ft_str(from));
	assert_str(ft_buf_str(&out), to);
	ft_buf_free(&out);
}

static void key_is(const char *from, const char *to)
{
	struct ft_buf out = {0};

	ft_fold_key(&out, ft_str(from));
	assert_str(ft_buf_str(&out), to);
	ft_buf_free(&out);
}

static void test_width_and_case(void **state)
{
	(void)state;
	folds("ＧＢ／Ｔ　２２２３９", "gb/t 22239");
	folds("０", "0");
	folds("CSL Art. 21", "csl art. 21");
	folds("Straße", "strasse");
	folds("ΣΊΣΥΦΟΣ", "σι\u0301συφοσ");
	folds("ｶﾞ", "カ\u3099");
	folds("（一）", "(一)");
}

static void test_one_form_of_a_letter(void **state)
{
	(void)state;
	folds("e\u0301", "e\u0301");
	folds("\u00E9", "e\u0301");
	folds("\u00C9", "e\u0301");
	folds("각", "\u1100\u1161\u11A8");
}

static void test_compatibility(void **state)
{
	(void)state;
	folds("℃", "°c");
	folds("ﬁ", "fi");
	folds("①", "1");
	folds("㈠", "(一)");
	folds("Ⅳ", "iv");
	folds("㎏", "kg");
	folds("\uF900", "岂"); /* a compatibility form of 豈 */
}

static void test_simplified(void **state)
{
	(void)state;
	folds("網絡安全", "网络安全");
	folds("說", "说");
	folds("関", "関"); /* a Japanese form is not a traditional one */
	folds("網", "网");
	folds("网", "网");
	folds("後", "后");
	folds("\U0002F81A", "冬"); /* a compatibility ideograph beyond the first plane */
}

static void test_radicals(void **state)
{
	(void)state;
	folds("\u2F79", "网"); /* Kangxi radical NET, which NFKD makes 网 */
	folds("\u2ECB", "车"); /* C-simplified cart, which NFKD leaves */
	folds("\u2F9E", "车"); /* Kangxi radical CART: 車, then 车 */
	folds("\u2EA0", "民");
	folds("\u2F00", "一");
}

static void test_dashes_and_blanks(void **state)
{
	(void)state;
	folds("22239—2019", "22239-2019");
	folds("22239–2019", "22239-2019");
	folds("22239‑2019", "22239-2019");
	folds("22239－2019", "22239-2019");
	folds("22239−2019", "22239-2019");
	folds("22239─2019", "22239-2019");
	folds("サーバー", "サーハ\u3099ー"); /* U+30FC is a long vowel, no dash */
	folds("a\u00A0b\u3000c\u2003d\te", "a b c d e");
	folds("a\nb\r", "a\nb\r");
}

static void test_skipped(void **state)
{
	uint32_t one;

	(void)state;
	folds("网\u200B络\uFEFF安\u00AD全\u2060", "网络安全");
	folds("\u202E网\u202C", "网");
	folds("葛\U000E0100\uFE00", "葛");
	assert_int_equal(ft_fold_cp(0x200D, &one).n, 0);
	assert_int_equal(ft_fold_cp(0x200D, &one).cls, FT_F_SKIP);
	assert_int_equal(ft_fold_class(0xFE0F), FT_F_SKIP);
}

static void test_classes(void **state)
{
	static const struct { uint32_t cp; enum ft_fold_class cls; } rows[] = {
		{'a', FT_F_WORD}, {'7', FT_F_WORD}, {0x0301, FT_F_WORD}, {0x0439, FT_F_WORD}, {0x1100, FT_F_WORD},
		{0x7F51, FT_F_HAN}, {0x3005, FT_F_HAN}, {0x3007, FT_F_HAN}, {0x3042, FT_F_HAN}, {0x30FC, FT_F_HAN},
		{0x3099, FT_F_HAN}, {0x3105, FT_F_HAN}, {0x20000, FT_F_HAN},
		{' ', FT_F_SEP}, {'-', FT_F_SEP}, {'.', FT_F_SEP}, {0x3001, FT_F_SEP}, {0x300A, FT_F_SEP}, {0, FT_F_SEP},
		{'\n', FT_F_SEP}, {0xE000, FT_F_SEP}, {0xF0000, FT_F_SEP}, {0xFFFD, FT_F_SEP}, {0x10FFFF, FT_F_SEP},
		{0x110000, FT_F_SEP}, {0xFFFFFFFF, FT_F_SEP},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (ft_fold_class(rows[i].cp) != rows[i].cls)
			fail_msg("U+%04X is of class %d", (unsigned)rows[i].cp, (int)ft_fold_class(rows[i].cp));
}

/* The class handed out is that of the first folded code point, for every character there is. */
static void test_class_of_what_it_folds_to(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		uint32_t one;
		struct ft_folded f = ft_fold_cp(cp, &one);

		if (f.n > 0 && f.cls != ft_fold_class(f.cp[0]))
			fail_msg("U+%04X", (unsigned)cp);
		if (f.n > 18)
			fail_msg("U+%04X has %d parts", (unsigned)cp, f.n);
	}
}

/* What is folded folds to itself: queries and texts may be folded twice. */
static void test_idempotent(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		uint32_t one, two;
		struct ft_folded f = ft_fold_cp(cp, &one);

		for (int i = 0; i < f.n; i++) {
			struct ft_folded g = ft_fold_cp(f.cp[i], &two);

			if (g.n != 1 || g.cp[0] != f.cp[i])
				fail_msg("U+%04X holds U+%04X, which folds on", (unsigned)cp, (unsigned)f.cp[i]);
		}
	}
}

static void test_keys(void **state)
{
	(void)state;
	key_is("《中華人民共和國 網絡安全法》（2016年）", "中华人民共和国网络安全法2016年");
	key_is("GB/T 22239—2019", "gbt222392019");
	key_is("——", "");
	key_is("", "");
}

static void test_invalid_bytes(void **state)
{
	(void)state;
	folds("a\xFF" "b\xE7\xBD", "a\uFFFD" "b\uFFFD\uFFFD");
}

/* Radicals and compatibility forms become what they look like, and nothing else changes, the script neither. */
static void test_unify(void **state)
{
	struct ft_buf b = {0};
	size_t first = 99;

	(void)state;
	assert_int_equal(ft_unify(&b, FT_S("互联\u2F79络，⻋和⾒，\uF92D見Ａ"), &first), 4);
	assert_string_equal(b.data, "互联网络，车和見，來見Ａ");
	assert_int_equal(first, 6);
	ft_buf_reset(&b);
	assert_int_equal(ft_unify(&b, FT_S("網絡 \uFA0E"), &first), 0);
	assert_string_equal(b.data, "網絡 \uFA0E");
	ft_buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_width_and_case),
		cmocka_unit_test(test_one_form_of_a_letter),
		cmocka_unit_test(test_compatibility),
		cmocka_unit_test(test_simplified),
		cmocka_unit_test(test_radicals),
		cmocka_unit_test(test_dashes_and_blanks),
		cmocka_unit_test(test_skipped),
		cmocka_unit_test(test_classes),
		cmocka_unit_test(test_class_of_what_it_folds_to),
		cmocka_unit_test(test_idempotent),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_invalid_bytes),
		cmocka_unit_test(test_unify),
	};

	return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
