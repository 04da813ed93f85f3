#include "tests/corpus/corpus.h"

#include "base/fold.h"

#include <ctype.h>

int han_share(struct ft_str s)
{
	size_t han = 0, latin = 0;

	for (size_t off = 0; off < s.n;) {
		uint32_t cp = ft_next_cp(s, &off);

		han += ft_is_han(cp);
		latin += cp < 128 && isalpha((int)cp);
	}
	return han + latin ? (int)(han * 100 / (han + latin)) : -1;
}
