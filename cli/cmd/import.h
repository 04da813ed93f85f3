/* The parts of the command import: what is planned for each file, how that is shown, how it is done. */
#ifndef FT_CLI_CMD_IMPORT_H
#define FT_CLI_CMD_IMPORT_H

#include "cli/out.h"
#include "indexer/against.h"
#include "indexer/match.h"
#include "indexer/take.h"

enum ft_import_act {
	FT_IMPORT_ADD,
	FT_IMPORT_SAME,    /* its bytes were imported before */
	FT_IMPORT_REFUSED, /* it cannot be read */
	FT_IMPORT_UNSURE,  /* a person must say which work or version it is */
	FT_IMPORT_LEFT,    /* a person said not to take it */
};

const char *ft_import_act_word(enum ft_import_act a);

/* The files to take, those of folders sorted by name. */
struct ft_import_paths {
	struct ft_arena *arena;
	const char **v;
	size_t len, cap, passed; /* passed: files in folders that are no documents */
	bool folder;             /* one of the arguments is a folder */
};

/* Gathers the files and folders of the command line; the caller frees v. What cannot be looked at is gathered, too: reading
 * it will say why. */
void ft_import_gather(struct ft_import_paths *p, int argc, char **argv);
/* A code that is filed part by part has a head that names it, README.md or index.md, in the folder of its parts (as index
 * takes it): finds it for a part, and tells that the head is one. */
void ft_import_head(const struct ft_import_paths *p, struct ft_take_job *job);

/* What will become of one file. Strings live in the run's arena. */
struct ft_planned {
	const char *path;
	const char *head; /* of its folder, or NULL */
	unsigned char sha[32];
	enum ft_import_act act;
	struct ft_proposal as;
	bool draft;
	enum ft_authority authority[FT_IMPORT_TEXTS];
	struct ft_str title, why; /* why: it is refused, unsure, or where the same bytes are */
	struct ft_str told;       /* the full title of a work that is not here and that --as names */
	struct ft_str warning;    /* what speaks against what was told, which is done all the same; or empty */
	enum ft_err err;          /* what an unsure or refused one makes of the exit status */
};

/* The options, settled, and what all files share. */
struct ft_importing {
	struct ft_cli *cli;
	struct ft_db *db;       /* the index there is, or NULL */
	const char *as;         /* --as, or NULL */
	const char *encoding;   /* --encoding: a name of ft_encoding_find, or NULL */
	int lang, authority;    /* a ft_lang and a ft_authority, or -1 */
	bool dry_run, ask;      /* ask: a person sits at a terminal */
	const struct ft_import *have; /* the imports that the library has */
	size_t have_len;
};

/* Takes the file and settles what becomes of it. The caller frees t. */
struct ft_planned ft_import_plan(struct ft_importing *im, const struct ft_take_job *job, struct ft_taken *t);

/* Settles that the file is not taken, and why. */
void ft_import_refuse(struct ft_planned *p, enum ft_import_act act, enum ft_err e, struct ft_str why);

/* --as must name one work, before any file is looked at: one that is here, or, with the day of a version, one that is to be
 * made. Complains and returns the exit status where it does not. */
int ft_import_as_check(struct ft_importing *im);
/* The work of --as (or of an answer), and its version: the one named, else the one that the text fits. False, and refused,
 * where there is none. */
bool ft_import_as(struct ft_importing *im, struct ft_planned *p, const struct ft_parsed *parsed, struct ft_str as);

/* What the text changes against that at hand; any: false where the version is new or has no such text. */
struct ft_against ft_import_against(struct ft_importing *im, const struct ft_planned *p, const struct ft_taken *t, size_t i);

/* A file as JSON, one item a text, with its tree where `tree`; or as words. */
void ft_import_json(struct ft_out *o, struct ft_importing *im, const struct ft_planned *p, const struct ft_taken *t, bool tree);
void ft_import_tree(struct ft_buf *out, const struct ft_taken *t);
/* The line or two that the plan has of a file. */
void ft_import_line(struct ft_buf *out, struct ft_importing *im, const struct ft_planned *p, const struct ft_taken *t);
/* Its faults, on standard error. */
void ft_import_faults(const char *path, const struct ft_taken *t);

/* What source.json is to say. */
struct ft_import ft_import_record(struct ft_importing *im, const struct ft_planned *p, const struct ft_taken *t);

#endif
