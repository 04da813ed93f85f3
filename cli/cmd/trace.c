#include "cli/cmd/picks.h"
#include "cli/out.h"

#include "base/date.h"
#include "base/safe.h"
#include "cite/address.h"
#include "query/earlier.h"
#include "render/place.h"

#include <stdio.h>

static const char *to_date;
static bool by_text;

static const struct ft_opt options[] = {
	{"to", "DATE", FT_OPT_STR, &to_date, "where it stood on that day (YYYY-MM-DD); default: --on"},
	{"by-text", NULL, FT_OPT_FLAG, &by_text, "by comparing the texts alone, curated rows set aside"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

/* ---- JSON ---- */

/* A dropped provision has no place: the fields of one that say where it is missing. */
static void json_nowhere(struct ft_json *j, const struct ft_place *p)
{
	ft_json_null(j, "address");
	ft_json_str(j, "work", p->key);
	ft_json_str(j, "version", p->date);
	ft_json_null(j, "eid");
	ft_json_null(j, "label");
	ft_json_pair(j, "title", p->title_zh, p->title_en);
}

/* Of an unresolved one, the places that it may have become. */
static void json_maybe(struct ft_json *j, const struct ft_step_to *s)
{
	ft_json_open(j, "candidates", '[');
	for (size_t i = 0; i < s->maybe_len && !s->has_to; i++) {
		struct ft_buf b = {0};

		ft_address_put(&b, s->to.key, s->to.date, s->maybe[i]);
		ft_json_str(j, NULL, ft_buf_str(&b));
		ft_buf_free(&b);
	}
	ft_json_close(j, ']');
}

static void json_step(struct ft_json *j, const struct ft_step_to *s, int day)
{
	if (s->has_to)
		ft_json_place(j, &s->to, day);
	else
		json_nowhere(j, &s->to);
	ft_json_cstr(j, "change", ft_change_key(s->change));
	ft_json_bool(j, "unresolved", s->change == FT_CH_UNRESOLVED);
	ft_json_real(j, "confidence", s->confidence);
	ft_json_bool(j, "sure", s->sure);
	ft_json_str(j, "evidence", s->evidence);
	json_maybe(j, s);
	ft_json_str(j, "evidence_zh", s->reason_zh.n ? s->reason_zh : (struct ft_str){NULL, 0});
	ft_json_cstr(j, "found_by", s->basis);
	ft_json_int(j, "hops", s->hops);
}

/* What bore the same number before, or null. */
static void json_earlier(struct ft_json *j, struct ft_arena *a, const struct ft_earlier *e, bool has, int day)
{
	if (!has) {
		ft_json_null(j, "earlier");
		return;
	}
	ft_json_open(j, "earlier", '{');
	ft_json_cstr(j, "until", e->until);
	ft_json_place_as(j, "place", &e->place, day);
	ft_json_open(j, "to", '[');
	for (size_t i = 0; i < e->now_len; i++) {
		ft_json_open(j, NULL, '{');
		json_step(j, &e->now[i], day);
		ft_json_close(j, '}');
	}
	ft_json_close(j, ']');
	ft_json_str(j, "message", ft_earlier_words(a, e));
	ft_json_close(j, '}');
}

/* ---- text ---- */

static void put_place(struct ft_buf *out, const struct ft_place *p, int day)
{
	ft_place_address(out, p);
	ft_buf_puts(out, "  ");
	ft_safe_line(out, ft_place_title(p));
	if (p->label.n) {
		ft_buf_putc(out, ' ');
		ft_safe_line(out, p->label);
	}
	ft_buf_puts(out, "  ");
	ft_status_phrase(out, p, day);
	ft_buf_putc(out, '\n');
}

static void put_step(struct ft_buf *out, struct ft_cli *cli, const struct ft_step_to *s, int day)
{
	bool en = cli->lang == FT_LANG_EN || s->reason_zh.n == 0; /* as links does */

	ft_buf_fmt(out, "  %s → ", ft_change_word(s->change));
	if (s->has_to)
		put_place(out, &s->to, day);
	else
		ft_buf_fmt(out, "%s in %.*s@%.*s\n", s->change == FT_CH_UNRESOLVED ? "no certain place" : "nothing", FT_FMT(s->to.key), FT_FMT(s->to.date));
	ft_buf_puts(out, "      ");
	ft_wrap_safe(out, en ? s->evidence : s->reason_zh, ft_columns(), 6);
	ft_buf_fmt(out, "\n      %s, confidence %.2f%s\n", s->basis, s->confidence,
		   s->sure ? "" : ": not sure, compare the two texts");
}

/* ---- the whole ---- */

static void tsv_step(struct ft_out *o, const struct ft_place *from, const struct ft_step_to *s)
{
	struct ft_buf a = {0}, b = {0};
	struct ft_str f[6];
	char confidence[16];

	ft_place_address(&a, from);
	if (s->has_to)
		ft_place_address(&b, &s->to);
	snprintf(confidence, sizeof confidence, "%.2f", s->confidence);
	f[0] = ft_buf_str(&a), f[1] = ft_str(ft_change_word(s->change)), f[2] = ft_buf_str(&b);
	f[3] = ft_str(confidence), f[4] = ft_str(s->basis), f[5] = s->evidence;
	ft_out_tsv(o, f, 6);
	ft_buf_free(&a);
	ft_buf_free(&b);
}

static void put_all(struct ft_out *o, const struct ft_place *from, const struct ft_step_to *v, size_t n,
		    int day)
{
	for (size_t i = 0; i < n; i++) {
		struct ft_json *j = ft_out_item(o);

		if (j) {
			json_step(j, &v[i], day);
			ft_out_item_end(o);
		} else if (o->cli->format == FT_TSV) {
			tsv_step(o, from, &v[i]);
		} else {
			put_step(&o->text, o->cli, &v[i], day);
		}
	}
}

static int trace(struct ft_cli *cli, const struct ft_target *t, const char *on)
{
	struct ft_tracer *tracer = ft_tracer_new(cli->db);
	struct ft_earlier earlier;
	struct ft_place from;
	struct ft_step_to *v;
	struct ft_json *j;
	bool has;
	struct ft_out o;
	int day = ft_date_num(on);
	size_t n;

	if (by_text)
		ft_tracer_by_text(tracer);
	v = ft_tracer_run(tracer, cli->arena, t, day, &n);
	has = ft_earlier_of(tracer, cli->arena, t, day, &earlier);
	ft_target_place(cli->db, cli->arena, t, &from);
	j = ft_out_begin(&o, cli, "trace");
	if (j) {
		ft_json_cstr(j, "on", on);
		ft_json_place_as(j, "from", &from, day);
	} else if (cli->format == FT_TEXT) {
		put_place(&o.text, &from, day);
		ft_buf_fmt(&o.text, "on %s:\n", on);
	}
	ft_out_list(&o, "to");
	put_all(&o, &from, v, n, day);
	if ((j = ft_out_list_end(&o))) {
		json_earlier(j, cli->arena, &earlier, has, day);
	} else if (has && cli->format == FT_TEXT) {
		ft_buf_puts(&o.text, "┃ ");
		ft_wrap_safe(&o.text, ft_earlier_words(cli->arena, &earlier), ft_columns(), 2);
		ft_buf_putc(&o.text, '\n');
	}
	ft_tracer_free(tracer);
	return ft_out_end(&o, 0);
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	struct ft_target t;
	char on[11];
	int status;

	if (argc != 1)
		return ft_complain(FT_USAGE, "trace", "one address");
	snprintf(on, sizeof on, "%s", cli->on);
	if (to_date && !ft_date_parse(ft_str(to_date), on))
		return ft_complain(FT_USAGE, "--to", "\"%s\" is no day (YYYY-MM-DD)", to_date);
	status = ft_pick_one(cli, argv[0], &t);
	return status ? status : trace(cli, &t, on);
}

const struct ft_cmd ft_cmd_trace = {"trace",
				    "[--to DATE] ADDRESS",
				    "where a provision went: renumbered, amended, split, repealed",
				    true,
				    options,
				    run};
