#include "user/library.h"

#include "base/fs.h"
#include "base/json.h"
#include "base/sha.h"
#include "user/inner.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum { MAX_ORIGINAL = 1 << 28, NAME_HASH = 8 };

static enum ft_err fault(struct ft_buf *why, const char *path)
{
	ft_buf_fmt(why, "%s: %s", path, strerror(errno));
	return FT_SYSTEM;
}

/* ---- source.json, written (library_read.c reads it) ---- */

static void put_original(struct ft_json *j, const struct ft_import *m)
{
	ft_json_open(j, "original", '{');
	ft_json_str(j, "file", m->file);
	ft_json_str(j, "name", m->name);
	ft_json_str(j, "from", m->from);
	ft_json_str(j, "sha256", m->sha256);
	ft_json_int(j, "bytes", m->bytes);
	ft_json_str(j, "form", m->form);
	ft_json_str_or_null(j, "encoding", m->encoding);
	ft_json_close(j, '}');
}

static void put_json(struct ft_buf *out, const struct ft_import *m)
{
	struct ft_json j = {.out = out, .indent = true};

	ft_json_open(&j, NULL, '{');
	ft_json_cstr(&j, "schema", "fatiao.source/1");
	ft_json_str(&j, "work", m->work);
	ft_json_str_or_null(&j, "version", m->version);
	ft_json_str_or_null(&j, "title", m->title);
	ft_json_bool(&j, "draft", m->draft);
	ft_json_str(&j, "matched_by", m->how);
	put_original(&j, m);
	ft_json_open(&j, "texts", '[');
	for (size_t i = 0; i < m->text_len; i++) {
		const struct ft_import_text *t = &m->text[i];

		ft_json_open(&j, NULL, '{');
		ft_json_str(&j, "file", t->file);
		ft_json_cstr(&j, "lang", ft_lang_word(t->lang));
		ft_json_cstr(&j, "authority", ft_authority_word(t->authority));
		ft_json_int(&j, "units", t->units);
		ft_json_str(&j, "sha256", t->sha256);
		ft_json_close(&j, '}');
	}
	ft_json_close(&j, ']');
	ft_json_int(&j, "repaired", m->repaired);
	ft_json_str_or_null(&j, "tool", m->tool);
	ft_json_str(&j, "program", m->program);
	ft_json_str(&j, "imported", m->when);
	ft_json_close(&j, '}');
	ft_buf_putc(out, '\n');
}

/* ---- folders ---- */

/* One at a time, so that what is left over under a hidden name is nobody's. Returns a descriptor, or -1; with LOCK_NB
 * also where somebody is at work. */
static int take_lock(const char *data_dir, int how, struct ft_buf *why)
{
	char *path = ft_path(data_dir, "library.lock");
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (fd >= 0 && flock(fd, LOCK_EX | how) != 0) {
		close(fd);
		fd = -1;
	}
	if (fd < 0)
		fault(why, path);
	free(path);
	return fd;
}

void ft_library_tidy(const char *data_dir)
{
	static const char *const names[] = {"library/.new", "library/.gone"};
	struct ft_buf why = {0};

	for (size_t i = 0; i < 2; i++) {
		char *path = ft_path(data_dir, names[i]);
		int lock = access(path, F_OK) == 0 ? take_lock(data_dir, LOCK_NB, &why) : -1;

		if (lock >= 0) {
			ft_remove_all(path);
			close(lock);
		}
		free(path);
	}
	ft_buf_free(&why);
}

static struct ft_str hash_of(struct ft_arena *a, struct ft_str s)
{
	unsigned char sum[FT_SHA_BYTES];
	char hex[FT_SHA_HEX];

	ft_sha(sum, s);
	ft_sha_hex(hex, sum);
	return ft_arena_dup(a, ft_str(hex));
}

/* The name of the import's folder: its version's date and the beginning of its hash, so that neither two versions nor
 * two files of one meet. A key that begins with a dot would hide the folder. */
static void name_folder(struct ft_arena *a, struct ft_import *m)
{
	m->dir = ft_arena_fmt(a, "%s%.*s/%.*s-%.*s", m->work.p[0] == '.' ? "_" : "", FT_FMT(m->work),
			      FT_FMT(m->version.n ? m->version : FT_S("undated")), NAME_HASH, m->sha256.p);
}

static enum ft_err write_into(const char *dir, struct ft_str name, struct ft_str content, struct ft_buf *why)
{
	char *file = ft_strdup(name), *path = ft_path(dir, file);
	enum ft_err e = ft_write_file(path, content);

	if (e != FT_OK)
		fault(why, path);
	free(file);
	free(path);
	return e;
}

/* Writes all files of an import below dir, which is new. */
static enum ft_err write_files(const char *dir, const struct ft_import *m, struct ft_str original,
			       const struct ft_str *contents, struct ft_buf *why)
{
	struct ft_buf json = {0};
	enum ft_err e = write_into(dir, m->file, original, why);

	for (size_t i = 0; i < m->text_len && e == FT_OK; i++)
		e = write_into(dir, m->text[i].file, contents[i], why);
	put_json(&json, m);
	if (e == FT_OK)
		e = write_into(dir, FT_S("source.json"), ft_buf_str(&json), why);
	ft_buf_free(&json);
	return e;
}

