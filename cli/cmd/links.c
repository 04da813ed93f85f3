#include "cli/cmd/chain.h"
#include "cli/cmd/picks.h"
#include "cli/out.h"

#include "base/safe.h"
#include "query/links.h"
#include "render/place.h"

#include <stdio.h>
#include <stdlib.h>

static bool in_only, out_only, all, chain;
static const char *type;

static const struct ft_opt options[] = {
	{"in", NULL, FT_OPT_FLAG, &in_only, "those that come in, alone"},
	{"out", NULL, FT_OPT_FLAG, &out_only, "those that go out, alone"},
	{"type", "T", FT_OPT_STR, &type, "of this type alone (maps-to, punished-by, …)"},
	{"chain", NULL, FT_OPT_FLAG, &chain, "the duty's or the power's chain: statute, penalty, controls, units; limits, remedy"},
	{"all", NULL, FT_OPT_FLAG, &all, "every link of the library"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

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
	if (l->relation.n) {
		ft_buf_puts(out, " (");
		ft_safe_line(out, l->relation);
		ft_buf_putc(out, ')');
	}
	ft_buf_puts(out, incoming ? " ← " : " → ");
	if (incoming)
		put_end(out, &l->from, cli->day);
	else if (l->has_to)
		put_end(out, &l->to, cli->day);
	else
		ft_safe_line(out, l->title.n ? l->title : FT_S("nothing"));
	if (!incoming && !l->has_to && l->title.n)
		ft_buf_puts(out, " (not in the library)");
	if (!l->resolved && l->has_to)
		ft_buf_puts(out, " · unresolved");
	ft_buf_putc(out, '\n');
	if (why.n) {
		ft_buf_puts(out, "      ");
		ft_wrap_safe(out, why, ft_columns(), 6);
		ft_buf_putc(out, '\n');
	}
	if (l->quote.n) { /* the words that made it, the rule that bound it, the way that a relative one goes */
		ft_buf_puts(out, "      “");
		ft_safe_line(out, l->quote);
		ft_buf_fmt(out, "” · rule %.*s", FT_FMT(l->rule));
		if (l->walk.n) {
			ft_buf_puts(out, " · ");
			ft_safe_line(out, l->walk);
		}
		ft_buf_putc(out, '\n');
	}
	if (l->basis.n || l->strength) {
		ft_buf_fmt(out, "      %.*s, strength %ld%s", FT_FMT(l->origin), l->strength, l->basis.n ? ", " : "");
		ft_safe_line(out, l->basis);
		ft_buf_putc(out, '\n');
	}
}

static void put_row(struct ft_out *o, const struct ft_link *l)
{
	struct ft_buf a = {0}, b = {0};
	struct ft_str f[6];

	ft_place_address(&a, &l->from);
	if (l->has_to)
		ft_place_address(&b, &l->to);
	f[0] = ft_buf_str(&a), f[1] = l->type, f[2] = l->relation, f[3] = ft_buf_str(&b);
	f[4] = l->why_en, f[5] = l->origin;
	ft_out_tsv(o, f, 6);
	ft_buf_free(&a);
	ft_buf_free(&b);
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
			ft_links_json(j, &v[i], o->cli->day);
			ft_out_item_end(o);
		} else if (o->cli->format == FT_TSV) {
			put_row(o, &v[i]);
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
		ft_links_json(j, l, o->cli->day);
		ft_json_str_or_null(j, "source", l->source);
		ft_out_item_end(o);
	} else if (o->cli->format == FT_TSV) {
		put_row(o, l);
	} else {
		ft_place_address(&o->text, &l->from);
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

/* The links of one place, both ways. */
struct sides {
	struct ft_target t;
	struct ft_link *out, *in;
	size_t outs, ins;
};

static struct sides *sides_of(struct ft_cli *cli, const struct ft_picks *picks, size_t *count)
{
	struct sides *v = NULL;
	size_t len = 0, cap = 0;

	for (size_t i = 0; i < picks->len; i++) {
		size_t n;
		struct ft_target *t = ft_pick_places(cli, &picks->v[i], &n);

		for (size_t k = 0; k < n; k++) {
			struct sides s = {.t = t[k]};

			if (out_only || !in_only)
				s.out = ft_links(cli->db, cli->arena, &t[k], false, ft_str(type), cli->day, &s.outs);
			if (in_only || !out_only)
				s.in = ft_links(cli->db, cli->arena, &t[k], true, ft_str(type), cli->day, &s.ins);
			v = ft_grow(v, len, &cap, sizeof *v);
			v[len++] = s;
		}
	}
	*count = len;
	return v;
}

/* As text place by place; in a structured form all that goes out, then all that comes in. */
static int put_sides(struct ft_cli *cli, const struct sides *v, size_t n, int status)
{
	struct ft_out o;
	struct ft_json *j = ft_out_begin(&o, cli, "links");
	bool text = cli->format == FT_TEXT, outs = out_only || !in_only, ins = in_only || !out_only;
	size_t links = 0;

	if (j)
		ft_json_cstr(j, "on", cli->on);
	ft_out_list(&o, "out");
	for (size_t i = 0; i < n; i++) {
		if (text)
			ft_buf_fmt(&o.text, "%s%.*s\n", i ? "\n" : "", FT_FMT(v[i].t.address));
		if (outs)
			put_side(&o, v[i].out, v[i].outs, false);
		if (text && ins)
			put_side(&o, v[i].in, v[i].ins, true);
		links += v[i].outs + v[i].ins;
	}
	if ((j = ft_out_list_end(&o)))
		ft_out_list(&o, "in");
	for (size_t i = 0; i < n && !text && ins; i++)
		put_side(&o, v[i].in, v[i].ins, true);
	if (j)
		ft_out_list_end(&o);
	return ft_out_end(&o, status ? status : links ? 0 : 1);
}

static int links_of(struct ft_cli *cli, int argc, char **argv)
{
	struct ft_picks picks = {0};
	int status = ft_picks_of(cli, argc, argv, &picks);
	struct sides *v;
	size_t n;

	if (picks.len) {
		v = sides_of(cli, &picks, &n);
		status = put_sides(cli, v, n, status);
		free(v);
	}
	free(picks.v);
	return status;
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	if (all && argc == 0)
		return dump(cli);
	if (argc == 0 || all)
		return ft_complain(FT_USAGE, "links", "an address, or --all");
	if (type && !ft_is_link_type(ft_str(type)))
		return ft_complain(FT_USAGE, "--type", "\"%s\" is no type of link", type);
	if (chain && argc != 1)
		return ft_complain(FT_USAGE, "--chain", "of one address");
	return chain ? ft_chain_show(cli, argv[0]) : links_of(cli, argc, argv);
}

const struct ft_cmd ft_cmd_links = {"links", "ADDRESS...", "cross-references from and to a place", true, options, run};
