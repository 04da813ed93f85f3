/* The command line: what every command gets, and the struct by which a command describes itself. */
#ifndef FT_CLI_CLI_H
#define FT_CLI_CLI_H

#include "base/buf.h"
#include "base/err.h"
#include "doc/kind.h"
#include "store/db.h"

#define FT_VERSION "0.1.0"

enum ft_format { FT_TEXT, FT_JSON, FT_JSONL, FT_TSV };

/* The global options, and what they come to. */
struct ft_cli {
	const char *data_dir;   /* --data, $FATIAO_DATA, $XDG_DATA_HOME/fatiao, ~/.local/share/fatiao */
	char on[11];            /* --on, or today in China */
	int day;                /* the same as YYYYMMDD */
	const char *matter;     /* --matter */
	enum ft_format format;
	int lang;               /* a ft_lang, or -1: the best text there is */
	bool both;              /* --lang both */
	bool color;             /* hits marked by colour */
	bool quiet, verbose;
	struct ft_arena *arena; /* of the whole run */
	struct ft_db *db;       /* the index, for commands that need one */
};

/* One option of a command: what it is called and where its value goes. */
enum ft_opt_kind { FT_OPT_FLAG, FT_OPT_STR, FT_OPT_INT, FT_OPT_LIST };

struct ft_opt_list { /* an option given several times */
	const char *v[64];
	size_t len;
};

struct ft_opt {
	const char *name, *value; /* value: its name in the help, NULL for a flag */
	enum ft_opt_kind kind;
	void *to; /* bool, const char *, long or struct ft_opt_list */
	const char *help;
};

struct ft_cmd {
	const char *name, *args;
	const char *summary; /* NULL: not for people, and left out of the help */
	bool needs_index;
	const struct ft_opt *options; /* ends with a NULL name; may be NULL */
	/* Runs with what stands behind the options; returns the exit status. */
	int (*run)(struct ft_cli *cli, int argc, char **argv);
};

#define FT_CMDS(X) X(index) X(import) X(remove) X(list) X(search) X(show) X(links) X(trace) X(compare) X(check) X(cite) X(export) X(verify) \
	X(tui) X(basket) X(mark) X(note) X(backup) X(restore) X(config) X(complete)

#define X(name) extern const struct ft_cmd ft_cmd_##name;
FT_CMDS(X)
#undef X

/* "fatiao: WHAT: WHY" on standard error, both made safe for a terminal; returns the exit status of e. */
int ft_complain(enum ft_err e, const char *what, const char *why_fmt, ...) __attribute__((format(printf, 3, 4)));

/* The folder of the shipped corpus, or NULL: $FATIAO_CORPUS, ../corpus from the program's folder,
 * PREFIX/share/fatiao/corpus. The caller frees. */
char *ft_corpus_dir(void);

/* Writes the result to standard output: through $PAGER where it is a terminal and longer than the screen. */
int ft_page_out(struct ft_cli *cli, struct ft_str text);

/* Columns of the terminal, or 80. */
size_t ft_columns(void);

#endif
