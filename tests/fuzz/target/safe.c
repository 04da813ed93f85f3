/* The sanitiser (base/safe.h), the JSON writer and what folds lines: no harmful character comes through. */
#include "base/json.h"
#include "base/safe.h"
#include "tests/fuzz/fuzz.h"

static struct ft_buf out;

static void check(struct ft_str s, bool one_line)
{
	fuzz_harmless(s, one_line);
	ft_buf_reset(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ft_str s = {(const char *)data, size};
	struct ft_buf valid = {0};
	struct ft_json j = {.out = &out};

	ft_safe(&out, s);
	check(ft_buf_str(&out), false);
	ft_safe_line(&out, s);
	check(ft_buf_str(&out), true);
	ft_wrap_safe(&out, s, 20, 4);
	check(ft_buf_str(&out), false);
	fuzz_text(&valid, data, size);
	ft_json_str(&j, NULL, ft_buf_str(&valid));
	check(ft_buf_str(&out), true);
	fuzz_promise(ft_width(s) <= 2 * size, "no character takes more than two columns");
	ft_buf_free(&valid);
	return 0;
}
