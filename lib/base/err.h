/* Errors of operations, and the end of the program.
 *
 * Three kinds of fault are never mixed: faults in data are diagnostics (diag.h); an operation that fails
 * returns enum ft_err and leaves a message; a programmer's error or memory that runs out ends in ft_die. */
#ifndef FT_BASE_ERR_H
#define FT_BASE_ERR_H

/* code, the exit status that the command line gives it (CONTRACT: exit codes), its words */
#define FT_ERRS(X)                                                  \
	X(OK, 0, "done")                                            \
	X(NONE, 1, "nothing found")                                 \
	X(USAGE, 2, "wrong use")                                    \
	X(AMBIGUOUS, 2, "several fit")                              \
	X(INPUT, 3, "the input could not be read")                  \
	X(MISSING, 4, "there is no index")                          \
	X(DAMAGED, 4, "the index is damaged")                       \
	X(FOREIGN, 4, "the index is of another program or version") \
	X(SYSTEM, 5, "the system failed")                           \
	X(CANCELLED, 5, "interrupted")

enum ft_err {
#define X(name, status, words) FT_##name,
	FT_ERRS(X)
#undef X
};

int ft_err_status(enum ft_err e);
const char *ft_err_words(enum ft_err e);

/* Says "fatiao: WORDS" on standard error and exits 5; first calls the hook by which the TUI restores
 * the terminal. */
_Noreturn void ft_die(const char *words);
void ft_die_hook(void (*hook)(void));

#endif
