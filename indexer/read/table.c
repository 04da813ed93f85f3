#include "indexer/read.h"

static const struct ft_reader *const readers[] = {
#define X(name) &ft_reader_##name,
	FT_READERS(X)
#undef X
};

const struct ft_reader *ft_reader_pick(struct ft_str head, struct ft_str file_name)
{
	const struct ft_reader *best = &ft_reader_text;
	int sure = -1;

	for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
		int s = readers[i]->sniff(head, file_name);

		if (s > sure) {
			best = readers[i];
			sure = s;
		}
	}
	return best;
}
