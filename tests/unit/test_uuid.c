/* base/uuid.h: names as RFC 9562 makes them. */
#include "tests/unit/unit.h"

#include "base/uuid.h"

static void test_version_five(void **state)
{
	static const unsigned char url[16] = {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1,
					      0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};
	static const unsigned char dns[16] = {0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1,
					      0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};
	char out[FT_UUID_TEXT];

	(void)state;
	ft_uuid5(out, dns, FT_S("www.example.com")); /* the RFC's own example */
	assert_string_equal(out, "2ed6657d-e927-568b-95e1-2665a8aea6a2");
	ft_uuid5(out, url, FT_S("urn:x-fatiao"));
	assert_string_equal(out, "b67127c0-a627-5243-b618-62de4aa5402b");
	ft_uuid_of(out, FT_S("csl@2025-10-28#art_23"));
	assert_string_equal(out, "b299c77c-8ced-5a4b-bda2-4383142355ea");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_version_five)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
