/* The user's library: what `import` brought in. DATA/library/KEY/NAME/ is one import: the original file as it came, its
 * text in our plain form (one file a language) and source.json, which says where all came from (docs/CORPUS.md). A
 * folder appears whole or not at all: it is made under a hidden name, synced and renamed. */
#ifndef FT_USER_LIBRARY_H
#define FT_USER_LIBRARY_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/err.h"
#include "doc/kind.h"

enum { FT_IMPORT_TEXTS = 2 };

struct ft_import_text {
	struct ft_str file, sha256; /* below the import's folder; hex */
	enum ft_lang lang;
	enum ft_authority authority;
	long units; /* of article rank */
};

struct ft_import {
	struct ft_str dir;     /* KEY/NAME, below the library; not in source.json */
	struct ft_str work;    /* key */
	struct ft_str version; /* YYYY-MM-DD, or empty: not known */
	struct ft_str title;   /* as the text, or the head of its folder, has it; or empty */
	struct ft_str how;     /* the rule by which it was matched */
	bool draft;
	struct ft_str file, sha256, form, encoding; /* of the original; encoding empty where the form has its own */
	struct ft_str name, from; /* as it was called, and its whole path; bytes that are no UTF-8 as %XX */
	struct ft_str tool, program, when; /* what read it, which fatiao, when (UTC) */
	long long bytes;
	long repaired; /* characters given their common form (ft_unify) */
	struct ft_import_text text[FT_IMPORT_TEXTS];
	size_t text_len;
};

/* Reads a source.json; false, with a diagnostic, when it is none. Strings live in the arena. */
bool ft_import_read(struct ft_arena *a, struct ft_str json, struct ft_import *out, struct ft_diags *diags);

/* All imports of a data folder in the order of their folders; one that cannot be read is handed to `bad` (may be NULL)
 * and left out. No library gives none. */
struct ft_import *ft_imports(struct ft_arena *a, const char *data_dir, size_t *count,
			     void (*bad)(void *arg, struct ft_str path, struct ft_str why), void *arg);

/* Adds an import: fills dir and the names and hashes of its files, writes all. contents[i] is that of text i. */
enum ft_err ft_library_add(struct ft_arena *a, const char *data_dir, struct ft_import *m, struct ft_str original,
			   const struct ft_str *contents, struct ft_buf *why);
/* Clears what an import or a removal that was cut off left under a hidden name, unless one is at work. */
void ft_library_tidy(const char *data_dir);
/* Takes one out again, whole. */
enum ft_err ft_library_remove(const char *data_dir, struct ft_str dir, struct ft_buf *why);

/* Compares the files of each import with what source.json says of them; tells each fault: "import-missing",
 * "import-changed", "import-damaged" (a source.json that cannot be read). Returns how many files are as they were. */
size_t ft_library_verify(struct ft_arena *a, const char *data_dir,
			 void (*fault)(void *arg, const char *code, struct ft_str path, struct ft_str message), void *arg);

#endif
