#include "tests/corpus/corpus.h"

#include "base/fs.h"
#include "doc/eid.h"

#include <stdlib.h>

struct ft_str load_file(struct corpus *c, const char *path)
{
	struct ft_buf b = {0};
	struct ft_str s = FT_S("");
	size_t bad;

	if (ft_read_file(path, FT_MAX_FILE, &b) != FT_OK)
		report(c, path, 0, "cannot be read");
	else if (!ft_utf8_valid(ft_buf_str(&b), &bad))
		report(c, path, 0, "is not UTF-8 at byte %zu", bad);
	else if (ft_find(ft_buf_str(&b), FT_S("\r")) >= 0)
		report(c, path, 0, "has lines that end in CR");
	else
		s = ft_arena_dup(c->arena, ft_buf_str(&b));
	ft_buf_free(&b);
	return s;
}

unsigned line_of(struct ft_str text, struct ft_str words)
{
	ptrdiff_t at = words.n ? ft_find(text, words) : -1;
	unsigned line = 1;

	for (ptrdiff_t i = 0; i < at; i++)
		line += text.p[i] == '\n';
	return line;
}

/* Digests say so where they give no more than a subject, or have no text to rest on (docs/CORPUS.md,
 * Digests). */
static enum fullness fullness_of(struct ft_str text)
{
	static const char *const subject[] = {"（仅列主题）", "(Subject only)"};
	static const char *const none[] = {"（手头无全文，请导入。）", "(Text not at hand: import it.)"};

	for (int i = 0; i < FT_LANG_COUNT; i++) {
		if (ft_find(text, ft_str(none[i])) >= 0)
			return NO_TEXT;
		if (ft_starts(text, ft_str(subject[i])))
			return SUBJECT_ONLY;
	}
	return FULL;
}

static enum ft_basis basis_of(const struct ft_cat_text *t, struct ft_str eid)
{
	for (size_t i = 0; i < t->by_article_len; i++)
		if (ft_eq(t->by_article[i].eid, eid))
			return t->by_article[i].basis;
	return t->basis;
}

static void load_units(struct corpus *c, struct text *t)
{
	t->units = ft_arena_alloc(c->arena, (t->doc->units + 1) * sizeof *t->units);
	for (const struct ft_node *n = t->doc->first; n; n = ft_doc_next(n))
		if (ft_is_unit(n->kind))
			t->units[t->len++] = (struct unit){n, ft_spans(c->arena, n->text, n->kind),
							   fullness_of(n->text), basis_of(t->cat, n->eid)};
}

static void load_text(struct corpus *c, const char *folder, const struct ft_cat_text *cat, struct text *t)
{
	struct ft_parsed p;
	struct ft_parse_job job = {.name = cat->file, .text = true};

	t->cat = cat;
	t->path = ft_arena_fmt(c->arena, "%s/%.*s", folder, FT_FMT(cat->file)).p;
	job.path = t->path;
	load_file(c, t->path);
	ft_parse_file(&p, &job);
	report_all(c, t->path, &p.doc->diags);
	t->doc = p.doc;
	load_units(c, t);
}

static void load_work(struct corpus *c, const char *path, struct ft_str folder)
{
	struct ft_diags diags = {.arena = c->arena};
	struct ft_str json = load_file(c, path);
	const struct ft_cat_work *cat = ft_catalogue_read(c->arena, json, &diags);
	const char *dir = ft_arena_fmt(c->arena, "%s/%.*s", c->root, FT_FMT(folder)).p;
	struct work *w;

	report_all(c, path, &diags);
	if (cat == NULL)
		return;
	c->works = ft_grow(c->works, c->len, &c->cap, sizeof *c->works);
	w = &c->works[c->len++];
	*w = (struct work){.cat = cat, .path = path, .json = json, .folder = folder};
	w->texts = ft_arena_alloc(c->arena, (cat->text_len + 1) * sizeof *w->texts);
	for (size_t i = 0; i < cat->text_len; i++)
		load_text(c, dir, &cat->texts[i], &w->texts[i]);
	w->outline = ft_arena_fmt(c->arena, "%s/outline.tsv", dir).p;
	load_outline(c, w);
}

static void note_file(struct corpus *c, const char *path, struct ft_str rel, size_t slash)
{
	c->files = ft_grow(c->files, c->file_len, &c->file_cap, sizeof *c->files);
	c->files[c->file_len++] = (struct file){path, ft_sub(rel, 0, slash), ft_from(rel, slash + 1)};
}

static bool each_file(void *arg, const char *path, const char *rel, const struct stat *st)
{
	struct corpus *c = arg;
	struct ft_str s = ft_str(rel);
	ptrdiff_t slash = ft_find(s, FT_S("/"));

	(void)st;
	path = ft_arena_dup(c->arena, ft_str(path)).p;
	if (ft_starts(s, FT_S("links/")) && ft_ends(s, FT_S(".tsv")))
		load_links(c, path);
	else if (slash > 0 && ft_eq(ft_from(s, (size_t)slash), FT_S("/work.json")))
		load_work(c, path, ft_arena_dup(c->arena, ft_sub(s, 0, (size_t)slash)));
	else if (slash > 0)
		note_file(c, path, ft_arena_dup(c->arena, s), (size_t)slash);
	return true;
}

bool load(struct corpus *c, const char *root)
{
	struct ft_walk walk = {each_file, NULL, c};

	c->root = root;
	return ft_walk(root, &walk) == FT_OK && c->len > 0;
}

void unload(struct corpus *c)
{
	for (size_t i = 0; i < c->len; i++) {
		for (size_t k = 0; k < c->works[i].cat->text_len; k++)
			ft_doc_free(c->works[i].texts[k].doc);
		free(c->works[i].clauses);
	}
	free(c->works);
	free(c->links);
	free(c->files);
	ft_arena_free(c->arena);
}
