/* source.json, read; and the walk over all of them. */
#include "user/library.h"

#include "base/fs.h"
#include "base/json.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_JSON = 1 << 20 };

struct reader {
	struct ft_arena *arena;
	struct ft_diags *diags;
	bool bad;
};

static struct ft_str str_of(struct reader *r, json_t *o, const char *name, bool needed)
{
	json_t *v = json_object_get(o, name);

	if (json_is_string(v) && (json_string_length(v) > 0 || !needed))
		return ft_arena_dup(r->arena, (struct ft_str){json_string_value(v), json_string_length(v)});
	if (needed || (v && !json_is_null(v))) {
		ft_diag(r->diags, FT_D_BAD_VALUE, 0, 0, "%s: must be a string", name);
		r->bad = true;
	}
	return FT_S("");
}

static long long int_of(json_t *o, const char *name)
{
	return json_integer_value(json_object_get(o, name));
}

/* A file of the import's own folder. */
static struct ft_str file_of(struct reader *r, json_t *o)
{
	struct ft_str s = str_of(r, o, "file", true);

	if (ft_find(s, FT_S("/")) >= 0 || ft_starts(s, FT_S("."))) {
		ft_diag(r->diags, FT_D_BAD_VALUE, 0, 0, "file: must be a name without a path");
		r->bad = true;
	}
	return s;
}

static void read_text(struct reader *r, json_t *o, struct ft_import_text *t)
{
	int lang = ft_lang_find(str_of(r, o, "lang", true)), authority = ft_authority_find(str_of(r, o, "authority", true));

	t->file = file_of(r, o);
	t->sha256 = str_of(r, o, "sha256", true);
	t->units = (long)int_of(o, "units");
	if (lang < 0 || authority < 0) {
		ft_diag(r->diags, FT_D_BAD_VALUE, 0, 0, "texts: lang or authority is no word known here");
		r->bad = true;
		return;
	}
	t->lang = (enum ft_lang)lang;
	t->authority = (enum ft_authority)authority;
}

static void read_all(struct reader *r, json_t *o, struct ft_import *m)
{
	json_t *original = json_object_get(o, "original"), *texts = json_object_get(o, "texts"), *t;
	size_t i;

	m->work = str_of(r, o, "work", true);
	m->version = str_of(r, o, "version", false);
	m->title = str_of(r, o, "title", false);
	m->draft = json_is_true(json_object_get(o, "draft"));
	m->how = str_of(r, o, "matched_by", true);
	m->tool = str_of(r, o, "tool", false);
	m->program = str_of(r, o, "program", false);
	m->when = str_of(r, o, "imported", true);
	m->repaired = (long)int_of(o, "repaired");
	m->file = file_of(r, original);
	m->name = str_of(r, original, "name", true);
	m->from = str_of(r, original, "from", false);
	m->sha256 = str_of(r, original, "sha256", true);
	m->bytes = int_of(original, "bytes");
	m->form = str_of(r, original, "form", true);
	m->encoding = str_of(r, original, "encoding", false);
	json_array_foreach(texts, i, t)
		if (m->text_len < FT_IMPORT_TEXTS)
			read_text(r, t, &m->text[m->text_len++]);
	if (m->text_len == 0 && !r->bad) {
		ft_diag(r->diags, FT_D_BAD_VALUE, 0, 0, "texts: there is none");
		r->bad = true;
	}
}

bool ft_import_read(struct ft_arena *a, struct ft_str text, struct ft_import *out, struct ft_diags *diags)
{
	struct reader r = {a, diags, false};
	json_error_t error;
	json_t *o;

	ft_json_reading();
	o = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, &error);
	*out = (struct ft_import){0};
	if (!json_is_object(o)) {
		ft_diag(diags, FT_D_BAD_VALUE, (unsigned)(o ? 1 : error.line > 0 ? error.line : 0), 0, "%s",
			o ? "the file must hold one object" : error.text);
		r.bad = true;
	} else {
		read_all(&r, o, out);
	}
	json_decref(o);
	return !r.bad;
}

/* ---- all of them ---- */

struct gathering {
	struct ft_arena *arena;
	struct ft_import *v;
	size_t len, cap;
	void (*bad)(void *arg, struct ft_str path, struct ft_str why);
	void *arg;
};

static bool each_file(void *arg, const char *path, const char *rel, const struct stat *st)
{
	static const struct ft_str name = {"/source.json", sizeof "/source.json" - 1};
	struct gathering *g = arg;
	struct ft_diags diags = {.arena = g->arena};
	struct ft_buf text = {0};
	struct ft_import m;
	bool read;

	(void)st;
	if (!ft_ends(ft_str(rel), name))
		return true;
	read = ft_read_file(path, MAX_JSON, &text) == FT_OK;
	if (!read && g->bad)
		g->bad(g->arg, ft_arena_dup(g->arena, ft_str(path)), ft_arena_dup(g->arena, ft_str(ft_read_words(errno))));
	if (read && ft_import_read(g->arena, ft_buf_str(&text), &m, &diags)) {
		m.dir = ft_arena_dup(g->arena, ft_sub(ft_str(rel), 0, strlen(rel) - name.n));
		g->v = ft_grow(g->v, g->len, &g->cap, sizeof *g->v);
		g->v[g->len++] = m;
	} else if (read && g->bad) {
		g->bad(g->arg, ft_arena_dup(g->arena, ft_str(path)), diags.head->message);
	}
	ft_buf_free(&text);
	return true;
}

struct ft_import *ft_imports(struct ft_arena *a, const char *data_dir, size_t *count,
			     void (*bad)(void *arg, struct ft_str path, struct ft_str why), void *arg)
{
	struct gathering g = {.arena = a, .bad = bad, .arg = arg};
	struct ft_walk w = {.each = each_file, .arg = &g};
	char *library = ft_path(data_dir, "library");

	ft_walk(library, &w); /* no library: nothing was imported */
	*count = g.len;
	free(library);
	return ft_arena_keep(a, g.v, g.len, sizeof *g.v);
}
