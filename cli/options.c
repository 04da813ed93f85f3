#include "cli/options.h"

#include "base/date.h"
#include "base/fs.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_OPTIONS = 40, LONG_BASE = 1000 };

const struct ft_cmd *const ft_cmds[] = {
#define X(name) &ft_cmd_##name,
	FT_CMDS(X)
#undef X
};
const size_t ft_cmd_count = sizeof ft_cmds / sizeof ft_cmds[0];

const struct ft_cmd *ft_cmd_find(const char *name)
{
	for (size_t i = 0; i < ft_cmd_count; i++)
		if (strcmp(ft_cmds[i]->name, name) == 0)
			return ft_cmds[i];
	return NULL;
}

static struct ft_globals globals;

static const struct ft_opt global_options[] = {
	{"data", "DIR", FT_OPT_STR, &globals.data, "where index.db, user.db and library/ live"},
	{"on", "DATE", FT_OPT_STR, &globals.on, "the law as it stands on that day (YYYY-MM-DD)"},
	{"matter", "NAME", FT_OPT_STR, &globals.matter, "keeps basket, marks and notes apart by client"},
	{"format", "F", FT_OPT_STR, &globals.format, "text, json, jsonl or tsv"},
	{"lang", "L", FT_OPT_STR, &globals.lang, "zh, en or both"},
	{"color", "W", FT_OPT_STR, &globals.color, "auto, always or never"},
	{"quiet", NULL, FT_OPT_FLAG, &globals.quiet, "say less (-q)"},
	{"verbose", NULL, FT_OPT_FLAG, &globals.verbose, "say more (-v)"},
	{"help", NULL, FT_OPT_FLAG, &globals.help, "this help (-h)"},
	{"version", NULL, FT_OPT_FLAG, &globals.version, "name and version"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

const struct ft_opt *ft_global_options(void)
{
	return global_options;
}

struct table {
	const struct ft_opt *opt[MAX_OPTIONS];
	struct option longs[MAX_OPTIONS + 1];
	int len;
};

static void add_all(struct table *t, const struct ft_opt *o)
{
	for (; o && o->name && t->len < MAX_OPTIONS; o++) {
		t->opt[t->len] = o;
		t->longs[t->len] = (struct option){o->name, o->kind == FT_OPT_FLAG ? no_argument : required_argument,
						   NULL, LONG_BASE + t->len};
		t->len++;
	}
	t->longs[t->len] = (struct option){NULL, 0, NULL, 0};
}

static bool store(const struct ft_opt *o, const char *value)
{
	struct ft_opt_list *list = o->to;
	char *end, what[32];
	long n;

	snprintf(what, sizeof what, "--%s", o->name);
	switch (o->kind) {
	case FT_OPT_FLAG:
		*(bool *)o->to = true;
		return true;
	case FT_OPT_STR:
		*(const char **)o->to = value;
		return true;
	case FT_OPT_LIST:
		if (list->len == sizeof list->v / sizeof list->v[0]) {
			ft_complain(FT_USAGE, what, "given too often");
			return false;
		}
		list->v[list->len++] = value;
		return true;
	case FT_OPT_INT:
		errno = 0;
		n = strtol(value, &end, 10);
		if (errno || *end || end == value || n < 0 || n > 1000000000) {
			ft_complain(FT_USAGE, what, "\"%s\" is no number from 0 to 1000000000", value);
			return false;
		}
		*(long *)o->to = n;
		return true;
	}
	return false;
}

/* The argument that getopt_long stopped at: the last one taken, or, inside a cluster of short options, the next. */
static const char *culprit(char **argv, int argc)
{
	const char *last = argv[optind - 1];
	bool is_last = last[0] == '-' && (last[1] == '-' || optopt == 0 || strchr(last + 1, optopt));

	return is_last || optind >= argc ? last : argv[optind];
}

/* Our own words for what getopt_long refuses: its message would send the raw byte to the terminal. */
static bool refuse(const struct ft_cmd *cmd, const char *arg, bool no_value)
{
	if (no_value)
		ft_complain(FT_USAGE, arg, "it needs a value");
	else if (cmd && strcmp(cmd->name, "search") == 0 && arg[1] != '-')
		ft_complain(FT_USAGE, arg, "no such option; to exclude a word put -- before the words, or all in one pair of quotes");
	else
		ft_complain(FT_USAGE, arg, "no such option, or one that takes no value; see fatiao %s%s--help", cmd ? cmd->name : "",
			    cmd ? " " : "");
	return false;
}

static bool take(const struct table *t, int c)
{
	switch (c) {
	case 'q':
		globals.quiet = true;
		return true;
	case 'v':
		globals.verbose = true;
		return true;
	case 'h':
		globals.help = true;
		return true;
	default:
		return store(t->opt[c - LONG_BASE], optarg);
	}
}

bool ft_options(int argc, char **argv, const struct ft_cmd *cmd, struct ft_globals *g, int *rest)
{
	struct table t = {.len = 0};
	int c;

	add_all(&t, global_options);
	if (cmd)
		add_all(&t, cmd->options);
	optind = 0;
	opterr = 0;
	while ((c = getopt_long(argc, argv, cmd ? ":qvh" : "+:qvh", t.longs, NULL)) != -1)
		if (c == '?' || c == ':' ? !refuse(cmd, culprit(argv, argc), c == ':') : !take(&t, c))
			return false;
	*rest = optind;
	*g = globals;
	return true;
}

/* ---- what the options come to ---- */

static const char *default_data(struct ft_arena *a)
{
	const char *data = getenv("FATIAO_DATA"), *xdg = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

	if (data && data[0])
		return data;
	if (xdg && xdg[0] == '/')
		return ft_arena_fmt(a, "%s/fatiao", xdg).p;
	return ft_arena_fmt(a, "%s/.local/share/fatiao", home && home[0] ? home : ".").p;
}

static bool settle_format(const char *f, struct ft_cli *cli)
{
	static const char *const names[] = {"text", "json", "jsonl", "tsv"};

	for (int i = 0; i < 4; i++)
		if (f == NULL || strcmp(f, names[i]) == 0) {
			cli->format = (enum ft_format)i;
			return true;
		}
	ft_complain(FT_USAGE, "--format", "\"%s\" is none of text, json, jsonl, tsv", f);
	return false;
}

static bool settle_lang(const char *l, struct ft_cli *cli)
{
	cli->lang = l ? ft_lang_find(ft_str(l)) : -1;
	cli->both = l && strcmp(l, "both") == 0;
	if (l == NULL || cli->both || cli->lang >= 0)
		return true;
	ft_complain(FT_USAGE, "--lang", "\"%s\" is none of zh, en, both", l);
	return false;
}

static bool settle_color(const char *w, struct ft_cli *cli)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (w && strcmp(w, "always") == 0)
		cli->color = true;
	else if (w && strcmp(w, "never") == 0)
		cli->color = false;
	else if (w == NULL || strcmp(w, "auto") == 0)
		cli->color = isatty(STDOUT_FILENO) && !(no && no[0]) && term && strcmp(term, "dumb") != 0;
	else
		return ft_complain(FT_USAGE, "--color", "\"%s\" is none of auto, always, never", w), false;
	return true;
}

bool ft_globals_settle(const struct ft_globals *g, struct ft_cli *cli)
{
	cli->data_dir = g->data ? g->data : default_data(cli->arena);
	cli->matter = g->matter ? g->matter : "main";
	cli->quiet = g->quiet;
	cli->verbose = g->verbose;
	if (g->on == NULL) {
		ft_date_today(cli->on);
	} else if (!ft_date_parse(ft_str(g->on), cli->on)) {
		ft_complain(FT_USAGE, "--on", "\"%s\" is no day (YYYY-MM-DD)", g->on);
		return false;
	}
	cli->day = ft_date_num(cli->on);
	return settle_format(g->format, cli) && settle_lang(g->lang, cli) && settle_color(g->color, cli);
}

/* ---- help ---- */

static void print_options(FILE *to, const struct ft_opt *o)
{
	for (; o && o->name; o++) {
		char head[64];

		snprintf(head, sizeof head, "--%s%s%s", o->name, o->value ? " " : "", o->value ? o->value : "");
		fprintf(to, "  %-22s %s\n", head, o->help);
	}
}

void ft_help_main(FILE *to)
{
	fprintf(to, "usage: fatiao [options] COMMAND [options] [arguments]\n\n"
		    "Chinese network-security law and the MLPS standards, offline, article by article.\n\ncommands:\n");
	for (size_t i = 0; i < ft_cmd_count; i++)
		if (ft_cmds[i]->summary)
			fprintf(to, "  %-10s %s\n", ft_cmds[i]->name, ft_cmds[i]->summary);
	fprintf(to, "\noptions of every command:\n");
	print_options(to, global_options);
	fprintf(to, "\nfatiao COMMAND --help tells more; so does fatiao(1).\n");
}

void ft_help_command(FILE *to, const struct ft_cmd *cmd)
{
	fprintf(to, "usage: fatiao %s [options] %s\n\n%s\n", cmd->name, cmd->args,
		cmd->summary ? cmd->summary : "for the completions of the shells");
	if (cmd->options && cmd->options[0].name) {
		fprintf(to, "\noptions:\n");
		print_options(to, cmd->options);
	}
	fprintf(to, "\noptions of every command:\n");
	print_options(to, global_options);
}
