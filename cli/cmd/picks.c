#include "cli/cmd/picks.h"

#include "cli/cmd/address.h"
#include "cli/cmd/kept.h"
#include "cite/address.h"

#include <string.h>

static void add(struct ft_picks *out, struct ft_pick p)
{
	out->v = ft_grow(out->v, out->len, &out->cap, sizeof *out->v);
	out->v[out->len++] = p;
}

static int add_address(struct ft_cli *cli, const char *text, struct ft_picks *out)
{
	struct ft_pick p = {.last = {.work = 0}};
	int status = ft_address_arg(cli, text, &p.t);

	if (status == 0)
		add(out, p);
	return status;
}

/* The basket in its own order. An entry that is no longer in the library is refused: a list with a silent gap
 * would be worse than none. */
static int add_basket(struct ft_cli *cli, struct ft_picks *out)
{
	struct ft_user *u;
	struct ft_kept *v;
	size_t n;
	int status = ft_kept_user(cli, &u);

	if (status)
		return status;
	v = ft_basket_list(u, cli->matter, cli->arena, &n);
	if (n == 0)
		status = ft_complain(FT_NONE, "@basket", "the basket of the matter \"%s\" is empty; fatiao basket add ADDRESS",
				     cli->matter);
	for (size_t i = 0; i < n; i++) {
		struct ft_buf b = {0};
		int one;

		ft_address_put(&b, v[i].key, v[i].date, v[i].eid);
		one = add_address(cli, b.data, out);
		status = one > status ? one : status;
		ft_buf_free(&b);
	}
	ft_user_close(u);
	return status;
}

int ft_picks_of(struct ft_cli *cli, int argc, char **argv, struct ft_picks *out)
{
	int status = 0;

	for (int i = 0; i < argc; i++) {
		int one = strcmp(argv[i], "@basket") == 0 ? add_basket(cli, out) : add_address(cli, argv[i], out);

		status = one > status ? one : status;
	}
	return status;
}
