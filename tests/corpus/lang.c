#include "tests/corpus/corpus.h"

#include "base/fold.h"

#include <ctype.h>

int han_share(struct ft_str s)
{
	size_t han = 0, words = 0;
	bool inside = false;

	for (size_t off = 0; off < s.n;) {
		uint32_t cp = ft_next_cp(s, &off);
		bool letter = cp < 128 && isalpha((int)cp);

		han += ft_is_han(cp);
		words += letter && !inside;
		inside = letter;
	}
	return han + words ? (int)(han * 100 / (han + words)) : -1;
}
