#include "doc/matrix.h"

static const struct {
	const char *word, *label[FT_LANG_COUNT];
} gaps[] = {
#define X(name, word, en, zh) {word, {zh, en}},
	FT_GAPS(X)
#undef X
};

const char *ft_gap_word(enum ft_gap g)
{
	return gaps[g].word;
}

const char *ft_gap_label(enum ft_gap g, enum ft_lang l)
{
	return gaps[g].label[l];
}
