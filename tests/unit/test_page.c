/* The sums of pages (store/page.h): whatever bit is flipped, the page is not whole; nor is it in another's place. */
#include "unit.h"

#include "base/fs.h"
#include "store/page.h"

#include <stdlib.h>
#include <unistd.h>

enum { PAGES = 20 };

static void fill(unsigned char *v, size_t n)
{
	srand(3);
	for (size_t i = 0; i < n; i++)
		v[i] = (unsigned char)(rand() >> 4);
}

static void store(const char *path, const unsigned char *v, size_t n)
{
	assert_int_equal(ft_write_file(path, (struct ft_str){(const char *)v, n}), FT_OK);
}

static void stamped(unsigned char v[PAGES * FT_PAGE])
{
	struct ft_buf b = {0};

	fill(v, PAGES * FT_PAGE);
	store("pages", v, PAGES * FT_PAGE);
	assert_int_equal(ft_pages_check("pages"), FT_DAMAGED);
	assert_int_equal(ft_pages_stamp("pages"), FT_OK);
	assert_int_equal(ft_pages_check("pages"), FT_OK);
	assert_int_equal(ft_read_file("pages", PAGES * FT_PAGE, &b), FT_OK);
	memcpy(v, b.data, PAGES * FT_PAGE);
	ft_buf_free(&b);
}

static void every_bit(void **state)
{
	static unsigned char v[PAGES * FT_PAGE];

	(void)state;
	stamped(v);
	for (size_t bit = 0; bit < FT_PAGE * 8; bit++) {
		v[bit / 8] ^= (unsigned char)(1u << bit % 8);
		assert_false(ft_page_whole(v, 0));
		v[bit / 8] ^= (unsigned char)(1u << bit % 8);
	}
	assert_true(ft_page_whole(v, 0));
}

static void another_place(void **state)
{
	static unsigned char v[PAGES * FT_PAGE];

	(void)state;
	stamped(v);
	for (uint64_t i = 0; i < PAGES; i++)
		for (uint64_t k = 0; k < PAGES; k++)
			assert_int_equal(ft_page_whole(v + i * FT_PAGE, k), i == k);
}

static void files(void **state)
{
	static unsigned char v[PAGES * FT_PAGE];

	(void)state;
	stamped(v);
	store("pages", v, PAGES * FT_PAGE - 1);
	assert_int_equal(ft_pages_check("pages"), FT_DAMAGED);
	assert_int_equal(ft_pages_check("nowhere"), FT_SYSTEM);
	assert_int_equal(ft_pages_stamp("nowhere"), FT_SYSTEM);
	store("pages", v, 0);
	assert_int_equal(ft_pages_check("pages"), FT_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(every_bit), cmocka_unit_test(another_place), cmocka_unit_test(files)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
