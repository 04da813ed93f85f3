#include "base/err.h"

#include <stdio.h>
#include <stdlib.h>

static void (*die_hook)(void);

int ft_err_status(enum ft_err e)
{
	static const int status[] = {
#define X(name, status, words) status,
		FT_ERRS(X)
#undef X
	};

	return status[e];
}

const char *ft_err_words(enum ft_err e)
{
	static const char *const words[] = {
#define X(name, status, words) words,
		FT_ERRS(X)
#undef X
	};

	return words[e];
}

void ft_die_hook(void (*hook)(void))
{
	die_hook = hook;
}

_Noreturn void ft_die(const char *words)
{
	if (die_hook)
		die_hook();
	fprintf(stderr, "fatiao: %s\n", words);
	exit(5);
}
