#include "indexer/scan.h"

#include "base/fs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *ft_role_word(enum ft_role r)
{
	static const char *const words[] = {"text", "work", "outline", "links", "glossary", "names", "import"};

	return words[r];
}

struct walk {
	struct ft_scan *scan;
	size_t source;
	const char *root;
	bool library; /* the user's library: a source.json tells of an import */
};

static bool is_text_name(struct ft_str name)
{
	static const char *const ends[] = {".txt", ".md", ".markdown", ".text", NULL};

	return ft_ends_any(name, ends);
}

/* The part that a file plays, or -1. Names with a leading underscore and the README of the source itself are
 * furniture. */
static int role_of(struct ft_str rel, bool library)
{
	struct ft_str name = rel;
	ptrdiff_t slash;

	while ((slash = ft_find(name, FT_S("/"))) >= 0)
		name = ft_from(name, (size_t)slash + 1);
	if (ft_eq(name, FT_S("work.json")))
		return FT_R_WORK;
	if (library && ft_eq(name, FT_S("source.json")))
		return FT_R_IMPORT;
	if (ft_eq(name, FT_S("outline.tsv")))
		return FT_R_OUTLINE;
	if (ft_eq(rel, FT_S("glossary.tsv")))
		return FT_R_GLOSSARY;
	if (ft_eq(rel, FT_S("names.tsv")))
		return FT_R_NAMES;
	if (ft_starts(rel, FT_S("links/")) && ft_ends(rel, FT_S(".tsv")))
		return FT_R_LINKS;
	if (ft_starts(name, FT_S("_")) || ft_eq(rel, FT_S("README.md")))
		return -1;
	return is_text_name(name) ? FT_R_TEXT : -1;
}