/* A folder that is there already was not known as an import: its source.json is damaged. It makes way. */
static bool replace(const char *library, const char *fresh, const char *place)
{
	char *gone = ft_path(library, ".gone");
	bool moved;

	ft_remove_all(gone);
	moved = (rename(place, gone) == 0 || errno == ENOENT) && rename(fresh, place) == 0;
	ft_remove_all(gone);
	free(gone);
	return moved;
}

/* The finished folder goes to its place, and the way there is synced. */
static enum ft_err move_in(const char *library, const char *fresh, const char *place, struct ft_buf *why)
{
	char *parent = ft_parent(place);
	enum ft_err e = FT_OK;

	if (ft_mkdirs(parent) != FT_OK || !replace(library, fresh, place) || ft_fsync_path(parent) != FT_OK ||
	    ft_fsync_path(library) != FT_OK || ft_fsync_parent(library) != FT_OK)
		e = fault(why, place);
	free(parent);
	return e;
}

enum ft_err ft_library_add(struct ft_arena *a, const char *data_dir, struct ft_import *m, struct ft_str original,
			   const struct ft_str *contents, struct ft_buf *why)
{
	char *library = ft_path(data_dir, "library"), *fresh = ft_path(library, ".new"), *place = NULL;
	enum ft_err e = ft_mkdirs(library) == FT_OK ? FT_OK : fault(why, library);
	int lock = e == FT_OK ? take_lock(data_dir, 0, why) : -1;

	for (size_t i = 0; i < m->text_len; i++)
		m->text[i].sha256 = hash_of(a, contents[i]);
	m->sha256 = hash_of(a, original);
	m->bytes = (long long)original.n;
	name_folder(a, m);
	place = ft_path(library, m->dir.p);
	if (lock < 0) {
		e = FT_SYSTEM;
	} else {
		ft_remove_all(fresh);
		e = mkdir(fresh, 0700) == 0 ? FT_OK : fault(why, fresh);
		if (e == FT_OK)
			e = write_files(fresh, m, original, contents, why);
		if (e == FT_OK)
			e = move_in(library, fresh, place, why);
		ft_remove_all(fresh);
		close(lock);
	}
	free(library);
	free(fresh);
	free(place);
	return e;
}

enum ft_err ft_library_remove(const char *data_dir, struct ft_str dir, struct ft_buf *why)
{
	char *library = ft_path(data_dir, "library"), *gone = ft_path(library, ".gone"), *name = ft_strdup(dir),
	     *place = ft_path(library, name), *parent = ft_parent(place);
	int lock = take_lock(data_dir, 0, why);
	enum ft_err e = lock < 0 ? FT_SYSTEM : FT_OK;

	if (lock >= 0) {
		ft_remove_all(gone);
		if (rename(place, gone) != 0 || ft_fsync_path(parent) != FT_OK)
			e = fault(why, place);
		ft_remove_all(gone);
		rmdir(parent); /* where nothing else of the work is there */
		close(lock);
	}
	free(library);
	free(gone);
	free(name);
	free(place);
	free(parent);
	return e;
}

/* ---- verify ---- */

struct verification {
	struct ft_arena *arena;
	void (*fault)(void *arg, const char *code, struct ft_str path, struct ft_str message);
	void *arg;
	size_t right;
};

static void on_bad(void *arg, struct ft_str path, struct ft_str why)
{
	struct verification *v = arg;

	v->fault(v->arg, "import-damaged", path, why);
}

static void verify_file(struct verification *v, const char *library, const struct ft_import *m, struct ft_str file,
			struct ft_str want)
{
	struct ft_str below = ft_arena_fmt(v->arena, "%.*s/%.*s", FT_FMT(m->dir), FT_FMT(file)), path;
	struct ft_buf bytes = {0};
	char *whole = ft_path(library, below.p);

	path = ft_arena_dup(v->arena, ft_str(whole));
	if (ft_read_file(whole, MAX_ORIGINAL, &bytes) != FT_OK)
		v->fault(v->arg, "import-missing", path, ft_arena_dup(v->arena, ft_str(ft_read_words(errno))));
	else if (!ft_eq(hash_of(v->arena, ft_buf_str(&bytes)), want))
		v->fault(v->arg, "import-changed", path, FT_S("the file is not what was imported"));
	else
		v->right++;
	ft_buf_free(&bytes);
	free(whole);
}

size_t ft_library_verify(struct ft_arena *a, const char *data_dir,
			 void (*report)(void *arg, const char *code, struct ft_str path, struct ft_str message), void *arg)
{
	struct verification v = {a, report, arg, 0};
	char *library = ft_path(data_dir, "library");
	size_t n;
	struct ft_import *m = ft_imports(a, data_dir, &n, on_bad, &v);

	for (size_t i = 0; i < n; i++) {
		verify_file(&v, library, &m[i], m[i].file, m[i].sha256);
		for (size_t k = 0; k < m[i].text_len; k++)
			verify_file(&v, library, &m[i], m[i].text[k].file, m[i].text[k].sha256);
	}
	free(library);
	return v.right;
}
