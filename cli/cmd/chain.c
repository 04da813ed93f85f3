#include "cli/cmd/chain.h"

#include "base/safe.h"
#include "cli/cmd/picks.h"
#include "cli/out.h"
#include "query/chain.h"
#include "render/place.h"

/* ---- JSON ---- */

static void json_one(struct ft_json *j, const struct ft_chain_link *c, int day)
{
	ft_json_cstr(j, "role", ft_chain_role_word(c->role));
	ft_json_cstr(j, "scope", ft_chain_scope_word(c->scope));
	ft_json_str(j, "via", c->via.n ? c->via : (struct ft_str){NULL, 0});
	ft_links_json(j, &c->link, day);
}

/* Links of one side that are the place's own, for the contract's `out` and `in`. */
static void json_side(struct ft_json *j, const char *key, const struct ft_chain *c, bool incoming, int day)
{
	ft_json_open(j, key, '[');
	for (size_t i = 0; i < c->len; i++) {
		if (c->v[i].incoming != incoming || c->v[i].scope == FT_CS_VIA)
			continue;
		ft_json_open(j, NULL, '{');
		json_one(j, &c->v[i], day);
		ft_json_close(j, '}');
	}
	ft_json_close(j, ']');
}

static void json_roles(struct ft_json *j, const struct ft_chain *c, int day)
{
	ft_json_open(j, "chain", '{');
	for (size_t i = 0; i < c->len;) {
		enum ft_chain_role role = c->v[i].role;

		ft_json_open(j, ft_chain_role_word(role), '[');
		for (; i < c->len && c->v[i].role == role; i++) {
			ft_json_open(j, NULL, '{');
			json_one(j, &c->v[i], day);
			ft_json_close(j, '}');
		}
		ft_json_close(j, ']');
	}
	ft_json_close(j, '}');
}

static void json_chain(struct ft_json *j, struct ft_cli *cli, const struct ft_target *t,
		       const struct ft_chain *c)
{
	struct ft_place place;

	ft_json_cstr(j, "on", cli->on);
	if (ft_target_place(cli->db, cli->arena, t, &place))
		ft_json_place_as(j, "place", &place, cli->day);
	ft_json_bool(j, "duty", c->duty);
	ft_json_bool(j, "power", c->power);
	json_roles(j, c, cli->day);
	json_side(j, "out", c, false, cli->day);
	json_side(j, "in", c, true, cli->day);
}

/* ---- text ---- */

static void put_end(struct ft_buf *out, const struct ft_place *p, int day)
{
	struct ft_buf b = {0};

	ft_place_address(&b, p);
	if (p->level)
		ft_buf_fmt(out, "level %d  ", p->level);
	ft_safe_line(out, ft_place_title(p));
	ft_buf_putc(out, ' ');
	ft_safe_line(out, p->label);
	if (p->heading.n) {
		ft_buf_putc(out, ' ');
		ft_safe_line(out, p->heading);
	}
	ft_buf_fmt(out, "  [%s] ", b.data);
	ft_status_phrase(out, p, day);
	ft_buf_free(&b);
}

static void put_scope(struct ft_buf *out, const struct ft_chain_link *c)
{
	const struct ft_place *end = c->incoming ? &c->link.to : &c->link.from;

	if (c->scope == FT_CS_ABOVE)
		ft_buf_fmt(out, "      written of the whole: %.*s\n", FT_FMT(end->eid));
	else if (c->scope == FT_CS_INSIDE)
		ft_buf_fmt(out, "      written of a part: %.*s\n", FT_FMT(end->eid));
	else if (c->scope == FT_CS_VIA)
		ft_buf_fmt(out, "      by way of %.*s\n", FT_FMT(c->via));
}

