#include "cli/cmd/picks.h"
#include "cli/out.h"

#include "base/safe.h"
#include "query/compare.h"
#include "render/place.h"
#include "render/side.h"

#include <stdio.h>

static bool unified, whole, by_text;

static const struct ft_opt options[] = {
	{"unified", NULL, FT_OPT_FLAG, &unified,
	 "one text with its changes in it, [-deleted-] and {+inserted+}"},
	{"whole", NULL, FT_OPT_FLAG, &whole, "the text of unchanged articles, too"},
	{"by-text", NULL, FT_OPT_FLAG, &by_text, "paired by the texts alone, curated rows set aside"},
	{NULL, NULL, FT_OPT_FLAG, NULL, NULL},
};

/* ---- JSON ---- */

static void json_spans(struct ft_json *j, const struct ft_diff *d)
{
	ft_json_open(j, "spans", '[');
	for (size_t i = 0; i < d->len; i++) {
		ft_json_open(j, NULL, '{');
		ft_json_cstr(j, "op", ft_diff_op_word(d->v[i].op));
		ft_json_str(j, "left", d->v[i].left);
		ft_json_str(j, "right", d->v[i].right);
		ft_json_close(j, '}');
	}
	ft_json_close(j, ']');
}

static void json_row(struct ft_json *j, const struct ft_compare_row *r, int day)
{
	ft_json_place_as(j, "left", r->has_left ? &r->left : NULL, day);
	ft_json_place_as(j, "right", r->has_right ? &r->right : NULL, day);
	ft_json_cstr(j, "change", r->told ? ft_change_key(r->change) : NULL);
	ft_json_bool(j, "unresolved", r->told && r->change == FT_CH_UNRESOLVED);
	ft_json_bool(j, "moved", r->moved);
	if (r->measured)
		ft_json_real(j, "similarity", r->similarity);
	else
		ft_json_null(j, "similarity");
	ft_json_real(j, "confidence", r->confidence);
	ft_json_str(j, "evidence", r->evidence);
	json_spans(j, &r->diff);
}

/* ---- text ---- */

static void put_end(struct ft_buf *out, bool has, const struct ft_place *p)
{
	ft_safe_line(out, has ? p->label.n ? p->label : p->eid : FT_S("—"));
	if (has && p->heading.n && !ft_eq(p->heading, p->label)) {
		ft_buf_putc(out, ' ');
		ft_safe_line(out, p->heading);
	}
}

static void put_title(struct ft_buf *out, const struct ft_compare_row *r)
{
	put_end(out, r->has_left, &r->left);
	ft_buf_puts(out, " → ");
	put_end(out, r->has_right, &r->right);
	if (r->told)
		ft_buf_fmt(out, "  %s", ft_change_word(r->change));
	else if (!r->has_left || !r->has_right)
		ft_buf_puts(out, "  not at hand");
	if (r->measured && r->has_left && r->has_right && r->similarity < 1)
		ft_buf_fmt(out, " %.2f", r->similarity);
	if (r->moved)
		ft_buf_puts(out, ", moved");
	if (r->told && r->confidence * 100 < FT_SURE_PERCENT)
		ft_buf_puts(out, ", not sure");
	ft_buf_putc(out, '\n');
}

static void put_unified(struct ft_buf *out, struct ft_cli *cli, const struct ft_compare_row *r)
{
	struct ft_str *runs = ft_arena_alloc(cli->arena, (2 * r->diff.len + 1) * sizeof *runs);
	char *sides = ft_arena_alloc(cli->arena, 2 * r->diff.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < r->diff.len; i++) {
		const struct ft_diff_span *s = &r->diff.v[i];

		if (s->op == FT_DIFF_EQUAL) {
			runs[n] = s->right, sides[n++] = ' ';
			continue;
		}
		runs[n] = s->left, sides[n++] = '-';
		runs[n] = s->right, sides[n++] = '+';
	}
	ft_side_unified(out, runs, sides, n, ft_columns(), cli->color);
}

static void put_side(struct ft_buf *out, struct ft_cli *cli, const struct ft_compare_row *r)
{
	size_t n = r->measured ? r->diff.len : 1;
	struct ft_side_run *left = ft_arena_alloc(cli->arena, (n + 1) * sizeof *left);
	struct ft_side_run *right = ft_arena_alloc(cli->arena, (n + 1) * sizeof *right);

	left[0].text = r->has_left ? r->left.body : FT_S("");
	right[0].text = r->has_right ? r->right.body : FT_S("");
	for (size_t i = 0; r->measured && i < n; i++) {
		const struct ft_diff_span *s = &r->diff.v[i];
		bool marked = s->op != FT_DIFF_EQUAL && r->has_left && r->has_right;

		left[i] = (struct ft_side_run){s->left, marked};
		right[i] = (struct ft_side_run){s->right, marked};
	}
	ft_side_by_side(out, left, n, right, n, ft_columns(), cli->color);
}

