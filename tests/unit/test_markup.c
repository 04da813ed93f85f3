/* export/markup.h: what is begun is ended, and nothing goes out that is not escaped. */
#include "export/markup.h"

#include "tests/unit/unit.h"

static void test_escapes(void **state)
{
	struct ft_buf b = {0};
	struct ft_markup m = {.out = &b};

	(void)state;
	ft_markup_open(&m, "p");
	ft_markup_attr(&m, "title", FT_S("a \"b\" <c>\n\t"));
	ft_markup_text(&m, FT_S("1 < 2 & \xE2\x80\xAE\x01\xC2\x85."));
	ft_markup_close(&m);
	assert_string_equal(b.data, "<p title=\"a &quot;b&quot; &lt;c&gt;&#10;&#x9;\">1 &lt; 2 &amp; "
				    "&#x202E;&lt;U+0001&gt;&#x85;.</p>");
	ft_buf_reset(&b);
	m = (struct ft_markup){.out = &b, .html = true};
	ft_markup_leaf(&m, "p", FT_S("\xE2\x80\xAE<script>"));
	assert_string_equal(b.data, "<p>&lt;U+202E&gt;&lt;script&gt;</p>");
	ft_buf_free(&b);
}

static void test_indents_outside_words_only(void **state)
{
	struct ft_buf b = {0};
	struct ft_markup m = {.out = &b, .indent = true};

	(void)state;
	ft_markup_open(&m, "body");
	ft_markup_open(&m, "p");
	ft_markup_inline(&m);
	ft_markup_leaf(&m, "ref", FT_S("x"));
	ft_markup_text(&m, FT_S(" y "));
	ft_markup_open(&m, "br");
	ft_markup_close(&m);
	ft_markup_close(&m);
	ft_markup_open(&m, "empty");
	ft_markup_close_to(&m, 0);
	assert_string_equal(b.data, "<body>\n <p><ref>x</ref> y <br/></p>\n <empty/>\n</body>");
	ft_buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_indents_outside_words_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
