#include "cli/cmd/refresh.h"

#include "base/fs.h"
#include "base/safe.h"
#include "cli/out.h"
#include "indexer/ingest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MAX_SOURCES = 130, SHOWN_WARNINGS = 20, BAR = 30 };

static volatile sig_atomic_t interrupted;

static void on_signal(int signal)
{
	(void)signal;
	interrupted = 1;
}

void ft_refresh_catch_signals(void)
{
	struct sigaction sa = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND}; /* a second one ends it at once */

	sigaction(SIGINT, &sa, NULL);
	sigaction(SIGTERM, &sa, NULL);
	sigaction(SIGHUP, &sa, NULL);
}

bool ft_refresh_stopped(void)
{
	return interrupted != 0;
}

/* ---- what is said meanwhile ---- */

struct teller {
	struct ft_cli *cli;
	bool told; /* faults are said, too */
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

	if (!t->told || (!error && (t->cli->quiet || (t->warnings++ >= SHOWN_WARNINGS && !t->cli->verbose))))
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

static size_t gather_sources(struct ft_cli *cli, struct ft_user *u, bool no_corpus, struct ft_index_source *out)
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

int ft_refresh(struct ft_cli *cli, struct ft_user *u, const struct ft_refresh *how)
{
	struct ft_index_source sources[MAX_SOURCES];
	struct teller teller = {.cli = cli, .told = how->tell, .bar = isatty(STDERR_FILENO) && !cli->quiet, .begun = time(NULL)};
	struct ft_index_options o = {.data_dir = cli->data_dir, .sources = sources, .jobs = how->jobs,
				     .rebuild = how->rebuild, .stop = &interrupted, .progress = on_progress,
				     .fault = on_fault, .arg = &teller};
	struct ft_index_report report;
	struct ft_buf why = {0};
	enum ft_err e;

	o.source_count = gather_sources(cli, u, how->no_corpus, sources);
	if (o.source_count == 0)
		return ft_complain(FT_USAGE, "index", "there is nothing to read: name a folder with --source");
	ft_refresh_catch_signals();
	e = ft_index(&o, &report, &why);
	clear_bar(&teller);
	if (teller.warnings > SHOWN_WARNINGS && !cli->verbose && !cli->quiet)
		fprintf(stderr, "fatiao: %zu more warnings; fatiao list faults shows all\n", teller.warnings - SHOWN_WARNINGS);
	if (how->tell && (e == FT_OK || (e == FT_INPUT && why.len == 0)))
		tell(cli, &report);
	if (why.len)
		ft_complain(e, "index", "%s", why.data);
	ft_buf_free(&why);
	return ft_err_status(e);
}
