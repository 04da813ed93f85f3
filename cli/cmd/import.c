#include "cli/cmd/import.h"

#include "base/fs.h"
#include "base/safe.h"
#include "cli/cmd/refresh.h"
#include "indexer/decode.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *as, *text_lang, *authority, *encoding;
static bool dry_run;

static const struct ft_opt options[] = {
	{"as", "WORK[@DATE]", FT_OPT_STR, &as, "it is a text of this work, and of this version of it"},
	{"text-lang", "L", FT_OPT_STR, &text_lang, "its language, where it does not show: zh or en"},
	{"authority", "A", FT_OPT_STR, &authority, "who speaks, where it does not show: official, translation, digest or commentary"},
	{"encoding", "E", FT_OPT_STR, &encoding, "its encoding, where the program guesses wrong: UTF-8, GB18030, Big5, UTF-16LE, Windows-1252 …"},
	{"dry-run", NULL, FT_OPT_FLAG, &dry_run, "prints the tree, the faults and the work proposed; changes nothing"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

/* ---- options and the index ---- */

static int settle_options(struct ft_importing *im)
{
	im->lang = text_lang ? ft_lang_find(ft_str(text_lang)) : -1;
	im->authority = authority ? ft_authority_find(ft_str(authority)) : -1;
	im->encoding = encoding ? ft_encoding_find(ft_str(encoding)) : NULL;
	im->as = as;
	im->dry_run = dry_run;
	im->ask = !dry_run && isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
	if (text_lang && im->lang < 0)
		return ft_complain(FT_USAGE, "--text-lang", "\"%s\" is none of zh, en", text_lang);
	if (authority && im->authority < 0)
		return ft_complain(FT_USAGE, "--authority", "\"%s\" is none of official, translation, digest, commentary", authority);
	if (encoding && im->encoding == NULL)
		return ft_complain(FT_USAGE, "--encoding", "\"%s\" is none of %s", encoding, ft_encoding_names());
	return 0;
}

static enum ft_err open_index(struct ft_importing *im, struct ft_buf *why)
{
	char *path = ft_path(im->cli->data_dir, "index.db");
	enum ft_err e = ft_db_open(&im->cli->db, path, FT_DB_READ, why); /* it lasts until the process ends */

	im->db = im->cli->db;
	free(path);
	return e;
}

/* What the texts are matched against: the index there is; where there is none, import makes one, --dry-run goes without. */
static int ready_index(struct ft_importing *im, struct ft_user *u)
{
	struct ft_buf why = {0};
	int status = 0;

	if (open_index(im, &why) != FT_OK && dry_run && !im->cli->quiet)
		ft_complain(FT_OK, "import", "there is no index to match against: what the text says itself is all");
	if (im->db == NULL && !dry_run) {
		status = ft_refresh(im->cli, u, &(struct ft_refresh){.tell = false});
		ft_buf_reset(&why);
		if (open_index(im, &why) != FT_OK)
			status = ft_complain(FT_SYSTEM, "index.db", "%s", why.data ? why.data : "cannot be opened");
		else
			status = 0; /* files of other sources that cannot be read are no matter of ours */
	}
	ft_buf_free(&why);
	return status;
}

/* ---- the plan ---- */

enum { MAX_KEPT = 8 * 1024 * 1024 };

struct work {
	struct ft_importing im;
	struct ft_out out;
	struct ft_planned *plan;
	struct ft_taken **taken; /* beside plan: kept from the plan on, as long as there is room */
	size_t len, kept;        /* kept: bytes of their originals */
	const char **added; /* folders of this run, below the library: taken out again where the index cannot be made */
	size_t added_len;
	int status;
};

static void worse(struct work *w, enum ft_err e)
{
	int s = ft_err_status(e);

	w->status = s > w->status ? s : w->status;
}

/* What is being done, on a terminal; 0 of 0 takes it away again. */
static void say_progress(const struct work *w, const char *what, size_t at, size_t total)
{
	if (!isatty(STDERR_FILENO) || w->im.cli->quiet)
		return;
	if (total > 3)
		fprintf(stderr, "\r%s %zu of %zu …\033[K", what, at, total);
	else if (total == 0)
		fputs("\r\033[K", stderr);
	fflush(stderr);
}

/* Two files of one run may have the same bytes. */
static void check_twice(struct work *w, struct ft_planned *p)
{
	for (size_t i = 0; i < w->len; i++) {
		if (w->plan[i].act != FT_IMPORT_ADD || p->act != FT_IMPORT_ADD ||
		    memcmp(w->plan[i].sha, p->sha, sizeof p->sha) != 0)
			continue;
		p->act = FT_IMPORT_SAME;
		p->why = ft_arena_fmt(w->im.cli->arena, "its bytes are those of %s", w->plan[i].path);
	}
}

static void say_candidates(const struct ft_planned *p)
{
	if (p->as.len == 0)
		ft_complain(FT_OK, p->path, "which work is it? %.*s; say it with --as WORK@YYYY-MM-DD: a work of fatiao list works, or its full title",
			    FT_FMT(p->why));
	else
		ft_complain(FT_OK, p->path, "which work is it? %.*s; say it with --as:", FT_FMT(p->why));
	for (size_t i = 0; i < p->as.len; i++)
		fprintf(stderr, "  %.*s@%.*s\n", FT_FMT(p->as.v[i].key), FT_FMT(p->as.v[i].date));
}

static void say_plan(struct work *w, const struct ft_planned *p, const struct ft_taken *t)
{
	struct ft_cli *cli = w->im.cli;

	if (cli->format == FT_TEXT && (!cli->quiet || dry_run)) {
		ft_import_line(&w->out.text, &w->im, p, t);
		if (dry_run && p->act != FT_IMPORT_REFUSED)
			ft_import_tree(&w->out.text, t);
		if (!dry_run) { /* what is planned is seen before it is done */
			fwrite(w->out.text.data, 1, w->out.text.len, stdout);
			fflush(stdout);
			ft_buf_reset(&w->out.text);
		}
	} else if (cli->format == FT_TSV) {
		struct ft_str f[6] = {ft_str(p->path), ft_str(ft_import_act_word(p->act)), p->as.key, p->as.date,
				      ft_str(p->as.how), p->why};

		ft_out_tsv(&w->out, f, 6);
	} else {
		ft_import_json(&w->out, &w->im, p, t, dry_run);
	}
	ft_import_faults(p->path, t);
	if (p->act == FT_IMPORT_UNSURE)
		say_candidates(p);
	else if (p->act == FT_IMPORT_REFUSED && p->err != FT_INPUT)
		ft_complain(p->err, p->path, "%.*s", FT_FMT(p->why));
}

/* What is read need not be read again, unless so much is kept that it is better let go. */
static void keep_or_free(struct work *w, const struct ft_planned *p, struct ft_taken *t)
{
	if (!dry_run && p->act == FT_IMPORT_ADD && w->kept + t->raw.len <= MAX_KEPT) {
		w->kept += t->raw.len;
		w->taken[w->len] = t;
		return;
	}
	ft_taken_free(t);
	free(t);
}

static void plan(struct work *w, const struct ft_import_paths *paths)
{
	for (size_t i = 0; i < paths->len && !ft_refresh_stopped(); i++) {
		struct ft_taken *t = ft_alloc(sizeof *t);
		struct ft_take_job job = {.path = paths->v[i], .encoding = w->im.encoding, .lang = w->im.lang};
		struct ft_planned p;

		say_progress(w, "reading", i + 1, paths->len);
		if (paths->folder)
			ft_import_head(paths, &job);
		p = ft_import_plan(&w->im, &job, t);
		say_progress(w, "", 0, 0);
		check_twice(w, &p);
		say_plan(w, &p, t);
		if (p.act == FT_IMPORT_REFUSED || (p.act == FT_IMPORT_UNSURE && !dry_run))
			worse(w, p.err);
		keep_or_free(w, &p, t);
		w->plan[w->len++] = p;
	}
}

/* ---- and what is done ---- */

static enum ft_err add_taken(struct work *w, const struct ft_planned *p, const struct ft_taken *t, struct ft_buf *why)
{
	struct ft_arena *a = w->im.cli->arena;
	struct ft_str contents[FT_IMPORT_TEXTS];
	struct ft_import m;
	enum ft_err e;

	if (t->refused || memcmp(t->sha, p->sha, sizeof t->sha) != 0) {
		worse(w, FT_INPUT);
		ft_complain(FT_INPUT, p->path, "it changed while it was imported");
		return FT_OK;
	}
	m = ft_import_record(&w->im, p, t);
	for (size_t i = 0; i < t->len; i++)
		contents[i] = ft_buf_str(&t->text[i]);
	e = ft_library_add(a, w->im.cli->data_dir, &m, ft_buf_str(&t->raw), contents, why);
	if (e == FT_OK)
		w->added[w->added_len++] = ft_arena_dup(a, m.dir).p;
	return e;
}

/* Adds the i-th file to the library, read again where it was not kept. */
static bool add_one(struct work *w, size_t i, struct ft_buf *why)
{
	const struct ft_planned *p = &w->plan[i];
	struct ft_taken again, *t = w->taken[i];
	enum ft_err e;

	if (t == NULL) {
		ft_take(&(struct ft_take_job){.path = p->path, .head = p->head, .encoding = w->im.encoding, .lang = w->im.lang}, &again);
		t = &again;
	}
	e = add_taken(w, p, t, why);
	ft_taken_free(t);
	if (t != &again)
		free(t);
	w->taken[i] = NULL;
	return e == FT_OK;
}

/* What cannot be indexed was not imported. */
static void undo(struct work *w)
{
	struct ft_buf why = {0};

	for (size_t i = 0; i < w->added_len; i++)
		ft_library_remove(w->im.cli->data_dir, ft_str(w->added[i]), &why);
	if (why.len)
		ft_complain(FT_SYSTEM, "library", "%s", why.data);
	ft_buf_free(&why);
	w->added_len = 0;
}

static bool has_corpus(struct ft_db *db)
{
	return ft_db_int(db, "SELECT count(*) FROM source WHERE kind='corpus'", 0) > 0;
}

static void carry_out(struct work *w, struct ft_user *u)
{
	struct ft_cli *cli = w->im.cli;
	struct ft_buf why = {0};
	bool ok = true, no_corpus = !has_corpus(w->im.db);
	int status;

	for (size_t i = 0; i < w->len && ok && !ft_refresh_stopped(); i++) {
		say_progress(w, "importing", i + 1, w->len);
		if (w->plan[i].act == FT_IMPORT_ADD)
			ok = add_one(w, i, &why);
	}
	say_progress(w, "", 0, 0);
	if (!ok)
		ft_complain(FT_SYSTEM, "import", "%s; nothing was imported", why.data);
	ft_buf_free(&why);
	if (!ok || ft_refresh_stopped()) {
		undo(w);
		w->status = 5;
		return;
	}
	if (w->added_len == 0)
		return;
	status = ft_refresh(cli, u, &(struct ft_refresh){.no_corpus = no_corpus});
	if (status >= 4) {
		undo(w);
		ft_complain(FT_OK, "import", "the index could not be made: nothing was imported");
		w->status = status;
	}
}

static void report(const struct work *w, const struct ft_import_paths *paths)
{
	size_t count[FT_IMPORT_LEFT + 1] = {0};

	if (w->im.cli->format != FT_TEXT || w->im.cli->quiet || dry_run)
		return;
	for (size_t i = 0; i < w->len; i++)
		count[w->plan[i].act]++;
	printf("%zu imported", w->added_len);
	if (count[FT_IMPORT_SAME])
		printf(", %zu imported before", count[FT_IMPORT_SAME]);
	if (count[FT_IMPORT_REFUSED])
		printf(", %zu refused", count[FT_IMPORT_REFUSED]);
	if (count[FT_IMPORT_UNSURE] + count[FT_IMPORT_LEFT])
		printf(", %zu left out", count[FT_IMPORT_UNSURE] + count[FT_IMPORT_LEFT]);
	if (paths->passed)
		printf(", %zu files of other kinds passed over", paths->passed);
	putchar('\n');
}

/* Of a whole folder, a person sees the plan before it is done. */
static bool agreed(const struct work *w, const struct ft_import_paths *paths)
{
	char line[16];
	size_t n = 0;

	for (size_t i = 0; i < w->len; i++)
		n += w->plan[i].act == FT_IMPORT_ADD;
	if (!w->im.ask || !paths->folder || n == 0)
		return true;
	fprintf(stderr, "Import these %zu? [Y/n] ", n);
	fflush(stderr);
	return fgets(line, sizeof line, stdin) != NULL && (line[0] == '\n' || line[0] == 'y' || line[0] == 'Y');
}

/* What was kept and not imported after all. */
static void let_go(struct work *w)
{
	for (size_t i = 0; i < w->len; i++) {
		if (w->taken[i])
			ft_taken_free(w->taken[i]);
		free(w->taken[i]);
	}
}

static int import_all(struct ft_cli *cli, struct ft_user *u, const struct ft_import_paths *paths)
{
	struct work w = {.im = {.cli = cli}};
	int status = settle_options(&w.im);

	if (status == 0)
		status = ready_index(&w.im, u);
	if (status == 0)
		status = ft_import_as_check(&w.im);
	if (status == 0) {
		w.im.have = ft_imports(cli->arena, cli->data_dir, &w.im.have_len, NULL, NULL);
		w.plan = ft_arena_alloc(cli->arena, (paths->len + 1) * sizeof *w.plan);
		w.taken = ft_arena_alloc(cli->arena, (paths->len + 1) * sizeof *w.taken);
		w.added = ft_arena_alloc(cli->arena, (paths->len + 1) * sizeof *w.added);
		ft_out_begin(&w.out, cli, "import");
		ft_out_list(&w.out, "files");
		plan(&w, paths);
		if (!dry_run && agreed(&w, paths))
			carry_out(&w, u);
		ft_out_list_end(&w.out);
		status = ft_out_end(&w.out, w.status);
		report(&w, paths);
		let_go(&w);
	}
	return status;
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	struct ft_import_paths paths = {.arena = cli->arena};
	struct ft_buf why = {0};
	struct ft_user *u = NULL;
	int status = 0;

	if (argc == 0)
		return ft_complain(FT_USAGE, "import", "which file?");
	ft_refresh_catch_signals();
	ft_import_gather(&paths, argc, argv);
	if (paths.len == 0)
		status = ft_complain(FT_INPUT, argv[0], "there is no document in it");
	else if (!dry_run && ft_user_open(&u, cli->data_dir, &why) != FT_OK)
		status = ft_complain(FT_SYSTEM, "user.db", "%s", why.data ? why.data : "cannot be opened");
	if (status == 0)
		status = import_all(cli, u, &paths);
	ft_user_close(u);
	ft_buf_free(&why);
	free(paths.v);
	return status;
}

const struct ft_cmd ft_cmd_import = {"import", "FILE|DIR...", "brings texts into the user's library; --dry-run only shows them", false,
				     options, run};
