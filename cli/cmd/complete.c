/* What may stand at a word of a command line: the one thing that the completions of bash, zsh and fish ask. A line a
 * candidate, "WORD<TAB>what it is"; the line ":files" asks the shell for the names of files. Never an error: where
 * nothing is known, nothing is printed. */
#include "cli/options.h"

#include "base/date.h"
#include "base/fs.h"
#include "base/safe.h"
#include "doc/eid.h"
#include "doc/kind.h"
#include "doc/span.h"
#include "query/resolve.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The word being completed, and where candidates go. */
struct asked {
	struct ft_cli *cli;
	struct ft_str word;
	struct ft_buf out;
};

static void offer(struct asked *q, struct ft_str head, struct ft_str rest, struct ft_str what)
{
	struct ft_buf b = {0};

	ft_buf_add(&b, head);
	ft_buf_add(&b, rest);
	if (b.len && ft_starts(ft_buf_str(&b), q->word)) {
		ft_safe_line(&q->out, ft_buf_str(&b));
		ft_buf_putc(&q->out, '\t');
		ft_safe_line(&q->out, what);
		ft_buf_putc(&q->out, '\n');
	}
	ft_buf_free(&b);
}

static void offer_files(struct asked *q)
{
	ft_buf_puts(&q->out, ":files\n");
}

/* ---- words of a fixed list ---- */

/* Offers the words of "a, b or c"; others than small letters begin no word of it. */
static void offer_words(struct asked *q, const char *list)
{
	static const char sep[] = " ,|[]";

	for (const char *s = list; *s;) {
		size_t n = strcspn(s, sep);

		if (islower((unsigned char)s[0]) && !(n == 2 && memcmp(s, "or", 2) == 0))
			offer(q, (struct ft_str){s, n}, FT_S(""), FT_S(""));
		s += n;
		s += strspn(s, sep);
	}
}

static void offer_kinds(struct asked *q)
{
	for (int k = 0; k < FT_WK_COUNT; k++)
		offer(q, ft_str(ft_work_kind_word((enum ft_work_kind)k)), FT_S(""),
		      ft_str(ft_work_kind_label((enum ft_work_kind)k, FT_LANG_EN)));
}

/* ---- works and addresses ---- */

static bool open_index(struct ft_cli *cli)
{
	char *path = ft_path(cli->data_dir, "index.db");

	if (cli->db == NULL && ft_db_open(&cli->db, path, FT_DB_READ, NULL) != FT_OK)
		cli->db = NULL;
	free(path);
	return cli->db != NULL;
}

static void offer_works(struct asked *q)
{
	size_t n;
	struct ft_work *w = open_index(q->cli) ? ft_works(q->cli->db, q->cli->arena, &n) : NULL;

	for (size_t i = 0; w && i < n; i++)
		offer(q, w[i].key, FT_S(""), w[i].title_en.n ? w[i].title_en : w[i].title_zh);
}

/* The versions of the work before "@". */
static void offer_versions(struct asked *q, size_t at)
{
	struct ft_str key = {q->word.p, at};
	int64_t work = open_index(q->cli) ? ft_work_id(q->cli->db, key) : 0;
	size_t n;
	struct ft_version *v = work ? ft_versions(q->cli->db, q->cli->arena, work, &n) : NULL;

	for (size_t i = 0; v && i < n; i++)
		offer(q, (struct ft_str){q->word.p, at + 1}, v[i].date,
		      ft_str(ft_status_word(ft_status_on(&v[i].time, q->cli->day))));
}

/* Paragraphs and items inside one unit. */
static void offer_inner(struct asked *q, struct ft_str head, const struct ft_target *t)
{
	struct ft_place p;
	struct ft_spans spans;

	if (!ft_place_load(q->cli->db, q->cli->arena, t->node, &p))
		return;
	spans = ft_spans(q->cli->arena, p.body, p.node);
	for (size_t i = 0; i < spans.len; i++)
		offer(q, head, ft_arena_fmt(q->cli->arena, "__%.*s", FT_FMT(spans.v[i].eid)), FT_S(""));
}

static void offer_units(struct asked *q, struct ft_str head, int64_t version)
{
	struct ft_stmt *s = ft_sql(q->cli->db, "SELECT eid, max(label), max(heading) FROM provision WHERE text IN (SELECT id FROM text"
					       " WHERE version=?1) AND eid>'' GROUP BY eid ORDER BY min(id)");

	ft_bind_int(s, 1, version);
	while (ft_step(s))
		offer(q, head, ft_col_str(s, 0),
		      ft_col_str(s, 2).n ? ft_col_dup(s, 2, q->cli->arena) : ft_col_dup(s, 1, q->cli->arena));
}

/* The provisions of the work before "#". */
static void offer_places(struct asked *q, size_t hash)
{
	struct ft_str head = {q->word.p, hash + 1}, eid = {q->word.p + hash + 1, q->word.n - hash - 1};
	ptrdiff_t inner = ft_find(eid, FT_S("__"));
	struct ft_resolved r;

	if (!open_index(q->cli))
		return;
	if (inner > 0)
		head.n += (size_t)inner;
	r = ft_resolve(q->cli->db, q->cli->arena, (struct ft_str){head.p, inner > 0 ? head.n : hash}, q->cli->day);
	if (r.err != FT_OK)
		return;
	if (inner > 0)
		offer_inner(q, head, &r.targets[0]);
	else
		offer_units(q, head, r.targets[0].version);
}

