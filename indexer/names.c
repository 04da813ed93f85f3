#include "indexer/names.h"

#include "base/fs.h"
#include "indexer/parse.h"
#include "indexer/tsv.h"

/* Names parted by | in one field. */
static void add_all(struct ft_names *n, struct ft_str names, struct ft_str title)
{
	struct ft_str rest = names, one;

	while (rest.n && ft_next_field(&rest, '|', &one))
		if (one.n && title.n)
			ft_names_add(n, one, title);
}

static void add_file(struct ft_names *n, const char *path, struct ft_arena *a)
{
	static const char *const columns[] = {"key",      "title_zh", "title_en",
					      "short_zh", "short_en", "numbers"};
	struct ft_diags diags = {.arena = a};
	struct ft_str f[FT_TSV_MAX];
	struct ft_buf text = {0};
	struct ft_tsv t;

	if (ft_read_file(path, FT_MAX_FILE, &text) == FT_OK &&
	    ft_tsv_open(&t, ft_buf_str(&text), columns, 6, 2, &diags))
		while (ft_tsv_next(&t, f)) {
			struct ft_str zh = f[1].n ? f[1] : f[2], en = f[2].n ? f[2] : f[1];

			add_all(n, f[1], zh);
			add_all(n, f[2], en);
			add_all(n, f[3], zh);
			add_all(n, f[4], en);
			add_all(n, f[5], zh);
		}
	ft_buf_free(&text);
}

static void add_work(struct ft_names *n, const struct ft_cat_work *w)
{
	struct ft_str zh = w->title.zh.n ? w->title.zh : w->title.en,
		      en = w->title.en.n ? w->title.en : w->title.zh;

	if (zh.n == 0)
		return;
	ft_names_add(n, zh, zh);
	ft_names_add(n, en, en);
	for (size_t i = 0; i < w->short_zh.len; i++)
		ft_names_add(n, w->short_zh.v[i], zh);
	for (size_t i = 0; i < w->short_en.len; i++)
		ft_names_add(n, w->short_en.v[i], en);
}

/* A bare text is mostly filed under its title, 某某法(2017-09-01).md: works at hand are known before they are
 * read. */
static void add_file_name(struct ft_names *n, const char *path)
{
	struct ft_str name = ft_str(ft_base_name(path));
	static const char *const ends[] = {"(", "（", ".", "_"};
	size_t bad;

	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		ptrdiff_t at = ft_find(name, ft_str(ends[i]));

		if (at > 0)
			name = ft_trim(ft_sub(name, 0, (size_t)at));
	}
	if (name.n && ft_is_han(ft_cp_at(name, 0)) && ft_utf8_valid(name, &bad) &&
	    ft_title_is_instrument(name))
		ft_names_add(n, name, name);
}

struct ft_names *ft_index_names(const struct ft_scan *s)
{
	struct ft_names *n = ft_names_new();
	struct ft_arena *a = ft_arena_new();

	for (size_t i = 0; i < s->len; i++) {
		if (s->v[i].role == FT_R_NAMES)
			add_file(n, s->v[i].path, a);
		else if (s->v[i].role == FT_R_WORK && s->v[i].work)
			add_work(n, s->v[i].work);
		else if (s->v[i].role == FT_R_TEXT)
			add_file_name(n, s->v[i].path);
	}
	ft_arena_free(a);
	return n;
}