static bool each_file(void *arg, const char *path, const char *rel, const struct stat *st)
{
	struct walk *w = arg;
	struct ft_scan *s = w->scan;
	int role = role_of(ft_str(rel), w->library);
	struct ft_entry *e;

	if (role < 0)
		return true;
	s->v = ft_grow(s->v, s->len, &s->cap, sizeof *s->v);
	e = &s->v[s->len++];
	*e = (struct ft_entry){.source = w->source, .role = (enum ft_role)role, .size = st->st_size,
			       .mtime = (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec,
			       .inode = (int64_t)st->st_ino};
	e->path = ft_strdup(ft_str(path));
	e->rel = ft_from(ft_str(e->path), strlen(path) - strlen(rel));
	return true;
}

/* README.md or index.md, in whose folder other texts stand. */
static bool is_head_name(const char *name)
{
	return strcmp(name, "README.md") == 0 || strcmp(name, "index.md") == 0;
}

/* Texts of one folder stand together in the walk; where one of them is a head, it heads the others. */
static void find_heads(struct ft_scan *s)
{
	for (size_t i = 0; i < s->len; i++) {
		const char *name = ft_base_name(s->v[i].path);
		size_t dir = (size_t)(name - s->v[i].path);

		if (s->v[i].role != FT_R_TEXT || !is_head_name(name))
			continue;
		for (size_t k = 0; k < s->len; k++)
			if (k != i && s->v[k].role == FT_R_TEXT && strncmp(s->v[k].path, s->v[i].path, dir) == 0 &&
			    (size_t)(ft_base_name(s->v[k].path) - s->v[k].path) == dir) {
				s->v[k].head = s->v[i].path;
				s->v[i].is_head = true;
			}
	}
}

/* What cannot be looked at stands in the list, too: reading it will say why. Where not even its kind can be told, it is
 * the folder that is shut. */
static void bad_entry(void *arg, const char *path, int error)
{
	struct walk *w = arg;
	struct ft_scan *s = w->scan;
	struct ft_str at = ft_str(path);
	size_t root = strlen(w->root);
	bool folder = ft_is_dir(path);
	struct stat st;
	struct ft_entry *e;
	int role;

	if (!folder && error != ENOENT && lstat(path, &st) != 0) {
		at.n = (size_t)(ft_base_name(path) - path) - 1;
		folder = true;
	}
	role = folder ? FT_R_TEXT : role_of(ft_from(at, root + 1), w->library);
	if (role < 0 || (folder && s->len && ft_eq(ft_str(s->v[s->len - 1].path), at)))
		return;
	s->v = ft_grow(s->v, s->len, &s->cap, sizeof *s->v);
	e = &s->v[s->len++];
	*e = (struct ft_entry){.source = w->source, .role = (enum ft_role)role, .size = -1};
	e->path = ft_strdup(at);
	e->rel = ft_from(ft_str(e->path), at.n > root ? root + 1 : root);
}

static void note_lost(struct ft_scan *s, size_t source, const char *why)
{
	struct ft_diags d = {.arena = s->arena};

	ft_diag(&d, FT_D_UNREADABLE, 0, 0, "%s", why);
	s->lost[source] = d.head;
	s->lost_len++;
}

/* Whether a source cannot be read now: what the index has of it stays. */
static bool is_lost(const struct ft_scan *s, const struct ft_index_options *o, const char *path)
{
	for (size_t i = 0; i < o->source_count; i++)
		if (s->lost[i] && strcmp(o->sources[i].path, path) == 0)
			return true;
	return false;
}

enum ft_err ft_scan(struct ft_scan *s, const struct ft_index_options *o, struct ft_buf *why)
{
	*s = (struct ft_scan){.arena = ft_arena_new()};
	s->lost = ft_arena_alloc(s->arena, (o->source_count + 1) * sizeof *s->lost);
	for (size_t i = 0; i < o->source_count; i++) {
		struct walk w = {s, i, o->sources[i].path, strcmp(o->sources[i].kind, "library") == 0};
		struct ft_walk how = {each_file, bad_entry, &w};

		if (ft_walk(o->sources[i].path, &how) != FT_OK)
			note_lost(s, i, strerror(errno));
	}
	find_heads(s);
	if (s->lost_len == 0 || s->lost_len < o->source_count)
		return FT_OK;
	ft_buf_fmt(why, "cannot read the source %s: %.*s", o->sources[0].path, FT_FMT(s->lost[0]->message));
	return FT_INPUT;
}

static const struct ft_entry *entry_of(const struct ft_scan *s, const char *path)
{
	for (size_t i = 0; i < s->len; i++)
		if (s->v[i].path == path)
			return &s->v[i];
	return NULL;
}

void ft_scan_free(struct ft_scan *s)
{
	for (size_t i = 0; i < s->len; i++)
		free(s->v[i].path);
	free(s->v);
	free(s->gone);
	free(s->shut);
	ft_arena_free(s->arena);
}

bool ft_is_table_role(enum ft_role r)
{
	return r == FT_R_LINKS || r == FT_R_GLOSSARY || r == FT_R_NAMES;
}

bool ft_is_catalogue_role(enum ft_role r)
{
	return r == FT_R_WORK || r == FT_R_OUTLINE || r == FT_R_NAMES;
}

static enum ft_role role_called(struct ft_str word)
{
	int r = 0;

	while (r + 1 < FT_R_COUNT && !ft_eq(word, ft_str(ft_role_word((enum ft_role)r))))
		r++;
	return (enum ft_role)r;
}

static void note_change(struct ft_scan *s, enum ft_role role, bool gone)
{
	if (ft_is_catalogue_role(role)) {
		s->catalogue_changed = true;
		s->catalogue_gone |= gone;
	} else if (ft_is_table_role(role)) {
		s->tables_changed = true;
	}
}

/* Entries of one source stand in the order of the walk; a sorted view finds them by path. */
struct by_path {
	const char *source;
	struct ft_str rel;
	struct ft_entry *e;
};

static int compare_path(const void *a, const void *b)
{
	const struct by_path *x = a, *y = b;
	int c = strcmp(x->source, y->source);

	return c ? c : ft_cmp(x->rel, y->rel);
}

/* Whether a folder above the file cannot be looked into now: what the index has of it stays. */
static bool is_shut(const struct ft_scan *s, const struct ft_index_options *o, const struct by_path *file)
{
	for (size_t i = 0; i < s->len; i++) {
		const struct ft_entry *e = &s->v[i];

		if (e->size < 0 && strcmp(o->sources[e->source].path, file->source) == 0 && ft_starts(file->rel, e->rel) &&
		    (e->rel.n == 0 || (file->rel.n > e->rel.n && file->rel.p[e->rel.n] == '/')))
			return true;
	}
	return false;
}

static void match_old(struct ft_scan *s, const struct ft_index_options *o, struct by_path *sorted, struct ft_stmt *row)
{
	char *source = ft_strdup(ft_col_str(row, 1));
	struct by_path key = {source, ft_col_str(row, 2), NULL};
	struct by_path *hit = bsearch(&key, sorted, s->len, sizeof key, compare_path);
	struct ft_str sha = ft_col_str(row, 7);
	enum ft_role role = role_called(ft_col_str(row, 3));

	if (hit && hit->e->role == role) {
		struct ft_entry *e = hit->e;

		e->old_id = ft_col_int(row, 0);
		e->same = ft_col_int(row, 4) == e->size && ft_col_int(row, 5) == e->mtime &&
			  ft_col_int(row, 6) == e->inode &&
			  (ft_col_int(row, 8) == 0 || access(e->path, R_OK) != 0); /* it may be read by now */
		e->refused = ft_col_int(row, 9) != 0;
		if (sha.n == sizeof e->old_sha)
			memcpy(e->old_sha, sha.p, sha.n);
	} else if (is_lost(s, o, source) || is_shut(s, o, &key)) {
		s->shut = ft_grow(s->shut, s->shut_len, &s->shut_cap, sizeof *s->shut);
		s->shut[s->shut_len++] = ft_col_int(row, 0);
		s->tables_shut |= ft_is_table_role(role);
	} else {
		s->gone = ft_grow(s->gone, s->gone_len, &s->gone_cap, sizeof *s->gone);
		s->gone[s->gone_len++] = ft_col_int(row, 0);
		note_change(s, role, true);
	}
	free(source);
}

void ft_scan_compare(struct ft_scan *s, const struct ft_index_options *o, struct ft_db *old)
{
	struct by_path *sorted = ft_alloc((s->len + 1) * sizeof *sorted);
	struct ft_stmt *row;

	for (size_t i = 0; i < s->len; i++)
		sorted[i] = (struct by_path){o->sources[s->v[i].source].path, s->v[i].rel, &s->v[i]};
	qsort(sorted, s->len, sizeof *sorted, compare_path);
	if (old) {
		row = ft_sql(old, "SELECT f.id, s.path, f.path, f.role, f.size, f.mtime, f.inode, f.sha256,"
				  " f.id IN (SELECT file FROM fault WHERE code='unreadable'), f.id IN (SELECT file FROM fault WHERE level='e')"
				  " FROM file f JOIN source s ON s.id=f.source");
		while (ft_step(row))
			match_old(s, o, sorted, row);
	}
	for (size_t i = 0; i < s->len; i++)
		if (!s->v[i].same) {
			note_change(s, s->v[i].role, false);
			s->tables_shut |= ft_is_table_role(s->v[i].role) && access(s->v[i].path, R_OK) != 0;
		}
	free(sorted);
	for (size_t i = 0; i < s->len; i++) {
		struct ft_entry *e = &s->v[i];
		const struct ft_entry *head = e->head ? entry_of(s, e->head) : NULL;

		e->stale = head && !head->same;
	}
}