static void put_link(struct ft_buf *out, struct ft_cli *cli, const struct ft_chain_link *c)
{
	const struct ft_link *l = &c->link;
	struct ft_str why = cli->lang == FT_LANG_EN || l->why_zh.n == 0 ? l->why_en : l->why_zh;

	ft_buf_puts(out, "  ");
	if (l->relation.n)
		ft_buf_fmt(out, "%.*s ", FT_FMT(l->relation));
	ft_buf_puts(out, c->incoming ? "← " : "→ ");
	if (c->incoming || l->has_to)
		put_end(out, c->incoming ? &l->from : &l->to, cli->day);
	else
		ft_buf_puts(out, "nothing");
	ft_buf_putc(out, '\n');
	put_scope(out, c);
	if (why.n) {
		ft_buf_puts(out, "      ");
		ft_wrap_safe(out, why, ft_columns(), 6);
		ft_buf_putc(out, '\n');
	}
	if (l->strength || l->basis.n)
		ft_buf_fmt(out, "      strength %ld%s%.*s\n", l->strength, l->basis.n ? ", " : "", FT_FMT(l->basis));
}

/* Units are many and alike: one line for those that test one control. */
static size_t put_units(struct ft_buf *out, const struct ft_chain *c, size_t i)
{
	struct ft_str control = c->v[i].via;
	size_t from = i;
	struct ft_buf line = {0};

	for (; i < c->len && c->v[i].role == FT_CR_UNIT && ft_eq(c->v[i].via, control); i++) {
		ft_buf_puts(&line, i > from ? ", " : "");
		ft_buf_add(&line,
			   c->v[i].link.from.label.n ? c->v[i].link.from.label : c->v[i].link.from.eid);
	}
	ft_buf_fmt(out, "  %.*s ← %.*s ", FT_FMT(control), FT_FMT(c->v[from].link.from.key));
	ft_wrap_safe(out, ft_buf_str(&line), ft_columns(), 6);
	ft_buf_putc(out, '\n');
	ft_buf_free(&line);
	return i;
}

static void put_chain(struct ft_buf *out, struct ft_cli *cli, const struct ft_target *t,
		      const struct ft_chain *c)
{
	enum ft_lang lang = cli->lang == FT_LANG_ZH ? FT_LANG_ZH : FT_LANG_EN;
	struct ft_place place;

	if (ft_target_place(cli->db, cli->arena, t, &place))
		put_end(out, &place, cli->day);
	ft_buf_putc(out, '\n');
	if (!c->duty && !c->power)
		ft_buf_puts(out, c->len ? "no inspection and no power is linked to it; where it came from and went:\n"
					: "no inspection and no power is linked to it; fatiao links tells what is\n");
	for (size_t i = 0; i < c->len;) {
		if (i == 0 || c->v[i].role != c->v[i - 1].role)
			ft_buf_fmt(out, "\n%s:\n", ft_chain_role_label(c->v[i].role, lang));
		if (c->v[i].role == FT_CR_UNIT)
			i = put_units(out, c, i);
		else
			put_link(out, cli, &c->v[i++]);
	}
}

/* ---- the whole ---- */

static void put_lines(struct ft_out *o, const struct ft_chain *c)
{
	for (size_t i = 0; i < c->len; i++) {
		const struct ft_link *l = &c->v[i].link;
		struct ft_json *j = ft_out_item(o);

		if (j) {
			json_one(j, &c->v[i], o->cli->day);
			ft_out_item_end(o);
		} else {
			struct ft_buf a = {0}, b = {0};
			struct ft_str f[6];

			ft_place_address(&a, &l->from);
			if (l->has_to)
				ft_place_address(&b, &l->to);
			f[0] = ft_str(ft_chain_role_word(c->v[i].role)), f[1] = ft_buf_str(&a),
			f[2] = l->type;
			f[3] = l->relation, f[4] = ft_buf_str(&b), f[5] = l->why_en;
			ft_out_tsv(o, f, 6);
			ft_buf_free(&a);
			ft_buf_free(&b);
		}
	}
}

int ft_chain_show(struct ft_cli *cli, const char *address)
{
	struct ft_target t;
	struct ft_chain c;
	struct ft_json *j;
	struct ft_out o;
	int status = ft_pick_one(cli, address, &t);

	if (status)
		return status;
	if (t.eid.n == 0)
		return ft_complain(FT_USAGE, address, "a chain hangs on a provision; name one");
	c = ft_chain_of(cli->db, cli->arena, &t, cli->day);
	j = ft_out_begin(&o, cli, "links");
	if (j)
		json_chain(j, cli, &t, &c);
	else if (cli->format == FT_TEXT)
		put_chain(&o.text, cli, &t, &c);
	else
		put_lines(&o, &c);
	return ft_out_end(&o, c.len ? 0 : 1);
}
