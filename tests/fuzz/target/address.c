/* The address parser (cite/address.h). */
#include "cite/address.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ft_arena *a = ft_arena_new();
	struct ft_buf text = {0}, out = {0};
	struct ft_address got;

	fuzz_text(&text, data, size);
	got = ft_address_parse(a, ft_buf_str(&text));
	fuzz_valid(got.name, "a name is valid UTF-8");
	fuzz_valid(got.eid, "an eid is valid UTF-8");
	fuzz_promise(got.unit_id.n == 0 || got.eid.n == 0, "a printed id stands instead of an eid");
	fuzz_promise(got.fault || got.date.n == 0 || got.date.n == 4 || got.date.n == 10, "a date is a day or a year");
	ft_address_put(&out, got.name, got.date, got.eid);
	ft_buf_free(&out);
	ft_buf_free(&text);
	ft_arena_free(a);
	return 0;
}