static void offer_addresses(struct asked *q)
{
	ptrdiff_t hash = ft_find(q->word, FT_S("#")), at = ft_find(q->word, FT_S("@"));

	if (hash >= 0)
		offer_places(q, (size_t)hash);
	else if (at > 0)
		offer_versions(q, (size_t)at);
	else
		offer_works(q);
}

/* ---- options and commands ---- */

static const struct ft_opt *find_option(const struct ft_opt *o, struct ft_str word)
{
	for (; o && o->name; o++)
		if (ft_eq(word, ft_str(o->name)))
			return o;
	return NULL;
}

/* The option that a word names ("--lang"), of the command or of all. */
static const struct ft_opt *option_of(const struct ft_cmd *cmd, struct ft_str word)
{
	struct ft_str name = {word.p + 2, word.n - 2};
	const struct ft_opt *o;

	if (!ft_starts(word, FT_S("--")))
		return NULL;
	o = find_option(ft_global_options(), name);
	return o || cmd == NULL ? o : find_option(cmd->options, name);
}

static void offer_options(struct asked *q, const struct ft_opt *o)
{
	for (; o && o->name; o++)
		offer(q, FT_S("--"), ft_str(o->name), ft_str(o->help));
}

static void offer_commands(struct asked *q)
{
	for (size_t i = 0; i < ft_cmd_count; i++)
		if (ft_cmds[i]->summary)
			offer(q, ft_str(ft_cmds[i]->name), FT_S(""), ft_str(ft_cmds[i]->summary));
}

/* "help" is a word of its own, not a command; the name of one follows it. */
static void offer_first_words(struct asked *q, int argc, char **argv)
{
	bool helped = false;

	for (int i = 0; i + 1 < argc; i++)
		helped |= strcmp(argv[i], "help") == 0;
	offer_commands(q);
	if (!helped)
		offer(q, FT_S("help"), FT_S(""), FT_S("what a command does, and its options"));
}

/* The value of an option: by its name in the help, else the words that its help lists. */
static void offer_value(struct asked *q, const struct ft_opt *o)
{
	const char *colon = strchr(o->help, ':');

	if (strcmp(o->value, "FILE") == 0 || strcmp(o->value, "DIR") == 0)
		offer_files(q);
	else if (strcmp(o->name, "work") == 0)
		offer_works(q);
	else if (strncmp(o->value, "WORK", 4) == 0)
		offer_addresses(q);
	else if (strcmp(o->value, "K") == 0)
		offer_kinds(q);
	else if (o->kind == FT_OPT_STR)
		offer_words(q, colon ? colon + 1 : o->help);
}

/* An argument of the command, `before` others: the verbs of "[add ADDRESS|list]" come first. */
static void offer_argument(struct asked *q, const struct ft_cmd *cmd, int before)
{
	if (strchr(cmd->args, '|') && before == 0)
		offer_words(q, cmd->args);
	else if (strstr(cmd->args, "ADDRESS") || strstr(cmd->args, "WORK"))
		offer_addresses(q);
	if (strstr(cmd->args, "FILE") || strstr(cmd->args, "DIR"))
		offer_files(q);
}

/* An option of the line that changes what there is to offer. */
static void heed(struct ft_cli *cli, const struct ft_opt *o, const char *value)
{
	char day[11];

	if (strcmp(o->name, "data") == 0)
		cli->data_dir = value;
	else if (strcmp(o->name, "on") == 0 && ft_date_parse(ft_str(value), day))
		cli->day = ft_date_num(day);
}

/* The command among the words before the last, values of options passed over; NULL: none yet. `wants` is the option
 * whose value the last word is, `before` the number of arguments that the command has already. */
static const struct ft_cmd *read_line(struct ft_cli *cli, int argc, char **argv, const struct ft_opt **wants, int *before)
{
	const struct ft_cmd *cmd = NULL;

	*wants = NULL;
	*before = 0;
	for (int i = 0; i + 1 < argc; i++) {
		const struct ft_opt *o = option_of(cmd, ft_str(argv[i]));

		if (o && o->kind != FT_OPT_FLAG) {
			if (i + 2 == argc)
				*wants = o;
			heed(cli, o, argv[++i]);
		} else if (o == NULL && argv[i][0] != '-') {
			*before += cmd != NULL;
			cmd = cmd ? cmd : ft_cmd_find(argv[i]);
		}
	}
	return cmd;
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	struct asked q = {.cli = cli, .word = argc ? ft_str(argv[argc - 1]) : FT_S("")};
	const struct ft_opt *wants;
	int before, status;
	const struct ft_cmd *cmd = read_line(cli, argc, argv, &wants, &before);

	if (wants) {
		offer_value(&q, wants);
	} else if (ft_starts(q.word, FT_S("-"))) {
		if (cmd)
			offer_options(&q, cmd->options);
		offer_options(&q, ft_global_options());
	} else if (cmd) {
		offer_argument(&q, cmd, before);
	} else {
		offer_first_words(&q, argc, argv);
	}
	status = ft_page_out(cli, ft_buf_str(&q.out));
	ft_buf_free(&q.out);
	return status;
}

const struct ft_cmd ft_cmd_complete = {"complete", "-- WORD...", NULL, false, NULL, run};
