#include "cli/cli.h"
#include "cli/out.h"

#include "base/fs.h"
#include "base/safe.h"
#include "indexer/ingest.h"
#include "user/user.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MAX_SOURCES = 130, SHOWN_WARNINGS = 20, BAR = 30 };

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

static volatile sig_atomic_t interrupted;

static void on_signal(int signal)
{
	(void)signal;
	interrupted = 1;
}

static void catch_signals(void)
{
	struct sigaction sa = {.sa_handler = on_signal};

	sigaction(SIGINT, &sa, NULL);
	sigaction(SIGTERM, &sa, NULL);
	sigaction(SIGHUP, &sa, NULL);
}

/* ---- what is said meanwhile ---- */

struct teller {
	struct ft_cli *cli;
	bool bar; /* a terminal: a bar is drawn */
	bool drawn;
	time_t begun;
	const char *what; /* the phase */
	size_t warnings;
};

static void clear_bar(struct teller *t)
{
	if (t->drawn)
		fputs("\r\033[K", stderr);
	t->drawn = false;
}

static void on_progress(void *arg, const char *what, size_t done, size_t total)
{
	struct teller *t = arg;
	long spent = (long)(time(NULL) - t->begun);
	size_t full = total ? done * BAR / total : BAR;
	char bar[BAR + 1];

	if (what != t->what) { /* another phase: the clock begins anew */
		t->what = what;
		t->begun = time(NULL);
	}
	if (!t->bar || (done % 16 && done % 500 && done != total))
		return;
	memset(bar, '.', BAR);
	memset(bar, '#', full);
	bar[BAR] = '\0';
	fprintf(stderr, "\r[%s] %zu/%zu %s, %ld a second, %ld s left\033[K", bar, done, total, what,
		spent ? (long)done / spent : (long)done, done ? spent * (long)(total - done) / (long)done : 0);
	t->drawn = true;
}

static void on_fault(void *arg, const char *path, const struct ft_diag *d)
{
	struct teller *t = arg;
	struct ft_buf line = {0}, safe = {0};
	bool error = ft_diag_level(d->code) == 'e';

	if (!error && (t->cli->quiet || (t->warnings++ >= SHOWN_WARNINGS && !t->cli->verbose)))
		return;
	clear_bar(t);
	ft_buf_puts(&line, path);
	if (d->line)
		ft_buf_fmt(&line, ":%u", d->line);
	if (d->line && d->column)
		ft_buf_fmt(&line, ":%u", d->column);
	ft_buf_fmt(&line, ": %s: %.*s", ft_diag_word(d->code), FT_FMT(d->message));
	ft_safe_line(&safe, ft_buf_str(&line));
	fprintf(stderr, "fatiao: %s\n", safe.data);
	ft_buf_free(&line);
	ft_buf_free(&safe);
}

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

static size_t gather_sources(struct ft_cli *cli, struct ft_user *u, struct ft_index_source *out)
{
	char *corpus = no_corpus ? NULL : ft_corpus_dir(), *library = ft_path(cli->data_dir, "library");
	size_t n = 0, count;
	struct ft_str *paths = ft_user_sources(u, cli->arena, &count);

	if (corpus)
		out[n++] = (struct ft_index_source){ft_arena_dup(cli->arena, ft_str(corpus)).p, "corpus"};
	if (ft_is_dir(library))
		out[n++] = (struct ft_index_source){ft_arena_dup(cli->arena, ft_str(library)).p, "library"};
	for (size_t i = 0; i < count && n < MAX_SOURCES; i++)
		if (corpus == NULL || strcmp(corpus, paths[i].p) != 0)
			out[n++] = (struct ft_index_source){paths[i].p, "user"};
	free(corpus);
	free(library);
	return n;
}

/* ---- the summary ---- */

static void tell(struct ft_cli *cli, const struct ft_index_report *r)
{
	const struct ft_totals *t = &r->totals;
	struct ft_out o;
	struct ft_json *j = ft_out_begin(&o, cli, "index");

	if (cli->format == FT_JSONL)
		j = ft_out_item(&o);
	if (j) {
		ft_json_int(j, "works", t->works);
		ft_json_int(j, "versions", t->versions);
		ft_json_int(j, "texts", t->texts);
		ft_json_int(j, "units", t->units);
		ft_json_int(j, "articles", t->articles);
		ft_json_int(j, "links", t->links);
		ft_json_int(j, "faults", t->faults);
		ft_json_int(j, "bytes", r->bytes);
		ft_json_real(j, "seconds", r->seconds);
		ft_json_int(j, "changed", (long long)r->changed);
		ft_json_int(j, "unchanged", (long long)r->unchanged);
		ft_json_int(j, "removed", (long long)r->removed);
		if (cli->format == FT_JSONL)
			ft_out_item_end(&o);
	} else if (!cli->quiet) {
		ft_buf_fmt(&o.text, "%lld works, %lld versions, %lld texts, %lld provisions (%lld articles), %lld links\n",
			   (long long)t->works, (long long)t->versions, (long long)t->texts, (long long)t->units,
			   (long long)t->articles, (long long)t->links);
		ft_buf_fmt(&o.text, "%zu files read, %zu unchanged, %zu removed, %lld faults (fatiao list faults), %.1f MB, %.2f s\n",
			   r->changed, r->unchanged, r->removed, (long long)t->faults, (double)r->bytes / 1e6, r->seconds);
	}
	ft_out_end(&o, 0);
}

static int index_all(struct ft_cli *cli, struct ft_user *u)
{
	struct ft_index_source sources[MAX_SOURCES];
	struct teller teller = {.cli = cli, .bar = isatty(STDERR_FILENO) && !cli->quiet, .begun = time(NULL)};
	struct ft_index_options o = {.data_dir = cli->data_dir, .sources = sources, .jobs = (int)jobs,
				     .rebuild = rebuild, .stop = &interrupted, .progress = on_progress,
				     .fault = on_fault, .arg = &teller};
	struct ft_index_report report;
	struct ft_buf why = {0};
	enum ft_err e;

	o.source_count = gather_sources(cli, u, sources);
	if (o.source_count == 0)
		return ft_complain(FT_USAGE, "index", "there is nothing to read: name a folder with --source");
	catch_signals();
	e = ft_index(&o, &report, &why);
	clear_bar(&teller);
	if (teller.warnings > SHOWN_WARNINGS && !cli->verbose && !cli->quiet)
		fprintf(stderr, "fatiao: %zu more warnings; fatiao list faults shows all\n", teller.warnings - SHOWN_WARNINGS);
	if (e == FT_OK || (e == FT_INPUT && why.len == 0))
		tell(cli, &report);
	if (why.len)
		ft_complain(e, "index", "%s", why.data);
	ft_buf_free(&why);
	return ft_err_status(e);
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	struct ft_buf why = {0};
	struct ft_user *u;
	int status;

	if (argc > 0)
		return ft_complain(FT_USAGE, argv[0], "index takes no argument; name a folder with --source");
	if (ft_user_open(&u, cli->data_dir, &why) != FT_OK) {
		status = ft_complain(FT_SYSTEM, "user.db", "%s", why.data ? why.data : "cannot be opened");
		ft_buf_free(&why);
		return status;
	}
	status = remember(cli, u);
	if (status == 0)
		status = index_all(cli, u);
	ft_user_close(u);
	return status;
}

const struct ft_cmd ft_cmd_index = {"index", "", "reads the sources and brings the index up to date", false, options, run};
