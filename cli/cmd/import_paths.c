/* Which files import takes. */
#include "cli/cmd/import.h"

#include "base/fs.h"

#include <string.h>
#include <strings.h>

static void add_path(struct ft_import_paths *p, const char *path)
{
	p->v = ft_grow(p->v, p->len, &p->cap, sizeof *p->v);
	p->v[p->len++] = ft_arena_dup(p->arena, ft_str(path)).p;
}

/* Of a folder, files whose names are those of documents; what a saved page brings along is none. */
static bool is_document(const char *path)
{
	static const char *const ends[] = {"txt", "text", "md", "markdown", "htm", "html", "xhtml", "mht", "mhtml", "docx", "doc",
					   "rtf", "odt", "pdf", "xml"};
	const char *name = ft_base_name(path), *dot = strrchr(name, '.');

	for (size_t i = 0; dot && i < sizeof ends / sizeof ends[0]; i++)
		if (strcasecmp(dot + 1, ends[i]) == 0)
			return true;
	return dot == NULL;
}

static bool each_file(void *arg, const char *path, const char *rel, const struct stat *st)
{
	struct ft_import_paths *p = arg;

	(void)rel, (void)st;
	if (is_document(path))
		add_path(p, path);
	else
		p->passed++;
	return true;
}

static void bad_file(void *arg, const char *path, int error)
{
	(void)error;
	add_path(arg, path); /* reading it will say why */
}

void ft_import_gather(struct ft_import_paths *p, int argc, char **argv)
{
	for (int i = 0; i < argc; i++) {
		struct ft_walk w = {each_file, bad_file, p};

		if (ft_is_dir(argv[i]) && ft_walk(argv[i], &w) == FT_OK)
			p->folder = true;
		else
			add_path(p, argv[i]);
	}
}

static bool is_head_name(const char *name)
{
	return strcmp(name, "README.md") == 0 || strcmp(name, "index.md") == 0;
}

void ft_import_head(const struct ft_import_paths *p, struct ft_take_job *job)
{
	const char *name = ft_base_name(job->path);
	size_t dir = (size_t)(name - job->path);

	for (size_t i = 0; i < p->len; i++) {
		const char *other = ft_base_name(p->v[i]);

		if (p->v[i] == job->path || (size_t)(other - p->v[i]) != dir || strncmp(p->v[i], job->path, dir) != 0)
			continue;
		if (is_head_name(other))
			job->head = p->v[i];
		job->is_head = job->is_head || is_head_name(name);
	}
}
