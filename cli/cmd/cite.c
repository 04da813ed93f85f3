#include "cli/cmd/feeding.h"
#include "cli/out.h"

#include "doc/eid.h"
#include "export/style.h"
#include "render/place.h"

#include <stdlib.h>
#include <string.h>

static const char *style_name = "plain-zh";
static bool no_status;

static const struct ft_opt options[] = {
	{"style", "S", FT_OPT_STR, &style_name, "the style; fatiao cite --style list tells them"},
	{"no-status", NULL, FT_OPT_FLAG, &no_status, "without a remark on what is not in force"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

static int list_styles(struct ft_cli *cli)
{
	struct ft_buf b = {0};
	const struct ft_style *s;
	int status;

	for (size_t i = 0; (s = ft_style_at(i)); i++)
		ft_buf_fmt(&b, "%-14s %s\n", s->name, s->summary);
	status = ft_page_out(cli, ft_buf_str(&b));
	ft_buf_free(&b);
	return status;
}

static int unknown_style(void)
{
	struct ft_buf known = {0};
	const struct ft_style *s;
	int status;

	for (size_t i = 0; (s = ft_style_at(i)); i++)
		ft_buf_fmt(&known, "%s%s", i ? ", " : "", s->name);
	status = ft_complain(FT_USAGE, "--style", "unknown style \"%s\"; known: %s", style_name, known.data);
	ft_buf_free(&known);
	return status;
}

/* Each place that the citation names, of a range every one. */
static void json_addresses(struct ft_json *j, struct ft_cli *cli, const struct ft_pick *v, size_t n)
{
	ft_json_open(j, "addresses", '[');
	for (size_t i = 0; i < n; i++) {
		size_t places;
		struct ft_target *t = ft_pick_places(cli, &v[i], &places);

		for (size_t k = 0; k < places; k++)
			ft_json_str(j, NULL, t[k].address);
	}
	ft_json_close(j, ']');
}

static void print(struct ft_cli *cli, struct ft_out *o, const struct ft_place *p, const struct ft_pick *v, size_t n,
		  struct ft_str line)
{
	struct ft_json *j = ft_out_item(o);

	if (j == NULL) {
		ft_buf_fmt(&o->text, "%.*s\n", FT_FMT(line));
		return;
	}
	ft_json_place(j, p, cli->day);
	json_addresses(j, cli, v, n);
	ft_json_cstr(j, "style", style_name);
	ft_json_str(j, "text", line);
	ft_out_item_end(o);
}

/* Cites what one argument named: places of one version, one behind the other. */
static void cite_group(struct feed *f, struct ft_out *o, const struct ft_style *s, const struct ft_pick *v,
		       size_t n)
{
	struct ft_xwork w;
	struct ft_place p;
	struct ft_pin *pins = ft_arena_alloc(f->cli->arena, (n + 1) * sizeof *pins);
	struct ft_cited c = {.w = &w,
			     .p = &p,
			     .pins = pins,
			     .day = f->cli->day,
			     .status = !no_status,
			     .lang = f->cli->lang == FT_LANG_EN ? FT_LANG_EN : FT_LANG_ZH};
	struct ft_buf line = {0};

	ft_feed_arena(f);
	if (!ft_target_place(f->cli->db, f->arena, &v->t, &p))
		return;
	ft_feed_work(f, &v->t, &w);
	for (size_t i = 0; i < n; i++)
		if (v[i].t.eid.n)
			pins[c.pin_len++] = (struct ft_pin){v[i].t.eid,
							    v[i].last.work ? v[i].last.eid : FT_S("")};
	s->put(&line, &c);
	print(f->cli, o, &p, v, n, ft_buf_str(&line));
	ft_buf_free(&line);
}

static int cite_all(struct ft_cli *cli, const struct ft_style *s, const struct ft_picks *picks, int status)
{
	struct feed f = {.cli = cli};
	struct ft_out o;

	ft_out_begin(&o, cli, "cite");
	ft_out_list(&o, "citations");
	for (size_t i = 0, n; i < picks->len; i += n) {
		for (n = 1; i + n < picks->len && picks->v[i + n].joined; n++)
			;
		cite_group(&f, &o, s, &picks->v[i], n);
	}
	ft_feed_done(&f);
	ft_out_list_end(&o);
	return ft_out_end(&o, status);
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	const struct ft_style *s = ft_style_find(style_name);
	struct ft_picks picks = {0};
	int status;

	if (strcmp(style_name, "list") == 0)
		return list_styles(cli);
	if (s == NULL)
		return unknown_style();
	if (argc == 0)
		return ft_complain(FT_USAGE, "cite", "which address?");
	status = ft_picks_of(cli, argc, argv, &picks);
	status = cite_all(cli, s, &picks, status);
	free(picks.v);
	return status;
}

const struct ft_cmd ft_cmd_cite = {"cite", "ADDRESS...", "the citation alone, in a style",
				   true,   options,      run};
