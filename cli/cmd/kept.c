#include "cli/cmd/kept.h"

#include "base/safe.h"
#include "cli/cmd/picks.h"
#include "doc/eid.h"
#include "query/browse.h"
#include "query/resolve.h"
#include "query/show.h"
#include "render/place.h"

#include <stdio.h>
#include <string.h>

int ft_kept_place(struct ft_cli *cli, const struct ft_target *t, struct ft_kept *out)
{
	struct ft_shown *shown;
	struct ft_buf label = {0};
	struct ft_place p;
	size_t n;

	*out = (struct ft_kept){0};
	if (!ft_target_place(cli->db, cli->arena, t, &p))
		return ft_complain(FT_NONE, t->address.p, "nothing of it is in the library");
	out->key = t->key;
	out->date = t->date;
	out->eid = t->eid;
	out->title = p.title_zh.n ? p.title_zh : p.title_en;
	ft_eid_label(&label, t->eid, FT_LANG_ZH);
	out->label = ft_arena_dup(cli->arena, ft_buf_str(&label));
	ft_buf_free(&label);
	if (t->eid.n) {
		shown = ft_show(cli->db, cli->arena, t, -1, &n);
		out->quote = n ? ft_quote_of(cli->arena, shown[0].place.body) : FT_S("");
		memcpy(out->sha, p.sha, sizeof out->sha);
	}
	return 0;
}

int ft_kept_arg(struct ft_cli *cli, const char *address, struct ft_kept *out)
{
	struct ft_target t;
	int status = ft_pick_one(cli, address, &t);

	return status ? status : ft_kept_place(cli, &t, out);
}

static const char *const state_words[] = {"here", "changed", "orphaned"};
static const char *const state_labels[] = {"", "its text changed since", "orphaned: not in the library now"};

static struct ft_str address_of(struct ft_cli *cli, const struct ft_kept *k)
{
	struct ft_place p = {.key = k->key, .date = k->date, .eid = k->eid};
	struct ft_buf b = {0};
	struct ft_str s;

	ft_place_address(&b, &p);
	s = ft_arena_dup(cli->arena, ft_buf_str(&b));
	ft_buf_free(&b);
	return s;
}

static void json_one(struct ft_cli *cli, struct ft_json *j, const struct ft_kept *k, enum ft_kept_state state,
		     size_t at)
{
	struct ft_resolved r = ft_resolve(cli->db, cli->arena, address_of(cli, k), cli->day);
	struct ft_place p;
	bool found = r.err == FT_OK && ft_target_place(cli->db, cli->arena, &r.targets[0], &p);

	ft_json_int(j, "position", (long long)at + 1);
	if (found) {
		ft_json_place(j, &p, cli->day);
	} else {
		ft_json_str(j, "address", address_of(cli, k));
		ft_json_str(j, "label", k->label);
		ft_json_pair(j, "title", k->title, (struct ft_str){NULL, 0});
	}
	ft_json_cstr(j, "state", state_words[state]);
	ft_json_str(j, "quote", k->quote);
	ft_json_str(j, "letter", k->letter.n ? k->letter : (struct ft_str){NULL, 0});
	ft_json_str(j, "note", k->text.n ? k->text : (struct ft_str){NULL, 0});
	ft_json_str(j, "written", k->when);
}

static void text_one(struct ft_cli *cli, struct ft_out *o, const struct ft_kept *k, enum ft_kept_state state,
		     size_t at)
{
	struct ft_buf *b = &o->text;

	if (cli->format == FT_TSV) {
		struct ft_str f[6] = {address_of(cli, k), k->letter, ft_str(state_words[state]),
				      k->quote,           k->text,   k->when};

		ft_out_tsv(o, f, 6);
		return;
	}
	if (k->letter.n)
		ft_safe_line(b, k->letter);
	else
		ft_buf_fmt(b, "%zu", at + 1);
	ft_buf_puts(b, "  ");
	ft_safe_line(b, address_of(cli, k)); /* a backup of somebody else's may hold anything */
	ft_buf_puts(b, "  ");
	ft_safe_line(b, k->title);
	ft_buf_putc(b, ' ');
	ft_safe_line(b, k->label);
	if (state != FT_KEPT_HERE)
		ft_buf_fmt(b, "  ┃ %s", state_labels[state]);
	ft_buf_puts(b, "\n     ");
	ft_safe_line(b, k->quote);
	ft_buf_putc(b, '\n');
	if (k->text.n) {
		ft_buf_puts(b, "     — ");
		ft_wrap_safe(b, k->text, ft_columns(), 7);
		ft_buf_putc(b, '\n');
	}
}

int ft_kept_list(struct ft_cli *cli, const char *command, const char *list, const struct ft_kept *v, size_t count,
		 const bool *wanted)
{
	size_t listed = 0;
	struct ft_out o;
	struct ft_json *j = ft_out_begin(&o, cli, command);

	if (j) {
		ft_json_cstr(j, "on", cli->on);
		ft_json_cstr(j, "matter", cli->matter);
	}
	ft_out_list(&o, list);
	for (size_t i = 0; i < count; i++) {
		enum ft_kept_state state;

		if (wanted && !wanted[i])
			continue;
		listed++;
		state = ft_kept_find(cli->db, cli->arena, v[i].key, v[i].date, v[i].eid, v[i].sha);
		if ((j = ft_out_item(&o))) {
			json_one(cli, j, &v[i], state, i);
			ft_out_item_end(&o);
		} else {
			text_one(cli, &o, &v[i], state, i);
		}
	}
	ft_out_list_end(&o);
	if (count == 0 && !cli->quiet)
		ft_complain(FT_NONE, command, "the matter \"%s\" has none; fatiao %s add puts one there", cli->matter, command);
	return ft_out_end(&o, listed ? 0 : 1);
}