static void put_row(struct ft_buf *out, struct ft_cli *cli, const struct ft_compare_row *r)
{
	bool plain = r->told && (r->change == FT_CH_UNCHANGED || r->change == FT_CH_RENUMBERED) && !whole;

	put_title(out, r);
	if (plain)
		return;
	if (unified && r->measured)
		put_unified(out, cli, r);
	else
		put_side(out, cli, r);
	ft_buf_putc(out, '\n');
}

static void put_text_line(struct ft_buf *out, struct ft_cli *cli, const char *mark, const struct ft_target *t,
			  const struct ft_text *x)
{
	struct ft_buf line = {0};
	struct ft_place p;

	ft_buf_fmt(&line, "%.*s  ", FT_FMT(t->address));
	if (ft_place_of_work(cli->db, cli->arena, t->work, t->version, FT_S(""), &p)) {
		ft_safe_line(&line, ft_place_title(&p));
		ft_buf_puts(&line, " · ");
		ft_status_phrase(&line, &p, cli->day);
	}
	ft_buf_fmt(&line, " · %s · %s", ft_lang_word(x->lang), ft_authority_label(x->authority, FT_LANG_EN));
	ft_buf_puts(out, mark);
	ft_wrap(out, ft_buf_str(&line), ft_columns(), 2);
	ft_buf_putc(out, '\n');
	ft_buf_free(&line);
}

static void put_count(struct ft_buf *out, const struct ft_comparison *c)
{
	size_t n[FT_CH_COUNT] = {0}, told = 0;
	struct ft_buf line = {0};
	const char *between = "";

	for (size_t i = 0; i < c->len; i++)
		if (c->v[i].told) {
			n[c->v[i].change]++;
			told++;
		}
	for (int k = 0; k < FT_CH_COUNT; k++)
		if (n[k]) {
			ft_buf_fmt(&line, "%s%zu %s", between, n[k], ft_change_word((enum ft_change)k));
			between = " · ";
		}
	if (told < c->len)
		ft_buf_fmt(&line, "%s%zu side by side alone (two languages, or no text at hand)", between,
			   c->len - told);
	ft_wrap(out, ft_buf_str(&line), ft_columns(), 0);
	ft_buf_putc(out, '\n');
	ft_buf_free(&line);
}

/* ---- the whole ---- */

static void tsv_row(struct ft_out *o, const struct ft_compare_row *r)
{
	struct ft_buf a = {0}, b = {0};
	struct ft_str f[5];
	char similarity[16];

	if (r->has_left)
		ft_place_address(&a, &r->left);
	if (r->has_right)
		ft_place_address(&b, &r->right);
	snprintf(similarity, sizeof similarity, "%.2f", r->similarity);
	f[0] = ft_buf_str(&a), f[1] = ft_buf_str(&b), f[2] = ft_str(r->told ? ft_change_word(r->change) : "");
	f[3] = ft_str(r->measured ? similarity : ""), f[4] = r->evidence;
	ft_out_tsv(o, f, 5);
	ft_buf_free(&a);
	ft_buf_free(&b);
}

static void put_all(struct ft_out *o, const struct ft_comparison *c)
{
	for (size_t i = 0; i < c->len; i++) {
		struct ft_json *j = ft_out_item(o);

		if (j) {
			json_row(j, &c->v[i], o->cli->day);
			ft_out_item_end(o);
		} else if (o->cli->format == FT_TSV) {
			tsv_row(o, &c->v[i]);
		} else {
			put_row(&o->text, o->cli, &c->v[i]);
		}
	}
}

static int compare(struct ft_cli *cli, const struct ft_target *left, const struct ft_target *right)
{
	struct ft_comparison c;
	struct ft_json *j;
	struct ft_out o;

	if (!ft_compare(cli->db, cli->arena, left, right, cli->lang, by_text, &c))
		return ft_complain(
			FT_NONE, "compare",
			"no two texts of %.*s and %.*s are at hand; import one, or see fatiao list versions",
			FT_FMT(left->address), FT_FMT(right->address));
	j = ft_out_begin(&o, cli, "compare");
	if (j) {
		ft_json_cstr(j, "on", cli->on);
		ft_json_cstr(j, "paired_by", c.facing.by_number ? "number" : c.by_rows ? "curated" : "text");
	} else if (cli->format == FT_TEXT) {
		put_text_line(&o.text, cli, "- ", left, &c.facing.left);
		put_text_line(&o.text, cli, "+ ", right, &c.facing.right);
		put_count(&o.text, &c);
		ft_buf_putc(&o.text, '\n');
	}
	ft_out_list(&o, "rows");
	put_all(&o, &c);
	ft_out_list_end(&o);
	return ft_out_end(&o, c.len ? 0 : 1);
}

static int run(struct ft_cli *cli, int argc, char **argv)
{
	struct ft_target left, right;
	int status;

	if (argc != 2)
		return ft_complain(FT_USAGE, "compare", "two addresses");
	status = ft_pick_one(cli, argv[0], &left);
	if (status == 0)
		status = ft_pick_one(cli, argv[1], &right);
	return status ? status : compare(cli, &left, &right);
}

const struct ft_cmd ft_cmd_compare = {
	"compare", "ADDRESS ADDRESS", "two versions or works, article by article", true, options, run};
