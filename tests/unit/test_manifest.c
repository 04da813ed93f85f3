/* doc/manifest.h: the seal finds every change, and parts are taken only where they are whole. */
#include "doc/manifest.h"

#include "tests/unit/unit.h"

#define JSON "{\"schema\":\"" FT_MANIFEST_SCHEMA "\",\"provisions\":[],\"seal\":\"" FT_MANIFEST_UNSEALED "\"}"

static const char *const before[] = {FT_MANIFEST_HTML, FT_MANIFEST_MD, FT_MANIFEST_XML};

static void make(struct ft_buf *b, size_t form)
{
	ft_buf_reset(b);
	ft_buf_puts(b, "words\n");
	ft_buf_puts(b, before[form]);
	ft_buf_puts(b, JSON);
	ft_buf_puts(b, form == 1 ? "\n```\n" : "</x>\n");
}

static void test_is_found_in_each_form(void **state)
{
	struct ft_buf b = {0};
	struct ft_str json;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		make(&b, i);
		assert_true(ft_manifest_find(ft_buf_str(&b), &json));
		assert_true(ft_eq(json, FT_S(JSON)));
	}
	assert_false(ft_manifest_find(FT_S("words"), &json));
	assert_false(ft_manifest_find(FT_S(FT_MANIFEST_HTML "{\"schema\":\"other/1\"}"), &json));
	assert_false(ft_manifest_find(FT_S(FT_MANIFEST_HTML), &json));
	ft_buf_free(&b);
}

static void test_the_seal_finds_every_change(void **state)
{
	struct ft_buf b = {0};
	char hex[65];

	(void)state;
	make(&b, 0);
	assert_false(ft_manifest_intact(ft_buf_str(&b)));
	assert_true(ft_manifest_seal(&b, hex));
	assert_true(ft_manifest_intact(ft_buf_str(&b)));
	assert_true(ft_find(ft_buf_str(&b), ft_str(hex)) > 0);
	for (size_t i = 0; i < b.len; i++) {
		b.data[i] ^= 1;
		assert_false(ft_manifest_intact(ft_buf_str(&b)));
		b.data[i] ^= 1;
	}
	assert_false(ft_manifest_intact(ft_sub(ft_buf_str(&b), 0, b.len - 1)));
	ft_buf_putc(&b, ' ');
	assert_false(ft_manifest_intact(ft_buf_str(&b)));
	ft_buf_free(&b);
}

static void test_no_manifest_no_seal(void **state)
{
	struct ft_buf b = {0};

	(void)state;
	ft_buf_puts(&b, FT_MANIFEST_HTML "{\"schema\":\"" FT_MANIFEST_SCHEMA "\"}");
	assert_false(ft_manifest_seal(&b, NULL));
	assert_false(ft_manifest_intact(ft_buf_str(&b)));
	ft_buf_free(&b);
}

static void test_parts_come_back(void **state)
{
	struct ft_buf b = {0};
	struct ft_str rest, name, bytes;
	long long when;

	(void)state;
	ft_parts_begin(&b, 86400);
	ft_parts_add(&b, "a b/c.xml", FT_S("one\npart 3 x\ntwo"));
	ft_parts_add(&b, "empty", FT_S(""));
	rest = ft_buf_str(&b);
	assert_true(ft_parts_head(&rest, &when));
	assert_int_equal(when, 86400);
	assert_true(ft_parts_next(&rest, &name, &bytes));
	assert_true(ft_eq(name, FT_S("a b/c.xml")));
	assert_true(ft_eq(bytes, FT_S("one\npart 3 x\ntwo")));
	assert_true(ft_parts_next(&rest, &name, &bytes));
	assert_int_equal(bytes.n, 0);
	assert_false(ft_parts_next(&rest, &name, &bytes));
	assert_int_equal(rest.n, 0);
	ft_buf_free(&b);
}

static void test_parts_cut_short_are_refused(void **state)
{
	static const char *const bad[] = {"part 9 x\nabc\n", "part x\nabc\n", "part -1 x\nabc\n", "part 99999999999999999999 x\nabc\n",
					  "part 3 \nabc\n", "part 3 x", "prat 3 x\nabc\n", "part 4294967295 x\nabc\n"};
	struct ft_str name, bytes;
	long long when;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct ft_str rest = ft_str(bad[i]);

		assert_false(ft_parts_next(&rest, &name, &bytes));
		assert_true(rest.n > 0);
		assert_false(ft_parts_head(&rest, &when));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_is_found_in_each_form),      cmocka_unit_test(test_the_seal_finds_every_change),
		cmocka_unit_test(test_no_manifest_no_seal),        cmocka_unit_test(test_parts_come_back),
		cmocka_unit_test(test_parts_cut_short_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
