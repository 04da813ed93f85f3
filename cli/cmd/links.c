#include "cli/cmd/address.h"
#include "cli/out.h"

#include "base/safe.h"
#include "query/links.h"
#include "render/place.h"

#include <stdio.h>

static bool in_only, out_only, all;
static const char *type;

static const struct ft_opt options[] = {
	{"in", NULL, FT_OPT_FLAG, &in_only, "those that come in, alone"},
	{"out", NULL, FT_OPT_FLAG, &out_only, "those that go out, alone"},
	{"type", "T", FT_OPT_STR, &type, "of this type alone (maps-to, punished-by, …)"},
	{"all", NULL, FT_OPT_FLAG, &all, "every link of the library"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

static struct ft_str or_null(struct ft_str s)
{
	return s.n ? s : (struct ft_str){NULL, 0};
}

static void json_link(struct ft_json *j, const struct ft_link *l, int day)
{
	ft_json_place_as(j, "from", &l->from, day);
	ft_json_place_as(j, "to", l->has_to ? &l->to : NULL, day);
	ft_json_open(j, "now", '[');
	if (l->has_now) {
		ft_json_open(j, NULL, '{');
		ft_json_place(j, &l->now, day);
		ft_json_close(j, '}');
	}
	ft_json_close(j, ']');
	ft_json_str(j, "quote", or_null(l->quote));
	ft_json_int(j, "start", l->start);
	ft_json_int(j, "end", l->end);
	ft_json_str(j, "title", or_null(l->title));
	ft_json_str(j, "target_eid", l->target_eid);
	ft_json_str(j, "target_to", or_null(l->target_to));
	ft_json_str(j, "type", l->type);
	ft_json_str(j, "relation", or_null(l->relation));
	ft_json_pair(j, "rationale", l->why_zh, l->why_en);
	if (l->strength)
		ft_json_int(j, "strength", l->strength);
	else
		ft_json_null(j, "strength");
	ft_json_str(j, "basis", or_null(l->basis));
	ft_json_str(j, "origin", l->origin);
	ft_json_str(j, "rule", or_null(l->rule));
	ft_json_str(j, "walk", or_null(l->walk));
	ft_json_bool(j, "resolved", l->resolved);
}

static void put_end(struct ft_buf *out, const struct ft_place *p, int day)
{
	struct ft_buf b = {0};

	ft_place_address(&b, p);
	ft_safe_line(out, ft_place_title(p));
	ft_buf_putc(out, ' ');
	ft_safe_line(out, p->label);
	ft_buf_fmt(out, "  [%s] ", b.data);
	ft_status_phrase(out, p, day);
	ft_buf_free(&b);
}

static void put_link(struct ft_buf *out, struct ft_cli *cli, const struct ft_link *l, bool incoming)
{
	struct ft_str why = cli->lang == FT_LANG_EN || l->why_zh.n == 0 ? l->why_en : l->why_zh;

	ft_buf_fmt(out, "  %.*s", FT_FMT(l->type));
	if (l->relation.n)
		ft_buf_fmt(out, " (%.*s)", FT_FMT(l->relation));
	ft_buf_puts(out, incoming ? " ← " : " → ");
	if (incoming)
		put_end(out, &l->from, cli->day);
	else if (l->has_to)
		put_end(out, &l->to, cli->day);
	else if (l->title.n)
		ft_buf_fmt(out, "%.*s (not in the library)", FT_FMT(l->title));
	else
		ft_buf_puts(out, "nothing");
	if (!l->resolved && l->has_to)
		ft_buf_puts(out, " · unresolved");
	ft_buf_putc(out, '\n');
	if (why.n) {
		ft_buf_puts(out, "      ");
		ft_wrap(out, why, ft_columns(), 6);
		ft_buf_putc(out, '\n');
	}
	if (l->basis.n || l->strength)
		ft_buf_fmt(out, "      %.*s, strength %ld, %.*s\n", FT_FMT(l->origin), l->strength, FT_FMT(l->basis));
}

static void put_side(struct ft_out *o, const struct ft_link *v, size_t n, bool incoming)
{
	if (o->cli->format == FT_TEXT)
		ft_buf_puts(&o->text, incoming ? "\ncoming in:\n" : "\ngoing out:\n");
	if (o->cli->format == FT_TEXT && n == 0)
		ft_buf_puts(&o->text, "  none\n");
	for (size_t i = 0; i < n; i++) {
		struct ft_json *j = ft_out_item(o);

		if (j) {
			json_link(j, &v[i], o->cli->day);
			ft_out_item_end(o);
		} else if (o->cli->format == FT_TSV) {
			struct ft_buf a = {0}, b = {0};
			struct ft_str f[6];

			ft_place_address(&a, &v[i].from);
			if (v[i].has_to)
				ft_place_address(&b, &v[i].to);
			f[0] = ft_buf_str(&a), f[1] = v[i].type, f[2] = v[i].relation, f[3] = ft_buf_str(&b);
			f[4] = v[i].why_en, f[5] = v[i].origin;
			ft_out_tsv(o, f, 6);
			ft_buf_free(&a);
			ft_buf_free(&b);
		} else {
			put_link(&o->text, o->cli, &v[i], incoming);
		}
	}
}

static bool each_link(void *arg, const struct ft_link *l)
{
	struct ft_out *o = arg;
	struct ft_json *j = ft_out_item(o);

	if (j) {
		json_link(j, l, o->cli->day);
		ft_json_str(j, "source", or_null(l->source));
		ft_out_item_end(o);
	} else {
		put_link(&o->text, o->cli, l, false);
	}
	if (o->text.len > 1 << 16) { /* a dump is printed as it comes */
		fwrite(o->text.data, 1, o->text.len, stdout);
		ft_buf_reset(&o->text);
	}
	return true;
}

static int dump(struct ft_cli *cli)
{
	struct ft_out o;

	ft_out_begin(&o, cli, "links");
	ft_out_list(&o, "out");
	ft_links_all(cli->db, cli->day, each_link, &o);
	ft_out_list_end(&o);
	return ft_out_end(&o, 0);
}

static int one(struct ft_cli *cli, const char *text)
{
	struct ft_link *out, *in;
	size_t outs = 0, ins = 0;
	struct ft_target t;
	struct ft_out o;
	struct ft_json *j;
	int status = ft_address_arg(cli, text, &t);

	if (status)
		return status;
	out = in_only ? NULL : ft_links(cli->db, cli->arena, &t, false, ft_str(type), cli->day, &outs);
	in = out_only ? NULL : ft_links(cli->db, cli->arena, &t, true, ft_str(type), cli->day, &ins);
	j = ft_out_begin(&o, cli, "links");
	if (j)
		ft_json_cstr(j, "on", cli->on);
	if (cli->format == FT_TEXT)
		ft_buf_fmt(&o.text, "%.*s\n", FT_FMT(t.address));
	ft_out_list(&o, "out");
	if (!in_only)
		put_side(&o, out, outs, false);
	if ((j = ft_out_list_end(&o)))
		ft_out_list(&o, "in");
	if (!out_only)
		put_side(&o, in, ins, true);
	if (j)
		ft_out_list_end(&o);
	return ft_out_end(&o, outs + ins ? 0 : 1);
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	if (all && argc == 0)
		return dump(cli);
	if (argc != 1 || all)
		return ft_complain(FT_USAGE, "links", "one address, or --all");
	return one(cli, argv[0]);
}

const struct ft_cmd ft_cmd_links = {"links", "ADDRESS", "cross-references from and to a place", true, options, run};
