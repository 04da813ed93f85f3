#include "cli/out.h"

#include "base/date.h"
#include "base/fs.h"
#include "base/safe.h"
#include "indexer/take.h"
#include "query/check.h"
#include "render/place.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *written;
static bool fix;

static const struct ft_opt options[] = {
	{"written", "DATE", FT_OPT_STR, &written,
	 "the memo's own day (YYYY-MM-DD); default: one stated in its head"},
	{"fix", NULL, FT_OPT_FLAG, &fix,
	 "print a unified diff that updates renumbered citations, and nothing else"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

/* ---- the memo ---- */

enum { MAX_MEMO = 4 << 20 }; /* bytes: some two thousand pages; each citation is kept until the end */

/* All of standard input, up to the limit for any file. */
static enum ft_err read_stdin(struct ft_buf *out)
{
	char block[65536];
	ssize_t n;

	while ((n = read(STDIN_FILENO, block, sizeof block)) > 0) {
		ft_buf_add(out, (struct ft_str){block, (size_t)n});
		if (out->len > FT_MAX_FILE) {
			errno = EFBIG;
			return FT_INPUT;
		}
	}
	return n < 0 ? FT_SYSTEM : FT_OK;
}

/* Reads the memo, of whatever form; *utf8 is whether its bytes are the text's, behind a byte order mark where *bom. */
static int read_memo(struct ft_cli *cli, const char *path, struct ft_taken_text *memo, bool *utf8, bool *bom)
{
	bool piped = path == NULL || strcmp(path, "-") == 0;
	struct ft_diags diags = {.arena = cli->arena};
	const char *name = piped ? "standard input" : path;
	struct ft_buf raw = {0};
	enum ft_err e = piped ? read_stdin(&raw) : ft_read_file(path, FT_MAX_FILE, &raw);
	int status = 0;

	if (e != FT_OK)
		status = ft_complain(FT_INPUT, name, "%s",
				     ft_read_words(errno));
	else if (ft_take_text(ft_buf_str(&raw), ft_str(ft_base_name(name)), NULL, memo, &diags) != FT_OK)
		status = ft_complain(FT_INPUT, name, "%.*s",
				     FT_FMT(diags.head ? diags.head->message : FT_S("it is no text")));
	else if (memo->text.len > MAX_MEMO)
		status = ft_complain(FT_INPUT, name, "its text is longer than %d MB; cut it into parts",
				     MAX_MEMO >> 20);
	*bom = ft_starts(ft_buf_str(&raw), FT_S("\xEF\xBB\xBF"));
	*utf8 = status == 0 && !memo->foreign &&
		ft_eq(ft_from(ft_buf_str(&raw), *bom ? 3 : 0), ft_buf_str(&memo->text));
	ft_buf_free(&raw);
	return status;
}

/* ---- the report ---- */

/* Where it stands: page or paragraph, in a form whose lines are ours and not the memo's. */
static void json_one(struct ft_json *j, const struct ft_checked *k, struct ft_where where, int day)
{
	ft_json_int(j, "line", (long long)k->line);
	ft_json_int(j, "column", (long long)k->column);
	if (where.page)
		ft_json_int(j, "page", where.page);
	else
		ft_json_null(j, "page");
	if (where.para)
		ft_json_int(j, "paragraph", where.para);
	else
		ft_json_null(j, "paragraph");
	ft_json_str(j, "quote", k->cite.quote);
	ft_json_cstr(j, "outcome", ft_outcome_word(k->outcome));
	ft_json_str(j, "message", k->message);
	ft_json_str(j, "caution", k->caution);
	ft_json_bool(j, "unresolved", k->unresolved);
	ft_json_cstr(j, "rule", ft_ref_rule_word(k->cite.rule));
	ft_json_place_as(j, "place", k->has_place ? &k->place : NULL, day);
	ft_json_open(j, "now", '[');
	for (size_t i = 0; i < k->now_len; i++) {
		ft_json_open(j, NULL, '{');
		ft_json_place(j, &k->now[i], day);
		ft_json_close(j, '}');
	}
	ft_json_close(j, ']');
}

static void put_place(struct ft_buf *out, const struct ft_place *p, int day)
{
	ft_safe_line(out, ft_place_title(p));
	if (p->label.n) {
		ft_buf_putc(out, ' ');
		ft_safe_line(out, p->label);
	}
	ft_buf_puts(out, "  [");
	ft_place_address(out, p);
	ft_buf_puts(out, "] ");
	ft_status_phrase(out, p, day);
}

static void put_one(struct ft_buf *out, const struct ft_checked *k, struct ft_where where, int day)
{
	if (where.page)
		ft_buf_fmt(out, "page %u", where.page);
	else if (where.para)
		ft_buf_fmt(out, "paragraph %u", where.para);
	else
		ft_buf_fmt(out, "%zu:%zu", k->line, k->column);
	ft_buf_fmt(out, "  %s  “", ft_outcome_word(k->outcome));
	ft_safe_line(out, k->cite.quote);
	ft_buf_fmt(out, "” (rule %s)\n", ft_ref_rule_word(k->cite.rule));
	if (k->has_place) {
		ft_buf_puts(out, "      means ");
		put_place(out, &k->place, day);
		ft_buf_putc(out, '\n');
	}
	if (k->message.n) {
		ft_buf_puts(out, "      ");
		ft_wrap_safe(out, k->message, ft_columns(), 6);
		ft_buf_putc(out, '\n');
	}
	for (size_t i = 0; i < k->now_len && k->outcome != FT_OUT_OK; i++) {
		ft_buf_puts(out, k->outcome == FT_OUT_AMBIGUOUS || k->unresolved ? "      may be " : "      now ");
		put_place(out, &k->now[i], day);
		ft_buf_putc(out, '\n');
	}
}

static void put_item(struct ft_out *o, const struct ft_checked *k, struct ft_where where)
{
	struct ft_json *j = ft_out_item(o);
	struct ft_buf place = {0};

	if (j) {
		json_one(j, k, where, o->cli->day);
		ft_out_item_end(o);
	} else if (o->cli->format == FT_TSV) {
		char line[24], column[24];
		struct ft_str f[6] = {{line, 0},     {column, 0}, ft_str(ft_outcome_word(k->outcome)),
				      k->cite.quote, {"", 0},     k->message};

		f[0].n = (size_t)snprintf(line, sizeof line, "%zu", k->line);
		f[1].n = (size_t)snprintf(column, sizeof column, "%zu", k->column);
		if (k->has_place)
			ft_place_address(&place, &k->place);
		f[4] = ft_buf_str(&place);
		ft_out_tsv(o, f, 6);
	} else {
		put_one(&o->text, k, where, o->cli->day);
	}
	ft_buf_free(&place);
}

static void put_summary(struct ft_buf *out, const struct ft_check *c)
{
	ft_buf_fmt(out, "%zu citation%s", c->len, c->len == 1 ? "" : "s");
	for (int i = 0; i < FT_OUT_COUNT; i++)
		if (c->count[i])
			ft_buf_fmt(out, ", %zu %s", c->count[i], ft_outcome_word((enum ft_outcome)i));
	ft_buf_fmt(out, "; memo of %s\n", c->written[0] ? c->written : "unknown date");
}

static int report(struct ft_cli *cli, const struct ft_check *c, const struct ft_taken_text *memo, int status)
{
	struct ft_out o;
	struct ft_json *j = ft_out_begin(&o, cli, "check");

	if (j) {
		ft_json_cstr(j, "on", cli->on);
		ft_json_cstr(j, "written", c->written[0] ? c->written : NULL);
	}
	ft_out_list(&o, "citations");
	for (size_t i = 0; i < c->len; i++)
		put_item(&o, &c->v[i], ft_taken_where(memo, (unsigned)c->v[i].line));
	if ((j = ft_out_list_end(&o))) {
		ft_json_open(j, "summary", '{');
		for (int i = 0; i < FT_OUT_COUNT; i++)
			ft_json_int(j, ft_outcome_word((enum ft_outcome)i), (long long)c->count[i]);
		ft_json_close(j, '}');
	}
	if (cli->format == FT_TEXT)
		put_summary(&o.text, c);
	return ft_out_end(&o, status);
}

/* On standard error: what was changed and is not for certain the same, and what moved or changed and was left alone. */
static void tell_rest(const struct ft_check *c, const char *path)
{
	for (size_t i = 0; i < c->len; i++) {
		const struct ft_checked *k = &c->v[i];
		bool fixed = ft_check_can_fix(k);
		struct ft_buf words = {0};

		if (fixed ? k->caution.n == 0 : k->outcome != FT_OUT_RENUMBERED && k->outcome != FT_OUT_AMENDED)
			continue;
		ft_safe_line(&words, k->cite.quote);
		ft_buf_puts(&words, "”: ");
		ft_safe_line(&words, fixed ? k->caution : k->message);
		fprintf(stderr, "fatiao: %s:%zu:%zu: %s: “%s\n", path, k->line, k->column,
			fixed ? "updated, with caution" : "left alone", words.data);
		ft_buf_free(&words);
	}
}

static int propose(struct ft_cli *cli, const struct ft_check *c, struct ft_str text, bool bom, const char *path,
		   int status)
{
	struct ft_buf diff = {0};
	size_t n = ft_check_fix(c, text, bom, path, &diff);
	int printed = ft_page_out(cli, ft_buf_str(&diff));

	if (!cli->quiet)
		fprintf(stderr,
			"fatiao: %zu of %zu renumbered citations updated; the others are for you to judge\n",
			n, c->count[FT_OUT_RENUMBERED]);
	if (!cli->quiet)
		tell_rest(c, path);
	ft_buf_free(&diff);
	return printed ? printed : status;
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	const char *path = argc == 1 ? argv[0] : NULL, *name = path ? path : "standard input";
	struct ft_taken_text memo = {0};
	struct ft_check c;
	char day[11] = "";
	bool utf8, bom;
	int status;

	if (argc > 1)
		return ft_complain(FT_USAGE, argv[1], "one memo at a time");
	if (written && !ft_date_parse(ft_str(written), day))
		return ft_complain(FT_USAGE, "--written", "\"%s\" is no day (YYYY-MM-DD)", written);
	status = read_memo(cli, path, &memo, &utf8, &bom);
	if (status == 0) {
		ft_check_run(cli->db, cli->arena, ft_buf_str(&memo.text), day, cli->day, &c);
		status = c.len == c.count[FT_OUT_OK] ? 0 : 1;
		if (fix && memo.foreign)
			status = ft_complain(FT_INPUT, name, "--fix gives a diff of text or Markdown; this is %s", memo.form);
		else if (fix && !utf8)
			status = ft_complain(FT_INPUT, name, "it is not plain UTF-8: a diff of it would not apply; convert it first");
		else if (fix)
			status = propose(cli, &c, ft_buf_str(&memo.text), bom,
					 path && strcmp(path, "-") != 0 ? path : "memo", status);
		else
			status = report(cli, &c, &memo, status);
	}
	ft_taken_text_free(&memo);
	return status;
}

const struct ft_cmd ft_cmd_check = {"check", "[FILE]", "every citation in a memo, and whether it still holds",
				    true,    options,  run};
