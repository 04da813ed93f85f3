#include "cli/cmd/address.h"

#include "doc/eid.h"

#include <stdio.h>

static void say_candidates(const struct ft_resolved *r)
{
	const char *before = r->err == FT_NONE ? "another version has it: " : "";

	for (size_t i = 0; i < r->target_len; i++)
		fprintf(stderr, "  %s%.*s\n", before, FT_FMT(r->targets[i].address));
}

static void say_nearest(const struct ft_resolved *r)
{
	struct ft_buf b = {0};

	for (size_t i = 0; i < r->nearest_len; i++) {
		ft_buf_puts(&b, i ? ", " : "  nearest: ");
		ft_eid_label(&b, r->nearest[i], FT_LANG_ZH);
		ft_buf_fmt(&b, " (%.*s)", FT_FMT(r->nearest[i]));
	}
	if (b.len)
		fprintf(stderr, "%s\n", b.data);
	ft_buf_free(&b);
}

int ft_address_arg(struct ft_cli *cli, const char *text, struct ft_target *out)
{
	struct ft_resolved r;
	struct ft_str s = ft_str(text);
	size_t bad;

	if (!ft_utf8_valid(s, &bad))
		return ft_complain(FT_USAGE, text, "it is no UTF-8");
	r = ft_resolve(cli->db, cli->arena, s, cli->day);
	if (r.err == FT_OK) {
		*out = r.targets[0];
		return 0;
	}
	if (!ft_db_ok(cli->db))
		return 4;
	ft_complain(r.err, text, "%.*s", FT_FMT(r.message));
	say_candidates(&r);
	say_nearest(&r);
	if (r.err == FT_NONE && r.target_len + r.nearest_len + r.known.n == 0)
		fprintf(stderr, "  fatiao search finds works by words of their titles; fatiao list names them all\n");
	return ft_err_status(r.err);
}
