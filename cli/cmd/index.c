#include "cli/cmd/refresh.h"

#include "base/fs.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct ft_opt_list add_sources, forget_sources;
static bool no_corpus, rebuild;
static long jobs;

static const struct ft_opt options[] = {
	{"source", "DIR", FT_OPT_LIST, &add_sources, "a folder of works or bare texts; it is remembered"},
	{"forget", "DIR", FT_OPT_LIST, &forget_sources, "reads this folder no longer"},
	{"no-corpus", NULL, FT_OPT_FLAG, &no_corpus, "leaves the shipped corpus out"},
	{"jobs", "N", FT_OPT_INT, &jobs, "threads that read (as many as there are cores)"},
	{"rebuild", NULL, FT_OPT_FLAG, &rebuild, "from nothing, even what did not change"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

/* ---- sources ---- */

/* The whole path of a folder that need not be there any more. */
static const char *whole_path(struct ft_cli *cli, const char *name, char real[PATH_MAX])
{
	char here[PATH_MAX];
	struct ft_str s = ft_str(name);

	if (realpath(name, real))
		return real;
	while (s.n > 1 && s.p[s.n - 1] == '/')
		s.n--;
	if (name[0] == '/' || getcwd(here, sizeof here) == NULL)
		return ft_arena_dup(cli->arena, s).p;
	return ft_arena_fmt(cli->arena, "%s/%.*s", here, FT_FMT(s)).p;
}

static int remember(struct ft_cli *cli, struct ft_user *u)
{
	struct ft_buf why = {0};
	char real[PATH_MAX];
	bool known;

	for (size_t i = 0; i < add_sources.len; i++) {
		if (realpath(add_sources.v[i], real) == NULL || !ft_is_dir(real))
			return ft_complain(FT_INPUT, add_sources.v[i], "%s", errno ? strerror(errno) : "it is no folder");
		if (ft_user_add_source(u, real, &why) != FT_OK)
			return ft_complain(FT_SYSTEM, "user.db", "%s", why.data);
	}
	for (size_t i = 0; i < forget_sources.len; i++) {
		const char *path = whole_path(cli, forget_sources.v[i], real);

		if (ft_user_drop_source(u, path, &known, &why) != FT_OK)
			return ft_complain(FT_SYSTEM, "user.db", "%s", why.data);
		if (!known)
			ft_complain(FT_OK, forget_sources.v[i], "was no source");
	}
	return 0;
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	struct ft_buf why = {0};
	struct ft_user *u;
	enum ft_err e;
	int status;

	if (argc > 0)
		return ft_complain(FT_USAGE, argv[0], "index takes no argument; name a folder with --source");
	e = ft_user_open(&u, cli->data_dir, &why);
	if (e != FT_OK) {
		status = ft_complain(e, "user.db", "%s", why.data ? why.data : "cannot be opened");
		ft_buf_free(&why);
		return status;
	}
	status = remember(cli, u);
	if (status == 0)
		status = ft_refresh(cli, u, &(struct ft_refresh){.no_corpus = no_corpus, .rebuild = rebuild, .jobs = (int)jobs,
								 .tell = true});
	ft_user_close(u);
	return status;
}

const struct ft_cmd ft_cmd_index = {"index", "", "reads the sources and brings the index up to date", false, options, run};
