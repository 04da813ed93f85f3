/* A child program: started without a shell, in a clean environment and under limits, fed from memory, and read into
 * memory up to a cap. It runs in a process group of its own, which is killed as a whole when a limit is passed, and
 * inherits no open file. May be called from several threads. */
#ifndef FT_BASE_CHILD_H
#define FT_BASE_CHILD_H

#include "base/buf.h"
#include "base/err.h"

/* What to run. Zero means no limit, but for `wall` and the two caps, which every child has. */
struct ft_child {
	const char *const *argv; /* ends in NULL; argv[0] without a slash is sought on PATH */
	struct ft_str in;        /* its standard input */
	unsigned wall;           /* seconds by the clock */
	unsigned cpu;            /* seconds of its processor time */
	size_t memory;           /* bytes of address space */
	size_t file_size;        /* bytes of a file that it writes; with `no_files` it can write none */
	bool no_files;
	unsigned files;          /* open at once */
	size_t out_cap, err_cap; /* bytes that are taken of each; more output ends it, more words are dropped */
};

enum ft_child_end {
	FT_CHILD_EXITED,   /* `code` is its exit status */
	FT_CHILD_KILLED,   /* `code` is the signal that it died of */
	FT_CHILD_CPU,      /* it used up its processor time */
	FT_CHILD_WALL,     /* it took too long by the clock */
	FT_CHILD_OUTPUT,   /* it wrote more than `out_cap` */
	FT_CHILD_NO_PROGRAM, /* there is no such program, or it cannot be run; errno says why */
	FT_CHILD_FAILED,   /* the system could not start it; errno says why */
};

struct ft_child_result {
	enum ft_child_end end;
	int code;
	struct ft_buf out, err;
};

/* Runs the child to its end. FT_OK where it exited with 0; FT_INPUT where it did not; FT_SYSTEM where it could not
 * be run. Fills `r` in every case; the caller frees it. */
enum ft_err ft_child_run(const struct ft_child *c, struct ft_child_result *r);
void ft_child_result_free(struct ft_child_result *r);

/* The path of a program of ours: beside the one that runs, else in PREFIX/libexec/fatiao. NULL where it is in
 * neither. The caller frees. */
char *ft_child_helper(const char *name);

#endif
